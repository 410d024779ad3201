"""When the toolbar over a selection is shown, and the box that asks for a link."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QWidget

from humasdesk.gui.editor import inline, tables, whole
from humasdesk.gui.editor.formats import LINES
from humasdesk.gui.editor.sheet import Sheet
from humasdesk.gui.editor.table_box import TableBox
from humasdesk.gui.editor.toolbar import FloatingBar, LinkBox
from humasdesk.gui.theme import Theme

_PAUSE_MS = 150


class Floating(QObject):
    """Shows :class:`FloatingBar` and :class:`LinkBox` over ``sheet``, inside ``parent``."""

    moved = Signal()

    def __init__(self, sheet: Sheet, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet, self._parent = sheet, parent
        self.bar, self.link_box, self.table_box = FloatingBar(theme, parent), LinkBox(parent), TableBox(theme, parent)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._show_bar)
        self.link_box.chosen.connect(self._set_link)
        self.link_box.closed.connect(self._close_link_box)
        self.table_box.chosen.connect(self._put_table)
        self.table_box.closed.connect(sheet.setFocus)
        self.bar.left.connect(self._leave_bar)
        sheet.cursorPositionChanged.connect(self._on_moved)
        sheet.selectionChanged.connect(self._on_moved)
        sheet.currentCharFormatChanged.connect(self._on_moved)
        sheet.verticalScrollBar().valueChanged.connect(self.bar.hide)
        sheet.installEventFilter(self)

    def hide(self) -> None:
        """Show neither of them."""
        self._later.stop()
        self.bar.hide()
        self.link_box.hide()
        self.table_box.hide()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.bar.wear(theme)
        self.table_box.wear(theme)

    def focus_bar(self) -> None:
        """Show the bar over the selection (a word, where nothing is selected) and give it the keyboard."""
        cursor = self._sheet.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._sheet.setTextCursor(cursor)
        self._later.stop()
        self._show_bar()
        if self.bar.isVisible():
            self.bar.take_focus()

    def _leave_bar(self) -> None:
        self._sheet.setFocus()
        self.bar.hide()

    def choose_table(self) -> None:
        """Ask how large a table at the cursor is to be."""
        if not self._sheet.isReadOnly() and whole.table_at(self._sheet.textCursor()) is None:
            self._sheet.ensureCursorVisible()
            self.hide()
            self.table_box.ask(self.selection_rect())

    def edit_link(self) -> None:
        """Ask for the address of the selected words, or of the link or word at the cursor."""
        cursor = self._sheet.textCursor()
        if self._sheet.isReadOnly() or whole.shape(cursor.block()).kind in LINES:
            return
        if not cursor.hasSelection():
            inline.select_link(cursor)
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if inline.selected_spans(cursor):
            self._sheet.setTextCursor(cursor)
            self.hide()
            self.link_box.ask(inline.look(cursor).link or "", self.selection_rect())

    def selection_rect(self) -> QRect:
        """Where the selection stands, in the parent's pixels."""
        cursor = self._sheet.textCursor()
        first, last = QTextCursor(cursor), QTextCursor(cursor)
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        box = self._sheet.cursorRect(first).united(self._sheet.cursorRect(last))
        return QRect(self._sheet.viewport().mapTo(self._parent, box.topLeft()), box.size())

    def _set_link(self, address: str) -> None:
        with self._sheet.step() as cursor:
            done = inline.set_link(cursor, address)
        if done:
            self._close_link_box()
        else:
            self.link_box.refuse()

    def _put_table(self, rows: int, columns: int) -> None:
        self.table_box.hide()
        with self._sheet.step() as cursor:
            tables.put_in(cursor, rows, columns)
        self._sheet.setFocus()

    def _close_link_box(self) -> None:
        self.link_box.hide()
        self._sheet.setFocus()

    def _on_moved(self) -> None:
        self.moved.emit()
        if self._sheet.textCursor().hasSelection() and not self._sheet.isReadOnly():
            self._later.start()
        else:
            self._later.stop()
            self.bar.hide()

    def _show_bar(self) -> None:
        cursor = self._sheet.textCursor()
        pressed = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        in_line = whole.shape(cursor.block()).kind in LINES
        busy = pressed or not (self._sheet.hasFocus() or self.bar.has_focus())
        if busy or in_line or not inline.selected_spans(cursor):
            self.bar.hide()
            return
        self.bar.show_look(inline.look(cursor))
        self.bar.place_over(self.selection_rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.bar.has_focus():
            QTimer.singleShot(0, self.bar, lambda: None if self.bar.has_focus() else self.bar.hide())
        return super().eventFilter(watched, event)
