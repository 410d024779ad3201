"""Looks for Python's garbage in the window's thread, between two turns of its event loop, and nowhere else.

Left to itself Python looks wherever the last object happened to be made. In a thread of the checker that would end a
widget outside the window's thread; while Qt dresses every widget anew, or speaks to each of them, it would end one that
Qt is about to visit. Either is a crash.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

from humasdesk.gui.thrift import give_back

_PAUSE_MS = 1000
_GIVES_BACK = 5
"""After so many looks what lies free goes back to the system."""


class Collector(QObject):
    """From :meth:`prepare` on nothing looks for garbage by itself; from :meth:`begin` on this does, each second.

    ``finish`` gives the work back to Python.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self._looks = 0

    def prepare(self) -> None:
        """Look for nothing while the program loads: what loading makes stays."""
        gc.disable()

    def begin(self) -> None:
        """Take what is loaded by now for good, and look after the rest."""
        gc.freeze()
        self._timer.start()

    def _look(self) -> None:
        collect()
        self._looks += 1
        if self._looks % _GIVES_BACK == 0:
            give_back()

    def finish(self) -> None:
        """Let Python look again by itself."""
        self._timer.stop()
        gc.enable()


def collect() -> None:
    """Look for garbage as far as Python itself would have by now."""
    if _loading:
        return
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            return


_loading: list[bool] = []


@contextmanager
def loading() -> Iterator[None]:
    """While something large is loaded, in any thread: nothing is looked through, and what is loaded is taken for good,
    because a look through the word lists holds the window up for a quarter of a second. What was needed only to read
    them, some 5 MiB, goes back to the system."""
    _loading.append(True)
    try:
        yield
    finally:
        _loading.pop()
        if not gc.isenabled():  # else Python looks by itself, and takes nothing for good
            gc.freeze()
        give_back()


@contextmanager
def no_garbage_taken() -> Iterator[None]:
    """While Qt goes through all its widgets: none of them is ended under its hands."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()
