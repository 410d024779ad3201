"""Related releases are suggested with their reason: opened, added, refused and brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.panel.conftest import Settled
from humasdesk.domain.release import Content
from humasdesk.gui.panel.alike import Alike, AlikeRow
from humasdesk.gui.window import MainWindow
from humasdesk.services import answering, cataloguing, drafting
from humasdesk.services.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


@pytest.fixture
def pair(window: MainWindow, desk: Desk, qtbot: QtBot) -> tuple[str, str]:
    """The open release, and the one that shares an official and a region with it."""
    isran = cataloguing.find(desk, "official", "Isran Noor").id
    me = desk.me("mar")
    other = drafting.create(desk, me, Content(headline="Panen Raya di Kutai", region="64", officials=(isran,)))[0]
    mine = drafting.create(desk, me, Content(headline="Rapat Besar", region="64", officials=(isran,)))[0]
    window.writing.open(mine)
    qtbot.waitUntil(lambda: bool(window.panel.related.alike.rows), timeout=10_000)
    return mine, other


def row_of(alike: Alike, release: str) -> AlikeRow | None:
    return next((row for row in alike.rows if row.related.summary.id == release), None)


def test_a_row_says_what_both_speak_of_and_opens(window: MainWindow, pair: tuple[str, str], settled: Settled) -> None:
    row = row_of(window.panel.related.alike, pair[1])
    assert row is not None
    assert row.why == "Isran Noor, Kalimantan Timur"
    assert "because of Isran Noor" in row.accessibleName()
    QTest.keyClick(row, Qt.Key.Key_Return)
    settled()
    assert window.writing.release_id == pair[1]


def test_plus_adds_it(window: MainWindow, desk: Desk, pair: tuple[str, str], settled: Settled, qtbot: QtBot) -> None:
    alike = window.panel.related.alike
    row = row_of(alike, pair[1])
    assert row is not None
    QTest.keyClick(row, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: row_of(alike, pair[1]) is None, timeout=10_000)
    settled()
    assert drafting.head_of(desk, pair[0]).content.related == (pair[1],)
    assert window.panel.related.chips.keys == [pair[1]]


def test_refused_stays_away_until_it_is_taken_back(window: MainWindow, desk: Desk, pair: tuple[str, str],
                                                   settled: Settled, qtbot: QtBot) -> None:
    alike = window.panel.related.alike
    row = row_of(alike, pair[1])
    assert row is not None
    next(action for action in row.menu().actions() if action.text() == "Refuse").trigger()
    assert row_of(alike, pair[1]) is None
    qtbot.waitUntil(lambda: bool(answering.of_release(desk, pair[0]).standing), timeout=10_000)
    window.panel.noticing.look()
    settled()
    qtbot.wait(300)
    assert row_of(alike, pair[1]) is None
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Undo").click()
    qtbot.waitUntil(lambda: row_of(alike, pair[1]) is not None, timeout=10_000)
