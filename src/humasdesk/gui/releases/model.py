"""The list's model: pages of releases fetched by keyset as the list is scrolled, newest first or as a search ranks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from humasdesk.domain.release import Summary
from humasdesk.errors import DeskError
from humasdesk.gui.session import Session
from humasdesk.services import searching
from humasdesk.services.searching import Wanted

_PAGE = 100
SUMMARY = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list shows: a filter, and a query where something was typed."""

    wanted: Wanted = field(default_factory=Wanted)
    query: str = ""


class ReleaseModel(QAbstractListModel):
    """Releases as ``Summary`` values under :data:`SUMMARY`."""

    trouble = Signal(str)
    total_changed = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._rows: list[Summary] = []
        self._more = False
        self.asked = Asked()
        self.spoken: Callable[[Summary], str] = lambda one: one.headline
        """What a screen reader says of a release; the card's own words, where there is a card."""

    def ask(self, asked: Asked) -> None:
        """Show what is asked for, from the top."""
        self.asked = asked
        self.refresh()

    def refresh(self) -> None:
        """Fetch the first page anew."""
        self.beginResetModel()
        self._rows, self._more = [], False
        try:
            self._rows, self._more = self._first()
            self.trouble.emit("")
        except DeskError as error:
            self.trouble.emit(error.sentence)
        self.endResetModel()
        self.total_changed.emit(self._total())

    def _first(self) -> tuple[list[Summary], bool]:
        desk = self._session.desk
        if self.asked.query.strip():
            return searching.search(desk, self.asked.query, self.asked.wanted, limit=_PAGE), False
        rows = searching.page(desk, self.asked.wanted, limit=_PAGE)
        return rows, len(rows) == _PAGE

    def _total(self) -> int:
        if self.asked.query.strip() or not self._more:
            return len(self._rows)
        return searching.count(self._session.desk, self.asked.wanted)

    def row_of(self, release_id: str) -> int:
        """The row of a release that is loaded, or -1."""
        return next((row for row, one in enumerate(self._rows) if one.id == release_id), -1)

    # -- Qt's own names from here on

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role == SUMMARY:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(one)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if not self._rows:
            return
        rows = searching.page(self._session.desk, self.asked.wanted, after=self._rows[-1], limit=_PAGE)
        self._more = len(rows) == _PAGE
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
