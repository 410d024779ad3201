"""Finds where the same surroundings stand more than once in a text, so that a change can say which one it means."""

from __future__ import annotations

_MOST = 1_000
"""More places that look alike than this are not told apart."""


class Twins:
    """Where in a field's skeleton the same surroundings stand more than once."""

    __slots__ = ("_counting", "_places", "_whole")

    def __init__(self, whole: str, counting: bool = True) -> None:
        self._whole = whole
        self._counting = counting
        self._places: dict[str, list[int]] = {}

    def places(self, key: str) -> list[int]:
        """Where ``key`` begins, in order, overlapping ones too; none when there are too many to tell apart."""
        if key not in self._places:
            self._places[key] = self._search(key)
        return self._places[key]

    def _search(self, key: str) -> list[int]:
        found: list[int] = []
        place = self._whole.find(key) if key else -1
        while place >= 0:
            found.append(place)
            if len(found) > _MOST:
                return []
            place = self._whole.find(key, place + 1)
        return found

    def of(self, key: str, place: int) -> tuple[int, int]:
        """The number of ``key`` at ``place`` among its twins and how many there are; 0, 0 when it has none."""
        places = self.places(key) if self._counting else []
        return (places.index(place), len(places)) if len(places) > 1 else (0, 0)
