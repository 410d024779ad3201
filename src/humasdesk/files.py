"""Writing a file whole or not at all: aside first, flushed to the disk, then put in its place.

``with replacing(path) as out: out.write(...)`` leaves the old file untouched until the new one is complete; whatever
goes wrong, the half-written one is removed and a :class:`~humasdesk.errors.DeskError` says what to do.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from humasdesk.errors import DeskError, ExportError
from humasdesk.i18n import mark, tr

_REASONS = {
    errno.ENOENT: mark("No such file or directory"), errno.EACCES: mark("Permission denied"),
    errno.EPERM: mark("Operation not permitted"), errno.ENOTDIR: mark("Not a directory"),
    errno.EISDIR: mark("Is a directory"), errno.EEXIST: mark("File exists"),
    errno.ENOTEMPTY: mark("Directory not empty"), errno.ENOSPC: mark("No space left on device"),
    errno.EROFS: mark("Read-only file system"),
    errno.EIO: mark("Input/output error"), errno.EBUSY: mark("Device or resource busy"),
    errno.EMFILE: mark("Too many open files"), errno.ENAMETOOLONG: mark("File name too long"),
}
"""What systems say most often, so that it can be said in the language of the program."""

_BINARY = getattr(os, "O_BINARY", 0)

_FULL = mark("There is no room left on the disk for {path}. Free some space and try again; the old file is as it was.")
_LONG = mark("The name {path} is too long for this disk. Choose a shorter one.")
_FOLDER_MISSING = mark("The folder {folder} is not there. Make it, or choose another.")
_FOLDER_CLOSED = mark("Nothing may be written in the folder {folder}. Choose another one.")
_IS_FOLDER = mark("{path} is a folder; a file cannot take its place. Choose another name.")
_READ_ONLY = mark("{path} is write-protected and was left as it is. Choose another name or lift the protection.")
_IN_USE = mark("{path} is open in another program or protected. Close it there and try again; it was left as it is.")
_OTHER = mark("{path} could not be written ({reason}). The old file, if there was one, is as it was.")

_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.ENAMETOOLONG: _LONG,
    errno.EISDIR: _IS_FOLDER,
}


def reason(cause: BaseException) -> str:
    """Why the system refused, for the brackets of a sentence; its own words where it has rare ones."""
    number = getattr(cause, "errno", None)
    if number in _REASONS:
        return tr(_REASONS[number])
    return getattr(cause, "strerror", None) or str(cause) or type(cause).__name__


@contextmanager
def replacing(path: Path, error: type[DeskError] = ExportError) -> Iterator[BinaryIO]:
    """A binary file to write; on leaving the block without an exception it takes the place of ``path``.

    A full disk, a missing or closed folder, a folder or a protected file of that name raise ``error`` with the
    sentence; an exception of the block's own flies on. In every such case ``path`` is as it was.
    """
    _look(path, error)
    aside = path.parent / f".humasdesk-{secrets.token_hex(6)}.tmp"
    try:
        with _fresh(aside, path, error) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        aside.replace(path)
        _settle(path.parent)
    except OSError as exc:
        if exc.filename not in (None, str(aside)):
            raise
        raise _sentence(exc, path, error) from exc
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes, error: type[DeskError] = ExportError) -> None:
    """Put ``data`` at ``path`` by :func:`replacing`."""
    with replacing(path, error) as out:
        out.write(data)


def _look(path: Path, error: type[DeskError]) -> None:
    """Refuse what the system would let through or name badly: no folder, a folder in the way, a protected file."""
    if not path.parent.is_dir():
        raise error(_FOLDER_MISSING, folder=path.parent)
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if stat.S_ISDIR(mode):
        raise error(_IS_FOLDER, path=path)
    if not mode & stat.S_IWUSR:
        raise error(_READ_ONLY, path=path)


def _fresh(aside: Path, path: Path, error: type[DeskError]) -> BinaryIO:
    """A new file beside the target, with the rights any new file of this person gets."""
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    except PermissionError as exc:
        raise error(_FOLDER_CLOSED, folder=path.parent) from exc
    return os.fdopen(handle, "wb")


def _settle(folder: Path) -> None:
    """Make the new name itself durable where the system lets a folder be flushed (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(exc: OSError, path: Path, error: type[DeskError]) -> DeskError:
    if exc.errno in _BY_NUMBER:
        return error(_BY_NUMBER[exc.errno], path=path)
    if exc.errno == errno.EROFS:
        return error(_FOLDER_CLOSED, folder=path.parent)
    if isinstance(exc, PermissionError):
        return error(_IN_USE, path=path)
    return error(_OTHER, path=path, reason=reason(exc))
