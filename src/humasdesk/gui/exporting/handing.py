"""Handing files on: opened, shown in their folder, copied, dragged out of the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr

_FILES = ("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1")
"""Where Linux desktops show a file in its folder: service, path, interface."""


def open_file(path: Path) -> None:
    """Open a file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Open a file's folder with the file chosen in it, where the system can; else the folder alone."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer.exe", [f"/select,{path}"])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif not _asked_file_manager(path):
        open_file(path.parent)


def _asked_file_manager(path: Path) -> bool:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    face = bus.interface() if bus.isConnected() else None
    if face is None or not face.isServiceRegistered(_FILES[0]).value():
        return False
    message = QDBusMessage.createMethodCall(*_FILES, "ShowItems")
    message.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    return bus.send(message)


def copy_paths(paths: Sequence[Path]) -> None:
    """Put paths on the clipboard, as text and as files: both a mail and a file manager can take them."""
    QGuiApplication.clipboard().setMimeData(files_mime(paths))


def files_mime(paths: Sequence[Path]) -> QMimeData:
    """Files as something to drop or paste."""
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    made.setText("\n".join(str(path) for path in paths))
    return made


class Handle(QToolButton):
    """A handle that drags files out of the window; a press without a drag copies them."""

    def __init__(self, paths: Sequence[Path], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._paths = tuple(paths)
        self._pressed: QPoint | None = None
        self.setProperty("role", "flat")
        self.setIcon(theme.icon("grip-vertical", "text_soft", 16))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag it into a mail, a chat or a folder. A click copies it."))
        self.clicked.connect(lambda: copy_paths(self._paths))

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
