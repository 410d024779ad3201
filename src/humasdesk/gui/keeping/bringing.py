"""Bringing a backup back while nothing is open: the work in a thread, and a small window that says so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import headline, label
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import GRID
from humasdesk.i18n import tr
from humasdesk.services import safekeeping
from humasdesk.services.safekeeping import Restored


class BringingBack(QDialog):
    """Runs by itself and closes by itself: it cannot be stopped, because a desk is exchanged whole or not at all.

    ``answer`` is what came of it: what was done, or the error, after which the desk is as it was.
    """

    def __init__(self, home: Path, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: Restored | Exception | None = None
        self.setWindowTitle(tr("Backups"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(tr("The backup is being brought back"), self, 1.25))
        column.addWidget(label(tr("Every file is read and checked. The desk of before is set aside whole."), "soft",
                               self, wrap=True))
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(tr("The backup is being brought back"))
        column.addWidget(bar)
        self._lane = Lane(self)
        self._lane.broke.connect(self._answered)
        self._lane.run(self, partial(safekeeping.restore, home, name), self._answered, self._answered)

    def _answered(self, answer: Restored | DeskError | Exception) -> None:
        self.answer = answer
        self.done(QDialog.DialogCode.Accepted)

    def reject(self) -> None:
        """It cannot be stopped half-way."""

    def done(self, result: int) -> None:
        """However it ends, the lane ends with it."""
        self._lane.finish()
        super().done(result)
