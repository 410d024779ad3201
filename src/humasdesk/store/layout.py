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


def stamp(moment: datetime) -> str:
    """``moment`` as a folder's name: ``2026-11-23T081530Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")


def free(folder: Path, name: str) -> Path:
    """A path in ``folder`` that nothing has yet: ``name``, or ``name-2`` and so on."""
    path, count = folder / name, 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}"
    return path
