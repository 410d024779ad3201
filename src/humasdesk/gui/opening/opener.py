"""Opens the desk beside the event loop: loads the program's rooms, opens the store, and reads what the window will ask.

All of it runs in a thread of its own, so that the light window is painted and hears keys meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, Signal

from humasdesk.errors import DeskError

Work = Callable[[ExitStack], object]


class Opener(QObject):
    """Runs ``work`` in a thread; ``opened`` carries what it answered, or the exception, into the window's thread."""

    opened = Signal(object)

    def __init__(self, desks: ExitStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desks = desks
        self._thread: threading.Thread | None = None
        self.begun = False
        """Whether it ever was told to begin."""

    def begin(self, work: Work) -> None:
        """Begin; the one before has ended."""
        self.finish()
        self.begun = True
        self._thread = threading.Thread(target=self._run, args=(work,), name="humasdesk-opening", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for the thread's end."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, work: Work) -> None:
        try:
            answer = work(self._desks)
        except Exception as cause:
            answer = cause
        self.opened.emit(answer)


def load_rooms() -> None:
    """Load what the window is made of."""
    import humasdesk.document.markdown_in
    import humasdesk.gui.program

    humasdesk.document.markdown_in.from_markdown("**a** [b](c)\n\n- d\n")


def read_ahead(desk: object, release_id: str | None) -> None:
    """Ask what the window will ask when it is built, so that its own questions find everything loaded."""
    from humasdesk.services import checking, drafting, reviewing, searching
    from humasdesk.services.desk import Desk

    if not isinstance(desk, Desk):
        return
    desk.regions.name("")
    searching.page(desk, searching.Wanted())
    searching.counts(desk)
    searching.count(desk, searching.Wanted())
    drafting.working_copies(desk)
    if not release_id:
        return
    try:
        content = drafting.head_of(desk, release_id).content
        searching.one(desk, release_id)
        checking.check(desk, content)
        reviewing.history(desk, release_id)
    except DeskError:
        return  # the window finds the same, and says it


__all__ = ["Opener", "load_rooms", "read_ahead"]
