"""How the window was left, so that it opens so again: columns put away, the PDF beside the text, scroll, place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from humasdesk.errors import DeskError
from humasdesk.gui.releases.places import PLACES
from humasdesk.services import searching
from humasdesk.services.searching import Wanted

if TYPE_CHECKING:
    from humasdesk.gui.window import MainWindow

_COLUMNS = frozenset({"sidebar", "list", "panel"})
_AFTER_MS = 400
"""The PDF comes after the first paint: it needs what the start has no time for."""


def remember(window: MainWindow) -> None:
    """Note how the window is left; release, cursor and the columns' widths are noted by the window itself."""
    memory = window.memory
    memory.setValue("hidden", sorted(window.hidden_by_hand))
    memory.setValue("called_back", "yes" if window.called_back else "no")
    memory.setValue("preview", "yes" if window.page.preview_shown else "no")
    memory.setValue("scroll", window.page.page.sheet.verticalScrollBar().value())
    memory.setValue("place", window.sidebar.chosen_key)


def recall(window: MainWindow) -> None:
    """Show the window as it was left; what cannot be read any more is passed over."""
    memory = window.memory
    found = memory.value("hidden", [])
    names = [found] if isinstance(found, str) else found if isinstance(found, list) else []
    window.hidden = frozenset(str(name) for name in names) & _COLUMNS
    window.called_back = memory.value("called_back") == "yes"
    place = memory.value("place", "all")
    if isinstance(place, str) and place not in ("", "all") and place in window.sidebar.keys and _holds(window, place):
        window.sidebar.go(place)
    QTimer.singleShot(0, window, lambda: _scroll(window))
    QTimer.singleShot(_AFTER_MS, window, lambda: _preview(window))


def _holds(window: MainWindow, key: str) -> bool:
    """Whether the place holds the release that opens with it; else a list without it would stand beside it. Where none
    opens, every place does."""
    release, session = window.memory.value("release"), window.session
    if not isinstance(release, str) or not release:
        return True
    try:
        one = searching.one(session.desk, release)
    except DeskError:
        return True
    place = next(place for place in PLACES if place.key == key)
    return place.holds(one, session.person, session.desk.now())


def first_time(window: MainWindow) -> None:
    """After the pages of the first start: the newest release is open, else a new one, the cursor in its headline."""
    if window.writing.release_id is not None or not window.session.can_write:
        return
    found = searching.page(window.session.desk, Wanted(), limit=1)
    if found:
        window.writing.open(found[0].id)
        window.page.focus_headline()
    else:
        window.new_release()


def _preview(window: MainWindow) -> None:
    if window.memory.value("preview") == "yes" and not window.page.preview_shown:
        window.toggle_preview()


def _scroll(window: MainWindow) -> None:
    """Once the page is laid out, and before anybody sees it at its top."""
    memory = window.memory
    window.page.page.sheet.document().documentLayout().documentSize()
    scroll = str(memory.value("scroll", ""))
    if scroll.isdecimal() and window.writing.release_id == memory.value("release") and not window.writing.dirty:
        window.page.page.sheet.verticalScrollBar().setValue(int(scroll))
