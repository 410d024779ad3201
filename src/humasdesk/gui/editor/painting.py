"""What is drawn over the text and is no part of it: bullets and numbers, quote bars, rules, labels, links, marks.

Colours come from the theme at the moment of painting, so a change of theme touches no document and no undo step.

It is long because all of it is painted in one pass over the lines that are in sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit

from humasdesk.gui.editor import findings, formats, shaping, whole
from humasdesk.gui.editor.findings import Underlines
from humasdesk.gui.editor.formats import FIGURE_LINES, LINES, Kind, Shape
from humasdesk.gui.editor.hints import hint
from humasdesk.gui.editor.marks import Marks, boxes, units
from humasdesk.gui.editor.numbering import numbers
from humasdesk.gui.theme import RADIUS, Theme
from humasdesk.i18n import mark, tr

LABELS: dict[Kind, str] = {"caption": mark("Caption"), "credit": mark("Photo credit"), "alt": mark("Alternative text")}
_LINE_TOKENS: dict[Kind, str] = {"kicker": "accent", "caption": "text"}
DASH = "\u2002—"
"""What follows the dateline's place on the page."""


class _Tint(NamedTuple):
    """A stretch of the document that is drawn in a colour, or on one."""

    start: int
    end: int
    token: str
    wash: bool = False


