"""What lists and searches cost, each beside the same question put to the engine alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from humasdesk.domain.release import Summary
from humasdesk.services import searching
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.benchmark.table import Taken
from humasdesk.services.benchmark.timing import Deed, Sample, in_turns, rounds
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Order, Wanted
from humasdesk.store import directory
from humasdesk.store.yardstick import PlainSearch, RawQueries

ROUNDS = 40
SHOWN = 50
_TOWN = "64.72"
_ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Asked:
    """One search: as it is typed, and as the plain table's own syntax has it."""

    id: str
    typed: str
    plain: str
    order: Order = "newest"
    wanted: Wanted = _ALL


def lists(desk: Desk, releases: int) -> dict[str, Taken]:
    """The list's pages, filters and counts."""
    newest = searching.page(desk, _ALL, limit=1)[0]
    half = newest.position // 2
    with desk.store.reading() as connection:
        official = directory.of_kind(connection, "official")[0].id

    def page(wanted: Wanted, after: Summary | None = None) -> Deed:
        return lambda: searching.page(desk, wanted, after=after)

    with closing(RawQueries(desk.store.path)) as raw:
        return _beside(rounds(ROUNDS, releases), {
            "list.first": (page(_ALL), raw.page),
            "list.next": (page(_ALL, replace(newest, position=half)), lambda: raw.page(half)),
            "list.state": (page(Wanted(state="submitted")), lambda: raw.of_state("submitted")),
            "list.region": (page(Wanted(region=_TOWN)), lambda: raw.of_region(_TOWN)),
            "list.official": (page(Wanted(official=official)), lambda: raw.of_official(official)),
            "list.counts": (lambda: searching.counts(desk), raw.counts),
        })


def searches(desk: Desk, prose: Prose, folder: Path, releases: int) -> dict[str, Taken]:
    """Searches as people type them."""
    rare = prose.villages[-1]
    asked = (
        Asked("search.prefix", "pembang", "pembang*"),
        Asked("search.prefix.best", "pembang", "pembang*", "relevance"),
        Asked("search.phrase", '"ketahanan pangan"', '"ketahanan pangan"'),
        Asked("search.phrase.best", '"ketahanan pangan"', '"ketahanan pangan"', "relevance"),
        Asked("search.filtered", "banjir irigasi", "banjir irigasi*", wanted=Wanted("published", _TOWN)),
        Asked("search.common", "yang ", "yang"),
        Asked("search.common.best", "yang ", "yang", "relevance"),
        Asked("search.rare", f"{rare} ", rare),
    )
    with closing(PlainSearch(folder / "plain-search.sqlite")) as plain:
        with desk.store.reading() as connection:
            plain.fill(connection)
        return _beside(rounds(ROUNDS, releases), {one.id: (_ours(desk, one), _theirs(plain, one)) for one in asked})


def _ours(desk: Desk, one: Asked) -> Deed:
    return lambda: searching.search(desk, one.typed, one.wanted, order=one.order, limit=SHOWN)


def _theirs(plain: PlainSearch, one: Asked) -> Deed:
    if one.wanted.state:
        return lambda: plain.filtered(one.plain, str(one.wanted.state), str(one.wanted.region), SHOWN)
    ask: Callable[[str, int], int] = plain.ranked if one.order == "relevance" else plain.newest
    return lambda: ask(one.plain, SHOWN)


def _beside(times: int, pairs: dict[str, tuple[Deed, Deed]]) -> dict[str, Taken]:
    found: dict[str, Taken] = {}
    for name, (ours, theirs) in pairs.items():
        samples: dict[str, Sample] = in_turns(times, {"ours": ours, "theirs": theirs}, warm=2)
        found[name] = Taken(samples["ours"], samples["theirs"])
    return found
