"""What stops a submit or publish, beside the page: gone through one by one, and the move is free when nothing is left.

It does not stand in the way: the page can be typed on meanwhile, and the list follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from humasdesk.domain.review import MOVES
from humasdesk.gui.checking.finding_list import FindingList
from humasdesk.gui.checking.finding_rows import Row, obstacles
from humasdesk.gui.dialogs.form import fit, headline, label
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wearing import picture
from humasdesk.i18n import tr, trn

if TYPE_CHECKING:
    from humasdesk.services.checking.questions import Examined


class Checklist(QDialog):
    """``go_wanted`` carries what to go to, ``show_wanted`` what to show while the keyboard stays here, ``menu_wanted``
    what to mend or answer and where, ``dropped`` what to pass over, ``confirm_wanted`` a question of fact; ``free``
    says that the move may be made."""

    go_wanted = Signal(object)
    show_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    dropped = Signal(object)
    confirm_wanted = Signal(object)
    free = Signal()

    def __init__(self, move: str, only: frozenset[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        action = tr(MOVES[move].label)
        self._only = only
        self.setWindowTitle(tr("Before submitting") if move == "submit" else tr("Before publishing"))
        self.setModal(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self._head = headline("", self, 1.15)
        column.addWidget(self._head)
        self._hint = label("", "soft", self, wrap=True)
        column.addWidget(self._hint)
        self.list = FindingList(theme, tr("What stops the release"), self)
        column.addWidget(self.list, 1)
        column.addLayout(self._answers(theme))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.no = QPushButton(tr("Close"), self)
        self.no.clicked.connect(lambda _=False: self.reject())
        self.yes = QPushButton(action, self)
        self.yes.setProperty("role", "primary")
        self.yes.clicked.connect(lambda _=False: self._go_on())
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.list.chosen.connect(lambda row: self.go_wanted.emit(row.about))
        self.list.pointed.connect(self._point)
        self.list.dropped.connect(self._drop)
        self.list.menu_wanted.connect(self._menu)
        self.list.moved.connect(self._look)
        fit(self, 400, 460)

    def _answers(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.go = QPushButton(tr("Go there"), self)
        picture(self.go, theme, "map-pin")
        self.confirm = QPushButton(tr("Confirm …"), self)
        self.mend = QPushButton(tr("Mend or answer …"), self)
        self.go.clicked.connect(lambda _=False: self._with(lambda one: self.go_wanted.emit(one.about)))
        self.confirm.clicked.connect(lambda _=False: self._with(lambda one: self.confirm_wanted.emit(one.about)))
        self.mend.clicked.connect(lambda _=False: self._with(
            lambda one: self._menu(one, self.mend.mapToGlobal(self.mend.rect().bottomLeft()))))
        for button in (self.go, self.confirm, self.mend):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_examined(self, examined: Examined | None) -> None:
        """Follow what was read."""
        if examined is None:
            return
        rows = obstacles(examined, self._only)
        before = len(self.list.rows)
        self.list.show_rows(rows)
        if rows and self.list.current is None:
            self.list.go_to_row(0)
        self._head.setText(trn("{count} obstacle is left", "{count} obstacles are left", len(rows)) if rows
                           else tr("Nothing stops it any more"))
        self._hint.setText(tr("Mend it in the text, or answer it here. The list follows what you type.") if rows else
                           tr("Nothing is left to mend or to answer. Go on with the button below."))
        self._look()
        if before and not rows:
            announce(self, self._head.text())
            self.yes.setFocus()  # also beneath a question that is just being answered; it takes nothing from the page

    def _look(self) -> None:
        row = self.list.current
        finding = row is not None and row.kind != "lack"
        self.go.setEnabled(row is not None)
        self.mend.setEnabled(finding)
        self.confirm.setEnabled(row is not None and row.kind == "fact")
        self.yes.setEnabled(not self.list.rows)
        self.yes.setDefault(not self.list.rows)

    def _with(self, deed: object) -> None:
        row = self.list.current
        if row is not None and callable(deed):
            deed(row)

    def _point(self, row: Row) -> None:
        """Show the words; what lacks has none, so that one is led to where it is put in."""
        (self.go_wanted if row.kind == "lack" else self.show_wanted).emit(row.about)

    def _menu(self, row: Row, place: QPoint) -> None:
        if row.kind != "lack":
            self.menu_wanted.emit(row.about, place)

    def _drop(self, row: Row) -> None:
        if row.kind != "lack":
            self.dropped.emit(row.about)

    def _go_on(self) -> None:
        self.accept()
        self.free.emit()

    def stand_aside(self, window: QWidget) -> None:
        """At the window's left side: what is gone to is in the panel."""
        self.move(window.mapToGlobal(QPoint(3 * GRID, 11 * GRID)))

    def stand_beside(self, window: QWidget, page: QWidget) -> None:
        """Over the lists at the left, where they are as wide as this: words and panel stay in sight. Else at the right,
        over the panel and not over the words."""
        room = page.mapTo(window, QPoint(0, 0)).x()
        if room >= self.width() + 4 * GRID:
            self.stand_aside(window)
        else:
            self.move(window.mapToGlobal(QPoint(window.width() - self.width() - 3 * GRID, 11 * GRID)))
