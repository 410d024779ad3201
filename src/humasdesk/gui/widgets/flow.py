"""A layout that sets its widgets in rows and breaks to the next where the width ends, as chips need."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets with one gap between them."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def move(self, widget: QWidget, place: int) -> None:
        """Put a widget that is here already at another place."""
        item = next(one for one in self._items if one.widget() is widget)
        self._items.remove(item)
        self._items.insert(place, item)
        self.invalidate()
        self.activate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # Qt asks many times over
            self._heights[width] = self._set(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._set(area, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        heights = [item.minimumSize().height() for item in self._items]
        return QSize(48, max(heights, default=0))

    def _set(self, area: QRect, *, place: bool) -> int:
        left, top, row = area.x(), area.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > area.width():
                width = max(1, area.width())
                size = QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
            if left + size.width() > area.right() + 1 and row:
                left, top, row = area.x(), top + row + self._gap, 0
            if place:
                item.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + self._gap
            row = max(row, size.height())
        return top + row - area.y()
