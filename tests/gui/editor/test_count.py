"""Words, characters, reading time."""

from __future__ import annotations

from hypothesis import given

from document.strategies import documents, often
from gui.editor.tiny import Typist, b, figure, h2, li, p, rule, table
from humasdesk.document.nodes import Document
from humasdesk.gui.editor.count import Count, counted
from humasdesk.gui.editor.parts import Parts


def test_an_empty_page_takes_no_time() -> None:
    assert counted(Parts()) == Count(0, 0, 0)
    assert counted(Parts()).minutes == 0


def test_everything_a_reader_reads_is_counted() -> None:
    body = (p("se-", b("Kaltim"), " – Rp 5.000\nbaris"), h2("Judul kecil"), li("satu"), rule,
            table(("A", "B"), ("", "D")), figure("Teks", "Humas", "tak dibaca"))
    count = counted(Parts("Kalimantan Timur", "Rakor", "SAMARINDA", body))
    assert count.words == 2 + 1 + 1 + 4 + 2 + 1 + 3 + 2
    assert counted(Parts(body=(p("a b\nc"),))) == Count(3, 4, 3)


def test_reading_time_is_by_two_hundred_words_a_minute() -> None:
    minutes = [Count(words, 0, 0).minutes for words in (1, 200, 299, 301, 412, 500, 5_000)]
    assert minutes == [1, 1, 1, 2, 2, 2, 25]


@often
@given(documents)
def test_the_page_counts_as_its_content_does(typist_of_module: Typist, body: Document) -> None:
    typist_of_module.page.set_content("Kaltim", "Judul", "SAMARINDA", body)
    assert typist_of_module.page.count() == counted(typist_of_module.page.content())
