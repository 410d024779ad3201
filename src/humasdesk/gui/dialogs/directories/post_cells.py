"""The cells in which an official's post is typed: what edits each, the keys in them, and how a wrong one is marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from humasdesk.domain.directory import HOLDINGS, Holding
from humasdesk.errors import NotFound
from humasdesk.gui.dialogs.directories.places import Places
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.wheel import scrolled_past
from humasdesk.i18n import mark, tr

TITLE, REGION, SINCE, UNTIL, HOLDING = range(5)
HOLDING_NAMES: dict[Holding, str] = {"definitive": mark("definitive"), "Pj": "Pj.", "Plt": "Plt.", "Plh": "Plh.",
                                     "Pjs": "Pjs."}
_HOLDING_WORDS: dict[Holding, str] = {
    "definitive": mark("in full"), "Pj": "penjabat", "Plt": "pelaksana tugas", "Plh": "pelaksana harian",
    "Pjs": "penjabat sementara"}
CHOICE = Qt.ItemDataRole.UserRole
"""A region's code, a holding's key."""
WRONG = Qt.ItemDataRole.UserRole + 1
"""The sentence about what is wrong with the cell; nothing where nothing is."""
NO_END = mark("A post without an end is held until now.")
_IN_CELL = "border-radius: 0; padding: 0 4px; min-height: 0;"
_Hint = QStyledItemDelegate.EndEditHint
_AND_THEN = {Qt.Key.Key_Tab: _Hint.EditNextItem, Qt.Key.Key_Backtab: _Hint.EditPreviousItem,
             Qt.Key.Key_Return: _Hint.NoHint, Qt.Key.Key_Enter: _Hint.NoHint}


class _Choosing(QObject):
    """The keys in the list under a region's line: Tab, Shift+Tab and Enter take what is marked in it, else what is
    typed, and tell where to go on. Qt hands Tab to the line past everybody, and the keyboard left the table."""

    def __init__(self, line: QLineEdit, completer: QCompleter, ended: Callable[[QLineEdit, Any], None]) -> None:
        super().__init__(line)
        self._line, self._completer, self._ended = line, completer, ended
        popup = completer.popup()
        if popup is not None:
            popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _AND_THEN
                or not isinstance(watched, QAbstractItemView)):
            return super().eventFilter(watched, event)
        marked = watched.currentIndex()
        watched.hide()
        if marked.isValid():
            self._line.setText(str(marked.data()))
        elif self._completer.completionCount() == 1:
            self._line.setText(self._completer.currentCompletion())
        self._line.activateWindow()
        then = _AND_THEN[Qt.Key(event.key())]  # once the list is gone: it takes the focus along
        QTimer.singleShot(0, self, lambda: self._ended(self._line, then))
        return True


class Cells(QStyledItemDelegate):
    """Editors of the cells: a completing line for the region, a choice for the holding, plain lines else."""

    def __init__(self, places: Places, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._places = places
        self._theme = theme

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem,
                     index: QModelIndex | QPersistentModelIndex) -> QWidget:
        if index.column() == HOLDING:
            combo = scrolled_past(QComboBox(parent))
            combo.setStyleSheet(_IN_CELL)
            for holding in HOLDINGS:
                combo.addItem(tr(HOLDING_NAMES[holding]), holding)
                combo.setItemData(combo.count() - 1, tr(_HOLDING_WORDS[holding]), Qt.ItemDataRole.ToolTipRole)
            combo.activated.connect(lambda _: self._done(combo))
            return combo
        line = QLineEdit(parent)
        line.setStyleSheet(_IN_CELL)
        line.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        line.setAccessibleDescription(str(index.data(WRONG) or ""))
        if index.column() == REGION:
            completer = self._places.completer(line)
            line.setCompleter(completer)
            _Choosing(line, completer, self._done)
        if index.column() == SINCE:
            line.setPlaceholderText("8/1/2019")  # no word before it: the cell has no room
        if index.column() == UNTIL:
            line.setPlaceholderText(tr("until now"))
            line.setAccessibleDescription(line.accessibleDescription() or tr(NO_END))
        return line

    def _done(self, editor: QWidget, hint: Any = _Hint.NoHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(CHOICE))))
            return
        if index.column() == REGION and isinstance(editor, QLineEdit):
            editor.setText(self._places.shown(index.data(CHOICE)) or str(index.data() or ""))
            return
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel,
                     index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), CHOICE)
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
            return
        if index.column() == REGION and isinstance(editor, QLineEdit):
            self._set_region(editor.text(), model, index)
            return
        super().setModelData(editor, model, index)

    def _set_region(self, text: str, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> None:
        """Keep the code beside the name; what is no region stays as typed and is marked."""
        try:
            code = self._places.code_of(text)
        except NotFound:
            code = None
        model.setData(index, code, CHOICE)
        model.setData(index, self._places.name(code) or text, Qt.ItemDataRole.EditRole)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() == UNTIL and not index.data() and index.model().index(index.row(), TITLE).data():
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
            option.text = tr("until now")
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, self._theme.color("text_faint"))
        if index.data(WRONG):
            option.backgroundBrush = QBrush(self._theme.color("danger_soft"))
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, self._theme.color("danger"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        if index.data(WRONG):
            painter.save()
            painter.setPen(QPen(self._theme.color("danger"), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()
