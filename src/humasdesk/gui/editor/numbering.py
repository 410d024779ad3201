"""The numbers before the items of a list, as the normal form counts them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Counted(Protocol):
    """What has a place in a list: an item of the document, or the shape of one on the page."""

    @property
    def ordered(self) -> bool: ...
    @property
    def level(self) -> int: ...
    @property
    def start(self) -> int: ...


def numbers(run: Iterable[Counted]) -> list[int]:
    """The number of each item of a run in normal form; bullets are counted too, for nobody to see."""
    found: list[int] = []
    counts: dict[int, int] = {}
    outer: bool | None = None
    for item in run:
        counts = {level: count for level, count in counts.items() if level <= item.level}
        if item.level == 0 and item.ordered is not outer:
            outer, counts = item.ordered, {0: item.start - 1}
        counts[item.level] = counts.get(item.level, 0) + 1
        found.append(counts[item.level])
    return found
