"""The window of the rules and the dictionary, gone through by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from humasdesk.domain.directory import Acronym, Citation, Word
from humasdesk.gui.dialogs.answers import AnswerDialog, LearnDialog, Learnt, Said
from humasdesk.gui.dialogs.directories import DirectoriesDialog
from humasdesk.gui.dialogs.keep import KeepDialog
from humasdesk.gui.dialogs.known_words import KnownWordsDialog
from humasdesk.gui.dialogs.rules import RulesDialog
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import answering, cataloguing, people, searching
from humasdesk.services.checking import questions, rules, words
from humasdesk.services.desk import Desk

Settled = Callable[[], None]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


@pytest.fixture
def release(stocked: Desk) -> str:
    return searching.page(stocked, searching.Wanted())[0].id


@pytest.fixture
def admin(desk: Desk, session: Session) -> Session:
    """The first one added is the desk's root, and admin."""
    return Session(desk, desk.me("mar"), session.lane)


def _press(key: Qt.Key, times: int = 1, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, with_)


def _tab_to(wanted: QWidget) -> None:
    """Go on by Tab until the keyboard is there."""
    for _ in range(20):
        if wanted.hasFocus():
            return
        _press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {wanted.accessibleName() or wanted}")


def _shown(dialog: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))  # a window of before may have it still


def test_an_admin_weighs_a_rule_for_the_desk_by_keyboard(admin: Session, light: Theme, qtbot: QtBot,
                                                         settled: Settled) -> None:
    dialog = RulesDialog(admin, light)
    dialog.resize(1060, 660)
    _shown(dialog, qtbot)
    assert not dialog.tree.isColumnHidden(2)
    dialog.resize(dialog.minimumSizeHint().width(), 660)
    assert dialog.tree.columnWidth(0) >= 20 * dialog.tree.fontMetrics().averageCharWidth(), "a name before its weight"
    QTest.keyClicks(dialog.search, "LEAD-LONG")
    walked = []
    for _ in range(20):
        walked.append(QApplication.focusWidget())
        _press(Qt.Key.Key_Tab)
        if dialog.search.hasFocus():
            break
    detail = dialog.detail
    known = (dialog.search, dialog.tree, detail.examples, detail.weight, detail.stops, dialog.all_back)
    assert [one for one in walked if one in known] == list(known)
    dialog.search.setFocus()
    _tab_to(dialog.detail.weight)
    _press(Qt.Key.Key_Down)
    assert dialog.detail.weight.currentData() == "off"
    _tab_to(dialog.keep)
    _press(Qt.Key.Key_Space)
    settled()
    assert rules.weighing(admin.desk).desk == {"LEAD-LONG": "off"}
    assert not dialog.dirty
    _tab_to(dialog.close_button)
    _press(Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_what_stops_a_submit_is_chosen_and_brought_back(admin: Session, light: Theme, qtbot: QtBot,
                                                        settled: Settled) -> None:
    dialog = RulesDialog(admin, light, None, "QUOTE-PAIR")
    _shown(dialog, qtbot)
    _tab_to(dialog.detail.stops)
    _press(Qt.Key.Key_Space)
    _tab_to(dialog.whole["style"])
    _press(Qt.Key.Key_Space)
    dialog.save()
    settled()
    assert "QUOTE-PAIR" not in rules.weighing(admin.desk).stops
    assert "style" in questions.blocking(admin.desk)
    _tab_to(dialog.all_back)
    _press(Qt.Key.Key_Space)
    dialog.save()
    settled()
    assert rules.weighing(admin.desk) == rules.as_shipped()


def test_a_rule_is_switched_off_for_one_release_by_whoever_writes_it(release: str, session: Session, light: Theme,
                                                                     qtbot: QtBot, settled: Settled) -> None:
    people.add(session.desk, "Ani Lestari", "ani", ["writer"], by="mar")
    writer = Session(session.desk, session.desk.me("ani"), session.lane)
    dialog = RulesDialog(writer, light, release, "HEAD-PASSIVE")
    _shown(dialog, qtbot)
    assert not dialog.detail.weight.isEnabled()
    assert "admin" in dialog.detail.weight.toolTip()
    _tab_to(dialog.detail.here)
    _press(Qt.Key.Key_Down)
    dialog.save()
    settled()
    assert answering.of_release(session.desk, release).weights == {"HEAD-PASSIVE": "off"}
    dialog.detail.here.setFocus()
    _press(Qt.Key.Key_Up)
    dialog.save()
    settled()
    assert answering.of_release(session.desk, release).weights == {}


def test_nothing_set_is_lost_by_closing(admin: Session, light: Theme, qtbot: QtBot) -> None:
    dialog = RulesDialog(admin, light, None, "LEAD-LONG")
    _shown(dialog, qtbot)
    dialog.detail.weighed.emit("hint")
    dialog.reject()
    dialog.findChild(KeepDialog).back.click()
    assert dialog.isVisible()
    dialog.reject()
    _asked(dialog).keep.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert rules.weighing(admin.desk).desk == {"LEAD-LONG": "hint"}
    dialog = RulesDialog(admin, light, None, "LEAD-LONG")
    _shown(dialog, qtbot)
    dialog.detail.weighed.emit("off")
    dialog.reject()
    _asked(dialog).leave.click()
    assert not dialog.isVisible()
    assert rules.weighing(admin.desk).desk == {"LEAD-LONG": "hint"}


def _asked(dialog: RulesDialog) -> KeepDialog:
    return next(one for one in dialog.findChildren(KeepDialog) if one.isVisible())


def test_every_rule_says_what_it_marks_and_lets_pass(admin: Session, light: Theme, qtbot: QtBot) -> None:
    dialog = RulesDialog(admin, light)
    qtbot.addWidget(dialog)
    for rule in rules.table():
        dialog.show_rule(rule.id)
        item = dialog.tree.currentItem()
        assert item is not None
        said = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
        assert rule.id in said
        assert rule.sentence in said


def test_words_are_added_searched_and_removed_by_keyboard(release: str, session: Session, light: Theme, qtbot: QtBot,
                                                          settled: Settled, tmp_path: Path) -> None:
    dialog = KnownWordsDialog(session, light, release)
    _shown(dialog, qtbot)
    desk = dialog.lists["desk"]
    QTest.keyClicks(desk.field, "Bubuhan")
    _press(Qt.Key.Key_Return)
    settled()
    assert words.lists(session.desk).desk == ("Bubuhan",)
    _tab_to(desk.list)
    _press(Qt.Key.Key_Delete)
    settled()
    assert words.lists(session.desk).desk == ()
    given = tmp_path / "kata.txt"
    given.write_text("etam # kami\nbubuhan, ulun\n", encoding="utf-8")
    for where in ("release", "mine"):
        dialog.lists[where].bring_in(given)
        settled()
    assert words.lists(session.desk, release) == words.Lists(("bubuhan", "etam", "ulun"), (),
                                                             ("bubuhan", "etam", "ulun"))


def test_a_word_near_a_known_one_is_asked_about() -> None:
    assert "pemerintah" in words.near("pemerinta")
    assert words.near("zzqxj") == ()


def test_the_dictionary_asks_for_whom(light: Theme, qtbot: QtBot) -> None:
    dialog = LearnDialog("Bubuhan", ("bubungan",), light)
    given: list[Learnt] = []
    dialog.learnt.connect(given.append)
    _shown(dialog, qtbot)
    assert "bubungan" in dialog.trouble.sentence
    _tab_to(dialog.small)
    _press(Qt.Key.Key_Space)
    _tab_to(dialog.places["desk"])
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_Return, with_=Qt.KeyboardModifier.ControlModifier)
    assert given == [Learnt("bubuhan", "release")]


