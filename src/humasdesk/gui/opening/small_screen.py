"""On a screen smaller than the window's least size, window and dialogs are scrolled, so that all can be reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFrame, QScrollArea, QStyle, QVBoxLayout, QWidget

from humasdesk.gui.opening.inside import LEAST
from humasdesk.gui.theme import GRID


def is_small(room: QSize) -> bool:
    """Whether a window of that size has no room for all of its parts."""
    return room.expandedTo(LEAST) != room


class SmallScreen(QScrollArea):
    """Holds the living window at its least size; what has the keyboard, and the place that is written at, come in
    sight. As long as it is there, dialogs that are larger than the screen are scrolled too."""

    def __init__(self, living: QWidget, room: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        _plain(self, living)
        self._living = living
        self._dialogs = _Dialogs(room, self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            app.installEventFilter(self._dialogs)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._follow_writing)
        self.show()

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        fits = now is not None and now.size().boundedTo(self.viewport().size()) == now.size()
        if now is not None and fits and self._living.isAncestorOf(now):
            self.ensureWidgetVisible(now, GRID, GRID)

    def _follow_writing(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._living.isAncestorOf(focused):
            place = QGuiApplication.inputMethod().cursorRectangle().center().toPoint()
            here = self._living.mapFrom(self.window(), place)
            self.ensureVisible(here.x(), here.y(), 6 * GRID, 4 * GRID)


class _Dialogs(QObject):
    """Puts what a dialog holds into a scroll area when it comes up and has no room on the screen."""

    def __init__(self, room: QSize, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (event.type() == QEvent.Type.Show and isinstance(watched, QDialog) and watched.isWindow()
                and not isinstance(watched, QFileDialog)):
            least = watched.minimumSizeHint().expandedTo(watched.minimumSize())
            wanted = watched.size()
            if least.boundedTo(self._room) != least:
                scroll(watched, least)
                bar = watched.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
                wanted = wanted.expandedTo(least + QSize(bar, bar))
            watched.resize(wanted.boundedTo(self._room))
        return False


def scroll(dialog: QDialog, least: QSize) -> None:
    """Scroll what ``dialog`` holds, which needs ``least`` pixels; it keeps its parts and its keyboard."""
    column, focused = dialog.layout(), dialog.focusWidget()
    if column is None:
        return
    inside = QWidget()
    inside.setLayout(column)
    inside.setMinimumSize(least)
    area = QScrollArea(dialog)
    _plain(area, inside)
    dialog.setMinimumSize(0, 0)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    if focused is not None:
        focused.setFocus()


def _plain(area: QScrollArea, inside: QWidget) -> None:
    """No frame, and no stop of the keyboard."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inside)
