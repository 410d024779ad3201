"""How a picture stands in the text: as wide as the column at most, drawn by us and not by Qt's own image handler."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPalette, QPyTextObject, QTextDocument, QTextFormat

from humasdesk.gui.editor import formats
from humasdesk.gui.editor.pictures import Pictures
from humasdesk.i18n import tr

TALLEST = 520.0
"""Height of a picture on the page, in pixels at 100 %."""
_MISSING = QSizeF(420, 150)


class PictureObject(QPyTextObject):
    """Lays out and draws the pictures of a page; ``zoom`` and ``palette`` are asked when they are needed."""

    def __init__(self, document: QTextDocument, pictures: Pictures, zoom: Callable[[], float],
                 palette: Callable[[], QPalette]) -> None:
        super().__init__(document)
        self._pictures, self._zoom, self._palette = pictures, zoom, palette

    def intrinsicSize(self, doc: QTextDocument, place: int, form: QTextFormat) -> QSizeF:
        zoom = self._zoom()
        column = max(40.0, doc.textWidth() - 2 * doc.documentMargin() * zoom - 1)
        natural = QSizeF(self._pictures.size(formats.source(form)))
        wanted = (natural if not natural.isEmpty() else _MISSING) * zoom
        fit = QSizeF(min(wanted.width(), column), min(wanted.height(), TALLEST * zoom))
        return wanted.scaled(fit, Qt.AspectRatioMode.KeepAspectRatio)

    def drawObject(self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, place: int,
                   form: QTextFormat) -> None:
        source = formats.source(form)
        image = self._pictures.image(source, round(rect.width() * painter.device().devicePixelRatioF()))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(round(rect.x()), round(rect.y()), rect.width(), rect.height()), image)
            return
        palette = self._palette()
        wash = palette.color(QPalette.ColorRole.PlaceholderText)
        wash.setAlphaF(0.12)
        painter.fillRect(rect, wash)
        if self._pictures.size(source).isEmpty():
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                             tr("This picture is not on the desk. Take it out, or add it again."))
