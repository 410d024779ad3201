"""Finds the files that an import is asked for: named one by one, or lying in a folder at any depth."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.services.importing.reading import shown_path, unreadable

Kind = Literal["text", "markdown"]

KINDS: dict[str, Kind] = {".txt": "text", ".md": "markdown", ".markdown": "markdown"}
"""The kinds of file that are read, by how their names end."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read. Whether it can be read shows when it is."""

    path: Path
    kind: Kind


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that was asked for and gives nothing to read."""

    path: Path
    reason: BadInput


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is not of a kind that is read: worth counting, not worth a report."""

    path: Path


Found = Candidate | Problem | Skipped


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """What ``paths`` hold, path by path; within a folder its files by name, then its folders.

    Hidden files and folders are passed over unless they are named; links are followed, and a folder is walked once
    however often links lead to it. One folder at a time is held in memory.
    """
    seen: set[tuple[int, int]] = set()
    for given in paths:
        path = Path(given)
        try:
            folder = path.is_dir()
        except ValueError as cause:
            yield Problem(path, unreadable(cause, path, shown_path(path)))
            continue
        if folder:
            yield from _walk(path, seen)
        else:
            yield _named(path)


def _named(path: Path) -> Found:
    """A path that was named itself; what stands in its way is told by whoever reads it."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None and path.exists():
        return Problem(path, BadInput(mark("{path} is not a kind of file HumasDesk reads yet; text (.txt) and Markdown "
                                           "(.md) are."), path=shown_path(path)))
    return Candidate(path, kind or "text")


def _walk(top: Path, seen: set[tuple[int, int]]) -> Iterator[Found]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen and status.st_ino:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = _entries(folder)
        except OSError as cause:
            yield Problem(folder, unreadable(cause, folder, shown_path(folder)))
            continue
        inner = [path for path, is_folder in entries if is_folder]
        yield from (_lying(path) for path, is_folder in entries if not is_folder)
        waiting += reversed(inner)


def _entries(folder: Path) -> list[tuple[Path, bool]]:
    """What lies in ``folder``, hidden things left out, by name; each with whether it is a folder itself."""
    with os.scandir(folder) as found:
        entries = [(entry.name, entry.is_dir()) for entry in found if not entry.name.startswith(".")]
    return [(folder / name, is_folder) for name, is_folder in sorted(entries, key=_by_name)]


def _by_name(entry: tuple[str, bool]) -> tuple[str, str]:
    return entry[0].casefold(), entry[0]


def _lying(path: Path) -> Found:
    kind = KINDS.get(path.suffix.lower())
    return Skipped(path) if kind is None else Candidate(path, kind)
