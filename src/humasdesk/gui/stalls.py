"""Notices when the window's thread does not come back to its event loop, and names where it stood meanwhile.

A timer of the event loop beats every few milliseconds; a thread of its own watches the beat and, where it stays away,
looks at the window's stack. The thread's own processor time tells a turn that worked from one that only waited for
a busy machine. ``HUMASDESK_STALLS=50`` writes every stall of 50 ms and more into the desk's log.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 5
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Stall:
    """One turn of the event loop that took long: in milliseconds, of them the thread's own work, and where it was seen
    most often (innermost last; empty where it stood in no code of ours)."""

    milliseconds: float
    processor: float
    stack: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.milliseconds:.0f} ms ({self.processor:.0f} of work): {' > '.join(self.stack) or 'elsewhere'}"


class Watchdog(QObject):
    """Watches from :meth:`begin` to :meth:`finish`; must be made and begun in the window's thread."""

    def __init__(self, least_ms: float = 50.0, heard: Callable[[Stall], None] | None = None,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stalls: list[Stall] = []
        self._least, self._heard = least_ms, heard
        self._here = threading.get_ident()
        self._beat = self._worked = 0.0
        self._seen: list[tuple[str, ...]] = []
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)

    @property
    def longest(self) -> Stall | None:
        """The stall with the most work in it."""
        return max(self.stalls, key=lambda one: one.processor, default=None)

    def begin(self) -> None:
        """Watch from now on, also once more after the end."""
        self._over.clear()
        self._beat, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        self._thread = threading.Thread(target=self._watch, name="humasdesk-watchdog", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Watch no more; a turn that is under way still counts."""
        self._turn()
        self._timer.stop()
        self._over.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _turn(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        took, work = (now - self._beat) * 1_000, (worked - self._worked) * 1_000
        seen, self._seen = self._seen, []
        self._beat, self._worked = now, worked
        if took >= self._least:
            stall = Stall(took, work, commonest(seen))
            self.stalls.append(stall)
            if self._heard is not None:
                self._heard(stall)

    def _watch(self) -> None:
        while not self._over.wait(_BEAT_MS / 1_000):
            if (time.perf_counter() - self._beat) * 1_000 > min(self._least, 4 * _BEAT_MS):
                self._seen.append(_stack(sys._current_frames().get(self._here)))


def commonest(stacks: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The path through most of ``stacks``: from call to call where most went, as long as a third of them did."""
    found: tuple[str, ...] = ()
    while True:
        further = Counter(stack[len(found)] for stack in stacks
                          if len(stack) > len(found) and stack[:len(found)] == found)
        if not further or 3 * further.most_common(1)[0][1] < len(stacks):
            return found
        found = (*found, further.most_common(1)[0][0])


def _stack(frame: FrameType | None) -> tuple[str, ...]:
    """Where a thread stands, in our own code, innermost last."""
    found: list[str] = []
    while frame is not None and len(found) < _DEEPEST:
        path = Path(frame.f_code.co_filename)
        if path != _THIS and ("humasdesk" in path.parts or "tests" in path.parts):
            found.append(f"{path.stem}.{frame.f_code.co_qualname}:{frame.f_lineno}")
        frame = frame.f_back
    return tuple(reversed(found))


_THIS = Path(__file__)
