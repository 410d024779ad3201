"""Whether a desk is what it was: the file, its schema, every record and chain, files, local rows, numbers, and all
that is derived. Nothing is written to the desk; whatever is wrong becomes a sentence, never a traceback.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from humasdesk.errors import DeskError, StoreDamaged
from humasdesk.i18n import mark
from humasdesk.store import chains, comparing, derive, drafts, migrations, numbers, soundness, sqlite
from humasdesk.store.database import Store
from humasdesk.store.files import Files
from humasdesk.store.findings import Findings
from humasdesk.store.search import Forms, Index

SCRATCH = ".verify-"
"""How the scratch stores in a desk's folder begin; one that a crash left behind may be thrown away."""

_EVERY = 500
_FILE_NAME = re.compile(r"[0-9a-f]{64}")
_UNREADABLE = mark("The desk's file cannot be read to the end ({detail}). "
                   "Run humasdesk restore to bring back a backup.")


def verify(store: Store, files: Files, *, compare: bool = True, progress: derive.Progress = derive.silent) -> Findings:
    """Verify an open desk."""
    return verify_file(store.path, files, store.forms, rebuilt=compare, progress=progress)


def verify_file(path: Path, files: Files, forms: Forms, *, rebuilt: bool = True,
                progress: derive.Progress = derive.silent) -> Findings:
    """Verify the store at ``path``, open elsewhere or not, and its files; ``rebuilt`` compares everything derived
    with a rebuild. The store may be damaged in any way."""
    findings = Findings()
    folder = path.parent if sqlite.writable(path.parent) else None
    with (tempfile.TemporaryDirectory(prefix=SCRATCH, dir=folder) as scratch, _told(findings),
          comparing.beside(path, Path(scratch) / "scratch.sqlite") as connection):
        _verify(connection, path, files, Index(forms), findings, progress, rebuilt=rebuilt)
    return findings


def _verify(connection: sa.Connection, path: Path, files: Files, index: Index, findings: Findings,
            progress: derive.Progress, *, rebuilt: bool) -> None:
    with _told(findings):
        _check_file(connection, path, findings)
    sound, current = findings.ok, False
    with _told(findings):
        current = _check_schema(connection, index, findings)
    for check in (_check_count, _check_local_rows, _check_numbers):
        with _told(findings):
            check(connection, findings)
    about = About(connection)
    with _told(findings):
        _check_files(connection, files, findings, about)
    with _told(findings):
        heard = chains.read(connection, findings, about.record)
        try:
            if rebuilt and sound and current:
                comparing.compare(connection, index, findings, about.release, heard, progress)
                return
            _hear_out(connection, heard, progress)
        except chains.Broken:
            pass
    if rebuilt:
        findings.note(mark("Lists and search were not compared with the journal: what is wrong above comes first."))


def _hear_out(connection: sa.Connection, heard: derive.Heard, progress: derive.Progress) -> None:
    total = int(connection.exec_driver_sql("SELECT count(*) FROM live.record").scalar_one())
    done = 0
    for done, _ in enumerate(heard, start=1):
        if done % _EVERY == 0:
            progress(done, total)
    progress(done, total)


@contextmanager
def _told(findings: Findings) -> Iterator[None]:
    """Turn an unreadable place into a problem, so that the next check goes on. Once damage is known, whatever else a
    check stumbles over is taken for more of it; on a sound desk it is a bug and flies."""
    try:
        with sqlite.sentences():
            yield
    except StoreDamaged as cause:
        findings.problem(_UNREADABLE, detail=cause.fields.get("detail", ""))
    except DeskError as cause:
        findings.problem(cause.message, **cause.fields)
    except (sa.exc.DBAPIError, sqlite.driver().Error, UnicodeDecodeError) as cause:
        findings.problem(_UNREADABLE, detail=str(getattr(cause, "orig", cause)))
    except (ValueError, TypeError, LookupError, AttributeError) as cause:
        if findings.ok:
            raise
        findings.problem(_UNREADABLE, detail=type(cause).__name__)


def _check_file(connection: sa.Connection, path: Path, findings: Findings) -> None:
    """The file's length, and every page of it by the engine's own check, the search index's structure included."""
    pages, size = (int(connection.exec_driver_sql(f"PRAGMA live.{name}").scalar_one())
                   for name in ("page_count", "page_size"))
    log = path.with_name(f"{path.name}-wal")
    if not (log.exists() and log.stat().st_size):  # else the newest pages lie there, the first one perhaps among them
        _check_length_and_head(path, pages * size, findings)
    for (line,) in connection.exec_driver_sql("PRAGMA live.integrity_check(200)"):
        if line != "ok":
            findings.problem(mark("The desk's file is damaged: {detail}"), detail=line)


def _check_length_and_head(path: Path, wanted: int, findings: Findings) -> None:
    if path.stat().st_size < wanted:
        findings.problem(mark("The desk's file is cut: it has {size} bytes of {wanted}."), size=path.stat().st_size,
                         wanted=wanted)
    with path.open("rb") as file:
        head = file.read(100)
    wrong = [start for start, fixed in _HEAD.items() if head[start:start + len(fixed)] != fixed]
    if head[18:20] not in (b"\1\1", b"\2\2") or wrong:
        findings.problem(mark("The desk's file is damaged: {detail}"), detail=f"file header {wrong or [18]}")


