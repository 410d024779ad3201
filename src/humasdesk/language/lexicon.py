"""The word lists from ``resources/language``, read once when first asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from humasdesk import assets

UNSEEN = 999
"""The frequency level of a stem the frequency list does not hold."""

_COMPOUND_LEVEL = 500


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Stems and what is known of them, all in lower case.

    ``flags``: stem to the frames it takes. ``levels``: stem to negative centibels (300 is once in a thousand
    words, smaller is more frequent). ``forms``: words whose index form is set by hand. ``derived``: stem to the form
    of what is derived from it. ``compounds``: first word to second word to the joined compound, ``tanda`` to
    ``tangan`` to ``tandatangan``. ``parts``: the joined compound to its words.
    """

    flags: dict[str, frozenset[str]]
    levels: dict[str, int]
    forms: dict[str, str]
    derived: dict[str, str]
    compounds: dict[str, dict[str, str]]
    parts: dict[str, tuple[str, ...]]


STEMS, LEVELS, FORMS = "stems-id.txt", "stem-frequency-id.txt", "forms-id.tsv"


def fingerprint() -> str:
    """Twelve hexadecimal digits that change with any of the word lists."""
    lists = b"".join(assets.path("language", name).read_bytes() for name in (STEMS, LEVELS, FORMS))
    return hashlib.sha256(lists).hexdigest()[:12]


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """The lines ``key<TAB>value`` of a word list; those that begin with ``#`` are remarks."""
    for line in assets.lines("language", name):
        if line and line[0] != "#":
            key, _, value = line.partition("\t")
            yield key, value


_PASSIVES = {"M0": "D0", "Mi": "Di", "Mk": "Dk", "MR": "DR", "Mt": "Dt", "Mu": "Du"}
"""What can be said with *me-* can be said with *di-*; the word list often flags the first alone."""


def _frames(codes: str) -> frozenset[str]:
    """The flags of a line, passives added."""
    flags = codes.split(",")
    return frozenset(flags) | {passive for active, passive in _PASSIVES.items() if active in flags}


def _stems() -> dict[str, frozenset[str]]:
    flags: dict[str, frozenset[str]] = {}
    for key, words in _lines(STEMS):
        flags.update(dict.fromkeys(words.split(), _frames(key)))
    return flags


def _levels() -> dict[str, int]:
    levels: dict[str, int] = {}
    for key, words in _lines(LEVELS):
        levels.update(dict.fromkeys(words.split(), int(key)))
    return levels


def _add_by_hand(words: Lexicon) -> None:
    """Take in what is set by hand; a compound counts as a well-known stem."""
    for key, value in _lines(FORMS):
        if key[0] == "+":
            words.derived[key[1:]] = value
            continue
        parts = tuple(value.split()) or (key.lower(),)
        joined = "".join(parts)
        words.forms[key.lower()] = joined
        if len(parts) > 1:
            words.parts[joined] = parts
            words.compounds.setdefault(parts[0], {})[parts[1]] = joined
            words.flags.setdefault(joined, frozenset())
            words.levels.setdefault(joined, _COMPOUND_LEVEL)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon; reads three files the first time (see ``resources/language/README.md``)."""
    words = Lexicon(_stems(), _levels(), {}, {}, {}, {})
    _add_by_hand(words)
    return words
