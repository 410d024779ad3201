"""The chain of rosters from the desk's root, and whose word counts under which of them (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from humasdesk.domain.people import Person, Roster
from humasdesk.domain.review import Actor

Reaches = Callable[[str, str, tuple[str, ...]], bool]
"""``reaches(key, record, upto)``: whether ``record`` lies on the key's chain at or before one of ``upto``."""


@dataclass(frozen=True, slots=True)
class RosterRecord:
    """A roster with the id of its record and the key that signed it."""

    id: str
    key: str
    roster: Roster


def trusted(records: Iterable[RosterRecord], root: str) -> tuple[RosterRecord, ...]:
    """The chain from ``root``: each next roster names the one before and is signed by an admin of it.

    Two of one version mean that an admin's key was used on two desks at once; the smaller id is taken, by everyone.
    """
    waiting = list(records)
    chain = [record for record in waiting if record.id == root and _signs_itself(record)]
    while chain:
        last = chain[-1]
        heirs = [
            record for record in waiting
            if record.roster.version == last.roster.version + 1
            and record.roster.previous == last.id
            and _admin_with(last.roster, record.key)
        ]
        if not heirs:
            break
        chain.append(min(heirs, key=lambda record: record.id))
    return tuple(chain)


def _signs_itself(record: RosterRecord) -> bool:
    return record.roster.version == 1 and _admin_with(record.roster, record.key)


def _admin_with(roster: Roster, key: str) -> bool:
    person, grant = roster.person_with(key), roster.grant(key)
    return person is not None and grant is not None and grant.upto is None and person.may("admin")


class Rosters:
    """The trusted chain, ready to be asked."""

    def __init__(self, chain: tuple[RosterRecord, ...], reaches: Reaches) -> None:
        self._by_id: Mapping[str, Roster] = {record.id: record.roster for record in chain}
        self._chain = chain
        self._reaches = reaches

    @property
    def newest(self) -> Roster | None:
        return self._chain[-1].roster if self._chain else None

    @property
    def newest_id(self) -> str:
        return self._chain[-1].id if self._chain else ""

    @property
    def root_machine(self) -> str:
        """The machine of the key that made the desk; it holds every number series that names no holder."""
        if not self._chain:
            return ""
        grant = self._chain[0].roster.grant(self._chain[0].key)
        return grant.machine if grant else ""

    def changes_since(self, earlier: Rosters) -> tuple[frozenset[str], frozenset[str]]:
        """The rosters trusted in only one of the two, and the keys that end elsewhere than they did: what was said
        under the ones or with the others may count otherwise now."""
        rosters = frozenset(self._by_id.keys() ^ earlier._by_id.keys())
        ends, before = self._ends(), earlier._ends()
        return rosters, frozenset(key for key in ends.keys() | before.keys() if ends.get(key) != before.get(key))

    def _ends(self) -> Mapping[str, tuple[str, ...]]:
        """Where the keys end that the newest roster takes away."""
        people = self.newest.people if self.newest else ()
        return {grant.key: grant.upto for person in people for grant in person.keys if grant.upto is not None}

    def roster(self, roster_id: str) -> Roster | None:
        return self._by_id.get(roster_id)

    def person(self, key: str) -> Person | None:
        """Whose key this is by the newest roster, else by the newest that knew it."""
        for record in reversed(self._chain):
            person = record.roster.person_with(key)
            if person is not None:
                return person
        return None

    def actor(self, key: str, record: str, roster_id: str) -> Actor | None:
        """Who said ``record``, with the roles of the roster it names; ``None`` where the word does not count:
        a stranger, somebody retired then, a roster outside the chain, or a key taken away before this record."""
        roster = self._by_id.get(roster_id)
        person = roster.person_with(key) if roster else None
        if person is None or person.retired or not self._still_good(key, record):
            return None
        return Actor(person.id, person.roles)

    def holds(self, series: str, key: str, roster_id: str) -> bool:
        """Whether ``key`` lies on the machine that alone numbers ``series`` under that roster."""
        roster = self._by_id.get(roster_id)
        grant = roster.grant(key) if roster else None
        if roster is None or grant is None:
            return False
        return grant.machine == roster.holders.get(series, self.root_machine)

    def _still_good(self, key: str, record: str) -> bool:
        newest = self.newest
        grant = newest.grant(key) if newest else None
        if grant is None or grant.upto is None:
            return True
        return self._reaches(key, record, grant.upto)
