"""Letters and words as the search index sees them: SQLite FTS5's ``unicode61 remove_diacritics 2``."""

from __future__ import annotations

import re
import unicodedata

_MARKS = (
    *range(0x300, 0x305), *range(0x306, 0x30D), 0x30F, 0x311, 0x31B, *range(0x323, 0x329), 0x32D, 0x32E, 0x330, 0x331,
)
"""The combining marks FTS5 drops from inside a word (``fts5_unicode2.c``); it splits words at all others."""

_WORD = re.compile(r"[^\W_]+")


def _folded(letter: str) -> str:
    """One character in lower case, without its accents where a letter a-z is left."""
    if unicodedata.combining(letter):
        return letter
    lower = letter.casefold()
    bare = unicodedata.normalize("NFD", lower)
    if bare[0].isascii() and bare[0].isalpha() and all(map(unicodedata.combining, bare[1:])):
        return bare[0]
    if len(lower) == 1:
        return lower
    plain = letter.lower()
    return plain if len(plain) == 1 else letter


class _Folding(dict[int, str | None]):
    """A table for :meth:`str.translate` that fills itself with the characters it meets."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


_FOLDING = _Folding(dict.fromkeys(_MARKS))


def fold(text: str) -> str:
    """``text`` in lower case with accents folded, as FTS5 indexes it: ``É`` and ``e`` + U+0301 become ``e``.

    Letters outside a-z keep their accents, as they do in FTS5. The length may change where marks are dropped.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def folded_words(text: str) -> list[str]:
    """The words of ``text`` (runs of letters and digits), folded, in order: the tokens of ``unicode61``.

    ``unicode61`` knows Unicode 6.1: private-use characters and those assigned later are word characters there,
    not here. No word of a release is made of them.
    """
    return _WORD.findall(fold(text))


def placed_words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and folded form of each of the words of :func:`folded_words` where it stands."""
    folded = fold(text)
    if len(folded) != len(text):  # a sign that folds to several: fold each by itself
        return [(one.start(), one.end(), "".join(folded_words(one.group()))) for one in _WRITTEN.finditer(text)]
    return [(one.start(), one.end(), one.group()) for one in _WORD.finditer(folded)]


_WRITTEN = re.compile(r"\w+")
