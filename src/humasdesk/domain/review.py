"""The workflow: one table of moves. It says which move is lawful from which state, for whom, under which condition,
and gives the sentence when it is not. The same table serves the button, the command line and every reader.

Source: the house rules on moves (``rules.md`` of the design); no clock takes part in any of them.

It is long because conditions, rows and the sentences of every refusal are one table, read side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from humasdesk.domain.people import Policy, Role
from humasdesk.domain.release import Public, Working
from humasdesk.i18n import mark


@dataclass(frozen=True, slots=True)
class Actor:
    """Who wants to move: a person's id and roles, as the roster the move names has them."""

    person: str
    roles: frozenset[Role]

    @property
    def supervises(self) -> bool:
        return "supervisor" in self.roles

    @property
    def writes(self) -> bool:
        return not self.roles.isdisjoint(("writer", "supervisor"))


@dataclass(frozen=True, slots=True)
class Situation:
    """A release's head, as somebody sees it when they move.

    ``writers`` and ``submitters`` are the people of the ancestry since the last edition; ``complete`` says that
    every ancestor is here and by a known person. ``editor`` made the head. ``head_published`` says that the head is
    the text of an edition.
    """

    working: Working
    public: Public = "none"
    heads: int = 1
    writers: frozenset[str] = frozenset()
    submitters: frozenset[str] = frozenset()
    complete: bool = True
    editor: str | None = None
    head_published: bool = False
    unapproved: bool = False
    forced_by: str | None = None
    unseen_return: bool = False
    wants_correction: bool = False
    policies: frozenset[Policy] = field(default_factory=frozenset)


Condition = Callable[[Situation, Actor], str | None]
"""Answers the sentence (a message id) of why not, or ``None``."""


def _writer_or_supervisor(situation: Situation, actor: Actor) -> str | None:
    if actor.supervises or actor.person in situation.writers:
        return None
    return mark("Only somebody who wrote this text, or a supervisor, can do this.")


def _own_or_supervisor_writes(situation: Situation, actor: Actor) -> str | None:
    return None if actor.writes else mark("Only writers and supervisors can do this.")


def _supervisor(situation: Situation, actor: Actor) -> str | None:
    return None if actor.supervises else mark("Only a supervisor can do this.")


def _edit_submitted(situation: Situation, actor: Actor) -> str | None:
    if situation.working == "submitted" and not actor.supervises:
        return mark("This release waits for review. Recall it first, or ask a supervisor to edit it.")
    return None


def _recall(situation: Situation, actor: Actor) -> str | None:
    if actor.person in situation.submitters or actor.person in situation.writers:
        return None
    return mark("Only who wrote or submitted this text can recall it.")


def _four_eyes(situation: Situation, actor: Actor) -> str | None:
    if actor.person in situation.writers:
        return mark("You wrote or edited this text, so somebody else has to approve it.")
    if actor.person in situation.submitters:
        return mark("You submitted this text, so somebody else has to approve it.")
    return None


def _whole_ancestry(situation: Situation, actor: Actor) -> str | None:
    if situation.complete:
        return None
    return mark("An earlier version of this text is missing or by an unknown person, so nobody can approve it yet.")


def _nothing_unseen(situation: Situation, actor: Actor) -> str | None:
    if situation.unseen_return:
        return mark("This text was returned or recalled in the meantime. Look at it again first.")
    return None


def _single_head(situation: Situation, actor: Actor) -> str | None:
    if situation.heads == 1:
        return None
    return mark("This release has two versions side by side. Combine them first.")


def _not_published_head(situation: Situation, actor: Actor) -> str | None:
    if not situation.head_published:
        return None
    if situation.public == "withdrawn":
        return mark("This text is withdrawn. Reinstate it before it is corrected.")
    return mark("This text is already published. Use a correction, or withdraw it.")


def _publisher(situation: Situation, actor: Actor) -> str | None:
    if actor.supervises or (actor.writes and "writers-publish" in situation.policies):
        return None
    return mark("Only a supervisor can publish.")


def _correction_note(situation: Situation, actor: Actor) -> str | None:
    if situation.wants_correction:
        return mark("A correction needs a public note that says what it puts right. Give one with --correction.")
    return None


