"""Typing in the real window with the checker at work: from the key to the paint, by the clock and in processor time.

The release is long and full of findings; the gaps between the keys are those of somebody who writes fast and now and
then thinks, so that the checker begins and the next key comes while it reads.
"""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from humasdesk.gui.app import make_app
from humasdesk.gui.benchmark import told
from humasdesk.gui.benchmark.page import KEYS
from humasdesk.gui.benchmark.sitter import Painted, rest, sit_down, until
from humasdesk.gui.window import MainWindow

_TIMES = 3
_GAPS = (70, 60, 90, 60, 210, 70, 60, 330)
"""Milliseconds between keys, by turns."""
_FIRST = 4
"""Keys that are not counted."""


def open_checked(window: MainWindow, release: str) -> None:
    """Open a release and wait until the whole of it has been read."""
    window.writing.open(release)
    rest(window)
    until(lambda: window.examiner.reading is not None)
    sheet = window.page.page.sheet
    cursor = sheet.textCursor()
    cursor.setPosition(sheet.document().characterCount() // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    sheet.setTextCursor(cursor)
    window.focus_page()
    rest(window, 300)


def type_checked(window: MainWindow, keys: str) -> dict[str, list[float]]:
    """Milliseconds of each key: by the ``clock``, and what the window's own thread took of the ``processor``."""
    sheet = window.page.page.sheet
    painted = Painted(sheet.viewport())
    found: dict[str, list[float]] = {"clock": [], "processor": []}
    for place, letter in enumerate(keys):
        seen = painted.again()
        clock, processor = time.perf_counter(), time.thread_time()
        QTest.keyClicks(sheet, letter)
        until(seen)
        if place >= _FIRST:
            found["clock"].append((time.perf_counter() - clock) * 1_000)
            found["processor"].append((time.thread_time() - processor) * 1_000)
        rest(window, _GAPS[place % len(_GAPS)])
    return found


def main(home: Path, initials: str, release: str, pace: float) -> None:
    with ExitStack() as stack:
        window = sit_down(stack, home, initials)
        open_checked(window, release)
        keys = KEYS * _TIMES
        told.tell(dict(type_checked(window, keys[:max(_FIRST + 1, round(len(keys) * pace))])))


if __name__ == "__main__":
    make_app(["humasdesk"])
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4]))
