"""The small card under a finding that was walked to: what is wrong, why, and which keys go on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from humasdesk.gui.theme import GRID

_WIDEST = 400
_GAP = 6


class Popover(QFrame):
    """Shown over ``over`` (the sheet's viewport); it takes no focus, and goes when anything is typed, clicked or
    scrolled."""

    def __init__(self, over: QWidget, keys: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = over
        column = QVBoxLayout(self)
        column.setContentsMargins(12, GRID, 12, GRID)
        column.setSpacing(2)
        self._labels: list[QLabel] = []
        for role in ("title", "soft", "faint"):
            label = QLabel(self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            column.addWidget(label)
            self._labels.append(label)
        self.hide()
        for widget in (over, keys):
            widget.installEventFilter(self)

    @property
    def words(self) -> str:
        """What it says."""
        return "\n".join(label.text() for label in self._labels)

    def say(self, place: QRect, message: str, why: str, keys: str) -> None:
        """Show these words under ``place`` (in ``over``'s pixels), or over it where there is no room below."""
        for label, words in zip(self._labels, (message, why, keys), strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        widest = min(_WIDEST, self._over.width() - 2 * GRID)
        wanted = max(label.fontMetrics().horizontalAdvance(label.text()) for label in self._labels) + 28
        width = max(min(wanted, widest), min(200, widest))
        for label in self._labels:
            label.setFixedWidth(width - 24)
        self.setFixedWidth(width)
        self.adjustSize()
        left = max(GRID, min(place.left(), self._over.width() - width - GRID))
        top = place.bottom() + _GAP
        if top + self.height() > self._over.height():
            top = max(0, place.top() - self.height() - _GAP)
        self.move(left, top)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and event.type() in _ENDS:
            self.hide()
        return False


_ENDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Resize,
                   QEvent.Type.FocusOut, QEvent.Type.InputMethod})
