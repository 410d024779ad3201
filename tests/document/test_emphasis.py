"""Emphasis by the book: examples after the rules of CommonMark 0.31, section 6.2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.strategies import often
from humasdesk.document.emphasis import flanking, marks


def _shown(text: str) -> str:
    """``text`` with its emphasis as ``{i…}`` and ``{b…}``."""
    out, position = "", 0
    for start, length, opens in marks(text):
        out += text[position:start] + (("{b" if length == 2 else "{i") if opens else "}")
        position = start + length
    return out + text[position:]


@pytest.mark.parametrize(("text", "shown"), [
    ("*a b* **c**", "{ia b} {bc}"),
    ("a * b* c", "a * b* c"),
    ("a*\"b\"*c", "a*\"b\"*c"),
    ("mem**bangun**kan", "mem{bbangun}kan"),
    ("nama_file_ini", "nama_file_ini"),
    ("_a_ (_b_) _c_d", "{ia} ({ib}) _c_d"),
    ("***a*** ***b** c* *d **e***", "{i{ba}} {i{bb} c} {id {be}}"),
    ("*a**b*", "{ia**b}"),
    ("**a*b**", "{ba*b}"),
    ("*a __b *c* d__ e*", "{ia {bb {ic} d} e}"),
    ("*a _b* c_", "{ia _b} c_"),
    ("****a**** ** *", "{b{ba}} ** *"),
    ("*\xa0a*", "*\xa0a*"),
    ("**a** b*", "{ba} b*"),
    ("", ""),
])
def test_pairs(text: str, shown: str) -> None:
    assert _shown(text) == shown


@often
@given(st.lists(st.sampled_from(["*", "**", "***", "_", "__", "a", "b", " ", ".", "(", "é", "—"])).map("".join))
def test_marks_nest_and_stand_on_delimiters(text: str) -> None:
    opened: list[tuple[str, int]] = []
    position = 0
    for start, length, opens in marks(text):
        assert start >= position
        assert text[start:start + length] in ("*", "**", "_", "__")
        if opens:
            opened.append((text[start], length))
        else:
            assert opened.pop() == (text[start], length)
        position = start + length
    assert opened == []


@given(st.sampled_from(" a."), st.sampled_from("a.(\""), st.sampled_from("a.)\""), st.sampled_from(" a."))
def test_the_writer_asks_before_it_trusts(before: str, first: str, last: str, after: str) -> None:
    text = f"{before}*{first}x{last}*{after}"
    assert bool(marks(text)) == flanking(before, first, last, after)
