"""A list of findings as people go through it: Enter goes to the place, the Menu key mends, Delete passes over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from humasdesk.gui.checking.finding_rows import FindingRows, Row, fill, row_of
from humasdesk.gui.theme import Theme


class FindingList(QListWidget):
    """``chosen`` carries the row whose place is wanted, ``menu_wanted`` one and where its menu opens, ``dropped`` the
    one that Delete was pressed on. With ``grows`` it is as tall as what it holds."""

    chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    dropped = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, grows: bool = False) -> None:
        super().__init__(parent)
        self._grows = grows
        self._shown: list[Row] = []
        self.setAccessibleName(name)
        self.setProperty("role", "plain" if grows else "")
        self._rows = FindingRows(theme, self)
        self.setItemDelegate(self._rows)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown, without headings."""
        return [row for row in self._shown if row.about is not None]

    @property
    def current(self) -> Row | None:
        """The row the keyboard is on."""
        item = self.currentItem()
        return row_of(item) if item is not None and row_of(item).about is not None else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the keyboard stays on the same one, or on what took its place."""
        if list(rows) == self._shown:
            return
        before, place = self.current, self.currentRow()
        blocker = QSignalBlocker(self)
        self.clear()
        self._shown = list(rows)
        for row in rows:
            fill(QListWidgetItem(self), row)
        same = next((number for number, row in enumerate(rows) if before is not None and row.key == before.key), None)
        if same is None and before is not None:
            real = [number for number, row in enumerate(rows) if row.about is not None]
            same = next((number for number in real if number >= place), real[-1] if real else None)
        if same is not None:
            self.setCurrentRow(same)
        del blocker
        self.fit()

    def select_about(self, about: object) -> None:
        """Put the mark on the row of a finding, without going anywhere."""
        for place, row in enumerate(self._shown):
            if row.about is not None and row.about == about:
                blocker = QSignalBlocker(self)
                self.setCurrentRow(place)
                del blocker
                return

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._rows.wear(theme)
        self.viewport().update()

    def fit(self) -> None:
        """Take the height that the rows need at this width."""
        self.scheduleDelayedItemsLayout()
        if self._grows:
            self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.count())) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

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
            first = next((place for place, row in enumerate(self._shown) if row.about is not None), None)
            if first is not None:
                self.setCurrentRow(first)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        item = self.itemAt(event.pos()) if mouse else self.currentItem()
        if item is not None and row_of(item).about is not None:
            self.setCurrentItem(item)
            place = event.globalPos() if mouse else self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft())
            self.menu_wanted.emit(row_of(item), place)

    def _choose(self, item: QListWidgetItem) -> None:
        if row_of(item).about is not None:
            self.chosen.emit(row_of(item))
