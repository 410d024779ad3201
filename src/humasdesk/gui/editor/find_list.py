"""The list of all places a search found: the words around each, the hit in bold, beside it what would replace it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from humasdesk.gui.editor.find import Hit
from humasdesk.gui.theme import GRID, Theme, in_bold
from humasdesk.i18n import tr

MOST = 500
"""Places listed; the others are found and replaced all the same."""
_ROWS = 8
_HIT = Qt.ItemDataRole.UserRole
_Shown = tuple[str, str, str, str | None]
"""The words before a hit, after it, its own, and what would take their place."""


class FindList(QListWidget):
    """Each row has a box: what is not ticked is not replaced."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(tr("All places"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Drawn(self))

    def fill(self, hits: Sequence[Hit], *, replacing: bool) -> None:
        """Show these hits; with ``replacing`` also what would take their place."""
        with QSignalBlocker(self):
            self.clear()
            for hit in hits[:MOST]:
                row = QListWidgetItem(self)
                (before, after), new = _around(hit), (hit.replacement or "") if replacing else None
                row.setData(_HIT, (before, after, hit.words, new))
                instead = "" if new is None else f" → {new}"
                row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{before}{hit.words}{instead}{after}")
                row.setCheckState(Qt.CheckState.Checked)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """As high as its rows are, whole ones alone; more of them are scrolled to, a row at a time."""
        self.ensurePolished()
        row = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        self.setFixedHeight(max(1, min(_ROWS, self.count())) * row + 2 * self.frameWidth())

    def is_ticked(self, number: int) -> bool:
        """Whether the hit of that number is to be replaced; one that is not listed is."""
        row = self.item(number)
        return row is None or row.checkState() == Qt.CheckState.Checked


def _around(hit: Hit) -> tuple[str, str]:
    """The words before and behind a hit, on one line; they say themselves where they are cut."""
    return hit.before.replace("\n", " "), hit.after.replace("\n", " ")


class _Drawn(QStyledItemDelegate):
    """Draws box and ground as the style does, and the words in three tones."""

    def __init__(self, holder: FindList) -> None:
        super().__init__(holder)
        self._holder = holder

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, option.widget)
        left = place.right() + GRID
        room = option.rect.adjusted(left - option.rect.left(), 0, -4, 0)
        layout = laid_out(fitted(index.data(_HIT), option.font, room.width()), option.font, self._holder.theme)
        painter.save()
        painter.setClipRect(room)
        painter.setPen(self._holder.theme.color("text_soft"))
        layout.draw(painter, QPointF(left, room.top() + (room.height() - layout.boundingRect().height()) / 2))
        painter.restore()


def fitted(hit: _Shown, font: QFont, room: int) -> _Shown:
    """A hit with so much around it that what is found, and what takes its place, are in sight in ``room`` pixels."""
    before, after, words, new = hit
    plain, strong = QFontMetrics(font), QFontMetrics(in_bold(font))
    least = room * 35 // 100
    rest = room - strong.horizontalAdvance(f"{words} {new or ''}") - plain.horizontalAdvance(after)
    before = plain.elidedText(before, Qt.TextElideMode.ElideLeft, max(least, rest))
    room -= plain.horizontalAdvance(before)
    half = room // 2 if new else room  # long words leave half of the room to what takes their place
    words = strong.elidedText(words, Qt.TextElideMode.ElideRight, max(half, room - strong.horizontalAdvance(f" {new}")))
    room -= strong.horizontalAdvance(words)
    if new:
        new = strong.elidedText(new, Qt.TextElideMode.ElideRight, max(0, room - strong.horizontalAdvance(" ")))
        room -= strong.horizontalAdvance(f" {new}")
    return before, plain.elidedText(after, Qt.TextElideMode.ElideRight, max(0, room)), words, new


def laid_out(hit: _Shown, font: QFont, theme: Theme) -> QTextLayout:
    """A hit on one line: what is found in bold, struck out where something takes its place."""
    before, after, words, new = hit
    found, instead = QTextCharFormat(), QTextCharFormat()
    found.setFontWeight(QFont.Weight.Bold)
    found.setForeground(theme.color("text"))
    found.setFontStrikeOut(new is not None)
    instead.setFontWeight(QFont.Weight.Bold)
    instead.setForeground(theme.color("accent"))
    pieces = ((before, None), (words, found), (f" {new}" if new else "", instead), (after, None))
    layout = QTextLayout("".join(text for text, _ in pieces).replace("\n", " "), font)
    ranges, start = [], 0
    for text, form in pieces:
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if form is not None and length:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, length, form
            ranges.append(piece)
        start += length
    layout.setFormats(ranges)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout
