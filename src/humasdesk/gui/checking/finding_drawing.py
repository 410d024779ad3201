"""How a row of findings is drawn: a sign of its own shape, the words in bold, under them the message, wrapped."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from humasdesk.gui.checking.finding_rows import STOPS, Row
from humasdesk.gui.severity import sign
from humasdesk.gui.theme import RADIUS, Theme
from humasdesk.i18n import tr

_SIGN = 15
_GAP = 6
_EDGE = 4
_LEAST_ROOM = 80
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class _Line(NamedTuple):
    """Words at a place under the row's top left corner, right of the sign."""

    rect: QRect
    words: str
    tint: str
    font: QFont


class Laid(NamedTuple):
    """A row laid out at a width."""

    lines: tuple[_Line, ...]
    height: int


class Look(NamedTuple):
    """How a row stands just now."""

    marked: bool
    focused: bool


def lay(row: Row, font: QFont, width: int) -> Laid:
    """Lay a row out at a width in pixels; a heading is one line and never wrapped."""
    if row.about is None:
        return Laid((), QFontMetrics(font).height() + 2 * _EDGE)
    room = max(_LEAST_ROOM, width - _SIGN - _GAP - 3 * _EDGE)
    words, top = row.words, 0
    lines: list[_Line] = []
    for said, tint, bold in ((words, "text", True), (row.message, "text_soft" if words else "text", False),
                             (row.when, "text_faint", False)):
        if said:
            cut = QFont(font)
            cut.setBold(bold)
            high = QFontMetrics(cut).boundingRect(QRect(0, 0, room, 10_000), _WRAP, said).height()
            lines.append(_Line(QRect(0, top, room, high), said, tint, cut))
            top += high
    return Laid(tuple(lines), top + 2 * _EDGE)


def draw(painter: QPainter, row: Row, laid: Laid, place: QRect, look: Look, theme: Theme) -> None:
    """Draw a row at its place."""
    if row.about is None:
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.color("danger" if row.group == tr(STOPS) else "text_faint"))
        painter.drawText(place.adjusted(_EDGE, _EDGE, -_EDGE, 0),
                         Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.group)
        return
    if look.marked:
        painter.setPen(theme.color("accent") if look.focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    left, top = place.left() + _EDGE, place.top() + _EDGE
    painter.drawPixmap(left, top + 2, sign(row.kind, theme, _SIGN))
    for rect, words, tint, font in laid.lines:
        painter.setFont(font)
        painter.setPen(theme.color(tint))
        painter.drawText(rect.translated(left + _SIGN + _GAP, top), _WRAP, words)
