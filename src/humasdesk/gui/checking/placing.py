"""From offsets in a release's fields to blocks of the page, and through what was typed since."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from humasdesk.gui.editor.findings import Passage, Underline

if TYPE_CHECKING:
    from humasdesk.services.checking.finding import Finding

_HEADS = ("kicker", "headline", "dateline")
_WORD = re.compile(r"\S+")


class Spot(NamedTuple):
    """Where a finding stands on the page: block (the kicker is 0) and characters in it."""

    block: int
    start: int
    end: int


class Base(NamedTuple):
    """A block of the page and where its words begin in its field."""

    block: int
    field: str
    start: int
    text: str


def bases(passages: Iterable[Passage], body: str) -> list[Base]:
    """Where the passages of a page stand in the fields; ``body`` is the body's plain text. A passage that is no part of
    it (alt text) is left out."""
    found: list[Base] = []
    place = 0
    for one in passages:
        if one.kind in _HEADS:
            found.append(Base(one.block, one.kind, 0, one.text))
        elif one.kind != "alt":
            at = body.find(one.text, place)
            if at >= 0:
                found.append(Base(one.block, "body", at, one.text))
                place = at + len(one.text)
    return found


def spots(findings: Iterable[Finding], where: Sequence[Base]) -> Iterator[tuple[Finding, Spot]]:
    """Each finding with its place on the page; one that is about no words at all stands at the word there."""
    by_field: defaultdict[str, list[Base]] = defaultdict(list)
    for base in where:
        by_field[base.field].append(base)
    starts = {name: [base.start for base in own] for name, own in by_field.items()}
    for one in findings:
        place = bisect_right(starts.get(one.field, []), one.start) - 1
        if place < 0:
            continue
        own = by_field[one.field][place]
        start, end = one.start - own.start, one.end - own.start
        if start == end:
            start, end = _word_at(own.text, start)
        if start < end <= len(own.text):
            yield one, Spot(own.block, start, end)


def _word_at(text: str, place: int) -> tuple[int, int]:
    """The word at a place of ``text``, else the last one before it."""
    found = (0, 0)
    for word in _WORD.finditer(text):
        if word.start() > place and found != (0, 0):
            break
        found = word.span()
        if word.end() > place:
            break
    return found


@dataclass(slots=True)
class Placed:
    """The underlines of the last examination, found again in blocks that were typed in since."""

    by_block: dict[int, tuple[str, tuple[Underline, ...]]] = field(default_factory=dict)
    by_text: dict[str, tuple[Underline, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[tuple[Spot, Underline]], where: Sequence[Base]) -> Placed:
        """Underlines by block, with the words the block had then."""
        marks: defaultdict[int, list[Underline]] = defaultdict(list)
        for spot, underline in found:
            marks[spot.block].append(underline)
        return cls({base.block: (base.text, tuple(marks[base.block])) for base in where},
                   {base.text: tuple(marks[base.block]) for base in where})

    def knows(self, passage: Passage) -> bool:
        """Whether a block with these words has been looked at."""
        return passage.text in self.by_text

    def learn(self, seen: Iterable[tuple[str, tuple[Underline, ...]]]) -> None:
        """What was found in blocks with these words, before all was read again."""
        self.by_text.update(seen)

    def underlines(self, passage: Passage) -> Sequence[Underline]:
        """What is underlined in a passage: as found, or what of it lies outside the words typed since."""
        text, known = self.by_block.get(passage.block, ("", ()))
        if text == passage.text:
            return known
        same = self.by_text.get(passage.text)
        return _shifted(known, text, passage.text) if same is None else same


def _shifted(known: Sequence[Underline], before: str, after: str) -> tuple[Underline, ...]:
    """Underlines of ``before`` that stand in what ``after`` begins or ends with as well."""
    if not known:
        return ()
    least = min(len(before), len(after))
    head = next((place for place in range(least) if before[place] != after[place]), least)
    tail = next((place for place in range(least - head) if before[-1 - place] != after[-1 - place]), least - head)
    by = len(after) - len(before)
    kept = []
    for one in known:
        if one.end < head or (one.end == head == len(before)):
            kept.append(one)
        elif one.start >= len(before) - tail:
            kept.append(Underline(one.start + by, one.end + by, one.severity, one.tip, one.key))
    return tuple(kept)
