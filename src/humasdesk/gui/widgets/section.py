"""A section of the panel: a heading that folds what is under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from humasdesk.gui.theme import GRID, Theme


class Section(QWidget):
    """A heading over one widget; folding is remembered by whoever hears ``folded``."""

    folded = Signal(bool)

    def __init__(self, title: str, content: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._note = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(4)
        self._head = QPushButton(self)
        self._head.setProperty("role", "row")
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head.clicked.connect(lambda: self.fold(self.is_open))
        self._body = content
        layout.addWidget(self._head)
        holder = QVBoxLayout()
        holder.setContentsMargins(GRID, 0, GRID, 0)
        holder.addWidget(content)
        layout.addLayout(holder)
        self._shown = True
        self._draw()

    @property
    def head(self) -> QPushButton:
        """The heading, for the order of the keyboard."""
        return self._head

    @property
    def is_open(self) -> bool:
        return self._shown

    def fold(self, away: bool) -> None:
        """Hide or show what is under the heading."""
        self._shown = not away
        self._body.setVisible(self._shown)
        self._draw()
        self.folded.emit(away)

    def note(self, text: str) -> None:
        """A short word beside the heading, such as a count."""
        self._note = text
        self._draw()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        self._head.setText(f"{self._title.upper()}  {self._note}".rstrip())
        self._head.setIcon(self._theme.icon("chevron-down" if self._shown else "chevron-right", "text_faint", 14))
        self._head.setAccessibleName(self._title)
