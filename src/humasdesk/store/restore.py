"""Bringing a backup back: copied beside the desk, changed places with it, the desk's own store and files set aside.

Up to the moment the marker is written, a crash leaves the desk as it was; from then on the next opening finishes the
exchange (:func:`finish`). Whatever lay in the desk's folder before ends up whole in the folder set aside.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from humasdesk.errors import DeskError, StoreDamaged, StoreError
from humasdesk.files import reason
from humasdesk.i18n import mark
from humasdesk.store import layout, soundness, sqlite
from humasdesk.store.backup import Backup
from humasdesk.store.files import Files, hash_of_file, sync_folder

_MARKER = "restore.json"
_NEW = ".restoring-"
_SCRATCH = (_NEW, ".verify-")
_STORE_PARTS = (f"{layout.FILE_NAME}-wal", f"{layout.FILE_NAME}-shm", layout.FILE_NAME)
"""In the order they leave: once the store itself is gone, nothing of it is left to be mistaken for the new one's."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What the desk holds and a backup lacks: how many records, the releases they speak of (id, headline), and the
    headlines of unsaved texts."""

    records: int
    releases: tuple[tuple[str, str], ...]
    unsaved: tuple[str, ...]


def lost(home: Path, backup: Backup) -> Lost | None:
    """What going back to ``backup`` would leave behind; ``None`` where the desk's own store cannot be read."""
    try:
        with sqlite.sentences(), closing(sqlite.connect(home / layout.FILE_NAME, readonly=True)) as connection:
            sqlite.attach(connection, backup.store, "past")
            return _lost(connection)
    except DeskError:
        return None
    except sqlite.driver().Error:
        return None


def _lost(connection: Any) -> Lost:
    count = 0
    releases: dict[str, str] = {}
    for (stored,) in connection.execute(
            "SELECT body FROM main.record WHERE id NOT IN (SELECT id FROM past.record) ORDER BY seq"):
        count += 1
        said = _json(stored)
        release = said.get("release")
        if isinstance(release, str):
            releases[release] = str(said.get("headline") or releases.get(release) or _headline(connection, release))
    unsaved = [str(json.loads(content).get("headline", "")) for (content,) in connection.execute(
        "SELECT content FROM main.working_copy WHERE hash NOT IN (SELECT hash FROM past.working_copy) ORDER BY at")]
    return Lost(count, tuple(releases.items()), tuple(unsaved))


def _json(stored: bytes) -> dict[str, Any]:
    try:
        said = json.loads(soundness.inflate(stored))
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _headline(connection: Any, release: str) -> str:
    row = connection.execute("SELECT headline FROM main.release WHERE id = ?", (release,)).fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True, slots=True)
class Staged:
    """A backup copied beside the desk, not in its place yet. ``lacking`` are files that no good copy was found of."""

    folder: Path
    lacking: tuple[str, ...]


def mended(home: Path, backup: Backup) -> tuple[str, ...]:
    """Files of ``backup`` that the desk has lost or that are damaged there."""
    files = Files(home / layout.FILES)
    return tuple(name for name in backup.files if not soundness.file_holds(files.path(name), name))


def stage(home: Path, backup: Backup, now: datetime) -> Staged:
    """Copy ``backup`` beside the desk and prove the copy. A file that is damaged in the backup is taken from the desk
    where it is whole there."""
    folder = layout.free(home, f"{_NEW}{layout.stamp(now)}")
    with _said():
        try:
            return Staged(folder, _copy(home, backup, folder))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _copy(home: Path, backup: Backup, folder: Path) -> tuple[str, ...]:
    new, live = Files(folder / layout.FILES), Files(home / layout.FILES)
    new.folder.mkdir(parents=True)
    store = folder / layout.FILE_NAME
    shutil.copyfile(backup.store, store)
    if hash_of_file(store) != backup.digest:
        raise StoreDamaged(mark("The backup {name} is damaged. Use another one (humasdesk restore lists them)."),
                           name=backup.name)
    lacking = [name for name in backup.files
               if not any(_whole_copy(source, new.path(name)) for source in (backup.file(name), live.path(name)))]
    for path in folder.rglob("*"):
        _sync(path)
    _sync(folder)
    return tuple(lacking)


def _whole_copy(source: Path, target: Path) -> bool:
    if not soundness.file_holds(source, target.name):
        return False
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(source, target)
    return soundness.file_holds(target, target.name)


def discard(staged: Staged) -> None:
    """Do not go on: take the copy away again."""
    shutil.rmtree(staged.folder, ignore_errors=True)


def swap(home: Path, staged: Staged, now: datetime) -> Path:
    """Put the staged copy in the desk's place; answers the folder where the desk's own store and files now lie.

    The desk must be locked and closed.
    """
    with _said():
        shelf = home / layout.BACKUPS
        shelf.mkdir(exist_ok=True)
        if shelf.stat().st_dev != home.stat().st_dev:  # backups on another disk: a move would be a copy there
            shelf = home
        aside = layout.free(shelf, f"set-aside-{layout.stamp(now)}")
        aside.mkdir(mode=0o700)
        text = json.dumps({"new": staged.folder.name, "aside": aside.relative_to(home).as_posix()})
        marker = home / f"{_MARKER}.new"
        marker.write_text(text, encoding="utf-8")
        _sync(marker)
        marker.replace(home / _MARKER)
        sync_folder(home)
        _exchange(home, staged.folder, aside)
    return aside


def pending(home: Path) -> bool:
    """Whether an exchange was begun and not finished."""
    return (home / _MARKER).exists()


def finish(home: Path) -> bool:
    """Finish an exchange that a crash interrupted, and clear away what a crash left of copies; whether there was one.

    The desk must be locked and not open.
    """
    unfinished = pending(home)
    with _said():
        if unfinished:
            said = json.loads((home / _MARKER).read_text(encoding="utf-8"))
            aside = home / str(said["aside"])
            aside.mkdir(parents=True, exist_ok=True)
            _exchange(home, home / str(said["new"]), aside)
        for path in home.glob(".*"):
            if path.name.startswith(_SCRATCH):
                shutil.rmtree(path, ignore_errors=True)
    return unfinished


def _exchange(home: Path, new: Path, aside: Path) -> None:
    """Move the old aside and the new in, from wherever an earlier try stopped: what still lies in ``new`` has not
    come in yet, so what lies in its place is old."""
    if (new / layout.FILE_NAME).exists():
        for name in _STORE_PARTS:
            _move(home / name, aside / name)
        _sync(aside)
        _move(new / layout.FILE_NAME, home / layout.FILE_NAME)
    if (new / layout.FILES).exists():
        _move(home / layout.FILES, aside / layout.FILES)
        _move(new / layout.FILES, home / layout.FILES)
    for folder in (aside, home):
        sync_folder(folder)
    (home / _MARKER).unlink(missing_ok=True)
    sync_folder(home)
    shutil.rmtree(new, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    if source.exists():
        source.rename(target)


def _sync(path: Path) -> None:
    if path.is_dir():
        sync_folder(path)
        return
    with path.open("r+b") as written:
        os.fsync(written.fileno())


@contextmanager
def _said() -> Iterator[None]:
    """Errors of the disk as a sentence."""
    try:
        yield
    except OSError as cause:
        raise StoreError(mark("The backup could not be brought back ({reason}). Nothing is lost: open the desk again, "
                              "or try again after putting that right."),
                         reason=reason(cause)) from cause
