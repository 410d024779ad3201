"""The composition root: a desk opened from its folder, with or without a window.

``with open_desk(home) as desk:`` is the same line in the command line, the window and a test.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from humasdesk import clock
from humasdesk.clock import Clock
from humasdesk.domain.people import Person
from humasdesk.domain.release import Changes
from humasdesk.errors import NotFound, Refused, StoreError
from humasdesk.files import reason
from humasdesk.i18n import mark, tr
from humasdesk.records.keys import SecretKey
from humasdesk.records.rosters import Rosters
from humasdesk.services.keychain import Keychain
from humasdesk.services.regions import Regions
from humasdesk.settings.table import SETTINGS, Value
from humasdesk.store import derive, directory, drafts, journal
from humasdesk.store.database import Store, Writer, open_store
from humasdesk.store.files import Files
from humasdesk.store.lock import DeskLock
from humasdesk.store.search import Forms

WAIT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Me:
    """Who acts: a person of the roster and the key that signs for them here."""

    person: Person
    key: SecretKey


@dataclass
class Desk:
    """An open desk. Services take it as their first argument; it holds no state of anybody's work."""

    home: Path
    store: Store
    files: Files
    keychain: Keychain
    regions: Regions
    now: Clock
    fold: Callable[[str], str]
    notes: list[str] = field(default_factory=list)

    @cached_property
    def shared(self) -> Shared:
        """The shared settings, read once and after every change."""
        return Shared(self)

    @property
    def zone(self) -> str:
        """The desk's time zone (IANA name)."""
        return str(self.setting("desk.zone"))

    def today(self) -> date:
        """The calendar day at the desk."""
        now = self.now()
        return clock.day_in(now, str(self.shared.on("desk.zone", now.date())))

    def setting(self, key: str, day: date | None = None) -> Value:
        """A setting's value, in force on ``day`` (default: today at the desk)."""
        return self.shared.on(key, day or self.today())

    def rosters(self) -> Rosters:
        """The trusted chain of rosters."""
        return self.store.rosters()

    def person_name(self, person_id: str) -> str:
        """The name of a person of this desk, or of somebody it does not know any more."""
        roster = self.rosters().newest
        person = roster.person(person_id) if roster else None
        return person.name if person else "?"

    def me(self, initials: str | None) -> Me:
        """Who acts under these initials; without any, the only person whose key lies here."""
        roster = self.rosters().newest
        if roster is None:
            raise NotFound(mark("Nobody is on this desk yet. Add the first person with humasdesk people add."))
        here = [person for person in roster.people if not person.retired and self.key_of(person)]
        if initials is None:
            if len(here) == 1:
                return self._with_key(here[0])
            raise Refused(mark("Say who you are with --as INITIALS. On this computer: {known}."),
                          known=", ".join(person.initials for person in here) or "-")
        person = roster.named(initials)
        if person is None or person.retired:
            raise NotFound(mark("Nobody on this desk has the initials {initials}. On this computer: {known}."),
                           initials=initials, known=", ".join(one.initials for one in here) or "-")
        return self._with_key(person)

    def key_of(self, person: Person) -> str | None:
        """The person's good key on this computer (public, hex)."""
        return next((grant.key for grant in reversed(person.keys)
                     if grant.upto is None and self.keychain.has(grant.key)), None)

    def _with_key(self, person: Person) -> Me:
        public = self.key_of(person)
        if public is None:
            raise Refused(mark("{name} has no key on this computer. An admin adds it with humasdesk people add-key."),
                          name=person.name)
        return Me(person, self.keychain.get(public))

    def know_regions(self) -> None:
        """Lay the desk's own regions over the shipped tree."""
        with self.store.reading() as connection:
            self.regions.know(directory.of_kind(connection, "region"))

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction of the store; the settings are read anew after it."""
        with self.store.writing() as writer:
            yield writer
        if writer.directory_changed:
            self.read_settings_anew()
            self.know_regions()

    def stamp(self) -> int:
        """How many records the desk has: a number that grows with everything that is said on it."""
        with self.store.reading() as connection:
            return journal.newest(connection)

    def read_settings_anew(self) -> None:
        """Forget the settings as they were read, after one of them changed."""
        self.__dict__.pop("shared", None)


class Shared:
    """The settings' values: shared ones from the journal, this machine's from its own rows, else the table's."""

    def __init__(self, desk: Desk) -> None:
        with desk.store.reading() as connection:
            self._shared = directory.settings(connection)
            self._own = {key: drafts.preference(connection, key)
                         for key, row in SETTINGS.items() if row.scope == "machine"}

    def on(self, key: str, day: date) -> Value:
        """The value of ``key`` in force on ``day``."""
        row = SETTINGS[key]
        if row.scope == "machine":
            own = self._own.get(key)
            return row.default if own is None else _typed(row.default, own)
        found = self._shared[key].on(day) if key in self._shared else None
        return row.default if found is None else found


