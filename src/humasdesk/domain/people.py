"""People of the desk, their roles and keys, and the roster that says who counted when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Role = Literal["writer", "supervisor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)

Policy = Literal["accept-edits", "writers-publish"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
"""``accept-edits``: a supervisor's edit that a writer accepted no longer bars that supervisor from approving.
``writers-publish``: writers too may publish an approved text."""


@dataclass(frozen=True, slots=True)
class KeyGrant:
    """A person's key on one machine. ``upto`` (record ids, the last good ones of its chain) takes it away by
    position; ``None`` means it is good."""

    key: str
    machine: str
    upto: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the desk; ``initials`` are what the sign-off prints and ``--as`` takes."""

    id: str
    name: str
    initials: str
    roles: frozenset[Role]
    keys: tuple[KeyGrant, ...] = ()
    retired: bool = False

    def may(self, *roles: Role) -> bool:
        """Whether this person holds one of ``roles`` and is not retired."""
        return not self.retired and not self.roles.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class Roster:
    """One state of the list of people. ``version`` 1 is the desk root; its record id is the desk's id.

    ``holders`` names, per number series, the machine that alone gives numbers.
    """

    version: int
    previous: str | None
    people: tuple[Person, ...]
    policies: frozenset[Policy] = frozenset()
    holders: Mapping[str, str] = field(default_factory=dict)

    def person_with(self, key: str) -> Person | None:
        """Whose key this is, retired or not; ``None`` for a stranger's."""
        for person in self.people:
            if any(grant.key == key for grant in person.keys):
                return person
        return None

    def grant(self, key: str) -> KeyGrant | None:
        """The grant of ``key``, or ``None`` for a stranger's."""
        for person in self.people:
            for grant in person.keys:
                if grant.key == key:
                    return grant
        return None

    def person(self, person_id: str) -> Person | None:
        """The person of that id."""
        return next((person for person in self.people if person.id == person_id), None)

    def named(self, initials: str) -> Person | None:
        """The person with these initials (case does not count), the active one first."""
        wanted = initials.strip().casefold()
        found = [person for person in self.people if person.initials.casefold() == wanted]
        return next((person for person in found if not person.retired), found[0] if found else None)
