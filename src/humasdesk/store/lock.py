"""One process writes a desk. The lock says who it is, so that the next one can tell its user."""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from filelock import FileLock, Timeout

from humasdesk import clock
from humasdesk.errors import StoreBusy, StoreError
from humasdesk.files import reason
from humasdesk.i18n import mark


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a desk open for writing, and the zone of that desk (an IANA name; empty as long as it is not read)."""

    process: int
    user: str
    machine: str
    since: str
    zone: str = ""


class DeskLock:
    """The right to write one desk; an operating-system lock, so it dies with its process."""

    def __init__(self, home: Path) -> None:
        # Not a thread's own: the window's desk is opened in one thread and closed in another.
        self._lock = FileLock(home / "desk.lock", thread_local=False)
        self._note = home / "desk.open.json"

    def take(self, now: datetime, wait_seconds: float) -> None:
        """Take the lock, waiting at most ``wait_seconds``; raises :class:`StoreBusy` that names the holder, or
        :class:`StoreError` where the folder cannot be written."""
        try:
            self._lock.acquire(timeout=wait_seconds)
        except Timeout as cause:
            raise self._busy() from cause
        except OSError as cause:
            raise self._closed(cause) from cause
        try:
            self._write(Holder(os.getpid(), _user(), socket.gethostname(), clock.to_text(now)))
        except OSError as cause:
            self._lock.release()
            raise self._closed(cause) from cause

    def name_zone(self, zone: str) -> None:
        """Add the desk's zone, known once it is open, so that who is kept out is told the time as the desk has it."""
        holder = self.holder()
        if holder is not None:
            with suppress(OSError):  # the note is a courtesy; without it the time is said in the other one's zone
                self._write(replace(holder, zone=zone))

    def _write(self, holder: Holder) -> None:
        self._note.write_text(json.dumps(asdict(holder)), encoding="utf-8")

    def release(self) -> None:
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            self._lock.release()

    def is_free(self) -> bool:
        """Whether nobody holds it now: it is taken for a moment to see, and given back."""
        try:
            self._lock.acquire(timeout=0)
        except (Timeout, OSError):
            return False
        self._lock.release()
        return True

    def holder(self) -> Holder | None:
        """Who holds the lock, as far as its note tells."""
        try:
            return Holder(**json.loads(self._note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _closed(self, cause: OSError) -> StoreError:
        """A folder that may be read and not written, or a full disk."""
        return StoreError(mark("Nothing can be written in the desk's folder {folder} ({reason}). Check its rights and "
                               "the room on its disk; reading works."), folder=str(self._note.parent),
                          reason=reason(cause))

    def _busy(self) -> StoreBusy:
        holder = self.holder()
        if holder is None:
            return StoreBusy(mark("Another program has this desk open. Close it there, or look at it read-only."))
        return StoreBusy(
            mark("This desk is open for {user} on {machine} (process {process}, since {since}). "
                 "Close it there, or look at it read-only."),
            user=holder.user, machine=holder.machine, process=holder.process, since=_said(holder),
        )


def _said(holder: Holder) -> str:
    """Since when, as people read it: in the desk's zone, else in this computer's, and which one it is."""
    try:
        moment = clock.from_text(holder.since)
        if holder.zone:
            return f"{moment.astimezone(ZoneInfo(holder.zone)):%d/%m/%Y %H.%M} {clock.zone_name(holder.zone)}"
        return f"{moment.astimezone():%d/%m/%Y %H.%M %Z}"
    except (ValueError, ZoneInfoNotFoundError):
        return holder.since


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
