"""The picture over the window while the desk is opened; after a while it says that it still is, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from humasdesk.gui import theme as themes
from humasdesk.gui.opening.picture import Picture
from humasdesk.gui.theme import GRID, RADIUS, Theme
from humasdesk.i18n import tr

_PATIENCE_MS = 3_000
_BAR = (44 * GRID, GRID)
"""Width and height of the bar of an upgrade, in logical pixels."""
_FLASH_MS = 600
"""An upgrade that is done sooner is not spoken of."""
_UNSEEN_MS = 400
"""A window that lies under others, or was closed at once, is never painted; the desk is opened all the same."""


class Curtain(QWidget):
    """Shows ``picture`` where it is as large as the window, else the plain ground, and speaks in text of ``points``.
    ``painted`` follows the first paint (or its failing to come); ``pressed`` carries every event of a key or an input
    method."""

    painted = Signal()
    pressed = Signal(QEvent)

    def __init__(self, picture: Picture | None, theme: Theme, parent: QWidget, points: float = 10.0) -> None:
        super().__init__(parent)
        self._image = picture.image if picture else None
        self._theme = theme
        self._font = themes.text_font(points)
        self._sentence = ""
        self._done: float | None = None
        """Which share of an upgrade is done; nothing where there is none."""
        self._is_painted = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Opening the desk …"))
        QTimer.singleShot(_UNSEEN_MS, self, self._seen)
        QTimer.singleShot(_PATIENCE_MS, self, self._still_opening)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.InputMethod):
            self.pressed.emit(event)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("ground"))
        if self._image is not None and self._image.deviceIndependentSize().toSize() == self.size():
            painter.drawImage(0, 0, self._image)
        if self._sentence:
            self._say(painter)
        painter.end()
        QTimer.singleShot(0, self, self._seen)

    def _seen(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def _still_opening(self) -> None:
        """Opening takes long (an upgrade, a slow disk): say so, rather than look frozen."""
        themes.load_fonts()
        self._sentence = self._sentence or tr("Opening the desk …")
        self.setCursor(Qt.CursorShape.BusyCursor)
        self.update()

    def say_progress(self, done: int, total: int) -> None:
        """A desk of an older version is gone through, record by record; ``done`` of ``total`` are."""
        if self._done is None:
            QTimer.singleShot(_FLASH_MS, self, self._say_upgrading)
        self._done = done / max(1, total)
        self.update()

    def _say_upgrading(self) -> None:
        self._still_opening()
        self._sentence = tr("A newer HumasDesk brings this desk up to date. Your texts stay as they are.")
        self.setAccessibleName(self._sentence)

    def _say(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(self._font)
        below = 0 if self._done is None else _BAR[1] + 2 * GRID
        pill = QRectF(0, 0, metrics.horizontalAdvance(self._sentence) + 6 * GRID, metrics.height() + 3 * GRID + below)
        pill.moveCenter(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line_strong"))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(pill, RADIUS, RADIUS)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("text"))
        painter.drawText(pill.adjusted(0, 0, 0, -below), Qt.AlignmentFlag.AlignCenter, self._sentence)
        if self._done is not None:
            self._draw_bar(painter, pill, self._done)

    def _draw_bar(self, painter: QPainter, pill: QRectF, done: float) -> None:
        """The bar under the sentence, full as far as the upgrade is."""
        width, height = _BAR
        bar = QRectF(pill.center().x() - width / 2, pill.bottom() - height - 2 * GRID, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line_strong"))
        painter.drawRoundedRect(bar, height / 2, height / 2)
        painter.setBrush(self._theme.color("accent"))
        bar.setWidth(max(height, width * done))
        painter.drawRoundedRect(bar, height / 2, height / 2)
