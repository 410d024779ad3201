"""A main window that may stand in a frame: what only a window on the screen can do is asked of the frame then."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

LEAST = QSize(940, 480)
"""The smallest that the window is of use, in pixels."""


def put_back(window: QWidget, geometry: QByteArray) -> bool:
    """Give a window the place it had, never the whole screen: without a title bar nobody would find out of it."""
    found = window.restoreGeometry(geometry)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
    return found


class Inside(QMainWindow):
    """Alone it is a window like any other."""

    def _outer(self) -> QWidget | None:
        """The frame, where there is one."""
        outer = self.window()
        return None if outer is self else outer

    def close(self) -> bool:
        outer = self._outer()
        return outer.close() if outer else super().close()

    def showFullScreen(self) -> None:
        outer = self._outer()
        outer.showFullScreen() if outer else super().showFullScreen()

    def showNormal(self) -> None:
        outer = self._outer()
        outer.showNormal() if outer else super().showNormal()

    def isFullScreen(self) -> bool:
        outer = self._outer()
        return outer.isFullScreen() if outer else super().isFullScreen()

    def saveGeometry(self) -> QByteArray:
        outer = self._outer()
        return outer.saveGeometry() if outer else super().saveGeometry()
