"""A picture of the window as it opens on a desk, made without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from humasdesk.gui import theme as themes
from humasdesk.gui.app import make_app
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.window import MainWindow
from humasdesk.services import searching
from humasdesk.services.desk import open_desk
from humasdesk.services.searching import Wanted

SIZE = (1366, 768)
_SETTLES_MS = 600


def take(home: Path, initials: str, path: Path, *, dark: bool = False) -> Path:
    """Write a PNG of the window at 1366 × 768 with the newest release open; answers ``path``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_app(["humasdesk"])
    themes.put_on(app, themes.Theme(dark))
    with tempfile.TemporaryDirectory() as aside, open_desk(home, readonly=True) as desk:
        lane = Lane()
        memory = QSettings(str(Path(aside) / "window.ini"), QSettings.Format.IniFormat)
        found = searching.page(desk, Wanted(), limit=1)
        if found:
            memory.setValue("release", found[0].id)
        window = MainWindow(Session(desk, desk.me(initials), lane), "dark" if dark else "light", memory)
        window.resize(*SIZE)
        window.show()
        loop = QEventLoop()
        QTimer.singleShot(_SETTLES_MS, loop.quit)
        loop.exec()
        window.grab().save(str(path))
        window.close()
    return path


if __name__ == "__main__":
    take(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), dark="--dark" in sys.argv)
