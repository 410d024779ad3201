"""Where sentences begin and end, in a language full of ``Dr.``, ``No.`` and ``a.l.``."""

from __future__ import annotations

import re
from typing import NamedTuple

_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=[\s]|$)")
_OPENS = "\"“‘'(["
_TOKEN = re.compile(r"[^\s(\"“]+$")
_NEVER_LAST = frozenset(
    {
    "dr", "drs", "dra", "ir", "prof", "h", "hj", "kh", "k.h", "r", "rr", "ust", "ustaz", "ny", "tn", "sdr",
    "sdri", "pdt", "gg", "jl", "jln", "no", "nomor", "nr", "tgl", "hlm", "hal", "kab", "kec", "kel", "prov",
    "pj", "plt", "plh", "pjs", "kol", "letkol", "mayjen", "brigjen", "letjen", "kompol", "akp", "akbp",
    "kombes", "irjen", "st", "sk", "rp", "a.l", "a.n", "u.p", "u.b", "d.a", "m", "s.d", "cf", "vol", "ed",
    "dkk."
})
"""Abbreviations after whose dot a sentence goes on, in lower case."""


class Sentence(NamedTuple):
    """A sentence of a block, from its first visible character to behind its last."""

    start: int
    end: int


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of ``text``."""
    found = []
    start = 0
    for match in _END.finditer(text):
        if not _ends(text, match):
            continue
        found += _trimmed(text, start, match.end())
        start = match.end()
    return tuple(found + _trimmed(text, start, len(text)))


def _trimmed(text: str, start: int, end: int) -> list[Sentence]:
    piece = text[start:end]
    inside = piece.strip()
    if not inside:
        return []
    first = start + len(piece) - len(piece.lstrip())
    return [Sentence(first, first + len(inside))]


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the stop closes a sentence: what follows begins with a capital or a digit, and no abbreviation stands
    before a bare dot."""
    rest = text[match.end():match.end() + 40].lstrip()
    if not rest:
        return True
    first = rest.lstrip(_OPENS)[:1]
    if first.islower():
        return False
    if match.group() != ".":
        return True
    token = _TOKEN.search(text, max(0, match.start() - 30), match.start())
    word = token.group() if token else ""
    if word.casefold() in _NEVER_LAST:
        return False
    return not (len(word) == 1 and word.isupper())


def start_of_words(text: str, sentence: Sentence) -> int:
    """Where the first letter or digit of a sentence stands, behind quotation marks and brackets."""
    place = sentence.start
    while place < sentence.end and text[place] in _OPENS:
        place += 1
    return place
