"""Looking for releases: lists by state and metadata, full-text search, one release by any of its names."""

from __future__ import annotations

from humasdesk.domain.release import Summary
from humasdesk.services.desk import Desk
from humasdesk.store import lists
from humasdesk.store.lists import Order, Wanted


def page(desk: Desk, wanted: Wanted, *, before: int | None = None, limit: int = 100) -> list[Summary]:
    """Releases, newest first; ``before`` is the position of the last one already seen."""
    with desk.store.reading() as connection:
        return lists.page(connection, wanted, before=before, limit=limit)


def search(desk: Desk, query: str, wanted: Wanted | None = None, *, order: Order = "relevance",
           limit: int = 50) -> list[Summary]:
    """Releases that hold the query's words, with snippets. Raises ``BadInput`` on a query that cannot be."""
    with desk.store.reading() as connection:
        return lists.search(connection, query, wanted or Wanted(), desk.store.forms, desk.fold, order=order,
                            limit=limit)


def counts(desk: Desk) -> dict[str, int]:
    """How many releases stand in each state."""
    with desk.store.reading() as connection:
        return lists.counts(connection)


def count(desk: Desk, wanted: Wanted) -> int:
    """How many releases are wanted."""
    with desk.store.reading() as connection:
        return lists.count(connection, wanted)


def one(desk: Desk, release_id: str) -> Summary:
    """The release of that id."""
    with desk.store.reading() as connection:
        return lists.one(connection, release_id)


def find(desk: Desk, name: str) -> str:
    """The id that ``name`` means: an id, a piece of it that fits one release, or a release number."""
    with desk.store.reading() as connection:
        return lists.find(connection, name)


__all__ = ["Order", "Wanted", "count", "counts", "find", "one", "page", "search"]
