"""Looking for releases: lists by state and metadata, full-text search, one release by any of its names."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from humasdesk.domain.release import Summary
from humasdesk.services.desk import Desk
from humasdesk.store import lists, lookup
from humasdesk.store import wanted as wants
from humasdesk.store.lookup import Order
from humasdesk.store.paging import LIST_ORDERS, ListOrder
from humasdesk.store.search import match_text, parse
from humasdesk.store.sqlite import as_long_as
from humasdesk.store.wanted import Wanted

ORDERS: tuple[Order, ...] = (*get_args(ListOrder), "relevance")


def page(desk: Desk, wanted: Wanted, *, order: ListOrder = "newest", after: Summary | None = None,
         limit: int = 100) -> list[Summary]:
    """Releases in that order; ``after`` is the last one already seen."""
    with desk.store.reading() as connection:
        return lists.page(connection, wanted, order=order, after=after, limit=limit)


def search(desk: Desk, query: str, wanted: Wanted | None = None, *, order: Order = "relevance",
           limit: int = 50, after: Summary | None = None, skip: int = 0) -> list[Summary]:
    """Releases that hold the query's words, with snippets. Raises ``BadInput`` on a query that cannot be.

    ``after`` is the last one already seen; by relevance ``skip`` is how many were.
    """
    with desk.store.reading() as connection:
        return lookup.search(connection, query, wanted or Wanted(), desk.store.forms, desk.fold, order=order,
                            limit=limit, after=after, skip=skip)


def prepare(desk: Desk) -> None:
    """Load what the first search needs, the root words (some 60 ms), so that it is as quick as the next."""
    desk.store.forms.word("siap")


def counts(desk: Desk) -> dict[str, int]:
    """How many releases stand in each state, and under ``embargo`` those that are published and still under one."""
    with desk.store.reading() as connection:
        found = wants.counts(connection)
        found["embargo"] = wants.count(connection, Wanted(embargo_at=desk.now()))
    return found


def count(desk: Desk, wanted: Wanted, query: str = "") -> int:
    """How many releases are wanted; with a query only those that hold its words."""
    with desk.store.reading() as connection:
        if not query.strip():
            return wants.count(connection, wanted)
        return lookup.matches(connection, query, wanted, desk.store.forms)


def officials_named(desk: Desk, wanted: Wanted, query: str = "") -> dict[str, int]:
    """How many of the wanted releases name each official, whoever of them is wanted now, so that another can be
    chosen."""
    with desk.store.reading() as connection:
        return wants.named(connection, "official", replace(wanted, official=None), _match(desk, query))


def regions_named(desk: Desk, wanted: Wanted, query: str = "", within: tuple[str, ...] = ()) -> dict[str, int]:
    """How many of the wanted releases lie in each region, whichever is wanted now; kecamatan only of those
    ``within``."""
    with desk.store.reading() as connection:
        return wants.regions_named(connection, replace(wanted, region=None), _match(desk, query), within)


def _match(desk: Desk, query: str) -> str:
    return match_text(parse(query), desk.store.forms) if query.strip() else ""


def one(desk: Desk, release_id: str) -> Summary:
    """The release of that id."""
    with desk.store.reading() as connection:
        return lists.one(connection, release_id)


def find(desk: Desk, name: str) -> str:
    """The id that ``name`` means: an id, a piece of it that fits one release, or a release number."""
    with desk.store.reading() as connection:
        return lists.find(connection, name)


__all__ = ["LIST_ORDERS", "ORDERS", "ListOrder", "Order", "Wanted", "as_long_as", "count", "counts", "find",
           "officials_named", "one", "page", "prepare", "regions_named", "search"]
