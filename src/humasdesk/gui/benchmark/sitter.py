"""Somebody at the window who does one thing after another and waits for each to be seen, as people do."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from humasdesk.gui import theme as themes
from humasdesk.gui.collecting import Collector
from humasdesk.gui.opening.opener import load_rest, load_rooms, read_ahead
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.window import MainWindow
from humasdesk.services.desk import Desk, open_desk

_AT_MOST = 20.0
"""Seconds for one deed; a longer one has hung."""
_LOOK_AGAIN = 20
"""Milliseconds after which is looked again though nothing happened."""


class Painted(QObject):
    """Counts the paints of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False

    def again(self) -> Callable[[], bool]:
        """What tells whether it was painted since now."""
        drawn = self.count
        return lambda: self.count > drawn


def sit_down(stack: ExitStack, home: Path, initials: str, size: tuple[int, int] = (1366, 728)) -> MainWindow:
    """The window at the desk in ``home``, with an empty memory and everything loaded, as it is soon after a start."""
    collector = Collector()
    collector.prepare()
    stack.callback(collector.finish)
    load_rooms(dark=False, ratio=1.0)
    load_rest(lambda: False)
    desk: Desk = stack.enter_context(open_desk(home, daily_backup=False))
    read_ahead(desk, desk.me(initials), None)
    lane = Lane()
    stack.callback(lane.finish)
    memory = QSettings(str(home / "window-bench.ini"), QSettings.Format.IniFormat)
    memory.clear()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        themes.put_on(app, themes.Theme(dark=False))
    window = MainWindow(Session(desk, desk.me(initials), lane), "light", memory)
    stack.callback(window.close)
    window.resize(*size)
    window.show()
    collector.begin()
    rest(window)
    return window


def until(seen: Callable[[], bool]) -> None:
    """Turn the event loop until ``seen``, asleep while nothing happens: looking without a pause would cost more
    processor time than what is measured. Raises ``TimeoutError`` where that does not come."""
    end = time.monotonic() + _AT_MOST
    waker = QTimer(interval=_LOOK_AGAIN)
    waker.start()
    while not seen():
        if time.monotonic() > end:
            raise TimeoutError("the window does not answer")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    waker.stop()


def rest(window: MainWindow, milliseconds: int = 0) -> None:
    """Let the window finish what it was told, and ``milliseconds`` go by, as in life: in its event loop."""
    until(lambda: not window.session.lane.busy)
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    until(lambda: not window.session.lane.busy)


def cost(deed: Callable[[], object], seen: Callable[[], bool]) -> float:
    """Milliseconds of processor time from the deed until it is seen."""
    before = time.process_time()
    deed()
    until(seen)
    return (time.process_time() - before) * 1_000


def press_default(window: QWidget) -> None:
    """Press the button of the open dialog that Enter would press."""
    dialog = next((one for one in window.findChildren(QDialog) if one.isVisible()), None)
    if dialog is not None:
        button = next((one for one in dialog.findChildren(QPushButton) if one.isDefault()), None)
        if button is not None:
            button.click()


def type_on(window: MainWindow, words: str) -> None:
    """Type on the page."""
    QTest.keyClicks(window.page.page.sheet, words)
