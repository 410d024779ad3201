"""Qt as locked is sound: it starts without a screen, and its void calls keep their hands off ``None``."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own, because a lost reference kills the process that counts it.
COUNT_NONE = """
import sys
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(int)

bell = Bell()
before = sys.getrefcount(None)
for number in range(10_000):
    bell.setObjectName("bell")
    bell.rung.emit(number)
print("lost", before - sys.getrefcount(None))
"""

OPEN_A_WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication(["humasdesk", "-platform", "offscreen"])
label = QLabel("Rakor")
label.show()
application.processEvents()
print("width", label.grab().width() > 0)
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)


def test_void_calls_lose_no_reference_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one a call and dies after some thousands; see docs/decisions/0002."""
    done = run(COUNT_NONE)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout.removeprefix("lost"))) < 100


def test_a_window_opens_without_a_screen() -> None:
    done = run(OPEN_A_WINDOW)
    assert (done.returncode, done.stdout, done.stderr) == (0, "width True\n", "")
