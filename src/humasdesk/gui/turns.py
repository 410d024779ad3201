"""Deeds that are done one after the other, each in a turn of the event loop that has done little else.

What one turn has to do adds up: an answer, the layout and the paint that the answer before asked for, another answer.
Each is short and their sum is not, and no key is heard meanwhile.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from functools import cache

import shiboken6
from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

_MUCH = 0.010
"""Seconds: a turn that has worked so long leaves the next deed to the one after."""
_MOST_WAITS = 8
"""So many turns a deed is left to the next; then it is done however busy they are."""

Deed = Callable[[], object]


class _Clock(QObject):
    """When the turn that runs now began."""

    def __init__(self) -> None:
        super().__init__()
        self.began = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.awake.connect(self._begin)

    def _begin(self) -> None:
        self.began = time.perf_counter()


@cache
def _clock() -> _Clock:
    return _Clock()


class InTurn(QObject):
    """Does what is added, in order; a deed whose owner has gone meanwhile is dropped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: deque[tuple[QObject, Deed]] = deque()
        self._waits = 0
        self._clock = _clock()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def add(self, owner: QObject, deed: Deed) -> None:
        """Do this soon, after what was added before."""
        self._left.append((owner, deed))
        if not self._timer.isActive():
            self._waits = 0
            self._timer.start()

    def add_once(self, owner: QObject, deed: Deed) -> None:
        """:meth:`add` this where it does not wait to be done already."""
        if (owner, deed) not in self._left:
            self.add(owner, deed)

    def _go_on(self) -> None:
        if time.perf_counter() - self._clock.began > _MUCH and self._waits < _MOST_WAITS:
            self._waits += 1
            return
        self._waits = 0
        owner, deed = self._left.popleft()
        if not self._left:
            self._timer.stop()
        if shiboken6.isValid(owner):
            deed()
