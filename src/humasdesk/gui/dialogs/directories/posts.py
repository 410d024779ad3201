"""The table in which an official's posts are typed: title, region, days and how the post is held.

It is long because Qt asks the table itself for keys, sizes and rows; the cells are in ``post_cells``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from humasdesk.domain.directory import Holding, Post
from humasdesk.errors import BadInput, DeskError
from humasdesk.gui.days import day_said
from humasdesk.gui.dialogs.directories.places import Places
from humasdesk.gui.dialogs.directories.post_cells import (
    CHOICE,
    HOLDING,
    HOLDING_NAMES,
    NO_END,
    REGION,
    SINCE,
    TITLE,
    UNTIL,
    WRONG,
    Cells,
)
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import mark, tr
from humasdesk.services import cataloguing, dates

HEADS = (mark("Title"), mark("Region"), mark("Since"), mark("Until"), mark("Held as"))
_ROWS_SHOWN = 2
_NEXT = QAbstractItemDelegate.EndEditHint.EditNextItem
_BEFORE = QAbstractItemDelegate.EndEditHint.EditPreviousItem


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be taken: where it is, what is said of it, and the day that was nearly typed."""

    row: int
    column: int
    sentence: str
    near: date | None = None


class PostTable(QTableWidget):
    """One row a post. ``changed`` tells that a person changed a cell or a row, ``judged`` carries the :class:`Wrong`
    cell to speak of: the one somebody is in, else the first; ``None`` where every cell can be taken."""

    changed = Signal()
    judged = Signal(object)

    def __init__(self, places: Places, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADS), parent)
        self._places = places
        self._filling = False
        self.setHorizontalHeaderLabels([tr(head) for head in HEADS])
        if (end := self.horizontalHeaderItem(UNTIL)) is not None:
            end.setToolTip(tr(NO_END))
        self.setAccessibleName(tr("Posts"))
        self.setItemDelegate(Cells(places, theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
                             | QAbstractItemView.EditTrigger.AnyKeyPressed
                             | QAbstractItemView.EditTrigger.SelectedClicked)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * GRID)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        wide = self.fontMetrics().horizontalAdvance("30 Mmm 2026") + 3 * GRID
        self._wide = {REGION: wide + 3 * GRID, SINCE: wide, UNTIL: wide, HOLDING: wide + 2 * GRID}
        self._given = sum(self._wide.values())
        for column, width in self._wide.items():
            self.setColumnWidth(column, width)
        rows = _ROWS_SHOWN * self.verticalHeader().defaultSectionSize() + head.sizeHint().height()
        self.setMinimumHeight(rows + GRID)
        self.itemChanged.connect(self._edited)
        self.currentCellChanged.connect(lambda *_: self._say())

    def sizeHint(self) -> QSize:
        """A few rows; what else the form has is to be in sight too."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In large text the other columns give up some room, so that the title is more than a letter or two."""
        super().resizeEvent(event)
        room = self.viewport().width() - self.fontMetrics().horizontalAdvance("Gubernur Kaltim")
        whole = sum(self._wide.values())
        given = min(whole, max(1, room))
        if given != self._given:  # else they stay as somebody drew them
            self._given = given
            for column, width in self._wide.items():
                self.setColumnWidth(column, width * given // whole)

    def show_posts(self, posts: tuple[Post, ...]) -> None:
        """Fill the table."""
        self._filling = True
        self.setRowCount(0)
        for post in posts:
            self._add(post)
        self._filling = False
        self._say()

    def add_post(self) -> None:
        """A new row at the end, its title ready to be typed; what is typed in another cell is kept."""
        if (open_one := self.indexWidget(self.currentIndex())) is not None:
            self.commitData(open_one)
            super().closeEditor(open_one, QAbstractItemDelegate.EndEditHint.NoHint)
        self._filling = True
        self._add(Post(""))
        self._filling = False
        self.changed.emit()
        self.setFocus()
        self.setCurrentCell(self.rowCount() - 1, TITLE)
        self._begin(self._cell(self.rowCount() - 1, TITLE))

    def remove_post(self) -> None:
        """Take the chosen row away."""
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self._say()
            self.changed.emit()

    def posts(self) -> tuple[Post, ...]:
        """The posts as typed, first begun first; raises ``BadInput`` or ``NotFound`` naming what does not fit."""
        found = [self._post(row) for row in range(self.rowCount()) if self._typed(row)]
        return tuple(sorted(found, key=lambda post: post.since or date.min))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on from cell to cell, and from the last to what stands under the table, not to the first again."""
        ends = {_NEXT: (self.rowCount() - 1, HOLDING), _BEFORE: (0, TITLE)}
        if ends.get(hint) != (self.currentRow(), self.currentColumn()):
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.focusNextPrevChild(hint == _NEXT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._beside(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._beside(event):
            super().mouseDoubleClickEvent(event)

    def _beside(self, event: QMouseEvent) -> bool:
        """Whether the mouse is on no cell; then none is current, and what is typed next changes no row."""
        beside = not self.indexAt(event.position().toPoint()).isValid()
        if beside:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        return beside

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._begin(self.currentItem())
            return
        if event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            self._wipe()
            return
        super().keyPressEvent(event)

    def _begin(self, item: QTableWidgetItem) -> None:
        """Let a cell be typed in, unless one is: the Enter that ends it comes here too. Qt refuses then; asked through
        ``editItem`` it would say so on the terminal."""
        self.edit(self.indexFromItem(item), QAbstractItemView.EditTrigger.AllEditTriggers, QEvent(QEvent.Type.None_))

    def _wipe(self) -> None:
        """Empty the current cell."""
        item = self.currentItem()
        if item.column() != HOLDING:
            item.setData(CHOICE, None)
            item.setText("")

    def _add(self, post: Post) -> None:
        row = self.rowCount()
        self.insertRow(row)
        texts = (post.title, self._places.name(post.region), day_said(post.since) if post.since else "",
                 day_said(post.until) if post.until else "", tr(HOLDING_NAMES[post.holding]))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.setItem(row, column, item)
        self._cell(row, HOLDING).setData(CHOICE, post.holding)
        self._cell(row, REGION).setData(CHOICE, post.region)

    def _edited(self, item: QTableWidgetItem) -> None:
        """A cell was left with something else in it: say at once how it is read, or why it cannot be."""
        if self._filling:
            return
        self._filling = True
        if item.column() in (SINCE, UNTIL) and not self._wrong(item.row(), item.column()):
            day = self._day(item.row(), item.column())
            item.setText(day_said(day) if day else "")
        self._judge(item.row())
        self._filling = False
        self._say()
        self.changed.emit()

    # -- what cannot be taken

    def _judge(self, row: int) -> None:
        """Mark what is wrong in a row; a screen reader hears what was not wrong before."""
        for column in (TITLE, REGION, SINCE, UNTIL):
            item, sentence = self._cell(row, column), self._wrong(row, column)
            if sentence and sentence != item.data(WRONG):
                announce(self, sentence, urgent=True)
            item.setData(WRONG, sentence)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, sentence)
            item.setToolTip(sentence or item.text())

    def _wrong(self, row: int, column: int) -> str:
        """What is wrong with a cell; empty where nothing is."""
        try:
            if column == TITLE and self._typed(row):
                self._title(row)
            elif column == REGION:
                self._region(row)
            elif column == SINCE:
                self._day(row, SINCE)
            elif column == UNTIL:
                until = self._day(row, UNTIL)
                if not self._wrong(row, SINCE):
                    cataloguing.check_days(self._day(row, SINCE), until)
        except DeskError as error:
            return error.sentence
        return ""

    def wrongs(self) -> tuple[Wrong, ...]:
        """Every cell that is marked, in the order of reading."""
        cells = ((row, column) for row in range(self.rowCount()) for column in (TITLE, REGION, SINCE, UNTIL))
        return tuple(Wrong(row, column, str(sentence), self._near(row, column))
                     for row, column in cells if (sentence := self._cell(row, column).data(WRONG)))

    def _near(self, row: int, column: int) -> date | None:
        return dates.near_day(self._text(row, column), last=column == UNTIL) if column in (SINCE, UNTIL) else None

    def _say(self) -> None:
        if self._filling:
            return
        found = self.wrongs()
        here = (self.currentRow(), self.currentColumn())
        self.judged.emit(next((one for one in found if (one.row, one.column) == here), found[0] if found else None))

    def take_near(self, wrong: Wrong) -> None:
        """Put the day that was nearly typed into its cell."""
        if wrong.near:
            self._cell(wrong.row, wrong.column).setText(day_said(wrong.near))
            self.setFocus()
            self.setCurrentCell(wrong.row, wrong.column)

    def go_to_wrong(self) -> None:
        """Put the keyboard on the first cell that cannot be taken, if there is one."""
        for row in range(self.rowCount()):
            self._judge(row)
        found = self.wrongs()
        if found:
            self.setFocus()
            self.setCurrentCell(found[0].row, found[0].column)

    # -- reading

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            raise IndexError((row, column))
        return item

    def _text(self, row: int, column: int) -> str:
        return " ".join(self._cell(row, column).text().split())

    def _typed(self, row: int) -> bool:
        return any(self._text(row, column) for column in (TITLE, REGION, SINCE, UNTIL))

    def _post(self, row: int) -> Post:
        since, until = self._day(row, SINCE), self._day(row, UNTIL)
        cataloguing.check_days(since, until)
        return Post(self._title(row), self._region(row), since, until, cast("Holding", self._choice(row)))

    def _title(self, row: int) -> str:
        title = self._text(row, TITLE)
        if not title:
            raise BadInput(mark("Post {number} has no title. Type one, or remove the row."), number=row + 1)
        return title

    def _day(self, row: int, column: int) -> date | None:
        text = self._text(row, column)
        return dates.parse_day(text, last=column == UNTIL) if text else None

    def _region(self, row: int) -> str | None:
        code: str | None = self._cell(row, REGION).data(CHOICE)
        return code or self._places.code_of(self._text(row, REGION))

    def _choice(self, row: int) -> Any:
        return self._cell(row, HOLDING).data(CHOICE) or "definitive"
