"""The real window in a process of its own: opens the desk's first release, types into it, now and then saves, and says
on standard output what the window has acknowledged. ``sitter.py HOME SEED``."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from humasdesk.gui import app as gui
from humasdesk.gui.window import MainWindow


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


class Sitter:
    """Somebody who types."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.count = 0
        self.over = False
        self.window: MainWindow | None = None

    def sit_down(self) -> None:
        self.window = next((one for one in QApplication.allWidgets() if isinstance(one, MainWindow)), None)
        if self.window is None or self.window.writing.release_id is None:
            if self.window is not None and self.window.releases.model.rowCount():
                self.window.releases.view.setCurrentIndex(self.window.releases.model.index(0))
            QTimer.singleShot(30, self.sit_down)
            return
        self.window.writing.kept.connect(self.acknowledged)
        self.window.writing.state_changed.connect(self.maybe_saved)
        self.window.page.focus_headline()
        say("go", self.window.writing.release_id)
        self.work()

    def acknowledged(self) -> None:
        """The window says *Kept*: everything on the page is on disk."""
        assert self.window is not None
        say("kept", self.window.page.page.content().headline.replace(" ", "_"), f"{time.time():.3f}")

    def maybe_saved(self) -> None:
        assert self.window is not None
        if not self.window.writing.dirty:
            self.acknowledged()

    def stand_up(self) -> None:
        """The program ends: the page takes nothing any more."""
        self.over = True

    def work(self) -> None:
        """Type one more number at the end of the headline, or save."""
        if self.over:
            return
        assert self.window is not None
        deed = self.chance.random()
        if deed < 0.9:
            self.count += 1
            self.window.page.focus_headline()
            sheet = self.window.page.page.sheet
            cursor = sheet.textCursor()
            cursor.movePosition(cursor.MoveOperation.EndOfBlock)
            sheet.setTextCursor(cursor)
            say("type", str(self.count), f"{time.time():.3f}")
            QTest.keyClicks(sheet, f" {self.count}")
        else:
            self.window.save_now()
        pause = self.chance.choice((5, 20, 60, 60, 900))
        QTimer.singleShot(pause, self.work)


def main(home: str, seed: str) -> None:
    sitter = Sitter(seed)
    app = gui.make_app(sys.argv[:1])
    app.aboutToQuit.connect(sitter.stand_up)
    QTimer.singleShot(0, app, sitter.sit_down)
    raise SystemExit(gui.run(Path(home), None))


if __name__ == "__main__":
    main(*sys.argv[1:])
