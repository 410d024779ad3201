"""Day, embargo, sign-off and correction note: set, in the revision, shown again, cleared; explained where wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.panel.conftest import Settled
from humasdesk.domain.release import Content, Embargo
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting, publishing, reviewing
from humasdesk.services.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


def said(desk: Desk, release: str) -> Content:
    return drafting.head_of(desk, release).content


def retype(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def reopen(window: MainWindow, settled: Settled) -> None:
    release = window.writing.release_id
    assert release
    window.writing.close()
    window.writing.open(release)
    settled()


def test_the_day_is_typed_kept_shown_again_and_cleared(window: MainWindow, desk: Desk, release: str,
                                                       settled: Settled) -> None:
    field = window.panel.publication.day
    assert field.line.text() == ""
    assert field.line.placeholderText() == "day of publication"
    retype(field.line, "2019-01-08")
    settled()
    assert said(desk, release).date == date(2019, 1, 8)
    reopen(window, settled)
    assert field.line.text() == "8 Jan 2019"
    assert window.panel.publication._day_said.text() == "Tuesday"
    retype(field.line, "")
    settled()
    assert said(desk, release).date is None


def test_the_day_is_chosen_in_the_calendar(window: MainWindow, desk: Desk, release: str, settled: Settled) -> None:
    retype(window.panel.publication.day.line, "8/1/2019")
    settled()
    calendar = window.panel.publication.day.open_calendar()
    assert calendar.month.selectedDate() == QDate(2019, 1, 8)
    calendar.month.setFocus()
    QTest.keyClick(calendar.month, Qt.Key.Key_Right)
    calendar.month.activated.emit(QDate(2019, 1, 9))
    settled()
    assert said(desk, release).date == date(2019, 1, 9)


def test_what_is_no_day_is_explained_stays_typed_and_changes_nothing(window: MainWindow, desk: Desk, release: str,
                                                                     settled: Settled) -> None:
    head = drafting.head_of(desk, release).id
    retype(window.panel.publication.day.line, "kemarin")
    settled()
    assert window.panel.publication._day_wrong.text().startswith("kemarin is not a day.")
    assert window.panel.publication.day.line.text() == "kemarin"
    assert drafting.head_of(desk, release).id == head


def test_the_embargo_is_switched_on_set_shown_in_both_zones_and_switched_off(window: MainWindow, desk: Desk,
                                                                             release: str, settled: Settled) -> None:
    field = window.panel.publication.embargo
    field.switch.click()
    settled()
    assert said(desk, release).embargo is not None
    retype(field.day.line, "14/1/2030")
    settled()
    retype(field.time, "10")
    settled()
    assert said(desk, release).embargo == Embargo(datetime(2030, 1, 14, 2, tzinfo=UTC), "Asia/Makassar")
    reopen(window, settled)
    assert field.line.text() == "14 Jan 2030 10.00\u00a0WITA = 09.00\u00a0WIB"
    assert field.warning.isHidden()
    field.zone.setCurrentIndex(field.zone.findText("WIB"))
    field.zone.activated.emit(field.zone.currentIndex())
    settled()
    assert said(desk, release).embargo == Embargo(datetime(2030, 1, 14, 3, tzinfo=UTC), "Asia/Jakarta")
    assert field.line.text() == "14 Jan 2030 10.00\u00a0WIB = 11.00\u00a0WITA"
    field.switch.click()
    settled()
    assert said(desk, release).embargo is None


def test_the_wheel_over_the_zone_scrolls_the_panel_and_changes_nothing(window: MainWindow, desk: Desk, release: str,
                                                                       settled: Settled, qtbot: QtBot) -> None:
    field = window.panel.publication.embargo
    field.switch.click()
    settled()
    before = said(desk, release).embargo
    field.zone.setFocus()
    here = QPointF(field.zone.rect().center())
    turn = QWheelEvent(here, QPointF(field.zone.mapToGlobal(here.toPoint())), QPoint(), QPoint(0, -120),
                       Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(field.zone, turn)
    settled()
    assert said(desk, release).embargo == before


def test_a_time_that_cannot_be_is_explained_and_one_that_is_past_is_warned_of(window: MainWindow, desk: Desk,
                                                                              release: str, settled: Settled) -> None:
    field = window.panel.publication.embargo
    field.switch.click()
    settled()
    before = said(desk, release).embargo
    retype(field.time, "25.00")
    settled()
    assert "is not a time" in field.trouble.text()
    assert not field.trouble.isHidden()
    assert said(desk, release).embargo == before
    retype(field.time, "10.00")
    retype(field.day.line, "1/2/2019")
    settled()
    assert field.trouble.isHidden()
    assert not field.warning.isHidden()


def test_the_sign_off_is_built_set_by_hand_and_built_again(window: MainWindow, desk: Desk, release: str,
                                                           settled: Settled, qtbot: QtBot) -> None:
    field = window.panel.publication.sign_off
    qtbot.waitUntil(lambda: field.line.text() == "mar")
    retype(field.line, "(mar/ri/humas)")
    settled()
    assert said(desk, release).sign_off == "mar/ri/humas"
    reopen(window, settled)
    assert field.line.text() == "mar/ri/humas"
    assert "(mar)" in field.about.text()
    field.back.click()
    settled()
    assert said(desk, release).sign_off is None
    assert field.line.text() == "mar"


def test_who_approved_stands_in_the_sign_off_at_once(window: MainWindow, desk: Desk, release: str,
                                                     qtbot: QtBot) -> None:
    field = window.panel.publication.sign_off
    qtbot.waitUntil(lambda: field.line.text() == "mar")
    assert field.about.text() == "built from who wrote; who approves is added"
    window.session.do(window, lambda: reviewing.move(desk, desk.me("mar"), release, "submit"))
    window.session.do(window, lambda: reviewing.move(desk, desk.me("sul"), release, "approve"))
    qtbot.waitUntil(lambda: (field.line.text(), field.about.text()) == (
        "mar/sul", "built from who wrote and who approved"), timeout=10_000)


def test_a_correction_carries_its_note_and_the_fields_are_read_only_before(window: MainWindow, desk: Desk,
                                                                           release: str, settled: Settled) -> None:
    me, sul = desk.me("mar"), desk.me("sul")
    drafting.edit(desk, me, release, lambda content: Content(headline=content.headline, body="Isi."))
    reviewing.move(desk, me, release, "submit")
    reviewing.move(desk, sul, release, "approve")
    publishing.publish(desk, sul, release)
    reopen(window, settled)
    part = window.panel.publication
    assert part.day.line.isReadOnly()
    assert part.day.button.isHidden()
    assert not part.embargo.switch.isEnabled()
    assert part.sign_off.line.isReadOnly()
    assert part.correction.isHidden()
    assert part.number.text().replace("\u00a0", " ").endswith("· edition 1")
    part._number = ["Nomor\u00a01/ADPIM-K/2026"]
    for width, joiners in ((400, 3), (20, 0)):
        part.number.resize(width, 20)
        part._fit_number()
        assert part.number.text().count("\u2060") == joiners
    publishing.correct(desk, me, release, "Nama diperbaiki.")
    reopen(window, settled)
    assert part.correction.toPlainText() == "Nama diperbaiki."
    part.correction.setFocus()
    part.correction.setPlainText("Nama bupati diperbaiki.")
    part.day.line.setFocus()
    settled()
    assert said(desk, release).correction == "Nama bupati diperbaiki."
    assert not part.correction.property("reads")
    reviewing.move(desk, me, release, "submit")
    reopen(window, settled)
    assert part.correction.isReadOnly()
    assert part.correction.property("reads"), "the style sheet greys it"


def test_nothing_of_the_panel_reaches_beyond_its_edge(window: MainWindow, settled: Settled) -> None:
    window.panel.sections["check"].note("14 · masih 12 yang menahan, sedang diperiksa sekali lagi …")
    settled()
    area = window.panel._area
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert area.widget().width() == area.viewport().width()
