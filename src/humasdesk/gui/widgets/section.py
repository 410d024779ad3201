"""A section of the panel: a heading that folds what is under it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.expandable import Expander
from humasdesk.i18n import tr

_STATE_IS_TOLD = sys.platform.startswith("linux")
"""Where screen readers hear of a button that it is expanded; elsewhere Qt hands that on for trees alone, and the name
says it."""
_BESIDE_ICON = 4
"""What Qt leaves between a button's icon and its words."""


class Section(QWidget):
    """A heading over one widget; ``folded`` tells whoever remembers it, and whoever fills it when it is open."""

    folded = Signal(bool)

    def __init__(self, title: str, content: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._note = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        self._head = _Head(self)
        self._head.setProperty("role", "section")
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head.clicked.connect(lambda: self.fold(self.is_open))
        self._body = content
        layout.addWidget(self._head)
        holder = QVBoxLayout()
        holder.setContentsMargins(GRID, 0, GRID, 4)
        holder.addWidget(content)
        layout.addLayout(holder)
        self._shown = True
        self._draw()

    @property
    def head(self) -> QPushButton:
        """The heading, for the order of the keyboard."""
        return self._head

    @property
    def body(self) -> QWidget:
        """What is under the heading."""
        return self._body

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
        if text != self._note:
            self._note = text
            self._draw()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        self._head.setText(f"{self._title.upper()}  {self._note}".rstrip())
        self._head.setIcon(self._theme.icon("chevron-down" if self._shown else "chevron-right", "text_faint", 14))
        self._head.tell(is_open=self._shown)
        state = "" if _STATE_IS_TOLD else tr("open") if self._shown else tr("folded")
        self._head.setAccessibleName(", ".join(part for part in (self._title, self._note, state) if part))


class _Head(Expander):
    """The heading. A long word beside the title ends in an ellipsis: a button that insists on its words would push
    every field of the panel beyond the edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.iconSize().width(), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        room = inside.width() - self.iconSize().width() - _BESIDE_ICON
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()
