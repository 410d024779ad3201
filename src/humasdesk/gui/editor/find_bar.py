"""Find and replace over the page: fields, switches, the list of all hits to look through before all are replaced.

It is long because its switches, fields and list all show one search; the search itself is in ``find``.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.errors import DeskError
from humasdesk.gui.editor import find_in_page
from humasdesk.gui.editor.find import Query
from humasdesk.gui.editor.find_glance import Glance
from humasdesk.gui.editor.find_in_page import PageHit
from humasdesk.gui.editor.find_list import FindList
from humasdesk.gui.editor.sheet import Sheet
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.keyboard_order import as_made
from humasdesk.i18n import tr, trn

_LONGEST_TAKEN = 100
_PAUSE_MS = 200
_FIELD = 160
"""The least room for what is looked for, in pixels."""

_Row = tuple[QBoxLayout, QHBoxLayout]
"""A field's row, and in it the row of its buttons."""


class FindBar(QFrame):
    """Finds and replaces on one page."""

    closed = Signal()

    def __init__(self, sheet: Sheet, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        as_made(self)
        self._sheet, self._hits = sheet, list[PageHit]()
        self._glance = Glance(sheet)
        self._replaced: str | None = None  # the text as it was when all places had been replaced
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.look)
        self.words, self.new = self._field(tr("Find")), self._field(tr("Replace with"))
        self.whole = self._switch(tr("Whole words"), "W")
        self.case = self._switch(tr("Match case"), "Aa")
        self.expression = self._switch(tr("Regular expression"), ".*")
        self.case.setToolTip(tr("Match case\nWhile it is off, new words follow the case of those they replace."))
        self._icons: dict[str, QToolButton] = {}
        self._build()
        self.said = QLabel(self)
        self.said.setProperty("role", "soft")
        self.said.setWordWrap(True)
        self.list = FindList(theme, self)
        self.list.hide()
        self._column.addWidget(self.said)
        self._column.addWidget(self.list)
        self.wear(theme)
        self._connect()
        self.hide()

    # -- building

    def _field(self, label: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(label)
        field.setAccessibleName(label)
        field.setMinimumWidth(_FIELD)
        return field

    def _switch(self, label: str, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "flat")
        button.setCheckable(True)
        button.setText(sign)
        button.setToolTip(label)
        button.setAccessibleName(label)
        return button

    def _icon(self, label: str, icon: str) -> QToolButton:
        button = self._switch(label, "")
        button.setCheckable(False)
        self._icons[icon] = button
        return button

    def _build(self) -> None:
        """All parts are made in the order in which Tab and screen readers go, so none has a holder of its own."""
        self.back = self._icon(tr("Place before"), "chevron-left")
        self.forth = self._icon(tr("Next place"), "chevron-right")
        self.all = self._icon(tr("List all places"), "list")
        self.all.setCheckable(True)
        self.one = QPushButton(tr("Replace"), self)
        self.every = QPushButton(tr("Replace all"), self)
        self.shut = self._icon(tr("Close"), "x")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(4)
        self._rows = (self._row(self.words, self.whole, self.case, self.expression, self.back, self.forth,
                                self.all, self.shut), self._row(self.new, self.one, self.every))
        for row, _ in self._rows:
            self._column.addLayout(row)

    def _row(self, field: QLineEdit, *buttons: QAbstractButton) -> _Row:
        """A field with its buttons beside it, or under it where the bar is narrow."""
        row, beside = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        row.setSpacing(4)
        beside.setSpacing(4)
        for button in buttons:
            beside.addWidget(button)
        beside.addStretch()
        row.addWidget(field, 1)
        row.addLayout(beside)
        return row, beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its fields are with their buttons under them."""
        margins = 2 * GRID
        return QSize(max(_FIELD, *(buttons.sizeHint().width() for _, buttons in self._rows)) + margins,
                     super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() - 2 * GRID
        for row, buttons in self._rows:
            beside = _FIELD + row.spacing() + buttons.sizeHint().width() <= room
            direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            if row.direction() != direction:
                row.setDirection(direction)

    def _connect(self) -> None:
        for switch in (self.whole, self.case, self.expression):
            switch.toggled.connect(self._on_asked)
        self.words.textChanged.connect(self._on_asked)
        self.new.textChanged.connect(self._on_asked)
        self.words.returnPressed.connect(self.next)
        self.new.returnPressed.connect(self.replace_one)
        self.back.clicked.connect(self.previous)
        self.forth.clicked.connect(self.next)
        self.one.clicked.connect(self.replace_one)
        self.every.clicked.connect(self.replace_all)
        self.shut.clicked.connect(self.close_bar)
        self.all.toggled.connect(self._show_list)
        self.list.currentRowChanged.connect(self._go_to_row)
        self._sheet.edited.connect(self._on_edited)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.list.theme = theme
        for icon, button in self._icons.items():
            button.setIcon(theme.icon(icon, "text_soft", 14))

    # -- looking

    def open_bar(self, *, replace: bool = False) -> None:
        """Show the bar, with the selected words in it; with ``replace`` also the list of all places. The keyboard goes
        to the new words where the old ones are chosen, and else to the old ones of before, for others to be typed.

        Asked for from the bar itself it keeps the words typed there: what is selected then is only the last place.
        """
        here = self.words.hasFocus() or self.new.hasFocus()
        selected = "" if here else self._sheet.textCursor().selectedText()
        if selected and len(selected) <= _LONGEST_TAKEN and "\u2029" not in selected:
            self.words.setText(selected)
        for part in (self.new, self.one, self.every):
            part.setVisible(not self._sheet.isReadOnly())
        self.show()
        self._fit()
        chosen = bool(self.words.text()) and (here or self.words.text() == selected)
        field = self.new if replace and chosen and not self._sheet.isReadOnly() else self.words
        field.setFocus()
        field.selectAll()
        self.all.setChecked(replace or self.all.isChecked())
        if not self._all_replaced():
            self.look()

    def again(self, *, forward: bool) -> None:
        """Go to the next place, or the one before, also while the bar is closed."""
        if not self.isVisible() or self._later.isActive():
            shown = self.isVisible()
            self.look()
            if not shown:
                self._sheet.show_marks(None)
        self.next() if forward else self.previous()

    def close_bar(self) -> None:
        """Hide the bar and go back to the text, where the cursor is."""
        self._glance.back()
        self._sheet.show_marks(None)
        self.hide()
        self._sheet.setFocus()
        self.closed.emit()

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.words.text(), self.whole.isChecked(), self.case.isChecked(), self.expression.isChecked())

    def _on_asked(self) -> None:
        self.look()
        if self.isVisible():
            self._glance.at(self._hits)

    def look(self) -> None:
        """Find all hits anew, mark them on the page and say how many there are."""
        self._later.stop()
        self._replaced = None
        try:
            self._hits = find_in_page.find_all(self._sheet.document(), self.query, self.new.text())
            self._sheet.show_marks(find_in_page.marks(self.query) if self.query.text else None)
            self._say_count()
        except DeskError as error:
            self._hits = []
            self._sheet.show_marks(None)
            self.said.setText(error.sentence)
        self._show_hits()

    def _show_hits(self) -> None:
        for button in (self.one, self.every, self.back, self.forth):
            button.setEnabled(bool(self._hits))
        self._show_list(self.all.isChecked())

    def _say_count(self) -> None:
        cursor = self._sheet.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        number = next((n for n, hit in enumerate(self._hits, 1) if (hit.start, hit.end) == here), 0)
        if not self.query.text:
            self.said.setText("")
        elif number:
            self.said.setText(tr("{number} of {count}", number=number, count=len(self._hits)))
        else:
            count = len(self._hits)
            self.said.setText(trn("{count} place", "{count} places", count) if count else tr("Not found"))

    def _on_edited(self) -> None:
        if self.isVisible() and not self._all_replaced():
            self._glance.stay()
            self._later.start()

    # -- going

    def next(self) -> None:
        """Select the next hit after the cursor; after the last one the first."""
        place = self._sheet.textCursor().selectionEnd()
        self._go(next((hit for hit in self._hits if hit.start >= place), self._hits[0] if self._hits else None))

    def previous(self) -> None:
        """Select the hit before the cursor; before the first one the last."""
        place = self._sheet.textCursor().selectionStart()
        before = [hit for hit in self._hits if hit.end <= place]
        self._go(before[-1] if before else self._hits[-1] if self._hits else None)

    def _go(self, hit: PageHit | None) -> None:
        if hit is None:
            return
        self._glance.stay()
        self._sheet.show_strongly(None)  # it is selected now
        cursor = self._sheet.textCursor()
        cursor.setPosition(hit.start)
        cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
        self._sheet.setTextCursor(cursor)
        self._sheet.ensureCursorVisible()
        self._say_count()

    def show_place(self, query: Query, number: int) -> None:
        """Look for what was looked for elsewhere, and select the place of that number."""
        self.open_bar()
        self.words.setText(query.text)
        for switch, on in ((self.whole, query.whole_word), (self.case, query.match_case),
                           (self.expression, query.expression)):
            switch.setChecked(on)
        self.look()
        if self._hits:
            self._go(self._hits[min(number, len(self._hits) - 1)])

    # -- replacing

    def replace_one(self) -> None:
        """Replace the selected hit and select the next one; where none is selected, select one."""
        cursor = self._sheet.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        hit = next((hit for hit in self._hits if (hit.start, hit.end) == here), None)
        if hit is not None and not self._sheet.isReadOnly():
            with self._sheet.step() as cursor:
                find_in_page.replace(cursor, [hit])
            self.look()
        self.next()

    def replace_all(self) -> None:
        """Replace every hit, or those that are ticked in the list, as one undo step."""
        if self._sheet.isReadOnly():
            return
        if (self._later.isActive() or not self.isVisible()) and not self._all_replaced():
            self.look()
        chosen = self._hits
        if self.list.isVisible():
            chosen = [hit for n, hit in enumerate(self._hits) if self.list.is_ticked(n)]
        with self._sheet.step() as cursor:
            count = find_in_page.replace(cursor, chosen)
        if count:
            self._glance.stay()
            self._rest()
        self.said.setText(trn("{count} place replaced", "{count} places replaced", count))

    def _rest(self) -> None:
        """Offer nothing until the text or the query is changed: new words may hold the old ones."""
        if self.every.hasFocus():
            self.new.setFocus()  # else the button that closes the bar would get it
        self._later.stop()
        self._hits, self._replaced = [], self._sheet.toPlainText()
        self._sheet.show_marks(None)
        self._show_hits()

    def _all_replaced(self) -> bool:
        """Whether nothing was changed since all places were replaced."""
        return self._replaced is not None and self._replaced == self._sheet.toPlainText()

    def _show_list(self, shown: bool) -> None:
        if shown:
            self.list.fill([found.hit for found in self._hits], replacing=bool(self.new.text()))
        self.list.setVisible(shown and bool(self._hits))

    def _go_to_row(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            self._go(self._hits[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() == Qt.Key.Key_Down and self.words.hasFocus() and self.new.isVisible():
            self.new.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Up and self.new.hasFocus():
            self.words.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            super().keyPressEvent(event)
