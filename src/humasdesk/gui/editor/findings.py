"""Findings on the text: what checkers of any kind found in a block, drawn as waves and dots under its words.

Who finds is not known here. A checker hands in one function from a passage to its underlines; it is asked at every
painting of a block in sight, so it should answer from what it remembers, and it says when there is something new.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTextBlock, QTextDocument

from humasdesk.gui.editor import whole
from humasdesk.gui.editor.formats import LINE_BREAK, Kind
from humasdesk.gui.editor.marks import boxes, units
from humasdesk.gui.theme import Theme

Severity = Literal["error", "style", "fact", "hint"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""Red wave, blue wave, amber wave, grey dots; where two lie over each other, the one named first is drawn on top."""
TOKENS: dict[Severity, str] = {
    "error": "wave_error", "style": "wave_style", "fact": "wave_fact", "hint": "wave_hint",
}  # fmt: skip

_DEPTH, _SWING, _STEP = 3.2, 1.1, 2.4
"""Of a wave, in pixels at 100 %: its middle below the base line, half its height, half its length."""


class Passage(NamedTuple):
    """One block of the page: its number from the top (the kicker is 0), what it is, and its words, one line each."""

    block: int
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Underline:
    """A stretch of a passage, in characters, that is underlined.

    ``tip`` is shown under the mouse. ``key`` is whatever the checker wants back with it.
    """

    start: int
    end: int
    severity: Severity = "error"
    tip: str = ""
    key: object = None


Underlines = Callable[[Passage], Sequence[Underline]]


class Placed(NamedTuple):
    """An underline and where it stands: its passage, and its ends as positions of the document."""

    passage: Passage
    underline: Underline
    first: int
    last: int


def passage(block: QTextBlock) -> Passage:
    """``block`` as a checker reads it."""
    return Passage(block.blockNumber(), whole.shape(block).kind, block.text().replace(LINE_BREAK, "\n"))


def passages(document: QTextDocument) -> Iterator[Passage]:
    """Every block of a page that has words, from top to bottom."""
    block = document.begin()
    while block.isValid():
        if block.length() > 1:
            yield passage(block)
        block = block.next()


def placed(block: QTextBlock, find: Underlines) -> list[Placed]:
    """What ``find`` says of a block, the gravest last; what does not fit its words is left out."""
    if block.length() <= 1:
        return []
    here, start = passage(block), block.position()
    found = [
        Placed(here, one, start + units(here.text, one.start), start + units(here.text, one.end))
        for one in find(here) if 0 <= one.start < one.end <= len(here.text)
    ]
    return sorted(found, key=lambda one: -SEVERITIES.index(one.underline.severity))


def at(document: QTextDocument, find: Underlines, position: int) -> Placed | None:
    """The gravest underline that holds a position of the document, or ends there."""
    here = placed(document.findBlock(position), find)
    return next((one for one in reversed(here) if one.first <= position <= one.last), None)


def beyond(document: QTextDocument, find: Underlines, position: int, *, forward: bool) -> Placed | None:
    """The next underline after a position, or the last one before it; round the ends of the page."""
    first = document.findBlock(position)
    block, turned = first, False
    while True:
        here = sorted(placed(block, find), key=lambda one: one.first)
        if forward:
            fitting = [one for one in here if one.first >= position or block != first or turned]
        else:
            fitting = [one for one in here if one.last <= position or block != first or turned][::-1]
        if fitting:
            return fitting[0]
        if turned and block == first:
            return None
        block = block.next() if forward else block.previous()
        if not block.isValid():
            block = document.begin() if forward else document.lastBlock()
        turned = turned or block == first


def paint(painter: QPainter, block: QTextBlock, origin: QPointF, found: Sequence[Placed], theme: Theme,
          zoom: float) -> None:
    """Draw the underlines of one laid-out block, whose corner is ``origin``."""
    layout, start, ratio = block.layout(), block.position(), painter.device().devicePixelRatioF()
    for one in found:
        colour, dotted = theme.color(TOKENS[one.underline.severity]).name(), one.underline.severity == "hint"
        place = one.first - start
        for box in boxes(layout, place, one.last - start):
            line = layout.lineForTextPosition(place)
            place = line.textStart() + line.textLength()
            spot = QPointF(origin.x() + box.left(), origin.y() + line.y() + line.ascent() + _DEPTH * zoom)
            drawn = _drawn(round(box.width() * ratio), dotted, colour, zoom, ratio)
            painter.drawImage(QPointF(round(spot.x() * ratio), round(spot.y() * ratio)) / ratio - _corner(zoom), drawn)


def _corner(zoom: float) -> QPointF:
    """Where an underline begins in its picture, on whole pixels: what is round and thick goes beyond its ends."""
    return QPointF(1, 1) * math.ceil(3 * zoom)


@lru_cache(maxsize=1024)
def _drawn(pixels: int, dotted: bool, colour: str, zoom: float, ratio: float) -> QImage:
    """An underline of so many pixels of the screen, drawn once: Qt takes as long for one wave as for a line of text."""
    corner, width = _corner(zoom), pixels / ratio
    image = QImage(math.ceil((width + 2 * corner.x()) * ratio), math.ceil(2 * corner.y() * ratio),
                   QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    pen = QPen(QColor(colour), max(1.0, 1.15 * zoom))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(corner)
    if dotted:
        _dots(painter, pen, width, zoom)
    else:
        painter.setPen(pen)
        painter.drawPath(_wave(width, zoom))
    painter.end()
    return image


def _wave(width: float, zoom: float) -> QPainterPath:
    """Half waves to the right, the last cut short."""
    path = QPainterPath(QPointF())
    left, up = 0.0, True
    step = _STEP * zoom
    while left < width - 0.5:
        right = min(left + step, width)
        swing = 2 * _SWING * zoom * (right - left) / step
        path.quadTo((left + right) / 2, -swing if up else swing, right, 0)
        left, up = right, not up
    return path


def _dots(painter: QPainter, pen: QPen, width: float, zoom: float) -> None:
    pen.setWidthF(max(1.4, 1.6 * zoom))
    painter.setPen(pen)
    left = zoom
    while left < width:
        painter.drawPoint(QPointF(left, 0))
        left += 3.6 * zoom
