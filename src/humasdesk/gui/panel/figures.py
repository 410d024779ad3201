"""*Gambar*: the release's pictures with a labelled form each, which writes onto the page as single undo steps."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QVBoxLayout, QWidget

from humasdesk.document.nodes import Figure
from humasdesk.gui.asking_files import ask_file
from humasdesk.gui.editor import figure_moves
from humasdesk.gui.editor.page import Page
from humasdesk.gui.panel.figure_card import DEEDS, THUMB, FigureCard
from humasdesk.gui.panel.thumbnails import Thumbnails
from humasdesk.gui.panel.view import words
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr
from humasdesk.services import figures

_PICTURES = "*.jpg *.jpeg *.png *.gif *.webp *.bmp *.tif *.tiff"
_BY = {"up": -1, "down": 1}
"""How many places a deed moves a picture."""


class Figures(QWidget):
    """``counted`` carries how many pictures there are and how many of them lack an alternative text."""

    counted = Signal(int, int)

    def __init__(self, session: Session, page: Page, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._page, self._theme = session, page, theme
        self._editable = False
        self._shown: tuple[Figure, ...] = ()
        ratio = self.devicePixelRatioF()
        self._thumbs = Thumbnails(session.desk, round(THUMB.width() * max(1.0, ratio)), self)
        self._thumbs.ready.connect(self._show_thumb)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.cards: list[FigureCard] = []
        self._none = words(tr("No pictures. Drop, paste or insert one on the page."), "faint", self)
        self._column.addWidget(self._none)
        page.filling_menu.connect(self._fill_menu)

    # -- showing

    def follow(self, *, editable: bool) -> None:
        """Show the pictures that stand on the page now."""
        found = self._page.figures()
        if [one.source for one in found] != [one.source for one in self._shown] or editable != self._editable:
            self._editable = editable
            self._build(found)
        for number, figure in enumerate(found):
            self.cards[number].show_figure(figure)
        self._shown = found
        self._none.setVisible(not found)
        self.counted.emit(len(found), sum(not one.alt.strip() for one in found))

    def _build(self, found: tuple[Figure, ...]) -> None:
        unfolded = next((n for n, card in enumerate(self.cards) if card.is_open), None)
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(number) for number in range(len(found))]
        for card, figure in zip(self.cards, found, strict=True):
            self._column.addWidget(card)
            card.show_thumb(self._thumbs.image(figure.source))
        if unfolded is not None and unfolded < len(self.cards):
            self.cards[unfolded].unfold(True)

    def _card(self, number: int) -> FigureCard:
        card = FigureCard(number, self._theme, editable=self._editable, parent=self)
        card.written.connect(partial(self._write, number))
        card.wanted.connect(partial(self._do, number))
        card.opened.connect(partial(self._only, number))
        return card

    def _only(self, number: int) -> None:
        """One form alone is open."""
        for place, card in enumerate(self.cards):
            if place != number:
                card.unfold(False)
        QTimer.singleShot(0, self.cards[number], partial(self._in_sight, number))  # it is not laid out yet

    def _in_sight(self, number: int) -> None:
        """Scroll the panel so that a picture's form is seen with its last line; where it is too tall, its lines."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and number < len(self.cards):
            card = self.cards[number]
            focused = QApplication.focusWidget()
            if focused is None or not card.isAncestorOf(focused):  # opened by a page that came, not by a person
                return
            above.ensureWidgetVisible(card, 0, GRID)
            if card.height() > above.viewport().height():
                for field in card.fields.values():
                    above.ensureWidgetVisible(field, 0, GRID)

    def _show_thumb(self, source: str) -> None:
        for card, figure in zip(self.cards, self._shown, strict=False):
            if figure.source == source:
                card.show_thumb(self._thumbs.image(source))

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for card in self.cards:
            card.wear(theme)

    def edit(self, number: int) -> None:
        """Open a picture's form with the cursor in what it lacks."""
        if 0 <= number < len(self.cards):
            self.cards[number].unfold(True)
            QTimer.singleShot(0, self.cards[number], partial(self._into_missing, number))

    def _into_missing(self, number: int) -> None:
        if number < len(self.cards):
            self.cards[number].focus_missing()
            self._in_sight(number)

    def settle(self) -> None:
        """Write what is typed in a form onto the page now."""
        for card in self.cards:
            card.settle()

    # -- writing on the page

    def _write(self, number: int, caption: str, credit: str, alt: str) -> None:
        self._page.set_figure(number, caption, credit, alt)
        self.follow(editable=self._editable)

    def _do(self, number: int, deed: str) -> None:
        if deed == "go":
            self._go(number)
        elif deed == "replace":
            self._replace(number)
        elif deed == "remove":
            self._page.change_to(figure_moves.without(self._page.content(), number))
        else:
            goal = self._move(number, _BY[deed])
            if goal < len(self.cards):
                self.cards[goal].unfold(True)
                self.cards[goal].focus_deed(deed)
        self.follow(editable=self._editable)

    def _move(self, number: int, by: int) -> int:
        """Move a picture so many places; its number afterwards."""
        parts = self._page.content()
        self._page.change_to(figure_moves.moved(parts, number, by))
        self.follow(editable=self._editable)
        return figure_moves.number_after(parts, number, by)

    def _fill_menu(self, menu: QMenu, _: int) -> None:
        """Put what can be done to the picture at the cursor on top of the page's menu."""
        number = self._page.figure_at_cursor()
        if number is None or not self._editable:
            return
        parts, first = self._page.content(), menu.actions()[0]
        for deed, label, _picture in DEEDS:
            if deed != "go":
                action = QAction(tr(label), menu)
                action.triggered.connect(partial(self._do_from_menu, number, deed))
                by = _BY.get(deed)
                action.setEnabled(by is None or figure_moves.moved(parts, number, by) != parts)
                menu.insertAction(first, action)
        menu.insertSeparator(first)

    def _do_from_menu(self, number: int, deed: str, _: bool = False) -> None:
        """As from the card; the keyboard stays on the page, by the picture."""
        if deed in _BY:
            self._go(self._move(number, _BY[deed]))
        else:
            self._do(number, deed)

    def _go(self, number: int) -> None:
        cursor = figure_moves.cursor_at(self._page.sheet.document(), number)
        if cursor is not None:
            self._page.sheet.setTextCursor(cursor)
            self._page.sheet.ensureCursorVisible()
            self._page.sheet.scrolling.show_figure()
            self._page.sheet.setFocus()

    def _replace(self, number: int) -> None:
        title = tr("Pictures")
        name = ask_file(self, title, f"{title} ({_PICTURES})", "pictures")
        if name:
            self.replace_with(number, Path(name))

    def replace_with(self, number: int, path: Path) -> None:
        """Put another picture in that place; looked at and kept away from the window's thread."""
        desk, before = self._session.desk, self._page.figures()[number].source

        def done(source: str) -> None:
            there = self._page.figures()
            if number < len(there) and there[number].source == before:
                self._page.change_to(figure_moves.with_source(self._page.content(), number, source))
                self.follow(editable=self._editable)

        self._session.do(self, lambda: figures.source_of(figures.keep_picture(desk, path)), done)

    def finish(self) -> None:
        """Before the window goes: end what runs."""
        self._thumbs.finish()
