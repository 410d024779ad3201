"""Finds the place of a change in texts that were edited since."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from humasdesk.services.importing import blanks
from humasdesk.services.importing.changes import Change
from humasdesk.services.importing.twins import Twins

_SURE = 12
"""Visible characters on one side that must be as they were when the other side was edited."""

_NEXT = 4
"""Visible characters of the edited side, right beside the place, that must be as they were all the same."""


class Place(NamedTuple):
    """The run between two visible characters of text number ``leaf``."""

    leaf: int
    start: int
    end: int


def find(texts: Sequence[str], change: Change) -> Place | None:
    """Where in ``texts`` the run stands that ``change`` is about; ``None`` when it was edited away."""
    bones = [blanks.skeleton(text) for text in texts]
    at = _locate("\n".join(bones), change)
    if at is None:
        return None
    starts = list(accumulate((len(bone) + 1 for bone in bones), initial=0))
    leaf = bisect_right(starts, at, hi=len(bones)) - 1
    return Place(leaf, *blanks.gap(texts[leaf], at - starts[leaf]))


def _locate(whole: str, change: Change) -> int | None:
    """How many characters of the skeleton ``whole`` stand before the place."""
    key = change.left + change.right
    if not key:
        return None
    places = Twins(whole).places(key)
    size = len(change.left)
    if places and len(places) == change.twins:
        return places[change.twin] + size
    nearest = _nearest(whole, key, change.at - size)
    return _by_one_side(whole, change) if nearest is None else nearest + size


def _nearest(whole: str, key: str, expected: int) -> int | None:
    """The occurrence of ``key`` nearest to ``expected``."""
    start = max(0, min(expected, len(whole)))
    found = [place for place in (whole.rfind(key, 0, start + len(key)), whole.find(key, start)) if place >= 0]
    return min(found, key=lambda place: abs(place - expected), default=None)


def _by_one_side(whole: str, change: Change) -> int | None:
    """The place when one side of it was edited a little further off: the side that agrees longest decides."""
    known = Twins(whole)
    found: list[tuple[int, int, int]] = []
    for side, is_left in ((change.left, True), (change.right, False)):
        if len(side) < _SURE:
            continue
        other = change.right if is_left else change.left
        for place in known.places(side):
            at = place + len(side) if is_left else place
            agreed = _common(other, whole[at:at + len(other)]) if is_left else _common_end(other, whole[:at])
            if agreed >= min(_NEXT, len(other)):
                found.append((agreed, -abs(at - change.at), at))
    return max(found)[2] if found else None


def _common(one: str, two: str) -> int:
    """How many characters two texts begin with alike."""
    return next((index for index, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
                min(len(one), len(two)))


def _common_end(one: str, two: str) -> int:
    return _common(one[::-1], two[:-len(one) - 1:-1])
