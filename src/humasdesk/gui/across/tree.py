"""The places that were found, release by release, each with a tick, its surroundings and what would stand there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from humasdesk.domain.review import STATE_NAMES
from humasdesk.gui.across.looking import InRelease
from humasdesk.gui.editor.find import Hit
from humasdesk.gui.theme import Theme
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
        words = hit.words.replace("\n", " ")
        new = "" if hit.replacement in (None, hit.words) else str(hit.replacement).replace("\n", " ")
        struck = hit.replacement is not None and hit.replacement != hit.words
        gap = " " if new else ""  # what goes and what comes are two words to the eye
        before, after = (text.replace("\n", " ") for text in (hit.before, hit.after))
        if option.rect.width() < 420:
            before = before[-14:]
        layout = QTextLayout(f"{before}{words}{gap}{new}{after}", option.font)
        layout.setFormats([self._format(before, words, struck=struck), self._format(before + words + gap, new)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        painter.save()
        area = option.rect.adjusted(_TICK, 0, 0, 0)
        painter.setClipRect(area)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(self.theme.color("text" if chosen else "text_soft"))
        layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))
        painter.restore()

    def _format(self, before: str, words: str, *, struck: bool = False) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = _units(before), _units(words)
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setFontStrikeOut(struck)
        form.setForeground(self.theme.color("text_faint" if struck else "accent_strong"))
        made.format = form
        return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


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
