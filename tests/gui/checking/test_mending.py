"""A fix on the page: smallest change, one undo step, formats kept, cursor where one would look for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gui.editor.conftest import _fonts, desk, page, typist  # noqa: F401 (fixtures)
from gui.editor.tiny import Typist, a, b, i, p
from humasdesk.document.plain import plain_text
from humasdesk.gui.checking import mending, placing
from humasdesk.gui.editor.findings import Underline
from humasdesk.services.checking.finding import Finding, Fix

Find = Callable[[str], Finding]


@pytest.fixture
def find(typist: Typist) -> Find:  # noqa: F811 (the fixture)
    """Shows a finding over some words of the body, and gives it."""

    def of(words: str) -> Finding:
        body = plain_text(typist.body)
        start = body.index(words)
        one = Finding("X", "style", "body", start, start + len(words), 0, 0, words, "x", fingerprint=f"{words}..")
        where = placing.bases(tuple(typist.page.findings.passages()), body)
        placed = placing.Placed.of(
            ((spot, Underline(spot.start, spot.end, "style", "", one)) for _, spot in placing.spots([one], where)),
            where)
        typist.page.findings.show(placed.underlines)
        return one

    return of


def fix(one: Finding, words: str, *, italic: bool = False) -> Fix:
    return Fix(words, one.field, one.start, one.end, italic=italic)


def test_formats_stay_and_it_is_one_step(typist: Typist, find: Find) -> None:  # noqa: F811
    before = (p("😀 satu"), p("dua ", b("kerja"), a("sama"), " tiga"))
    typist.show(*before)
    one = find("kerjasama")
    assert mending.mend(typist.page, (), one, fix(one, "kerja sama"))
    assert typist.body == (p("😀 satu"), p("dua ", b("kerja"), " ", a("sama"), " tiga"))
    typist.undo()
    assert typist.body == before


def test_words_typed_before_it_do_not_matter(typist: Typist, find: Find) -> None:  # noqa: F811
    typist.show(p("satu walikota dua"))
    one = find("walikota")
    typist.go("satu")
    typist.type("ini 1 ")
    assert mending.mend(typist.page, (), one, fix(one, "wali kota"))
    assert plain_text(typist.body) == "ini 1 satu wali kota dua"


def test_words_that_have_changed_are_left_alone(typist: Typist, find: Find) -> None:  # noqa: F811
    typist.show(p("satu walikota dua"))
    one = find("walikota")
    typist.go("likota")
    typist.type("x")
    assert not mending.mend(typist.page, (), one, fix(one, "wali kota"))
    assert plain_text(typist.body) == "satu waxlikota dua"


def test_a_page_that_is_only_read_stays(typist: Typist, find: Find) -> None:  # noqa: F811
    typist.show(p("satu walikota dua"))
    one = find("walikota")
    typist.page.set_read_only(True)
    assert not mending.mend(typist.page, (), one, fix(one, "wali kota"))


def test_italics_leave_the_words(typist: Typist, find: Find) -> None:  # noqa: F811
    typist.show(p("satu ", b("podcast"), " dua"))
    one = find("podcast dua")
    assert mending.mend(typist.page, (), one, fix(one, "podcast dua", italic=True))
    spans = typist.body[0].spans  # type: ignore[union-attr]
    assert i(" dua") in spans or i("dua") in spans
    assert next(span for span in spans if span.text == "podcast").bold
    typist.undo()
    assert typist.body == (p("satu ", b("podcast"), " dua"),)


def test_the_cursor_stands_behind_or_stays(typist: Typist, find: Find) -> None:  # noqa: F811
    typist.show(p("satu walikota dua"))
    one = find("walikota")
    typist.select("walikota")
    mending.mend(typist.page, (), one, fix(one, "wali kota"))
    cursor = typist.page.sheet.textCursor()
    assert not cursor.hasSelection()
    assert cursor.block().text()[:cursor.positionInBlock()] == "satu wali kota"
    typist.show(p("satu walikota dua"))
    one = find("walikota")
    typist.go("dua", 1)
    mending.mend(typist.page, (), one, fix(one, "wali kota"))
    cursor = typist.page.sheet.textCursor()
    assert cursor.block().text()[cursor.positionInBlock():] == "ua"
