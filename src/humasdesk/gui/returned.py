"""Who returned or submitted the open release and what was said with it, where it is seen: a banner, and a line in the
panel's head. Of a text that comes back after a return the head, and the question of the approval, say what was asked
for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from humasdesk.domain.release import Step
from humasdesk.i18n import tr
from humasdesk.services import reviewing

if TYPE_CHECKING:
    from humasdesk.gui.window import MainWindow

_BROUGHT_BY = {"returned": "return", "submitted": "submit"}
"""States that come with words for whoever goes on, and the move that brings them."""


def look(window: MainWindow) -> None:
    """Read the newest return or submission of the open release beside the window's thread, and show it."""
    summary, desk, person = window.writing.summary, window.session.desk, window.session.person
    if summary is None or summary.state not in _BROUGHT_BY:
        return
    action = _BROUGHT_BY[summary.state]

    def done(steps: tuple[Step | None, Step | None]) -> None:
        step, asked = steps
        now = window.writing.summary
        if step is None or now is None or (now.id, now.state) != (summary.id, summary.state):
            return
        if window.session.person != person:
            return
        sentence = _sentence(step, action)
        wish = _sentence(asked, "return", again=True) if asked and asked.note and action == "submit" else ""
        window.panel.head.show_came(summary.id, summary.state, sentence, wish)
        if sentence and (person is None or step.person != person.name):  # who said it knows
            window.messages.say("attention", sentence)

    window.session.lane.look(window, lambda: reviewing.brought_by(desk, summary.id, action), done)


def _sentence(step: Step, action: str, *, again: bool = False) -> str:
    """What is to be said of it; nothing of a submission without a note. ``again`` speaks of a return that lies back."""
    note = " ".join(step.note.split())
    if action == "submit":
        return tr("{person} submitted it: “{note}”", person=step.person, note=note) if note else ""
    if again:
        return tr("{person} had returned it: “{note}”", person=step.person, note=note)
    if note:
        return tr("{person} returned it: “{note}”", person=step.person, note=note)
    return tr("{person} returned it.", person=step.person)
