"""The quotations that were found, as cards: the words with what was looked for in bold, the speaker, where and when."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from humasdesk.gui.days import day_said
from humasdesk.gui.editor.marks import units
from humasdesk.gui.theme import RADIUS, Theme
from humasdesk.i18n import tr
from humasdesk.services.citing import attributed
from humasdesk.services.quoting import Quote

Hits = tuple[tuple[int, int], ...]
Card = tuple[Quote, Hits]
"""A quotation, and where in its words those stand that were looked for."""

_CARD = Qt.ItemDataRole.UserRole
_PAD, _GAP, _BETWEEN = 12, 3, 3
_LINES = 6
"""A longer quotation ends in an ellipsis; the whole of it is the card's tip."""


class Cards(QAbstractListModel):
    """The found quotations, more of them as they come."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's form)
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        quote, _ = card = self.cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"“{quote.words}”"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"“{quote.words}” {speaker(quote)}. {place(quote)}"
            case Qt.ItemDataRole.ToolTipRole:
                return attributed(quote) if len(quote.words) > 240 else None
        return card if role == _CARD else None

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.cards = []
        self.endResetModel()

    def add(self, cards: list[Card]) -> None:
        """Show these as well, last."""
        if cards:
            self.beginInsertRows(QModelIndex(), len(self.cards), len(self.cards) + len(cards) - 1)
            self.cards += cards
            self.endInsertRows()


def speaker(quote: Quote) -> str:
    """Who said it, with the post held that day."""
    name = quote.name or quote.speaker or tr("(nobody named)")
    return f"{name} · {quote.post}" if quote.post else name


def place(quote: Quote) -> str:
    """When and where it was said."""
    return f"{day_said(quote.day)} · {quote.release.headline or tr('(no headline)')}"


class CardDelegate(QStyledItemDelegate):
    """Draws the cards."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._heights: dict[tuple[str, str, float, float], float] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        card: Card = index.data(_CARD)
        view = option.widget
        width = float(view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width())
        key = (card[0].release.id, card[0].words, width, option.font.pointSizeF())
        if key not in self._heights:
            self._heights[key] = self._layout(option, card, width - 2 * _PAD - 8)[1]
        line = QFontMetricsF(option.font).height()
        return QSize(0, round(self._heights[key] + 2 * line + 2 * _GAP + 2 * _PAD + _BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        card: Card = index.data(_CARD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(4, 0, -4, -_BETWEEN)
        self._ground(painter, option, area)
        inner = area.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        layout, height = self._layout(option, card, inner.width())
        painter.setPen(self.theme.color("text"))
        layout.draw(painter, inner.topLeft())
        metrics = QFontMetricsF(option.font)
        below = inner.adjusted(0, height + _GAP, 0, 0)
        for words, token in ((speaker(card[0]), "accent_strong"), (place(card[0]), "text_soft")):
            painter.setFont(option.font)
            painter.setPen(self.theme.color(token))
            painter.drawText(below, Qt.AlignmentFlag.AlignTop,
                             metrics.elidedText(words, Qt.TextElideMode.ElideRight, below.width()))
            below = below.adjusted(0, metrics.height() + _GAP, 0, 0)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(self.theme.color("accent" if chosen or focused else "line"), 2 if focused else 1))
        painter.setBrush(self.theme.color("accent_soft" if chosen else "sheet" if hovered else "raised"))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _layout(self, option: QStyleOptionViewItem, card: Card, width: float) -> tuple[QTextLayout, float]:
        """The words, wrapped in this width, and how tall they are."""
        quote, hits = card
        words, shown = f"“{quote.words}”", []
        for start, end in hits:
            found = QTextLayout.FormatRange()
            found.start = units(words, start + 1)
            found.length = units(words, end + 1) - found.start
            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.Bold)
            found.format = form
            shown.append(found)
        layout = self._wrapped(words, shown, option.font, width)
        if layout.lineCount() > _LINES:
            last = layout.lineAt(_LINES - 1)
            words = words.encode("utf-16-le")[:2 * (last.textStart() + last.textLength())].decode("utf-16-le", "ignore")
            cut = words.rstrip()[:-3].rstrip(" ,.;:") + " …”"
            layout = self._wrapped(cut, [one for one in shown if one.start + one.length < len(cut) - 2],
                                   option.font, width)
        last = layout.lineAt(layout.lineCount() - 1)
        return layout, last.y() + last.height()

    @staticmethod
    def _wrapped(words: str, formats: list[QTextLayout.FormatRange], font: QFont, width: float) -> QTextLayout:
        layout = QTextLayout(words, font)
        layout.setFormats(formats)
        how = QTextOption()
        how.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(how)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40.0, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


class CardView(QListView):
    """The list of cards; several can be marked. ``opening`` carries the quotation that was chosen."""

    opening = Signal(object)
    left_upwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = Cards(self)
        self._delegate = CardDelegate(theme, self)
        self.setModel(self.cards)
        self.setItemDelegate(self._delegate)
        self.setProperty("role", "plain")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Quotations"))
        self.setAccessibleDescription(tr("Enter opens the release at the quotation, Ctrl+C copies the marked ones."))
        self.doubleClicked.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opening.emit(self.cards.cards[index.row()][0])

    @property
    def marked(self) -> list[Quote]:
        """The marked quotations, from top to bottom."""
        return [self.cards.cards[row][0] for row in sorted(one.row() for one in self.selectedIndexes())]

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._delegate.theme = theme
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)