_HEAD = {44: b"\0\0\0\4", 48: bytes(8), 56: b"\0\0\0\1", 64: bytes(4), 72: bytes(20)}
"""What of the file's header never changes and the engine does not check: schema format, cache size, vacuum settings,
text encoding, and the room kept for later (sqlite.org/fileformat2.html, 1.3)."""


def _check_schema(connection: sa.Connection, index: Index, findings: Findings) -> bool:
    """Whether the tables are those that this program makes, and of its version."""
    version, application = (int(connection.exec_driver_sql(f"PRAGMA live.{name}").scalar_one())
                            for name in ("user_version", "application_id"))
    known = len(migrations.MIGRATIONS)
    if application != sqlite.APPLICATION_ID:
        findings.problem(mark("The file does not say that it is a HumasDesk store."))
    if version > known:
        findings.problem(mark("This desk was last opened by a newer HumasDesk (store version {found}; this program "
                              "knows {known}). Update HumasDesk to open it; nothing was changed."),
                         found=version, known=known)
    if version < known:
        findings.problem(mark("This desk is of an older version (store version {found}; this program makes {known}). "
                              "Open it once to bring it up to date."), found=version, known=known)
    if version != known:
        return False
    found, wanted = _schema(connection, _LIVE_SCHEMA), _fresh_schema(index)
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            findings.problem(mark("The store's {kind} {name} is not as this program makes it."), kind=name[0],
                             name=name[1])
    if found != wanted:
        return False
    versions = connection.exec_driver_sql("SELECT rowid, version FROM live.derivation").all()
    if [tuple(row) for row in versions] != [(1, derive.version(index))]:
        findings.problem(mark("Lists and search were made by another version of this program. Open the desk once, or "
                              "run humasdesk rebuild."))
        return False
    return True


_LIVE_SCHEMA = "SELECT type, name, tbl_name, sql FROM live.sqlite_schema"
_OWN_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema"


def _schema(connection: sa.Connection, query: str) -> dict[tuple[str, str], tuple[str, str]]:
    return {(row[0], row[1]): (row[2], row[3]) for row in connection.exec_driver_sql(query)}


def _fresh_schema(index: Index) -> dict[tuple[str, str], tuple[str, str]]:
    made = sa.create_engine("sqlite://", module=sqlite.driver(), poolclass=StaticPool)
    try:
        with made.begin() as connection:
            migrations.upgrade(connection)
            derive.create(connection, index)
            return _schema(connection, _OWN_SCHEMA)
    finally:
        made.dispose()


def _check_count(connection: sa.Connection, findings: Findings) -> None:
    """The engine's own note of the last running number against the journal."""
    last = connection.exec_driver_sql("SELECT max(seq) FROM live.record").scalar()
    noted = connection.exec_driver_sql("SELECT seq FROM live.sqlite_sequence WHERE name = 'record'").scalars().all()
    if list(noted) != ([] if last is None else [last]):
        findings.problem(mark("The journal's last record has number {last}, but the store noted {noted}."),
                         last=last or 0, noted=", ".join(map(str, noted)) or "-")


def _check_local_rows(connection: sa.Connection, findings: Findings) -> None:
    for table, key in drafts.damaged_local_rows(connection):
        findings.problem(mark("A row of this computer alone is damaged: {key} in the table {table}."), table=table,
                         key=key)


def _check_numbers(connection: sa.Connection, findings: Findings) -> None:
    for number in numbers.given_twice(connection):
        findings.problem(mark("The number {number} was given twice."), number=number)


def _check_files(connection: sa.Connection, files: Files, findings: Findings, about: About) -> None:
    """Every file that a record names, by its hash."""
    for name in connection.exec_driver_sql("SELECT DISTINCT file FROM live.file_use ORDER BY file").scalars().all():
        if not _FILE_NAME.fullmatch(str(name)):
            continue  # the comparison names this row
        path = files.path(name)
        if soundness.file_holds(path, name):
            continue
        headline = about.file(name)
        if path.exists():
            findings.problem(mark("The file {name} is damaged (release “{headline}”).") if headline
                             else mark("The file {name} is damaged."), name=str(path), headline=headline)
        else:
            findings.problem(mark("The file {name} is missing (release “{headline}”).") if headline
                             else mark("The file {name} is missing."), name=str(path), headline=headline)


class About:
    """Headlines for what is reported, as far as the damaged desk can still tell."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def release(self, release_id: str) -> str:
        """The headline of that release."""
        return self._ask("SELECT headline FROM live.release WHERE id = ?", release_id)

    def record(self, seq: object) -> str:
        """The headline of the release that a record speaks of."""
        return self._ask("SELECT headline FROM live.release JOIN live.link ON scope = release.id WHERE seq = ?", seq)

    def file(self, name: str) -> str:
        """The headline of a release that uses a file."""
        return self._ask(
            "SELECT headline FROM live.release JOIN live.link ON scope = release.id "
            "JOIN live.file_use ON record = link.id WHERE file = ?", name)

    def _ask(self, query: str, value: object) -> str:
        try:
            return str(self._connection.exec_driver_sql(query, (value,)).scalar() or "")
        except sa.exc.DBAPIError:
            return ""
