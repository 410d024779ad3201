"""Which releases somebody wants to see, what that means to the engine, and how many fit it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from humasdesk import clock
from humasdesk.domain.release import State
from humasdesk.store import directory
from humasdesk.store import tables as t
from humasdesk.store.search import ALL_BUT

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


_RARE = 2_000
"""Fewer mentions than this are looked up first; more are met soon enough while the list is walked."""


def conditions(connection: sa.Connection, wanted: Wanted, *, walking: bool = False,
               found: bool = False) -> list[sa.ColumnElement[bool]]:
    """What a row of ``release`` has to fulfil. ``walking`` keeps the engine from finding by state and sorting
    then, where it had better walk an order's own index: with states that most releases have. ``found`` says that
    releases are found another way, by their text: each is then tested, where the engine would else go through all that
    mention an entity once for every match."""
    columns = t.release.c
    here = [sa.literal_column(f"+release.{name}") if found else columns[name] for name in ("id", "position")]
    holding = [_state(each(wanted.state), "+release." if walking else "release.")]
    for kind in ("official", "event", "tag"):
        named: tuple[str, ...] = each(getattr(wanted, kind))
        if named:
            aliases = [alias for one in named for alias in directory.aliases(connection, one)]
            which = sa.and_(t.mention.c.kind == kind, t.mention.c.entity.in_(aliases))
            holding.append(_among(connection, t.mention.c.release, here[0], which))
    if wanted.region:
        codes = [code for one in each(wanted.region) for code in directory.aliases(connection, one)]
        holding.append(_among(connection, t.lying.c.position, here[1], t.lying.c.region.in_(codes)))
    if wanted.writer:
        holding.append(sa.or_(*(columns.writers.contains(f'"{one}"', autoescape=True) for one in each(wanted.writer))))
    if wanted.number:
        holding.append(columns.number.icontains(wanted.number, autoescape=True))
    if wanted.embargo_at:
        # by the few embargoes, and not, as the engine would guess, by the many published ones
        holding += [sa.literal_column("+release.public", sa.Text) == "published",
                    columns.embargo_until > clock.to_text(wanted.embargo_at)]
    return holding + _days(wanted)


def _state(states: tuple[str, ...], table: str) -> sa.ColumnElement[bool]:
    state, public = (sa.literal_column(f"{table}{name}", sa.Text) for name in ("state", "public"))
    if not states:
        return state != "discarded"
    return sa.or_(*(public == one if one in ("published", "withdrawn") else state == one for one in states))


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
    region = t.lying.c.region
    return sa.or_(region == code, sa.and_(region > f"{code}.", region < f"{code}/"))


def _among(connection: sa.Connection, there: sa.ColumnElement[Any], here: sa.ColumnElement[Any],
           which: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Whether a release (its column ``here``) is one of those that another table's rows (``which``) name ``there``."""
    found = sa.select(there).where(which)
    some = sa.select(sa.func.count()).select_from(found.limit(_RARE).subquery())
    if connection.execute(some).scalar_one() < _RARE:
        return here.in_(found)
    return sa.exists().where(there == here, which)


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many releases stand in each state, by the same rule as the filter."""
    columns = t.release.c
    rows = connection.execute(sa.select(columns.state, sa.func.count()).group_by(columns.state)).all()
    found = dict(rows)
    public = connection.execute(sa.select(columns.public, sa.func.count()).group_by(columns.public)).all()
    found.update({name: count for name, count in public if name != "none"})
    return found


def count(connection: sa.Connection, wanted: Wanted, match: str = "",
          also: sa.ColumnElement[bool] | None = None) -> int:
    """How many releases are wanted; with ``match`` (an FTS5 expression) only those that hold its words, and only what
    fulfils ``also``."""
    query = sa.select(sa.func.count()).select_from(t.release).where(
        *conditions(connection, wanted, found=bool(match)), *matching(match), *([] if also is None else [also]))
    return int(connection.execute(query).scalar_one())


SEARCH = sa.table("search", sa.column("rowid", sa.Integer))


def holds(match: str) -> sa.ColumnElement[bool]:
    """Whether a row of ``search`` fits an FTS5 expression."""
    return sa.literal_column("search", sa.Text).bool_op("MATCH")(match)


def matching(match: str) -> list[sa.ColumnElement[bool]]:
    """The further condition that a release's text holds an FTS5 expression, or does not; none for an empty one."""
    place = t.release.c.position
    if match.startswith(ALL_BUT):
        return [place.not_in(sa.select(SEARCH.c.rowid).where(holds(match.removeprefix(ALL_BUT))))]
    return [place.in_(sa.select(SEARCH.c.rowid).where(holds(match)))] if match else []


def named(connection: sa.Connection, kind: str, wanted: Wanted, match: str = "") -> dict[str, int]:
    """How many of the wanted releases name each entity of a kind, by entity."""
    mention = t.mention.c
    return _tally(connection, mention.entity, mention.kind == kind, mention.release == sa.literal_column("+release.id"),
                  wanted, match)


def regions_named(connection: sa.Connection, wanted: Wanted, match: str = "",
                  within: tuple[str, ...] = ()) -> dict[str, int]:
    """How many of the wanted releases lie in each region, by code: in provinces (``64``), kabupaten and kota
    (``64.72``), and in kecamatan (``64.72.01``) only of those ``within``."""
    region = t.lying.c.region
    shown: sa.ColumnElement[bool] = sa.func.length(region).in_((2, 5))
    if within:
        shown = sa.or_(shown, sa.and_(sa.func.length(region) == 8, sa.or_(*map(inside, within))))
    return _tally(connection, region, shown, t.lying.c.position == sa.literal_column("+release.position"),
                  wanted, match)


def _tally(connection: sa.Connection, counted: sa.ColumnElement[str], which: sa.ColumnElement[bool],
           same: sa.ColumnElement[bool], wanted: Wanted, match: str) -> dict[str, int]:
    """How many of the wanted releases stand beside each value of ``counted``. All but the discarded are counted as
    all without the discarded: the index answers the one, and the others are few. (The plus signs in ``same`` let the
    engine go from the wanted releases to what they name, not the other way.)"""
    if wanted == Wanted() and not match:
        every = connection.execute(sa.select(counted, sa.func.count()).where(which).group_by(counted))
        found = {row[0]: row[1] for row in every}
        for value, count in _tally(connection, counted, which, same, Wanted(state="discarded"), "").items():
            found[value] -= count
        return {value: count for value, count in found.items() if count}
    query = (sa.select(counted, sa.func.count()).select_from(t.release.join(counted.table, same))
             .where(which, *conditions(connection, wanted, found=bool(match)), *matching(match)).group_by(counted))
    return {row[0]: row[1] for row in connection.execute(query)}
