"""A release's past: every step with who made it, its versions to look at and to take up again, its editions."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from humasdesk.domain.release import Changes, Content, Revision, Step
from humasdesk.errors import NotFound
from humasdesk.i18n import mark
from humasdesk.records.codec import EditionSaid, RevisionSaid
from humasdesk.services import drafting, reviewing
from humasdesk.services.desk import Desk, Me
from humasdesk.store import journal
from humasdesk.store.rows import read_said


@dataclass(frozen=True, slots=True)
class PublishedAs:
    """An edition of the past: its place among the release's editions, its number (empty: none yet) and its day."""

    sequence: int
    number: str
    date: date
    unapproved: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One step, with the initials of who made it; ``edition`` where it published one, ``changed`` the fields of
    :class:`Content` in which a version differs from the one before it."""

    step: Step
    initials: str
    edition: PublishedAs | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The last steps of a release, newest first, how many there are in all, and the version that stands now."""

    steps: tuple[Told, ...]
    total: int
    head: str


def story(desk: Desk, release_id: str, last: int | None = None) -> Story:
    """What was said of a release; with ``last`` only that many of the newest steps."""
    rosters = desk.rosters()
    steps = reviewing.history(desk, release_id)
    editions = _editions(desk, release_id)
    named = {one.name: one for one in rosters.newest.people} if rosters.newest else {}  # an answer names no key
    told = []
    for step in reversed(steps if last is None else steps[-last:]):
        person = rosters.person(step.key) if step.key else named.get(step.person)
        changed = _changed(desk, release_id, step.revision) if step.kind == "revision" else ()
        told.append(Told(step, person.initials if person else "?", editions.get(step.id), changed))
    return Story(tuple(told), len(steps), drafting.head_of(desk, release_id).id)


def _changed(desk: Desk, release_id: str, revision: str) -> tuple[str, ...]:
    """In which fields a version differs from its first parent; every filled one of the very first version."""
    after = version(desk, release_id, revision)
    before = version(desk, release_id, after.parents[0]).content if after.parents else Content()
    return tuple(one.name for one in fields(Content)
                 if one.name not in ("origin", "files")
                 and getattr(before, one.name) != getattr(after.content, one.name))


def _editions(desk: Desk, release_id: str) -> dict[str, PublishedAs]:
    with desk.store.reading() as connection:
        verdict = drafting.verdict_in(connection, release_id)
        found = {}
        for edition in verdict.editions:
            record = journal.get(connection, edition.id)
            said = read_said(record) if record else None
            if isinstance(said, EditionSaid):
                found[edition.id] = PublishedAs(edition.sequence, edition.number.text if edition.number else "",
                                                said.date, edition.unapproved)
    return found


def version(desk: Desk, release_id: str, revision: str) -> Revision:
    """One of the release's versions, as it was said."""
    with desk.store.reading() as connection:
        record = journal.get(connection, revision)
    said = read_said(record) if record else None
    if record is None or not isinstance(said, RevisionSaid) or said.release != release_id:
        raise NotFound(mark("That version of the text is not on this desk."))
    return Revision(record.hex, release_id, said.parents, said.content, record.key, record.at, said.note)


def take_up(desk: Desk, me: Me, release_id: str, revision: str, note: str = "") -> Changes:
    """Make an earlier version's words and metadata the newest version; nothing of what came between is lost.

    Where the text came from stays as it is, and so does the note of a correction that is being written.
    """
    wanted = version(desk, release_id, revision).content

    def change(now: Content) -> Content:
        return replace(wanted, origin=now.origin, correction=now.correction or wanted.correction)

    return drafting.edit(desk, me, release_id, change, note=note)
