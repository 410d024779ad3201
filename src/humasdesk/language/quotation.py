"""Double quotation marks of a block: which open, which close, which belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_MARK = re.compile("[\"“”„‟]")
_BEFORE_OPENING = frozenset(" \t\n\xa0\u202f([{—–-/:")
_TIGHT = frozenset(",:;")
"""Signs behind which a blank is missing where a mark stands right after them and a letter follows."""
_AFTER_CLOSING = frozenset(" \t\n\xa0\u202f)]}.,;:!?—–-/")


class Mark(NamedTuple):
    """A quotation mark at ``place``; ``opens`` by where it stands, whatever its shape."""

    place: int
    char: str
    opens: bool

    @property
    def straight(self) -> bool:
        """Whether it is the typewriter's mark."""
        return self.char == '"'

    @property
    def curly(self) -> str:
        """The mark it should be among curly ones."""
        return "“" if self.opens else "”"


class Pair(NamedTuple):
    """An opening mark and its closing one."""

    opening: Mark
    closing: Mark


@dataclass(frozen=True, slots=True)
class Quotes:
    """The marks of a block: all of them, the pairs, and those left over."""

    marks: tuple[Mark, ...] = ()
    pairs: tuple[Pair, ...] = ()
    alone: tuple[Mark, ...] = ()

    def around(self, place: int) -> Pair | None:
        """The pair that ``place`` stands in."""
        return next((pair for pair in self.pairs if pair.opening.place < place < pair.closing.place), None)

    def inside(self, place: int) -> bool:
        """Whether ``place`` stands in quoted words, closed or not."""
        return self.around(place) is not None or any(one.opens and one.place < place for one in self.alone)


def read(text: str) -> Quotes:
    """The marks of ``text``, paired from left to right. An inch sign is no mark."""
    marks: list[Mark] = []
    pairs: list[Pair] = []
    alone: list[Mark] = []
    waiting: Mark | None = None
    for match in _MARK.finditer(text):
        mark = Mark(match.start(), match.group(), _opens(text, match.start(), waiting is not None))
        if not mark.opens and waiting is None and _is_inch(text, mark):
            continue
        marks.append(mark)
        if mark.opens:
            if waiting is not None:
                alone.append(waiting)
            waiting = mark
        elif waiting is None:
            alone.append(mark)
        else:
            pairs.append(Pair(waiting, mark))
            waiting = None
    if waiting is not None:
        alone.append(waiting)
    return Quotes(tuple(marks), tuple(pairs), tuple(sorted(alone)))


def _opens(text: str, place: int, waiting: bool) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    may_open = before in _BEFORE_OPENING and not after.isspace()
    may_close = after in _AFTER_CLOSING and not before.isspace()
    if may_open != may_close:
        return may_open
    if before in _TIGHT and after.isalnum():
        return not waiting
    char = text[place]
    if char in "“„‟":
        return True
    return not waiting if char == '"' else False


def _is_inch(text: str, mark: Mark) -> bool:
    return mark.straight and mark.place > 0 and text[mark.place - 1].isdigit()
