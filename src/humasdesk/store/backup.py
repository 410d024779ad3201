"""Backups: one folder each, holding the store as the engine copied it, the files, and a manifest that proves both.

A backup is made under a name of its own that nobody lists, proved, and only then given its place. Keys are never in
one: they lie in ``private/``, which nothing here reads.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from humasdesk import __version__, clock
from humasdesk.errors import DeskError, NotFound, StoreBusy, StoreDamaged, StoreError, StoreFull
from humasdesk.files import reason
from humasdesk.i18n import mark
from humasdesk.store import layout, soundness, sqlite
from humasdesk.store.files import Files, hash_of_file, sync_folder

BEFORE_UPGRADE = "before-upgrade"
"""Why a backup was made, at the end of its name."""
MANIFEST = "manifest.json"
_UNFINISHED = ".making-"
_LEAVING = ".leaving-"
_SPARE_BYTES = 4 << 20
"""Left free beside a new backup, so that it never takes the room that the next save needs."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. ``files`` are names with their sizes in bytes; ``missing`` are files that were damaged on the desk
    already, with no good copy to be had."""

    path: Path
    at: datetime
    records: int
    releases: int
    digest: str
    why: str = ""
    program: str = ""
    files: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def store(self) -> Path:
        """The copy of the store."""
        return self.path / layout.FILE_NAME

    def file(self, name: str) -> Path:
        """Where the file of that hash lies in this backup."""
        return Files(self.path / layout.FILES).path(name)


def make(home: Path, now: datetime, why: str = "") -> Backup:
    """A backup of the desk in ``home``, open or not; on disk and proved when this returns.

    Raises :class:`StoreDamaged` where the desk itself does not hold (so that a damaged one never pushes out a good
    backup), :class:`StoreFull` or :class:`StoreError` where it cannot be written. None of them leaves anything.
    """
    store = home / layout.FILE_NAME
    if not store.exists():
        raise NotFound(mark("There is no desk in {folder} yet."), folder=str(home))
    folder = home / layout.BACKUPS
    with alone(folder):
        earlier = next(iter(listed(home)), None)
        name = layout.free(folder, layout.stamp(now) + (f"-{why}" if why else "")).name
        making = folder / f"{_UNFINISHED}{name}"
        try:
            making.mkdir(mode=0o700)
            _check_room(home, earlier)
            _fill(home, making, earlier, now, why)
            making.rename(folder / name)
            sync_folder(folder)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
    return read(folder / name)


def listed(home: Path) -> tuple[Backup, ...]:
    """Every backup of the desk in ``home``, newest first."""
    folder = home / layout.BACKUPS
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if not path.name.startswith(".") and (path / MANIFEST).is_file():
            try:
                found.append(read(path))
            except StoreDamaged:
                continue
    return tuple(sorted(found, key=lambda one: (one.at, one.name), reverse=True))


def times(home: Path) -> tuple[datetime, ...]:
    """When the backups were made, by the names of their folders alone: every start asks."""
    folder = home / layout.BACKUPS
    found = (layout.moment(path.name) for path in (folder.iterdir() if folder.is_dir() else ())
             if (path / MANIFEST).is_file())
    return tuple(sorted(one for one in found if one is not None))


def find(home: Path, name: str) -> Backup:
    """The backup of that name, or the newest whose name begins so; a path means a backup that lies elsewhere."""
    begin_so = [one for one in listed(home) if name and one.name.startswith(name)]
    if begin_so:  # a second one of the same second begins as the first
        return next((one for one in begin_so if one.name == name), begin_so[0])
    for path in (home / layout.BACKUPS / name, Path(name).absolute()):
        if name and (path / MANIFEST).is_file():
            return read(path)  # says what is wrong with one that is not listed
    raise NotFound(mark("There is no backup {name}. humasdesk restore lists them."), name=name)


def read(path: Path) -> Backup:
    """The backup in that folder, by its manifest; raises :class:`StoreDamaged` where that does not hold."""
    try:
        raw = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        store = raw["store"]
        if raw.pop("seal") != _seal(raw):
            raise ValueError("the seal does not hold")
        return Backup(path, clock.from_text(raw["made"]), int(store["records"]), int(store["releases"]),
                      str(store["sha256"]), str(raw["why"]), str(raw["program"]), dict(raw["files"]),
                      tuple(raw["missing"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as cause:
        raise StoreDamaged(mark("The list of contents of the backup {name} is damaged. Use another backup."),
                           name=path.name) from cause


def prove(backup: Backup) -> tuple[str, ...]:
    """Check a backup's store to the last record; answers the files of it that are missing or damaged.

    Raises :class:`StoreDamaged` where the store itself does not hold.
    """
    try:
        digest = hash_of_file(backup.store)
    except OSError as cause:
        raise _damaged(backup) from cause
    if digest != backup.digest or _count(backup.store) != (backup.records, backup.releases):
        raise _damaged(backup)
    return tuple(name for name in backup.files if not soundness.file_holds(backup.file(name), name))


def _damaged(backup: Backup) -> StoreDamaged:
    return StoreDamaged(mark("The backup {name} is damaged. Use another one (humasdesk restore lists them)."),
                        name=backup.name)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One process at a time changes the folder of backups; what a crash left half done goes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        lock.acquire(timeout=60)
    except Timeout as cause:
        raise StoreBusy(mark("Another program is making a backup of this desk. Try again in a moment.")) from cause
    except OSError as cause:
        raise _unwritten(cause) from cause
    try:
        for path in folder.iterdir():
            if path.name.startswith((_UNFINISHED, _LEAVING)):
                shutil.rmtree(path, ignore_errors=True)
        yield
    except OSError as cause:
        raise _unwritten(cause) from cause
    finally:
        lock.release()


def _unwritten(cause: OSError) -> DeskError:
    if cause.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(mark("There is no room for a backup. Free some space and try again; the desk and earlier "
                              "backups are as they were."))
    return StoreError(mark("The backup could not be written ({reason}). The desk and earlier backups are as they "
                           "were."), reason=reason(cause))


def _check_room(home: Path, earlier: Backup | None) -> None:
    """Refuse at once where there is not room for a whole backup beside the desk."""
    needed = (home / layout.FILE_NAME).stat().st_size + _SPARE_BYTES
    files = Files(home / layout.FILES)
    needed += sum(files.path(name).stat().st_size for name in files.names()
                  if earlier is None or name not in earlier.files)
    free = shutil.disk_usage(home / layout.BACKUPS).free
    if free < needed:
        raise StoreFull(mark("A backup needs {needed} MB and the disk has {free} MB left. Free some space and try "
                             "again; the desk and earlier backups are as they were."),
                        needed=-(-needed // 1_000_000), free=free // 1_000_000)


def _fill(home: Path, making: Path, earlier: Backup | None, now: datetime, why: str) -> None:
    store = making / layout.FILE_NAME
    # the store first: a file is on disk before the record that names it, so the copied files cover the copied records
    copy_store(home / layout.FILE_NAME, store)
    records, releases = _count(store)
    files, missing = _copy_files(home, making, earlier)
    raw = {"format": 1, "made": clock.to_text(now), "why": why, "program": __version__,
           "store": {"sha256": hash_of_file(store), "records": records, "releases": releases},
           "files": files, "missing": missing}
    manifest = making / MANIFEST
    manifest.write_text(json.dumps(raw | {"seal": _seal(raw)}, indent=1, sort_keys=True), encoding="utf-8")
    _sync(manifest)
    for folder in (*sorted(making.rglob("*/"), reverse=True), making):
        sync_folder(folder)
    read(making)


def copy_store(source: Path, target: Path) -> None:
    """A copy of a store by the engine, taken from one state of it whatever is written meanwhile; on disk."""
    with sqlite.sentences(), closing(sqlite.connect(source, readonly=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    _sync(target)


def _count(store: Path) -> tuple[int, int]:
    """Records and releases of a copy just made or about to be used; every page and every record's hash is checked."""
    with sqlite.sentences(), closing(sqlite.connect(store, readonly=True)) as connection:
        why = soundness.first_fault(connection)
        if why is not None:
            raise sqlite.damaged(why)
        return soundness.counts(connection)


