"""The search field: words and operators, with what may be meant offered while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr
from humasdesk.services import searching
from humasdesk.services.asking import completing, question
from humasdesk.services.asking.completing import Completion

_PAUSE_MS = 40
_ROWS = 8
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


_SIGNS = 72
"""Pixels of the field that its sign, the clear button and the edges take."""


class SearchField(QLineEdit):
    """``left_downwards`` asks for the keyboard to go into the results."""

    left_downwards = Signal()

    def __init__(self, session: Session, asking: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._asking = session, asking
        self._offered: list[Completion] = []
        self._turn = 0
        self._setting = self._ready = False
        self._before = ""
        """The text as it was before the last change of it."""
        self.setObjectName("search")
        self.setAccessibleName(tr("Search releases"))
        self.setToolTip(tr("Words, or operators such as region:samarinda official:isran state:published 2019; "
                           "-word leaves out"))
        self.setClearButtonEnabled(True)
        self._sign = self.addAction(theme.icon("search", "text_faint", 16), QLineEdit.ActionPosition.LeadingPosition)
        self._sign.setText(tr("Search releases"))  # a screen reader meets the sign as a button
        self._popup = QListWidget(self)
        self._popup.setProperty("role", "completer")
        self._popup.setWindowFlags(Qt.WindowType.ToolTip)
        self._popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setAccessibleName(tr("Suggestions"))
        self._popup.itemClicked.connect(lambda item: self._take(self._popup.row(item)))
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.look)
        self.textChanged.connect(self._typed)
        asking.taken_up.connect(self._show_words)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._sign.setIcon(theme.icon("search", "text_faint", 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_hint()

    def _fit_hint(self) -> None:
        """Say the longest hint that is whole in this width; Qt would set an ellipsis of its own behind ours."""
        measure, room = self.fontMetrics().horizontalAdvance, self.width() - _SIGNS
        hints = (tr("Search releases, officials, regions …  Ctrl+K"), tr("Search releases …  Ctrl+K"),
                 tr("Search …"))
        self.setPlaceholderText(next((one for one in hints if measure(one) <= room), hints[-1]))

    @property
    def offers(self) -> list[str]:
        """What is offered now."""
        return [one.label for one in self._offered] if self._popup.isVisible() else []

    def _typed(self, text: str) -> None:
        before, self._before = self._before, text
        if self._setting:
            return
        if not text and len(before) > 1:
            self._asking.forget_typed()
        self._later.start()
        if not text:
            self.look()

    def look(self, *, ended: bool = False) -> None:
        """Take in what is typed, and ask the list."""
        self._later.stop()
        self._keep(self._asking.typed(self.text(), ended=ended, cursor=self.cursorPosition()))
        self._offer()

    def _keep(self, rest: str) -> None:
        """Show what is left to be typed, the cursor between the same letters as before."""
        before, place = self.text(), self.cursorPosition()
        if rest != before:
            behind = len(before) - place
            stays = rest.endswith(before[place:])
            self._set(rest)
            cursor = len(rest) - behind if stays else min(place, len(rest))
            if before[:place].endswith(" ") and rest[cursor:cursor + 1] == " ":
                cursor += 1  # a blank that was typed has been passed
            self.setCursorPosition(cursor)

    def _put(self, text: str, cursor: int) -> None:
        self._set(text)
        self.setCursorPosition(cursor)

    def _set(self, text: str) -> None:
        """Change the text without taking it for typed; Qt's own clear button has to hear of it."""
        self._setting = True
        self.setText(text)
        self._setting = False

    def _show_words(self) -> None:
        self._keep(self._asking.words)

    def mend(self, trouble: int, fix: int) -> None:
        """Put what was meant in the place of a misspelling."""
        if trouble < len(self._asking.troubles):
            self._keep(self._asking.mend(self._asking.troubles[trouble], fix, self.text()))
            self.setFocus()

    # -- what is offered

    def _offer(self) -> None:
        self._turn += 1
        turn, desk, being = self._turn, self._session.desk, self._asking.open
        if not self.hasFocus():
            self._show([])
        elif being is None:
            self._show(completing.operators(self.text()[:self.cursorPosition()]))
        else:
            self._session.lane.look(self, lambda: completing.values(desk, *being), self._show, lambda _: None,
                                    lambda: turn == self._turn)

    def _show(self, offered: list[Completion]) -> None:
        self._offered = offered
        self._popup.clear()
        if not offered or not self.hasFocus():
            self._popup.hide()
            return
        for one in offered:
            QListWidgetItem(f"{one.label}   {one.detail}" if one.detail else one.label, self._popup)
        height = self._popup.sizeHintForRow(0) * min(_ROWS, len(offered)) + 12
        self._popup.setGeometry(0, 0, min(max(320, self.width() * 3 // 4), 460), height)
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._popup.setCurrentRow(-1)
        self._popup.show()

    def _take(self, row: int) -> None:
        """Let an offer take the place of what is being typed."""
        one = self._offered[row]
        self._popup.hide()
        before, cursor = self.text(), self.cursorPosition()
        if one.part is not None and self._asking.open is not None:
            piece = question.piece_at(before, cursor)
            self._put(before[:piece[0]] + before[piece[1]:].lstrip(), piece[0])
            self._asking.typed(self.text(), cursor=piece[0])
            self._asking.add_typed(one.part)
        elif one.operator is not None:
            start = before.rfind(" ", 0, cursor) + 1
            self._put(f"{before[:start]}{one.operator.name}:{before[cursor:]}", start + len(one.operator.name) + 1)
            self.look()
        self.setFocus()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the offers, else into the results; Escape closes the offers, else empties the search;
        Backspace at the beginning takes the last chip."""
        key, offering = event.key(), self._popup.isVisible()
        row = self._popup.currentRow()
        if offering and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._popup.setCurrentRow(max(-1, min(row + step, self._popup.count() - 1)))
        elif offering and key in _TAKES and (row >= 0 or (key != Qt.Key.Key_Tab and self._asking.open)):
            self._take(max(row, 0))
        elif key == Qt.Key.Key_Escape:
            self._escape(offering)
        elif key in _DOWN:
            self.left_downwards.emit()
        elif key in _TAKES[:2]:
            self._popup.hide()
            self.look(ended=True)
            if not self._asking.troubles:
                self.left_downwards.emit()
        elif key == Qt.Key.Key_Backspace and not self.cursorPosition() and not self.hasSelectedText():
            self._asking.remove_last()
        else:
            before, whole = self.text(), self.selectedText() == self.text()
            super().keyPressEvent(event)
            if before and whole and self.text() != before:
                self._asking.forget_typed()

    def _escape(self, offering: bool) -> None:
        if offering:
            self._popup.hide()
        else:
            self._asking.clear()

    def event(self, event: QEvent) -> bool:
        """Tab takes the offer that was gone to, before it would leave the field."""
        if (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
                and self._popup.isVisible() and self._popup.currentRow() >= 0):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here will search: what that needs loads before the first key."""
        super().focusInEvent(event)
        if not self._ready:
            self._ready, desk = True, self._session.desk
            self._session.lane.look(self, lambda: searching.prepare(desk), failed=lambda _: None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._popup.hide()
        super().focusOutEvent(event)
