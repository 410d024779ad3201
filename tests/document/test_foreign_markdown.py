"""Markdown from elsewhere: what the document cannot hold is brought to what it can, and no word is lost."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from unittest.mock import patch
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.strategies import INVISIBLE, SYNTAX, hostile, often
from document.tiny import a, b, doc, fig, h2, h3, hr, i, li, no, p, q, reads, table
from humasdesk.document import markdown_tree
from humasdesk.document.markdown_blocks import Place, Reader
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.markdown_text import UnknownElement
from humasdesk.document.nodes import Document, Figure
from humasdesk.document.plain import plain


@pytest.mark.parametrize(("markdown", "document"), [
    ("# Satu\n\nDua\n===\n\n#### Empat ##", doc(h2("Satu"), h2("Dua"), h3("Empat"))),
    ("#KaltimBerdaulat terus", doc(p("#KaltimBerdaulat terus"))),
    ("satu\ndua   \n  tiga\\\nempat", doc(p("satu dua\ntiga\nempat"))),
    ("baris satu  \r\nbaris dua\r\n\r\nlain", doc(p("baris satu\nbaris dua"), p("lain"))),
    ("__tebal__ dan _miring_, __tebal *dua*__", doc(p(b("tebal"), " dan ", i("miring"), ", ", b("tebal ", i("dua"))))),
    ("*a **b***", doc(p(i("a ", b("b"))))),
    ("**tidak tutup, *a* dan _b", doc(p("**tidak tutup, ", i("a"), " dan _b"))),
    ("* satu\n* dua\n    + tiga", doc(li("satu"), li("dua"), li("tiga", level=1))),
    ("Hadir:\n- Budi\n- Ani", doc(p("Hadir:"), li("Budi"), li("Ani"))),
    ("1. satu\n\n    lagi\n\n2. dua", doc(no("satu"), no("lagi"), no("dua"))),
    ("5. lima\n5. enam", doc(no("lima", start=5), no("enam"))),
    ("0. nol", doc(no("nol"))),
    (f"{'9' * 5000}. banyak", doc(no("banyak", start=99))),
    ("- a\n            - jauh", doc(li("a - jauh"))),
    ("- # Judul\n- > kutipan", doc(li("Judul"), q("kutipan"))),
    ("> a\n>> b\n> > > c", doc(q("a"), q("b"), q("c"))),
    ("> - a\n> - b\n>\n> c", doc(li("a"), li("b"), q("c"))),
    ("> ## Judul", doc(h2("Judul"))),
    ("Kata `kode *x* <b>` lagi", doc(p("Kata kode *x* <b> lagi"))),
    ("```python\nx = 1\n# y\n\nz < 2 & 3\n```\nlagi", doc(p("python\nx = 1\n# y"), p("z < 2 & 3"), p("lagi"))),
    ("~~~\na\n```\nb\n~~~", doc(p("a\n```\nb"))),
    ("```\ntidak tutup", doc(p("```\ntidak tutup".replace("\n", " ")))),
    ("    satu\n    dua", doc(p("satu\ndua"))),
    ("Kata <b>tebal</b>, <em>miring</em>, <cite>Kompas</cite>.<br/>Baru",
     doc(p("Kata ", b("tebal"), ", ", i("miring"), ", ", i("Kompas"), ".\nBaru"))),
    ('<a href="http://x.id/a b">situs</a> lain', doc(p(a("http://x.id/a%20b", "situs"), " lain"))),
    ("<div align=center>\n**x** <u>y</u>\n</div>", doc(p("<div align=center> ", b("x"), " <u>y</u> </div>"))),
    ("a <!-- catatan --> b", doc(p("a <!-- catatan --> b"))),
    ("<script>alert(1)</script>", doc(p("<script>alert(1)</script>"))),
    ("<nama gubernur> hadir, <b kata> juga", doc(p("<nama gubernur> hadir, <b kata> juga"))),
    ("&copy; &#65; &#x42; &copy &nihil; &#0;", doc(p("© A B &copy &nihil; �"))),
    ("\\*a\\* \\<b> \\~ \\&copy; \\q", doc(p("*a* <b> ~ &copy; \\q"))),
    ("<https://x.id/a_b_c> <humas@x.id>", doc(p(a("https://x.id/a_b_c", "https://x.id/a_b_c"), " ",
                                                a("mailto:humas@x.id", "humas@x.id")))),
    ("[a](https://x.id \"judul\") [b](<https://y.id>) [c](javascript:x) [d](/e)",
     doc(p(a("https://x.id", "a"), " ", a("https://y.id", "b"), " c d"))),
    ("[Foto](lihat lampiran), [Foto](lampiran)", doc(p("[Foto](lihat lampiran), [Foto](lampiran)"))),
    ("[a (b)](https://x.id/c_(d))", doc(p(a("https://x.id/c_%28d%29", "a (b)")))),
    ("[satu][x], [x], [dua][]\n\n[X]: https://x.id 'judul'\n[dua]: <https://y.id>",
     doc(p(a("https://x.id", "satu"), ", ", a("https://x.id", "x"), ", ", a("https://y.id", "dua")))),
    ("[Budi]: Ya\n[tak terpakai]: http://x.id", doc(p("[Budi]: Ya [tak terpakai]: http://x.id"))),
    ("![a](foto rapat.jpg \"Judul\")", doc(fig("foto%20rapat.jpg", "a", "Judul"))),
    ("![a](b.jpg)\n*Foto: Adi*", doc(fig("b.jpg", "a", "", "Foto: Adi"))),
    ("![a](1.jpg) Satu\n![b](2.jpg) Dua *Adi*", doc(fig("1.jpg", "a", "Satu"), fig("2.jpg", "b", "Dua", "Adi"))),
    ("![a](b.jpg) Kata **tebal**", doc(fig("b.jpg", "a"), p("Kata ", b("tebal")))),
    ("Awal ![a](b.jpg) akhir", doc(p("Awal"), fig("b.jpg", "a"), p("akhir"))),
    ("> x ![a](b.jpg) y", doc(q("x"), fig("b.jpg", "a"), q("y"))),
    ("- x ![a](b.jpg) y\n- z", doc(li("x y"), fig("b.jpg", "a"), li("z"))),
    ("## Judul ![a](b.jpg)", doc(h2("Judul"), fig("b.jpg", "a"))),
    ("[![a](b.jpg)](https://x.id)", doc(fig("b.jpg", "a"))),
    ("![a [b](c.id) `d`](e.jpg)", doc(fig("e.jpg", "a b d"))),
    ("<img src='a.jpg' alt=\"b &amp; c\">", doc(fig("a.jpg", "b & c"))),
    ("a | b\n--|:-:\nc | d ![e](f.jpg) | lebih", doc(table(("a", "b"), ("c", "d", "lebih"), aligns=("", "center")),
                                                   fig("f.jpg", "e"))),
    ("a\n\n* * *\n\nb\n***", doc(p("a"), hr, p("b"), hr)),
    ("a\tb\u2028c\x00\x02klzzwxh:0000\x03", doc(p("a b cklzzwxh:0000"))),
])
def test_brought_to_what_a_document_holds(markdown: str, document: Document) -> None:
    reads(markdown, document)


_LINES = ("\n", "\n", "\n\n", "\n\n", "\n    ", "  \n", "\n> ", "\n- ", "\n1. ", "\n# ", "\n| ", " | ",
          "\n--|--\n", "\n```\n")
_WORDS = (" Kata ", " Kata ", "Kata", "Kata ", " Kata")
_UNQUOTED = [token for token in SYNTAX if not set("\"'") & set(token)]
_TOKENS = st.sampled_from([*_UNQUOTED, *INVISIBLE, *_LINES, *_WORDS * 12])
_NOT_TEXT = re.compile(r"\]\([^\n]*|\]:[^\n]*|=[^>\s]*")
"""Where Markdown keeps addresses and titles, which no reader shows."""


@often
@given(st.lists(_TOKENS, max_size=40).map("".join))
def test_no_word_is_lost(source: str) -> None:
    numbers = iter(range(1000))
    source = re.sub("Kata", lambda _: f"Kata{next(numbers)}z", source)
    told = "\n".join(_all_text(from_markdown(source)))
    hidden = " ".join(_NOT_TEXT.findall(source))
    assert [word for word in re.findall(r"Kata\d+z", source) if word not in told and word not in hidden] == []


def _all_text(document: Document) -> Iterator[str]:
    for block in document:
        yield plain(block)
        if isinstance(block, Figure):
            yield f"{block.alt} {block.source}"


def test_an_element_the_reader_does_not_know_is_a_bug_not_a_loss() -> None:
    root = Element("div")
    SubElement(root, "video").text = "kata"
    with pytest.raises(UnknownElement, match="video"):
        Reader().container(root, Place())
    root = Element("div")
    SubElement(SubElement(root, "p"), "kbd").text = "kata"
    with pytest.raises(UnknownElement, match="kbd"):
        Reader().container(root, Place())


def test_threads_do_not_meet_in_the_parser() -> None:
    sources = [f"[a][x] **tebal {n}**\n\n- b\n\n[x]: https://x.id/{n}" for n in range(40)]
    alone = [from_markdown(source) for source in sources]
    found: dict[int, Document] = {}

    def read(number: int) -> None:
        found[number] = from_markdown(sources[number])

    threads = [threading.Thread(target=read, args=(number,)) for number in range(len(sources))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(len(sources))] == alone
    assert to_markdown(found[7]).startswith("[a](https://x.id/7) **tebal 7**")


_PIECES = st.one_of(hostile, st.sampled_from((
    "Rapat dibuka.", "(Samarinda", "“Ya,” katanya ", "a", "- satu", "> q", "    kode", "[x]: y.z", "| a |\n|---|",
    "1. satu\n\n    lagi",
)))


@often
@given(st.lists(_PIECES, min_size=1, max_size=9), st.sampled_from(("\n", "\n\n", "\n\n\n")))
def test_plain_paragraphs_are_read_as_the_parser_would(pieces: list[str], between: str) -> None:
    source = between.join(pieces)
    quick = from_markdown(source)
    with patch.object(markdown_tree, "_PLAIN", re.compile("(?!)")):
        assert from_markdown(source) == quick