def _typed(default: Value, text: str) -> Value:
    if isinstance(default, bool):
        return text == "true"
    return int(text) if isinstance(default, int) else text


def changes_of(writer: Writer) -> Changes:
    """What a transaction changed, for whoever shows it."""
    return Changes(frozenset(writer.touched), bool(writer.touched), writer.directory_changed, writer.people_changed,
                   writer.directory_changed)


@contextmanager
def open_desk(home: Path, *, readonly: bool = False, create: bool = False, now: Clock = clock.system_clock,
              wait_seconds: float = WAIT_SECONDS, daily_backup: bool = True,
              progress: derive.Progress = derive.silent) -> Iterator[Desk]:
    """The desk in ``home``. For writing it is locked against other processes; read-only it never is. Without
    ``daily_backup`` whoever opens it sees to that (a window, once it is there). ``progress`` hears how far an upgrade
    is that has every release read again.

    Raises ``NotFound`` where there is none, ``StoreBusy`` where another process writes it, ``StoreNewer`` and
    ``StoreDamaged`` as they say.
    """
    from humasdesk.services import safekeeping

    lock = DeskLock(home)
    if readonly:
        safekeeping.refuse_unfinished(home)
    else:
        if not create and not (home / "desk.sqlite").exists() and not safekeeping.restore_pending(home):
            open_store(home, _no_forms(), now)
        _make(home)
        lock.take(now(), wait_seconds)
    try:
        finished = not readonly and safekeeping.finish_restore(home)
        regions = Regions()
        forms, fold = language(regions)
        store = open_store(home, forms, now, readonly=readonly, create=create,
                           before_upgrade=lambda path: safekeeping.copy_before_upgrade(home, now()),
                           progress=progress)
        desk = Desk(home, store, Files(home / "files", store.refuse_gone), Keychain(home), regions, now, fold)
        try:
            desk.know_regions()
            if not readonly:
                lock.name_zone(desk.zone)
            if finished:
                desk.notes.append(tr("Bringing back a backup had been interrupted; it is finished now."))
            if not readonly and daily_backup:
                safekeeping.on_start(desk)
            yield desk
        finally:
            store.close()
    finally:
        lock.release()


def is_free(home: Path) -> bool:
    """Whether the desk in ``home`` may be written and nobody does now."""
    return may_write(home) and DeskLock(home).is_free()


def may_write(home: Path) -> bool:
    """Whether this person has the right to write in the desk's folder."""
    return os.access(home, os.W_OK)


def _make(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise StoreError(mark("The folder {folder} cannot be made ({reason}). Choose another."), folder=str(home),
                         reason=reason(cause)) from cause


def language(regions: Regions) -> tuple[Forms, Callable[[str], str]]:
    """The affix forms for the index, handed from the language trade to the store; they load when first used."""
    from humasdesk.language import morphology

    return Forms(morphology.index_form, morphology.root_form, lambda code: regions.name(code) or "",
                 morphology.version()), morphology.fold


def _no_forms() -> Forms:
    return Forms(str, str, str)


__all__ = ["Desk", "Me", "Shared", "changes_of", "is_free", "language", "may_write", "open_desk"]
