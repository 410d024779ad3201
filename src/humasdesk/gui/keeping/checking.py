"""The check of the whole desk, with how far it is, a way to stop it, and every problem in words."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QProgressBar, QPushButton, QVBoxLayout, QWidget

from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import Trouble, fit, headline, label
from humasdesk.gui.session import Session
from humasdesk.gui.speaking import announce
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr, trn
from humasdesk.services import safekeeping
from humasdesk.services.safekeeping import Report


class _Stopped(Exception):
    """The person has stopped the check."""


class VerifyDialog(QDialog):
    """Begins at once. Nothing is changed by it, and writing goes on meanwhile."""

    restore_wanted = Signal()
    _went_on = Signal(int, int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stop = threading.Event()
        self._lane = Lane(self)
        self._lane.broke.connect(session.lane.broke)
        self._lane.broke.connect(self._ended)
        self.report: Report | None = None
        self.setWindowTitle(tr("Verify the desk"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(tr("Is everything whole?"), self, 1.25))
        column.addWidget(label(tr("Every record's signature, every file, and lists and search against the journal. "
                                  "Nothing is changed."), "soft", self, wrap=True))
        self._doing = label(tr("Looking at the files …"), "soft", self)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(tr("How far the check is"))
        self.outcome = Trouble(theme, self)
        self.problems = QListWidget(self)
        self.problems.setWordWrap(True)
        self.problems.setAccessibleName(tr("Problems"))
        self.problems.hide()
        for part in (self._doing, self._progress, self.outcome):
            column.addWidget(part)
        column.addWidget(self.problems, 1)
        column.addStretch(0)
        column.addLayout(self._foot())
        fit(self, 560, 300)
        self._went_on.connect(self._show_progress)
        self._lane.run(self, partial(_verified, session, self._told), self._done, self._failed)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._copy = QPushButton(tr("Copy the report"), self)
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_report)
        self._restore = QPushButton(tr("Bring back a backup …"), self)
        self._restore.setAutoDefault(False)
        self._restore.clicked.connect(self._want_restore)
        self.close_button = QPushButton(tr("Cancel"), self)
        self.close_button.clicked.connect(self.reject)
        self._copy.hide()
        self._restore.hide()
        row.addWidget(self._restore)
        row.addStretch(1)
        row.addWidget(self._copy)
        row.addWidget(self.close_button)
        return row

    # -- in the lane

    def _told(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _Stopped
        self._went_on.emit(done, total)

    # -- in the window

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(done)
        self._doing.setText(tr("{done} of {count} records", done=f"{done:,}".replace(",", "."),
                               count=f"{total:,}".replace(",", ".")))

    def _done(self, report: Report | None) -> None:
        self._ended()
        if report is None:
            super().reject()
            return
        self.report = report
        if report.ok:
            self.outcome.say(trn("{count} record, all whole.", "{count} records, all whole.", report.records), "good")
        else:
            self.outcome.say(trn("{count} problem was found. A backup may hold it whole.",
                                 "{count} problems were found. A backup may hold them whole.", len(report.problems)))
        self.problems.addItems([*report.problems, *report.notes])
        self.problems.setVisible(bool(report.problems or report.notes))
        self._copy.setVisible(not report.ok)
        self._restore.setVisible(not report.ok)

    def _failed(self, error: DeskError) -> None:
        self._ended()
        self.outcome.say(error.sentence)

    def _ended(self, _error: object = None) -> None:
        self._progress.hide()
        self._doing.hide()
        self.close_button.setText(tr("Close"))

    def _copy_report(self) -> None:
        if self.report is not None:
            QGuiApplication.clipboard().setText("\n".join((*self.report.problems, *self.report.notes)))
            self._doing.setText(tr("The report is on the clipboard."))
            self._doing.show()
            announce(self._doing, self._doing.text())

    def _want_restore(self) -> None:
        self.accept()
        self.restore_wanted.emit()

    def reject(self) -> None:
        """Stop what runs; it closes as soon as it has stopped."""
        if self._lane.busy:
            self._stop.set()
            self._doing.setText(tr("Stopping …"))
            return
        super().reject()

    def done(self, result: int) -> None:
        """However it ends, the lane ends with it."""
        self._stop.set()
        self._lane.finish()
        super().done(result)


def _verified(session: Session, progress: safekeeping.Progress) -> Report | None:
    try:
        return safekeeping.verify_desk(session.desk, progress=progress)
    except _Stopped:
        return None
