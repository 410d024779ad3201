"""Hands the keyboard over to a window that was just shown: a window manager makes it active up to a second later, and
what is typed until then is meant for it."""

from __future__ import annotations

from collections import deque

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from humasdesk.gui.opening.strokes import Strokes, stroke_of

_AT_MOST_MS = 2_000
"""A window that is not active by then will not be: the keys belong to where they go."""


class _HandingOver(QObject):
    """Keeps the keys that reach ``here`` until ``there`` is active, and presses them there, in order."""

    def __init__(self, here: QWidget, there: QWidget) -> None:
        super().__init__(there)
        self._there = there
        self._strokes: Strokes = deque()
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


def hand_over(there: QWidget) -> None:
    """To be called when ``there`` was asked to show itself and its field has its focus."""
    here = QApplication.focusWidget()
    if here is not None and here.window() is not there and not there.isActiveWindow():
        _HandingOver(here, there)
