"""Where things lie in a desk's folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

FILE_NAME = "desk.sqlite"
"""The store. SQLite keeps ``-wal`` and ``-shm`` beside it while it is open."""

FILES = "files"
"""Pictures, originals and snapshots, by content hash."""

BACKUPS = "backups"
"""One folder a backup, and what restoring set aside."""


_STAMP = "%Y-%m-%dT%H%M%SZ"


def stamp(at: datetime) -> str:
    """``at`` as a folder's name: ``2026-11-23T081530Z``."""
    return at.astimezone(UTC).strftime(_STAMP)


def moment(name: str) -> datetime | None:
    """The inverse of :func:`stamp`, whatever follows it; ``None`` for any other name."""
    try:
        return datetime.strptime(name[:18], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def free(folder: Path, name: str) -> Path:
    """A path in ``folder`` that nothing has yet: ``name``, or ``name-2`` and so on."""
    path, count = folder / name, 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}"
    return path
