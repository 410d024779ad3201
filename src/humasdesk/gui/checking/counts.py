"""How many findings there are of each kind: four small buttons in the status line that go to the next one of theirs.

Where the window is too narrow for their names they are dots with numbers, and a tip has the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from humasdesk.gui.checking.wording import KINDS
from humasdesk.gui.editor.findings import TOKENS, Severity
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr

if TYPE_CHECKING:
    from humasdesk.services.checking.questions import Examined

_DOT = 8
_ROOM = "000"
"""What a count needs room for, so that nothing moves while it grows."""
_EMPTY = " "
"""No count yet; without any letter the line would be lower, and the page jump with it."""


class Counts(QWidget):
    """``wanted`` carries the kind that was clicked."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Findings"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[Severity, QPushButton] = {}
        self._examined: Examined | None = None
        self._narrow = False
        for kind in KINDS:
            button = QPushButton(self)
            button.setProperty("role", "count")
            button.setIconSize(QSize(_DOT, _DOT))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, kind=kind: self.wanted.emit(kind))
            self.buttons[kind] = button
            row.addWidget(button)
        self.wear(theme)

    def show_counts(self, examined: Examined | None) -> None:
        """Show how many are open; nothing where no release is open or none was read yet."""
        self._examined = examined
        for kind, button in self.buttons.items():
            name, count = tr(KINDS[kind]), examined.counts[kind] if examined else 0
            words = f"{name} {count}" if examined else name
            button.setText((str(count) if examined else _EMPTY) if self._narrow else words)
            button.setEnabled(count > 0)
            button.setAccessibleName(f"{name} {count}")
            tip = tr("Go to the next one") if count else ""
            button.setToolTip("\n".join(part for part in (words, tip) if part) if self._narrow else tip)
            button.setMinimumWidth(self._room(kind, narrow=self._narrow))
        self.setMinimumWidth(sum(self._room(kind, narrow=True) for kind in self.buttons))

    def _room(self, kind: Severity, *, narrow: bool) -> int:
        """The width in pixels of a button that is never too small for its count."""
        metrics = self.buttons[kind].fontMetrics()
        return metrics.horizontalAdvance(_ROOM if narrow else f"{tr(KINDS[kind])} {_ROOM}") + _DOT + 20

    def sizeHint(self) -> QSize:
        """With every name, also while there is no room for them."""
        return QSize(sum(self._room(kind, narrow=False) for kind in self.buttons), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.sizeHint().width()
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_counts(self._examined)

    def wear(self, theme: Theme) -> None:
        """Draw the dots in this theme, and measure again: its text may have another size."""
        for kind, button in self.buttons.items():
            button.setIcon(_dot(theme, kind))
        self.updateGeometry()
        self.show_counts(self._examined)


def _dot(theme: Theme, kind: Severity) -> QIcon:
    icon = QIcon()
    for mode, token in ((QIcon.Mode.Normal, TOKENS[kind]), (QIcon.Mode.Disabled, "line_strong")):
        size = 2 * _DOT
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(token))
        painter.drawEllipse(1, 1, size - 2, size - 2)
        painter.end()
        pixmap.setDevicePixelRatio(2)
        icon.addPixmap(pixmap, mode)
    return icon
