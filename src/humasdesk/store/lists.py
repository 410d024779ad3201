"""Releases as lists show them: filters, keyset pages, counts, search results, history."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

import sqlalchemy as sa

from humasdesk import clock
from humasdesk.domain.release import Embargo, Public, State, Step, Summary, Working
from humasdesk.errors import NotFound
from humasdesk.i18n import mark
from humasdesk.store import directory
from humasdesk.store import tables as t
from humasdesk.store.ready import Ready, among, listed
from humasdesk.store.search import Forms, Marker, match_text, parse

_RANKED = 1_000
"""How many of the newest matches are ranked: a word that stands everywhere must not cost a reading of everything."""

_FIRST = 64
"""How many matches are looked at first: a page of them, as a rule."""

Order = Literal["newest", "relevance"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which releases: ``state`` as people call it (``published`` and ``withdrawn`` go by the public state, and
    discarded ones show only when asked for), and entities that the head names."""

    state: State | None = None
    region: str | None = None
    official: str | None = None
    event: str | None = None
    tag: str | None = None
    writer: str | None = None


def _conditions(connection: sa.Connection, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    columns = t.release.c
    found: list[sa.ColumnElement[bool]] = []
    if wanted.state in ("published", "withdrawn"):
        found.append(columns.public == wanted.state)
    elif wanted.state:
        found.append(columns.state == wanted.state)
    else:
        found.append(columns.state != "discarded")
    for kind in ("official", "event", "tag"):
        named = getattr(wanted, kind)
        if named:
            found.append(_names(kind, directory.aliases(connection, named)))
    if wanted.region:
        found.append(sa.exists().where(
            t.mention.c.release == columns.id, t.mention.c.kind == "region",
            sa.or_(*(_inside(code) for code in directory.aliases(connection, wanted.region)))))
    if wanted.writer:
        found.append(columns.writers.contains(f'"{wanted.writer}"'))
    return found


def _inside(code: str) -> sa.ColumnElement[bool]:
    """The region of that code or one inside it: a range of codes, which the index answers (``/`` follows ``.``)."""
    entity = t.mention.c.entity
    return sa.or_(entity == code, sa.and_(entity > f"{code}.", entity < f"{code}/"))


def _names(kind: str, entities: list[str]) -> sa.ColumnElement[bool]:
    return sa.exists().where(t.mention.c.release == t.release.c.id, t.mention.c.kind == kind,
                             t.mention.c.entity.in_(entities))


def page(connection: sa.Connection, wanted: Wanted, *, before: int | None = None, limit: int = 100) -> list[Summary]:
    """Up to ``limit`` releases, newest first, older than position ``before`` (keyset paging)."""
    query = sa.select(t.release).where(*_conditions(connection, wanted))
    query = query.order_by(t.release.c.position.desc()).limit(limit)
    if before is not None:
        query = query.where(t.release.c.position < before)
    return [summary(row) for row in connection.execute(query).mappings()]


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many releases stand in each state, by the same rule as the filter."""
    columns = t.release.c
    rows = connection.execute(sa.select(columns.state, sa.func.count()).group_by(columns.state)).all()
    found = dict(rows)
    public = connection.execute(sa.select(columns.public, sa.func.count()).group_by(columns.public)).all()
    found.update({name: count for name, count in public if name != "none"})
    return found


def count(connection: sa.Connection, wanted: Wanted) -> int:
    """How many releases are wanted."""
    return int(connection.execute(
        sa.select(sa.func.count()).select_from(t.release).where(*_conditions(connection, wanted))).scalar_one())


def search(connection: sa.Connection, query: str, wanted: Wanted, forms: Forms, fold: Callable[[str], str], *,
           order: Order = "newest", limit: int = 50) -> list[Summary]:
    """Releases that hold the query's words, with snippets; raises ``BadInput`` on a query that cannot be."""
    terms = parse(query)
    match = match_text(terms, forms)
    conditions = _conditions(connection, wanted)
    found: list[Summary] = []
    marker = Marker(terms, forms, fold)
    matched = _ranked(connection, match) if order == "relevance" else _newest(connection, match)
    for chunk in matched:
        rows = {row["position"]: row for row in connection.execute(
            sa.select(t.release).where(t.release.c.position.in_(chunk), *conditions)).mappings()}
        shown = [position for position in chunk if position in rows][:limit - len(found)]
        texts: dict[int, bytes] = dict(_TEXTS.rows(connection, ids=listed(shown)))
        for position in shown:
            if position in texts:
                text = zlib.decompress(texts[position]).decode()
                found.append(summary(rows[position], _snippet(marker, rows[position], text)))
        if len(found) >= limit:
            break
    return found


_TEXTS = Ready(sa.select(t.reading.c.position, t.reading.c.text).where(among(t.reading.c.position)))


def _newest(connection: sa.Connection, match: str) -> Iterable[list[int]]:
    """Positions of the matches, newest first, in growing chunks, so that a page costs a page."""
    below, size = 2**62, _FIRST
    while True:
        rows = [row[0] for row in connection.exec_driver_sql(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            (match, below, size))]
        if rows:
            yield rows
        if len(rows) < size:
            return
        below, size = rows[-1], min(size * 4, 900)


def _ranked(connection: sa.Connection, match: str) -> Iterable[list[int]]:
    """The newest matches by relevance: headline before names and kicker before body before affix forms."""
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM (SELECT rowid, bm25(search, 10.0, 4.0, 5.0, 1.0, 0.5) AS score FROM search "
        "WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY score, rowid DESC", (match, _RANKED))
    positions = [row[0] for row in rows]
    yield positions[:_FIRST]
    for start in range(_FIRST, len(positions), 200):
        yield positions[start:start + 200]


def _snippet(marker: Marker, row: Mapping[Any, Any], text: str) -> str:
    first = marker.first(text)
    if first is None and marker.first(row["headline"]) is not None:
        return marker.snippet(row["headline"])
    return marker.snippet(text, first=first or 0)


def summary(row: Mapping[Any, Any], snippet: str = "") -> Summary:
    """A row of ``release`` as a value."""
    embargo = None
    if row["embargo_until"]:
        embargo = Embargo(clock.from_text(row["embargo_until"]), row["embargo_zone"])
    return Summary(
        id=row["id"], headline=row["headline"], state=cast("State", row["state"]),
        working=cast("Working", row["working"]), public=cast("Public", row["public"]), kicker=row["kicker"],
        dateline=row["dateline"], region=row["region"], date=date.fromisoformat(row["date"]) if row["date"] else None,
        number=row["number"], editions=row["editions"], conflict=row["heads"] > 1,
        unapproved=bool(row["unapproved"]), embargo=embargo, writers=tuple(json.loads(row["writers"])),
        updated=clock.from_text(row["updated"]), position=row["position"], snippet=snippet,
    )


def one(connection: sa.Connection, release_id: str) -> Summary:
    """The release of that id."""
    row = connection.execute(sa.select(t.release).where(t.release.c.id == release_id)).mappings().first()
    if row is None:
        raise NotFound(mark("There is no release {name} on this desk."), name=release_id)
    return summary(row)


def find(connection: sa.Connection, name: str) -> str:
    """The id of the release that ``name`` means: an id, a piece of one that fits only one, or a number."""
    wanted = name.strip().lower()
    columns = t.release.c
    exact = connection.execute(sa.select(columns.id).where(
        sa.or_(columns.id == wanted, columns.number == name.strip()))).all()
    if len(exact) == 1 and wanted:
        return str(exact[0][0])
    if len(wanted) >= 4 and set(wanted) <= set("0123456789abcdef-"):
        near = connection.execute(sa.select(columns.id).where(
            sa.or_(columns.id.startswith(wanted), columns.id.endswith(wanted))).limit(2)).all()
        if len(near) == 1:
            return str(near[0][0])
        if near:
            raise NotFound(mark("More than one release has an id with {name}. Give more of it."), name=name)
    raise NotFound(mark("There is no release {name} on this desk."), name=name)


def history(connection: sa.Connection, release_id: str, person_of: Callable[[str], str],
            further: Iterable[tuple[int, Step]] = ()) -> tuple[Step, ...]:
    """Everything that was said of a release, in the order it came to this desk; what does not count says why.
    ``further`` are steps with their running numbers that are told among them."""
    refused = json.loads(connection.execute(
        sa.select(t.release.c.refused).where(t.release.c.id == release_id)).scalar() or "{}")
    steps: list[tuple[int, Step]] = [*further]
    for row in connection.execute(sa.select(t.revision).where(t.revision.c.release == release_id)).mappings():
        steps.append((row["seq"], Step(
            row["id"], "revision", "edit", person_of(row["key"]), clock.from_text(row["at"]), row["id"],
            row["note"], counts=row["id"] not in refused, why_not=refused.get(row["id"], ""))))
    for row in connection.execute(sa.select(t.act).where(t.act.c.release == release_id)).mappings():
        kind = "edition" if row["action"] in ("publish", "force-publish") else "move"
        steps.append((row["seq"], Step(
            row["id"], kind, row["action"], person_of(row["key"]), clock.from_text(row["at"]), row["revision"],
            row["note"], row["reason"], row["id"] not in refused, refused.get(row["id"], ""))))
    for row in connection.execute(
        sa.select(t.number, t.link.c.seq, t.link.c.at, t.act.c.revision)
        .join(t.link, t.link.c.id == t.number.c.id).join(t.act, t.act.c.id == t.number.c.edition)
        .where(t.number.c.release == release_id)
    ).mappings():
        steps.append((row["seq"], Step(
            row["id"], "number", "number", person_of(row["key"]), clock.from_text(row["at"]), row["revision"],
            row["number"], counts=row["id"] not in refused, why_not=refused.get(row["id"], ""))))
    return tuple(step for _, step in sorted(steps, key=lambda pair: pair[0]))


def brought_in(connection: sa.Connection, file: str) -> str | None:
    """The release that was imported from the file of this hash, if one was."""
    row = _ORIGIN.first(connection, file=file)
    return str(row[0]) if row else None


_ORIGIN = Ready(sa.select(t.origin.c.release).where(t.origin.c.file == sa.bindparam("file"))
                .order_by(t.origin.c.release))


def head_record(connection: sa.Connection, release_id: str) -> str | None:
    """The id of the revision that stands for the release."""
    row = _HEAD.first(connection, id=release_id)
    return str(row[0]) if row else None


_HEAD = Ready(sa.select(t.release.c.head).where(t.release.c.id == sa.bindparam("id")))


def heads(connection: sa.Connection) -> dict[str, str]:
    """Every release's head."""
    return dict(connection.execute(sa.select(t.release.c.id, t.release.c.head)).all())


def acts_of(connection: sa.Connection, release_id: str, action: str) -> list[tuple[str, str, str]]:
    """(id, revision, author's key) of a release's acts of one kind, in the order they came."""
    rows = connection.execute(
        sa.select(t.act.c.id, t.act.c.revision, t.act.c.key)
        .where(t.act.c.release == release_id, t.act.c.action == action).order_by(t.act.c.seq))
    return [(row[0], row[1], row[2]) for row in rows]
