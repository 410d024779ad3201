"""The head of the list: how many there are, the order, what narrows the list as chips, and what is misspelt."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from humasdesk.gui.days import day_said
from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.theme import GRID, Theme, grown
from humasdesk.gui.widgets.chips import elided
from humasdesk.gui.widgets.flow import FlowLayout
from humasdesk.gui.widgets.menu_hover import let_go
from humasdesk.i18n import mark, tr, trn
from humasdesk.services.asking.operators import operator
from humasdesk.services.asking.question import Trouble
from humasdesk.services.asking.values import Part
from humasdesk.services.searching import Order

_DAY = re.compile(r"\d+[-/.]\d+[-/.]\d+|\d+ \w+ \d+")
ORDER_NAMES: dict[Order, str] = {
    "relevance": mark("best first"),
    "newest": mark("newest first"),
    "oldest": mark("oldest first"),
    "headline": mark("by headline"),
    "date": mark("by release date"),
    "number": mark("by number"),
    "state": mark("by state"),
}

_BESIDE_NAMES = 48
"""Pixels that the sign of the order and the room around both names take, in text of the usual size."""


class ListHead(QWidget):
    """``mended`` names a misspelling and the fix that was chosen, both by their numbers."""

    mended = Signal(int, int)

    def __init__(self, asking: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking, self._theme = asking, theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        self._column.setSpacing(GRID)
        line = QHBoxLayout()
        self.total = elided("", "soft", self)
        self.order = QToolButton(self)
        self.order.setProperty("role", "flat")
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menu = QMenu(self.order)
        self.order.setMenu(self.menu)
        let_go(self.menu, self.order)
        line.addWidget(self.total, 1)
        line.addWidget(self.order)
        self._column.addLayout(line)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, 4)
        self._column.addWidget(self._chips)
        self._said: list[QFrame] = []
        self._shown: tuple[object, ...] = ()
        asking.changed.connect(self._follow)
        asking.explained.connect(self._explain)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.order.setIcon(theme.icon("arrow-up-down", "text_faint", 14))
        self.show_asked()
        self._explain()

    def show_total(self, total: int) -> None:
        """Say how many releases there are."""
        shown = f"{total:,}".replace(",", ".")
        self.total.setText(trn("{count} release", "{count} releases", total).replace(str(total), shown))
        self._fit_order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_order()

    def _fit_order(self) -> None:
        """The order without its name, where that would leave no room for how many there are."""
        metrics = self.fontMetrics()
        needed = metrics.horizontalAdvance(self.total.text()) + metrics.horizontalAdvance(self.order.text())
        wide = self.width() >= needed + 3 * GRID + grown(_BESIDE_NAMES)
        self.order.setToolTip("" if wide else self.order.accessibleName())
        self.order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide
                                      else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _follow(self) -> None:
        """Show what is asked for where it is not shown already: most keys in the search field change neither the order
        nor the chips."""
        if self._shown != self._asked_for():
            self.show_asked()

    def _asked_for(self) -> tuple[object, ...]:
        return self._asking.in_order, bool(self._asking.words.strip()), self._asking.question.parts

    def show_asked(self) -> None:
        """Show order and chips as they are asked for now."""
        self._shown = self._asked_for()
        name = tr(ORDER_NAMES[self._asking.in_order])
        self.order.setText(name)
        self.order.setAccessibleName(tr("Order: {name}", name=name))
        self._fit_order()
        self._fill_menu()
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for part in self._asking.question.parts:
            self._flow.addWidget(self._chip(part))
        self._chips.setVisible(bool(self._asking.question.parts))
        self._chips.updateGeometry()

    def _fill_menu(self) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        for order, name in ORDER_NAMES.items():
            if order == "relevance" and not self._asking.words.strip():
                continue
            action = self.menu.addAction(tr(name))
            action.setCheckable(True)
            action.setChecked(order == self._asking.in_order)
            action.triggered.connect(lambda _=False, chosen=order: self._asking.sort(chosen))
            group.addAction(action)

    def _chip(self, part: Part) -> QWidget:
        """A chip is one button: a click, Enter, Space or Delete takes it out."""
        made = QPushButton(self._chips)
        made.setProperty("role", "chip")
        made.setText(self.fontMetrics().elidedText(part.shown, Qt.TextElideMode.ElideRight, 180))
        made.setIcon(self._theme.icon("x", "text_soft", 12))
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        label = f"{tr(operator(part.kind).label)}: {_said(part)}"
        made.setToolTip(label)
        made.setAccessibleName(tr("Remove {name}", name=label))
        made.clicked.connect(lambda: self._asking.remove(part))
        return made

    def _explain(self) -> None:
        for one in self._said:
            self._column.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._said = [self._note(number, trouble) for number, trouble in enumerate(self._asking.troubles)]
        for one in self._said:
            self._column.addWidget(one)

    def _note(self, number: int, trouble: Trouble) -> QFrame:
        note = QFrame(self)
        note.setProperty("role", "banner")
        column = QVBoxLayout(note)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        words = QLabel(trouble.error.sentence, note)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        column.addWidget(words)
        if trouble.fixes:
            holder = QWidget(note)
            flow = FlowLayout(holder, 4)
            for place, fix in enumerate(trouble.fixes):
                button = QPushButton(fix.label, holder)
                button.setAccessibleName(tr("Search for {name} instead", name=fix.label))
                button.clicked.connect(lambda _=False, which=place: self.mended.emit(number, which))
                flow.addWidget(button)
            column.addWidget(holder)
        return note


def _said(part: Part) -> str:
    """A part's value for people: a day that was typed in full as every other day is shown."""
    if part.kind not in ("before", "after") or _DAY.fullmatch(part.label) is None:
        return part.label
    return day_said(date.fromisoformat(part.value))
