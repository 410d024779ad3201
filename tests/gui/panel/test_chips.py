"""Chips: taken in and out by keys, put in order, added anew in the directory's own form, told with their posts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.panel.conftest import Settled
from humasdesk.domain.directory import Event
from humasdesk.domain.release import Content
from humasdesk.gui.dialogs.quick_add import QuickAdd
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.chip_field import ChipField
from humasdesk.gui.widgets.chips import Chip, ChipFrame, TwoLines
from humasdesk.gui.widgets.flow import FlowLayout
from humasdesk.gui.window import MainWindow
from humasdesk.services import cataloguing, drafting, searching
from humasdesk.services.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


def said(desk: Desk, release: str) -> Content:
    return drafting.head_of(desk, release).content


def take(field: ChipField, text: str, qtbot: QtBot) -> None:
    """Type and press Enter, where the keyboard is."""
    field.field.setFocus()
    QTest.keyClicks(field.field, text)
    qtbot.waitUntil(lambda: bool(field.offers.shown))
    QTest.keyClick(field.offers.popup if field.offers.visible else field.field, Qt.Key.Key_Return)


def labels(field: ChipField) -> list[str]:
    return [frame.chip.label for frame in field._frames]


def test_a_long_name_goes_on_in_a_second_line(light: Theme, qtbot: QtBot) -> None:
    field = QWidget()
    qtbot.addWidget(field)
    flow = FlowLayout(field)
    long = ChipFrame(Chip("1", "Rapat Koordinasi Kepala Daerah se-Kalimantan Timur Tahun 2026 di Samarinda"), light,
                     removable=True, parent=field)
    short = ChipFrame(Chip("2", "Rapat"), light, removable=True, parent=field)
    for one in (long, short):
        flow.addWidget(one)
    field.resize(220, 200)
    field.show()
    (name,) = long.findChildren(TwoLines)
    first, second = name._lines(name.width())
    assert long.chip.label.startswith(first + " ")
    assert second.endswith("…")
    assert all(name.fontMetrics().horizontalAdvance(line) <= name.width() for line in (first, second))
    assert name.height() >= 2 * name.fontMetrics().height()
    assert long.height() == short.height() + name.fontMetrics().height()
    assert long.chip.label in long.toolTip()
    field.resize(800, 200)
    qtbot.waitUntil(lambda: long.height() == short.height())
    assert name._lines(name.width()) == (long.chip.label,)


def test_two_changes_in_a_row_are_both_kept(window: MainWindow, desk: Desk, release: str, settled: Settled) -> None:
    """The second is asked for before the first has been answered."""
    rows = window.panel.fields._rows
    tag = cataloguing.offered(desk, "tag")[0].id
    window.panel.change_wanted.emit(lambda content: rows["region"].change(content, "64.72", adding=True))
    window.panel.change_wanted.emit(lambda content: rows["tag"].change(content, tag, adding=True))
    settled()
    assert said(desk, release).region == "64.72"
    assert said(desk, release).tags == (tag,)


def test_escape_takes_what_is_offered_away_with_what_was_typed(window: MainWindow, release: str,
                                                                qtbot: QtBot) -> None:
    field = window.panel.fields.by_kind["region"]
    field.field.setFocus()
    QTest.keyClicks(field.field, "kut")
    qtbot.waitUntil(lambda: bool(field.offers.shown))
    QTest.keyClick(field.offers.popup if field.offers.visible else field.field, Qt.Key.Key_Escape)
    assert (field.field.text(), field.offers.shown, field.offers.visible) == ("", (), False)


def test_regions_have_a_main_one_that_menu_and_dragging_change(window: MainWindow, desk: Desk, release: str,
                                                               settled: Settled, qtbot: QtBot) -> None:
    field = window.panel.fields.by_kind["region"]
    for name in ("Samarinda", "64.03", "64.74"):
        take(field, name, qtbot)
        settled()
    assert labels(field) == ["Kota Samarinda", "Kabupaten Berau", "Kota Bontang"]
    assert [frame.chip.note for frame in field._frames] == ["main", "", ""]
    menu = field.menu_of(field._frames[2].chip)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Show in the directory", "Make it the main one", "Earlier", "Remove"]
    next(action for action in menu.actions() if action.text() == "Make it the main one").trigger()
    settled()
    assert said(desk, release).region == "64.74"
    assert said(desk, release).regions == ("64.72", "64.03")
    first, goal = field._frames[2], field._frames[0].geometry().center()
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=QPoint(12, 8))
    QTest.mouseMove(first, first.mapFrom(field, goal))
    first.dragged.emit(goal)
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=first.mapFrom(field, goal))
    if said(desk, release).region != "64.03":
        first.dropped.emit()
    settled()
    assert said(desk, release).region == "64.03"


def test_the_keyboard_walks_the_chips_and_takes_one_out(window: MainWindow, desk: Desk, release: str,
                                                        settled: Settled, qtbot: QtBot) -> None:
    field = window.panel.fields.by_kind["region"]
    for name in ("Samarinda", "64.03"):
        take(field, name, qtbot)
        settled()
    field.field.setFocus()
    QTest.keyClick(field.field, Qt.Key.Key_Left)
    assert window.focusWidget() is field._frames[1]
    QTest.keyClick(field._frames[1], Qt.Key.Key_Left)
    assert window.focusWidget() is field._frames[0]
    assert field._frames[0].accessibleName() == "Kota Samarinda, main, Kalimantan Timur"
    QTest.keyClick(field._frames[0], Qt.Key.Key_Delete)
    settled()
    assert said(desk, release).region == "64.03"
    assert window.focusWidget() is field._frames[0], "the keyboard stays on the chips"
    QTest.keyClick(field._frames[0], Qt.Key.Key_Right)
    assert window.focusWidget() is field.field
    assert window.panel.suggestions.frame_of("region", "Kota Samarinda") is None, "it was taken out by hand"


def test_the_tree_of_regions_gives_one(window: MainWindow, desk: Desk, release: str, settled: Settled) -> None:
    window.writing.change(lambda content: replace(content, region="64.72"))
    settled()
    tree = window.panel.fields.open_tree()
    current = tree.tree.currentItem()
    assert current is not None
    assert current.text(1) == "64.72", "it opens where the release is"
    province = current.parent()
    berau = next(province.child(n) for n in range(province.childCount()) if province.child(n).text(1) == "64.03")
    tree.tree.itemActivated.emit(berau, 0)
    settled()
    assert said(desk, release).regions == ("64.03",)


def test_an_official_stands_with_the_post_of_the_day_of_the_release(window: MainWindow, desk: Desk, release: str,
                                                                    settled: Settled) -> None:
    isran = cataloguing.find(desk, "official", "Isran Noor").id
    window.writing.change(lambda content: replace(content, officials=(isran,), date=date(2019, 1, 8)))
    settled()
    field = window.panel.fields.by_kind["official"]
    assert field._frames[0].chip.detail == "Gubernur Kalimantan Timur"
    assert "Bupati Kutai Timur" in field._frames[0].toolTip()
    window.writing.change(lambda content: replace(content, date=date(2012, 1, 8)))
    settled()
    assert field._frames[0].chip.detail == "Bupati Kutai Timur"


def test_an_unknown_event_is_added_from_the_last_row_and_taken_in(window: MainWindow, desk: Desk, release: str,
                                                                  settled: Settled, qtbot: QtBot) -> None:
    window.writing.change(lambda content: replace(content, date=date(2019, 1, 8), region="64.72"))
    settled()
    field = window.panel.fields.by_kind["event"]
    field.field.setFocus()
    QTest.keyClicks(field.field, "Rakor Kepala Daerah se-Kaltim")
    assert field.offers.shown[-1].label == "Add event “Rakor Kepala Daerah se-Kaltim” …"
    take(field, "", qtbot)
    dialog = window.findChild(QuickAdd)
    assert dialog is not None
    assert dialog.form.read() == Event("Rakor Kepala Daerah se-Kaltim", since=date(2019, 1, 8), region="64.72")
    dialog.keep.click()
    settled()
    added = cataloguing.find(desk, "event", "Rakor Kepala Daerah se-Kaltim").id
    assert said(desk, release).events == (added,)
    assert field._frames[0].chip.detail == "8 Jan 2019"


def test_what_the_form_refuses_is_said_in_it_and_the_name_stays(window: MainWindow, desk: Desk, settled: Settled,
                                                                qtbot: QtBot) -> None:
    row = window.panel.fields._rows["official"]
    dialog = window.panel.fields.add_new(row, "Dr. Ir. H. Isran Noor, M.Si.")
    assert isinstance(dialog, QuickAdd)
    value = cataloguing.find(desk, "official", "Isran Noor").value
    dialog.form.show_value(value)
    dialog.keep.click()
    settled()
    assert dialog.isVisible()
    assert "already" in dialog.trouble.sentence
    dialog.reject()


def test_a_tag_that_is_not_known_is_made_by_enter(window: MainWindow, desk: Desk, release: str, settled: Settled,
                                                  qtbot: QtBot) -> None:
    take(window.panel.fields.by_kind["tag"], "jembatan baru", qtbot)
    settled()
    settled()
    assert said(desk, release).tags == (cataloguing.find(desk, "tag", "jembatan baru").id,)


def test_only_an_admin_is_offered_a_new_region(window: MainWindow, desk: Desk, settled: Settled) -> None:
    field = window.panel.fields.by_kind["region"]
    field.field.setFocus()
    QTest.keyClicks(field.field, "Wilayah Khayalan")
    assert field.offers.shown[-1].key == "+Wilayah Khayalan", "Maria made the desk, so she is its admin"
    field.field.clear()
    window.session.sit(desk.me("sul"))
    settled()
    field = window.panel.fields.by_kind["region"]
    field.field.setFocus()
    QTest.keyClicks(field.field, "Wilayah Khayalan")
    assert [chip.key for chip in field.offers.shown] == [""]


def test_related_releases_are_found_by_words_opened_and_taken_out(window: MainWindow, desk: Desk, release: str,
                                                                  settled: Settled, qtbot: QtBot) -> None:
    field = window.panel.related.chips
    take(field, "Kabar Per", qtbot)
    settled()
    (other,) = said(desk, release).related
    assert searching.one(desk, other).headline == "Kabar Pertama"
    assert labels(field) == ["Kabar Pertama"]
    field.field.setFocus()
    QTest.keyClicks(field.field, "Jembatan Dibuka")
    settled()
    qtbot.wait(250)
    settled()
    assert not field.offers.shown, "a release is not related to itself"
    field.field.clear()
    field.removed.emit(other)
    settled()
    assert said(desk, release).related == ()
    take(field, "Kabar Per", qtbot)
    settled()
    QTest.mouseClick(field._frames[0], Qt.MouseButton.LeftButton, pos=QPoint(12, 8))
    qtbot.waitUntil(lambda: window.writing.release_id == other)


def test_the_list_shows_the_releases_of_an_entry(window: MainWindow, desk: Desk, release: str, settled: Settled,
                                                 qtbot: QtBot) -> None:
    window.writing.change(lambda content: replace(content, region="64.72"))
    settled()
    window.show_releases_of("64.72")
    qtbot.waitUntil(lambda: window.releases.model.rowCount() == 1)
    assert window.releases.model.index(0).data() == "Jembatan Dibuka"


def test_a_release_that_is_only_read_shows_chips_without_ways_out(window: MainWindow, desk: Desk, release: str,
                                                                  settled: Settled) -> None:
    from humasdesk.services import reviewing

    window.writing.change(lambda content: replace(content, region="64.72", body="Isi.", files=()))
    settled()
    reviewing.move(desk, desk.me("mar"), release, "submit")
    window.writing.close()
    window.writing.open(release)
    settled()
    field = window.panel.fields.by_kind["region"]
    assert field.field.isHidden()
    assert [action.text() for action in field.menu_of(field._frames[0].chip).actions()] == ["Show in the directory"]
    QTest.keyClick(field._frames[0], Qt.Key.Key_Delete)
    settled()
    assert said(desk, release).region == "64.72"
    assert not window.panel.fields.by_kind["event"]._nothing.isHidden()
