"""Reads one file from outside as text, or says in a sentence why it cannot be read.

Nothing is trusted: the kind of file is asked before it is opened, no more than :data:`MAX_BYTES` reach memory, and
what is not text is named instead of being guessed at.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from humasdesk.errors import BadInput
from humasdesk.files import reason
from humasdesk.i18n import mark
from humasdesk.services.importing import encodings, signatures
from humasdesk.services.importing.blanks import is_blank, with_newlines

MAX_BYTES = 5 * 1024 * 1024
"""The largest file that is read; a release of 50,000 words has about 0.4 MB."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was found.

    ``name`` is the file's name without folders, ``data`` its exact bytes, ``sha256`` their hash (hex), ``text`` the
    decoded text with every line ended by ``\\n`` and no byte-order mark, ``encoding`` one of ``utf-8``,
    ``utf-8-bom``, ``utf-16-le``, ``utf-16-be``, ``utf-32`` and ``windows-1252``.
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str
    text: str = field(repr=False)
    encoding: str


def read_source(path: str | os.PathLike[str], limit: int = MAX_BYTES) -> Source:
    """The text of the file at ``path``; raises :class:`BadInput` with what is wrong and what to do."""
    shown = shown_path(path)
    data = _read_bytes(path, shown, limit)
    if not data:
        raise BadInput(mark("{path} is empty; there is nothing to import."), path=shown)
    signatures.refuse_binary(data, shown)
    text, encoding = encodings.decode(data, shown)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_blank(with_newlines(text)):
        raise BadInput(mark("{path} holds only blanks; there is nothing to import."), path=shown)
    signatures.refuse_controls(text, shown)
    return Source(shown_path(Path(path).name), data, hashlib.sha256(data).hexdigest(), text, encoding)


def shown_path(path: str | os.PathLike[str]) -> str:
    """``path`` as it can be printed and stored: bytes of a file name that are no text become U+FFFD."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _read_bytes(path: str | os.PathLike[str], shown: str, limit: int) -> bytes:
    """At most ``limit`` bytes. Opened without waiting, so that a pipe put in the file's place cannot hold us up."""
    try:
        _require_file(Path(path).stat(), shown)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            found = os.fstat(stream.fileno())
            _require_file(found, shown)
            data = b"" if found.st_size > limit else stream.read(limit + 1)
    except (OSError, ValueError) as cause:
        raise unreadable(cause, path, shown) from cause
    if found.st_size > limit or len(data) > limit:
        raise BadInput(mark("{path} is larger than {limit} MB, the most an import reads; split it or take only the "
                            "text out of it."), path=shown, limit=round(limit / 1024 / 1024, 1))
    return data


def _require_file(found: os.stat_result, shown: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise BadInput(mark("{path} is a folder, not a file; import the folder itself or a file in it."), path=shown)
    if not stat.S_ISREG(found.st_mode):
        raise BadInput(mark("{path} is a device or a pipe, not a file; save the text as a file first."), path=shown)


def unreadable(cause: OSError | ValueError, path: str | os.PathLike[str], shown: str) -> BadInput:
    """The sentence for a file or folder that the system would not give."""
    if isinstance(cause, ValueError):
        return BadInput(mark("{path} is not a name a file can have; check how it is written."), path=shown)
    if cause.errno == errno.ENOENT:
        if Path(path).is_symlink():
            return BadInput(mark("{path} is a link to a file that is gone; import the file itself."), path=shown)
        return BadInput(mark("{path} is not there; check the name, or whether it was moved."), path=shown)
    if cause.errno == errno.ELOOP:
        return BadInput(mark("{path} is a link that leads back to itself; import the file itself."), path=shown)
    if cause.errno in (errno.EACCES, errno.EPERM):
        return BadInput(mark("{path} may not be read by you; ask its owner for the right to read it."), path=shown)
    if cause.errno == errno.ENOTDIR:
        return BadInput(mark("{path} leads through something that is not a folder; check how it is written."),
                        path=shown)
    if cause.errno == errno.ENAMETOOLONG:
        return BadInput(mark("{path} is a name too long for a file; check how it is written."), path=_short(shown))
    return BadInput(mark("{path} cannot be read: {reason}."), path=shown, reason=reason(cause))


def _short(shown: str) -> str:
    return shown if len(shown) <= 80 else f"{Path(shown).name[:60]}…"
