"""A line whose words were only proposed: a click marks all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit


class TakenWhole(QObject):
    """Marks all of a line when the mouse gives it the keyboard, as Tab does, while ``is_ours`` says that what stands
    in it was only proposed: what is typed then takes its place."""

    def __init__(self, line: QLineEdit, is_ours: Callable[[], bool]) -> None:
        super().__init__(line)
        self._line, self._is_ours = line, is_ours
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and self._is_ours():
            QTimer.singleShot(0, self._line, self._line.selectAll)  # the press that comes now puts the cursor there
        return False
