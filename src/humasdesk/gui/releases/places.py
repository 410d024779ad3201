"""The places of the desk: rows of the first column, which releases each holds, and which moves lead there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from humasdesk.domain.people import Person
from humasdesk.domain.release import State, Summary
from humasdesk.domain.review import STATE_NAMES
from humasdesk.i18n import mark
from humasdesk.services.searching import Wanted


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the desk: what it is called, which releases it holds, and the moves that bring one there (the first
    lawful one is made), which is what a card dropped on it means."""

    key: str
    label: str
    state: State | None = None
    mine: bool = False
    embargo: bool = False
    actions: tuple[str, ...] = ()
    nothing: str = mark("Nothing lies here.")

    def wanted(self, person: Person | None, now: datetime) -> Wanted:
        """The filter that the row stands for."""
        return Wanted(state=self.state, writer=person.id if self.mine and person else None,
                      embargo_at=now if self.embargo else None)

    def holds(self, one: Summary, person: Person | None, now: datetime) -> bool:
        """Whether the row's list has this release in it, by the same filter."""
        if self.state in ("published", "withdrawn"):
            found = one.public == self.state
        else:
            found = one.state == self.state if self.state else one.state != "discarded"
        if self.mine and person is not None and person.id not in one.writers:
            return False
        if self.embargo:
            return one.public == "published" and one.embargo is not None and one.embargo.until > now
        return found


PLACES = (
    Place("all", mark("All"),
          nothing=mark("Nothing lies here. Begin a release with Ctrl+N, or import texts with Ctrl+O.")),
    Place("mine", mark("My drafts"), "draft", mine=True, actions=("recall", "restore-release"),
          nothing=mark("Drafts that you write lie here. Begin one with Ctrl+N, or import texts with Ctrl+O.")),
    Place("submitted", mark("Queue"), "submitted", actions=("submit",),
          nothing=mark("Submitted releases wait here for a supervisor. Nothing waits.")),
    Place("returned", STATE_NAMES["returned"], "returned", actions=("return",),
          nothing=mark("What a supervisor gives back to its writer lies here, with a note. There is nothing.")),
    Place("approved", STATE_NAMES["approved"], "approved", actions=("approve",),
          nothing=mark("Approved releases lie here until they are published. There are none.")),
    Place("published", STATE_NAMES["published"], "published", actions=("publish", "reinstate"),
          nothing=mark("Published releases lie here, each with its number. There are none yet.")),
    Place("embargo", mark("Embargo"), embargo=True,
          nothing=mark("Published releases that may not go out yet lie here. No embargo is running.")),
    Place("withdrawn", STATE_NAMES["withdrawn"], "withdrawn", actions=("withdraw",),
          nothing=mark("Withdrawn releases lie here, each with its public reason. There are none.")),
    Place("discarded", STATE_NAMES["discarded"], "discarded", actions=("discard",),
          nothing=mark("Discarded drafts lie here and can be restored. There are none.")),
)
