"""The desk opened anew beside the window's thread, and the one of before closed there: a disk may take its time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from humasdesk.errors import DeskError
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.services import drafting
from humasdesk.services.desk import Desk, open_desk

_WAIT_SECONDS = 1.0
"""How long a second window waits for the right to write before it says who has it; and how long the lane of before may
still take for what it was given."""

Opened = Callable[[Desk, ExitStack], None]


class Anew(QObject):
    """Opens one desk at a time, in a lane of its own: the session's may wait for a disk that is gone."""

    broke = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.under_way = False
        self._lane: Lane | None = None
        self._opening = ExitStack()

    def open(self, home: Path, opened: Opened, failed: Callable[[DeskError], None],
             first: Callable[[], None] | None = None) -> None:
        """Do ``first`` and open the desk for writing, both beside the window; ``opened`` hears of the desk and of what
        closes it, ``failed`` of the error that ended either."""
        self.under_way, desks = True, ExitStack()
        self._opening = desks

        def work() -> Desk:
            if first is not None:
                first()
            return desks.enter_context(open_desk(home, wait_seconds=_WAIT_SECONDS))

        def done(desk: Desk) -> None:
            self.under_way, self._opening = False, ExitStack()
            try:
                opened(desk, desks)
            except DeskError as error:
                desks.close()
                failed(error)

        def not_done(error: DeskError) -> None:
            self.under_way = False
            desks.close()
            failed(error)

        self._own_lane().run(self, work, done, not_done)

    def leave(self, session: Session, desks: ExitStack) -> None:
        """Let a session that nobody sits at any more end, then its desk: neither is waited for here."""

        def work() -> None:
            session.lane.finish()
            desks.close()

        self._own_lane().run(self, work, lambda _: session.deleteLater())

    def finish(self) -> None:
        """Wait for what is under way; a desk that was opened for nobody is closed."""
        if self._lane is not None:
            self._lane.finish()
        self._opening.close()

    def _own_lane(self) -> Lane:
        if self._lane is None:
            self._lane = Lane(self)
            self._lane.broke.connect(self.broke)
        return self._lane


def giving_up(session: Session, release_id: str | None, desks: ExitStack) -> Callable[[], None]:
    """What comes before the desk of a session that writes is opened anew: what it still does is waited for, for a
    while, and it is closed. Made in the window's thread, done beside it; raises where the folder is gone still, or
    holds another desk than the one whose release is open."""
    idle = threading.Event()
    session.lane.run(session, idle.set)
    return partial(_give_up, session.desk, release_id, desks, idle)


def _give_up(desk: Desk, release_id: str | None, desks: ExitStack, idle: threading.Event) -> None:
    if not (desk.home / "desk.sqlite").exists():
        desk.store.refuse_gone()
    with open_desk(desk.home, readonly=True) as there:
        if release_id:
            drafting.head_of(there, release_id)
    idle.wait(_WAIT_SECONDS)
    desks.close()
