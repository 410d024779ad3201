"""The list under a field that completes: names with a softer second line, and at the end the way to a new entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from humasdesk.gui.dialogs.form import DETAIL, FADED, NOTE, TwoLines
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.chips import Chip

Answer = Callable[[Sequence[Chip]], None]
Complete = Callable[[str, Answer], None]
"""Looks for what a text may mean, and gives it to the answer, at once or later."""

_WIDE = 380
_ROWS = 8
_KEY = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Offers(QObject):
    """Completes in a line. ``taken`` carries the key of the row that was chosen, ``entered`` tells of Enter while no
    row had been gone to with the arrows."""

    taken = Signal(str)
    entered = Signal()

    def __init__(self, line: QLineEdit, theme: Theme) -> None:
        super().__init__(line)
        self._line = line
        self.gone_to = False
        self.shown: tuple[Chip, ...] = ()
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_ROWS)
        self.popup = QListView(line)
        self.popup.setProperty("role", "completer")
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setMouseTracking(True)
        self.popup.setAccessibleName(line.accessibleName())
        self._completer.setPopup(self.popup)
        self.popup.setItemDelegate(TwoLines(theme, self.popup))
        self.popup.installEventFilter(self)
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]  # stubs know no overloads
        self._completer.setWidget(line)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.popup.setItemDelegate(TwoLines(theme, self.popup))

    def show(self, chips: Sequence[Chip]) -> None:
        """Offer these; an empty key cannot be chosen and only says something."""
        self.gone_to = False
        self.shown = tuple(chips)
        self._model.clear()
        for chip in chips:
            row = QStandardItem(chip.label)
            row.setData(chip.detail, DETAIL)
            row.setData(chip.note, NOTE)
            row.setData(chip.key, _KEY)
            row.setData(chip.said, Qt.ItemDataRole.AccessibleTextRole)
            row.setToolTip("\n".join(part for part in (chip.label, chip.detail, chip.tip) if part))
            if not chip.key:
                row.setEnabled(False)
                row.setData(True, FADED)
            self._model.appendRow(row)
        if not chips:
            self.popup.hide()
        elif self._line.hasFocus():
            self._completer.complete()
            QTimer.singleShot(0, self, self._settle)

    def hide(self) -> None:
        """Offer nothing."""
        self.shown = ()
        self.popup.hide()

    @property
    def visible(self) -> bool:
        return self.popup.isVisible()

    def _settle(self) -> None:
        """What Enter takes stands on top; the names have room, up to the window's right edge."""
        if not self.popup.isVisible():
            return
        self.popup.setCurrentIndex(QModelIndex())
        self.popup.scrollToTop()
        window = self._line.window().frameGeometry()
        width = max(self._line.width(), _WIDE)
        left = max(window.left(), min(self.popup.x(), window.right() - width))
        rows = sum(self.popup.sizeHintForRow(row) for row in range(min(_ROWS, self._model.rowCount())))
        self.popup.setGeometry(left, self.popup.y(), width, max(rows + 12, 24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the first row, also where none was gone to with the arrows; Tab takes nothing and goes on."""
        if watched is self.popup and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.gone_to |= event.key() in _ARROWS
            if event.key() in _ENTER and not self.gone_to:
                self.popup.hide()
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _activated(self, index: QModelIndex) -> None:
        key = str(index.data(_KEY) or "")
        if key:
            self.taken.emit(key)
