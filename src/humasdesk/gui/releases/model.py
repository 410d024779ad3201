"""The list's model: pages of releases fetched by key as the list is scrolled, in the order that is asked for.

What an index answers is fetched at once; everything else is looked for beside the window, so that no key press waits,
and an answer to what is no longer asked is dropped. How many there are is always counted beside the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from humasdesk.domain.release import Summary
from humasdesk.errors import DeskError
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Still
from humasdesk.services import searching
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Order, Wanted

_PAGE = 30
_FOUND_PAGE = 14
"""Further rows of a search: each costs a snippet."""
_COUNT_AFTER = 300
"""Milliseconds without another key before what a search finds is counted, which costs several pages of it: longer than
people wait between two keys."""
MOST = 600
"""So many rows at most are fetched at once, when what is shown is fetched anew or all of it is marked."""
SUMMARY = Qt.ItemDataRole.UserRole
CARDS = "application/x-humasdesk-releases"
"""What cards are while they are dragged: ids, one a line."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list shows: a filter, a query where something was typed, and the order."""

    wanted: Wanted = field(default_factory=Wanted)
    query: str = ""
    order: Order = "newest"

    @property
    def searches(self) -> bool:
        return bool(self.query.strip())

    @property
    def at_once(self) -> bool:
        """Whether an index answers it however large the desk is."""
        if self.searches:
            return False
        plain = Wanted(state=self.wanted.state)
        return self.wanted == Wanted() or (self.wanted == plain and self.order in ("newest", "oldest"))


def rows_of(desk: Desk, asked: Asked, after: Sequence[Summary], limit: int) -> list[Summary]:
    """The next rows after those that are there."""
    last = after[-1] if after else None
    if asked.searches:
        return searching.search(desk, asked.query, asked.wanted, order=asked.order, limit=limit, after=last,
                                skip=len(after))
    order = "newest" if asked.order == "relevance" else asked.order
    return searching.page(desk, asked.wanted, order=order, after=last, limit=limit)


class ReleaseModel(QAbstractListModel):
    """Releases as ``Summary`` values under :data:`SUMMARY`."""

    trouble = Signal(str)
    total_changed = Signal(int)
    about_to_change = Signal()
    changed = Signal()
    """The rows were made anew; ``about_to_change`` comes before it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._rows: list[Summary] = []
        self._more = False
        self._fetching = False
        self._turn = 0
        self.asked = Asked()
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._counting.timeout.connect(self._count_now)
        self._typed: tuple[str, str] = ("", "")
        """The release that is written and the headline it is getting."""
        self.in_sight: Callable[[], int] = lambda: _FOUND_PAGE
        """How many rows are seen at once: so many are what a search first answers at every key."""
        self.spoken: Callable[[Summary], str] = lambda one: one.headline
        """What a screen reader says of a release; the card's own words, where there is a card."""

    def ask(self, asked: Asked) -> None:
        """Show what is asked for, from the top."""
        self.asked = asked
        self._look(self._first_page)

    def refresh(self) -> None:
        """Fetch what is shown anew."""
        self._look(max(self._first_page, min(len(self._rows), MOST)))

    @property
    def _first_page(self) -> int:
        return self.in_sight() if self.asked.searches else _PAGE

    @property
    def _page_size(self) -> int:
        return _FOUND_PAGE if self.asked.searches else _PAGE

    def _look(self, limit: int) -> None:
        self._turn += 1
        self._counting.stop()
        self._fetching = False
        asked, desk = self.asked, self._session.desk
        if asked.at_once:
            try:
                self._show(limit, rows_of(desk, asked, (), limit))
            except DeskError as error:
                self._refuse(error)
            return
        self._session.lane.look(self, lambda: rows_of(desk, asked, (), limit), lambda rows: self._show(limit, rows),
                                self._refuse, self._still())

    def _still(self) -> Still:
        """Whether what is asked for now is asked for still."""
        turn = self._turn
        return lambda: turn == self._turn

    def _show(self, limit: int, rows: list[Summary]) -> None:
        self.about_to_change.emit()
        self.beginResetModel()
        self._rows, self._more = rows, len(rows) == limit
        self.endResetModel()
        self.changed.emit()
        self.trouble.emit("")
        self._count()

    def _refuse(self, error: DeskError) -> None:
        self._show(1, [])
        self.trouble.emit(error.sentence)

    def _count(self) -> None:
        self._counting.stop()
        if not self._more:
            self.total_changed.emit(len(self._rows))
        elif self.asked.searches:
            self._counting.start()
        else:
            self._count_now()

    def _count_now(self) -> None:
        desk, asked = self._session.desk, self.asked
        self._session.lane.look(
            self, lambda: searching.count(desk, asked.wanted, asked.query), self.total_changed.emit, lambda _: None,
            self._still())

    def show_typed(self, release_id: str, headline: str) -> None:
        """Show the headline that is being typed, of which there is no version yet."""
        if (release_id, headline) != self._typed:
            before, self._typed = self._typed[0], (release_id, headline)
            for row in {self.row_of(before), self.row_of(release_id)} - {-1}:
                self.dataChanged.emit(self.index(row), self.index(row))

    def load(self, done: Callable[[], None]) -> None:
        """Load what is asked for, up to :data:`MOST` rows in all, then go on with ``done``."""
        size = MOST - len(self._rows)
        if self._more and size > 0:
            self._fetch(size, lambda: self.load(done))
        else:
            done()

    def _fetch(self, size: int, then: Callable[[], None] = lambda: None) -> None:
        """Look for so many rows more beside the window, and go on with ``then``."""
        asked, desk, here = self.asked, self._session.desk, list(self._rows)

        def came(rows: list[Summary]) -> None:
            if len(self._rows) == len(here):  # else others came first
                self._append(size, rows)
            then()

        self._fetching = True
        self._session.lane.look(self, lambda: rows_of(desk, asked, here, size), came, lambda _: None, self._still())

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
        if one.id == self._typed[0] and one.headline != self._typed[1]:
            one = replace(one, headline=self._typed[1])
        if role == SUMMARY:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(one)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def mimeTypes(self) -> list[str]:
        return [CARDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        made.setData(CARDS, "\n".join(self._rows[index.row()].id for index in indexes).encode())
        return made

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        if not self._rows or self._fetching:
            return
        if self.asked.at_once:
            size = self._page_size
            self._append(size, rows_of(self._session.desk, self.asked, self._rows, size))
        else:
            self._fetch(self._page_size)

    def _append(self, size: int, rows: list[Summary]) -> None:
        self._fetching = False
        self._more = len(rows) == size
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
