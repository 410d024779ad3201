"""One lane for everything that writes or takes long: work runs in one thread, in order; answers come back here.

``lane.run(owner, work, done)`` calls ``work`` in the lane and ``done`` with its result in the GUI's thread. A failure
that a person can mend goes to ``failed`` (default: the message bar). Any other is a bug: it goes to the report, and
``failed`` hears a :class:`Reported`, so that no dialog waits for an answer for ever. An answer whose owner has gone is
dropped.

``lane.look`` does the same for what only reads: two threads beside the lane, so that a list never waits for an export.
What is ``still`` wanted can be asked: what is not any more is not begun, is broken off, and is not answered.
Each answer is heard in a turn of the event loop of its own (:mod:`humasdesk.gui.turns`).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from humasdesk.errors import DeskError
from humasdesk.gui.turns import InTurn
from humasdesk.i18n import mark
from humasdesk.services import searching

Failed = Callable[[DeskError], None]
Still = Callable[[], bool]
_LOOKERS = 2
UNFORESEEN = mark("Something went wrong that nobody foresaw. What was saved before is safe; the report says more.")


class Reported(DeskError):
    """An error nobody foresaw, which a report tells of already: what waits for an answer goes on, and whoever has no
    place of his own to say it stays silent."""


@dataclass(slots=True)
class _Task:
    owner: QObject | None
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Failed | None
    still: Still | None = None
    reads: bool = False

    def work_on(self) -> Any:
        if self.still is None:
            return self.work()
        with searching.as_long_as(self.still):
            return self.work() if self.still() else None

    def let_go(self) -> None:
        """Hold nothing any more. To be called in the window's thread: the one that worked may be the last to hold the
        task, and a widget that ended there would end the program."""
        self.owner = self.done = self.failed = self.still = None
        self.work = _nothing


def _nothing() -> None:
    pass


class Lane(QObject):
    """The writing lane."""

    _answered = Signal(object, object, object)
    busy_changed = Signal(bool)
    refused = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.Queue[_Task | None] = queue.Queue()
        self._waiting = 0
        self._looking = 0
        self._in_turn = InTurn(self)
        self._answered.connect(self._come)
        self._thread = threading.Thread(target=self._loop, name="humasdesk-lane", daemon=True)
        self._thread.start()
        self._looks: queue.Queue[_Task | None] = queue.Queue()
        self._lookers: list[threading.Thread] = []
        self._over = False
        ended, looks, lookers = self._queue, self._looks, self._lookers
        self.destroyed.connect(lambda: _end(ended, looks, lookers))

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    @property
    def looking(self) -> bool:
        """Whether something that only reads was asked for and is not told yet."""
        return self._looking > 0

    def run(self, owner: QObject, work: Callable[[], Any], done: Callable[[Any], None] | None = None,
            failed: Failed | None = None) -> None:
        """Put ``work`` at the end of the lane."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self._queue.put(_Task(owner, work, done, failed))

    def look(self, owner: QObject, work: Callable[[], Any], done: Callable[[Any], None] | None = None,
             failed: Failed | None = None, still: Still | None = None) -> None:
        """Do something that only reads, beside the lane and in no order with it. It does not count as busy. Once
        ``still``, which is asked in both threads, says no, it is dropped."""
        if self._over:
            return
        if not self._lookers:  # a window that has not looked for anything has no thread for it
            self._lookers += [threading.Thread(target=self._loop, args=(self._looks,), name="humasdesk-look",
                                               daemon=True) for _ in range(_LOOKERS)]
            for thread in self._lookers:
                thread.start()
        self._looking += 1
        self._looks.put(_Task(owner, work, done, failed, still, reads=True))

    def finish(self) -> None:
        """Let the lane end after what it holds; waits for it. What somebody still wants to look at then is not."""
        self._over = True
        self._queue.put(None)
        for _ in self._lookers:
            self._looks.put(None)
        for thread in (self._thread, *self._lookers):
            thread.join()

    def wait(self, seconds: float) -> bool:
        """Wait until everything given so far is done, for at most so long; the answers come when events are handled
        again. For the end of a session alone: the window stands still meanwhile."""
        done = threading.Event()
        self._queue.put(_Task(self, done.set, None, None))
        self._waiting += 1
        return done.wait(seconds)

    def _loop(self, waiting: queue.Queue[_Task | None] | None = None) -> None:
        tasks = self._queue if waiting is None else waiting
        while self._worked_on(tasks.get()):
            pass

    def _worked_on(self, task: _Task | None) -> bool:
        """Whether there was something to do; nothing of it is held here while the next is waited for."""
        if task is None:
            return False
        try:
            result, error = task.work_on(), None
        except Exception as cause:
            result, error = None, cause
        if not shiboken6.isValid(self):
            return False
        self._answered.emit(task, result, error)
        return True

    def _come(self, task: _Task, result: Any, error: Exception | None) -> None:
        self._in_turn.add(self, partial(self._deliver, task, result, error))

    def _deliver(self, task: _Task, result: Any, error: Exception | None) -> None:
        self._waiting -= not task.reads
        self._looking -= task.reads
        if self._waiting == 0 and not task.reads:
            self.busy_changed.emit(False)
        owner, done, failed, still = task.owner, task.done, task.failed, task.still
        task.let_go()
        if not shiboken6.isValid(owner):
            return
        wanted = still is None or still()
        if error is not None and not isinstance(error, DeskError):
            self.broke.emit(error)  # a bug is told of in any case
            if failed and wanted:
                failed(Reported(UNFORESEEN))
        elif error is not None and wanted:
            (failed or self.refused.emit)(error)
        elif done and wanted:
            done(result)


def _end(lane: queue.Queue[_Task | None], looks: queue.Queue[_Task | None], lookers: list[threading.Thread]) -> None:
    lane.put(None)
    for _ in lookers:
        looks.put(None)
