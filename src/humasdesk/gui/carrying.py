"""What goes over from one window to the one made in its place: release, words, cursor, place, query, preview, and the
paper itself, with all that can be undone on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from humasdesk.domain.release import Content
from humasdesk.services.asking.question import Question
from humasdesk.services.searching import ListOrder

if TYPE_CHECKING:
    from humasdesk.gui.desk_page import DeskPage
    from humasdesk.gui.editor.find import Query
    from humasdesk.gui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Words that stand on a page and in no revision: of which release, on top of which head."""

    release: str
    head: str
    content: Content


@dataclass(frozen=True, slots=True)
class Carried:
    """What the old window showed. ``anchor`` and ``position`` are the selection's ends in the page's document."""

    release: str | None
    head: str
    """What was open, and its newest revision there."""
    unsaved: Unsaved | None
    anchor: int
    position: int
    scroll: int
    place: str
    folds: frozenset[str]
    """The filters of the desk's column that are open."""
    asked: Question
    order: ListOrder
    preview: bool
    on_page: bool
    """Whether the keyboard is on the page, or was before a dialog took it."""
    page: DeskPage
    search: tuple[Query, str] | None
    """What the search over the page looks for and puts in its place; nothing where that is closed."""


def carry(window: MainWindow) -> Carried:
    """What the new window will need."""
    window.panel.settle()
    writing, sheet = window.writing, window.page.page.sheet
    unsaved = None
    if writing.dirty and writing.release_id:
        unsaved = Unsaved(writing.release_id, writing.head, writing.typed_now())
    cursor = sheet.textCursor()
    return Carried(
        writing.release_id, writing.head, unsaved, cursor.anchor(), cursor.position(),
        sheet.verticalScrollBar().value(), window.sidebar.chosen_key, window.sidebar.open_folds, window.asking.question,
        window.asking.order, window.page.preview_shown, window.window().focusWidget() is sheet, window.page,
        _search(window))


def going_on(window: MainWindow, carried: Carried) -> Iterator[None]:
    """Show it again, step by step."""
    _open(window, carried)
    yield
    if window.page.typed(Content()) == carried.page.typed(Content()):  # else the desk has other words by now
        window.page.page.go_on_with(carried.page.page)
        yield
    if carried.place != window.sidebar.chosen_key and carried.place:
        window.sidebar.go(carried.place)
    for key in carried.folds:
        window.sidebar.facets[key].open_up(True)
    window.asking.order = carried.order
    if carried.asked.parts or carried.asked.words:
        window.asking.take_up(carried.asked)
    yield
    if carried.preview != window.page.preview_shown:
        window.toggle_preview()
    if carried.search is not None:
        query, new = carried.search
        window.page.page.finder.show_place(query, 0)
        window.page.page.finder.new.setText(new)
    _place_cursor(window, carried)


def _open(window: MainWindow, carried: Carried) -> None:
    """What is open in the new window is what was last open in the old one, with the words that are on no disk."""
    writing = window.writing
    if carried.unsaved is not None:
        writing.go_on(carried.unsaved.release, carried.unsaved.head, carried.unsaved.content)
    elif carried.release is None:
        if writing.release_id is not None:
            writing.close()
    elif writing.dirty or (writing.release_id, writing.head) != (carried.release, carried.head):
        writing.dirty = False  # a working copy of a moment ago, which the old window has made a version since
        if writing.release_id == carried.release:
            writing.reload()
        else:
            writing.open(carried.release)


def _search(window: MainWindow) -> tuple[Query, str] | None:
    bar = window.page.page.search
    return None if bar is None else (bar.query, bar.new.text())


def _place_cursor(window: MainWindow, carried: Carried) -> None:
    sheet = window.page.page.sheet
    end = sheet.document().characterCount() - 1
    cursor = sheet.textCursor()
    cursor.setPosition(min(carried.anchor, end))
    cursor.setPosition(min(carried.position, end), cursor.MoveMode.KeepAnchor)
    sheet.setTextCursor(cursor)
    sheet.verticalScrollBar().setValue(carried.scroll)
