"""How large a new table is: squares to point at, or to walk over with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from humasdesk.gui.editor.tables import COLUMNS, ROWS
from humasdesk.gui.editor.toolbar import float_over, place_beside
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr

MOST_ROWS, MOST_COLUMNS = 10, 8
"""What can be chosen here; rows and columns are added in the table itself."""
_SQUARE, _GAP = 20, 3


class TableBox(QFrame):
    """``chosen`` carries rows (the header counted) and columns."""

    chosen = Signal(int, int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.squares = _Squares(theme, self)
        self._said = QLabel(self)
        self._said.setProperty("role", "soft")
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(4)
        column.addWidget(self.squares)
        column.addWidget(self._said)
        self.squares.moved.connect(self._say)
        self.squares.taken.connect(self.chosen)
        self.squares.left.connect(self._leave)
        float_over(self)
        self.hide()

    def ask(self, place: QRect) -> None:
        """Show the squares under ``place``, in the parent's pixels."""
        self.squares.set_size(ROWS, COLUMNS)
        self.adjustSize()
        place_beside(self, place, above=False)
        self.show()
        self.raise_()
        self.squares.setFocus()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.squares.theme = theme

    def _say(self, rows: int, columns: int) -> None:
        words = tr("{rows} rows × {columns} columns", rows=rows, columns=columns)
        self._said.setText(words)
        self.squares.setAccessibleName(words)

    def _leave(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()


class _Squares(QWidget):
    moved = Signal(int, int)
    taken = Signal(int, int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows, self.columns = ROWS, COLUMNS
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(tr("Arrow keys change the size, Enter puts the table in."))
        self.setFixedSize(QSize(MOST_COLUMNS, MOST_ROWS) * (_SQUARE + _GAP) + QSize(_GAP, _GAP))

    def set_size(self, rows: int, columns: int) -> None:
        self.rows, self.columns = max(1, min(MOST_ROWS, rows)), max(1, min(MOST_COLUMNS, columns))
        self.moved.emit(self.rows, self.columns)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(MOST_ROWS):
            for column in range(MOST_COLUMNS):
                on = row < self.rows and column < self.columns
                painter.setPen(QPen(self.theme.color("accent" if on else "line_strong"), 1))
                painter.setBrush(self.theme.color("accent_soft" if on else "sheet"))
                corner = QPoint(column, row) * (_SQUARE + _GAP) + QPoint(_GAP, _GAP)
                painter.drawRoundedRect(QRectF(corner.x() + 0.5, corner.y() + 0.5, _SQUARE - 1, _SQUARE - 1), 3, 3)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self.set_size(at.y() // (_SQUARE + _GAP) + 1, at.x() // (_SQUARE + _GAP) + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.taken.emit(self.rows, self.columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        if step := steps.get(Qt.Key(event.key())):
            self.set_size(self.rows + step[0], self.columns + step[1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.rows, self.columns)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        self.left.emit()
