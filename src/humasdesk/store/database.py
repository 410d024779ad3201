"""The store as a whole: opened once, read by many, written by one; every write is one transaction, derived at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from humasdesk import clock, log
from humasdesk.clock import Clock
from humasdesk.errors import (
    BadInput,
    BadRecord,
    NotFound,
    StoreDamaged,
    StoreError,
    StoreGone,
    StoreReadonly,
    StoreStale,
)
from humasdesk.i18n import mark
from humasdesk.records import codec
from humasdesk.records import record as records
from humasdesk.records.authority import Verdict
from humasdesk.records.codec import RosterSaid, Said
from humasdesk.records.keys import SecretKey
from humasdesk.records.record import Record
from humasdesk.records.rosters import Rosters
from humasdesk.store import derive, directory, journal, layout, migrations, settle, sqlite
from humasdesk.store.layout import FILE_NAME
from humasdesk.store.rows import Gathered
from humasdesk.store.search import Forms, Index

_LOG = log.logger("store")

Connection = sa.Connection
"""A reader's or writer's connection; services hand it on and never speak SQL."""

BeforeUpgrade = Callable[[Path], None]
"""Called with the store's path before a migration changes it (the backup)."""


class Writer:
    """One writing transaction: seals what people say, appends it, and settles what it touches at the end."""

    def __init__(self, connection: sa.Connection, index: Index, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self._index = index
        self._gathered = Gathered()
        self._tips: dict[str, tuple[int, str] | None] = {}
        self._rosters: Rosters | None = None
        self._settled_under: Rosters | None = None
        self.verdicts: dict[str, Verdict] = {}
        self.touched: set[str] = set()
        self.directory_changed = False
        self.people_changed = False
        self.fresh_origins: dict[str, str] = {}

    @property
    def rosters(self) -> Rosters:
        """The trusted chain as it stands in this transaction."""
        if self._rosters is None:
            self._gathered.flush(self.connection)
            self._rosters = settle.rosters(self.connection)
        return self._rosters

    def say(self, key: SecretKey, said: Said) -> Record:
        """Sign ``said`` as the next link of this key's chain and append it; what no record may hold is refused with a
        sentence (:class:`BadInput`) before anything is written."""
        if isinstance(said, RosterSaid) and self._settled_under is None:
            self._settled_under = self.rosters
        if key.public not in self._tips:
            self._tips[key.public] = journal.tip(self.connection, key.public)
        tip = self._tips[key.public]
        body = codec.write(said) | {
            "key": key.public, "n": tip[0] + 1 if tip else 1, "prev": tip[1] if tip else None,
            "at": clock.to_text(self.now)}
        try:
            codec.read(body)
        except BadRecord as cause:
            raise BadInput(mark("What was given for {name} is too long or holds characters that cannot be kept. "
                                "Shorten or retype it."), name=cause.fields.get("name", "?")) from cause
        made = records.seal(key, body)
        seq = journal.append(self.connection, made)
        if seq is None:
            raise StoreError(mark("This was said already, to the letter."))
        self._tips[key.public] = (int(body["n"]), made.hex)
        self._gathered.note(seq, made, said)
        if self._gathered.rosters:
            self._rosters = None
        return made

    def settle(self) -> None:
        """Write what has been said so far into the derived rows, so that the rest of this transaction sees it."""
        gathered = self._gathered
        gathered.flush(self.connection)
        if gathered.rosters:
            self._follow_rosters(gathered)
        if gathered.entities:
            directory.settle(self.connection, gathered.entities, self.rosters)
            self.directory_changed = True
        settler = settle.Settler(self.connection, self.rosters, self._index)
        self.verdicts.update(settler.settle(gathered.releases, gathered.texts))
        if gathered.entities:
            self._index.refresh(self.connection, derive.naming(self.connection, gathered.entities))
        self.touched |= gathered.releases
        self._gathered = Gathered()

    def _follow_rosters(self, gathered: Gathered) -> None:
        """After a new roster, settle also what was said before and counts otherwise now."""
        self._rosters = None
        self.people_changed = True
        if self._settled_under is not None:
            releases, entities = settle.disturbed(self.connection, self._settled_under, self.rosters)
            gathered.releases |= releases
            gathered.entities |= entities
        self._settled_under = None


class Store:
    """One desk's file, open."""

    def __init__(self, path: Path, engine: sa.Engine, forms: Forms, now: Clock, *, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self.forms = forms
        self._engine = engine
        self._now = now
        self._index = Index(forms)
        self._identity = _identity(path)

    def refuse_gone(self) -> None:
        """Raise :class:`StoreGone` where the file is no longer the one that was opened: what is written now would go
        to a file that nobody finds."""
        if self._identity != _identity(self.path):
            raise StoreGone(mark("The desk's folder {folder} is not there any more. Put the stick or disk back, or "
                                 "bring the folder back to its place."), folder=str(self.path.parent))

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One state of the store, to be read."""
        with sqlite.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction; what is said in it is on disk when this ends, or leaves no trace."""
        if self.readonly:
            raise StoreReadonly(mark("This desk is open read-only here."))
        self.refuse_gone()
        with sqlite.writing(self._engine) as connection:
            writer = Writer(connection, self._index, self._now())
            yield writer
            writer.settle()

    def rosters(self) -> Rosters:
        """The trusted chain as it stands now."""
        with self.reading() as connection:
            return settle.rosters(connection)

    def rebuild(self, progress: derive.Progress = derive.silent) -> int:
        """Throw everything derived away and make it again from the journal; how many records that were."""
        with sqlite.writing(self._engine) as connection:
            return derive.rebuild(connection, self._index, progress)

    @property
    def index(self) -> Index:
        return self._index

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file where that can be done at once."""
        try:
            if not self.readonly:
                self._fold_log()
        except StoreError as cause:  # a full disk, say: what the log holds is safe there, and the next opening reads it
            _LOG.warning("the log was not folded in: %s", cause)
        finally:
            self._engine.dispose()

    def _fold_log(self) -> None:
        with sqlite.sentences(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("PRAGMA busy_timeout=200")  # ms; somebody who reads meanwhile must not hold up the closing
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at ``path``: its device and number."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def open_store(home: Path, forms: Forms, now: Clock, *, readonly: bool = False, create: bool = False,
               before_upgrade: BeforeUpgrade | None = None, progress: derive.Progress = derive.silent) -> Store:
    """The store in ``home``: made where ``create`` says so, migrated and derived anew where that is due;
    ``progress`` hears that an upgrade begins, and how far the deriving is."""
    path = home / FILE_NAME
    _refuse_lost(home)
    if not create and not _begun(path):
        raise NotFound(mark("There is no desk in {folder} yet. Make one by adding its first person: "
                            "humasdesk people add NAME --initials XYZ --role writer"), folder=str(home))
    home.mkdir(parents=True, exist_ok=True)
    engine = sqlite.engine(path, readonly=readonly)
    try:
        _prepare(path, engine, forms, readonly=readonly, before_upgrade=before_upgrade, progress=progress)
    except BaseException:
        engine.dispose()
        raise
    return Store(path, engine, forms, now, readonly=readonly)


def _begun(path: Path) -> bool:
    """Whether anything was ever written at ``path``."""
    return path.exists() and path.stat().st_size > 0


def _refuse_lost(home: Path) -> None:
    """Raise where the store is gone or empty beside its own backups: a new one would hide that it was lost."""
    if not _begun(home / FILE_NAME) and any((home / layout.BACKUPS).glob("*/manifest.json")):
        raise StoreDamaged(mark("The desk's file in {folder} is missing or empty. Run humasdesk restore to bring back "
                                "a backup."), folder=str(home))


def _prepare(path: Path, engine: sa.Engine, forms: Forms, *, readonly: bool,
             before_upgrade: BeforeUpgrade | None, progress: derive.Progress) -> None:
    with sqlite.reading(engine) as connection:
        migrations.refuse_strange(connection)
        version = migrations.version(connection)
        current = version == len(migrations.MIGRATIONS)
        fresh = current and derive.is_current(connection, Index(forms))
    if readonly:
        if not fresh:
            raise StoreStale(mark("This desk has to be brought up to date first. Open it once for writing."))
        return
    if not current:
        if version and before_upgrade:
            progress(0, 1)  # the copy takes its time on a large desk, and whoever waits is to know for what
            before_upgrade(path)
        with sqlite.writing(engine) as connection:
            migrations.upgrade(connection)
    if not fresh:
        with sqlite.writing(engine) as connection:
            derive.rebuild(connection, Index(forms), progress)

