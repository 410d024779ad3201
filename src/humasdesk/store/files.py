"""Pictures, originals and snapshots, kept by content hash beside the store: ``files/ab/<sha256>``.

A file is on disk, whole and synced, before the row that names it is written; every read checks its hash.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from humasdesk.errors import NotFound, StoreDamaged, StoreError, StoreFull
from humasdesk.files import reason
from humasdesk.i18n import mark


def hash_of(data: bytes) -> str:
    """The name of a file: SHA-256 of its bytes, hex."""
    return hashlib.sha256(data).hexdigest()


def hash_of_file(path: Path) -> str:
    """SHA-256 of the file at ``path``, hex, without holding it whole; raises ``OSError`` where it cannot be read."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


class Files:
    """The folder of files of one desk. ``refuse`` is asked before anything is written, and raises where it may not be:
    the folder of a desk that was moved away is not made anew."""

    def __init__(self, folder: Path, refuse: Callable[[], None] = lambda: None) -> None:
        self.folder = folder
        self._refuse = refuse

    def path(self, name: str) -> Path:
        """Where the file of hash ``name`` lies, or would."""
        return self.folder / name[:2] / name

    def keep(self, data: bytes) -> str:
        """Write ``data`` (once) and answer its hash; durable when this returns. A damaged copy is written anew."""
        name = hash_of(data)
        path = self.path(name)
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return name
        self._refuse()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_durably(path, data)
        except OSError as cause:
            raise StoreFull(mark("The desk's folder cannot be written ({reason}). Free some space or check "
                                 "its permissions, and try again."), reason=reason(cause)) from cause
        return name

    def read(self, name: str) -> bytes:
        """The bytes of ``name``; raises where it is missing or no longer what it was."""
        try:
            data = self.path(name).read_bytes()
        except FileNotFoundError as cause:
            raise NotFound(mark("The file {name} is missing from the desk. A backup may hold it (humasdesk restore)."),
                           name=name[:12]) from cause
        except OSError as cause:
            raise StoreError(mark("The file {name} cannot be read from the desk ({reason}). Check its disk; a backup "
                                  "may hold the file (humasdesk restore)."), name=name[:12],
                             reason=reason(cause)) from cause
        if hash_of(data) != name:
            raise StoreDamaged(mark("The file {name} is damaged. A backup may hold it whole (humasdesk restore)."),
                               name=name[:12])
        return data

    def names(self) -> Iterator[str]:
        """Every file that lies here, by name."""
        if self.folder.is_dir():
            for path in sorted(self.folder.glob("??/*")):
                if len(path.name) == 64:
                    yield path.name


def _write_durably(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable (where the system can)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
