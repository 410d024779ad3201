"""``fold`` and ``folded_words`` see letters and words as SQLite's own FTS5 does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

try:
    from pysqlite3 import dbapi2 as sqlite
except ImportError:  # the standard library's where no wheel is needed
    import sqlite3 as sqlite

from humasdesk.language.letters import fold, folded_words

KNOWN_TO_DIFFER = {0x1E0, 0x1E1, 0x37F}
"""Two Latin letters with two accents, which FTS5's table forgets, and one letter younger than it."""


def fts5_words(texts: list[str]) -> list[list[str]]:
    """The tokens FTS5 makes of each text."""
    connection = sqlite.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE seen USING fts5vocab(t, 'instance')")
    connection.executemany("INSERT INTO t(rowid, x) VALUES (?, ?)", enumerate(texts, 1))
    found: list[list[str]] = [[] for _ in texts]
    for term, row in connection.execute("SELECT term, doc FROM seen ORDER BY doc, offset"):
        found[row - 1].append(term)
    connection.close()
    return found


@pytest.mark.parametrize(("first", "last"), [
    (0x01, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF), (0x2010, 0x205F),
    (0x627, 0x64A), (0xFF10, 0xFF5A),
], ids=lambda code: f"{code:04X}")
def test_letters_are_folded_as_in_the_index(first: int, last: int) -> None:
    codes = [code for code in range(first, last + 1)
             if code not in KNOWN_TO_DIFFER and unicodedata.category(chr(code)) != "Cn"]
    texts = [f"zz{chr(code)}zz" for code in codes]
    for text, expected in zip(texts, fts5_words(texts), strict=True):
        assert folded_words(text) == expected, f"U+{ord(text[2]):04X}"


def test_folding() -> None:
    assert fold("Pelantikan DI Éreké, café Ünal") == "pelantikan di ereke, cafe unal"
    assert fold("e\u0301") == "e"
    assert fold("İstanbul ß ẞ") == "istanbul ß ß"
    assert fold("ΆΣ") == "άσ"


def test_words_are_letters_and_digits() -> None:
    assert folded_words("se-Kaltim (Rp87 miliar) 12/HUMAS/IV/2019, Jum'at_pagi!") == [
        "se", "kaltim", "rp87", "miliar", "12", "humas", "iv", "2019", "jum", "at", "pagi"]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_any_text_gives_the_words_of_the_index(text: str) -> None:
    if "\0" in text or any(ord(letter) in KNOWN_TO_DIFFER for letter in text):
        return
    assert folded_words(text) == fts5_words([text])[0]
