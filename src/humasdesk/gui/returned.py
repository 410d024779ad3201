"""Who returned the open release and why, said where it is seen: a banner, and a line in the panel's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from humasdesk.domain.release import Step
from humasdesk.i18n import tr
from humasdesk.services import reviewing

if TYPE_CHECKING:
    from humasdesk.gui.window import MainWindow


def look(window: MainWindow) -> None:
    """Read the newest return of the open release beside the window's thread, and show it."""
    summary, desk, person = window.writing.summary, window.session.desk, window.session.person
    if summary is None or summary.state != "returned":
        return

    def done(step: Step | None) -> None:
        now = window.writing.summary
        if step is None or now is None or (now.id, now.state) != (summary.id, "returned"):
            return
        if window.session.person != person:
            return
        sentence = _sentence(step)
        window.panel.head.show_returned(summary.id, sentence)
        if person is None or step.person != person.name:  # who returned it knows
            window.messages.say("attention", sentence)

    window.session.lane.look(window, lambda: reviewing.newest_return(desk, summary.id), done)


def _sentence(step: Step) -> str:
    note = " ".join(step.note.split())
    if note:
        return tr("{person} returned it: “{note}”", person=step.person, note=note)
    return tr("{person} returned it.", person=step.person)
