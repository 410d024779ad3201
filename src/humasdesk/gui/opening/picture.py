"""The picture of the window that the next start shows at once, until the living one has taken its place.

It lies in the desk's ``private/`` folder, readable by its owner alone, and in no backup or export. It is used only
while the store is to the byte the one that was closed (size, time and inode of its file and its log), for the person
and the program it was drawn for; one that does not fit is removed. It is drawn by beginning once more where nobody
sees it, so that it shows what a start shows, not what the person last looked at.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QPixmap

from humasdesk import __version__

FOLDER = "private"
_PICTURE, _NOTE = "window.bmp", "window.json"
"""Not packed: three bytes a pixel are read back in a third of the time that a PNG takes."""
_STORE = ("desk.sqlite", "desk.sqlite-wal")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a picture was drawn for: the initials of who sat there, the appearance (``light``, ``dark``, ``system``)
    and whether that was dark, the language, and how many pixels of the screen one of its own is."""

    initials: str
    appearance: str
    dark: bool
    language: str
    ratio: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fits the desk as it lies there."""

    image: QImage
    drawn: Drawn


def find(home: Path, initials: str | None, *, dark: bool) -> Picture | None:
    """The picture for this start: ``initials`` are the person asked for, ``dark`` what the system asks for. One that
    does not fit is removed."""
    try:
        note = json.loads((home / FOLDER / _NOTE).read_text(encoding="utf-8"))
        drawn = Drawn(**note["drawn"])
        fits = (note["program"] == __version__ and note["store"] == _signs(home)
                and initials in (None, drawn.initials)
                and drawn.dark == (dark if drawn.appearance == "system" else drawn.appearance == "dark"))
        image = QImage(str(home / FOLDER / _PICTURE)) if fits else QImage()
    except (OSError, ValueError, KeyError, TypeError):
        image = QImage()
    if image.isNull():
        forget(home)
        return None
    image.setDevicePixelRatio(drawn.ratio)
    return Picture(image, drawn)


def keep(home: Path, image: QImage, drawn: Drawn) -> None:
    """Keep a picture for the next start; the desk must be closed. Where it cannot be kept, there is none."""
    folder = home / FOLDER
    forget(home)
    if not (home / _STORE[0]).exists():
        return
    try:
        _write(folder / _PICTURE, _packed(image))
        note = {"program": __version__, "store": _signs(home), "drawn": asdict(drawn)}
        _write(folder / _NOTE, json.dumps(note).encode())
    except OSError:
        forget(home)


def forget(home: Path) -> None:
    """Remove the picture; what it shows is about to change."""
    for name in (_NOTE, _PICTURE):
        with contextlib.suppress(OSError):
            (home / FOLDER / name).unlink(missing_ok=True)


def _signs(home: Path) -> list[list[int] | None]:
    """By what the store is known again without reading it."""
    found: list[list[int] | None] = []
    for name in _STORE:
        try:
            stat = (home / name).stat()
        except FileNotFoundError:
            found.append(None)
            continue
        # An emptied log is as good as none.
        found.append([stat.st_size, stat.st_mtime_ns, stat.st_ino] if stat.st_size else None)
    return found


def _packed(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "BMP")  # type: ignore[call-overload]  # the stub wants bytes for the format; Qt takes text
    return bytes(data.data())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(data)


def as_image(drawn: QPixmap) -> QImage:
    """A drawn window without what no window has: see-through pixels."""
    return drawn.toImage().convertToFormat(QImage.Format.Format_RGB32)
