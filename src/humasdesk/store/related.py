"""Releases that name the same people, places, occasions and subjects as another, the rarer the heavier."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa

from humasdesk.store import directory
from humasdesk.store import tables as t

_KIND_WEIGHT = {"event": 3.0, "official": 2.0, "tag": 2.0, "region": 1.0}
"""An event in common says most; a region is shared by half of the desk."""
_COMMON = 3_000
"""Of an entity that more releases than these name, only the newest count."""

Shared = tuple[str, str]
"""Kind and entity that two releases both name."""


def sharing(connection: sa.Connection, named: Iterable[Shared], *,
            limit: int) -> list[tuple[str, float, tuple[Shared, ...]]]:
    """Release, weight and what is shared, heaviest first; discarded releases are left out."""
    total = int(connection.execute(sa.select(sa.func.count()).select_from(t.release)).scalar_one())
    weights: defaultdict[str, float] = defaultdict(float)
    shared: defaultdict[str, list[Shared]] = defaultdict(list)
    for kind, entity in named:
        rows = connection.execute(
            sa.select(t.mention.c.release).distinct().join(t.release, t.release.c.id == t.mention.c.release)
            .where(t.mention.c.kind == kind, t.mention.c.entity.in_(directory.aliases(connection, entity)),
                   t.release.c.state != "discarded")
            .order_by(t.release.c.position.desc()).limit(_COMMON)).scalars().all()
        weight = _KIND_WEIGHT.get(kind, 1.0) * math.log1p(total / max(1, len(rows)))
        for release in rows:
            weights[release] += weight
            shared[release].append((kind, entity))
    best = sorted(weights, key=lambda one: (-weights[one], one))[:limit]
    return [(one, weights[one], tuple(shared[one])) for one in best]


def alike(connection: sa.Connection, match: str, *, limit: int) -> dict[str, float]:
    """Releases whose headline and text hold some of the words of ``match`` (an FTS5 expression), with how well (above
    0, 1 for the best)."""
    rows = connection.exec_driver_sql(
        "SELECT rowid, bm25(search, 8.0, 2.0, 2.0, 1.0, 1.0) AS score FROM search WHERE search MATCH ? "
        "ORDER BY score LIMIT ?", (match, limit)).all()
    if not rows:
        return {}
    best = min(row[1] for row in rows) or -1.0
    ids: dict[int, str] = dict(connection.execute(
        sa.select(t.release.c.position, t.release.c.id)
        .where(t.release.c.position.in_([row[0] for row in rows]), t.release.c.state != "discarded")).all())
    return {ids[row[0]]: row[1] / best for row in rows if row[0] in ids}
