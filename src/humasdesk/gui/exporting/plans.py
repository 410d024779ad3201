"""What an export would write, found out beside the window: names, what is overwritten, what is under embargo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from humasdesk.domain.release import Summary
from humasdesk.errors import DeskError
from humasdesk.i18n import tr
from humasdesk.services import exporting, letterheads, searching
from humasdesk.services.desk import Desk
from humasdesk.services.exporting import Edition, Order


@dataclass(frozen=True, slots=True)
class Known:
    """What stands to be exported: the releases, a single one's editions, and the letterheads there are."""

    releases: tuple[Summary, ...]
    editions: tuple[Edition, ...]
    themes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """What an export would write: (file, whether it is there already), the embargoes that hold, and what is amiss."""

    files: tuple[tuple[str, bool], ...] = ()
    embargoes: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()


def known(desk: Desk, release_ids: Sequence[str], language: str) -> Known:
    """Ask the desk about these releases."""
    releases = tuple(searching.one(desk, one) for one in release_ids)
    editions = exporting.editions(desk, release_ids[0]) if len(release_ids) == 1 else ()
    return Known(releases, editions, letterheads.titles(desk, language))


def names(desk: Desk, orders: Sequence[Order], wanted: Sequence[str], folder: Path | None,
          outdated: Callable[[], bool]) -> Names:
    """What these orders would write into ``folder``; gives up quietly once the question is outdated."""
    files: list[tuple[str, bool]] = []
    embargoes: list[str] = []
    troubles: list[str] = []
    for order in orders:
        if outdated():
            break
        try:
            plan = exporting.plan(desk, order, wanted)
        except DeskError as error:
            troubles.append(error.sentence)
            continue
        files += [(name, folder is not None and _is_there(folder / name)) for name in plan.names]
        if plan.embargo:
            embargoes.append(plan.embargo)
    return Names(tuple(files), tuple(embargoes), tuple(troubles))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def edition_words(one: Edition) -> str:
    """An edition in a line: ``Ralat 1 · 001/HUMAS/I/2019``."""
    name = tr("Edition {number}", number=one.sequence) if one.sequence == 1 else tr(
        "Correction {number}", number=one.sequence - 1)
    return " · ".join(part for part in (name, one.number) if part)
