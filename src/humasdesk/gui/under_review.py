"""Who types in a text that waits for review or is approved is told what that does: once, at the first letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from humasdesk.i18n import mark, tr

if TYPE_CHECKING:
    from humasdesk.gui.window import MainWindow

_SAID = {
    "submitted": mark("This text waits for review. What you change becomes a new version of it, and another supervisor "
                      "has to approve it."),
    "approved": mark("This text was approved. What you change needs a new approval, by another supervisor."),
}
"""By the state that is edited."""


class Notice:
    """Remembers what was said last, so that every further letter is silent."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._said = ("", "")

    def look(self) -> None:
        """Say it where somebody has begun to type in such a text."""
        writing = self._window.writing
        state = writing.summary.state if writing.summary is not None else ""
        now = (writing.release_id or "", state)
        if not writing.dirty:
            if now != self._said:
                self._said = ("", "")
        elif state in _SAID and now != self._said:
            self._said = now
            self._window.messages.say("attention", tr(_SAID[state]))
