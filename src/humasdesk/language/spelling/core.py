"""The core: ``pyspellchecker`` holds the words with their frequencies and gives what is one slip away."""

from __future__ import annotations

from functools import cache
from typing import Any

from spellchecker import SpellChecker

UNSEEN_COUNT = 1
_SCALE = 9.0
"""Counts are occurrences in 10 to this power words."""


@cache  # some thousand levels: each count is then one number in memory, however many words have it
def count(level: int) -> int:
    """How often a word of this level (negative centibels) stands in a thousand million words."""
    return max(UNSEEN_COUNT, round(10 ** (_SCALE - level / 100)))


def checker(counts: dict[str, int]) -> Any:
    """A ``SpellChecker`` that knows these words, all in lower case, and looks one slip far. It is told not to fold them
    itself: that would make every word anew and hold it twice."""
    made = SpellChecker(language=None, distance=1, case_sensitive=True)
    made.word_frequency.load_json(counts)
    return made


def one_slip(made: Any, word: str) -> set[str]:
    """All strings one slip from ``word`` (a letter more, less, other, or two exchanged), words or not."""
    found: set[str] = made.edit_distance_1(word)
    return found