def test_a_note_and_all_alike_are_said_by_keyboard(light: Theme, qtbot: QtBot) -> None:
    dialog = AnswerDialog("ignore", "Baragama", "Not in the dictionary.", 2)
    given: list[Said] = []
    dialog.given.connect(given.append)
    _shown(dialog, qtbot)
    QTest.keyClicks(dialog.note, "nama lembaga")
    _press(Qt.Key.Key_Tab)
    _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Return)
    assert given == [Said("ignore", "nama lembaga", True)]


def test_acronyms_regulations_and_words_have_their_directories(stocked: Desk, session: Session, light: Theme,
                                                               qtbot: QtBot, settled: Settled) -> None:
    dialog = DirectoriesDialog(session, light)
    _shown(dialog, qtbot)
    settled()
    for kind, typed, wanted in (
        ("acronym", ("RKPD", "Rencana Kerja Pemerintah Daerah"), Acronym("RKPD", "Rencana Kerja Pemerintah Daerah")),
        ("citation", ("PP", "12", "2017", "Pembinaan dan Pengawasan"),
         Citation("PP", "12", 2017, "Pembinaan dan Pengawasan")),
        ("word", ("bubuhan",), Word("bubuhan")),
    ):
        dialog.show_directory(kind)
        settled()
        page = dialog.pages[kind]
        page.begin_new()
        for place, text in enumerate(typed):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, text)
            if place + 1 < len(typed):
                _press(Qt.Key.Key_Tab)
        _press(Qt.Key.Key_Return)
        settled()
        assert wanted in [one.entity.value for one in cataloguing.listed(session.desk, kind)], kind


def test_a_regulation_without_a_year_is_refused_in_a_sentence(stocked: Desk, session: Session, light: Theme,
                                                              qtbot: QtBot, settled: Settled) -> None:
    dialog = DirectoriesDialog(session, light)
    _shown(dialog, qtbot)
    dialog.show_directory("citation")
    settled()
    page = dialog.pages["citation"]
    page.begin_new()
    QTest.keyClicks(QApplication.focusWidget(), "PP")
    page.detail.keep()
    assert "four digits" in page.detail._trouble.sentence
