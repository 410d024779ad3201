"""The list of all steps of a release: each lawful one can be made, each other says in a readable line why not."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.review import MOVES
from humasdesk.gui.dialogs.form import DETAIL, FADED
from humasdesk.gui.theme import GRID, RADIUS, Theme
from humasdesk.i18n import tr
from humasdesk.services.reviewing import Offer

_ACTION = Qt.ItemDataRole.UserRole
_WIDE = 340
_TALL = 460
_PAD = 12
_LINE = _WIDE - 2 * _PAD - 4 * GRID
"""How wide the words may be, in pixels: what the frame and the bar that scrolls the list leave."""
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class _Rows(QStyledItemDelegate):
    """A step's name, and under it, wrapped, why it cannot be made."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetrics(option.font)
        room = QRect(0, 0, _LINE, 10_000)
        why = str(index.data(DETAIL) or "")
        below = metrics.boundingRect(room, _WRAP, why).height() if why else 0
        return QSize(_WIDE - 2 * GRID, metrics.height() + below + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), RADIUS, RADIUS)
        space = option.rect.adjusted(_PAD, GRID, -_PAD, -GRID // 2)
        space.setWidth(_LINE)  # as measured, so that they break at the same words
        painter.setFont(option.font)
        painter.setPen(self._theme.color("text_faint" if index.data(FADED) else "text"))
        painter.drawText(space, _WRAP, str(index.data()))
        why = str(index.data(DETAIL) or "")
        if why:
            painter.setPen(self._theme.color("text_faint"))
            painter.drawText(space.adjusted(0, QFontMetrics(option.font).height(), 0, 0), _WRAP, why)
        painter.restore()


class Steps(QFrame):
    """A popup. The keyboard walks over every row; Enter makes a step that is lawful, and on another does nothing."""

    chosen = Signal(str)

    def __init__(self, offers: tuple[Offer, ...], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(tr("Further steps"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        self.list = QListWidget(self)
        self.list.setProperty("role", "plain")
        self.list.setAccessibleName(tr("Further steps"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Rows(theme, self.list))
        for offer in offers:
            self._add(offer)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        column.addWidget(self.list)
        tall = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.resize(_WIDE, min(tall, _TALL) + 4 * GRID)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _add(self, offer: Offer) -> None:
        name = tr(MOVES[offer.action].label)
        why = tr(offer.why_not) if offer.why_not else ""
        item = QListWidgetItem(name, self.list)
        item.setData(_ACTION, "" if why else offer.action)
        item.setData(DETAIL, why)
        item.setData(FADED, bool(why))
        item.setToolTip(why)
        said = tr("{step}: not now. {why}", step=name, why=why) if why else name
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _take(self, item: QListWidgetItem) -> None:
        action = str(item.data(_ACTION) or "")
        if action:
            self.close()
            self.chosen.emit(action)

    def open_under(self, widget: QWidget) -> None:
        """Show it under a button, inside the screen."""
        place = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 2))
        screen = widget.screen().availableGeometry()
        place.setX(max(screen.left() + 4, min(place.x(), screen.right() - self.width() - 4)))
        place.setY(min(place.y(), screen.bottom() - self.height() - 4))
        self.move(place)
        self.show()
        self.list.setFocus()
