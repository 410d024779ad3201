"""The directories' dialog: finding, adding, changing, merging and retiring entries; refusals inside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt, qInstallMessageHandler
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.fitting import clipped
from humasdesk.domain.directory import Event, Official, Post, Tag
from humasdesk.gui.dialogs.directories.dialog import KINDS, DirectoriesDialog
from humasdesk.gui.dialogs.directories.forms import EventForm
from humasdesk.gui.dialogs.directories.index import Index
from humasdesk.gui.dialogs.directories.officials import OfficialForm
from humasdesk.gui.dialogs.directories.page import DirectoryPage
from humasdesk.gui.dialogs.directories.places import Places
from humasdesk.gui.dialogs.directories.post_cells import WRONG
from humasdesk.gui.dialogs.directories.posts import PostTable
from humasdesk.gui.dialogs.directories.timeline import TimeLine
from humasdesk.gui.dialogs.form import Trouble, fit
from humasdesk.gui.dialogs.keep import KeepDialog
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import cataloguing
from humasdesk.services.desk import Desk

Settled = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


@pytest.fixture
def dialog(qtbot: QtBot, stocked: Desk, session: Session, light: Theme, settled: Settled) -> DirectoriesDialog:
    made = DirectoriesDialog(session, light)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    settled()
    return made


def turn(dialog: DirectoriesDialog, kind: str, settled: Settled) -> DirectoryPage:
    dialog.show_directory(kind)
    settled()
    return dialog.pages[kind]


def said(dialog: DirectoriesDialog) -> str:
    return dialog.findChild(Trouble).sentence


def field(page: DirectoryPage, name: str) -> QLineEdit:
    return next(one for one in page.form.findChildren(QLineEdit) if one.accessibleName() == name)


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def choose(page: DirectoryPage, name: str, settled: Settled) -> None:
    listing = page.index.list
    place = next(place for place in range(listing.count()) if listing.item(place).text() == name)
    QTest.mouseClick(listing.viewport(), LEFT, pos=listing.visualItemRect(listing.item(place)).center())
    if listing.currentRow() != place:
        listing.setCurrentRow(place)
    settled()


def official(desk: Desk, name: str) -> Official:
    value = cataloguing.find(desk, "official", name).value
    assert isinstance(value, Official)
    return value


def test_searching_narrows_to_what_fits_and_the_arrow_keys_choose(dialog: DirectoriesDialog, qtbot: QtBot,
                                                                  settled: Settled) -> None:
    page = dialog.pages["official"]
    qtbot.keyClicks(page.index.field, "isran")
    listing = page.index.list
    shown = [listing.item(place).text() for place in range(listing.count()) if not listing.item(place).isHidden()]
    assert shown == ["Isran Noor"]
    choose(page, "Isran Noor", settled)
    assert page.detail.shown_name == "Dr. Ir. H. Isran Noor, M.Si."
    assert "Named in 1 release." in page.detail._state.text()


def test_a_list_without_entries_says_why(dialog: DirectoriesDialog, qtbot: QtBot, settled: Settled) -> None:
    dialog.show_directory("word")
    settled()
    words = dialog.pages["word"].index
    assert [one.text() for one in _said_in(words)] == ["Nothing here yet. Begin with the button below."]
    dialog.show_directory("official")
    settled()
    officials = dialog.pages["official"].index
    assert _said_in(officials) == []
    officials.field.setText("nobody is called that")
    assert [one.text().partition(".")[0] for one in _said_in(officials)] == ["Nothing here is called that"]


def _said_in(index: Index) -> list[QLabel]:
    return [one for one in index.findChildren(QLabel) if one.isVisible() and isinstance(one.parent(), QListWidget)]


def test_the_post_on_a_day_follows_the_day_typed(dialog: DirectoriesDialog, qtbot: QtBot, settled: Settled) -> None:
    page = dialog.pages["official"]
    choose(page, "Isran Noor", settled)
    assert isinstance(page.form, OfficialForm)
    retype(qtbot, field(page, "The day whose post is shown"), "8/1/2019")
    assert page.form.held == "Gubernur Kalimantan Timur"
    retype(qtbot, field(page, "The day whose post is shown"), "8/1/2012")
    assert page.form.held == "Bupati Kutai Timur"
    assert not page.dirty, "looking changes nothing"


def test_a_post_is_typed_into_the_table_and_saved(dialog: DirectoriesDialog, desk: Desk, qtbot: QtBot,
                                                  settled: Settled) -> None:
    page = dialog.pages["official"]
    assert isinstance(page.form, OfficialForm)
    qtbot.mouseClick(page._new, LEFT)
    retype(qtbot, field(page, "Name"), "Rina Baru")
    table = page.form._table
    table.add_post()
    for text in ("Bupati Paser", "paser", "1/2/2024", "2024-12-31"):
        _type_on(qtbot, table, text, *([Qt.Key.Key_Down] if text == "paser" else []), Qt.Key.Key_Tab)
    assert page.form._line_of_time.accessibleDescription() == "Bupati Paser, 1 Feb 2024 – 31 Dec 2024"
    qtbot.mouseClick(page.detail._keep, LEFT)
    settled()
    assert official(desk, "Rina Baru").posts == (
        Post("Bupati Paser", "64.01", date(2024, 2, 1), date(2024, 12, 31)),)
    assert table.item(0, 1).text() == "Kabupaten Paser"
    assert said(dialog) == "Rina Baru was added."


def test_a_cell_is_judged_when_it_is_left(dialog: DirectoriesDialog, qtbot: QtBot, settled: Settled) -> None:
    page = dialog.pages["official"]
    assert isinstance(page.form, OfficialForm)
    qtbot.mouseClick(page._new, LEFT)
    retype(qtbot, field(page, "Name"), "Rina Baru")
    form, table = page.form, page.form._table
    table.add_post()
    _type_on(qtbot, table, "Bupati Paser", Qt.Key.Key_Tab)
    _type_on(qtbot, table, "Nowhere", Qt.Key.Key_Tab)
    assert form._wrong.text().startswith("Region: There is no region Nowhere.")
    _type_on(qtbot, table, "2019", Qt.Key.Key_Backtab)
    assert (table.currentRow(), table.currentColumn()) == (0, 1), "Shift+Tab goes back"
    _type_on(qtbot, table, "tanah grogot", Qt.Key.Key_Return)
    assert (table.currentColumn(), table._cell(0, 1).text()) == (1, "Tanah Grogot"), "Enter takes the only one offered"
    assert form._wrong.text() == "Since: 2019 is only a year. Write the whole day, such as 1 Jan 2019."
    assert table._cell(0, 2).data(WRONG), "the cell is marked"
    qtbot.mouseClick(form._near, LEFT)
    assert (table._cell(0, 2).text(), form._wrong.text()) == ("1 Jan 2019", "")
    table._cell(0, 3).setText("31-02-2018")
    assert form._wrong.text() == "Until: There is no 31-02-2018: that month ends on 28 Feb 2018."
    qtbot.mouseClick(form._near, LEFT)
    assert form._wrong.text() == "Until: 28 Feb 2018 lies before 1 Jan 2019. Give the days the other way round."
    table.setCurrentCell(0, 0)
    qtbot.mouseClick(page.detail._keep, LEFT)
    assert (table.currentRow(), table.currentColumn()) == (0, 3), "what Save refuses is gone to"
    free = table.viewport().rect().bottomLeft() + QPoint(20, -4)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=free)
    qtbot.keyClicks(table, "Walikota")
    assert table._cell(0, 0).text() == "Bupati Paser", "beside the rows nothing changes a row"


def test_enter_and_a_new_row_end_what_is_typed_and_qt_refuses_nothing(dialog: DirectoriesDialog, qtbot: QtBot,
                                                                      settled: Settled) -> None:
    page = dialog.pages["official"]
    assert isinstance(page.form, OfficialForm)
    said: list[str] = []
    before = qInstallMessageHandler(lambda *what: said.append(what[2]))
    try:
        qtbot.mouseClick(page._new, LEFT)
        table = page.form._table
        table.add_post()
        _type_on(qtbot, table, "Bupati Paser", Qt.Key.Key_Return)
        assert table._cell(0, 0).text() == "Bupati Paser"
        QTest.keyClick(table, Qt.Key.Key_Return)
        _type_on(qtbot, table, "Wali Kota Bontang")
        table.add_post()
        _type_on(qtbot, table, "Camat", Qt.Key.Key_Enter)
        titles = [table._cell(row, 0).text() for row in range(table.rowCount())]
    finally:
        qInstallMessageHandler(before)
    assert titles == ["Wali Kota Bontang", "Camat"]
    assert [one for one in said if "editing failed" in one] == []


def _type_on(qtbot: QtBot, table: PostTable, text: str, *keys: Qt.Key) -> None:
    """Type into the cell that is open, then press keys; the list under it gets them where it is open."""
    editor = next(one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    if QApplication.activePopupWidget() is None:
        editor.activateWindow()  # the offscreen platform forgets which one is, when a list is closed
        qtbot.wait(20)
    for key in keys:
        qtbot.keyClick(QApplication.activePopupWidget() or editor, key)
    qtbot.wait(20)


def test_what_cannot_be_read_is_said_and_nothing_is_saved(dialog: DirectoriesDialog, desk: Desk, qtbot: QtBot,
                                                          settled: Settled) -> None:
    page = dialog.pages["official"]
    assert isinstance(page.form, OfficialForm)
    choose(page, "Isran Noor", settled)
    before = official(desk, "Isran Noor")
    page.form._table.item(0, 2).setText("yesterday")
    qtbot.mouseClick(page.detail._keep, LEFT)
    settled()
    assert said(dialog).startswith("yesterday is not a day.")
    page.form._table.item(0, 2).setText("2020-01-01")
    qtbot.mouseClick(page.detail._keep, LEFT)
    settled()
    assert "lies before 1 Jan 2020" in said(dialog)
    assert official(desk, "Isran Noor") == before
    qtbot.mouseClick(page.detail._drop, LEFT)
    assert not page.dirty
    assert page.form.read() == before


def test_showing_and_saving_untouched_officials_changes_none_of_them(dialog: DirectoriesDialog, desk: Desk) -> None:
    page = dialog.pages["official"]
    for one in cataloguing.listed(desk, "official"):
        page.form.show_value(one.entity.value)
        assert page.form.read() == one.entity.value


def test_showing_and_saving_untouched_events_changes_none_of_them(dialog: DirectoriesDialog, desk: Desk) -> None:
    for one in cataloguing.listed(desk, "event"):
        dialog.pages["event"].form.show_value(one.entity.value)
        assert dialog.pages["event"].form.read() == one.entity.value


def test_unsaved_words_are_not_lost_by_choosing_another_or_closing(dialog: DirectoriesDialog, desk: Desk,
                                                                   qtbot: QtBot, settled: Settled) -> None:
    page = dialog.pages["official"]
    choose(page, "Isran Noor", settled)
    retype(qtbot, field(page, "Degrees after"), "M.A.")
    choose(page, "Andi Harun", settled)
    assert page.detail.shown_name.startswith("Dr. Ir. H. Isran Noor")
    assert page.index.list.currentItem().text() == "Isran Noor"
    assert said(dialog).startswith("Save or discard the changes to")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    asked = dialog.findChild(KeepDialog)
    assert asked.isVisible()
    asked.back.click()
    assert dialog.isVisible()
    assert page.dirty
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    next(one for one in dialog.findChildren(KeepDialog) if one.isVisible()).keep.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert official(desk, "Isran Noor").suffix == "M.A."


def test_an_event_takes_its_days_and_place(dialog: DirectoriesDialog, desk: Desk, qtbot: QtBot,
                                           settled: Settled) -> None:
    page = turn(dialog, "event", settled)
    qtbot.mouseClick(page._new, LEFT)
    first, last = field(page, "First day"), field(page, "Last day")
    retype(qtbot, first, "23/11/2026")
    retype(qtbot, last, "November 2026")
    field(page, "Place").setFocus()
    assert isinstance(page.form, EventForm)
    assert page.form._wrong.text() == "November 2026 is only a month. Write the whole day, such as 30 Nov 2026."
    assert (first.property("wrong"), last.property("wrong")) == (None, True)
    retype(qtbot, last, "2/2/2026")
    assert page.form._wrong.text() == "2 Feb 2026 lies before 23 Nov 2026. Give the days the other way round."
    for name, text in (("Name", "Kunjungan Menteri"), ("First day", "23/11/2026"), ("Last day", "2026-11-24"),
                       ("Place", "Samarinda"), ("Region", "64.72")):
        retype(qtbot, field(page, name), text)
    assert page.form._wrong.isHidden()
    qtbot.keyClick(field(page, "Place"), Qt.Key.Key_Return)
    settled()
    assert cataloguing.find(desk, "event", "Kunjungan Menteri").value == Event(
        "Kunjungan Menteri", "", date(2026, 11, 23), date(2026, 11, 24), "Samarinda", "64.72")


def test_a_tag_is_merged_into_another_and_a_wrong_name_is_refused(dialog: DirectoriesDialog, desk: Desk, qtbot: QtBot,
                                                                  settled: Settled) -> None:
    me = desk.me("mar")
    cataloguing.add(desk, me, Tag("Sehat"))
    page = turn(dialog, "tag", settled)
    choose(page, "Sehat", settled)
    qtbot.mouseClick(page.detail._merge, LEFT)
    qtbot.keyClicks(page.detail._target, "nothing of that name")
    qtbot.mouseClick(page.detail._do_merge, LEFT)
    assert said(dialog) == "The directory has no nothing of that name. Choose one of its names."
    page.detail._target.clear()
    qtbot.keyClicks(page.detail._target, "kesehatan")
    qtbot.mouseClick(page.detail._do_merge, LEFT)
    settled()
    assert cataloguing.meant(desk, "tag", "Sehat").label == "kesehatan"
    assert page.detail.shown_name == "kesehatan"
    names = [page.index.list.item(place).text() for place in range(page.index.list.count())]
    assert "Sehat" not in names


def test_a_merge_says_beforehand_what_it_changes(dialog: DirectoriesDialog, qtbot: QtBot, settled: Settled) -> None:
    page = dialog.pages["official"]
    choose(page, "Isran Noor", settled)
    qtbot.mouseClick(page.detail._merge, LEFT)
    assert page.detail._preview.text() == "The entry here goes, the one you name stays."
    stays = cataloguing.find(page._session.desk, "official", "Andi Harun").label
    page.detail._target.setText(stays)
    assert page.detail._preview.text() == (
        f"“Dr. Ir. H. Isran Noor, M.Si.” goes out of the directory; 1 release that names it then names “{stays}”. "
        "Its posts go over to the one that stays.")


def test_the_releases_that_name_an_entry_are_asked_for_and_the_dialog_leaves(
        dialog: DirectoriesDialog, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    page = dialog.pages["official"]
    choose(page, "Andi Harun", settled)
    assert page.detail._see.isHidden(), "nobody names this one"
    choose(page, "Isran Noor", settled)
    assert page.detail._see.isVisible()
    with qtbot.waitSignal(dialog.releases_wanted) as heard:
        qtbot.mouseClick(page.detail._see, LEFT)
    assert heard.args == [cataloguing.find(desk, "official", "Isran Noor").id]
    assert not dialog.isVisible()


def test_a_tag_retires_and_comes_back(dialog: DirectoriesDialog, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    page = turn(dialog, "tag", settled)
    choose(page, "kesehatan", settled)
    qtbot.mouseClick(page.detail._retire, LEFT)
    settled()
    assert cataloguing.find(desk, "tag", "kesehatan").retired
    assert page.detail._retire.text() == "Bring back"
    qtbot.mouseClick(page.detail._retire, LEFT)
    settled()
    assert not cataloguing.find(desk, "tag", "kesehatan").retired


def test_a_name_that_is_there_already_is_refused(dialog: DirectoriesDialog, qtbot: QtBot, settled: Settled) -> None:
    page = turn(dialog, "tag", settled)
    qtbot.mouseClick(page._new, LEFT)
    retype(qtbot, field(page, "Name"), "Kesehatan")
    qtbot.mouseClick(page.detail._keep, LEFT)
    settled()
    assert said(dialog).startswith("The directory has kesehatan already")
    assert field(page, "Name").text() == "Kesehatan"


def test_the_regions_open_by_province_and_are_found_by_name(dialog: DirectoriesDialog, desk: Desk, qtbot: QtBot,
                                                            settled: Settled) -> None:
    page = turn(dialog, "region", settled)
    tree = page.index.tree
    assert tree.topLevelItemCount() == 38
    qtbot.keyClicks(page.index.field, "samarinda")
    assert tree.topLevelItem(0).text(0) == "Kota Samarinda"
    tree.setCurrentItem(tree.topLevelItem(0))
    settled()
    assert page.detail.shown_name == "Kota Samarinda"
    assert page.detail._state.text().startswith("Named in 1 release.")
    page.index.field.clear()
    assert tree.currentItem() is not None
    assert tree.currentItem().text(0) == "Kota Samarinda", "the tree opens where the search had found it"
    retype(qtbot, field(page, "Name"), "Kota Samarinda Baru")
    qtbot.mouseClick(page.detail._keep, LEFT)
    settled()
    assert desk.regions.name("64.72") == "Kota Samarinda Baru"


def test_only_an_admin_changes_regions(qtbot: QtBot, stocked: Desk, session: Session, light: Theme,
                                       settled: Settled) -> None:
    session.sit(stocked.me("sul"))
    made = DirectoriesDialog(session, light)
    qtbot.addWidget(made)
    made.open()
    settled()
    page = turn(made, "region", settled)
    assert not page._new.isEnabled()
    assert page._new.toolTip() == "Only an admin can change regions and shared settings."
    assert not page.form.isEnabled()


def test_the_columns_of_posts_give_way_to_the_title_and_come_back(qtbot: QtBot, stocked: Desk, light: Theme) -> None:
    table = PostTable(Places(stocked.regions), light)
    qtbot.addWidget(table)
    table.show()
    table.resize(1200, 200)
    whole = [table.columnWidth(place) for place in range(1, table.columnCount())]
    table.resize(360, 200)
    assert table.columnWidth(0) > 60
    assert table.columnWidth(1) < whole[0]
    table.resize(1200, 200)
    assert [table.columnWidth(place) for place in range(1, table.columnCount())] == whole


def test_the_time_line_puts_posts_that_overlap_into_lanes(qtbot: QtBot, light: Theme) -> None:
    line = TimeLine(light)
    qtbot.addWidget(line)
    line.resize(600, 100)
    day = date(2024, 6, 1)
    line.show_posts((Post("A", None, date(2010, 1, 1), date(2014, 12, 31)),
                     Post("B", None, date(2014, 1, 1), date(2016, 1, 1)), Post("C", None, date(2017, 1, 1))), day, day)
    assert line._lanes == (0, 1, 0)
    assert line.span == (date(2010, 1, 1), date(2025, 1, 1))
    assert line._bar(0).left() == 0
    assert line._bar(2).right() == pytest.approx(598, abs=2)
    low = line.sizeHint().height()
    line.setFont(QFont(line.font().family(), 20))
    assert line._bar(0).height() >= line.fontMetrics().height(), "words of a larger text stand in their bar"
    assert line.sizeHint().height() > low
    line.grab()


def test_nothing_is_clipped(qtbot: QtBot, stocked: Desk, session: Session, light: Theme, language: str,
                            settled: Settled) -> None:
    made = DirectoriesDialog(session, light)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    settled()
    for kind in KINDS:
        page = turn(made, kind, settled)
        page.detail._merge_row.show()
        made.findChild(Trouble).say("x")
        assert clipped(made) == [], kind


def test_the_tab_key_goes_through_a_directory_as_one_reads_it(dialog: DirectoriesDialog, qtbot: QtBot) -> None:
    seen = []
    for _ in range(17):
        here = QApplication.focusWidget()
        assert here is not None
        seen.append(here.accessibleName() or getattr(here, "text", lambda: "")())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    wanted = ["Search officials …", "Search officials", "Retired ones too", "New official", "Quotations …",
              "Degrees before", "Name", "Degrees after", "The day whose post is shown", "Posts", "Add a post",
              "Remove the chosen post", "Source", "Merge into …", "Retire", "Close", "Directories"]
    assert [name or "Directories" for name in seen] == wanted


def test_a_dialog_is_larger_where_the_screen_leaves_room(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for screen, expected in ((QSize(1366, 768), (1040, 680)), (QSize(960, 540), (944, 460)),
                             (QSize(1920, 1080), (1280, 860))):
        held = SimpleNamespace(availableGeometry=lambda room=screen: QRect(QPoint(), room))
        monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda held=held: held)
        dialog = QDialog()
        qtbot.addWidget(dialog)
        fit(dialog, 1040, 680, QSize(1280, 860))
        assert dialog.size().toTuple() == expected
        assert (screen.height() - dialog.height()) // 2 >= 40, "its title bar stays on the screen"
