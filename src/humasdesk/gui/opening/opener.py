"""Opens the desk beside the event loop: loads the program's rooms, opens the store, and reads what the window will ask.

All of it runs in a thread of its own, so that the light window is painted and hears keys meanwhile.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from humasdesk.errors import DeskError
from humasdesk.gui.theme import Theme, drawing

if TYPE_CHECKING:
    from humasdesk.services.desk import Desk, Me

_ASIDE = frozenset({"benchmark", "screenshot", "stalls"})
"""Rooms that nobody enters from the window."""
_BREATH_SECONDS = 0.02

Work = Callable[[ExitStack], object]


class Opener(QObject):
    """Runs ``work`` in a thread; ``opened`` carries what it answered, or the exception, into the window's thread."""

    opened = Signal(object)
    upgrading = Signal(int, int)
    """How many records of how many an upgrade of the desk has gone through."""

    def __init__(self, desks: ExitStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desks = desks
        self._thread: threading.Thread | None = None
        self._unwanted = threading.Event()
        self.begun = False
        """Whether it ever was told to begin."""

    def begin(self, work: Work) -> None:
        """Begin; the one before has ended."""
        self.finish()
        self.begun = True
        self._thread = threading.Thread(target=self._run, args=(work,), name="humasdesk-opening", daemon=True)
        self._thread.start()

    def unwanted(self) -> bool:
        """Whether somebody waits for the thread's end; for work that can stop on the way."""
        return self._unwanted.is_set()

    def finish(self) -> None:
        """Wait for the thread's end."""
        if self._thread is not None:
            self._unwanted.set()
            self._thread.join()
            self._unwanted.clear()
            self._thread = None

    def _run(self, work: Work) -> None:
        try:
            answer = work(self._desks)
        except Exception as cause:
            answer = cause
        self.opened.emit(answer)


def load_rooms(dark: bool, ratio: float) -> None:
    """Load what the window is made of, and draw the icons of its commands."""
    import humasdesk.document.markdown_in
    import humasdesk.gui.program
    from humasdesk.gui.commands import COMMANDS

    humasdesk.document.markdown_in.from_markdown("**a** [b](c)\n\n- d\n")
    tint = Theme(dark).tokens.text_soft
    for command in COMMANDS:
        if command.icon:
            drawing(command.icon, tint, 18, ratio)


def read_ahead(desk: Desk, me: Me | None, release_id: str | None) -> None:
    """Ask what the window will ask when it is built, so that its own questions find everything loaded; of the release
    that will be open, or else of the newest, since the first one opened asks the same."""
    from humasdesk.services import checking, drafting, reviewing, searching

    desk.regions.name("")
    listed = searching.page(desk, searching.Wanted())
    searching.counts(desk)
    searching.count(desk, searching.Wanted())
    drafting.working_copies(desk)
    if not release_id and not listed:
        return
    release_id = release_id or listed[0].id
    try:
        content = drafting.head_of(desk, release_id).content
        searching.one(desk, release_id)
        checking.check(desk, content)
        reviewing.history(desk, release_id)
        if me is not None:
            reviewing.offers(desk, me, release_id)
    except DeskError:
        return  # the window finds the same, and says it


def load_rest(unwanted: Callable[[], bool]) -> None:
    """Load the rooms that are entered later (dialogs, export, preview), so that entering one holds nothing up. Now and
    then it lets others have the processor: somebody types meanwhile."""
    from humasdesk import gui

    for found in pkgutil.walk_packages(gui.__path__, "humasdesk.gui."):
        if unwanted():
            return
        if found.name.split(".")[2] not in _ASIDE and found.name not in sys.modules:
            importlib.import_module(found.name)
            time.sleep(_BREATH_SECONDS)


__all__ = ["Opener", "load_rest", "load_rooms", "read_ahead"]
