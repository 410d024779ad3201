"""The column of sheets: drawn again after typing, clicked, zoomed, and honest where a sheet cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from humasdesk.domain.release import Content
from humasdesk.gui.preview import Preview
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import drafting, figures
from humasdesk.services.desk import Desk

TEXT = Content(headline="Jembatan Dibuka", dateline="SAMARINDA", body="Satu.\n\nDua.\n\nTiga.\n")


class Shelf:
    """What the sheets are asked to show."""

    def __init__(self, release_id: str) -> None:
        self.release_id, self.content = release_id, TEXT
        self.asked = 0

    def __call__(self) -> tuple[str, Content | None]:
        self.asked += 1
        return self.release_id, self.content


@pytest.fixture
def shelf(desk: Desk) -> Shelf:
    return Shelf(drafting.create(desk, desk.me("mar"), TEXT)[0])


@pytest.fixture
def preview(session: Session, shelf: Shelf, light: Theme, qtbot: QtBot) -> Iterator[Preview]:
    made = Preview(session, shelf, light)
    qtbot.addWidget(made)
    made.resize(500, 700)
    with qtbot.waitSignal(made.drawn, timeout=20_000):
        made.show()
    yield made
    made.finish()


def _drawn(preview: Preview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.drawn, timeout=20_000):
        preview.changed()


def test_many_changes_are_one_drawing(preview: Preview, shelf: Shelf, qtbot: QtBot) -> None:
    before = shelf.asked
    for _ in range(20):
        preview.changed()
    _drawn(preview, qtbot)
    assert shelf.asked == before + 1


def test_a_longer_text_takes_more_sheets_and_a_shorter_one_fewer(preview: Preview, shelf: Shelf, qtbot: QtBot) -> None:
    assert len(preview.view.shown) == 1
    shelf.content = replace(TEXT, body="\n\n".join(["Kalimat ini panjang sekali. " * 30] * 12))
    _drawn(preview, qtbot)
    assert len(preview.view.shown) > 1
    shelf.content = TEXT
    _drawn(preview, qtbot)
    assert len(preview.view.shown) == 1


def test_every_sheet_that_is_scrolled_to_gets_its_picture(preview: Preview, shelf: Shelf, qtbot: QtBot) -> None:
    shelf.content = replace(TEXT, body="\n\n".join(["Kalimat ini panjang sekali. " * 30] * 60))
    _drawn(preview, qtbot)
    QTest.keyClick(preview.view, Qt.Key.Key_End)
    last = len(preview.view.shown) - 1
    qtbot.waitUntil(lambda: preview.view.shown[last].image is not None, timeout=20_000)
    for _ in range(last):
        QTest.keyClick(preview.view, Qt.Key.Key_PageUp)
        qtbot.wait(30)
    assert sum(sheet.image is not None for sheet in preview.view.shown) < len(preview.view.shown)


def test_a_click_says_which_part_stands_there(preview: Preview, qtbot: QtBot) -> None:
    view = preview.view
    spot = next(one for one in view._spots if one.part == 2 and not one.ends)
    _, sheet = next(iter(view.rects()))
    point = QPoint(round(sheet.left() + (spot.x + 3) * view.scale), round(sheet.top() + (spot.y - 3) * view.scale))
    with qtbot.waitSignal(preview.clicked, timeout=2_000) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert heard.args == [2]


def test_the_cursors_part_is_marked_and_brought_into_sight(preview: Preview, shelf: Shelf, qtbot: QtBot) -> None:
    shelf.content = replace(TEXT, body="\n\n".join(["Kalimat ini panjang sekali. " * 30] * 20))
    _drawn(preview, qtbot)
    preview.show_part(20)
    marks = list(preview.view._marks())
    assert len(marks) == 1
    assert preview.view.viewport().rect().contains(marks[0].center().toPoint())
    preview.show_part(None)
    assert not list(preview.view._marks())


def test_the_size_is_changed_by_keys_and_fits_again(preview: Preview, qtbot: QtBot) -> None:
    view = preview.view
    fitted = view.scale
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale > fitted
    qtbot.waitUntil(lambda: preview._last is not None and abs(preview._last[1] - preview.wanted_ppi) < 0.3,
                    timeout=20_000)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.scale == fitted


def test_a_picture_that_is_missing_is_said_and_the_sheets_stay(preview: Preview, shelf: Shelf, qtbot: QtBot) -> None:
    shelf.content = replace(TEXT, body=f"![foto]({figures.source_of('0' * 64)})\n", files=("0" * 64,))
    preview.changed()
    qtbot.waitUntil(lambda: bool(preview.trouble.sentence), timeout=20_000)
    assert len(preview.view.shown) == 1
    shelf.content = TEXT
    _drawn(preview, qtbot)
    assert not preview.trouble.sentence


def test_nothing_is_drawn_while_nobody_looks(preview: Preview, shelf: Shelf, qtbot: QtBot) -> None:
    preview.hide()
    before = shelf.asked
    preview.changed()
    qtbot.wait(400)
    assert shelf.asked == before
