"""A list of findings as people go through it: a click shows the place, Enter or a double click goes there, the Menu
key mends, Delete passes over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from humasdesk.gui.checking.finding_rows import Row
from humasdesk.gui.checking.row_view import RowView
from humasdesk.gui.theme import Theme


class FindingList(RowView):
    """``chosen`` carries the row whose place is wanted, ``pointed`` one that was clicked, ``menu_wanted`` one and where
    its menu opens, ``dropped`` the one that Delete was pressed on."""

    chosen = Signal(object)
    pointed = Signal(object)
    menu_wanted = Signal(object, QPoint)
    dropped = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, grows: bool = False) -> None:
        super().__init__(theme, parent, grows=grows)
        self.setAccessibleName(name)
        self.setProperty("role", "plain" if grows else "")
        self.activated.connect(lambda index: self._tell(self.chosen, index))
        self.clicked.connect(lambda index: self._tell(self.pointed, index))

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown, without headings."""
        return [row for row in self.shown if row.about is not None]

    @property
    def current(self) -> Row | None:
        """The row the keyboard is on."""
        return self._real(self.currentIndex())

    def _real(self, index: QModelIndex) -> Row | None:
        row = self.shown[index.row()] if index.isValid() else None
        return row if row is not None and row.about is not None else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the keyboard stays on the same one, or on what took its place."""
        if list(rows) == self.shown:
            return
        before, place = self.current, self.currentIndex().row()
        blocker = QSignalBlocker(self)
        self.show_all(rows)
        if before is not None:
            same = next((number for number, row in enumerate(rows) if row.key == before.key), None)
            if same is None:
                real = [number for number, row in enumerate(rows) if row.about is not None]
                same = next((number for number in real if number >= place), real[-1] if real else None)
            if same is not None:
                self.go_to_row(same)
        del blocker

    def select_about(self, about: object) -> None:
        """Put the mark on the row of a finding, without going anywhere."""
        for place, row in enumerate(self.shown):
            if row.about is not None and row.about == about:
                blocker = QSignalBlocker(self)
                self.go_to_row(place)
                del blocker
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.current is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit(self.current)
        elif self.current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]  # the stubs name QFocusEvent, which nobody else needs
        if self.current is None:
            first = next((place for place, row in enumerate(self.shown) if row.about is not None), None)
            if first is not None:
                self.go_to_row(first)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        row = self._real(index)
        if row is not None:
            self.setCurrentIndex(index)
            place = event.globalPos() if mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(row, place)

    def _tell(self, signal: SignalInstance, index: QModelIndex) -> None:
        row = self._real(index)
        if row is not None:
            signal.emit(row)
