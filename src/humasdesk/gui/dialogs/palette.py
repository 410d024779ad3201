"""The palette of all commands, and the sheet of their keys; both are made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from humasdesk.gui.commands import COMMANDS, GROUPS, Command
from humasdesk.gui.dialogs.form import fit, keep_within
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr

_ACTION = Qt.ItemDataRole.UserRole
_GROUP = Qt.ItemDataRole.UserRole + 1
_KEYS = Qt.ItemDataRole.UserRole + 2
_BETWEEN, _BESIDE = 5 * GRID, 8 * GRID
"""Pixels between two columns of keys, and beside all of them."""


class _Rows(QStyledItemDelegate):
    """What a command is called, its group, and at the right its keys. Labels in every row would be three hundred
    widgets to dress, and the palette came an eighth of a second late."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, QFontMetrics(option.font).height() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(GRID, 0, -GRID, 0)
        able = bool(option.state & QStyle.StateFlag.State_Enabled)
        keys, group = str(index.data(_KEYS)), str(index.data(_GROUP))
        painter.save()
        painter.setFont(option.font)
        measure = painter.fontMetrics().horizontalAdvance
        self._say(painter, keys, QRect(room.right() - measure(keys), room.top(), measure(keys) + 1, room.height()),
                  "text_soft" if able else "text_faint")
        room.setRight(room.right() - measure(keys) - GRID)
        self._say(painter, name, room, "text" if able else "text_faint")
        self._say(painter, group, room.adjusted(measure(name) + 2 * GRID, 0, 0, 0), "text_faint")
        painter.restore()

    def _say(self, painter: QPainter, words: str, room: QRect, colour: str) -> None:
        if room.width() > 0:
            painter.setPen(self._theme.color(colour))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Palette(QDialog):
    """Type a few letters of a command and press Enter. ``steps`` are what may be done with the open release now, each
    with its name; they stand first. Until something is typed or an arrow pressed none is marked, and Enter does none.

    A popup, since the window keeps the keyboard and its keys go to the popup at once; a dialog's own window waits to
    be made active, up to a second, and what is typed by then is lost.
    """

    def __init__(self, window: QMainWindow, theme: Theme, steps: Sequence[tuple[str, Callable[[], None]]] = ()) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setWindowTitle(tr("All commands"))
        fit(self, 520, 420)
        inside = window.frameGeometry()
        self.move(inside.x() + (inside.width() - self.width()) // 2, inside.y() + max(0, inside.height() // 6))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame(self)
        frame.setProperty("role", "popup")
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(tr("What do you want to do?"))
        self._field.setAccessibleName(tr("What do you want to do?"))
        self._list = QListWidget(self)
        self._list.setAccessibleName(tr("Commands"))
        self._list.setItemDelegate(_Rows(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field's arrows walk it; Tab would mark the first row
        self.nothing = QLabel(tr("No command is called so. Try another word for it."), self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setWordWrap(True)
        column.addWidget(self._field)
        column.addWidget(self.nothing)
        column.addWidget(self._list, 1)
        for label, deed in steps:
            step = QAction(label, self)
            step.triggered.connect(deed)
            self._add(step, label, tr("Step"), "")
        for command in COMMANDS:
            action = window.findChild(QAction, command.id)
            if action is not None:
                self._add(action, tr(command.label), tr(GROUPS[command.group]), _native(command))
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(self._run)
        self._narrow("")
        self._field.setFocus()

    def _add(self, action: QAction, label: str, group: str, keys: str) -> None:
        item = QListWidgetItem(label, self._list)
        item.setData(_ACTION, action)
        item.setData(_GROUP, group)
        item.setData(_KEYS, keys)
        item.setToolTip(label)
        if not action.isEnabled():
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        first, any_shown = None, False
        for place in range(self._list.count()):
            item = self._list.item(place)
            shown = all(word in item.text().casefold() for word in wanted)
            item.setHidden(not shown)
            any_shown = any_shown or shown
            first = item if shown and first is None and _is_enabled(item) else first
        self.nothing.setVisible(not any_shown)
        if first and wanted:
            self._list.setCurrentItem(first)
        else:
            self._list.setCurrentRow(-1)  # else Enter would do what was found before

    def _run(self, item: QListWidgetItem) -> None:
        action = item.data(_ACTION)
        self.accept()
        action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.currentItem():
                self._run(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        row = self._list.currentRow() + by
        while 0 <= row < self._list.count() and not _can_stand(self._list.item(row)):
            row += by
        if 0 <= row < self._list.count():
            self._list.setCurrentRow(row)


def _native(command: Command) -> str:
    """A command's keys as this system writes them."""
    return QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)


def _is_enabled(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)


def _can_stand(item: QListWidgetItem) -> bool:
    """Whether the arrow keys stop here: a grey row cannot become current, and Enter would do the one before it."""
    return not item.isHidden() and _is_enabled(item)


class Shortcuts(QDialog):
    """Every key of the table, by group, in columns of about the same length."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Keys"))
        column.addWidget(area, 1)
        keep_within(self, 10_000, 10_000)
        inside = self._sheet(next((count for count in (4, 3, 2) if self._width_of(count) <= self.width()), 1))
        hint = inside.sizeHint()
        keep_within(self, hint.width() + _BESIDE, hint.height() + 14 * GRID)
        area.setWidget(inside)
        buttons = QDialogButtonBox(self)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _width_of(self, count: int) -> int:
        """Pixels that so many columns take, measured before one of them is made."""
        measure = self.fontMetrics().horizontalAdvance
        columns = [[one for _, rows in groups for one in rows] for groups in _columns(count)]
        widths = [max(measure(tr(one.label)) for one in rows) + 2 * GRID + max(measure(_native(one)) for one in rows)
                  for rows in columns if rows]
        return sum(widths) + (count - 1) * _BETWEEN + _BESIDE

    def _sheet(self, count: int) -> QWidget:
        """All groups in so many columns."""
        inside = QWidget(self)
        columns = QHBoxLayout(inside)
        columns.setSpacing(_BETWEEN)
        for groups in _columns(count):
            grid = QGridLayout()  # one for all of a column's groups, so that their keys stand under one another
            grid.setHorizontalSpacing(2 * GRID)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(0, 1)
            for group, rows in groups:
                self._group(grid, tr(GROUPS[group]), [(tr(one.label), _native(one)) for one in rows])
            grid.setRowStretch(grid.rowCount(), 1)
            columns.addLayout(grid)
        return inside

    def _group(self, grid: QGridLayout, label: str, rows: list[tuple[str, str]]) -> None:
        first = grid.rowCount()
        if first > 1:
            grid.setRowMinimumHeight(first, GRID)
        heading = QLabel(label.upper(), self)
        heading.setProperty("role", "section")
        grid.addWidget(heading, first + 1, 0, 1, 2)
        for place, (name, keys) in enumerate(rows, start=first + 2):
            shortcut = QLabel(keys, self)
            shortcut.setProperty("role", "soft")
            grid.addWidget(QLabel(name, self), place, 0)
            grid.addWidget(shortcut, place, 1)


def _columns(count: int) -> list[list[tuple[str, list[Command]]]]:
    """The groups that have keys, put one after the other into the column that is shortest by then."""
    columns: list[list[tuple[str, list[Command]]]] = [[] for _ in range(count)]
    heights = [0] * count
    for group in GROUPS:
        rows = [command for command in COMMANDS if command.group == group and command.keys]
        if rows:
            place = heights.index(min(heights))
            columns[place].append((group, rows))
            heights[place] += len(rows) + 2
    return columns
