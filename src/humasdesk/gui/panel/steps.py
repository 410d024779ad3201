"""The list of all steps of a release: those that can be made, the grave ones among them last and never chosen
beforehand; folded away under them the others, each with a readable line that says why not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
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
from humasdesk.gui.dialogs.form import DETAIL, FADED, keep_within
from humasdesk.gui.theme import GRID, RADIUS, Theme, grown
from humasdesk.i18n import mark, tr
from humasdesk.services.reviewing import Offer

SUBMIT_NOTED = "submit-noted"
"""A step of the window: *submit*, with a note for whoever reviews it. Whoever writes none has the button."""
_LABELS = {SUBMIT_NOTED: mark("Submit with a note …")}
_ACTION = Qt.ItemDataRole.UserRole
_APART = Qt.ItemDataRole.UserRole + 10
_GRAVE = Qt.ItemDataRole.UserRole + 11
_FOLD = Qt.ItemDataRole.UserRole + 12
"""Whether a line parts a row from the one above, whether it is drawn as a danger, and for the row that folds the others
away ``open`` or ``shut``."""
GRAVE = frozenset({"force-publish", "withdraw", "discard", "drop-correction"})
"""Steps that take something away, or pass over the second pair of eyes."""
_GAP = 9
_FOLDING = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_WIDE = 340
_TALL = 460
_PAD = 12
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def _line() -> int:
    """How wide the words may be, in pixels: what the frame and the bar that scrolls the list leave."""
    return grown(_WIDE) - 2 * _PAD - 4 * GRID


def label_of(action: str) -> str:
    """What a step is called (a message id)."""
    return _LABELS.get(action) or MOVES[action].label


def with_noted(lawful: Sequence[str]) -> list[str]:
    """Lawful steps, and behind the one that submits the one that does so with a note."""
    return [step for action in lawful for step in ((action, SUBMIT_NOTED) if action == "submit" else (action,))]


class _Rows(QStyledItemDelegate):
    """A step's name, and under it, wrapped, why it cannot be made."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetrics(option.font)
        room = QRect(0, 0, _line(), 10_000)
        why = str(index.data(DETAIL) or "")
        below = metrics.boundingRect(room, _WRAP, why).height() if why else 0
        apart = _GAP if index.data(_APART) else 0
        return QSize(grown(_WIDE) - 2 * GRID, metrics.height() + below + 2 * GRID + apart)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect
        if index.data(_APART):
            painter.fillRect(row.left() + GRID, row.top() + _GAP // 2, row.width() - 2 * GRID, 1,
                             self._theme.color("line"))
            row = row.adjusted(0, _GAP, 0, 0)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("danger_soft" if index.data(_GRAVE) else "accent_soft"))
            painter.drawRoundedRect(row.adjusted(2, 1, -2, -1), RADIUS, RADIUS)
        self._words(painter, option, index, row.adjusted(_PAD, GRID, -_PAD, -GRID // 2))
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem,
               index: QModelIndex | QPersistentModelIndex, space: QRect) -> None:
        fold = index.data(_FOLD)
        if fold:
            sign = self._theme.pixmap("chevron-down" if fold == "open" else "chevron-right", "text_soft", grown(14))
            painter.drawPixmap(space.left() - 2, space.top() + 3, sign)
            space = space.adjusted(grown(2 * GRID), 0, 0, 0)
        space.setWidth(_line())  # as measured, so that they break at the same words
        colour = "danger" if index.data(_GRAVE) else "text_soft" if fold or index.data(FADED) else "text"
        painter.setFont(option.font)
        painter.setPen(self._theme.color(colour))
        painter.drawText(space, _WRAP, str(index.data()))
        why = str(index.data(DETAIL) or "")
        if why:
            painter.setPen(self._theme.color("text_faint"))
            painter.drawText(space.adjusted(0, QFontMetrics(option.font).height(), 0, 0), _WRAP, why)


class Steps(QFrame):
    """A popup. The keyboard walks over every row; Enter makes a step that is lawful, unfolds the others, and on one of
    those does nothing."""

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
        self._under: QWidget | None = None
        self._fold: QListWidgetItem | None = None
        self._others: list[QListWidgetItem] = []
        self._fill(offers)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.list.installEventFilter(self)
        column.addWidget(self.list)
        self._fit()
        self.list.setFocus()

    def _fill(self, offers: tuple[Offer, ...]) -> None:
        lawful = [offer for offer in offers if not offer.why_not]
        usual = [offer for offer in lawful if offer.action not in GRAVE]
        for offer in usual:
            self._add(offer)
        for place, offer in enumerate(offer for offer in lawful if offer.action in GRAVE):
            item = self._add(offer)
            item.setData(_GRAVE, True)
            item.setData(_APART, bool(usual) and place == 0)
        others = [offer for offer in offers if offer.why_not]
        if others:
            self._fold = QListWidgetItem(tr("Not now ({count})", count=len(others)), self.list)
            self._fold.setData(_APART, bool(lawful))
            self._others = [self._add(offer) for offer in others]
            self._unfold(not lawful)
        if usual:
            self.list.setCurrentRow(0)
        elif self._fold is not None:  # Enter at once never does something grave
            self.list.setCurrentItem(self._fold)

    def _unfold(self, on: bool) -> None:
        """Show what cannot be made now, or fold it away again."""
        if self._fold is None:
            return
        self._fold.setData(_FOLD, "open" if on else "shut")
        said = tr("{name}, unfolded", name=self._fold.text()) if on else tr("{name}, folded", name=self._fold.text())
        self._fold.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        for item in self._others:
            item.setHidden(not on)

    def _fit(self) -> None:
        """As high as its rows, up to a limit."""
        rows = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
        tall = sum(self.list.sizeHintForRow(row) for row in rows)
        keep_within(self, grown(_WIDE), min(tall, grown(_TALL)) + 2 * GRID)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Right unfolds what cannot be made now, Left folds it away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _FOLDING:
            self._turn(event.key() == Qt.Key.Key_Right)
            return True
        return super().eventFilter(watched, event)

    def _turn(self, on: bool) -> None:
        if self._fold is not None:
            self._unfold(on)
            self.list.setCurrentItem(self._fold)
            self._fit()
            self._stand()

    def _add(self, offer: Offer) -> QListWidgetItem:
        name = tr(label_of(offer.action))
        why = tr(offer.why_not) if offer.why_not else ""
        item = QListWidgetItem(name, self.list)
        item.setData(_ACTION, "" if why else offer.action)
        item.setData(DETAIL, why)
        item.setData(FADED, bool(why))
        item.setToolTip(why)
        said = tr("{step}: not now. {why}", step=name, why=why) if why else name
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        return item

    def _take(self, item: QListWidgetItem) -> None:
        if item is self._fold:
            self._turn(item.data(_FOLD) == "shut")
            return
        action = str(item.data(_ACTION) or "")
        if action:
            self.close()
            self.chosen.emit(action)

    def open_under(self, widget: QWidget) -> None:
        """Show it under a button, inside the screen."""
        self._under = widget
        self._stand()
        self.show()
        self.list.setFocus()

    def _stand(self) -> None:
        if self._under is None:
            return
        place = self._under.mapToGlobal(QPoint(self._under.width() - self.width(), self._under.height() + 2))
        screen = self._under.screen().availableGeometry()
        place.setX(max(screen.left() + 4, min(place.x(), screen.right() - self.width() - 4)))
        place.setY(min(place.y(), screen.bottom() - self.height() - 4))
        self.move(place)
