"""People of the desk: adding, changing and retiring them, each time by a new roster that an admin signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from humasdesk.domain.ids import new_id
from humasdesk.domain.people import POLICIES, ROLES, KeyGrant, Person, Policy, Role, Roster
from humasdesk.domain.release import Changes
from humasdesk.errors import BadInput, NotFound, Refused
from humasdesk.i18n import mark
from humasdesk.records.codec import RosterSaid
from humasdesk.records.keys import SecretKey
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import journal
from humasdesk.store.database import Writer

_INITIALS = re.compile(r"[^\W_]{1,12}")


def everybody(desk: Desk) -> tuple[Person, ...]:
    """Everybody on the newest roster, retired people too."""
    roster = desk.rosters().newest
    return roster.people if roster else ()


def supervisors(desk: Desk) -> tuple[Person, ...]:
    """Who may approve at all, by the newest roster; whether a text of their own, the workflow says."""
    return tuple(person for person in everybody(desk) if person.may("supervisor"))


def policies(desk: Desk) -> tuple[str, ...]:
    """The policies that are on, by name."""
    roster = desk.rosters().newest
    return tuple(sorted(roster.policies)) if roster else ()


def add(desk: Desk, name: str, initials: str, roles: Iterable[str], *, by: str | None = None) -> Person:
    """A new person with a key on this computer. The first one makes the desk and is its admin beside ``roles``."""
    wanted = _roles(roles)
    clean, short = checked_name(name), checked_initials(initials)
    newest = desk.rosters().newest
    _refuse_taken(newest, short)
    signer = admin(desk, by) if newest else None
    desk.store.refuse_gone()
    key = SecretKey.make()
    desk.keychain.keep(key)
    grant = KeyGrant(key.public, desk.keychain.machine())
    person = Person(new_id(desk.now()), clean, short, wanted if newest else wanted | {"admin"}, (grant,))
    with desk.writing() as writer:
        if signer is None:
            writer.say(key, RosterSaid(Roster(1, None, (person,))))
        else:
            _next(writer, signer, lambda people: (*people, person))
    return person


def edit(desk: Desk, initials: str, *, by: str | None = None, name: str | None = None,
         new_initials: str | None = None, roles: Iterable[str] | None = None) -> Person:
    """Change a person's name, initials or roles.

    Roles that are taken away end with the keys that held them: the old keys count up to their last record, and the
    person goes on with a new one on this computer.
    """
    signer = admin(desk, by)
    person = _person(desk, initials)
    changed = replace(person, name=checked_name(name) if name is not None else person.name,
                      initials=checked_initials(new_initials) if new_initials is not None else person.initials,
                      roles=_roles(roles) if roles is not None else person.roles)
    if changed.initials != person.initials:
        _refuse_taken(desk.rosters().newest, changed.initials)
    if changed == person:
        return person
    with desk.writing() as writer:
        if person.roles - changed.roles:
            _keep_an_admin(writer, changed)
            changed = _with_new_key(desk, writer, changed)
        _next(writer, signer, lambda people: tuple(changed if one.id == person.id else one for one in people))
    return changed


def retire(desk: Desk, initials: str, *, by: str | None = None) -> Person:
    """Take somebody's keys away, from their last record on; what they did before stands."""
    signer = admin(desk, by)
    person = _person(desk, initials)
    if person.retired:
        raise Refused(mark("{name} is retired already."), name=person.name)
    with desk.writing() as writer:
        changed = replace(_with_ended_keys(writer, person), retired=True)
        _keep_an_admin(writer, changed)
        _next(writer, signer, lambda people: tuple(changed if one.id == person.id else one for one in people))
    return changed


def add_key(desk: Desk, initials: str, *, by: str | None = None) -> Person:
    """Give a person a key on this computer, as after a backup was restored or on a second machine; somebody retired
    is back at the desk with it."""
    signer = admin(desk, by)
    person = _person(desk, initials)
    desk.store.refuse_gone()
    key = SecretKey.make()
    desk.keychain.keep(key)
    changed = replace(person, retired=False,
                      keys=(*person.keys, KeyGrant(key.public, desk.keychain.machine())))
    with desk.writing() as writer:
        _next(writer, signer, lambda people: tuple(changed if one.id == person.id else one for one in people))
    return changed


