"""A list whose rows are as tall as their words need, at a cost that does not grow with how many there are.

Qt's own list asks every row how tall it is before it shows the first. Here the rows in sight are measured when they are
drawn, the others in pauses of the event loop; until then they count as tall as the usual one. It stays a ``QListView``,
because that is what a screen reader is told to be a list.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from humasdesk.gui.checking.finding_drawing import Laid, Look, draw, lay
from humasdesk.gui.checking.finding_rows import Row
from humasdesk.gui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_SLICE_S = 0.004
"""How long rows out of sight are measured in one turn of the event loop."""
_FIRST = 24
"""So many are measured at once: what is seen first stands right from the beginning."""
_USUAL = 52
"""How tall a row counts, in pixels, before any was measured."""


class Rows(QAbstractListModel):
    """The rows for Qt; headings can be reached, not chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Hold these from now on."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature; an invalid index is a value)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.message or row.group
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said
        return row.tip if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        heading = index.isValid() and self.rows[index.row()].about is None
        return flags & ~Qt.ItemFlag.ItemIsSelectable if heading else flags


class RowView(QListView):
    """``moved`` says that the keyboard stands on another row. With ``grows`` it is as tall as what it holds."""

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, grows: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._grows = theme, grows
        self._tall: dict[tuple[str, str, str], int] = {}
        self._font = self.font()
        self._tops = [0]
        self._next = 0
        self._holding = Rows(self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._measure_on)
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self._place)
        self._other_font = QTimer(self, singleShot=True, interval=0)
        self._other_font.timeout.connect(self._lay_out)
        self.setModel(self._holding)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def shown(self) -> list[Row]:
        """All rows, with their headings."""
        return self._holding.rows

    def show_all(self, rows: Sequence[Row]) -> None:
        """Show these; nothing is current then."""
        self._holding.show_rows(rows)
        self._lay_out()

    def go_to_row(self, place: int) -> None:
        """Put the keyboard on the row at a place (from 0)."""
        self.setCurrentIndex(self._holding.index(place))

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.viewport().update()

    # -- how tall the rows are

    def _lay_out(self) -> None:
        """Measure the first rows, then the others in pauses."""
        self._next = 0
        self._measure(_FIRST)
        self._place()
        self._later.start()

    def _measure(self, most: int, until: float = float("inf")) -> bool:
        """Measure up to so many rows that nobody measured yet; whether any was. Ends at the moment ``until``."""
        rows, before = self.shown, len(self._tall)
        while self._next < len(rows) and len(self._tall) < before + most and time.perf_counter() < until:
            self._height(rows[self._next])
            self._next += 1
        return len(self._tall) > before

    def _measure_on(self) -> None:
        self._measure(len(self.shown), time.perf_counter() + _SLICE_S)
        if self._next < len(self.shown):
            self._later.start()
        else:
            held = {row.measure for row in self.shown}
            self._tall = {key: tall for key, tall in self._tall.items() if key in held}
            self._place()

    def _height(self, row: Row) -> int:
        known = self._tall.get(row.measure)
        if known is None:
            known = self._tall[row.measure] = lay(row, self.font(), self.viewport().width()).height
        return known

    def _place(self) -> None:
        """Put the rows under each other, those not yet measured as tall as the usual one."""
        tall = self._tall
        usual = sum(tall.values()) // len(tall) if tall else _USUAL
        self._tops = list(accumulate((tall.get(row.measure, usual) for row in self.shown), initial=0))
        if self._grows:
            self.setFixedHeight(self._tops[-1] + 4)
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._tall.clear()
            self._lay_out()
        else:
            self.updateGeometries()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.font() != self._font:
            self._font = self.font()
            self._tall.clear()
            self._other_font.start()  # where the whole program is dressed anew, the next font comes with it

    # -- what Qt asks a list

    def doItemsLayout(self) -> None:
        """Qt's own would ask every row."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._tops[-1] - room))
        bar.setPageStep(room)
        bar.setSingleStep(max(1, _USUAL // 2))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:
        return False

    def visualRect(self, index: _Index) -> QRect:
        place = index.row()
        if not 0 <= place < len(self._tops) - 1:
            return QRect()
        top = self._tops[place]
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), self._tops[place + 1] - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        return self._holding.index(self._at(point.y())) if self.viewport().rect().contains(point) else QModelIndex()

    def _at(self, y: int) -> int:
        """The row at so many pixels under the upper edge; one too many under the last."""
        return bisect_right(self._tops, y + self.verticalOffset()) - 1

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if rect.top() < 0 or hint == QListView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        to = QAbstractItemView.CursorAction
        here, last = self.currentIndex().row(), len(self.shown) - 1
        if last < 0:
            return QModelIndex()
        if action in (to.MovePageUp, to.MovePageDown):
            by = self.viewport().height() if action == to.MovePageDown else -self.viewport().height()
            place = bisect_right(self._tops, self._tops[max(0, here)] + by) - 1
        else:
            place = {to.MoveHome: 0, to.MoveEnd: last, to.MoveUp: here - 1, to.MovePrevious: here - 1}.get(
                action, here + 1 if action in (to.MoveDown, to.MoveNext) else here)
        return self._holding.index(min(last, max(0, place)))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        one = self.indexAt(rect.topLeft())
        self.selectionModel().select(QItemSelection(one, one), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for one in selection.indexes():
            region = region.united(self.visualRect(one))
        return region

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        self._speak(QAccessible.Event.Focus, current)
        self.moved.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for one in selected.indexes():
            self._speak(QAccessible.Event.Selection, one)

    def _speak(self, what: QAccessible.Event, index: _Index) -> None:
        """Tell a screen reader; Qt's list would look for the row where it laid it out."""
        if index.isValid():
            event = QAccessibleEvent(self, what)
            event.setChild(index.row())
            QAccessible.updateAccessibility(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        marked = self.currentIndex().row() if self.selectionModel().isSelected(self.currentIndex()) else -1
        focus = self.currentIndex().row() if self.hasFocus() else -1
        under = self._at(self.viewport().mapFromGlobal(QCursor.pos()).y()) if self.viewport().underMouse() else -1
        place, last = max(0, self._at(event.rect().top())), min(self._at(event.rect().bottom()), len(self.shown) - 1)
        for one in range(place, last + 1):
            self._paint(painter, one, Look(one in (marked, focus, under), one == focus))

    def _paint(self, painter: QPainter, place: int, look: Look) -> None:
        row = self.shown[place]
        laid: Laid = lay(row, self.font(), self.viewport().width())
        if row.measure not in self._tall:
            self._tall[row.measure] = laid.height
            self._anew.start()
        painter.save()
        draw(painter, row, laid, self.visualRect(self._holding.index(place)), look, self._theme)
        painter.restore()
