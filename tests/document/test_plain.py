"""Plain text, where spans stand in it, and offsets in the two ways of counting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.strategies import documents, fewer
from document.tiny import b, doc, fig, h2, hr, i, li, p, table
from humasdesk.document.nodes import Block, Document, Figure, Rule, Span, Table
from humasdesk.document.plain import (
    Stretch,
    TextMap,
    code_point_offset,
    plain,
    plain_text,
    stretches,
    utf16_offset,
    words,
)

DOCUMENT = doc(h2("Judul"), p(b("SAMARINDA"), " —\nGubernur"), li("butir"), hr, fig("a.jpg", "alt", "Kata.", "Adi"),
               table(("No", "Nama"), ("", b("x"))), fig("b.jpg", credit="Ani"))


def test_one_line_a_block_and_more_where_the_block_has_lines() -> None:
    assert plain_text(DOCUMENT) == "Judul\nSAMARINDA —\nGubernur\nbutir\n\nKata.\nAdi\nNo\tNama\n\tx\nAni"
    assert plain_text(()) == ""


def test_stretches_say_which_span_stands_where() -> None:
    assert stretches(DOCUMENT[1]) == (Stretch(0, 9, Span("SAMARINDA", bold=True)), Stretch(9, 20, Span(" —\nGubernur")))
    assert stretches(DOCUMENT[4]) == (Stretch(0, 5, Span("Kata.")), Stretch(6, 9, i("Adi")[0]))
    assert stretches(DOCUMENT[5]) == (Stretch(0, 2, Span("No")), Stretch(3, 7, Span("Nama")), Stretch(9, 10, b("x")[0]))
    assert stretches(hr) == ()


@fewer
@given(documents)
def test_stretches_hold_every_word(document: Document) -> None:
    for block in document:
        text = plain(block)
        assert [text[stretch.start:stretch.end] for stretch in stretches(block)] == [
            stretch.span.text for stretch in stretches(block)]
        assert [stretch.span for stretch in stretches(block)] == list(_spans(block))


def _spans(block: Block) -> tuple[Span, ...]:
    if isinstance(block, Table):
        return tuple(span for row in block.rows for cell in row for span in cell)
    if isinstance(block, Figure):
        return tuple(span for span in (Span(block.caption), Span(block.credit, italic=True)) if span.text)
    return () if isinstance(block, Rule) else block.spans


@fewer
@given(documents)
def test_the_map_finds_every_block_again(document: Document) -> None:
    found = TextMap.of(document)
    assert found.text == plain_text(document)
    for number, block in enumerate(document):
        start = found.offset(number, 0)
        assert found.text[start:start + len(plain(block))] == plain(block)
        assert found.place(start) == (number, 0)
        assert found.place(start + len(plain(block))) == (number, len(plain(block)))


@pytest.mark.parametrize(("document", "offset"), [((), 0), (DOCUMENT, -1), (DOCUMENT, 1000)])
def test_no_place_outside_the_text(document: Document, offset: int) -> None:
    with pytest.raises(IndexError):
        TextMap.of(document).place(offset)


def test_an_emoji_counts_two_for_qt() -> None:
    text = "a😀b"
    assert [utf16_offset(text, offset) for offset in range(4)] == [0, 1, 3, 4]
    assert [code_point_offset(text, units) for units in range(6)] == [0, 1, 1, 2, 3, 3]


@given(st.text(st.one_of(st.characters(), st.sampled_from("a😀é👨\u200d👩"))), st.data())
def test_offsets_go_both_ways(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = utf16_offset(text, offset)
    assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert code_point_offset(text, units) == offset


def test_words_are_what_a_writer_counts() -> None:
    assert words(doc(p("RPJMD 2018-2023 — Dr. H. Isran Noor, se-Kaltim (* 5 %)"))) == 8
    assert words(DOCUMENT) == 10
    assert words(()) == 0
