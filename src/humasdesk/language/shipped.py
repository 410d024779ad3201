"""The plain files of ``resources/language`` the rules read: lists an editor without code can extend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from humasdesk import assets


@dataclass(frozen=True, slots=True)
class Law:
    """A regulation: ``kind`` short (``UU``), what it is about, and where that is said."""

    kind: str
    number: str
    year: int
    subject: str
    source: str = ""

    @property
    def name(self) -> str:
        """As it is cited: ``PP Nomor 12 Tahun 2017``."""
        return f"{self.kind} Nomor {self.number} Tahun {self.year}"


def _rows(*path: str) -> list[list[str]]:
    """The lines of a list, split at tabs; empty ones and remarks (``#``) left out."""
    return [line.rstrip("\r").split("\t") for line in assets.text("language", *path).splitlines()
            if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=64)
def words(name: str) -> tuple[str, ...]:
    """A list of ``resources/language/style``: one entry a line."""
    return tuple(row[0].strip() for row in _rows("style", f"{name}.txt"))


@lru_cache(maxsize=64)
def pairs(name: str) -> Mapping[str, str]:
    """A list of ``resources/language/style`` of two columns: what is wrong, and what is right."""
    return {row[0].strip(): row[1].strip() for row in _rows("style", f"{name}.tsv")}


def pairs_of(name: str) -> tuple[tuple[str, str], ...]:
    """A list of two columns whose first is not unique or is a rule by itself."""
    return tuple((row[0].strip(), row[1].strip()) for row in _rows("style", f"{name}.txt"))


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """First names that are words too, as they are written; what follows one is a name."""
    return frozenset(name for line in words("first-names") for name in line.split())


@lru_cache(maxsize=1)
def compounds() -> Mapping[str, str]:
    """Compounds wrongly joined and how they are written: our own list, and those of the list of standard words."""
    standard = {row[0]: row[1] for row in _rows("baku.tsv") if " " in row[1] and "/" not in row[1]}
    return {**standard, **pairs("compounds")}


@lru_cache(maxsize=1)
def foreign() -> Mapping[str, str]:
    """Foreign words and phrases with their Indonesian, choices divided by ``/``: the speller's list and our own."""
    listed = {row[0]: row[1] if len(row) > 1 else "" for row in _rows("foreign.tsv")}
    return {**{word: own for word, own in listed.items() if own}, **pairs("foreign")}


@lru_cache(maxsize=1)
def laws() -> tuple[Law, ...]:
    """The starter register of citations."""
    return tuple(Law(row[0], row[1], int(row[2]), row[3], row[4] if len(row) > 4 else "")
                 for row in _rows("laws.tsv"))


@lru_cache(maxsize=1)
def acronyms() -> Mapping[str, tuple[str, ...]]:
    """Acronyms to their expansions, the usual one first."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("acronyms.tsv"):
        found[row[0]] = (*found.get(row[0], ()), row[1])
    return found


@lru_cache(maxsize=1)
def allowed() -> frozenset[str]:
    """Acronyms every reader knows, which need no expansion."""
    return frozenset(word for line in words("acronyms-known") for word in line.split())


@lru_cache(maxsize=1)
def furniture() -> tuple[frozenset[str], tuple[str, ...]]:
    """Lines of web pages, folded: whole lines, and how others begin."""
    lines, prefixes = set(), []
    for _, how, line in _rows("furniture.txt"):
        if how == "prefix":
            prefixes.append(line.casefold())
        else:
            lines.add(line.casefold())
    return frozenset(lines), tuple(prefixes)
