"""Releases that may be related to the open one, each a row with the reason: a click opens it, + adds it, × refuses."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from humasdesk.gui.days import day_said
from humasdesk.gui.panel.view import words
from humasdesk.gui.theme import Theme, grown
from humasdesk.gui.widgets.row_button import RowButton
from humasdesk.i18n import tr
from humasdesk.services.suggesting import Related

_MOST = 5
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ADD = (Qt.Key.Key_Plus, Qt.Key.Key_Insert)
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Alike(QWidget):
    """The rows, best first. ``opening``, ``adding`` and ``refusing`` carry what the chosen row stands for."""

    opening = Signal(object)
    adding = Signal(object)
    refusing = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[AlikeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._title = words(tr("Perhaps related"), "faint", self)
        self._column.addWidget(self._title)
        self.hide()

    def show_related(self, related: tuple[Related, ...]) -> None:
        """Show the best of these; rows that stay keep their place, and the keyboard that is on them."""
        wanted = {one.summary.id: one for one in related[:_MOST]}
        here = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        kept = [row for row in self.rows if row.related == wanted.get(row.related.summary.id)]
        for row in self.rows:
            if row not in kept:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        shown = {row.related.summary.id for row in kept}
        self.rows = [*kept, *(self._row(one) for one in wanted.values() if one.summary.id not in shown)]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))
        if here is not None and self.rows and not any(row.hasFocus() for row in self.rows):
            self.rows[min(here, len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, one: Related) -> AlikeRow:
        row = AlikeRow(one, self._theme, self)
        row.clicked.connect(lambda: self.opening.emit(one))
        row.adding.connect(lambda: self.adding.emit(one))
        row.refusing.connect(lambda: self.refusing.emit(one))
        row.stepping.connect(lambda by: self._step(row, by))
        return row

    def _step(self, row: AlikeRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for row in self.rows:
            row.wear(theme)


class AlikeRow(RowButton):
    """One release: its headline, its day, and what both speak of."""

    adding = Signal()
    refusing = Signal()
    stepping = Signal(int)

    def __init__(self, one: Related, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.related = one
        headline = one.summary.headline or tr("(no headline)")
        day = day_said(one.summary.date) if one.summary.date else ""
        self.why = ", ".join(one.why) or tr("the same words")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 0, 4)
        row.setSpacing(2)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words(headline, "plain", self))
        column.addWidget(words(" · ".join(part for part in (day, self.why) if part), "chip-soft", self))
        row.addLayout(column, 1)
        self._add = self._button(tr("Add to the related releases: {name}", name=headline), self.adding)
        self._away = self._button(tr("Refuse {name}", name=headline), self.refusing)
        for button in (self._add, self._away):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(tr("Suggested: {what}", what=", ".join(
            part for part in (headline, day, tr("because of {what}", what=self.why)) if part)))
        self.setAccessibleDescription(tr("Enter opens it, + adds it, Delete refuses it, Shift+F10 opens its menu."))
        self.wear(theme)

    def _button(self, said: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "bare")
        button.setFixedSize(grown(22), grown(22))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(said)
        button.setToolTip(said)
        button.clicked.connect(signal)
        return button

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._add.setIcon(theme.icon("plus", "text_soft", 14))
        self._away.setIcon(theme.icon("x", "text_soft", 12))

    def deeds(self) -> Iterator[tuple[str, object]]:
        """What can be done with it: label and signal."""
        yield tr("Open this release"), self.clicked
        yield tr("Add to the related releases"), self.adding
        yield tr("Refuse"), self.refusing

    def menu(self) -> QMenu:
        """Its menu."""
        menu = QMenu(self)
        for label, signal in self.deeds():
            menu.addAction(label).triggered.connect(signal)
        return menu

    def _pop_up(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pop_up(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _OPEN:
            self.click()
        elif key in _ADD:
            self.adding.emit()
        elif key in _AWAY:
            self.refusing.emit()
        elif key in _STEPS:
            self.stepping.emit(_STEPS[key])
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shifted):
            self._pop_up(self.mapToGlobal(QPoint(8, self.height())))
        else:
            super().keyPressEvent(event)
