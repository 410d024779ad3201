"""The search field by keyboard: the offers below it, chips out of what is typed, words changed in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.releases.search_field import SearchField
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme

KEY = Qt.Key


@pytest.fixture
def field(session: Session, qtbot: Any) -> Iterator[SearchField]:
    """The field with the keyboard in it."""
    around = QWidget()
    qtbot.addWidget(around)
    made = SearchField(session, Asking(session, around), Theme(dark=False), around)
    made.resize(420, 32)
    around.resize(480, 60)
    around.show()
    around.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    qtbot.waitUntil(lambda: not session.lane.busy)


def _parts(field: SearchField) -> list[tuple[str, str]]:
    return [(one.kind, one.label) for one in field._asking.question.parts]


def _typed(field: SearchField, text: str, qtbot: Any) -> None:
    QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: not field._later.isActive())


def test_down_and_enter_take_an_operator_and_then_a_value(field: SearchField, qtbot: Any) -> None:
    _typed(field, "kabar sta", qtbot)
    qtbot.waitUntil(lambda: field.offers == ["state:"])
    QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClick(field, KEY.Key_Return)
    assert field.text() == "kabar state:"
    qtbot.waitUntil(lambda: "Draft" in field.offers)
    QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClick(field, KEY.Key_Tab)
    assert _parts(field) == [("state", "Draft")]
    assert field.text().strip() == "kabar"
    assert field.hasFocus()


def test_escape_closes_the_offers_before_it_empties_the_search(field: SearchField, qtbot: Any) -> None:
    _typed(field, "state:dr", qtbot)
    qtbot.waitUntil(lambda: field.offers == ["Draft"])
    QTest.keyClick(field, KEY.Key_Escape)
    assert field.offers == []
    assert field.text() == "state:dr"
    QTest.keyClick(field, KEY.Key_Escape)
    assert field.text() == ""


def test_backspace_at_the_beginning_takes_the_last_chip(field: SearchField, qtbot: Any) -> None:
    _typed(field, "2019 state:draft ", qtbot)
    assert [kind for kind, _ in _parts(field)] == ["year", "state"]
    QTest.keyClick(field, KEY.Key_Home)
    QTest.keyClick(field, KEY.Key_Backspace)
    assert [kind for kind, _ in _parts(field)] == ["year"]


def test_what_was_typed_takes_its_chips_along_when_it_goes_as_a_whole(field: SearchField, qtbot: Any) -> None:
    from humasdesk.services.asking.values import Part

    chosen = Part("state", "draft", "Draft")
    field._asking.add(chosen)
    _typed(field, "year:2019 kabar", qtbot)
    assert _parts(field) == [("state", "Draft"), ("year", "2019")]
    QTest.keyClick(field, KEY.Key_Backspace)
    assert len(_parts(field)) == 2, "a letter less is the same search"
    field.selectAll()
    _typed(field, "rakor", qtbot)
    assert _parts(field) == [("state", "Draft")], "what was chosen elsewhere stays"
    _typed(field, " year:2018 jalan", qtbot)
    field.clear()
    assert _parts(field) == [("state", "Draft")]


def test_a_word_in_the_middle_is_judged_at_once(field: SearchField, qtbot: Any) -> None:
    _typed(field, "kabar musrenbang", qtbot)
    for _ in "musrenbang ":
        QTest.keyClick(field, KEY.Key_Left)
    _typed(field, " baru", qtbot)
    assert field.text() == "kabar baru musrenbang"
    assert field._asking.words.split() == ["kabar", "baru", "musrenbang"]
    _typed(field, " 2019 ", qtbot)
    assert _parts(field) == [("year", "2019")]
    assert field.text().split() == ["kabar", "baru", "musrenbang"]
    QTest.keyClicks(field, "dan ")
    assert field.text().split() == ["kabar", "baru", "dan", "musrenbang"]


def test_an_offer_is_taken_in_the_middle(field: SearchField, qtbot: Any) -> None:
    _typed(field, "kabar musrenbang", qtbot)
    for _ in "musrenbang":
        QTest.keyClick(field, KEY.Key_Left)
    _typed(field, "state:dra", qtbot)
    # what stands behind the cursor belongs to the piece until a blank divides them
    QTest.keyClick(field, KEY.Key_Space)
    QTest.keyClick(field, KEY.Key_Left)
    field.look()
    qtbot.waitUntil(lambda: field.offers == ["Draft"])
    QTest.keyClick(field, KEY.Key_Return)
    assert _parts(field) == [("state", "Draft")]
    assert field.text().split() == ["kabar", "musrenbang"]


def test_a_hint_is_whole_in_every_width(field: SearchField) -> None:
    hints = []
    for width in (600, 260, 130):
        field.resize(width, 32)
        hints.append(field.placeholderText())
        assert field.fontMetrics().horizontalAdvance(hints[-1]) < width
    assert len(set(hints)) == 3
