"""A handle that hands files on: dragged out of the window, or copied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from humasdesk.gui.outside import Says, copy_paths, files_mime
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr


class Handle(QToolButton):
    """A handle that drags files out of the window; a press without a drag copies them, and says so."""

    def __init__(self, paths: Sequence[Path], theme: Theme, say: Says, parent: QWidget) -> None:
        super().__init__(parent)
        self._paths = tuple(paths)
        self._pressed: QPoint | None = None
        self.setProperty("role", "flat")
        self.setIcon(theme.icon("grip-vertical", "text_soft", 16))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag it into a mail, a chat or a folder. A click copies it."))
        self.clicked.connect(lambda: copy_paths(self._paths, say))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed is None or (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        self.setDown(False)
        self.make_drag().exec(Qt.DropAction.CopyAction)

    def make_drag(self) -> QDrag:
        """The drag of these files, as a copy: what was exported stays where it is."""
        drag = QDrag(self)
        drag.setMimeData(files_mime(self._paths))
        drag.setPixmap(self.icon().pixmap(24, 24))
        return drag
