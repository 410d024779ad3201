"""The SQLite underneath: which driver, which version, how it is opened, and its errors as sentences.

SQLite 3.7.0 to 3.51.2 can lose or corrupt commits in WAL mode with two connections (the WAL-reset bug,
sqlite.org/wal.html); hence 3.51.3 at least, from the ``pysqlite3`` wheel or from a standard library that is new enough.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import QueuePool

from humasdesk.errors import DeskError, Overtaken, StoreBusy, StoreDamaged, StoreError, StoreFull
from humasdesk.i18n import mark

NEEDED = (3, 51, 3)
APPLICATION_ID = 0x48444553
"""``HDES``: what the file says of itself in its header."""

_DRIVERS = ("pysqlite3.dbapi2", "sqlite3")
_CACHE, _ROOMY = -2_048, -65_536
"""KiB (SQLite counts them as negative) of pages that a connection keeps: a desk has several, and the system keeps the
file besides (with twice as much nothing is found or written sooner, at 100,000 releases); and while everything is made
anew."""
_PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF", f"cache_size={_CACHE}",
    "recursive_triggers=ON",  # so that REPLACE cannot take a record's place unseen by its guard
    "temp_store=MEMORY", "fullfsync=ON", "checkpoint_fullfsync=ON",  # the last two act on macOS alone
)


def driver() -> ModuleType:
    """The DB-API module with a sound SQLite; raises :class:`StoreError` where none is."""
    found = []
    for name in _DRIVERS:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        version: tuple[int, ...] = module.sqlite_version_info
        if version >= NEEDED:
            return module
        found.append(".".join(map(str, version)))
    raise StoreError(
        mark("This computer's SQLite ({found}) can lose work; {needed} or newer is needed. "
             "Install the Python package pysqlite3 beside HumasDesk (make setup does it)."),
        found=", ".join(found) or "-", needed=".".join(map(str, NEEDED)),
    )


def engine(path: Path, *, readonly: bool = False, busy_seconds: float = 10.0) -> sa.Engine:
    """An engine on the file at ``path``. Readers begin deferred; :func:`writing` begins immediate."""
    module = driver()
    made = sa.create_engine("sqlite://", module=module, poolclass=QueuePool, pool_size=4,
                            creator=lambda: connect(path, readonly=readonly, busy_seconds=busy_seconds))
    event.listen(made, "begin", _begin)
    return made


def connect(path: Path, *, readonly: bool = False, busy_seconds: float = 10.0) -> Any:
    """A bare DB-API connection to the file at ``path``, its pragmas set, outside any transaction."""
    connection = driver().connect(uri(path, readonly=readonly), uri=True, timeout=busy_seconds, isolation_level=None,
                                  check_same_thread=False, cached_statements=256)
    try:
        for pragma in _PRAGMAS:
            if not (readonly and pragma.startswith("journal_mode")):
                connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
    except UnicodeDecodeError as cause:
        connection.close()
        raise damaged("schema") from cause
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def roomy(connection: sa.Connection) -> Iterator[None]:
    """While a long work goes over the whole file, the connection may keep more of it."""
    connection.exec_driver_sql(f"PRAGMA cache_size={_ROOMY}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={_CACHE}")


def attach(connection: Any, path: Path, name: str) -> None:
    """Let a bare connection read the file at ``path`` as schema ``name``."""
    try:
        connection.execute("ATTACH DATABASE ? AS " + name, (uri(path, readonly=True),))
    except UnicodeDecodeError as cause:
        raise damaged("schema") from cause


def damaged(detail: str) -> StoreDamaged:
    """The sentence for a store that does not hold together. (Where the engine's own words name a table whose name was
    damaged, the driver cannot read them, and raises ``UnicodeDecodeError``.)"""
    return StoreDamaged(mark("The desk's file is damaged ({detail}). Run humasdesk verify to see what, "
                             "and humasdesk restore to bring back a backup."), detail=detail)


def uri(path: Path, *, readonly: bool = False) -> str:
    """The file as SQLite names it. ``readonly`` opens without the right to write; where the folder itself cannot be
    written, as immutable."""
    target = path.absolute().as_uri()
    if readonly:
        target += "?mode=ro" if writable(path.parent) else "?immutable=1"
    return target


def writable(folder: Path) -> bool:
    """Whether this person may make files in ``folder``."""
    return os.access(folder, os.W_OK)


def _begin(connection: sa.Connection) -> None:
    immediate = connection.get_execution_options().get("humasdesk_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


_STILL: ContextVar[Callable[[], bool] | None] = ContextVar("still", default=None)
_STEPS = 40_000
"""Steps of the engine, some two milliseconds, after which it asks again whether the answer is still wanted."""


@contextmanager
def as_long_as(still: Callable[[], bool]) -> Iterator[None]:
    """What this thread reads meanwhile is broken off with :class:`Overtaken` once ``still`` says no."""
    before = _STILL.set(still)
    try:
        yield
    finally:
        _STILL.reset(before)


@contextmanager
def reading(made: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that sees one state of the store and takes no write lock."""
    still = _STILL.get()
    with sentences(), made.connect() as connection:
        if still is None:
            yield connection
            return
        driven: Any = connection.connection.driver_connection
        driven.set_progress_handler(lambda: not still(), _STEPS)
        try:
            yield connection
        finally:
            driven.set_progress_handler(None, 0)


@contextmanager
def writing(made: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that holds the write lock from its first moment; commits at the end or leaves no trace."""
    with sentences(), made.connect().execution_options(humasdesk_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def sentences() -> Iterator[None]:
    """SQLite's errors that a person can mend, as sentences; the others fly as they are."""
    try:
        yield
    except sa.exc.DBAPIError as cause:
        error = sentence_for(cause.orig)
        if error is None:
            raise
        raise error from cause
    except Exception as cause:
        error = sentence_for(cause) if type(cause).__name__ in ("OperationalError", "DatabaseError") else None
        if error is None:
            raise
        raise error from cause


def sentence_for(cause: BaseException | None) -> DeskError | None:
    """The sentence for a DB-API error; ``None`` for one that is a bug of ours."""
    text = str(cause).lower()
    if text == "interrupted":
        return Overtaken(mark("Something else was asked meanwhile."))
    if "disk is full" in text or "disk i/o" in text:
        return StoreFull(mark("The disk is full or refuses to write. Free some space and try again; "
                              "what was saved before is safe."))
    if "locked" in text or "busy" in text:
        return StoreBusy(mark("Another program is using this desk. Try again in a moment."))
    if any(word in text for word in ("malformed", "not a database", "corrupt", "could not decode")):
        return damaged(str(cause))
    if "readonly" in text or "unable to open" in text:
        return StoreError(mark("The desk's file cannot be opened for writing. Check the folder's permissions."))
    return None
