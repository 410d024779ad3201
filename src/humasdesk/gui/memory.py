"""What the window remembers from one run to the next, in a file of the desk's own folder.

Qt writes such a file whenever its event loop comes to it and once more when the program ends, and makes the folder
anew where that is gone: pulled out with its stick, or moved away. A folder made so would stand in the way of the desk
that comes back. So what is to be remembered waits here until the desk is there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QTimer

_FILE = "window.ini"
_GONE = object()
"""Waits to be removed."""


class Memory(QSettings):
    """The memory of the window of the desk in ``home``; written when the event loop comes to it, and at ``sync``."""

    def __init__(self, home: Path) -> None:
        super().__init__(str(home / _FILE), QSettings.Format.IniFormat)
        self._desk = home / "desk.sqlite"
        self._waiting: dict[str, object] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.sync)

    def value(self, key: str, /, *default: Any, **_: Any) -> object:
        """What is remembered under ``key``, else the default, where one is given."""
        found = self._waiting.get(key, self)
        if found is _GONE:
            return default[0] if default else None
        return super().value(key, *default) if found is self else found

    def setValue(self, key: str, value: object) -> None:
        self._waiting[key] = value
        self._soon.start()

    def remove(self, key: str) -> None:
        self.setValue(key, _GONE)

    def sync(self) -> None:
        """Write what waits, where the desk is there."""
        if not self._waiting or not self._desk.exists():
            return
        for key, value in self._waiting.items():
            super().remove(key) if value is _GONE else super().setValue(key, value)
        self._waiting.clear()
        super().sync()  # at once, so that nothing is left to Qt
