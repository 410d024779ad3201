"""Which releases somebody wants to see, what that means to the engine, and how many fit it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from humasdesk import clock
from humasdesk.domain.release import State
from humasdesk.store import directory
from humasdesk.store import tables as t

Names = str | tuple[str, ...] | None
"""One id, or several of which any will do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which releases: ``state`` as people call it (``published`` and ``withdrawn`` go by the public state, and
    discarded ones show only when asked for), and entities that the head names. Of one kind any will do; different
    kinds hold together.

    ``number`` is a piece of the release number. ``years``, ``after`` and ``before`` (both days left out themselves)
    go by the day of the release, and for one without a day by the day (UTC) on which it was last worked on.
    ``embargo_at`` wants published releases whose embargo has not ended at that moment.
    """

    state: State | tuple[State, ...] | None = None
    region: Names = None
    official: Names = None
    event: Names = None
    tag: Names = None
    writer: Names = None
    number: str = ""
    years: tuple[int, ...] = ()
    after: date | None = None
    before: date | None = None
    embargo_at: datetime | None = None


def each(names: Names) -> tuple[str, ...]:
    """All ids of a filter's field."""
    if not names:
        return ()
    return (names,) if isinstance(names, str) else names


DAY = sa.func.coalesce(t.release.c.date, sa.func.substr(t.release.c.updated, 1, 10))
"""The day a release counts under."""


def conditions(connection: sa.Connection, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """What a row of ``release`` has to fulfil."""
    columns = t.release.c
    found = [_state(each(wanted.state))]
    for kind in ("official", "event", "tag"):
        named: tuple[str, ...] = each(getattr(wanted, kind))
        if named:
            found.append(_names(kind, [alias for one in named for alias in directory.aliases(connection, one)]))
    if wanted.region:
        found.append(sa.exists().where(
            t.mention.c.release == columns.id, t.mention.c.kind == "region",
            sa.or_(*(inside(code) for one in each(wanted.region) for code in directory.aliases(connection, one)))))
    if wanted.writer:
        found.append(sa.or_(*(columns.writers.contains(f'"{one}"', autoescape=True) for one in each(wanted.writer))))
    if wanted.number:
        found.append(columns.number.icontains(wanted.number, autoescape=True))
    if wanted.embargo_at:
        found += [columns.public == "published", columns.embargo_until > clock.to_text(wanted.embargo_at)]
    return found + _days(wanted)


def _state(states: tuple[str, ...]) -> sa.ColumnElement[bool]:
    columns = t.release.c
    if not states:
        return columns.state != "discarded"
    return sa.or_(*(columns.public == one if one in ("published", "withdrawn") else columns.state == one
                    for one in states))


def _days(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.years:
        found.append(sa.or_(*(DAY.between(f"{year:04}-01-01", f"{year:04}-12-31") for year in wanted.years)))
    if wanted.after:
        found.append(wanted.after.isoformat() < DAY)
    if wanted.before:
        found.append(wanted.before.isoformat() > DAY)
    return found


def inside(code: str) -> sa.ColumnElement[bool]:
    """The region of that code or one inside it: a range of codes, which the index answers (``/`` follows ``.``)."""
    entity = t.mention.c.entity
    return sa.or_(entity == code, sa.and_(entity > f"{code}.", entity < f"{code}/"))


def _names(kind: str, entities: list[str]) -> sa.ColumnElement[bool]:
    return sa.exists().where(t.mention.c.release == t.release.c.id, t.mention.c.kind == kind,
                             t.mention.c.entity.in_(entities))


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many releases stand in each state, by the same rule as the filter."""
    columns = t.release.c
    rows = connection.execute(sa.select(columns.state, sa.func.count()).group_by(columns.state)).all()
    found = dict(rows)
    public = connection.execute(sa.select(columns.public, sa.func.count()).group_by(columns.public)).all()
    found.update({name: count for name, count in public if name != "none"})
    return found


def count(connection: sa.Connection, wanted: Wanted, match: str = "") -> int:
    """How many releases are wanted; with ``match`` (an FTS5 expression) only those that hold its words."""
    query = sa.select(sa.func.count()).select_from(t.release).where(*conditions(connection, wanted), *matching(match))
    return int(connection.execute(query).scalar_one())


SEARCH = sa.table("search", sa.column("rowid", sa.Integer))


def holds(match: str) -> sa.ColumnElement[bool]:
    """Whether a row of ``search`` fits an FTS5 expression."""
    return sa.literal_column("search", sa.Text).bool_op("MATCH")(match)


def matching(match: str) -> list[sa.ColumnElement[bool]]:
    """The further condition that a release's text holds an FTS5 expression; none for an empty one."""
    return [t.release.c.position.in_(sa.select(SEARCH.c.rowid).where(holds(match)))] if match else []


def named(connection: sa.Connection, kind: str, wanted: Wanted, match: str = "") -> dict[str, int]:
    """How many of the wanted releases name each entity of a kind, by entity; a region counts also what lies in it."""
    entity: sa.ColumnElement[str] = t.mention.c.entity
    found: dict[str, int] = {}
    for part in _depths(entity) if kind == "region" else (entity,):
        query = (sa.select(part, sa.func.count(t.mention.c.release.distinct()))
                 .join(t.release, t.release.c.id == t.mention.c.release)
                 .where(t.mention.c.kind == kind, *conditions(connection, wanted), *matching(match)).group_by(part))
        found.update({one: count for one, count in connection.execute(query) if one})
    return found


def _depths(code: sa.ColumnElement[str]) -> tuple[sa.ColumnElement[str], ...]:
    """A region's code cut to province (``64``), kabupaten or kota (``64.72``) and kecamatan (``64.72.01``)."""
    length = sa.func.length(code)
    return tuple(sa.case((length >= digits, sa.func.substr(code, 1, digits)), else_="") for digits in (2, 5, 8))
