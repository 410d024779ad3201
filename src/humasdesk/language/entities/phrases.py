"""Finding many phrases in a text at once, word by word: the longest that fits at a place is taken, none overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BOUND = re.compile(r"(?:se|non|pro|anti|pasca)-(?=[A-Z])", re.IGNORECASE)
"""What is bound to a name with a hyphen, and no part of it: *se-Kaltim*."""
_BETWEEN = re.compile(r"[\s()\"“”‘’.,/]{1,3}\Z")
"""What may stand between two words of one phrase: blanks, brackets around a short form, the dot of a degree."""


class Token(NamedTuple):
    """A word of a text, with its place in code points."""

    start: int
    end: int
    text: str
    folded: str


def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text``."""
    return tuple(_token(found) for found in _WORD.finditer(text))


def _token(found: re.Match[str]) -> Token:
    word = found.group()
    bound = _BOUND.match(word) if "-" in word else None
    skipped = bound.end() if bound else 0
    return Token(found.start() + skipped, found.end(), word[skipped:], _fold(word[skipped:]))


def _fold(word: str) -> str:
    """A word as it is compared: the apostrophe of *Mas'ud* may be straight or curly."""
    return word.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for and what they mean. ``capital`` asks for a capital at the beginning of every word but little
    ones, so that *berau* or *gubernur* in lower case is no name."""

    words: tuple[str, ...]
    meaning: object
    capital: bool = True


class Hit(NamedTuple):
    """A phrase at its place."""

    start: int
    end: int
    text: str
    first: int
    last: int
    meanings: tuple[object, ...]


@dataclass(slots=True)
class Phrases:
    """The phrases, by their first word."""

    _by_first: dict[str, list[Phrase]] = field(default_factory=dict)

    def add(self, text: str, meaning: object, *, capital: bool = True) -> None:
        """Look for ``text`` too; nothing where it holds no word."""
        words = tuple(token.folded for token in tokens(text))
        if words:
            self._by_first.setdefault(words[0], []).append(Phrase(words, meaning, capital))

    def find(self, text: str, found: tuple[Token, ...] | None = None) -> Iterator[Hit]:
        """Every phrase in ``text``, from left to right; the longest at a place, with all its meanings."""
        words = tokens(text) if found is None else found
        place = 0
        while place < len(words):
            fitting = [phrase for phrase in self._by_first.get(words[place].folded, ())
                       if _fits(text, words, place, phrase)]
            if not fitting:
                place += 1
                continue
            longest = max(len(phrase.words) for phrase in fitting)
            last = place + longest - 1
            meanings = tuple(phrase.meaning for phrase in fitting if len(phrase.words) == longest)
            start, end = words[place].start, words[last].end
            yield Hit(start, end, text[start:end], place, last, meanings)
            place = last + 1


_LITTLE = frozenset({
    "dan", "di", "ke", "dari", "yang", "untuk", "dengan", "se"
})


def _fits(text: str, words: tuple[Token, ...], place: int, phrase: Phrase) -> bool:
    if place + len(phrase.words) > len(words):
        return False
    stretch = words[place:place + len(phrase.words)]
    if any(token.folded != wanted for token, wanted in zip(stretch, phrase.words, strict=True)):
        return False
    if phrase.capital and any(token.text[0].islower() for token in stretch if token.folded not in _LITTLE):
        return False
    return all(_BETWEEN.match(text[before.end:after.start])
               for before, after in pairwise(stretch))


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Names without doubles or empty ones, in their order."""
    return tuple(dict.fromkeys(name for name in (" ".join(one.split()) for one in names) if name))
