"""Writes down the moments of a real start, presses one key as soon as the window is painted, and closes it.

``HUMASDESK_MOMENTS=FILE humasdesk …`` makes the program do so; the file gets one JSON value.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest

from humasdesk.gui.benchmark import told

if TYPE_CHECKING:
    from humasdesk.gui.opening.sitting import Sitting

_SETTLES_MS = 400
_KEY = "x"


class Moments(QObject):
    """Hears what a sitting tells."""

    def __init__(self, sitting: Sitting, path: Path) -> None:
        super().__init__(sitting)
        self._sitting, self._path = sitting, path
        self._found: dict[str, object] = {}
        sitting.told.connect(self._heard)

    def _heard(self, moment: str) -> None:
        self._found[moment] = told.now()
        if moment == "painted":
            QTimer.singleShot(0, self, self._press)
        elif moment == "ready":
            self._found["written"] = self._is_written()
            QTimer.singleShot(_SETTLES_MS, self, self._end)

    def _press(self) -> None:
        frame = self._sitting.frame
        QTest.keyClicks(frame.focusWidget(), _KEY)
        if frame.typed == _KEY:
            self._found["key"] = told.now()

    def _is_written(self) -> bool:
        """Whether the key stands on the page."""
        window = self._sitting.window
        return window is not None and window.writing.dirty

    def _end(self) -> None:
        self._found["memory"] = told.most_memory()
        self._path.write_text(json.dumps(self._found), "utf-8")
        self._sitting.frame.close()


def note(sitting: Sitting, path: Path) -> None:
    """Write the moments of this sitting into ``path``."""
    Moments(sitting, path)
