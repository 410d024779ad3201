"""The list of findings: how it stands, and that what it costs to show does not grow with how many there are."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from humasdesk.gui import theme as themes
from humasdesk.gui.checking import finding_drawing, row_view
from humasdesk.gui.checking.finding_list import FindingList
from humasdesk.gui.checking.finding_rows import Row, rows_of
from humasdesk.language.finding import Finding
from humasdesk.services.checking.questions import Examined

KEY = Qt.Key
_ROOM = 24 + 40
"""Rows measured at once, and more than a window of the test's size shows."""


def _rows(count: int, words: str = "kata") -> list[Row]:
    found = tuple(Finding("SPELL", "error", "body", place, place + 4, place, place + 4, f"{words}{place}",
                          "“{word}” stands in no word list, and this goes on for a second line",
                          {"word": f"{words}{place}"}, fingerprint=f"{words}{place}") for place in range(count))
    return rows_of(Examined(found, (), (), frozenset()))


@pytest.fixture
def listed(qtbot: Any) -> FindingList:
    made = FindingList(themes.Theme(dark=False), "Findings", grows=True)
    qtbot.addWidget(made)
    made.setFixedWidth(240)
    made.setMaximumHeight(400)
    made.show()
    return made


def test_a_few_rows_are_measured_however_many_there_are(listed: FindingList,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[Row] = []

    def lay(row: Row, *rest: Any) -> finding_drawing.Laid:
        measured.append(row)
        return finding_drawing.lay(row, *rest)

    monkeypatch.setattr(row_view, "lay", lay)
    listed.show_rows(_rows(3_000))
    assert 0 < len(measured) < _ROOM
    assert len(listed.rows) == 3_000


def test_every_row_has_the_room_it_needs_in_the_end(listed: FindingList, qtbot: Any) -> None:
    rows = _rows(300)
    listed.show_rows(rows)

    def stands() -> bool:
        tall = [listed.visualRect(listed.model().index(place, 0)).height() for place in range(len(rows))]
        return tall == [finding_drawing.lay(row, listed.font(), listed.viewport().width()).height for row in rows]

    qtbot.waitUntil(stands, timeout=10_000)
    assert listed.height() == listed.visualRect(listed.model().index(300, 0)).bottom() + 5


def test_keys_walk_it_and_the_mark_stays_while_others_go(listed: FindingList, qtbot: Any) -> None:
    rows = _rows(50)
    listed.show_rows(rows)
    listed.setFocus()
    listed.go_to_row(1)
    QTest.keyClick(listed, KEY.Key_Down)
    assert listed.current == rows[2]
    listed.show_rows([*rows[:1], *rows[2:]])
    assert listed.current == rows[2]
    listed.show_rows([*rows[:1], *rows[3:]])
    assert listed.current == rows[3]
    QTest.keyClick(listed, KEY.Key_End)
    assert listed.current == rows[50]
    with qtbot.waitSignal(listed.chosen) as chosen:
        QTest.keyClick(listed, KEY.Key_Return)
    assert chosen.args == [rows[50]]
    QTest.keyClick(listed, KEY.Key_Home)
    assert listed.current is None  # the heading
    place = listed.visualRect(listed.model().index(2, 0)).center()
    with qtbot.waitSignal(listed.pointed) as pointed, qtbot.assertNotEmitted(listed.chosen):
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pointed.args == [rows[4]]
    with qtbot.waitSignal(listed.chosen) as chosen:
        QTest.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [rows[4]]


def test_a_screen_reader_is_told_the_rows(listed: FindingList) -> None:
    listed.show_rows(_rows(30))
    told = QAccessible.queryAccessibleInterface(listed)
    assert told.role() == QAccessible.Role.List
    assert told.childCount() == 31
    assert told.child(1).text(QAccessible.Text.Name).startswith("Spelling. kata0.")
