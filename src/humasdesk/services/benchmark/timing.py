"""Times deeds in turns, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Deed = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Sample:
    """Measured values of one deed, sorted: milliseconds, unless whoever made it says otherwise."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, *values: float) -> Sample:
        return cls(tuple(sorted(values)))

    @property
    def median(self) -> float:
        return self.part(0.5)

    def part(self, share: float) -> float:
        """The value that ``share`` of all stay at or under (nearest rank)."""
        place = -int(-share * len(self.values) // 1)
        return self.values[max(place, 1) - 1]


def rounds(most: int, releases: int) -> int:
    """How often deeds are done on a desk of so many releases: a small one is for trying the measurement out."""
    return max(1, min(most, releases // 20))


def timed(deed: Deed) -> float:
    """How long ``deed`` took, in milliseconds."""
    begin = time.perf_counter()
    deed()
    return (time.perf_counter() - begin) * 1_000


def in_turns(times: int, deeds: Mapping[str, Deed], *, warm: int = 1) -> dict[str, Sample]:
    """Every deed once a round, ``times`` times, after ``warm`` rounds that do not count."""
    found: dict[str, list[float]] = {name: [] for name in deeds}
    for turn in range(-warm, times):
        for name, deed in deeds.items():
            took = timed(deed)
            if turn >= 0:
                found[name].append(took)
    return {name: Sample.of(*values) for name, values in found.items()}
