"""What is written is read back, whatever the words: the law the stored form rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.strategies import documents, fewer, hostile, often, raw_documents
from document.tiny import a, b, doc, fig, h2, h3, hr, i, li, no, p, q, same, table
from humasdesk.document import normal
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Document, Paragraph, Span
from humasdesk.document.plain import plain_text


@often
@given(documents)
def test_what_is_written_is_read_back(document: Document) -> None:
    markdown = to_markdown(document)
    assert from_markdown(markdown) == document
    assert to_markdown(from_markdown(markdown)) == markdown


@often
@given(st.one_of(hostile, st.text()))
def test_any_text_survives_as_text(text: str) -> None:
    document = doc(p(text))
    assert from_markdown(to_markdown(document)) == document
    assert plain_text(document) == ("" if normal.clean(text).isspace() else normal.clean(text))


@often
@given(st.one_of(hostile, st.text()))
def test_reading_any_text_as_markdown_settles_at_once(text: str) -> None:
    document = from_markdown(text)
    assert from_markdown(to_markdown(document)) == document


@fewer
@given(documents)
def test_one_block_a_line(document: Document) -> None:
    paragraphs = tuple(block for block in document if isinstance(block, Paragraph))
    assert len(to_markdown(paragraphs).splitlines()) == max(0, 2 * len(paragraphs) - 1)


@often
@given(raw_documents)
def test_the_normal_form_is_normal(document: Document) -> None:
    once = normal.document(document)
    assert normal.document(once) == once


def test_long_lists_and_quotes_come_back_whole() -> None:
    items = [li("a"), *(no(str(n), level=1) for n in range(300)), *(li(f"b {n}", level=n % 4) for n in range(700))]
    document = doc(p("x"), *items, *(no(str(n), start=7) for n in range(250)), *(q(str(n)) for n in range(400)))
    assert from_markdown(to_markdown(document)) == document


def test_a_long_table_comes_back_whole() -> None:
    document = doc(table(("No", "Nama"), *((str(n), f"Nama {n}") for n in range(6000))))
    assert from_markdown(to_markdown(document)) == document


@pytest.mark.parametrize(("markdown", "document"), [
    ("", doc()),
    ("**SAMARINDA** — Gubernur", doc(p(b("SAMARINDA"), " — Gubernur"))),
    ("Kata *Isran Noor*, pekan lalu", doc(p("Kata ", i("Isran Noor"), ", pekan lalu"))),
    ("***sangat*** penting", doc(p(i(b("sangat")), " penting"))),
    ("**Rapat *koordinasi* daerah**", doc(p(b("Rapat ", i("koordinasi"), " daerah")))),
    ("mem**bangun**kan", doc(p("mem", b("bangun"), "kan"))),
    ("(**penting**)", doc(p("(", b("penting"), ")"))),
    ("**a**<em>b</em>", doc(p(b("a"), i("b")))),
    ("kata<strong>, lagi</strong>", doc(p("kata", b(", lagi")))),
    ("[situs **resmi**](https://x.id/a?b=1&c=2)", doc(p(a("https://x.id/a?b=1&c=2", "situs ", b("resmi"))))),
    ("**lihat [situs](https://x.id) kami**", doc(p(b("lihat ", a("https://x.id", "situs"), " kami")))),
    ("Awas\\![situs](https://x.id)", doc(p("Awas!", a("https://x.id", "situs")))),
    ("Narahubung:<br>Budi<br>0812", doc(p("Narahubung:\nBudi\n0812"))),
    ("dua  blank, &amp;copy; AT&T, 3 < 4, a &lt;b>", doc(p("dua  blank, &copy; AT&T, 3 < 4, a <b>"))),
    ("&#32;tepi&#160;", doc(p(" tepi\xa0"))),
    ("a&#32;<br>&#32;&#32;b", doc(p("a \n  b"))),
    ("nama_file_ini dan \\_ini\\_, 2 \\* 3, C:\\\\temp", doc(p("nama_file_ini dan _ini_, 2 * 3, C:\\temp"))),
    ("kira ~20 km", doc(p("kira ~20 km"))),
    ("&#126;20 atau &#126;30 km", doc(p("~20 atau ~30 km"))),
    ("\\# bukan judul", doc(p("# bukan judul"))),
    ("\\#tagar", doc(p("#tagar"))),
    ("2018\\. Lalu", doc(p("2018. Lalu"))),
    ("2018.Lalu", doc(p("2018.Lalu"))),
    ("7\\) tujuh", doc(p("7) tujuh"))),
    ("\\- bukan butir", doc(p("- bukan butir"))),
    ("-5 derajat", doc(p("-5 derajat"))),
    ("\\> bukan kutipan", doc(p("> bukan kutipan"))),
    ("\\[sic\\]: x.y", doc(p("[sic]: x.y"))),
    ("{: .kelas} | :", doc(p("{: .kelas} | :"))),
    ("\\| a | b", doc(p("| a | b"))),
    ("klzzwxh:0001 wzxhzdk:0", doc(p("klzzwxh:0001 wzxhzdk:0"))),
    ("## 1. Latar\n\n### C\\#", doc(h2("1. Latar"), h3("C#"))),
    ("- a\n    1. b\n    2. c\n        - d\n- e", doc(li("a"), no("b", level=1), no("c", level=1), li("d", level=2),
                                                     li("e"))),
    ("- a\n\n7. b\n8. c\n\n- d", doc(li("a"), no("b", start=7), no("c"), li("d"))),
    ("- a | b\n- \\- | --\n- \\|---|\n- &#58;-", doc(li("a | b"), li("- | --"), li("|---|"), li(":-"))),
    ("> satu\n>\n> dua\n\ntiga", doc(q("satu"), q("dua"), p("tiga"))),
    ("---", doc(hr)),
    ("![Isran Noor](files/a1.jpg) Gubernur, Senin. *Foto: Adi*",
     doc(fig("files/a1.jpg", "Isran Noor", "Gubernur, Senin.", "Foto: Adi"))),
    ("![](a.jpg)", doc(fig("a.jpg"))),
    ("![](a.jpg) *Adi*", doc(fig("a.jpg", credit="Adi"))),
    ("![]() Foto menyusul", doc(fig("", caption="Foto menyusul"))),
    ("![a](b.jpg) *bintang\\* dan \\[kurung\\]*", doc(fig("b.jpg", "a", credit="bintang* dan [kurung]"))),
    ("| No | Nama |\n| :--- | ---: |\n| 1 | a \\| **b** |\n|  | c<br>d |",
     doc(table(("No", "Nama"), ("1", (Span("a | "), Span("b", bold=True))), ("", "c\nd"), aligns=("left", "right")))),
])
def test_written_by_hand(markdown: str, document: Document) -> None:
    same(markdown, document)
