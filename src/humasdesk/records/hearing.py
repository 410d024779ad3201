"""One release before the reader: every act is judged by what its author had seen, in the order of sight (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from humasdesk.domain.people import Policy
from humasdesk.domain.release import Public, Working
from humasdesk.domain.review import MOVES, Actor, Situation, least_advanced, obstacle, resolve
from humasdesk.i18n import mark
from humasdesk.records.facts import ActFact, History, RevisionFact
from humasdesk.records.rosters import Rosters

_BACK = frozenset({"return", "recall"})
_NOT_MOVES = frozenset({"edit", "correct"})
_DROPS = "drop-correction"

STRANGER = mark("Its author is not, or was not then, on the roster.")
_NO_WRITER = mark("Its author may not write.")
_UNKNOWN = mark("This version of the program does not know this move.")
_NO_EDITION = mark("It publishes, but holds no edition.")
_OTHER_TEXT = mark("It speaks of another text than the edition that it names.")
_NO_TEXT = mark("It speaks of a text that is not here.")
_UNSEEN = mark("This text was returned or recalled in the meantime. Look at it again first.")


class Hearing:
    """A release's facts, who said them, and what of them is lawful.

    ``seen[x]`` are the acts that the author of ``x`` (an act or a revision) had seen: those it names, those they had
    seen, and what the authors of the text it speaks of had seen.
    """

    def __init__(self, history: History, rosters: Rosters) -> None:
        self.rosters = rosters
        self.refused: dict[str, str] = {}
        self.actors: dict[str, Actor] = {}
        self.acts = {act.id: act for act in history.acts}
        self.revisions = {fact.id: fact for fact in self._known(history.revisions)}
        self.seen: dict[str, frozenset[str]] = {}
        self.first: dict[str, Working] = {}
        self.lawful: set[str] = set()
        self.order = tuple(_in_order_of_sight(self.revisions, self.acts))
        self._hear()

    def _known(self, facts: Iterable[RevisionFact]) -> Iterator[RevisionFact]:
        for fact in facts:
            actor = self.rosters.actor(fact.key, fact.id, fact.roster)
            if actor is None:
                self.refused[fact.id] = STRANGER
            elif not actor.writes:
                self.refused[fact.id] = _NO_WRITER
            else:
                self.actors[fact.id] = actor
                yield fact

    # -- the hearing itself

    def _hear(self) -> None:
        for one in self.order:
            if one in self.revisions:
                self._admit(self.revisions[one])
            else:
                self._judge(self.acts[one])
        for act_id in sorted(self.lawful):
            if self.acts[act_id].action == "approve" and self._beside_unseen(self.acts[act_id]):
                self.lawful.discard(act_id)
                self.refused[act_id] = _UNSEEN

    def _admit(self, fact: RevisionFact) -> None:
        self.seen[fact.id] = self._sight((*fact.after, *fact.parents))
        self.first[fact.id] = self._first_state(fact)

    def _judge(self, act: ActFact) -> None:
        self.seen[act.id] = self._sight((*act.after, act.revision))
        why = self._why_not(act)
        if why is None:
            self.lawful.add(act.id)
        else:
            self.refused[act.id] = why

    def _sight(self, before: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for one in before:
            found |= self.seen.get(one, frozenset())
            if one in self.acts and one in self.seen:
                found.add(one)
        return frozenset(found)

    def _why_not(self, act: ActFact) -> str | None:
        if act.action not in MOVES or act.action in _NOT_MOVES:
            return _UNKNOWN
        actor = self.rosters.actor(act.key, act.id, act.roster)
        if actor is None:
            return STRANGER
        self.actors[act.id] = actor
        if act.revision not in self.revisions:
            return _NO_TEXT
        if act.publishes and act.sequence < 1:
            return _NO_EDITION
        named = self.acts.get(act.edition or "")
        if named is not None and named.revision != act.revision:
            return _OTHER_TEXT
        roster = self.rosters.roster(act.roster)
        situation = self.situation(
            act.revision, self.seen[act.id] & self.lawful, policies=roster.policies if roster else frozenset(),
            edition=act.edition, correction=act.correction,
        )
        return obstacle(act.action, situation, actor, said=act.said)

    def _beside_unseen(self, act: ActFact) -> bool:
        """Whether a return or recall stands beside an approval unseen, or its author submitted unseen by himself."""
        ancestry = frozenset(self.since_edition(act.revision, self.seen[act.id] & self.lawful)[0])
        for other in self.lawful - self.seen[act.id] - {act.id}:
            fact = self.acts[other]
            if fact.revision not in ancestry or act.id in self.seen[other]:
                continue
            if fact.action in _BACK:
                return True
            if fact.action == "submit" and self.actors[other].person == self.actors[act.id].person:
                return True
        return False

    # -- what a view (a set of lawful acts) amounts to

    def maximal(self, acts: Iterable[str]) -> frozenset[str]:
        """Those of ``acts`` that no other of them has seen."""
        pool = frozenset(acts)
        hidden = frozenset().union(*(self.seen[act_id] for act_id in pool)) if pool else frozenset()
        return pool - hidden

    def state(self, revision: str, view: frozenset[str]) -> Working:
        """The working state of a revision for somebody who has seen ``view``."""
        moves = self.maximal(act_id for act_id in view
                             if self.acts[act_id].revision == revision and self._target(act_id) is not None)
        targets = frozenset(target for act_id in moves if (target := self._target(act_id)) is not None)
        if targets:
            return resolve(targets)
        first = self.first[revision]
        if first == "submitted":
            return self._returned_unseen(revision, view) or first
        return first

    def _target(self, act_id: str) -> Working | None:
        return MOVES[self.acts[act_id].action].target

    def _first_state(self, fact: RevisionFact) -> Working:
        """The state a text begins in: as its parents stood before its author's eyes."""
        view = self.seen[fact.id] & self.lawful
        states: set[Working] = set()
        for parent in fact.parents:
            before = "draft" if parent not in self.revisions else self.state(parent, view)
            if parent in self.revisions and self.published(parent, view):
                states.add("draft")
            elif before == "submitted" and self.actors[fact.id].supervises:
                states.add("submitted")
            else:
                states.add("returned" if before == "returned" else "draft")
        return least_advanced(frozenset(states)) if states else "draft"

    def _returned_unseen(self, revision: str, view: frozenset[str]) -> Working | None:
        """Return and recall of a parent that a supervisor's edit had not seen hold for the edit too."""
        parents = frozenset(self.revisions[revision].parents)
        back = frozenset(
            target for act_id in view - self.seen[revision]
            if self.acts[act_id].revision in parents and self.acts[act_id].action in _BACK
            and (target := self._target(act_id)) is not None
        )
        return resolve(back) if back else None

    def published(self, revision: str, view: frozenset[str]) -> bool:
        """Whether an edition in ``view`` pins this revision."""
        return any(self.acts[act_id].publishes and self.acts[act_id].revision == revision for act_id in view)

    def public(self, view: frozenset[str]) -> Public:
        """The public state for somebody who has seen ``view``; withdrawing beats publishing beside it."""
        acts = self.maximal(act_id for act_id in view if MOVES[self.acts[act_id].action].public_target is not None)
        targets = {MOVES[self.acts[act_id].action].public_target for act_id in acts}
        if "withdrawn" in targets:
            return "withdrawn"
        return "published" if targets else "none"

    def since_edition(self, revision: str, view: frozenset[str]) -> tuple[list[str], bool]:
        """The ancestry of ``revision`` (itself first) back to the last edition, and whether all of it is here."""
        pinned = {self.acts[act_id].revision for act_id in view if self.acts[act_id].publishes}
        found, todo, complete = [], [revision], True
        met = {revision}
        while todo:
            fact = self.revisions.get(todo.pop())
            if fact is None:
                complete = False
                continue
            found.append(fact.id)
            for parent in fact.parents:
                if parent not in met and parent not in pinned:
                    met.add(parent)
                    todo.append(parent)
        return found, complete

    def situation(self, revision: str, view: frozenset[str], *, policies: frozenset[Policy],
                  edition: str | None = None, correction: bool = False) -> Situation:
        """The situation of ``revision`` for somebody who has seen ``view``."""
        ancestry, complete = self.since_edition(revision, view)
        members = frozenset(ancestry)
        said = correction or any(self.revisions[one].correction for one in ancestry)
        forced = self.acts.get(edition or "")
        return Situation(
            working=self.state(revision, view), public=self.public(view),
            writers=self._barred_writers(ancestry, view, policies),
            submitters=frozenset(
                self.actors[act_id].person for act_id in view
                if self.acts[act_id].action == "submit" and self.acts[act_id].revision in members),
            complete=complete, editor=self.actors[revision].person,
            head_published=self.published(revision, view),
            unapproved=self.unapproved(edition, view),
            forced_by=self.actors[forced.id].person if forced and forced.id in self.actors else None,
            wants_correction=not said and any(self.acts[act_id].publishes for act_id in view), policies=policies,
        )

    def _barred_writers(self, ancestry: list[str], view: frozenset[str],
                        policies: frozenset[Policy]) -> frozenset[str]:
        accepted: set[str] = set()
        if "accept-edits" in policies:
            accepted = {self.acts[act_id].revision for act_id in view if self.acts[act_id].action == "accept-edit"}
        return frozenset(self.actors[one].person for one in ancestry
                         if not (one in accepted and self.actors[one].supervises))

    def unapproved(self, edition: str | None, view: frozenset[str]) -> bool:
        """Whether an edition was published by force and nobody has approved it since."""
        act = self.acts.get(edition or "")
        if act is None or act.action != "force-publish":
            return False
        return not any(self.acts[act_id].action == "approve-after" and self.acts[act_id].edition == edition
                       for act_id in view)

    def heads(self) -> tuple[str, ...]:
        """Known revisions that no known revision follows; a stranger's text neither is a head nor hides one. What a
        cancelled correction had come to is none, and leaves the edition's own text the head again."""
        dropped = self.dropped()
        standing = {one: fact for one, fact in self.revisions.items() if one not in dropped}
        followed = {parent for fact in standing.values() for parent in fact.parents}
        return tuple(sorted(one for one in standing if one not in followed))

    def dropped(self) -> frozenset[str]:
        """Every text of a cancelled correction, as whoever cancelled it had seen them."""
        found: set[str] = set()
        for act_id in self.lawful:
            if self.acts[act_id].action == _DROPS:
                found.update(self.since_edition(self.acts[act_id].revision, self.seen[act_id] & self.lawful)[0])
        return frozenset(found)


def _in_order_of_sight(revisions: Mapping[str, RevisionFact], acts: Mapping[str, ActFact]) -> Iterator[str]:
    """Every record after all it rests on; ids break ties, so every reader goes the same way."""
    waiting: dict[str, set[str]] = {}
    for fact in revisions.values():
        waiting[fact.id] = {one for one in (*fact.parents, *fact.after) if one in revisions or one in acts}
    for act in acts.values():
        waiting[act.id] = {one for one in (act.revision, *act.after) if one in revisions or one in acts}
    followers: dict[str, list[str]] = {}
    for one, before in waiting.items():
        for earlier in before:
            followers.setdefault(earlier, []).append(one)
    ready = sorted(one for one, before in waiting.items() if not before)
    while ready:
        yield from ready
        freed = set()
        for one in ready:
            for later in followers.get(one, ()):
                waiting[later].discard(one)
                if not waiting[later]:
                    freed.add(later)
        ready = sorted(freed)
