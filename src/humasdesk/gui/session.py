"""One sitting at the desk: the open desk, who sits there, the writing lane, and the one signal of what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from humasdesk.domain.people import Person
from humasdesk.domain.release import Changes
from humasdesk.gui.tasks import Failed, Lane
from humasdesk.services.desk import Desk, Me


class Session(QObject):
    """What every part of the window is given. ``changed`` carries what to show again."""

    changed = Signal(object)
    said = Signal(str, str)
    person_changed = Signal()
    settings_changed = Signal()
    """This computer's own settings were changed in a dialog."""

    def __init__(self, desk: Desk, me: Me | None, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.lane = lane
        self._me = me
        self.leaving: Callable[[Callable[[], None]], None] | None = None
        """What is done before somebody else sits down (what was typed is saved under who typed it), then goes on."""

    @property
    def me(self) -> Me:
        """Who sits here; a window that can act has always been told."""
        if self._me is None:
            raise RuntimeError("nobody sits at this desk")
        return self._me

    @property
    def person(self) -> Person | None:
        return self._me.person if self._me else None

    @property
    def can_write(self) -> bool:
        """Whether this window may change anything: somebody sits here, and no other process writes the desk."""
        return self._me is not None and not self.desk.store.readonly

    def sit(self, me: Me) -> None:
        """Let somebody else sit down."""
        if self.leaving is None:
            self._seat(me)
        else:
            self.leaving(lambda: self._seat(me))

    def _seat(self, me: Me) -> None:
        self._me = me
        self.person_changed.emit()

    def do(self, owner: QObject, deed: Callable[[], Any], done: Callable[[Any], None] | None = None,
           failed: Failed | None = None) -> None:
        """Run a deed in the lane; what it changed (a ``Changes``, or a tuple or value that holds one) is told to
        everybody before ``done`` hears of it."""

        def answered(result: Any) -> None:
            changes = changes_in(result)
            if changes is not None:
                self.changed.emit(changes)
            if done:
                done(result)

        self.lane.run(owner, deed, answered, failed)

    def say(self, sentence: str, tone: str = "good") -> None:
        """Tell the person something in the message bar; ``tone`` is ``good``, ``attention`` or ``danger``."""
        self.said.emit(tone, sentence)


def changes_in(result: Any) -> Changes | None:
    """The ``Changes`` of a deed's result."""
    if isinstance(result, Changes):
        return result
    if isinstance(result, tuple):
        return next((one for one in result if isinstance(one, Changes)), None)
    found = getattr(result, "changes", None)
    return found if isinstance(found, Changes) else None
