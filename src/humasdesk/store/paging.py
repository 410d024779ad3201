"""Pages of releases in the orders a list can have. The next page begins after the last row's own key (keyset paging),
so that it costs a page however far down it lies; each order has its index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from humasdesk.domain.release import Summary
from humasdesk.store import tables as t
from humasdesk.store.wanted import Wanted, conditions, each, matching

ListOrder = Literal["newest", "oldest", "headline", "date", "number", "state"]
"""``date``, ``number`` and ``state`` begin with the latest day, the highest number and the least advanced state."""

Key = str | int


@dataclass(frozen=True, slots=True)
class _Order:
    """``sql`` is what is sorted by, as the index has it; ``of`` the same of a row. Ties go by position."""

    sql: str
    of: Callable[[Summary], Key]
    rising: bool = False


_POSITION = "release.position"
_ORDERS: Mapping[ListOrder, _Order] = {
    "newest": _Order(_POSITION, lambda one: one.position),
    "oldest": _Order(_POSITION, lambda one: one.position, rising=True),
    "headline": _Order(t.BY_HEADLINE, lambda one: one.headline, rising=True),
    "date": _Order(t.BY_DAY, lambda one: one.date.isoformat() if one.date else t.NO_DAY),
    "number": _Order(t.BY_NUMBER, lambda one: one.number_key),
    "state": _Order(t.BY_STATE, lambda one: t.STATE_RANK[one.state]),
}
LIST_ORDERS: tuple[ListOrder, ...] = tuple(_ORDERS)


def page(connection: sa.Connection, wanted: Wanted, read: Callable[[Mapping[Any, Any]], Summary], *,
         order: ListOrder = "newest", after: Summary | None = None, limit: int = 100, match: str = "",
         also: sa.ColumnElement[bool] | None = None) -> list[Summary]:
    """Up to ``limit`` wanted releases in that order, those that come after the release ``after``; with ``match`` (an
    FTS5 expression) only those that hold its words, and only what fulfils ``also``."""
    states = each(wanted.state)
    if order == "state" and len(states) == 1 and states[0] not in ("published", "withdrawn"):
        order = "newest"  # all of one rank
    by = _ORDERS[order]
    keys: list[sa.ColumnElement[Any]] = [] if by.sql == _POSITION else [sa.literal_column(by.sql)]
    keys.append(t.release.c.position)
    walking = len(keys) > 1 and wanted.state == "published" and order != "state"
    holding = conditions(connection, wanted, walking=walking, found=bool(match))
    query = sa.select(t.release).where(*holding, *matching(match)).limit(limit)
    if also is not None:
        query = query.where(also)
    query = query.order_by(*(one.asc() if by.rising else one.desc() for one in keys))
    if after is not None:
        query = query.where(*_beyond(keys, by, after))
    return [read(row) for row in connection.execute(query).mappings()]


def _beyond(keys: list[sa.ColumnElement[Any]], by: _Order, after: Summary) -> list[sa.ColumnElement[bool]]:
    """What comes after a release. (A comparison of pairs says the same, and the engine then walks the whole index.)"""
    *first, place = keys
    later = place > after.position if by.rising else place < after.position
    if not first:
        return [later]
    key, here = first[0], by.of(after)
    return [key >= here, sa.or_(key > here, later)] if by.rising else [key <= here, sa.or_(key < here, later)]