@dataclass(slots=True)
class Overlay:
    """Paints over one text editor. ``marks`` and ``theme`` may change at any time; ``zoom`` is 1.0 for 100 %."""

    edit: QTextEdit
    theme: Theme
    zoom: float = 1.0
    marks: Marks | None = None
    strong: tuple[int, int] | None = None
    underlines: Underlines | None = None
    underlined: bool = True
    """Whether ``underlines`` are drawn; what they say can be walked and mended even so."""
    being_typed: int | None = None
    """A position of the document at whose word the cursor is typing: what ends there is not yet underlined."""
    _shapes: dict[int, Shape] = field(default_factory=dict)
    _tints: list[_Tint] = field(default_factory=list)
    _seen: list[tuple[QTextBlock, QRectF]] = field(default_factory=list)
    """What was in sight when the painting began, which :meth:`tint` does."""

    def visible(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The blocks in sight, and where each stands in the viewport."""
        layout = self.edit.document().documentLayout()
        height = self.edit.viewport().height()
        shift = QPointF(-self.edit.horizontalScrollBar().value(), -self.edit.verticalScrollBar().value())
        block = self.edit.cursorForPosition(self.edit.viewport().rect().topLeft()).block()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(shift)
            if box.top() > height:
                return
            yield block, box
            block = block.next()

    def tint(self) -> None:
        """Colour what is in sight (kicker, links, lines of figures) and wash its marks, before the text is painted.

        By extra selections, which are drawn with the text and under it, and are no part of the document.
        """
        self._seen = list(self.visible())
        tints = [tint for block, _ in self._seen for tint in self._tints_of(block)]
        if tints == self._tints:
            return
        self._tints = tints
        selections = []
        for tint in tints:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(tint.start)
            cursor.setPosition(tint.end, QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            colour = self.theme.color(tint.token)
            form.setBackground(colour) if tint.wash else form.setForeground(colour)
            selection.cursor, selection.format = cursor, form
            selections.append(selection)
        self.edit.setExtraSelections(selections)

    def _tints_of(self, block: QTextBlock) -> Iterator[_Tint]:
        shape, start = self.shape(block), block.position()
        if shape.kind in LINES:
            if block.length() > 1 and shape.kind in ("kicker", *FIGURE_LINES):
                yield _Tint(start, start + block.length() - 1, _LINE_TOKENS.get(shape.kind, "text_soft"))
        else:
            for first, end in self._links(block):
                yield _Tint(first, end, "accent")
        if self.marks is not None and block.length() > 1:
            text = block.text()
            for found in self.marks(text):
                yield _Tint(start + units(text, found.start), start + units(text, found.end), found.token, True)
        if self.strong is not None and block.contains(self.strong[0]):
            yield _Tint(*self.strong, "attention", True)
            yield _Tint(*self.strong, "on_accent")

    def _links(self, block: QTextBlock) -> Iterator[tuple[int, int]]:
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            fragments += 1
            if fragment.charFormat().isAnchor():
                yield fragment.position(), fragment.position() + fragment.length()

    def shape(self, block: QTextBlock) -> Shape:
        index = block.blockFormatIndex()
        found = self._shapes.get(index)
        if found is None:
            found = self._shapes[index] = formats.shape(block.blockFormat())
        return found

    def forget(self) -> None:
        """Another document, or another theme: look at everything anew."""
        self._shapes.clear()
        self._tints.clear()

    def paint_under(self) -> None:
        """What the text stands on: the card that holds the lines of a picture together with it."""
        painter = QPainter(self.edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = self.edit.document().documentMargin() * self.zoom
        for top, bottom in self._cards():
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.setBrush(self.theme.color("ground"))
            card = QRectF(margin, top, self._right() - margin, bottom - top).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(card, RADIUS, RADIUS)
        painter.end()

    def _cards(self) -> Iterator[tuple[float, float]]:
        """Top and bottom of the cards in sight, from a picture's first line to its last one."""
        gap, top, bottom = 6 * self.zoom, None, 0.0
        for block, box in self._seen:
            if self.shape(block).kind in FIGURE_LINES:
                if top is None or self.shape(block).kind == FIGURE_LINES[0]:
                    if top is not None:
                        yield top, bottom
                    top = box.top() - gap
                bottom = box.bottom() + gap
            elif top is not None:
                yield top, bottom
                top = None
        if top is not None:
            yield top, bottom

    def paint(self, event: QPaintEvent) -> None:
        """Everything that stands over the text, within what is to be painted."""
        painter = QPainter(self.edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QRectF(event.rect())
        numbers: dict[int, str] = {}
        for block, box in self._seen:
            if box.bottom() >= clip.top() - 40 and box.top() <= clip.bottom() + 40:
                self._block(painter, block, box, numbers)
        painter.end()

    def _block(self, painter: QPainter, block: QTextBlock, box: QRectF, numbers: dict[int, str]) -> None:
        layout, origin, shape = block.layout(), box.topLeft(), self.shape(block)
        if not layout.lineCount():
            return
        self._ornament(painter, block, box, numbers)
        if shape.kind in LABELS:
            self._label(painter, layout, origin, shape)
        if block.length() == 1:
            self._placeholder(painter, block, origin, shape)
        elif shape.kind == "dateline":
            line = layout.lineAt(layout.lineCount() - 1)
            corner = origin + QPointF(line.naturalTextRect().right(), 0)
            self._text(painter, line, corner, DASH, "text", formats.plain(shape).font())
        for start, end in self._links(block):
            self._underline(painter, layout, origin, start - block.position(), end - block.position())
        if self.underlines is not None and self.underlined and block.length() > 1:
            found = [one for one in findings.placed(block, self.underlines) if one.last != self.being_typed]
            findings.paint(painter, block, origin, found, self.theme, self.zoom)

    def _ornament(self, painter: QPainter, block: QTextBlock, box: QRectF, numbers: dict[int, str]) -> None:
        """What belongs to a kind of block: bullet or number, bar, rule, ring."""
        layout, origin, shape = block.layout(), box.topLeft(), self.shape(block)
        if shape.kind == "item":
            self._item(painter, block, origin, numbers)
        elif shape.kind == "quote":
            left = origin.x() + layout.lineAt(0).x() - 0.6 * formats.INDENT * self.zoom
            painter.fillRect(QRectF(left, origin.y(), 3 * self.zoom, box.height()), self.theme.color("accent"))
        elif shape.kind == "rule" and block.length() == 1:
            self._rule(painter, block, box)
        elif shape.kind == "figure" and self._holds_cursor(block):
            self._ring(painter, layout, origin)

    def ringed(self) -> frozenset[int]:
        """Where the pictures stand that have a ring now; asks for no layout."""
        cursor = self.edit.textCursor()
        block, found = self.edit.document().findBlock(cursor.selectionStart()), set()
        while block.isValid() and block.position() <= cursor.selectionEnd():
            if self.shape(block).kind == "figure" and self._holds_cursor(block):
                found.add(block.position())
            block = block.next()
        return frozenset(found)

    def _holds_cursor(self, block: QTextBlock) -> bool:
        cursor = self.edit.textCursor()
        inside = block.position() <= cursor.position() < block.position() + block.length()
        return self.edit.hasFocus() and (inside or (
            cursor.selectionStart() <= block.position() < cursor.selectionEnd()))

    def _ring(self, painter: QPainter, layout: QTextLayout, origin: QPointF) -> None:
        """Round the picture at which the cursor stands: what Delete or Enter would speak of."""
        box = layout.lineAt(0).naturalTextRect().translated(origin)
        painter.setPen(QPen(self.theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 4, 4)

    def _rule(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        """A line across the column. Qt hangs an empty block under a table at the table's corner, without height."""
        table = whole.table_at(block.previous()) if block.previous().isValid() else None
        margin = self.edit.document().documentMargin() * self.zoom
        middle = box.center().y()
        if table is not None:
            middle = box.bottom() - 0.3 * table.format().bottomMargin() * self.zoom
        pen = QPen(self.theme.color("line_strong"), max(1.0, self.zoom))
        painter.setPen(pen)
        middle = round(middle) + 0.5
        painter.drawLine(QPointF(margin, middle), QPointF(self._right(), middle))

    def _right(self) -> float:
        return self.edit.viewport().width() - self.edit.document().documentMargin() * self.zoom

    def _text(self, painter: QPainter, line: QTextLine, spot: QPointF, words: str, token: str, font: QFont) -> None:
        """Words on the base line of a line of text, from ``spot`` on: the block's corner, moved to the right."""
        font.setPointSizeF(font.pointSizeF() * self.zoom)
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        painter.drawText(QPointF(spot.x(), spot.y() + line.y() + line.ascent()), words)

    def _item(self, painter: QPainter, block: QTextBlock, origin: QPointF, numbers: dict[int, str]) -> None:
        """A bullet, or the number as the normal form counts it."""
        if block.position() not in numbers:
            numbers.update(_markers(shaping.run_of(block)))
        marker, line = numbers.get(block.position(), ""), block.layout().lineAt(0)
        left, base = origin.x() + line.x(), origin.y() + line.y() + line.ascent()
        if marker.endswith("."):
            font = formats.plain(formats.PARAGRAPH).font()
            font.setPointSizeF(formats.PAPER_SIZE * self.zoom)
            painter.setFont(font)
            painter.setPen(self.theme.color("text_soft"))
            width = painter.fontMetrics().horizontalAdvance(marker)
            painter.drawText(QPointF(left - 8 * self.zoom - width, base), marker)
            return
        size = 5.0 * self.zoom
        spot = QRectF(left - 16 * self.zoom, base - 4.4 * self.zoom - size / 2, size, size)
        painter.setPen(QPen(self.theme.color("text_soft"), max(1.0, self.zoom)))
        painter.setBrush(self.theme.color("text_soft") if marker != "o" else Qt.BrushStyle.NoBrush)
        painter.drawRect(spot) if marker == "#" else painter.drawEllipse(spot)

    def _label(self, painter: QPainter, layout: QTextLayout, origin: QPointF, shape: Shape) -> None:
        line = layout.lineAt(0)
        spot = origin + QPointF(line.x() - (formats.LABEL - formats.PADDING) * self.zoom, 0)
        self._text(painter, line, spot, tr(LABELS[shape.kind]), "text_faint", formats.plain(Shape("alt")).font())

    def _placeholder(self, painter: QPainter, block: QTextBlock, origin: QPointF, shape: Shape) -> None:
        """What belongs here, in an empty line; in the body only while it is empty altogether, or the cursor is here."""
        if self.edit.isReadOnly():
            return
        words = hint(shape.kind, alone=shape.kind == "paragraph" and self._is_whole_body(block),
                     here=block.contains(self.edit.textCursor().position()))
        if words:
            line, font = block.layout().lineAt(0), formats.plain(shape).font()
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width() / self.zoom)
            self._text(painter, line, origin + QPointF(line.x(), 0), shown, "text_faint", font)

    def _is_whole_body(self, block: QTextBlock) -> bool:
        return not block.next().isValid() and self.shape(block.previous()).kind == "dateline"

    def _underline(self, painter: QPainter, layout: QTextLayout, origin: QPointF, start: int, end: int) -> None:
        painter.setPen(QPen(self.theme.color("accent"), max(1.0, self.zoom)))
        for box in boxes(layout, start, end):
            line = layout.lineForTextPosition(start)
            base = origin.y() + box.top() + line.ascent() + 2.5 * self.zoom
            painter.drawLine(QPointF(origin.x() + box.left(), base), QPointF(origin.x() + box.right(), base))


def _markers(run: list[QTextBlock]) -> dict[int, str]:
    """What stands before each item of a run: its number with a dot, or a sign for its level's bullet."""
    shapes = shaping.as_read(run)
    return {
        block.position(): f"{number}." if shape.ordered else "•o#"[shape.level % 3]
        for block, shape, number in zip(run, shapes, numbers(shapes), strict=True)
    }
