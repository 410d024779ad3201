"""The pictures' forms: written onto the page as single undo steps, moved, taken out, replaced; what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.panel.conftest import Settled, picture
from humasdesk.document.nodes import Figure
from humasdesk.gui.panel.figures import Figures
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting
from humasdesk.services.desk import Desk


@pytest.fixture
def part(window: MainWindow) -> Figures:
    return window.panel.figures


def on_page(window: MainWindow) -> tuple[Figure, ...]:
    return window.page.page.figures()


def test_every_picture_has_a_small_view_and_says_what_it_lacks(part: Figures, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: all(not card.thumb.pixmap().isNull() and card.thumb.pixmap().height() == 48
                                for card in part.cards), timeout=5_000)
    assert [card._missing.text() for card in part.cards] == ["", "no alternative text, no caption"]
    assert part.cards[1].head.accessibleName() == "Picture 2, no alternative text, no caption, folded"


def test_what_is_typed_in_the_form_is_one_undo_step_on_the_page(window: MainWindow, part: Figures, desk: Desk,
                                                                release: str, settled: Settled) -> None:
    before = on_page(window)
    part.edit(1)
    QApplication.processEvents()
    field = part.cards[1].fields["alt"]
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Warga menonton dari tepi sungai")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert on_page(window)[1].alt == "Warga menonton dari tepi sungai"
    assert part.cards[1]._missing.text() == "no caption"
    window.page.page.do("undo")
    assert on_page(window) == before
    window.page.page.do("redo")
    window.save_now()
    settled()
    assert "Warga menonton" in drafting.head_of(desk, release).content.body


def test_saving_takes_what_is_still_being_typed_in_a_form(window: MainWindow, part: Figures, desk: Desk, release: str,
                                                          settled: Settled) -> None:
    part.cards[1].unfold(True)
    part.cards[1].fields["caption"].setFocus()
    QTest.keyClicks(part.cards[1].fields["caption"], "Warga menonton")
    window.save_now()
    settled()
    assert "Warga menonton" in drafting.head_of(desk, release).content.body


def test_a_picture_is_moved_taken_out_and_brought_back(window: MainWindow, part: Figures,
                                                       sources: tuple[str, str]) -> None:
    first, second = sources
    before = window.page.page.content().body
    part.cards[1].unfold(True)
    for _ in range(2):
        next(card for card in part.cards if card.is_open).deeds["up"].click()
    assert [one.source for one in on_page(window)] == [second, first]
    assert next(card for card in part.cards if card.is_open) is part.cards[0], "the form follows its picture"
    window.page.page.do("undo")
    window.page.page.do("undo")
    assert window.page.page.content().body == before
    part.follow(editable=True)
    part.cards[0].deeds["remove"].click()
    assert [one.source for one in on_page(window)] == [second]
    assert len(part.cards) == 1
    window.page.page.do("undo")
    assert window.page.page.content().body == before


def test_the_menu_of_a_picture_has_what_its_card_has(window: MainWindow, part: Figures,
                                                     sources: tuple[str, str]) -> None:
    first, second = sources

    def rows(number: int) -> dict[str, QAction]:
        part._go(number)
        menu = window.page.page.make_menu()
        return {one.text(): one for one in menu.actions() if one.text()}

    assert list(rows(0))[:4] == ["Another picture", "One place up", "One place down", "Take the picture out"]
    for _ in range(2):
        rows(1)["One place up"].trigger()
        if on_page(window)[0].source == second:
            break
    assert [one.source for one in on_page(window)] == [second, first]
    assert window.page.page.figure_at_cursor() == 0, "the cursor goes with its picture"
    rows(0)["Take the picture out"].trigger()
    assert [one.source for one in on_page(window)] == [first]
    window.page.page.sheet.moveCursor(QTextCursor.MoveOperation.Start)
    assert "Another picture" not in [one.text() for one in window.page.page.make_menu().actions()]


def test_a_picture_is_replaced_and_keeps_its_lines(window: MainWindow, part: Figures, tmp_path: Path, settled: Settled,
                                                   sources: tuple[str, str]) -> None:
    path = tmp_path / "blue.jpg"
    path.write_bytes(picture("blue"))
    part.replace_with(0, path)
    settled()
    now = on_page(window)
    assert now[0].source not in sources
    assert (now[0].alt, now[0].caption, now[0].credit) == ("Gubernur memotong pita", "Jembatan dibuka", "Humas")
    assert now[1].source == sources[1]
    window.page.page.do("undo")
    assert on_page(window)[0].source == sources[0]


def test_what_is_no_picture_is_refused_in_a_sentence(window: MainWindow, part: Figures, tmp_path: Path,
                                                     settled: Settled, sources: tuple[str, str]) -> None:
    path = tmp_path / "note.jpg"
    path.write_bytes(b"no picture at all")
    part.replace_with(0, path)
    settled()
    assert any("note.jpg" in sentence for sentence in window.messages.sentences)
    assert on_page(window)[0].source == sources[0]


def test_the_form_goes_to_its_picture_in_the_text(window: MainWindow, part: Figures) -> None:
    part.cards[1].unfold(True)
    part.cards[1].deeds["go"].click()
    assert window.page.page.figure_at_cursor() == 1


def test_a_check_line_opens_the_form_of_its_picture(window: MainWindow, part: Figures, settled: Settled,
                                                    qtbot: QtBot) -> None:
    listed = window.panel.check.list

    def choose(words: str) -> None:
        qtbot.waitUntil(lambda: any(words in row.message for row in listed.rows), timeout=20_000)
        listed.chosen.emit(next(row for row in listed.rows if words in row.message))

    settled()
    choose("alt text")
    QApplication.processEvents()
    assert part.cards[1].is_open
    field = part.cards[1].fields["alt"]
    assert QApplication.focusWidget() is field
    assert field.visibleRegion().boundingRect() == field.rect(), "all of it is in sight"
    choose("region")
    assert QApplication.focusWidget() is window.panel.fields.by_kind["region"].field


def test_pictures_that_may_only_be_read_have_no_deeds_but_going_there(window: MainWindow, part: Figures) -> None:
    part.follow(editable=False)
    card = part.cards[0]
    card.unfold(True)
    assert all(field.isReadOnly() for field in card.fields.values())
    assert [name for name, button in card.deeds.items() if not button.isHidden()] == ["go"]