def set_policy(desk: Desk, policy: str, *, on: bool, by: str | None = None) -> Changes:
    """Switch one of the desk's policies."""
    if policy not in POLICIES:
        raise BadInput(mark("There is no policy {name}. Known ones: {known}."), name=policy,
                       known=", ".join(POLICIES))
    signer = admin(desk, by)
    with desk.writing() as writer:
        rosters = writer.rosters
        roster = _newest(writer)
        chosen: frozenset[Policy] = roster.policies | {policy} if on else roster.policies - {policy}
        writer.say(signer.key, RosterSaid(replace(roster, version=roster.version + 1, previous=rosters.newest_id,
                                                  policies=chosen)))
    return changes_of(writer)


def admin(desk: Desk, initials: str | None) -> Me:
    """The admin who signs: the one named, else the first whose key lies here."""
    people = [person for person in everybody(desk) if person.may("admin")]
    if initials is not None:
        me = desk.me(initials)
        if me.person.may("admin"):
            return me
        raise Refused(mark("{name} is not an admin of this desk. Ask {admins}."), name=me.person.name,
                      admins=", ".join(person.name for person in people))
    here = [person for person in people if desk.key_of(person)]
    if not here:
        raise Refused(mark("Only an admin can change this, and no admin's key is on this computer. Ask {admins}."),
                      admins=", ".join(person.name for person in people) or "-")
    return desk.me(here[0].initials)


def _next(writer: Writer, signer: Me, change: Callable[[tuple[Person, ...]], tuple[Person, ...]]) -> None:
    roster = _newest(writer)
    writer.say(signer.key, RosterSaid(replace(
        roster, version=roster.version + 1, previous=writer.rosters.newest_id, people=change(roster.people))))


def _newest(writer: Writer) -> Roster:
    roster = writer.rosters.newest
    if roster is None:
        raise NotFound(mark("Nobody is on this desk yet. Add the first person with humasdesk people add."))
    return roster


def _keep_an_admin(writer: Writer, changed: Person) -> None:
    others = (person for person in _newest(writer).people if person.id != changed.id)
    if not changed.may("admin") and not any(person.may("admin") for person in others):
        raise Refused(mark("This desk needs an admin. Make somebody else admin first."))


def _with_ended_keys(writer: Writer, person: Person) -> Person:
    ended = []
    for grant in person.keys:
        tip = journal.tip(writer.connection, grant.key)
        upto = grant.upto if grant.upto is not None else ((tip[1],) if tip else ())
        ended.append(replace(grant, upto=upto))
    return replace(person, keys=tuple(ended))


def _with_new_key(desk: Desk, writer: Writer, person: Person) -> Person:
    key = SecretKey.make()
    desk.keychain.keep(key)
    ended = _with_ended_keys(writer, person)
    return replace(ended, keys=(*ended.keys, KeyGrant(key.public, desk.keychain.machine())))


def _person(desk: Desk, initials: str) -> Person:
    roster = desk.rosters().newest
    person = roster.named(initials) if roster else None
    if person is None:
        raise NotFound(mark("Nobody on this desk has the initials {initials}."), initials=initials)
    return person


def _refuse_taken(roster: Roster | None, initials: str) -> None:
    known = roster.named(initials) if roster else None
    if known and not known.retired:
        raise Refused(mark("{name} has the initials {initials} already. Choose others."), name=known.name,
                      initials=initials)


def _roles(roles: Iterable[str]) -> frozenset[Role]:
    found: set[Role] = set()
    for role in roles:
        if role not in ROLES:
            raise BadInput(mark("There is no role {name}. Known ones: {known}."), name=role, known=", ".join(ROLES))
        found.add(role)
    if not found:
        raise BadInput(mark("A person needs a role: {known}."), known=", ".join(ROLES))
    return frozenset(found)


def checked_name(name: str) -> str:
    """A person's name as a roster keeps it; raises ``BadInput`` where it cannot."""
    clean = " ".join(name.split())
    if not clean:
        raise BadInput(mark("A person needs a name, such as Maria Rosari."))
    if len(clean) > 200:
        raise BadInput(mark("A person needs a name of at most 200 characters."))
    return clean


def checked_initials(initials: str) -> str:
    """A person's initials as a roster keeps them; raises ``BadInput`` where it cannot."""
    short = initials.strip().lower()
    if not _INITIALS.fullmatch(short):
        raise BadInput(mark("Initials are 1 to 12 letters or digits, such as mar."))
    return short
