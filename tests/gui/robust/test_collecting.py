"""Garbage is looked for in the window's thread alone, and never while Qt visits its widgets."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from humasdesk.gui.collecting import Collector, collect, loading, no_garbage_taken

DRESSING = """
import gc, sys
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from humasdesk.gui import theme

class Part(QWidget):
    def changeEvent(self, event):
        junk = [[] for _ in range(1000)]  # enough for Python to look for garbage, were it let
        super().changeEvent(event)

app = QApplication(sys.argv)
standing = [Part() for _ in range(50)]
for turn in range(20):
    for _ in range(100):
        left = Part()
        left.button, left.itself = QPushButton("x", left), left
    standing.append(Part())
    theme.put_on(app, theme.Theme(dark=bool(turn % 2)))
print("dressed")
"""


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    made = Collector()
    made.prepare()
    yield made
    made.finish()


def test_a_closed_window_that_python_still_holds_does_not_break_the_change_of_appearance() -> None:
    done = subprocess.run([sys.executable, "-c", DRESSING], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "dressed\n"), done.stderr


def test_garbage_goes_though_python_does_not_look_for_it(collector: Collector, qtbot: Any) -> None:
    collector.begin()
    left = QWidget()
    left.itself = left  # type: ignore[attr-defined]  # a circle, as widgets and their own slots make them
    gone = weakref.ref(left)
    del left
    assert gone() is not None

    def work() -> bool:
        """Make objects, as work does: what an earlier test still lets go counts against them."""
        for _ in range(200):
            circle: list[object] = []
            circle.append(circle)
        return gone() is None

    qtbot.waitUntil(work, timeout=10_000)
    assert not gc.isenabled()


def test_python_looks_again_by_itself_after_the_end(collector: Collector) -> None:
    collector.finish()
    assert gc.isenabled()
    with no_garbage_taken():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_loaded_is_looked_through_neither_meanwhile_nor_afterwards(collector: Collector) -> None:
    left = [[]]  # type: ignore[var-annotated]
    left.append(left)
    held = len(gc.get_objects())
    with loading():
        circles = [[one] for one in range(20_000)]
        collect()
        assert gc.get_count()[0] > 20_000
    assert len(gc.get_objects()) < held
    gc.unfreeze()
    del circles
