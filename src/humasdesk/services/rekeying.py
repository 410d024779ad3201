"""New keys after a backup was brought back.

The journal that came back may be shorter than what was acknowledged, so the keys of this computer must not sign on
from there: each ends at its last record, and its owner goes on with a new one. One roster says so, signed for the
last time by an admin's old key; its word is judged by the roster before it, in which that key is good.
"""

from __future__ import annotations

from dataclasses import replace

from humasdesk.domain.people import KeyGrant, Person, Roster
from humasdesk.errors import StoreError
from humasdesk.records.codec import RosterSaid
from humasdesk.records.keys import SecretKey
from humasdesk.services.keychain import Keychain
from humasdesk.store import journal
from humasdesk.store.database import Store, Writer


def renew(store: Store, keychain: Keychain) -> tuple[str, ...]:
    """Give everybody whose key lies here a new one; their names. Nobody, where no admin's key lies here: then the
    old keys go on, and verify notes the fork."""
    roster = store.rosters().newest
    signer = _signer(roster, keychain) if roster else None
    if roster is None or signer is None:
        return ()
    with store.writing() as writer:
        people = tuple(_renewed(person, keychain, writer) for person in roster.people)
        writer.say(signer, RosterSaid(replace(roster, version=roster.version + 1,
                                              previous=writer.rosters.newest_id, people=people)))
    return tuple(after.name for before, after in zip(roster.people, people, strict=True) if before != after)


def _signer(roster: Roster, keychain: Keychain) -> SecretKey | None:
    for person in roster.people:
        for grant in person.keys if person.may("admin") else ():
            key = _secret(grant, keychain)
            if key is not None:
                return key
    return None


def _secret(grant: KeyGrant, keychain: Keychain) -> SecretKey | None:
    """The secret of a good key that lies here and can be read."""
    if grant.upto is not None or not keychain.has(grant.key):
        return None
    try:
        return keychain.get(grant.key)
    except StoreError:
        return None


def _renewed(person: Person, keychain: Keychain, writer: Writer) -> Person:
    here = {grant.key for grant in person.keys if _secret(grant, keychain)}
    if person.retired or not here:
        return person
    key = SecretKey.make()
    keychain.keep(key)
    ended = (replace(grant, upto=_last(writer, grant.key)) if grant.key in here else grant for grant in person.keys)
    return replace(person, keys=(*ended, KeyGrant(key.public, keychain.machine())))


def _last(writer: Writer, key: str) -> tuple[str, ...]:
    tip = journal.tip(writer.connection, key)
    return (tip[1],) if tip else ()
