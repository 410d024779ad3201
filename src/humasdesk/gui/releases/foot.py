"""The bar under the list while several releases are marked: how many, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from humasdesk.domain.review import MOVES
from humasdesk.gui.releases.together import lawful
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.flow import FlowLayout
from humasdesk.gui.widgets.menu_hover import let_go
from humasdesk.i18n import tr, trn
from humasdesk.services import together
from humasdesk.services.reviewing import Offer

_SHOWN = 2


class SelectionBar(QFrame):
    """``move_wanted`` names a move; the others say what else was chosen."""

    move_wanted = Signal(str)
    export_wanted = Signal()
    tag_wanted = Signal()
    done_with = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._turn = 0
        self.ids: list[str] = []
        self.setObjectName("foot")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        line = QHBoxLayout()
        self.words = QLabel(self)
        self.words.setProperty("role", "title")
        self._close = QToolButton(self)
        self._close.setProperty("role", "flat")
        self._close.setAccessibleName(tr("Mark only one"))
        self._close.setToolTip(tr("Mark only one"))
        self._close.clicked.connect(self.done_with)
        line.addWidget(self.words, 1)
        line.addWidget(self._close)
        column.addLayout(line)
        holder = QWidget(self)
        self._flow = FlowLayout(holder, 4)
        column.addWidget(holder)
        self._holder = holder
        self.wear(theme)
        self.hide()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._close.setIcon(theme.icon("x", "text_soft", 14))

    def show_marked(self, ids: list[str]) -> None:
        """Show what can be done with these releases; nothing for fewer than two."""
        self._turn += 1
        self.ids = ids
        self.setVisible(len(ids) > 1)
        if len(ids) < 2:
            return
        self.words.setText(trn("{count} marked", "{count} marked", len(ids)))
        self._fill({})
        if self._session.person is None:
            return
        turn, desk, me = self._turn, self._session.desk, self._session.me
        self._session.lane.look(self, lambda: together.offers(desk, me, ids), self._fill, lambda _: None,
                                lambda: turn == self._turn)

    def _fill(self, offers: Mapping[str, Sequence[Offer]]) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        counts = lawful(offers) if self._session.can_write else {}
        labels = {action: self._label(action, count) for action, count in counts.items()}
        for action in list(labels)[:_SHOWN]:
            self._flow.addWidget(self._button(labels[action], action))
        more = QToolButton(self._holder)
        more.setText(tr("More"))
        more.setAccessibleName(tr("More that can be done with the marked releases"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        for action in list(labels)[_SHOWN:]:
            menu.addAction(labels[action]).triggered.connect(
                lambda _=False, chosen=action: self.move_wanted.emit(chosen))
        menu.addAction(tr("Export …")).triggered.connect(lambda _=False: self.export_wanted.emit())
        tag = menu.addAction(tr("Add a tag …"))
        tag.setEnabled(self._session.can_write)
        tag.triggered.connect(lambda _=False: self.tag_wanted.emit())
        more.setMenu(menu)
        let_go(menu, more)
        self._flow.addWidget(more)
        self._holder.updateGeometry()

    def _label(self, action: str, count: int) -> str:
        name = tr(MOVES[action].label)
        return name if count == len(self.ids) else tr("{move} · {count} of {all}", move=name, count=count,
                                                      all=len(self.ids))

    def _button(self, label: str, action: str) -> QPushButton:
        made = QPushButton(label, self._holder)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self.move_wanted.emit(action))
        return made
