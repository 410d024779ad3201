"""Ends that nobody at the desk chose: log-off, shutdown, a signal. What is typed is kept, then the program goes.

A session manager that asks (``commitDataRequest``, also Windows' end of session) may change its mind, so that only
the working copy is written. POSIX signals wake Qt through a socket, because Python's own handlers wait for Python
code to run.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

_PATIENCE = 4.0
"""Seconds the disk is given at the end of a session; systems give a program five before they kill it."""
_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")

Keep = Callable[[float], bool]
"""Keeps what is typed within so many seconds; answers whether it is on disk."""


@contextmanager
def watched(app: QApplication, keep: Keep, leave: Callable[[], None] | None = None) -> Iterator[None]:
    """While this lasts, no end of the session takes what is typed with it. ``leave`` ends the program after a signal;
    without one its event loop ends at once."""

    def commit(manager: QSessionManager) -> None:
        if not keep(_PATIENCE) and manager.allowsInteraction():
            manager.release()
            manager.cancel()

    def state(now: Qt.ApplicationState) -> None:
        if now != Qt.ApplicationState.ApplicationActive:
            keep(0.0)

    def last() -> None:
        keep(_PATIENCE)

    app.commitDataRequest.connect(commit, Qt.ConnectionType.DirectConnection)
    app.applicationStateChanged.connect(state)
    app.aboutToQuit.connect(last)
    try:
        with _signals(keep, leave or (lambda: app.exit(0))):
            yield
    finally:
        app.commitDataRequest.disconnect(commit)
        app.applicationStateChanged.disconnect(state)
        app.aboutToQuit.disconnect(last)


@contextmanager
def _signals(keep: Keep, leave: Callable[[], None]) -> Iterator[None]:
    """SIGTERM, SIGHUP and SIGINT, where the system has them, keep what is typed and leave."""
    here, there = socket.socketpair()
    for end in (here, there):
        end.setblocking(False)
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    old = signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read)

    def woken() -> None:
        if set(here.recv(64)) & set(numbers):
            keep(_PATIENCE)
            leave()

    notifier.activated.connect(woken)
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(old)
        for number, handler in before.items():
            signal.signal(number, handler)
        here.close()
        there.close()
