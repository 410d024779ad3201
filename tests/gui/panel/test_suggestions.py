"""Suggested metadata through the window: seen in the sample, taken, refused, brought back, by mouse and by keys."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.panel.conftest import Settled
from humasdesk import assets
from humasdesk.domain.directory import Official
from humasdesk.gui.panel.noticing import PAUSE_MS
from humasdesk.gui.panel.suggestions import Suggestions
from humasdesk.gui.widgets.suggested import SuggestedFrame
from humasdesk.gui.window import MainWindow
from humasdesk.services import answering, cataloguing, drafting, intake
from humasdesk.services.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


@pytest.fixture
def sample(window: MainWindow, desk: Desk, qtbot: QtBot, settled: Settled) -> str:
    """The sample of the year 2019, open in the window, with what it suggests."""
    taken = intake.take_in(desk, desk.me("mar"), [str(assets.path("samples", "rakor-kepala-daerah.txt"))])
    drafting.edit(desk, desk.me("mar"), taken.imported[0].id,
                  lambda content: replace(content, date=date(2019, 1, 14), region=None, regions=(), officials=(),
                                          events=(), tags=()))
    window.writing.open(taken.imported[0].id)
    qtbot.waitUntil(lambda: bool(window.panel.suggestions.shown), timeout=10_000)
    return taken.imported[0].id


@pytest.fixture
def suggestions(window: MainWindow, sample: str, qtbot: QtBot) -> Suggestions:
    stand(window.panel.suggestions, qtbot)
    return window.panel.suggestions


def stand(suggestions: Suggestions, qtbot: QtBot) -> None:
    """Wait until every chip is there: many are made in turns."""
    qtbot.waitUntil(lambda: bool(suggestions.shown) and all(
        suggestions.frame_of(one.kind, one.label) for one in suggestions.shown), timeout=10_000)


def labels(suggestions: Suggestions, kind: str) -> list[str]:
    return [one.label for one in suggestions.shown if one.kind == kind]


def chip(suggestions: Suggestions, kind: str, label: str) -> SuggestedFrame:
    found = suggestions.frame_of(kind, label)
    assert found is not None
    return found


def undo(window: MainWindow) -> None:
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Undo").click()


def washed(window: MainWindow) -> set[str]:
    """The words of the page that are washed now."""
    marks = window.page.page.sheet.overlay.marks
    return set() if marks is None else {
        passage.text[one.start:one.end] for passage in window.page.page.findings.passages()
        for one in marks(passage.text)}


def test_the_sample_suggests_what_it_speaks_of(suggestions: Suggestions) -> None:
    assert labels(suggestions, "region") == ["Kalimantan Timur", "Kota Samarinda"]
    assert labels(suggestions, "official") == ["Isran Noor"]
    assert {"Rapat Koordinasi Kepala Daerah", "Musyawarah Perencanaan Pembangunan RPJMD"} <= set(
        labels(suggestions, "event"))
    assert {"FKUB", "Forkopimda"} <= set(labels(suggestions, "tag"))
    isran = chip(suggestions, "official", "Isran Noor")
    assert isran.chip.detail == "Gubernur Kalimantan Timur"
    assert isran.accessibleName().startswith("Suggested: Isran Noor, Gubernur Kalimantan Timur, from Isran Noor")
    assert "“Isran Noor”" in isran.toolTip()
    assert chip(suggestions, "tag", "FKUB").chip.note == "new"
    assert suggestions.strip.all.text() == f"Accept all ({len(suggestions.shown)})"


def test_a_click_accepts_one_as_one_version(window: MainWindow, desk: Desk, sample: str, suggestions: Suggestions,
                                            settled: Settled, qtbot: QtBot) -> None:
    before = drafting.head_of(desk, sample).id
    QTest.mouseClick(chip(suggestions, "official", "Isran Noor"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: suggestions.frame_of("official", "Isran Noor") is None)
    settled()
    head = drafting.head_of(desk, sample)
    assert head.parents == (before,)
    assert head.content.officials == (cataloguing.find(desk, "official", "Isran Noor").id,)
    assert window.panel.fields.by_kind["official"].keys == list(head.content.officials)


def test_what_is_taken_out_by_hand_is_not_suggested_again(window: MainWindow, desk: Desk, sample: str,
                                                          suggestions: Suggestions, settled: Settled,
                                                          qtbot: QtBot) -> None:
    QTest.mouseClick(chip(suggestions, "official", "Isran Noor"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: suggestions.frame_of("official", "Isran Noor") is None)
    settled()
    key = cataloguing.find(desk, "official", "Isran Noor").id
    window.panel.fields.by_kind["official"].removed.emit(key)
    settled()
    qtbot.waitUntil(lambda: answering.of_release(desk, sample).to("suggestion", f"official:{key}") is not None)
    settled()
    assert drafting.head_of(desk, sample).content.officials == ()
    assert labels(suggestions, "official") == []
    assert labels(suggestions, "event")


def test_a_new_tag_enters_its_directory(desk: Desk, sample: str, suggestions: Suggestions, settled: Settled,
                                        qtbot: QtBot) -> None:
    QTest.mouseClick(chip(suggestions, "tag", "FKUB"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: suggestions.frame_of("tag", "FKUB") is None, timeout=10_000)
    settled()
    assert drafting.head_of(desk, sample).content.tags == (cataloguing.find(desk, "tag", "FKUB").id,)


def test_all_are_accepted_by_the_command_and_taken_out_again(window: MainWindow, desk: Desk, sample: str,
                                                             suggestions: Suggestions, settled: Settled,
                                                             qtbot: QtBot) -> None:
    before = drafting.head_of(desk, sample)
    window.accept_all_suggestions()
    qtbot.waitUntil(lambda: not suggestions.shown, timeout=10_000)
    settled()
    after = drafting.head_of(desk, sample)
    assert after.parents == (before.id,)
    assert (after.content.region, after.content.regions) == ("64", ("64.72",))
    assert after.content.officials
    assert len(after.content.events) >= 2
    assert len(after.content.tags) >= 2
    undo(window)
    settled()
    assert drafting.head_of(desk, sample).content == before.content
    qtbot.waitUntil(lambda: bool(suggestions.shown), timeout=10_000)


def test_what_is_refused_stays_away_until_it_is_taken_back(window: MainWindow, desk: Desk, sample: str,
                                                           suggestions: Suggestions, settled: Settled,
                                                           qtbot: QtBot) -> None:
    here = chip(suggestions, "tag", "FKUB")
    here.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(here, Qt.Key.Key_Delete)
    assert suggestions.frame_of("tag", "FKUB") is None
    qtbot.waitUntil(lambda: bool(answering.of_release(desk, sample).standing), timeout=10_000)
    window.panel.noticing.look()
    settled()
    qtbot.wait(300)
    assert suggestions.frame_of("tag", "FKUB") is None
    assert any("FKUB" in sentence for sentence in window.messages.sentences)
    undo(window)
    qtbot.waitUntil(lambda: suggestions.frame_of("tag", "FKUB") is not None, timeout=10_000)
    assert not answering.of_release(desk, sample).standing
    assert not any("FKUB" in sentence for sentence in window.messages.sentences)


def test_looking_at_one_washes_its_words_in_the_text(window: MainWindow, suggestions: Suggestions) -> None:
    frame = chip(suggestions, "official", "Isran Noor")
    middle = QPointF(frame.rect().center())
    QApplication.sendEvent(frame, QEnterEvent(middle, middle, middle))
    assert "Isran Noor" in washed(window)
    assert washed(window) == set(next(one for one in suggestions.shown if one.label == "Isran Noor").words)
    QApplication.sendEvent(frame, QEvent(QEvent.Type.Leave))
    assert washed(window) == set()
    frame.setFocus(Qt.FocusReason.TabFocusReason)
    assert "Isran Noor" in washed(window)
    window.page.take_focus()
    assert washed(window) == set()


def test_the_menu_shows_the_words_in_the_text(window: MainWindow, suggestions: Suggestions) -> None:
    one = next(one for one in suggestions.shown if one.label == "Isran Noor")
    menu = suggestions.menu_of(one)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Accept", "Refuse", "Show in the text", f"Accept all ({len(suggestions.shown)})"]
    menu.actions()[2].trigger()
    assert window.page.page.sheet.textCursor().selectedText() == one.words[0]
    menu.deleteLater()


def test_the_keyboard_alone_takes_and_goes_on(window: MainWindow, desk: Desk, sample: str, suggestions: Suggestions,
                                              settled: Settled, qtbot: QtBot) -> None:
    field = window.panel.fields.by_kind["region"]
    field.field.setFocus()
    QTest.keyClick(field.field, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is suggestions.frame_of("region", "Kota Samarinda")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    first = chip(suggestions, "region", "Kalimantan Timur")
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: suggestions.frame_of("region", "Kalimantan Timur") is None, timeout=10_000)
    settled()
    assert drafting.head_of(desk, sample).content.region == "64"
    assert QApplication.focusWidget() is suggestions.frame_of("region", "Kota Samarinda")


def test_typed_words_suggest_after_a_pause_and_nothing_shown_changes_its_place(
        window: MainWindow, desk: Desk, suggestions: Suggestions, qtbot: QtBot) -> None:
    regions = labels(suggestions, "region")
    kept = chip(suggestions, "region", regions[0])
    cursor = window.page.page.sheet.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    window.page.page.sheet.setTextCursor(cursor)
    QTest.keyClicks(window.page.page.sheet, " Rombongan pulang lewat Kota Balikpapan, Balikpapan, dan Balikpapan. ")
    assert labels(suggestions, "region") == regions
    qtbot.waitUntil(lambda: "Kota Balikpapan" in labels(suggestions, "region"), timeout=PAUSE_MS + 10_000)
    assert labels(suggestions, "region") == [*regions, "Kota Balikpapan"]
    assert chip(suggestions, "region", regions[0]) is kept
    field = window.panel.fields.by_kind["region"]
    assert field.minimumHeight() > 0
    suggestions._calm.start(0)
    qtbot.waitUntil(lambda: field.minimumHeight() == 0)
    window.page.page.sheet.selectAll()
    QTest.keyClick(window.page.page.sheet, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not suggestions.shown, timeout=PAUSE_MS + 10_000)
    assert field.minimumHeight() == 0, "no hole stays where nothing is named any more"


def test_an_answer_about_another_release_or_an_older_text_is_dropped(
        window: MainWindow, desk: Desk, release: str, suggestions: Suggestions, settled: Settled, qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch) -> None:
    noticing, go_on, begun = window.panel.noticing, threading.Event(), threading.Event()
    work, heard = noticing._work, list[str]()
    noticing.noticed.connect(lambda found: heard.append(found.release))

    def slow(*asked: object) -> object:
        begun.set()
        go_on.wait(10)
        return work(*asked)  # type: ignore[arg-type]  # as it was asked

    monkeypatch.setattr(noticing, "_work", slow)
    noticing.look()
    assert begun.wait(10)
    window.writing.open(release)
    window.show_panel()
    assert suggestions.shown == ()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert set(heard) == {release}
    assert not {"FKUB", "Isran Noor"} & {one.label for one in suggestions.shown}


def test_a_new_entry_of_a_directory_is_suggested(window: MainWindow, desk: Desk, suggestions: Suggestions,
                                                 qtbot: QtBot) -> None:
    assert "Kepala Daerah" not in labels(suggestions, "official")
    window.session.do(window, lambda: cataloguing.add(desk, desk.me("mar"), Official("Kepala Daerah")))
    qtbot.waitUntil(lambda: "Kepala Daerah" in labels(suggestions, "official"), timeout=10_000)


def test_a_release_that_is_only_read_suggests_nothing(window: MainWindow, desk: Desk, sample: str,
                                                      suggestions: Suggestions, qtbot: QtBot) -> None:
    view = suggestions._view
    assert view is not None
    window.panel.show_release(view.summary, view.content, view.offers, editable=False)
    assert suggestions.shown == ()
    assert not suggestions.strip.isVisible()
    window.panel.noticing.look()
    qtbot.waitUntil(lambda: not window.session.lane.busy)
    qtbot.wait(100)
    assert suggestions.shown == ()


def test_what_nobody_took_is_named_when_the_text_is_submitted(window: MainWindow, desk: Desk, sample: str,
                                                              suggestions: Suggestions, qtbot: QtBot) -> None:
    suggestions.accept([one for one in suggestions.shown if one.label != "Kalimantan Timur"])
    qtbot.waitUntil(lambda: [one.label for one in suggestions.shown] == ["Kalimantan Timur"], timeout=10_000)
    sheet = window.page.page.sheet
    sheet.setTextCursor(sheet.document().find("Isran"))
    window.page.page.floating._put_table(2, 2)
    window.save_now()
    qtbot.waitUntil(lambda: not window.writing.dirty and not window.session.lane.busy, timeout=10_000)
    assert any("An empty table is not kept" in one for one in window.messages.sentences)
    assert window.page.left_out
    window.show_writing()
    assert any("An empty table is not kept" in one for one in window.messages.sentences), "also when it is left"
    place = window.page.place
    window.make_move("submit")
    qtbot.waitUntil(lambda: not window.writing.editable and not window.page.left_out, timeout=20_000)
    assert window.page.place == place, "without the empty table, but where the writer was"
    assert any("submitted" in one and "An empty table" in one for one in window.messages.sentences)
    assert sum("An empty table" in one for one in window.messages.sentences) == 1
    assert any("Nobody took the suggestion Kalimantan Timur" in one for one in window.messages.sentences)


def test_a_reader_takes_nothing_in_by_a_click_until_editing_is_begun(
        window: MainWindow, desk: Desk, sample: str, suggestions: Suggestions, settled: Settled, qtbot: QtBot) -> None:
    before = drafting.head_of(desk, sample).id
    window.session.sit(desk.me("sul"))
    qtbot.waitUntil(lambda: window.writing.release_id == sample)
    window.show_panel()
    strip = suggestions.strip
    assert strip.begin.isVisible()
    assert not strip.all.isVisible()
    assert suggestions.shown == ()
    assert window.writing.editable, "typing begins it as well"
    strip.begin.click()
    stand(suggestions, qtbot)
    assert not strip.begin.isVisible()
    settled()
    assert drafting.head_of(desk, sample).id == before, "nothing was changed yet"
    QTest.mouseClick(chip(suggestions, "official", "Isran Noor"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(chip(suggestions, "region", "Kalimantan Timur"), Qt.MouseButton.LeftButton)
    settled()
    assert drafting.head_of(desk, sample).parents == (before,), "both in one version"
