"""A headline as its card has it: on one line, or on two where a line of the column is too short for most headlines.

All cards of a list are equally high, whatever stands in them: Qt would ask for the height of every row otherwise.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

_USUAL = 60
"""Characters of a longer headline; a line with room for so many is enough."""
_KEPT = 600
"""So many headlines stay broken: those in sight, and those of a few screens around them."""


class Headlines:
    """Breaks headlines, each once for a font and a width."""

    def __init__(self) -> None:
        self._broken: dict[str, tuple[str, ...]] = {}
        self._for: tuple[str, float] = ("", 0.0)

    def lines(self, words: str, font: QFont, width: float) -> tuple[str, ...]:
        """One line, or two of which the second is cut where even that is too short."""
        if self._for != (font.key(), width):
            self._for = (font.key(), width)
            self._broken.clear()
        found = self._broken.get(words)
        if found is None:
            if len(self._broken) >= _KEPT:
                self._broken.clear()
            found = self._broken[words] = _broken(words, font, width)
        return found

    def is_cut(self, words: str, font: QFont, width: float) -> bool:
        """Whether less is seen than there is."""
        return " ".join(self.lines(words, font, width)) != words


def lines_for(font: QFont, width: float) -> int:
    """How many lines a headline gets in a column of that width: 1 or 2."""
    return 1 if width >= _USUAL * QFontMetricsF(font).averageCharWidth() else 2


def _broken(words: str, font: QFont, width: float) -> tuple[str, ...]:
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) <= width:
        return (words,)

    def cut(text: str) -> str:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    if lines_for(font, width) == 1:
        return (cut(words),)
    layout = QTextLayout(words, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    units = words.encode("utf-16-le")
    first, rest = (part.decode("utf-16-le", "ignore") for part in
                   (units[:2 * line.textLength()], units[2 * line.textLength():]))
    return (cut(first.rstrip()), cut(rest.lstrip()))
