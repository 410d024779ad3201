"""Words with hyphens: doubled words with affixes around them, and compounds that are listed as a whole."""

from __future__ import annotations

from collections.abc import Callable, Container

from humasdesk.language.spelling.frames import partings
from humasdesk.language.spelling.recogniser import CLITICS

_ENDINGS = ("", "kan", "an", "i")
_SHORTEST_TWIN = 3


PREFIXES = frozenset([
    "ber", "di", "ke", "me", "mem", "men", "meng", "menge", "meny", "multi", "non", "pasca", "pe", "pem", "pen", "peng",
    "pra", "se", "semi", "sub", "ter"])
"""Prefixes and bound forms that are joined to an Indonesian word (EYD V KB01); a foreign one keeps its hyphen."""


def parse(word: str, lexicon: Container[str], known: Callable[[str], bool]) -> str | None:
    """How a hyphenated word is made: ``""`` where it is listed, words where a rule makes it, ``None`` where only its
    parts can tell."""
    for clitic in ("", *CLITICS):
        base = word[:len(word) - len(clitic)]
        if not word.endswith(clitic):
            continue
        if base in lexicon:
            return f"{base} + -{clitic}" if clitic else ""
        found = _affixed(base, lexicon) or _doubled(base, known)
        if found:
            return f"{found} + -{clitic}" if clitic else found
    return None


def _affixed(word: str, lexicon: Container[str]) -> str | None:
    """``memporak-porandakan``: affixes around a listed compound."""
    for parting in partings(word):
        if "-" in parting.stem and parting.stem in lexicon:
            return parting.parse
    return None


def _doubled(word: str, known: Callable[[str], bool]) -> str | None:
    """``menyebut-nyebut``, ``keragu-raguan``, ``diada-adakan``: the second part repeats the end of the first, and the
    word without it is known."""
    before, _, after = word.partition("-")
    if "-" in after:
        return None
    for ending in _ENDINGS:
        twin = after[:len(after) - len(ending)]
        if after.endswith(ending) and len(before) > len(twin) >= _SHORTEST_TWIN and before.endswith(twin) \
                and known(before + ending):
            return f"{before + ending} (2x)"
    return None
