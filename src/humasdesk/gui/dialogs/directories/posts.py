"""The table in which an official's posts are typed: title, region, days and how the post is held."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from humasdesk.domain.directory import HOLDINGS, Holding, Post
from humasdesk.errors import BadInput, NotFound
from humasdesk.gui.days import day_said
from humasdesk.gui.dialogs.directories.places import Places
from humasdesk.gui.theme import GRID
from humasdesk.i18n import mark, tr
from humasdesk.services import dates

_TITLE, _REGION, _SINCE, _UNTIL, _HOLDING = range(5)
_HEADS = (mark("Title"), mark("Region"), mark("Since"), mark("Until"), mark("Held as"))
_HOLDING_NAMES: dict[Holding, str] = {"definitive": mark("definitive"), "Pj": "Pj.", "Plt": "Plt.", "Plh": "Plh.",
                                      "Pjs": "Pjs."}
_HOLDING_WORDS: dict[Holding, str] = {
    "definitive": mark("in full"), "Pj": "penjabat", "Plt": "pelaksana tugas", "Plh": "pelaksana harian",
    "Pjs": "penjabat sementara"}
_CHOICE = Qt.ItemDataRole.UserRole
_ROWS_SHOWN = 2
_IN_CELL = "border-radius: 0; padding: 0 4px; min-height: 0;"


class _Cells(QStyledItemDelegate):
    """Editors of the cells: a completing line for the region, a choice for the holding, plain lines else."""

    def __init__(self, places: Places, parent: QWidget) -> None:
        super().__init__(parent)
        self._places = places

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem,
                     index: QModelIndex | QPersistentModelIndex) -> QWidget:
        if index.column() == _HOLDING:
            combo = QComboBox(parent)
            combo.setStyleSheet(_IN_CELL)
            for holding in HOLDINGS:
                combo.addItem(tr(_HOLDING_NAMES[holding]), holding)
                combo.setItemData(combo.count() - 1, tr(_HOLDING_WORDS[holding]), Qt.ItemDataRole.ToolTipRole)
            combo.activated.connect(lambda _: self._done(combo))
            return combo
        line = QLineEdit(parent)
        line.setStyleSheet(_IN_CELL)
        if index.column() == _REGION:
            line.setCompleter(self._places.completer(line))
        if index.column() in (_SINCE, _UNTIL):
            line.setPlaceholderText(tr("such as 8/1/2019"))
        return line

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(_CHOICE))))
            return
        if index.column() == _REGION and isinstance(editor, QLineEdit):
            editor.setText(self._places.shown(index.data(_CHOICE)) or str(index.data() or ""))
            return
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel,
                     index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), _CHOICE)
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
            return
        if index.column() == _REGION and isinstance(editor, QLineEdit):
            self._set_region(editor.text(), model, index)
            return
        super().setModelData(editor, model, index)


    def _set_region(self, text: str, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> None:
        """Keep the code beside the name; what is no region stays as typed until the form is read."""
        try:
            code = self._places.code_of(text)
        except NotFound:
            code = None
        model.setData(index, code, _CHOICE)
        model.setData(index, self._places.name(code) or text, Qt.ItemDataRole.EditRole)


class PostTable(QTableWidget):
    """One row a post. ``changed`` tells that a person changed a cell or a row."""

    changed = Signal()

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADS), parent)
        self._places = places
        self._filling = False
        self.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        self.setAccessibleName(tr("Posts"))
        self.setItemDelegate(_Cells(places, self))
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
        head.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        wide = self.fontMetrics().horizontalAdvance("30 Mmm 2026") + 3 * GRID
        for column, width in ((_REGION, wide + 3 * GRID), (_SINCE, wide), (_UNTIL, wide), (_HOLDING, wide + 2 * GRID)):
            self.setColumnWidth(column, width)
        rows = _ROWS_SHOWN * self.verticalHeader().defaultSectionSize() + head.sizeHint().height()
        self.setMinimumHeight(rows + GRID)
        self.itemChanged.connect(self._edited)

    def sizeHint(self) -> QSize:
        """A few rows; what else the form has is to be in sight too."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_posts(self, posts: tuple[Post, ...]) -> None:
        """Fill the table."""
        self._filling = True
        self.setRowCount(0)
        for post in posts:
            self._add(post)
        self._filling = False

    def add_post(self) -> None:
        """A new row at the end, its title ready to be typed."""
        self._filling = True
        self._add(Post(""))
        self._filling = False
        self.changed.emit()
        self.setFocus()
        self.setCurrentCell(self.rowCount() - 1, _TITLE)
        self.editItem(self._cell(self.rowCount() - 1, _TITLE))

    def remove_post(self) -> None:
        """Take the chosen row away."""
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self.changed.emit()

    def posts(self) -> tuple[Post, ...]:
        """The posts as typed, first begun first; raises ``BadInput`` or ``NotFound`` naming what does not fit."""
        found = [self._post(row) for row in range(self.rowCount()) if self._typed(row)]
        return tuple(sorted(found, key=lambda post: post.since or date.min))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.editItem(self.currentItem())
            return
        if event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            self._wipe()
            return
        super().keyPressEvent(event)

    def _wipe(self) -> None:
        """Empty the current cell."""
        item = self.currentItem()
        if item.column() != _HOLDING:
            item.setData(_CHOICE, None)
            item.setText("")

    def _add(self, post: Post) -> None:
        row = self.rowCount()
        self.insertRow(row)
        texts = (post.title, self._places.name(post.region), day_said(post.since) if post.since else "",
                 day_said(post.until) if post.until else "", tr(_HOLDING_NAMES[post.holding]))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.setItem(row, column, item)
        self._cell(row, _HOLDING).setData(_CHOICE, post.holding)
        self._cell(row, _REGION).setData(_CHOICE, post.region)

    def _edited(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            self._filling = True
            item.setToolTip(item.text())
            self._filling = False
            self.changed.emit()

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            raise IndexError((row, column))
        return item

    def _text(self, row: int, column: int) -> str:
        return " ".join(self._cell(row, column).text().split())

    def _typed(self, row: int) -> bool:
        return any(self._text(row, column) for column in (_TITLE, _REGION, _SINCE, _UNTIL))

    def _post(self, row: int) -> Post:
        title = self._text(row, _TITLE)
        if not title:
            raise BadInput(mark("Post {number} has no title. Type one, or remove the row."), number=row + 1)
        return Post(title, self._region(row), self._day(row, _SINCE),
                    self._day(row, _UNTIL), cast("Holding", self._choice(row)))

    def _day(self, row: int, column: int) -> date | None:
        text = self._text(row, column)
        return dates.parse_day(text) if text else None

    def _region(self, row: int) -> str | None:
        code: str | None = self._cell(row, _REGION).data(_CHOICE)
        return code or self._places.code_of(self._text(row, _REGION))

    def _choice(self, row: int) -> Any:
        return self._cell(row, _HOLDING).data(_CHOICE) or "definitive"
