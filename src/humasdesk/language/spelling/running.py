"""Walks over running text: which stretches are words to be checked, and what the text itself says of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from humasdesk.language.spelling.verdict import Mark

if TYPE_CHECKING:
    from humasdesk.language.spelling.speller import Speller

_TOKEN = re.compile(r"""
    (?P<skip>(?:https?://|www\.)\S+ | \S+@\S+\.\S+ | [@\#]\w+ | \w+(?:\.\w{2,})+(?:/\S*)?
      | \w*\d[\w.,:/-]*)
  | (?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*(?:-[^\W\d_]+(?:['\u2019][^\W\d_]+)*)*)
""", re.VERBOSE)
_MARKS_INSIDE = re.compile("['\u2019-]")
_NAME_LENGTH = 5
_COMMON = 540


def parts(name: str) -> list[str]:
    """The words of a name or of an entry of the dictionary."""
    return [match["word"] for match in _TOKEN.finditer(name) if match["word"]]


def checked(word: str) -> bool:
    """Whether the speller has anything to say of a word: not where it has capitals inside (``BUMDes``) or accents.
    """
    letters = _MARKS_INSIDE.sub("", word)
    return len(letters) > 1 and letters.isalpha() and letters.isascii() \
        and all(part[1:].islower() or len(part) == 1 for part in word.split("-") if part)


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """``(start, end, word)`` of everything that is spelt with letters and is no address, handle or number."""
    for match in _TOKEN.finditer(text):
        if match["word"]:
            yield match.start(), match.end(), match["word"]


def marks(speller: Speller, text: str) -> Iterator[Mark]:
    """See :meth:`Speller.marks`."""
    found = list(words(text))
    counted = Counter(word.lower() for _, _, word in found)
    judge = speller.judge
    before, ended = "", 0
    for start, end, word in found:
        verdict = judge(word)
        of_a_kind = before in speller.words.kinds and start == ended + 1
        named = before in speller.words.namers and start == ended + 1
        before, ended = word.lower(), end
        if of_a_kind and verdict.why == "capital":  # jeruk bali, harimau sumatra: a kind, no place
            continue
        if verdict.severity is None or (verdict.why == "near-name" and (counted[word.lower()] > 1 or named)):
            continue
        yield Mark(start, end, word, verdict)


def near_name(speller: Speller, lower: str) -> str:
    """The common word that a capitalised unknown word was probably meant to be, ``""`` where it is likely a name."""
    if len(lower) < _NAME_LENGTH or "-" in lower:
        return ""
    near = [one for one in speller.standard.near(lower, _COMMON) if len(one) >= _NAME_LENGTH]
    return near[0].capitalize() if near else ""
