"""The moves of the workflow, each a signed record that names the exact text it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from humasdesk.domain import answers
from humasdesk.domain.answers import Answer
from humasdesk.domain.people import Person
from humasdesk.domain.release import Changes, Content, Step
from humasdesk.domain.review import MOVES, Actor, Situation, obstacle
from humasdesk.errors import Refused
from humasdesk.i18n import mark, tr, trn
from humasdesk.records.codec import MoveSaid
from humasdesk.services import answering, drafting, people
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import answers as answer_rows
from humasdesk.store import lists

PUBLIC_MOVES = frozenset({"approve-after", "withdraw", "reinstate"})
PLAIN_MOVES = ("submit", "recall", "return", "approve", "accept-edit", "approve-after", "withdraw", "reinstate",
               "discard", "restore-release", "drop-correction")
"""Moves that are one record and nothing more; publishing and correcting have a service of their own."""


def move(desk: Desk, me: Me, release_id: str, action: str, *, note: str = "", reason: str = "") -> Changes:
    """Make a move on the release's head (or its newest edition); raises :class:`Refused` with why not.

    A move on an edition is judged by that edition's text, whatever the head has become since.
    """
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        edition = verdict.editions[-1] if verdict.editions and action in PUBLIC_MOVES else None
        if edition is None:
            drafting.check_move(verdict, me, action, said=reason if MOVES[action].needs == "reason" else note)
        revision = edition.revision if edition else drafting.single_head(verdict)
        if action == "submit":
            refuse_open(desk, release_id, drafting.content_at(writer, revision))
        drafting.say_lawfully(writer, me, MoveSaid(
            release_id, writer.rosters.newest_id, revision, action, verdict.frontier,
            edition.id if edition else None, note.strip(), reason.strip()))
    return changes_of(writer)


def refuse_open(desk: Desk, release_id: str, content: Content) -> None:
    """Raise :class:`Refused` that lists what a text lacks and the open findings that stop it."""
    from humasdesk.services.checking import questions  # with it comes the language desk, which is long to load
    from humasdesk.services.checking.finding import Finding

    stopping = questions.examine(desk, content, answering.of_release(desk, release_id)).stopping
    if stopping:
        told = [_told(one.text if isinstance(one, Finding) else "", one.sentence) for one in stopping[:_TOLD]]
        more = len(stopping) - len(told)
        raise Refused(mark("The text is not ready: {list}"), list=" ".join(
            [*told, *([trn("{count} more.", "{count} more.", more)] if more else [])]))


_TOLD = 6
"""How many obstacles a refusal names; the check lists all of them."""


def _told(words: str, sentence: str) -> str:
    return f"“{' '.join(words.split())}”: {sentence}" if words.strip() else sentence


@dataclass(frozen=True, slots=True)
class Offer:
    """A move and, where it is not lawful now, the sentence of why not (a message id). ``likely`` says that this person
    may well want it next."""

    action: str
    why_not: str | None
    likely: bool = True

    @property
    def is_next(self) -> bool:
        """Whether it may stand on the button of the next step."""
        return self.likely and self.why_not is None


READ_ONLY = mark("This desk is open read-only here.")
_NEXT = ("publish", "approve", "submit", "approve-after", "accept-edit", "restore-release", "recall", "correct",
         "reinstate")
"""What a person most likely wants next, first things first."""


def offers(desk: Desk, me: Me, release_id: str) -> tuple[Offer, ...]:
    """Every move of the table for this release and person; the next lawful step stands first. To submit is likely for
    its writers only: a supervisor who has just returned a text is not to send it on by the same key."""
    with desk.store.reading() as connection:
        verdict = drafting.verdict_in(connection, release_id)
    actor = Actor(me.person.id, me.person.roles)
    found = [Offer(action, why_not(desk, action, verdict.situation, actor),
                   action in _NEXT and (action != "submit" or actor.person in verdict.situation.writers))
             for action in MOVES]
    order = {action: place for place, action in enumerate(_NEXT)}
    found.sort(key=lambda offer: (offer.why_not is not None, not offer.likely, order.get(offer.action, len(order))))
    return tuple(found)


def why_not(desk: Desk, action: str, situation: Situation, actor: Actor) -> str | None:
    """Why a move cannot be made here and now, as a message id; what has to be said with it is asked later."""
    return READ_ONLY if desk.store.readonly else obstacle(action, situation, actor, said="-")


def approvers(desk: Desk, release_id: str) -> tuple[Person, ...]:
    """The supervisors of this desk who had no hand in the text as it stands now."""
    with desk.store.reading() as connection:
        situation = drafting.verdict_in(connection, release_id).situation
    hands = situation.writers | situation.submitters
    return tuple(person for person in people.supervisors(desk) if person.id not in hands)


def why_unapprovable(desk: Desk, release_id: str = "") -> str:
    """Why nobody of the desk can approve what was submitted; empty where somebody can.

    Without a ``release_id`` it speaks of several, and only of the desk's people.
    """
    if not people.supervisors(desk):
        return tr("Submitted, but nobody on this desk can approve it yet: there is no supervisor.")
    if release_id and not approvers(desk, release_id):
        return tr("Submitted, but nobody on this desk can approve it: whoever had a hand in a text does not approve it "
                  "too. It needs another supervisor.")
    return ""


def history(desk: Desk, release_id: str) -> tuple[Step, ...]:
    """Everything that was said of a release, answers to the checker too, oldest first."""
    rosters = desk.rosters()

    def name(key: str) -> str:
        person = rosters.person(key)
        return person.name if person else "?"

    with desk.store.reading() as connection:
        lists.one(connection, release_id)
        answered = answer_rows.of_release(connection, release_id, rosters)
        return lists.history(connection, release_id, name,
                             [(seq, _answer_step(one, desk.person_name(one.person))) for seq, one in answered])


def brought_by(desk: Desk, release_id: str, action: str) -> tuple[Step | None, Step | None]:
    """The last time that this move was made, and the return before it, unless an approval or a publication has settled
    that since; each with its note, and nothing where it never was."""
    steps = history(desk, release_id)
    last = _last(steps, action)
    before = steps[:steps.index(last)] if last is not None else ()
    settled = max((place for place, step in enumerate(before) if step.counts and step.action in _SETTLES), default=-1)
    return last, _last(before[settled + 1:], "return")


_SETTLES = frozenset({"approve", "publish", "force-publish"})


def _last(steps: Sequence[Step], action: str) -> Step | None:
    return next((step for step in reversed(steps) if step.action == action and step.counts), None)


def _answer_step(answer: Answer, person: str) -> Step:
    """An answer as a step: what it spoke of stands as ``reason``, a rule by what it marks."""
    from humasdesk.services.checking import rules

    said = " · ".join(part for part in (rules.named(answer.rule).rstrip("."), answer.words) if part)
    return Step(answer.id, "answer", answers.label(answer.about, answer.answer), person, answer.at, "", answer.note,
                said)
