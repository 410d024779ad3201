"""The words that the import must know or not mistake: data in ``resources/language/import-words.txt``."""

from __future__ import annotations

from functools import lru_cache

from humasdesk import assets


@lru_cache(maxsize=3)
def of(kind: str) -> frozenset[str]:
    """The words of one kind: ``not-a-place``, ``also-a-place`` or ``not-initials``."""
    rows = (row.split("\t") for row in assets.text("language", "import-words.txt").splitlines()
            if row and not row.startswith("#"))
    return frozenset(word for name, words in rows if name == kind for word in words.split(", "))
