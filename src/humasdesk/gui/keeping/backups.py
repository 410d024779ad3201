"""The backups of the desk: what each holds, what bringing one back would change, and the button that does it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.errors import DeskError
from humasdesk.gui.days import moment_said
from humasdesk.gui.dialogs.form import Trouble, TwoLines, fit, headline, two_lines
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import safekeeping
from humasdesk.services.safekeeping import RestorePlan

_NAME = Qt.ItemDataRole.UserRole
_WHY = {"before-upgrade": mark("made before an upgrade")}


class BackupsDialog(QDialog):
    """Lists, shows and makes backups. ``restore_wanted`` names the one to bring back; the program then closes and
    opens the desk, because nothing may write to it meanwhile."""

    restore_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._lane = Lane(self)
        self._lane.broke.connect(session.lane.broke)
        self.setWindowTitle(tr("Backups"))
        fit(self, 800, 540)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addLayout(self._left(), 2)
        row.addLayout(self._right(), 3)
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        self.trouble = Trouble(theme, self)
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        self._load()

    # -- building

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Backups, newest first"))
        self.list.setItemDelegate(TwoLines(self._theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(260)
        self.list.currentItemChanged.connect(self._chosen)
        self.make_button = QPushButton(self._theme.icon("plus"), tr("Make a backup now"), self)
        self.make_button.setAutoDefault(False)
        self.make_button.setEnabled(not self._session.desk.store.readonly)
        self.make_button.clicked.connect(self.make_one)
        column.addWidget(self.list, 1)
        column.addWidget(self.make_button)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        self._head = headline("", self, 1.25)
        self.plan = QLabel(self)
        self.plan.setTextFormat(Qt.TextFormat.PlainText)
        self.plan.setWordWrap(True)
        self.plan.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.plan.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sure = QCheckBox(tr("Yes, the desk goes back to this backup"), self)
        self.sure.toggled.connect(self._allow)
        self.bring = QPushButton(self._theme.icon("archive-restore"), tr("Bring it back"), self)
        self.bring.setProperty("role", "danger")
        self.bring.setAutoDefault(False)
        self.bring.setEnabled(False)
        self.bring.clicked.connect(self._want)
        column.addWidget(self._head)
        column.addWidget(self.plan, 1)
        column.addWidget(self.sure)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    # -- showing

    def _load(self) -> None:
        self._session.lane.look(self, partial(safekeeping.backups, self._session.desk.home), self._fill, self._failed)

    def _fill(self, found: Any) -> None:
        self.list.clear()
        for one in found:
            item = QListWidgetItem(self.list)
            when = moment_said(one.at, self._session.desk.zone)
            holds = " · ".join((trn("{count} release", "{count} releases", one.releases),
                                trn("{count} file", "{count} files", len(one.files))))
            two_lines(item, when, " · ".join(part for part in (holds, tr(_WHY.get(one.why, one.why))) if part))
            item.setData(_NAME, one.name)
        if found:
            self.list.setCurrentRow(0)
        else:
            self.make_button.setFocus()  # in an empty list the keyboard has nothing to do
            self._show_nothing(tr("There is no backup yet. One is made at the first start of a day, or now."))

    def _show_nothing(self, words: str) -> None:
        self._head.setText("")
        self.plan.setText(words)
        self.sure.hide()
        self.bring.hide()

    @property
    def chosen(self) -> str:
        """The name of the backup that is chosen; empty where none is."""
        item = self.list.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def _chosen(self) -> None:
        name = self.chosen
        self.sure.setChecked(False)
        self.sure.setEnabled(False)
        self._allow()
        if not name:
            return
        item = self.list.currentItem()
        self._head.setText(item.text() if item else "")
        self.sure.show()
        self.bring.show()
        self.plan.setText(tr("Looking at what it holds …"))
        if self.trouble.property("tone") == "danger":
            self.trouble.clear()
        self._session.lane.look(self, partial(safekeeping.preview, self._session.desk.home, name),
                                lambda plan: self._show(name, plan), lambda error: self._cannot(name, error))

    def _show(self, name: str, plan: RestorePlan) -> None:
        if name == self.chosen:
            self.plan.setText("\n\n".join(plan.lines()))
            self.sure.setEnabled(not self._session.desk.store.readonly)

    def _cannot(self, name: str, error: DeskError) -> None:
        if name == self.chosen:
            self.plan.setText("")
            self._failed(error)

    def _failed(self, error: DeskError) -> None:
        self.make_button.setEnabled(not self._session.desk.store.readonly)
        self.trouble.say(error.sentence)

    def _allow(self) -> None:
        self.bring.setEnabled(self.sure.isChecked())

    # -- doing

    def make_one(self) -> None:
        """Make a backup now."""
        self.make_button.setEnabled(False)
        self.trouble.say(tr("Making the backup and reading it back …"), "attention")

        def done(made: Any) -> None:
            self.make_button.setEnabled(True)
            self.trouble.say(tr("Backup made and verified: {path}", path=str(made.path)), "good")
            self._load()

        self._lane.run(self, partial(safekeeping.make_backup, self._session.desk), done, self._failed)

    def _want(self) -> None:
        name = self.chosen
        self.accept()
        self.restore_wanted.emit(name)

    def done(self, result: int) -> None:
        """However it ends, the lane ends with it."""
        self._lane.finish()
        super().done(result)
