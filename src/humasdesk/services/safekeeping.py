"""Backups, restoring, verifying and rebuilding: keeping what was acknowledged, and proving it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from humasdesk import clock, log
from humasdesk.errors import DeskError
from humasdesk.services.desk import Desk
from humasdesk.store import backup, derive, verify
from humasdesk.store.backup import Backup

_LOG = log.logger("safekeeping")


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found: how many records were read, and every problem in words."""

    records: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = field(default_factory=tuple)

    @property
    def ok(self) -> bool:
        return not self.problems


def make_backup(desk: Desk) -> Backup:
    """A backup now: the store by the engine and the files, verified after writing, old ones thinned."""
    made = backup.make(desk.home, desk.now())
    backup.thin(desk.home, desk.now(), desk.zone)
    return made


def copy_before_upgrade(home: Path, now: datetime) -> None:
    """A backup before a migration changes the store."""
    backup.make(home, now, why="before-upgrade")


def on_start(desk: Desk) -> None:
    """At most once a day, before anything is written. A backup that fails is logged and told, and stops nobody."""
    if not desk.setting("backup.daily"):
        return
    today = desk.today()
    if any(clock.day_in(one.at, desk.zone) == today for one in backup.listed(desk.home)):
        return
    try:
        make_backup(desk)
    except DeskError as cause:
        _LOG.warning("daily backup failed: %s", cause)
        desk.notes.append(cause.sentence)


def backups(home: Path) -> tuple[Backup, ...]:
    """Every backup of the desk in ``home``, newest first."""
    return backup.listed(home)


def verify_desk(desk: Desk, *, compare: bool = True, progress: derive.Progress = derive.silent) -> Report:
    """Every record's hash and signature, every chain, the files, the local rows, the numbers, and (``compare``)
    everything derived against what the journal gives anew."""
    found = verify.verify(desk.store, desk.files, compare=compare, progress=progress)
    return Report(found.records, tuple(found.problems), tuple(found.notes))


def rebuild(desk: Desk, progress: derive.Progress = derive.silent) -> int:
    """Make everything derived anew; how many records were read."""
    return desk.store.rebuild(progress)
