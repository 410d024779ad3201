"""How far the page scrolls and where the cursor stands in sight: room under the last line, and none lost at the top."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QTextEdit

_ROOM = 0.45
"""Of the height of what is in sight: how far the page can be scrolled past its end, if it is longer than that."""
_COMFORT = 56
"""Pixels kept free over and under the line that is written, where the page goes on there."""


class Scrolling(QObject):
    """Minds the vertical scroll bar of ``edit``. With ``centred`` the line that is written stays in the middle."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._room = 0
        self.centred = False
        edit.verticalScrollBar().rangeChanged.connect(lambda _, length: self._stretch(length))

    def fit(self) -> None:
        """The size has changed: the beginning of a page stays in sight while the cursor stands there."""
        if self._edit.textCursor().position() == 0 and not self.centred:
            self._edit.verticalScrollBar().setValue(0)
        else:
            self.follow()

    def follow(self) -> None:
        """Bring the line that is written to where it is read with ease."""
        bar, line = self._edit.verticalScrollBar(), self._edit.cursorRect()
        height = self._edit.viewport().height()
        if self.centred:
            bar.setValue(bar.value() + line.center().y() - height // 2)
            return
        room = min(_COMFORT, height // 4)
        if line.top() < room:
            bar.setValue(bar.value() + line.top() - room)
        elif line.bottom() > height - room:
            bar.setValue(bar.value() + line.bottom() - height + room)

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