def _unapproved_by_another(situation: Situation, actor: Actor) -> str | None:
    if not situation.unapproved:
        return mark("This edition needs no approval afterwards.")
    if actor.person == situation.forced_by:
        return mark("You published this without approval, so somebody else has to approve it.")
    return _four_eyes(situation, actor)


def _nothing_public(situation: Situation, actor: Actor) -> str | None:
    if situation.public == "none":
        return None
    if situation.head_published:
        return mark("Something of this release is public. Withdraw it instead.")
    return mark("Something of this release is public. Cancel the correction instead.")


def _correction_open(situation: Situation, actor: Actor) -> str | None:
    return mark("No correction is being written.") if situation.head_published else None


def _no_correction_open(situation: Situation, actor: Actor) -> str | None:
    return None if situation.head_published else mark("A correction is already being written. Edit that one.")


def _accept_policy(situation: Situation, actor: Actor) -> str | None:
    if "accept-edits" not in situation.policies:
        return mark("This desk has no rule that lets writers accept a supervisor's edit.")
    if actor.person == situation.editor:
        return mark("You made this edit, so another writer of the text has to accept it.")
    return None if actor.person in situation.writers else mark("Only somebody who wrote this text can do this.")


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table.

    ``sources`` are working states (empty: any); ``publics`` public states (empty: any); ``target`` the working state
    afterwards (``None``: unchanged); ``public_target`` the public one. ``needs`` names what must be said with it:
    ``note`` (to colleagues) or ``reason`` (public).
    """

    action: str
    label: str
    conditions: tuple[Condition, ...]
    sources: frozenset[Working] = frozenset()
    publics: frozenset[Public] = frozenset()
    target: Working | None = None
    public_target: Public | None = None
    needs: str = ""


def _states(*states: Working) -> frozenset[Working]:
    return frozenset(states)


def _publics(*states: Public) -> frozenset[Public]:
    return frozenset(states)


_ROWS = (
    Move("edit", mark("Edit"), (_own_or_supervisor_writes, _not_published_head, _edit_submitted),
         _states("draft", "returned", "submitted", "approved")),
    Move("submit", mark("Submit"), (_not_published_head, _writer_or_supervisor),
         _states("draft", "returned"), target="submitted"),
    Move("recall", mark("Recall"), (_not_published_head, _recall),
         _states("submitted", "approved"), target="draft"),
    Move("return", mark("Return"), (_not_published_head, _supervisor),
         _states("submitted", "approved"), target="returned", needs="note"),
    Move("approve", mark("Approve"), (_supervisor, _whole_ancestry, _four_eyes, _nothing_unseen),
         _states("submitted"), target="approved"),
    Move("accept-edit", mark("Accept the edit"), (_accept_policy,), _states("submitted")),
    Move("publish", mark("Publish"), (_not_published_head, _publisher, _single_head, _correction_note),
         _states("approved"), public_target="published"),
    Move("force-publish", mark("Publish without approval"),
         (_not_published_head, _supervisor, _single_head, _correction_note),
         _states("draft", "submitted", "returned"), public_target="published", needs="reason"),
    Move("approve-after", mark("Approve afterwards"), (_supervisor, _unapproved_by_another),
         publics=_publics("published", "withdrawn")),
    Move("correct", mark("Begin a correction"), (_own_or_supervisor_writes, _no_correction_open),
         publics=_publics("published"), target="draft"),
    Move("drop-correction", mark("Cancel the correction"), (_correction_open, _writer_or_supervisor),
         _states("draft", "returned"), _publics("published", "withdrawn")),
    Move("withdraw", mark("Withdraw"), (_supervisor,), publics=_publics("published"),
         public_target="withdrawn", needs="reason"),
    Move("reinstate", mark("Reinstate"), (_supervisor,), publics=_publics("withdrawn"),
         public_target="published", needs="reason"),
    Move("export-early", mark("Send before the embargo ends"), (_own_or_supervisor_writes,), needs="reason"),
    Move("discard", mark("Discard"), (_nothing_public, _writer_or_supervisor),
         _states("draft", "returned"), target="discarded"),
    Move("restore-release", mark("Restore"), (_nothing_public, _writer_or_supervisor),
         _states("discarded"), target="draft"),
)
MOVES = {row.action: row for row in _ROWS}
"""The table, by action."""

DONE = {
    "edit": mark("Edited"),
    "submit": mark("Submitted"),
    "recall": mark("Submission recalled"),
    "return": mark("Returned"),
    "approve": mark("Approved"),
    "accept-edit": mark("Edit accepted"),
    "publish": mark("Made public"),
    "force-publish": mark("Published without approval"),
    "approve-after": mark("Approved afterwards"),
    "correct": mark("Correction begun"),
    "drop-correction": mark("Correction cancelled"),
    "withdraw": mark("Withdrawn"),
    "reinstate": mark("Reinstated"),
    "export-early": mark("Sent before the embargo ended"),
    "discard": mark("Discarded"),
    "restore-release": mark("Restored"),
}
"""What was done, by action, as the history tells it."""

STATE_NAMES = {
    "draft": mark("Draft"),
    "submitted": mark("Submitted"),
    "returned": mark("Returned"),
    "approved": mark("Approved"),
    "published": mark("Published"),
    "withdrawn": mark("Withdrawn"),
    "discarded": mark("Discarded"),
}

_WRONG_STATE = {
    "draft": mark("It is a draft."),
    "submitted": mark("It waits for review already."),
    "returned": mark("It was returned to its writer."),
    "approved": mark("It is approved."),
    "discarded": mark("It was discarded. Restore it first."),
}
_DRAFT_FIRST = mark("It is a draft. It has to be submitted first.")
_RETURNED_FIRST = mark("It was returned to its writer. It has to be submitted again first.")
_WRONG_FOR = {
    ("approve", "draft"): _DRAFT_FIRST,
    ("return", "draft"): _DRAFT_FIRST,
    ("accept-edit", "draft"): _DRAFT_FIRST,
    ("publish", "draft"): mark("It is a draft. It has to be submitted and approved first."),
    ("publish", "submitted"): mark("It waits for review. It has to be approved first."),
    ("drop-correction", "submitted"): mark("It waits for review. Recall it first."),
    ("drop-correction", "approved"): mark("It is approved. Recall it first."),
    ("discard", "submitted"): mark("It waits for review. Recall it first."),
    ("restore-release", "submitted"): mark("It waits for review."),
    ("approve", "returned"): _RETURNED_FIRST,
    ("publish", "returned"): _RETURNED_FIRST,
    ("force-publish", "approved"): mark("It is approved. Publish it without force."),
    ("discard", "approved"): mark("It is approved. Recall it first."),
}
"""Where the state alone would not say what to do first."""
_WRONG_PUBLIC = {
    "none": mark("It has not been published."),
    "published": mark("It is published."),
    "withdrawn": mark("It is withdrawn."),
}


def obstacle(action: str, situation: Situation, actor: Actor, *, said: str = "") -> str | None:
    """Why ``actor`` cannot make this move now, as a message id; ``None`` where it is lawful.

    ``said`` is the note or reason given with it.
    """
    move = MOVES[action]
    for condition in move.conditions:
        why = condition(situation, actor) if condition in _BEFORE_STATES else None
        if why:
            return why
    if move.sources and situation.working not in move.sources:
        return _WRONG_FOR.get((action, situation.working), _WRONG_STATE[situation.working])
    if move.publics and situation.public not in move.publics:
        return _WRONG_PUBLIC[situation.public]
    for condition in move.conditions:
        why = condition(situation, actor)
        if why:
            return why
    if move.needs and not said.strip():
        return (mark("Say why, in a note to the writer (--note).") if move.needs == "note"
                else mark("Give the public reason (--reason)."))
    return None


_BEFORE_STATES = (_not_published_head, _nothing_public, _correction_open)
"""What is public is public whatever the working state, so it is said first."""

_CAUTION: tuple[Working, ...] = ("returned", "draft", "discarded", "approved", "submitted")


def resolve(targets: frozenset[Working]) -> Working:
    """The state where several moves stand side by side unseen of each other: return and recall beat approve, approve
    beats submit."""
    return next(state for state in _CAUTION if state in targets)


_ADVANCE: tuple[Working, ...] = ("discarded", "draft", "returned", "submitted", "approved")


def least_advanced(states: frozenset[Working]) -> Working:
    """The state of a release with several heads: that of the one that is furthest from the door."""
    return next(state for state in _ADVANCE if state in states)
