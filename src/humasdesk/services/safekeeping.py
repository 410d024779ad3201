"""Backups, restoring, verifying and rebuilding: keeping what was acknowledged, and proving it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from humasdesk import clock, log
from humasdesk.clock import Clock
from humasdesk.errors import DeskError, NotFound, StoreError
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import desk as desks
from humasdesk.services import rekeying
from humasdesk.services.desk import Desk
from humasdesk.services.keychain import Keychain
from humasdesk.services.regions import Regions
from humasdesk.store import backup, derive, layout, thinning, verify
from humasdesk.store import restore as restoring
from humasdesk.store.backup import Backup
from humasdesk.store.database import open_store
from humasdesk.store.derive import Progress
from humasdesk.store.files import Files
from humasdesk.store.findings import Findings
from humasdesk.store.lock import DeskLock

__all__ = [
    "Found", "Progress", "Report", "RestorePlan", "Restored", "backups", "copy_before_upgrade", "finish_restore",
    "is_backup_due", "make_backup", "newest_whole", "on_start", "preview", "rebuild", "refuse_unfinished", "restore",
    "restore_newest", "restore_pending", "verify_desk", "verify_home",
]

_LOG = log.logger("safekeeping")
_NAMED = 20
_INTERRUPTED = mark("Bringing back a backup was interrupted. Open the desk once for writing to finish it.")


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found: how many records were read, and every problem in words."""

    records: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = field(default_factory=tuple)

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What bringing a backup back would do. ``lost`` is ``None`` where the desk's own store cannot be read; ``mended``
    are files that the desk has lost or that are damaged there, ``damaged`` those that are damaged in the backup."""

    backup: Backup
    lost: restoring.Lost | None
    mended: tuple[str, ...]
    damaged: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """The plan as plain values."""
        one, lost = self.backup, self.lost
        return {
            "backup": one.name, "made": clock.to_text(one.at), "program": one.program, "why": one.why,
            "records": one.records, "releases": one.releases, "files": len(one.files),
            "lost": None if lost is None else {
                "records": lost.records, "unsaved": list(lost.unsaved),
                "releases": [{"id": name, "headline": headline} for name, headline in lost.releases]},
            "mended": list(self.mended), "damaged": list(self.damaged),
        }

    def lines(self) -> tuple[str, ...]:
        """The plan in words."""
        one = self.backup
        found = [tr("Backup {name}. Records: {records}. Releases: {releases}. Files: {files}.", name=one.name,
                    records=one.records, releases=one.releases, files=len(one.files))]
        if self.lost is None:
            found.append(tr("The desk's own file cannot be read; what it holds beyond the backup cannot be told."))
        elif not self.lost.records and not self.lost.unsaved:
            found.append(tr("The desk holds nothing that the backup lacks."))
        else:
            found += _lost_lines(self.lost)
        if self.mended:
            found.append(trn("{count} file that is missing or damaged comes back.",
                             "{count} files that are missing or damaged come back.", len(self.mended)))
        if self.damaged:
            found.append(trn("{count} file is damaged in this backup; it is taken from the desk if it is whole there.",
                             "{count} files are damaged in this backup; they are taken from the desk if they are "
                             "whole there.", len(self.damaged)))
        return (*found, tr("The desk as it is now is set aside whole in the folder {folder}; nothing is deleted.",
                           folder=layout.BACKUPS))


def _lost_lines(lost: restoring.Lost) -> list[str]:
    found = [trn("{count} record made since would be set aside:", "{count} records made since would be set aside:",
                 lost.records)] if lost.records else []
    found += [f"  {headline or tr('(no headline)')}" for _, headline in lost.releases[:_NAMED]]
    if len(lost.releases) > _NAMED:
        found.append("  " + tr("and {count} more releases", count=len(lost.releases) - _NAMED))
    if lost.unsaved:
        found.append(tr("Unsaved texts that would be set aside: {list}", list=", ".join(lost.unsaved)))
    return found


@dataclass(frozen=True, slots=True)
class Restored:
    """What bringing a backup back did: where the desk of before lies, who signs with a new key, and the files of
    which no whole copy was found."""

    backup: Backup
    aside: Path
    renewed: tuple[str, ...]
    lacking: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """As plain values."""
        return {"backup": self.backup.name, "records": self.backup.records, "set_aside": str(self.aside),
                "new_keys": list(self.renewed), "lacking": list(self.lacking)}

    def lines(self) -> tuple[str, ...]:
        """In words."""
        found = [tr("The backup {name} is back. The desk of before lies in {path}.", name=self.backup.name,
                    path=str(self.aside))]
        if self.renewed:
            found.append(tr("From now on these people sign with a new key here: {names}.",
                            names=", ".join(self.renewed)))
        if self.lacking:
            found.append(trn("Of {count} file no whole copy was found; humasdesk verify names it.",
                             "Of {count} files no whole copy was found; humasdesk verify names them.",
                             len(self.lacking)))
        return tuple(found)


def make_backup(desk: Desk) -> Backup:
    """A backup now: the store by the engine and the files, verified after writing, old ones thinned."""
    desk.store.refuse_gone()
    made = backup.make(desk.home, desk.now())
    thinning.thin(desk.home, desk.zone)
    return made


def copy_before_upgrade(home: Path, now: datetime) -> None:
    """A backup before a migration changes the store."""
    backup.make(home, now, why=backup.BEFORE_UPGRADE)


def is_backup_due(desk: Desk) -> bool:
    """Whether the desk wants a backup every day, holds something, and has none of today."""
    if not desk.setting("backup.daily") or desk.rosters().newest is None:
        return False
    today = desk.today()
    return all(clock.day_in(one, desk.zone) != today for one in backup.times(desk.home))


def on_start(desk: Desk) -> None:
    """At most once a day, before anything is written. A backup that fails is logged and told, and stops nobody."""
    if not is_backup_due(desk):
        return
    try:
        make_backup(desk)
    except DeskError as cause:
        _LOG.warning("daily backup failed: %s", cause)
        desk.notes.append(cause.sentence)


def backups(home: Path) -> tuple[Backup, ...]:
    """Every backup of the desk in ``home``, newest first."""
    return backup.listed(home)


@dataclass(frozen=True, slots=True)
class Found:
    """The newest backup that can be brought back, if there is one, and how many newer ones are damaged."""

    backup: Backup | None
    damaged: int = 0


def newest_whole(home: Path) -> Found:
    """Prove the backups of ``home``, newest first, until one holds; long where they are large."""
    damaged = 0
    for one in backup.listed(home):
        try:
            backup.prove(one)
        except DeskError:
            damaged += 1
        else:
            return Found(one, damaged)
    return Found(None, damaged)


def restore_newest(home: Path, now: Clock = clock.system_clock) -> Restored:
    """:func:`restore` the newest backup that is whole; raises :class:`NotFound` where none is."""
    found = newest_whole(home).backup
    if found is None:
        raise NotFound(mark("No backup in {folder} is whole."), folder=str(home / layout.BACKUPS))
    return restore(home, found.name, now)


def preview(home: Path, name: str) -> RestorePlan:
    """What bringing that backup back would do. Raises :class:`StoreDamaged` where the backup itself does not hold."""
    one = backup.find(home, name)
    damaged = backup.prove(one)
    return RestorePlan(one, restoring.lost(home, one), restoring.mended(home, one), damaged)


def restore(home: Path, name: str, now: Clock = clock.system_clock) -> Restored:
    """Bring that backup back, whatever state the desk is in; the desk of before is set aside whole.

    People whose keys lie on this computer go on with new ones. Raises ``StoreBusy`` where the desk is open.
    """
    one = backup.find(home, name)
    backup.prove(one)
    home.mkdir(parents=True, exist_ok=True)
    lock = DeskLock(home)
    lock.take(now(), desks.WAIT_SECONDS)
    try:
        restoring.finish(home)
        staged = restoring.stage(home, one, now())
        try:
            renewed = _renew(home, staged.folder, now)
        except BaseException:
            restoring.discard(staged)
            raise
        return Restored(one, restoring.swap(home, staged, now()), renewed, staged.lacking)
    finally:
        lock.release()


def _renew(home: Path, folder: Path, now: Clock) -> tuple[str, ...]:
    store = open_store(folder, desks.language(Regions())[0], now)
    try:
        return rekeying.renew(store, Keychain(home))
    finally:
        store.close()


def restore_pending(home: Path) -> bool:
    """Whether a restoring was begun and not finished."""
    return restoring.pending(home)


def refuse_unfinished(home: Path) -> None:
    """Raise where a restoring was interrupted, for those who only look and cannot finish it."""
    if restoring.pending(home):
        raise StoreError(_INTERRUPTED)


def finish_restore(home: Path) -> bool:
    """Finish a restoring that a crash interrupted; whether there was one. The desk must be locked."""
    return restoring.finish(home)


def verify_desk(desk: Desk, *, compare: bool = True, progress: Progress = derive.silent) -> Report:
    """Every record's hash and signature, every chain, the files, the local rows, the numbers, and (``compare``)
    everything derived against what the journal gives anew."""
    return _report(verify.verify(desk.store, desk.files, compare=compare, progress=progress))


def verify_home(home: Path, *, compare: bool = True, progress: Progress = derive.silent) -> Report:
    """Like :func:`verify_desk`, for a desk that need not open any more; nothing is written to it."""
    path = home / layout.FILE_NAME
    found = Findings()
    if restoring.pending(home):
        found.problem(_INTERRUPTED)
    elif not path.exists() and backup.listed(home):
        found.problem(mark("The desk's file in {folder} is missing or empty. Run humasdesk restore to bring back "
                           "a backup."), folder=str(home))
    elif not path.exists():
        raise NotFound(mark("There is no desk in {folder} yet."), folder=str(home))
    else:
        found = verify.verify_file(path, Files(home / layout.FILES), desks.language(Regions())[0], rebuilt=compare,
                                   progress=progress)
    return _report(found)


def _report(found: Findings) -> Report:
    return Report(found.records, tuple(one.sentence for one in found.problems),
                  tuple(one.sentence for one in found.notes))


def rebuild(desk: Desk, progress: Progress = derive.silent) -> int:
    """Make everything derived anew; how many records were read."""
    return desk.store.rebuild(progress)
