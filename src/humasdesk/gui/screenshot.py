"""A picture of the window as it opens on a desk, made without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSettings, QThreadPool, QTimer

from humasdesk.gui import theme as themes
from humasdesk.gui.app import make_app
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.window import MainWindow
from humasdesk.services import searching
from humasdesk.services.desk import open_desk
from humasdesk.services.searching import Wanted

SIZE = (1366, 768)
_QUIET_MS = 600
"""Nothing is done or awaited for so long: the window has settled."""
_AT_MOST_MS = 60_000
_LOOKS_MS = 50


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
        _settle(window)
        window.grab().save(str(path))
        window.close()
    return path


def _settle(window: MainWindow) -> None:
    """Let the window answer, read and load pictures until it rests; what has not come then is not waited for."""
    loop, quiet, whole, timer = QEventLoop(), QElapsedTimer(), QElapsedTimer(), QTimer(interval=_LOOKS_MS)

    def look() -> None:
        if not _rests(window):
            quiet.start()
        if quiet.elapsed() >= _QUIET_MS or whole.elapsed() >= _AT_MOST_MS:
            loop.quit()

    timer.timeout.connect(look)
    quiet.start()
    whole.start()
    timer.start()
    loop.exec()
    timer.stop()


def _rests(window: MainWindow) -> bool:
    return (not window.session.lane.busy and window.examiner.is_settled
            and not any(pool.activeThreadCount() for pool in window.findChildren(QThreadPool)))


if __name__ == "__main__":
    take(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), dark="--dark" in sys.argv)
