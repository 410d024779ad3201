"""*Daftar*: which release — a heading with the count, then cards that fetch themselves as they are scrolled to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from humasdesk.domain.release import Summary
from humasdesk.gui.releases.card import CardDelegate
from humasdesk.gui.releases.model import SUMMARY, ReleaseModel
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr, trn
from humasdesk.services.searching import Wanted


class ListColumn(QFrame):
    """The second column."""

    chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("list")
        self.setAccessibleName(tr("Releases"))
        self._initials: dict[str, str] = {}
        self.model = ReleaseModel(session)
        self.delegate = CardDelegate(theme, self._place, self._initials_of, session.desk.now, session.desk.zone, self)
        self.model.spoken = self.delegate.spoken
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        self._total = QLabel(self)
        self._total.setProperty("role", "soft")
        self._order = QLabel(self)
        self._order.setProperty("role", "faint")
        head.addWidget(self._total)
        head.addStretch(1)
        head.addWidget(self._order)
        column.addLayout(head)
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "soft")
        self._nothing.setContentsMargins(2 * GRID, 4 * GRID, 2 * GRID, 0)
        column.addWidget(self._nothing)
        self.view = self._make_view()
        column.addWidget(self.view, 1)
        self.model.total_changed.connect(self._show_total)
        self.model.trouble.connect(self._show_trouble)
        self.refresh()

    def _make_view(self) -> QListView:
        view = QListView(self)
        view.setProperty("role", "cards")
        view.setModel(self.model)
        view.setItemDelegate(self.delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(tr("Releases"))
        view.selectionModel().currentChanged.connect(self._current_changed)
        return view

    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        one = current.data(SUMMARY)
        if isinstance(one, Summary):
            self.chosen.emit(one.id)

    def filter(self, wanted: Wanted) -> None:
        """Show another place of the desk."""
        self.model.ask(replace(self.model.asked, wanted=wanted))

    def search(self, query: str) -> None:
        """Show what a query finds; an empty one shows the place again."""
        self.delegate.searching = bool(query.strip())
        self._order.setText(tr("best first") if query.strip() else tr("newest first"))
        self.model.ask(replace(self.model.asked, query=query))

    def refresh(self) -> None:
        """Fetch what is shown anew, and keep the place."""
        self._order.setText(tr("best first") if self.model.asked.query.strip() else tr("newest first"))
        blocked = self.view.selectionModel().blockSignals(True)
        self._initials = {}
        self.model.refresh()
        self.view.selectionModel().blockSignals(blocked)

    def select(self, release_id: str) -> None:
        """Mark the release that is open, where it is loaded."""
        row = self.model.row_of(release_id)
        model = self.view.selectionModel()
        blocked = model.blockSignals(True)
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        model.blockSignals(blocked)
        self.view.viewport().update()

    def step(self, by: int) -> None:
        """Go to the release below (1) or above (-1)."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.delegate.wear(theme)
        self.view.viewport().update()

    def _show_total(self, total: int) -> None:
        self._total.setText(trn("{count} release", "{count} releases", total))
        self._nothing.setVisible(total == 0)
        if self.model.asked.query.strip():
            self._nothing.setText(tr("Nothing was found. Fewer words, or the beginning of one, find more."))
        else:
            self._nothing.setText(tr("Nothing lies here. Begin a release with Ctrl+N, or import texts with Ctrl+O."))

    def _show_trouble(self, sentence: str) -> None:
        if sentence:
            self._nothing.setText(sentence)
            self._nothing.setVisible(True)

    def _place(self, one: Summary) -> str:
        name = self._session.desk.regions.name(one.region) if one.region else None
        return name or one.dateline.title()

    def _initials_of(self, person_id: str) -> str:
        if not self._initials:
            roster = self._session.desk.rosters().newest
            self._initials = {person.id: person.initials for person in roster.people} if roster else {"": ""}
        return self._initials.get(person_id, "?")
