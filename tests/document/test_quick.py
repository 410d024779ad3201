"""The quick words of a stored body are the words of the document."""

from __future__ import annotations

from hypothesis import given

from document.strategies import documents, fewer
from document.tiny import a, b, doc, fig, i, li, p, q, table
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Document, Figure
from humasdesk.document.plain import plain
from humasdesk.document.quick import words_of


@fewer
@given(documents)
def test_every_word_and_nothing_else(document: Document) -> None:
    told = [f"{block.alt} {plain(block)}" if isinstance(block, Figure) else plain(block) for block in document]
    assert words_of(to_markdown(document)).split() == " ".join(told).split()


def test_one_line_a_block() -> None:
    document = doc(
        p("mem", b("bangun"), "kan, ", i("a"), b("b"), "\nc &copy"), li("- x"), q("#1"), q("2. dua"), p("| x |"),
        fig("a.jpg", "Alt", "Kata", "Adi"), table(("No", "a | b"), ("1", "\\")), p(a("http://x.id", "situs")))
    assert [line.strip() for line in words_of(to_markdown(document)).split("\n")] == [
        "membangunkan, ab c &copy", "- x", "#1", "2. dua", "| x |", "Alt Kata Adi", "No a | b", "1 \\", "situs"]
