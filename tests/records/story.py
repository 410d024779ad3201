"""A tiny language for what people say of one release: ``story.text("mar")``, ``story.act("sul", "approve", text)``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from humasdesk.domain.numbering import Number
from humasdesk.domain.people import KeyGrant, Person, Policy, Role, Roster
from humasdesk.records.authority import Verdict, judge
from humasdesk.records.facts import ActFact, History, NumberFact, RevisionFact
from humasdesk.records.rosters import RosterRecord, Rosters, trusted

PEOPLE: Mapping[str, tuple[Role, ...]] = {
    "mar": ("writer",), "tia": ("writer",), "sul": ("supervisor",), "ben": ("supervisor",),
    "eka": ("writer", "supervisor"), "adi": ("admin",),
}
"""Who is on the first roster; everybody's key bears their name, and lies on machine ``m1`` (ben's on ``m2``)."""


def person(name: str, *roles: Role, upto: tuple[str, ...] | None = None, retired: bool = False) -> Person:
    return Person(f"person {name}", name.title(), name, frozenset(roles),
                  (KeyGrant(name, "m2" if name == "ben" else "m1", upto),), retired)


class Story:
    """Everything said of one release, in order; each sees all before it unless ``after`` says what it saw."""

    def __init__(self, *policies: str, holders: Mapping[str, str] | None = None) -> None:
        people = tuple(person(name, *roles) for name, roles in PEOPLE.items())
        first = Roster(1, None, people, cast("frozenset[Policy]", frozenset(policies)), holders or {})
        self.rosters = [RosterRecord("R1", "adi", first)]
        self.chains: dict[str, list[str]] = {}
        self.revisions: list[RevisionFact] = []
        self.acts: list[ActFact] = []
        self.numbers: list[NumberFact] = []

    # -- people

    def roster(self, *people: Person, policies: Iterable[str] = (), by: str = "adi") -> str:
        """A next roster, with these people in the place of those of their ids."""
        last = self.rosters[-1]
        new = {one.id: one for one in last.roster.people} | {one.id: one for one in people}
        name = f"R{len(self.rosters) + 1}"
        self.rosters.append(RosterRecord(name, by, Roster(
            last.roster.version + 1, last.id, tuple(new.values()),
            cast("frozenset[Policy]", frozenset(policies)), last.roster.holders)))
        return name

    def _reaches(self, key: str, record: str, upto: tuple[str, ...]) -> bool:
        chain = self.chains.get(key, [])
        return record in chain and any(record in chain[:chain.index(one) + 1] for one in upto if one in chain)

    # -- what is said

    def text(self, who: str, *parents: str, after: Iterable[str] | None = None, correction: bool = False,
             roster: str | None = None, name: str | None = None) -> str:
        """A revision on ``parents``; its name."""
        made = name or f"r{len(self.revisions) + 1}"
        self.revisions.append(RevisionFact(made, who, roster or self.rosters[-1].id, parents, self._seen(after),
                                           correction))
        self.chains.setdefault(who, []).append(made)
        return made

    def act(self, who: str, action: str, revision: str, *, after: Iterable[str] | None = None,
            edition: str | None = None, said: str = "alasan", roster: str | None = None, sequence: int = 0,
            number: int | None = None, correction: bool = False, name: str | None = None) -> str:
        """A move; its name."""
        made = name or f"a{len(self.acts) + 1}"
        given = Number("rilis", 2026, number, f"{number:03}") if number else None
        self.acts.append(ActFact(made, who, roster or self.rosters[-1].id, revision, action, self._seen(after), edition,
                                 said, sequence, given, correction))
        self.chains.setdefault(who, []).append(made)
        return made

    def publish(self, who: str, revision: str, *, forced: bool = False, number: int | None = None,
                after: Iterable[str] | None = None, correction: bool = False, sequence: int = 1,
                said: str = "alasan") -> str:
        """An edition; its name."""
        made = f"a{len(self.acts) + 1}"
        return self.act(who, "force-publish" if forced else "publish", revision, after=after, edition=made,
                        sequence=sequence, number=number, correction=correction, said=said)

    def number(self, who: str, edition: str, seq: int) -> str:
        """A number for an edition published elsewhere; its name."""
        made = f"n{len(self.numbers) + 1}"
        self.numbers.append(NumberFact(made, who, self.rosters[-1].id, edition,
                                       Number("rilis", 2026, seq, f"{seq:03}")))
        return made

    def _seen(self, after: Iterable[str] | None) -> tuple[str, ...]:
        return tuple(act.id for act in self.acts) if after is None else tuple(after)

    # -- what it amounts to

    def verdict(self) -> Verdict:
        """The verdict of every reader; the order in which records came must not matter."""
        found = [judge(History(tuple(revisions), tuple(acts), tuple(numbers)), self._trusted())
                 for revisions, acts, numbers in ((self.revisions, self.acts, self.numbers),
                                                  (self.revisions[::-1], self.acts[::-1], self.numbers[::-1]))]
        assert found[0] == found[1]
        return found[0]

    def _trusted(self) -> Rosters:
        return Rosters(trusted(self.rosters, "R1"), self._reaches)

    @property
    def state(self) -> str:
        return self.verdict().working

    @property
    def public(self) -> str:
        return self.verdict().public

    def refusal(self, name: str) -> str:
        """Why a record does not count; empty where it does."""
        return self.verdict().refused.get(name, "")
