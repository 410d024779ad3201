"""Recognises web furniture: lines that a page carries around a release. The lines are data in ``resources/``."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from humasdesk import assets
from humasdesk.services.importing.blanks import tidy

LISTED = 12
"""So many titles may stand below a heading like *Berita Terkait*; more is no list of links any more."""

_LONGEST = 300
"""Code points of a line of furniture, at most."""

_LONGEST_TITLE = 160


class _Lines(NamedTuple):
    """The known lines of one end of a text, folded."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    headings: frozenset[str]

    def hold(self, folded: str) -> bool:
        return bool(folded) and (folded in self.whole or folded.startswith(self.beginnings))


def at_begin(line: str) -> bool:
    """Whether ``line``, at the beginning of a text, is furniture."""
    return _known("begin").hold(_fold(line))


def at_end(line: str) -> bool:
    """Whether ``line``, at the end of a text, is furniture."""
    return _known("end").hold(_fold(line))


def heads_list(line: str) -> bool:
    """Whether ``line`` stands above a list of other releases."""
    return _fold(line) in _known("end").headings


def may_be_listed(line: str) -> bool:
    """Whether ``line`` can be the title of another release: short, and no sentence."""
    words = tidy(line)
    return len(words) <= _LONGEST_TITLE and not words.endswith((".", ")", "”", '"'))


def _fold(line: str) -> str:
    words = tidy(line) if len(line) <= _LONGEST else ""
    return words.casefold().removesuffix(":").rstrip()


@lru_cache(maxsize=2)
def _known(end: str) -> _Lines:
    rows = [row.split("\t") for row in assets.text("language", "furniture.txt").splitlines()
            if row and not row.startswith("#")]
    here = [(how, words.casefold()) for where, how, words in rows if where in (end, "both")]
    return _Lines(
        frozenset(words for how, words in here if how in ("line", "list")),
        tuple(words for how, words in here if how == "prefix"),
        frozenset(words for how, words in here if how == "list"),
    )
