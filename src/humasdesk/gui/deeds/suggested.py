"""What the text suggests for the metadata: accepted in one go, and the way back from what was just done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.messages import Remedy
from humasdesk.i18n import tr

_STAYS_MS = 12_000


class SuggestedDeeds(DeedsBase):
    """What is done with suggestions."""

    _undoable = ""
    """The sentence of the message that can be undone, while it is shown."""

    def accept_all_suggestions(self) -> None:
        """Take everything that the open release's text suggests into its metadata."""
        if self.panel.suggestions.shown and self._may_write():
            self.panel.suggestions.accept_all()
        elif self.writing.release_id is not None:
            self.session.say(tr("The text suggests nothing more."))

    def tell_undoable(self, sentence: str, undo: Callable[[], None]) -> None:
        """Say what was done, with the way back, for a while."""

        def back() -> None:
            self.forget_undoable()
            undo()

        self.forget_undoable()
        self._undoable = sentence
        self.messages.say("good", sentence, Remedy(tr("Undo"), back))
        QTimer.singleShot(_STAYS_MS, self._window(), lambda: self._forget(sentence))

    def _forget(self, sentence: str) -> None:
        if self._undoable == sentence:
            self.forget_undoable()

    def forget_undoable(self) -> None:
        """Take the message back: another release is open, or its time is over."""
        if self._undoable:
            self.messages.take_back(self._undoable)
            self._undoable = ""
