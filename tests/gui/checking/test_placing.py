"""Findings on the page: from offsets to blocks, and carried through what is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from humasdesk.gui.checking.beside import place_beside
from humasdesk.gui.checking.placing import Placed, Spot, bases, spots
from humasdesk.gui.editor.findings import Passage, Underline
from humasdesk.services.checking.finding import Finding

ONE = Finding("X", "style", "body", 0, 1, 0, 1, "x", "x")
PAGE = (Passage(0, "kicker", "Kaltim"), Passage(1, "headline", "Judul"), Passage(3, "paragraph", "Satu dua "),
        Passage(4, "figure", "\ufffc"), Passage(5, "caption", "Gambar"), Passage(6, "alt", "tiga"),
        Passage(7, "cell", "a"), Passage(8, "cell", "b"), Passage(9, "paragraph", "Lagi tiga."))
BODY = "Satu dua \nGambar\na\tb\nLagi tiga."


def spot(field: str, start: int, end: int) -> Spot | None:
    where = bases(PAGE, BODY)
    found = list(spots([replace(ONE, field=field, start=start, end=end)], where))  # type: ignore[arg-type]
    return found[0][1] if found else None


def test_each_stands_in_its_own_block() -> None:
    assert spot("headline", 0, 5) == Spot(1, 0, 5)
    assert spot("body", 5, 8) == Spot(3, 5, 8)
    assert spot("body", BODY.index("Gambar"), BODY.index("Gambar") + 6) == Spot(5, 0, 6)
    assert spot("body", BODY.index("b\n"), BODY.index("b\n") + 1) == Spot(8, 0, 1)
    assert spot("body", BODY.index("tiga"), len(BODY)) == Spot(9, 5, 10)
    assert spot("dateline", 0, 1) is None


def test_one_about_no_words_stands_at_the_word_there() -> None:
    assert spot("body", 6, 6) == Spot(3, 5, 8)
    assert spot("body", len(BODY), len(BODY)) == Spot(9, 5, 10)


@pytest.mark.parametrize(("after", "marked"), [
    ("satu salaah dua kelirru", ["salaah", "kelirru"]),
    ("xx satu salaah dua kelirru", ["salaah", "kelirru"]),
    ("satu salaah dua, kelirru", ["salaah", "kelirru"]),
    ("satu salaah dua kelirru dan", ["salaah", "kelirru"]),
    ("satu salah dua kelirru", ["kelirru"]),
    ("satu salaahx dua kelirru", ["kelirru"]),
    ("", []),
])
def test_marks_move_with_what_is_typed(after: str, marked: list[str]) -> None:
    before = "satu salaah dua kelirru"
    marks = tuple(Underline(before.index(word), before.index(word) + len(word)) for word in ("salaah", "kelirru"))
    placed = Placed({3: (before, marks)}, {before: marks})
    found = placed.underlines(Passage(3, "paragraph", after))
    assert [after[one.start:one.end] for one in found] == marked


def test_a_block_that_moved_keeps_its_marks() -> None:
    marks = (Underline(0, 4),)
    placed = Placed({3: ("satu", marks)}, {"satu": marks})
    assert placed.underlines(Passage(7, "paragraph", "satu")) == marks
    placed.learn([("baru", (Underline(1, 2),))])
    assert placed.underlines(Passage(3, "paragraph", "baru")) == (Underline(1, 2),)


def test_a_menu_stands_under_its_line_over_it_or_beside_the_text() -> None:
    room, text, menu = QRect(0, 0, 1366, 768), QRect(500, 100, 600, 600), QSize(350, 420)
    assert place_beside(menu, QRect(600, 200, 2, 20), text, room) == QPoint(600, 224)
    assert place_beside(menu, QRect(600, 500, 2, 20), text, room) == QPoint(600, 76)
    assert place_beside(menu, QRect(600, 380, 2, 20), text, room) == QPoint(146, 348)
    assert place_beside(menu, QRect(1200, 200, 2, 20), text, room) == QPoint(1016, 224)
