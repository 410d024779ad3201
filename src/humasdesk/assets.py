"""Finds ``resources/`` and the manual: beside the source tree when run from it, inside the package when installed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def folder() -> Path:
    """The folder that holds fonts, themes, templates, translations and language data."""
    here = Path(__file__).resolve().parent
    packed = here / "_resources"
    return packed if packed.is_dir() else here.parents[1] / "resources"


def path(*parts: str) -> Path:
    """A shipped file; raises ``FileNotFoundError`` where it is missing (a broken installation, not a user's error)."""
    found = folder().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def text(*parts: str) -> str:
    """A shipped text file's words (UTF-8)."""
    return path(*parts).read_text(encoding="utf-8")


def manual(name: str) -> str:
    """A page of the shipped manual (UTF-8 Markdown); it lies in ``docs/panduan`` of the source tree."""
    packed = folder() / "panduan"
    found = packed if packed.is_dir() else folder().parent / "docs" / "panduan"
    return (found / name).read_text(encoding="utf-8")


def lines(*parts: str) -> Iterator[str]:
    """The lines of a shipped text file, one by one: a long list is never in memory as a whole."""
    with path(*parts).open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")
