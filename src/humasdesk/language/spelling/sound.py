"""Which runs of consonants and of vowels occur in Indonesian words: tells at a glance that a string is no word."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RUN = re.compile(r"[^aiueo -]{3,}|[aiueo]{3,}")
_CLITIC = re.compile(r"(?:nya(?:lah|kah)?|lah|kah|ku|mu)\Z")


def runs(words: Iterable[str]) -> frozenset[str]:
    """All runs of three and more consonants, or vowels, in these words."""
    return frozenset(_RUN.findall(" ".join(words)))


def plausible(string: str, known: frozenset[str]) -> bool:
    """Whether all runs of ``string`` are known ones; what a clitic makes at its seam is not looked at."""
    found = _RUN.findall(_CLITIC.sub("", string))
    return not found or known.issuperset(found)
