"""Where a menu opens so that the line it speaks of stays readable."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

_GAP = 4


def place_beside(menu: QSize, line: QRect, text: QRect, room: QRect) -> QPoint:
    """The upper left corner of a menu of this size: under ``line``, over it where there is no room below, and where
    there is none above either at the side of ``text`` that has it. All in pixels of the screen, whose free part is
    ``room``; a menu larger than everything stands where it is cut least.
    """
    left = max(room.left(), min(line.left(), room.right() + 1 - menu.width()))
    below, above = line.bottom() + 1 + _GAP, line.top() - _GAP - menu.height()
    if below + menu.height() <= room.bottom() + 1:
        return QPoint(left, below)
    if above >= room.top():
        return QPoint(left, above)
    top = max(room.top(), room.bottom() + 1 - menu.height())
    right = text.right() + 1 + _GAP
    if right + menu.width() > room.right() + 1:
        before = text.left() - _GAP - menu.width()
        right = before if before >= room.left() else room.right() + 1 - menu.width()
    return QPoint(right, top)
