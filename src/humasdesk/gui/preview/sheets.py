"""The sheets as they lie on the desk: paper with an edge and a shadow, numbered, as wide as the column or zoomed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QWidget

from humasdesk.gui.preview.places import Part, part_on, stretches
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr
from humasdesk.services.presses import Spot

_GAP = 3 * GRID
"""Between sheets: room for a shadow and the number of the sheet."""
_STEP = 1.15
_LEAST, _MOST = 0.25, 4.0
"""Zoom: 1 shows a sheet as large as it is printed."""
_DOTS = 96 / 72
"""Pixels of the screen to a point, at zoom 1."""
_SHADOW = 5


@dataclass(slots=True)
class Shown:
    """One sheet: its size in points, and its picture as soon as that is there."""

    width: float
    height: float
    image: QImage | None = None


class SheetsView(QAbstractScrollArea):
    """Shows sheets under one another.

    ``clicked`` carries the part of the page that was clicked; ``resized`` says that sheets are shown in another size;
    ``lacking`` names a sheet (from 0) that is looked at and has no picture.
    """

    clicked = Signal(object)
    resized = Signal()
    lacking = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: list[Shown] = []
        self._spots: tuple[Spot, ...] = ()
        self._part: Part | None = None
        self._pressed: QPoint | None = None
        self.zoom: float | None = None
        """How large sheets are shown; ``None``: as wide as the column."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("sheets")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("PDF beside the text"))
        self.setAccessibleDescription(tr("A click goes to the words in the text. Page Up and Page Down turn the "
                                         "sheets, + and - change the size, 0 fits the width."))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else fitting the width would waver
        self.verticalScrollBar().setSingleStep(4 * GRID)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    # -- what it shows

    def show_sheets(self, shown: list[Shown], spots: tuple[Spot, ...]) -> None:
        """Put other sheets on the desk; the place that is looked at stays."""
        self.shown, self._spots = shown, spots
        self._lay_out()
        self.viewport().update()

    def show_image(self, place: int, image: QImage) -> None:
        """The picture of one sheet has come."""
        if place < len(self.shown):
            self.shown[place].image = image
            self.viewport().update()

    def show_part(self, part: Part | None, *, reveal: bool = True) -> None:
        """Mark at the margin where the cursor stands in the text; ``reveal`` scrolls there where it is out of sight."""
        if part == self._part:
            return
        self._part = part
        self.viewport().update()
        if reveal:
            self._reveal()

    def _reveal(self) -> None:
        marks = list(self._marks())
        view = QRectF(self.viewport().rect())
        if marks and not any(mark.intersects(view) for mark in marks):
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + marks[0].top() - view.height() / 3))

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.viewport().update()

    # -- sizes

    @property
    def scale(self) -> float:
        """Pixels to a point."""
        if self.zoom is not None:
            return self.zoom * _DOTS
        widest = max((sheet.width for sheet in self.shown), default=595.0)
        room = self.viewport().width() - 4 * GRID
        return max(0.1, room / widest)

    def rects(self) -> Iterator[tuple[int, QRectF]]:
        """Every sheet's place (from 0) and where it lies in the viewport."""
        scale = self.scale
        x, y = -self.horizontalScrollBar().value(), 2 * GRID - self.verticalScrollBar().value()
        for place, sheet in enumerate(self.shown):
            width, height = sheet.width * scale, sheet.height * scale
            room = max(self.viewport().width(), round(width) + 4 * GRID)
            yield place, QRectF(x + (room - width) / 2, y, width, height)
            y += round(height) + _GAP

    def seen(self) -> tuple[int, ...]:
        """The sheets that are looked at, and the next one."""
        view = QRectF(self.viewport().rect()).adjusted(0, 0, 0, self.viewport().height())
        return tuple(place for place, rect in self.rects() if rect.intersects(view))

    def set_zoom(self, zoom: float | None) -> None:
        """Show sheets that large; ``None`` fits the width. What is in the middle stays there."""
        bar = self.verticalScrollBar()
        share = (bar.value() + self.viewport().height() / 2) / max(1, bar.maximum() + self.viewport().height())
        self.zoom = None if zoom is None else max(_LEAST, min(_MOST, zoom))
        self._lay_out()
        bar.setValue(round(share * (bar.maximum() + self.viewport().height()) - self.viewport().height() / 2))
        self.viewport().update()
        self.resized.emit()

    def step_zoom(self, steps: int) -> None:
        """A little larger or smaller."""
        self.set_zoom(self.scale / _DOTS * _STEP ** steps)

    def _lay_out(self) -> None:
        scale = self.scale
        tall = 2 * GRID + sum(round(sheet.height * scale) + _GAP for sheet in self.shown)
        wide = max((sheet.width * scale for sheet in self.shown), default=0) + 4 * GRID
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, tall - view.height()))
        self.verticalScrollBar().setPageStep(max(1, view.height() - 4 * GRID))
        self.horizontalScrollBar().setRange(0, 0 if self.zoom is None else max(0, round(wide) - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.resized.emit()

    def sizeHint(self) -> QSize:
        return QSize(420, 600)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self._theme.color("desk"))
        for place, rect in self.rects():
            if rect.adjusted(0, -_SHADOW, 0, _GAP).intersects(QRectF(event.rect())):
                self._paint_sheet(painter, place, rect)
        for mark in self._marks():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(mark, 1.5, 1.5)
        painter.end()

    def _paint_sheet(self, painter: QPainter, place: int, rect: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for step in range(_SHADOW, 0, -1):
            shade = QColor(0, 0, 0, 5 + 3 * (_SHADOW - step))
            painter.setPen(QPen(shade, 1))
            painter.drawRoundedRect(rect.adjusted(-step, -step + 2, step, step + 1), step, step)
        image = self.shown[place].image
        if image is None:
            painter.fillRect(rect, self._theme.color("paper"))
            self.lacking.emit(place)
        else:
            painter.drawImage(rect, image)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawRect(rect)
        painter.setPen(self._theme.color("text_faint"))
        number = QRectF(rect.left(), rect.bottom() + 2, rect.width(), _GAP - 4)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, f"{place + 1}/{len(self.shown)}")

    def _marks(self) -> Iterator[QRectF]:
        """Where the cursor's part stands, as bars at the margin."""
        if self._part is None:
            return
        scale = self.scale
        for place, rect in self.rects():
            left = min((spot.x for spot in self._spots if spot.sheet == place + 1), default=48.0)
            for stretch in stretches(self._spots, self._part, self.shown[place].height):
                if stretch.sheet == place + 1:
                    yield QRectF(rect.left() + max(4.0, left - 12) * scale, rect.top() + stretch.top * scale, 3,
                                 (stretch.bottom - stretch.top) * scale)

    # -- hand and keys

    def part_under(self, point: QPoint) -> Part | None:
        """The part of the page that is printed there."""
        for place, rect in self.rects():
            if rect.contains(QPointF(point)):
                where = (QPointF(point) - rect.topLeft()) / self.scale
                return part_on(self._spots, place + 1, where.x(), where.y())
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        here = event.position().toPoint()
        if pressed is None or (here - pressed).manhattanLength() > GRID:
            return
        part = self.part_under(here)
        if part is not None:
            self.clicked.emit(part)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        deeds = {
            Qt.Key.Key_PageDown: lambda: bar.setValue(bar.value() + bar.pageStep()),
            Qt.Key.Key_PageUp: lambda: bar.setValue(bar.value() - bar.pageStep()),
            Qt.Key.Key_Space: lambda: bar.setValue(bar.value() + bar.pageStep()),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
            Qt.Key.Key_Plus: lambda: self.step_zoom(1),
            Qt.Key.Key_Equal: lambda: self.step_zoom(1),
            Qt.Key.Key_Minus: lambda: self.step_zoom(-1),
            Qt.Key.Key_0: lambda: self.set_zoom(None),
            Qt.Key.Key_Return: lambda: self.clicked.emit(self._part) if self._part is not None else None,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Fit the width"), lambda: self.set_zoom(None))
        menu.addAction(tr("As large as printed"), lambda: self.set_zoom(1.0))
        menu.addAction(tr("Larger"), lambda: self.step_zoom(1))
        menu.addAction(tr("Smaller"), lambda: self.step_zoom(-1))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
