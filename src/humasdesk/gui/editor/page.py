"""The page: kicker, headline, dateline and body on one sheet, with everything that writes, finds and pastes on it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from humasdesk.document import normal
from humasdesk.document.nodes import Document, Figure
from humasdesk.gui.editor import able, deeds, inline, replace
from humasdesk.gui.editor.actions import OPENS
from humasdesk.gui.editor.count import Count, count_texts
from humasdesk.gui.editor.findings import Placed
from humasdesk.gui.editor.findings_on_page import FindingsOnPage
from humasdesk.gui.editor.floating import Floating
from humasdesk.gui.editor.formats import OBJECT
from humasdesk.gui.editor.inline import Look
from humasdesk.gui.editor.insert_bar import InsertBar, LineSign
from humasdesk.gui.editor.known import Known
from humasdesk.gui.editor.marks import Marks
from humasdesk.gui.editor.menu import insert_menu, menu
from humasdesk.gui.editor.parts import HEADS, Head, Parts
from humasdesk.gui.editor.paste_notes import Take
from humasdesk.gui.editor.pasting import Beside, Pasting, at_once
from humasdesk.gui.editor.pictures import Fetch, Pictures
from humasdesk.gui.editor.reading import read_parts
from humasdesk.gui.editor.sheet import CARET, Sheet
from humasdesk.gui.messages import MessageBar
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr

if TYPE_CHECKING:
    from humasdesk.gui.editor.find_bar import FindBar

ZOOMS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class Page(QWidget):
    """Edits one release's words.

    ``take_picture`` keeps the bytes of a picture under a name and gives its source, or nothing where it has said why
    not; it is called in whatever thread ``beside`` works in. ``picture_bytes`` gives the bytes of a source. ``edited``
    follows every real change, ``selection_changed`` every move of the cursor and change of format, and
    ``filling_menu`` carries the menu before it is shown and the position of the text it speaks of, for those who have
    something to put on top of it. What there is to say is said in ``messages``, else over the sheet.
    """

    edited = Signal()
    selection_changed = Signal()
    filling_menu = Signal(QMenu, int)
    zoom_changed = Signal(float)

    def __init__(self, take_picture: Take, picture_bytes: Fetch, parent: QWidget | None = None,
                 theme: Theme | None = None, messages: MessageBar | None = None, beside: Beside = at_once) -> None:
        super().__init__(parent)
        theme = theme or Theme(dark=self.palette().base().color().lightness() < 128)
        self._theme = theme
        self._kept: Parts | None = None
        self.messages = MessageBar(theme, self) if messages is None else messages
        self.sheet = Sheet(Pictures(picture_bytes, self), theme, self)
        self.sheet.setAccessibleName(tr("Text of the release"))
        self.sheet.setAccessibleDescription(tr("Kicker, headline, place and body; Tab goes from one to the next."))
        self._known = Known(self.sheet.document())
        self.findings = FindingsOnPage(self.sheet)
        self.floating = Floating(self.sheet, theme, self)
        self.insert, self.sign = InsertBar(theme, self), LineSign(self.sheet, theme)
        self.pasting = Pasting(self.sheet, take_picture, self.messages, beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if messages is None:
            column.addWidget(self.messages)
        column.addWidget(self.insert)
        column.addWidget(self.sheet, 1)
        self.setFocusProxy(self.sheet)
        self.sheet.document().contentsChange.connect(self._on_change)
        self.sheet.edited.connect(self.edited)
        self.sheet.asked.connect(self.do)
        self.sheet.zoomed.connect(self.zoom)
        self.sheet.menu_asked.connect(self.show_menu)
        self.floating.bar.asked.connect(self.do)
        self.floating.moved.connect(self.selection_changed)
        self.insert.asked.connect(self.do)
        self.insert.menu_asked.connect(self.show_insert)
        self.sign.asked.connect(self.show_insert)
        self.sign.column_moved.connect(self.insert.stand_over)
        self.sheet.verticalScrollBar().valueChanged.connect(self.insert.show_edge)

    # -- what it holds

    def set_content(self, kicker: str, headline: str, dateline: str, body: Document) -> None:
        """Put a release on the page. There is nothing to undo afterwards, and ``edited`` is not emitted."""
        self.put_aside()
        parts = Parts(kicker, headline, dateline, body).tidy()
        self.sheet.load(parts)
        self._known.learn_page(parts.body)
        self._kept = parts

    def put_aside(self) -> None:
        """Take away what hangs on the text as it was: what a paste can be told, the buttons at the selection."""
        self.pasting.forget()
        self.floating.hide()

    def go_on_with(self, other: Page) -> None:
        """Take over the paper of another page, which reads as this one does: with it goes what can be undone there."""
        other.sheet.document().contentsChange.disconnect(other._on_change)
        self.sheet.go_on_with(other.sheet)
        self._known, other._known = other._known, Known(other.sheet.document())
        self.sheet.document().contentsChange.connect(self._on_change)
        self._kept = None

    def content(self) -> Parts:
        """What stands on the page, in normal form."""
        if self._kept is None:
            self._kept = read_parts(self.sheet.document(), self._known)
        return self._kept

    @property
    def is_read(self) -> bool:
        """Whether :meth:`content` answers at once, because nothing was typed since it was last asked for."""
        return self._kept is not None

    def count(self) -> Count:
        """Words, characters and reading time of what stands here; cheap enough for every key."""
        return self._known.count()

    def count_selected(self) -> Count:
        """The count of what is selected; nothing where nothing is."""
        cursor = self.sheet.textCursor()
        if not cursor.hasSelection():
            return Count()
        return count_texts(cursor.selectedText().replace(OBJECT, "").split("\u2029"))

    def change_to(self, parts: Parts) -> None:
        """Make the page read as ``parts`` in one undo step that touches only what differs, and keep the cursor."""
        self.sheet.boundary()
        replace.apply_parts(self.sheet.document(), parts.tidy())
        self.sheet.boundary()

    def figures(self) -> tuple[Figure, ...]:
        """The pictures of the body with their lines, from top to bottom."""
        return tuple(block for block in self.content().body if isinstance(block, Figure))

    def set_figure(self, number: int, caption: str, credit: str, alt: str) -> None:
        """Change the lines of the picture of that number (from 0) in one undo step; for a form beside the page."""
        old = self.figures()[number]
        new = Figure(old.source, normal.one_line(alt), normal.one_line(caption), normal.one_line(credit))
        parts = self.content()
        places = [place for place, block in enumerate(parts.body) if isinstance(block, Figure)]
        body = (*parts.body[:places[number]], new, *parts.body[places[number] + 1:])
        self.change_to(Parts(parts.kicker, parts.headline, parts.dateline, body))

    def figure_at_cursor(self) -> int | None:
        """The number of the picture in which, or in whose lines, the cursor stands."""
        place = self.sheet.textCursor().position()
        return replace.figure_number(self.sheet.document(), place)

    # -- what is done to it

    def do(self, name: str) -> None:
        """Do one of the deeds of :mod:`humasdesk.gui.editor.actions` or :mod:`humasdesk.gui.editor.deeds` by name."""
        if name in deeds.DEEDS:
            deeds.do(self.sheet, name)
        else:
            {"edit_link": self.floating.edit_link, "choose_table": self.floating.choose_table,
             "focus_bar": self.floating.focus_bar, OPENS: self.show_insert_here,
             "choose_picture": self.pasting.choose_pictures,
             "paste_plain": self.pasting.bring_plain, "undo": self.sheet.undo, "redo": self.sheet.redo,
             "cut": self.sheet.cut, "copy": self.sheet.copy, "paste": self.sheet.paste,
             "select_all": self.sheet.selectAll}[name]()

    def can(self, name: str) -> bool:
        """Whether a deed would do anything now."""
        return able.can(self.sheet, name)

    def make_menu(self, position: int | None = None) -> QMenu:
        """The menu for where the cursor stands, and for the words at ``position`` where the mouse points into a
        selection; on a page that is only read, without what cannot be done."""
        made = menu(self, self.do, self.look(), can=self.can)
        self.filling_menu.emit(made, self.sheet.textCursor().position() if position is None else position)
        return made

    def show_menu(self, place: QPoint, position: int | None = None) -> None:
        """Show the menu at a place of the screen."""
        made = self.make_menu(position)
        made.aboutToHide.connect(made.deleteLater)
        made.popup(place)

    def show_insert(self, place: QPoint) -> None:
        """Show at a place of the screen what can be put in where the cursor stands, the first of it chosen."""
        made = insert_menu(self, self.do, self.look(), theme=self._theme, can=self.can)
        made.aboutToHide.connect(made.deleteLater)
        made.popup(place)
        made.setActiveAction(next((one for one in made.actions() if one.isEnabled()), made.actions()[0]))

    def show_insert_here(self) -> None:
        """Show it under the cursor."""
        self.sheet.ensureCursorVisible()
        self.show_insert(self.sheet.viewport().mapToGlobal(self.sheet.cursorRect().bottomLeft()))

    def set_read_only(self, read_only: bool) -> None:
        """Whether the page may only be read, selected and copied from: then no caret promises more."""
        self.sheet.setReadOnly(read_only)
        self.sheet.setCursorWidth(0 if read_only else CARET)
        flags = self.sheet.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.sheet.setTextInteractionFlags(flags)
        self.insert.setVisible(not read_only)
        self.sign.look()
        if read_only:
            self.floating.hide()

    def look(self) -> Look:
        """What stands at the cursor: for buttons that show what is on."""
        return inline.look(self.sheet.textCursor())

    def set_marks(self, marks: Marks | None) -> None:
        """Wash what ``marks`` finds in each block's text, as long as no search is open."""
        if self.search is None:
            self.sheet.show_marks(marks)

    def finding_at(self, place: int | QPoint | None = None) -> Placed | None:
        """The gravest finding at a position of the document or a point of the sheet; without either at the cursor."""
        return self.findings.at(place)

    def selection_rect(self) -> QRect:
        """Where the selection stands, in this widget's pixels."""
        return self.floating.selection_rect()

    # -- where it is looked at

    def focus_headline(self) -> None:
        """Put the cursor into the headline."""
        self.go_to_head("headline")

    def go_to_head(self, head: Head) -> None:
        """Put the cursor at the end of a head line."""
        block = self.sheet.document().findBlockByNumber(HEADS.index(head))
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.sheet.setTextCursor(cursor)
        self.sheet.setFocus()

    @cached_property
    def finder(self) -> FindBar:
        """The bar that finds and replaces, made when it is first asked for."""
        from humasdesk.gui.editor.find_bar import FindBar

        made = FindBar(self.sheet, self._theme, self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 2 * GRID, 0)  # the paper's edge is nearer at the right, where the scroll bar runs
        row.addWidget(made)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(0, row)
        return made

    @property
    def search(self) -> FindBar | None:
        """The bar that finds and replaces, where it is open."""
        return self.finder if "finder" in self.__dict__ and self.finder.isVisible() else None

    def open_find(self, *, replace: bool = False) -> None:
        """Open find and replace over the page; with ``replace`` with the list of what would be replaced."""
        self.finder.open_bar(replace=replace)

    def find_again(self, *, forward: bool = True) -> None:
        """Select the next place of what was looked for, or the one before; without any yet, ask for it."""
        if "finder" not in self.__dict__ or not self.finder.words.text():
            self.open_find()
        else:
            self.finder.again(forward=forward)

    def zoom(self, steps: int) -> None:
        """Make the page that many steps of :data:`ZOOMS` larger or smaller."""
        now = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] - self.sheet.overlay.zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, now + steps))])

    def set_zoom(self, zoom: float) -> None:
        """Make the page ``zoom`` times as large as at 100 %."""
        zoom = max(ZOOMS[0], min(ZOOMS[-1], zoom))
        if zoom != self.sheet.overlay.zoom:
            self.sheet.set_zoom(zoom)
            self.zoom_changed.emit(zoom)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for part in (self.sheet, self.floating, self.messages, self.insert, self.sign):
            part.wear(theme)
        if "finder" in self.__dict__:
            self.finder.wear(theme)

    def _on_change(self) -> None:
        self._kept = None
