"""Asks for files and folders: begins where the last one of its kind came from, else where such files belong.

The desk's window remembers the folders. Before there is a desk nothing is remembered, and a folder that is gone (a
stick pulled out) is not begun in.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Kind = Literal["pictures", "logos", "texts", "words", "saved", "backups"]
"""What is asked for; every kind has a folder of its own."""

_Place = QStandardPaths.StandardLocation
_BELONGS = {"pictures": _Place.PicturesLocation, "logos": _Place.PicturesLocation}
"""Where a kind belongs; all others among the documents."""


def ask_file(parent: QWidget, title: str, filters: str, kind: Kind) -> str:
    """One file that is there; empty where nobody chose one."""
    found, _ = QFileDialog.getOpenFileName(parent, title, begin(parent, kind), filters)
    return _kept(parent, kind, found)


def ask_files(parent: QWidget, title: str, filters: str, kind: Kind) -> list[str]:
    """Files that are there; none where nobody chose one."""
    found, _ = QFileDialog.getOpenFileNames(parent, title, begin(parent, kind), filters)
    _kept(parent, kind, found[0] if found else "")
    return found


def ask_new_file(parent: QWidget, title: str, name: str, filters: str) -> tuple[str, str]:
    """A file to write, ``name`` proposed, and the filter it was chosen under; empty where nobody chose one."""
    found, under = QFileDialog.getSaveFileName(parent, title, str(Path(begin(parent, "saved")) / name), filters)
    return _kept(parent, "saved", found), under


def ask_folder(parent: QWidget, title: str, kind: Kind) -> str:
    """A folder; empty where nobody chose one."""
    found = QFileDialog.getExistingDirectory(parent, title, begin(parent, kind))
    memory = _memory(parent)
    if found and memory is not None:
        memory.setValue(_key(kind), found)
    return found


def begin(parent: QWidget, kind: Kind) -> str:
    """The folder a dialog over ``parent`` begins in."""
    memory = _memory(parent)
    remembered = str(memory.value(_key(kind), "")) if memory is not None else ""
    belongs = QStandardPaths.writableLocation(_BELONGS.get(kind, _Place.DocumentsLocation))
    return next((place for place in (remembered, belongs) if place and Path(place).is_dir()), str(Path.home()))


def _kept(parent: QWidget, kind: Kind, found: str) -> str:
    memory = _memory(parent)
    if found and memory is not None:
        memory.setValue(_key(kind), str(Path(found).parent))
    return found


def _key(kind: Kind) -> str:
    return f"folders/{kind}"


def _memory(widget: QWidget) -> QSettings | None:
    """What the desk's window remembers; None where ``widget`` stands in no such window."""
    above: QWidget | None = widget
    while above is not None:
        found = getattr(above, "memory", None)
        if isinstance(found, QSettings):
            return found
        above = above.parentWidget()
    return None
