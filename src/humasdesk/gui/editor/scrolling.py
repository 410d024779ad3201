"""How far the page scrolls and where the cursor stands in sight: room under the last line, and none lost at the top."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from humasdesk.gui.editor import whole
from humasdesk.gui.editor.formats import FIGURE_LINES
from humasdesk.gui.editor.laying import Laying

_ROOM = 0.45
"""Of the height of what is in sight: how far the page can be scrolled past its end, if it is longer than that."""
_COMFORT = 56
"""Pixels kept free over and under the line that is written, where the page goes on there."""


_EDGE = 12
"""Pixels kept free over a picture and under its last line."""
_FIGURE = frozenset({"figure", *FIGURE_LINES})


class Scrolling(QObject):
    """Minds the vertical scroll bar of ``edit``. With ``centred`` the line that is written stays in the middle."""

    def __init__(self, edit: QTextEdit, laying: Laying) -> None:
        super().__init__(edit)
        self._edit, self._laying = edit, laying
        self._room = 0
        self.centred = False
        edit.verticalScrollBar().rangeChanged.connect(lambda _, length: self._stretch(length))

    def fit(self) -> None:
        """The size has changed: the beginning of a page stays in sight while the cursor stands there."""
        if self._edit.textCursor().position() == 0 and not self.centred:
            self._edit.verticalScrollBar().setValue(0)
        else:
            self.follow()

    def follow(self, cursor: QTextCursor | None = None) -> None:
        """Bring the line that is written, or that of ``cursor``, to where it is read with ease."""
        line = self._edit.cursorRect(cursor) if cursor is not None else self._edit.cursorRect()
        height = self._edit.viewport().height()
        if self.centred:
            self._scroll(line.center().y() - height // 2)
            return
        room = min(_COMFORT, height // 4)
        if line.top() < room:
            self._scroll(line.top() - room)
        elif line.bottom() > height - room:
            self._scroll(line.bottom() - height + room)

    def go_back(self, shift: int) -> None:
        """Scroll to where the page stood before it was put in anew: what is asked for is laid out so far."""
        bar, below = self._edit.verticalScrollBar(), shift + self._edit.viewport().height()
        self._edit.document().documentLayout().hitTest(QPointF(0, below), Qt.HitTestAccuracy.FuzzyHit)
        self._scroll(shift - bar.value())

    def _scroll(self, by: int) -> None:
        """As long as a page is not all laid out, its length is a guess, and may be less than what one knows of it."""
        bar = self._edit.verticalScrollBar()
        if bar.maximum() > 0 and not self._laying.is_done:
            bar.setMaximum(max(bar.maximum(), bar.value() + by))
        bar.setValue(bar.value() + by)

    def show_figure(self) -> None:
        """Bring the picture at the cursor, or right before it, into sight with the lines under it; where it is too
        tall for that, its lines."""
        block = self._edit.textCursor().block()
        if whole.shape(block).kind not in _FIGURE:
            block = block.previous()
        if self.centred or whole.shape(block).kind not in _FIGURE:
            return
        first = last = block
        while whole.shape(first).kind in FIGURE_LINES:
            first = first.previous()
        while whole.shape(last.next()).kind in FIGURE_LINES:
            last = last.next()
        layout, bar = self._edit.document().documentLayout(), self._edit.verticalScrollBar()
        top = round(layout.blockBoundingRect(first).top()) - bar.value() - _EDGE
        bottom = round(layout.blockBoundingRect(last).bottom()) - bar.value() + _EDGE
        height = self._edit.viewport().height()
        if bottom > height:
            self._scroll(bottom - height)
        elif top < 0:
            self._scroll(max(top, bottom - height))

    def centre(self, centred: bool) -> None:
        """Whether the line that is written stays in the middle of what is in sight."""
        self.centred = centred
        bar = self._edit.verticalScrollBar()
        self._stretch(bar.maximum() - self._room)
        self.follow()

    def _stretch(self, length: int) -> None:
        """Qt counts from the first line to the last one; go on a little, unless all of the page is in sight."""
        bar, height = self._edit.verticalScrollBar(), self._edit.viewport().height()
        self._room = round(height * _ROOM) if length > 0 or self.centred else 0
        with QSignalBlocker(bar):
            bar.setRange(-round(height * _ROOM) if self.centred else 0, max(0, length) + self._room)
