"""Which asterisks and underscores of a text open and close emphasis, by the rules of CommonMark 0.31 (section 6.2).

Python-Markdown's own pairing loses words on some unbalanced runs (``*a**b***\\*c**``), so its tree is built with this
one; and the writer asks :func:`flanking` before it trusts a delimiter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

_RUN = re.compile(r"\*+|_+")


class Mark(NamedTuple):
    """``length`` delimiters (1 italic, 2 bold) from ``start`` on, which switch the format on or off."""

    start: int
    length: int
    opens: bool


@dataclass(slots=True)
class _Run:
    start: int
    end: int
    char: str
    size: int
    can_open: bool
    can_close: bool

    @property
    def left(self) -> int:
        return self.end - self.start


@dataclass(slots=True)
class _Pairing:
    """Openers still waiting, the marks found, and how far back a search that failed need not look again."""

    waiting: list[_Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    bottoms: dict[tuple[str, bool, int], int] = field(default_factory=dict)


def flanking(before: str, first: str, last: str, after: str) -> bool:
    """Whether asterisks round ``first…last`` open and close, between two characters (a blank for an edge)."""
    return _flanks(first, before) and _flanks(last, after)


def _flanks(inner: str, outer: str) -> bool:
    """A run next to ``inner`` text with ``outer`` on its other side is flanking towards the text."""
    return not inner.isspace() and (not _punctuation(inner) or outer.isspace() or _punctuation(outer))


def _punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS" or char < " "


def marks(text: str) -> list[Mark]:
    """The delimiters of ``text`` that are emphasis, in order. Control characters count as punctuation. Linear time."""
    pairing = _Pairing()
    for match in _RUN.finditer(text):
        run = _run(text, match.start(), match.end())
        while run.can_close and run.left and _close(pairing, run):
            pass
        if run.can_open and run.left:
            pairing.waiting.append(run)
    return sorted(pairing.marks)


def _run(text: str, start: int, end: int) -> _Run:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left, right = _flanks(after, before), _flanks(before, after)
    if text[start] == "_":
        left, right = left and (not right or _punctuation(before)), right and (not left or _punctuation(after))
    return _Run(start, end, text[start], end - start, left, right)


def _close(pairing: _Pairing, run: _Run) -> bool:
    """Pair the outer end of the nearest fitting opener with the start of ``run``; false when there is none."""
    key = (run.char, run.can_open, run.size % 3)
    bottom = pairing.bottoms.get(key, -1)
    for index in range(len(pairing.waiting) - 1, -1, -1):
        opener = pairing.waiting[index]
        if opener.start < bottom:
            break
        if opener.char == run.char and _fit(opener, run):
            length = 2 if opener.left >= 2 and run.left >= 2 else 1
            opener.end -= length
            pairing.marks += [Mark(opener.end, length, True), Mark(run.start, length, False)]
            run.start += length
            del pairing.waiting[index + bool(opener.left):]
            return True
    pairing.bottoms[key] = run.start
    return False


def _fit(opener: _Run, closer: _Run) -> bool:
    """CommonMark's rule of three: runs that could both open and close must not add up to a multiple of three."""
    if not (opener.can_close or closer.can_open):
        return True
    return bool((opener.size + closer.size) % 3) or not (opener.size % 3 or closer.size % 3)
