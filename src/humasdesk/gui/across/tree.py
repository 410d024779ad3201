"""The places that were found, release by release, each with a tick, its surroundings and what would stand there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from humasdesk.domain.review import STATE_NAMES
from humasdesk.gui.across.looking import InRelease
from humasdesk.gui.editor.find import Hit
from humasdesk.gui.editor.find_list import fitted, laid_out
from humasdesk.gui.theme import Theme, grown
from humasdesk.i18n import mark, tr, trn

_HIT = Qt.ItemDataRole.UserRole
_TICK = 24
_FALLS_BACK = mark("Approved; a replacement makes it a draft again. Tick it if you want that.")


class _Words(QStyledItemDelegate):
    """Draws a place: the words in bold, and where they would be replaced struck, with the new ones behind."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        hit = index.data(_HIT)
        super().paint(painter, option, index)
        if not isinstance(hit, Hit):
            return
        area = option.rect.adjusted(grown(_TICK), 0, -4, 0)
        new = None if hit.replacement in (None, hit.words) else str(hit.replacement).replace("\n", " ")
        before, after, words = (piece.replace("\n", " ") for piece in (hit.before, hit.after, hit.words))
        layout = laid_out(fitted((before, after, words, new), option.font, area.width()), option.font, self.theme)
        painter.save()
        painter.setClipRect(area)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(self.theme.color("text" if chosen else "text_soft"))
        layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - layout.boundingRect().height()) / 2))
        painter.restore()


class Places(QTreeWidget):
    """``gone_to`` names a release and the number of the place in it; ``ticked`` says that ticks changed."""

    gone_to = Signal(str, int)
    ticked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known: list[tuple[QTreeWidgetItem, InRelease]] = []
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("All places"))
        self.setItemDelegate(_Words(theme, self))
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._clicked)
        self.itemChanged.connect(lambda *_: self.ticked.emit())

    def start(self) -> None:
        """Show nothing yet."""
        self._known = []
        self.clear()

    def add(self, found: list[InRelease]) -> None:
        """Add the places of more releases."""
        blocked = self.blockSignals(True)
        for one in found:
            state = tr(STATE_NAMES[one.summary.state])
            count = trn("{count} place", "{count} places", len(one.hits))
            headline = one.summary.headline or tr("(no headline)")
            warning = one.why_not or (tr(_FALLS_BACK) if one.loses_approval else "")
            top = QTreeWidgetItem(self, [" · ".join(part for part in (headline, state, count, warning) if part)])
            top.setToolTip(0, f"{headline}\n{warning}" if warning else headline)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            if one.why_not:
                top.setForeground(0, self.palette().placeholderText())
            else:
                if one.loses_approval:
                    top.setIcon(0, self._theme.icon("triangle-alert", "attention", 16))
                top.setFlags(top.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            for hit in one.hits:
                place = QTreeWidgetItem(top)
                place.setData(0, _HIT, hit)
                place.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{hit.before}{hit.words}{hit.after}")
                if not one.why_not:
                    place.setCheckState(0, Qt.CheckState.Unchecked if one.loses_approval else Qt.CheckState.Checked)
            top.setExpanded(True)
            self._known.append((top, one))
        self.blockSignals(blocked)

    def begin(self) -> None:
        """Take the keyboard to the first place, where there is one."""
        top = self.topLevelItem(0)
        first = top.child(0) if top is not None else None
        if first is not None:
            self.setFocus()
            self.setCurrentItem(first)

    @property
    def found(self) -> list[InRelease]:
        """What is shown."""
        return [one for _, one in self._known]

    def chosen(self) -> Iterator[tuple[str, list[Hit]]]:
        """The ticked places, release by release."""
        for top, one in self._known:
            places = [top.child(number) for number in range(top.childCount())]
            hits = [hit for place, hit in zip(places, one.hits, strict=True)
                    if place is not None and place.checkState(0) == Qt.CheckState.Checked and not one.why_not]
            if hits:
                yield one.summary.id, hits

    def _clicked(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None:
            self._go(item)

    def _go(self, item: QTreeWidgetItem) -> None:
        top = item.parent() or item
        one = next((found for known, found in self._known if known is top), None)
        if one is not None:
            self.gone_to.emit(one.summary.id, max(0, top.indexOfChild(item)))