def _copy_files(home: Path, making: Path, earlier: Backup | None) -> tuple[dict[str, int], list[str]]:
    """Copy or link every file of the desk; what was taken, with sizes, and what could not be had whole."""
    live, new = Files(home / layout.FILES), Files(making / layout.FILES)
    taken: dict[str, int] = {}
    missing: list[str] = []
    for name in live.names():
        target = new.path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if _take(live.path(name), target, earlier.file(name) if earlier and name in earlier.files else None):
            taken[name] = target.stat().st_size
        else:
            missing.append(name)
    return taken, missing


def _take(source: Path, target: Path, earlier: Path | None) -> bool:
    """Put a file into the backup: linked to the backup before where that has it, else copied and read again.

    Never a link to the desk's own copy, which would let one damage reach both.
    """
    name = target.name
    same = earlier is not None and earlier.is_file() and earlier.stat().st_size == source.stat().st_size
    if earlier is not None and same and _link(earlier, target):
        return True
    for path in (source, earlier):
        if path is not None and path.is_file():
            shutil.copyfile(path, target)
            _sync(target)
            if soundness.file_holds(target, name):
                return True
    target.unlink(missing_ok=True)
    return False


def _link(earlier: Path, target: Path) -> bool:
    try:
        target.hardlink_to(earlier)
    except OSError:  # a disk without hard links, or one with too many on this file
        return False
    return True


def _sync(path: Path) -> None:
    with path.open("r+b") as written:
        os.fsync(written.fileno())


def _seal(raw: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()


def remove(backup: Backup) -> None:
    """Take a backup away; a crash in the middle leaves nothing that looks like one."""
    leaving = backup.path.with_name(f"{_LEAVING}{backup.name}")
    backup.path.rename(leaving)
    shutil.rmtree(leaving, ignore_errors=True)
