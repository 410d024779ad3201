"""Marks on the text: found words now, findings of the checkers later. They are painted and never part of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one block's text, in characters, and the colour token of the theme it is washed with."""

    start: int
    end: int
    token: str = "attention_soft"  # noqa: S105 (a colour's name)


Marks = Callable[[str], Sequence[Mark]]
"""From a block's text to its marks. Asked again at every painting of a visible block, so it should remember."""


def units(text: str, place: int) -> int:
    """How many UTF-16 units, which are Qt's positions, stand before character ``place`` of ``text``."""
    return place if text.isascii() else place + sum(1 for letter in text[:place] if letter > "\uffff")


def boxes(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """The rectangles, one a line, that a stretch of a laid-out block takes (places in UTF-16 units)."""
    while start < end:
        line = layout.lineForTextPosition(start)
        if not line.isValid():
            return
        stop = min(end, line.textStart() + line.textLength())
        if stop <= start:
            return
        left, right = _x(line.cursorToX(start)), _x(line.cursorToX(stop))
        yield QRectF(min(left, right), line.y(), abs(right - left), line.height())
        start = stop


def _x(found: object) -> float:
    """``QTextLine.cursorToX`` answers with the place alone or with a pair, by version of the binding."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
