"""What a start says and asks before anybody does anything: who sits here, and what was brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from humasdesk.gui.messages import Remedy
from humasdesk.i18n import tr
from humasdesk.services import drafting
from humasdesk.services.desk import Desk, Me

if TYPE_CHECKING:
    from humasdesk.gui.window import MainWindow


def who_sits(desk: Desk, initials: str | None, memory: QSettings) -> Me | None:
    """Who sits here: the one named, else who sat here last, else the first whose key lies here."""
    roster = desk.rosters().newest
    here = [person.initials for person in roster.people if not person.retired and desk.key_of(person)] if roster else []
    last = memory.value("person")
    for wanted in (initials, last if isinstance(last, str) else None, here[0] if here else None):
        if wanted in here:
            return desk.me(wanted)
    return None


def say_what_came_back(window: MainWindow) -> None:
    """After a start: the desk's own notes, and whose unsaved words were found."""
    desk = window.session.desk
    for note in desk.notes:
        window.messages.say("attention", note)
    if desk.store.readonly:
        return
    found = drafting.recover(desk)
    person = window.session.person
    for copy in found.copies:
        name = copy.content.headline or tr("(no headline)")
        if person is None or copy.person != person.id:
            window.messages.say("attention", tr(
                "{person} has unsaved words in “{name}”; they go on under that name.",
                person=desk.person_name(copy.person), name=name))
            continue
        window.messages.say("attention", tr("Unsaved text of “{name}” was brought back.", name=name),
                            *_way_to(window, copy.release))
    for _, why in found.aside:
        window.messages.say("attention", tr("Unsaved text was put aside: {why}", why=tr(why)))


def _way_to(window: MainWindow, release_id: str) -> tuple[Remedy, ...]:
    """The button that shows the release, where another one is open."""
    if window.writing.release_id == release_id:
        return ()
    return (Remedy(tr("Show it"), lambda: window.writing.open(release_id)),)
