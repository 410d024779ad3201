"""Hands the keyboard over to a window that was just shown: a window manager makes it active up to a second later, and
what is typed until then is meant for it.

A window under a modal dialog is told of no key at all, so for those the keys are kept from before the dialog is made,
which takes longest, and taken in as they are waiting when it is made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from humasdesk.gui.opening.strokes import Strokes, stroke_of

_AT_MOST_MS = 2_000
"""A window that is not active by then will not be: the keys belong to where they go."""
_HELD = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease, QEvent.Type.MouseButtonPress,
                   QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel})


_D = TypeVar("_D", bound=QDialog)


class _HandingOver(QObject):
    """Keeps the keys that reach ``here`` until ``there`` is active, and presses them there, in order."""

    def __init__(self, here: QWidget, there: QWidget, before: Strokes | None = None) -> None:
        super().__init__(there)
        self._there = there
        self._strokes = deque(before or ())
        self._over = False
        self._heard: list[QWidget] = []
        for one in (here, there):
            self._listen(one)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._late = QTimer(self, singleShot=True, interval=_AT_MOST_MS)
        for timer in (self._soon, self._late):
            timer.timeout.connect(self._press)
        self._late.start()

    def _listen(self, widget: QWidget) -> None:
        self._heard.append(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._there and event.type() == QEvent.Type.WindowActivate:
            self._listen(self._there.focusWidget() or self._there)  # no key overtakes those that wait
            self._soon.start()
        stroke = stroke_of(event)
        if stroke is not None:
            self._strokes.append(stroke)
        return stroke is not None

    def _press(self) -> None:
        if self._over:
            return
        self._over = True
        self._late.stop()
        for one in filter(shiboken6.isValid, self._heard):
            one.removeEventFilter(self)
        while self._strokes:
            self._strokes.popleft().press(self._there.focusWidget() or self._there)


class _Meanwhile(QObject):
    """Keeps the keys that reach a window while a dialog over it is made; commands and clicks go nowhere."""

    def __init__(self, window: QWindow) -> None:
        super().__init__()
        self.strokes: Strokes = deque()
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        stroke = stroke_of(event)
        if stroke is not None and stroke.sequence is None:
            self.strokes.append(stroke)
        if event.type() in _HELD:
            event.accept()  # of a ShortcutOverride: a second press must not open a second dialog
            return True
        return stroke is not None

    def end(self) -> Strokes:
        """Hear no more; what was kept."""
        if shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        return self.strokes


def _make_ready(dialog: QDialog) -> None:
    """Do now what the system would have to wait for when the dialog is shown: looks, sizes and the window itself."""
    dialog.grab(QRect(0, 0, 1, 1))  # looks and sizes of every part are reckoned for the smallest picture too
    dialog.winId()


def made_over(make: Callable[[], _D]) -> _D:
    """A modal dialog to be opened at once: what was typed while it was made is pressed in it when it is active."""
    here = QApplication.focusWidget() or QApplication.activeWindow()
    handle = here.window().windowHandle() if here is not None else None
    if here is None or handle is None:
        return make()
    meanwhile = _Meanwhile(handle)
    try:
        made = make()
        _make_ready(made)
        QApplication.processEvents()
    finally:
        strokes = meanwhile.end()
    if strokes:
        _HandingOver(here, made, strokes)
    return made


def hand_over(there: QWidget) -> None:
    """To be called when ``there`` was asked to show itself and its field has its focus."""
    here = QApplication.focusWidget()
    if here is not None and here.window() is not there and not there.isActiveWindow():
        _HandingOver(here, there)
