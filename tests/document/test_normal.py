"""Equal content is equal data, and the normal form gives up nothing but what it says it gives up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.strategies import ADDRESSES, fewer, hostile, often, raw_blocks, raw_documents
from document.tiny import a, b, doc, fig, h2, h3, hr, i, li, no, p, q, table
from humasdesk.document import normal
from humasdesk.document.nodes import Block, Document, Heading, Item, Span, Table
from humasdesk.document.plain import plain


def test_neighbours_of_one_format_are_one_span() -> None:
    assert doc(p("a", "b", b("c"), b("d"), "", i(""), b("e"))) == (p("ab", b("cde")),)


def test_blanks_stay_wherever_they_stand() -> None:
    assert doc(p("  a\u200b \xa0 b \n c ")) == (p("  a\u200b \xa0 b \n c "),)
    assert doc(p(" \n\xa0\u2003"), q(""), h2(), li(" ")) == ()
    assert doc(p("\u200b")) == (p("\u200b"),)


def test_formats_reach_from_letter_to_letter() -> None:
    assert doc(p(b(" a "), i(" "), "b")) == (p(" ", b("a"), "  b"),)
    assert doc(p(b("a ", i("b")), " c")) == (p(b("a ", i("b")), " c"),)
    assert doc(p(b("a"), b(" ", i(" ")), b("c"))) == (p(b("a  c")),)
    assert doc(p(a("http://x.id", "a "), a("http://y.id", " b"))) == (p(a("http://x.id", "a"), "  ",
                                                                        a("http://y.id", "b")),)
    assert doc(p(b("a\n"), i("\nb"))) == (p(b("a"), "\n\n", i("b")),)


def test_characters_that_are_no_text_go_and_the_rest_keeps_its_code_points() -> None:
    assert normal.clean("a\x00\x02b\x7f\x9b\ufeff\ufffc\uffffc\ud800") == "abc"
    assert normal.clean("a\tb\x85c\x1fd") == "a b c d"
    assert normal.clean("a\r\nb\rc\vd\fe\u2028f\u2029g") == "a\nb\nc\nd\ne\nf\ng"
    assert normal.clean("e\u0301 é \ud83d\ude00 \u202e \xad") == "e\u0301 é 😀 \u202e \xad"


def test_headings_are_one_line_without_bold_of_level_two_or_three() -> None:
    assert doc(Heading(1, b("a\nb")), Heading(6, i("c"))) == (h2("a b"), h3(i("c")))


def test_lists_rise_by_one_level_and_siblings_are_of_one_type() -> None:
    assert doc(li("a", level=2), no("b", level=5, start=9), li("c", level=1), li("d", level=-1)) == (
        li("a"), no("b", level=1), no("c", level=1), li("d"))
    assert doc(*(li(str(level), level=level) for level in range(6)))[-2:] == (li("4", level=3), li("5", level=3))


def test_a_start_counts_on_the_first_item_of_an_outermost_numbered_list() -> None:
    assert doc(no("a", start=5), no("b", start=7), li("c", level=1), li("d"), no("e", start=0), hr,
               no("f", start=2019)) == (
        no("a", start=5), no("b"), li("c", level=1), li("d"), no("e", start=1), hr, no("f", start=99))


def test_tables_lose_rows_without_words_and_are_filled_up() -> None:
    assert doc(table(("a", ""), (" ",), ("", "b", "c"), aligns=("right",))) == (
        Table((((Span("a"),), (), ()), ((), (Span("b"),), (Span("c"),))), ("right", "", "")),)
    assert doc(table(("", " "), ("",))) == ()


def test_figures_stay_as_long_as_they_say_anything() -> None:
    assert doc(fig(" foto rapat.jpg", " a\nb ", "c   d ", " e")) == (fig("foto%20rapat.jpg", "a b", "c d", "e"),)
    assert doc(fig("", credit="Adi"), fig(" ", "\n")) == (fig("", credit="Adi"),)


@pytest.mark.parametrize(("text", "address"), [
    ("https://x.id/a b(c)[d]*é%20%zz'\"", "https://x.id/a%20b%28c%29%5Bd%5D%2A%C3%A9%20%25zz%27%22"),
    (" HTTPS://X.id/\nA ", "https://X.id/A"),
    ("mailto:humas@kaltimprov.go.id?subject=Rilis", "mailto:humas@kaltimprov.go.id?subject=Rilis"),
    ("tel:+62 541", "tel:+62%20541"),
    ("javascript:alert(1)", None), ("data:text/html,x", None), ("file:///etc", None), ("//x.id", None),
    ("www.x.id", None), ("https://", None), ("http:x", None), ("mailto:", None), ("", None), (None, None),
])
def test_links_lead_to_addresses_only(text: str | None, address: str | None) -> None:
    assert normal.link(text) == address
    assert normal.link(address) == address


@often
@given(st.one_of(hostile, st.text(), st.sampled_from([text or "" for text in ADDRESSES])))
def test_an_address_is_encoded_once(text: str) -> None:
    once = normal.address(text)
    assert normal.address(once) == once
    assert once.isascii()
    assert not set(once) & set(" ()[]<>*\"'\\`|\n")


@often
@given(raw_blocks)
def test_only_blanks_and_characters_that_are_no_text_are_lost(block: Block) -> None:
    assert _letters(normal.document((block,))) == _letters((block,))


def _letters(document: Document) -> str:
    return "".join(normal.clean(plain(block)) for block in document).translate(dict.fromkeys(map(ord, _BLANKS)))


_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())


@fewer
@given(raw_documents)
def test_the_order_and_number_of_blocks_stays(document: Document) -> None:
    kinds = [type(block) for block in document if normal.document((block,))]
    assert [type(block) for block in normal.document(document)] == kinds


@fewer
@given(raw_documents)
def test_lists_are_well_formed(document: Document) -> None:
    before: Block | None = None
    for block in normal.document(document):
        if isinstance(block, Item):
            assert block.level <= (before.level + 1 if isinstance(before, Item) else 0)
            assert block.start == 1 or (block.ordered and block.level == 0)
        before = block
