"""Work with backups while nothing is open: it runs in a thread, and a small window says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from humasdesk.gui.dialogs.form import headline, label
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import GRID
from humasdesk.i18n import tr
from humasdesk.services import safekeeping


class AtWork(QDialog):
    """Runs by itself and closes by itself. ``answer`` is what came of the work, or the error that ended it."""

    def __init__(self, title: str, words: str, work: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: Any = None
        self.setWindowTitle(tr("Backups"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(title, self, 1.25))
        column.addWidget(label(words, "soft", self, wrap=True))
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(title)
        column.addWidget(bar)
        self._lane = Lane(self)
        self._lane.broke.connect(self._answered)
        self._lane.run(self, work, self._answered, self._answered)

    def _answered(self, answer: object) -> None:
        self.answer = answer
        self.done(QDialog.DialogCode.Accepted)

    def reject(self) -> None:
        """It cannot be stopped half-way."""

    def done(self, result: int) -> None:
        """However it ends, the lane ends with it."""
        self._lane.finish()
        super().done(result)


def bringing_back(home: Path, name: str = "", parent: QWidget | None = None,
                  leave: Callable[[], None] = lambda: None) -> AtWork:
    """Brings that backup back, or the newest that is whole: the desk is exchanged whole or not at all, and after an
    error it is as it was. ``leave`` closes it before, in the thread of the work, because that may have to wait."""

    def work() -> object:
        leave()
        return safekeeping.restore(home, name) if name else safekeeping.restore_newest(home)

    return AtWork(tr("The backup is being brought back"),
                  tr("Every file is read and checked. The desk of before is set aside whole."), work, parent)


def looking(home: Path, parent: QWidget | None = None) -> AtWork:
    """Looks for the newest backup that is whole."""
    return AtWork(tr("The backups are being checked"), tr("The newest one that is whole is looked for."),
                  partial(safekeeping.newest_whole, home), parent)
