"""The first start: by keyboard alone from nothing to a desk, from a backup, and what is refused on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.fitting import clipped
from humasdesk import i18n
from humasdesk.gui.start import StartPages
from humasdesk.gui.theme import Theme
from humasdesk.services import cataloguing, founding, people, safekeeping, searching
from humasdesk.services.desk import Desk, open_desk

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pages(qtbot: QtBot, light: Theme, tmp_path: Path) -> Iterator[StartPages]:
    made = StartPages(tmp_path / "home" / "desk", light)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    qtbot.wait(20)
    yield made
    made.close()


def typed(text: str) -> None:
    """Keys into whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    qtbot.wait(20)


def ended(qtbot: QtBot, pages: StartPages) -> None:
    qtbot.waitUntil(lambda: pages.result() == QDialog.DialogCode.Accepted or bool(pages.sentence), timeout=20_000)


def test_the_whole_story_by_keyboard_alone(pages: StartPages, qtbot: QtBot, tmp_path: Path) -> None:
    said = [one.text() for one in pages.person.findChildren(QLabel)]
    assert any(str(tmp_path / "home" / "desk") in text for text in said), "a desk may have been expected there"
    typed("Maria Rosari")
    press(qtbot, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert QApplication.focusWidget().text() == "mar"
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    assert pages.place == 1
    walked = []
    for _ in range(9):
        walked.append(QApplication.focusWidget())
        press(qtbot, Qt.Key.Key_Tab)
    assert set(pages.office._lines.values()) < set(walked), "Tab leads past the logo to the contact"
    for _ in range(9):
        press(qtbot, Qt.Key.Key_Backtab)
    typed("Pemprov")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)
    typed("Biro Humas")
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pages.office._lines["unit.code"], "past the logo and its button, not back"
    press(qtbot, Qt.Key.Key_Return)
    assert pages.place == 2
    for page in (1, 0, 0):
        press(qtbot, Qt.Key.Key_Escape)
        assert (pages.place, pages.isVisible()) == (page, True), "a page back, and never out of the program"
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    assert pages.begin.way == "backup"
    for _ in range(5):
        press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is pages.begin._choices[-1].button, "round by the folder and the buttons"
    press(qtbot, Qt.Key.Key_Up)
    assert pages.begin.way == "empty"
    press(qtbot, Qt.Key.Key_Return)
    ended(qtbot, pages)
    assert pages.sentence == ""
    assert pages.initials == "mar"
    with open_desk(tmp_path / "home" / "desk") as desk:
        me = desk.me("mar").person
        assert (me.name, me.roles) == ("Maria Rosari", {"writer", "supervisor", "admin"})
        assert (desk.setting("agency.government"), desk.setting("agency.name")) == ("Pemprov", "Biro Humas")
        assert searching.counts(desk).get("draft", 0) == 0


def test_the_example_and_the_sample_make_a_desk_to_try(pages: StartPages, qtbot: QtBot, tmp_path: Path) -> None:
    typed("Sulaiman Hadi")
    qtbot.mouseClick(pages._next, LEFT)
    pages.office.fill_in_example()
    qtbot.mouseClick(pages._next, LEFT)
    assert pages.begin.way == "sample"
    qtbot.mouseClick(pages._next, LEFT)
    ended(qtbot, pages)
    with open_desk(tmp_path / "home" / "desk") as desk:
        assert desk.setting("agency.address") == founding.example()["agency.address"]
        assert len(str(desk.setting("agency.logo"))) == 64
        assert cataloguing.find(desk, "official", "Isran Noor")
        assert [one.headline for one in searching.page(desk, searching.Wanted())] == [
            "Setelah Musrenbang, Rakor Kepala Daerah"]


def test_an_example_that_was_changed_leaves_its_invented_address_behind(pages: StartPages) -> None:
    pages.office.fill_in_example()
    assert "agency.address" in pages.office.said
    pages.office._lines["agency.name"].setText("Biro Adpim")
    assert "agency.address" not in pages.office.said


def test_what_is_missing_on_the_first_page_is_said_at_its_field(pages: StartPages, qtbot: QtBot) -> None:
    name, initials = pages.person._asked
    press(qtbot, Qt.Key.Key_Tab)
    assert name.wrong == "", "a field that is only passed by is not called wrong"
    press(qtbot, Qt.Key.Key_Return)
    assert (pages.place, pages.sentence) == (0, "")
    assert name.wrong == "A person needs a name, such as Maria Rosari."
    assert pages.person._name.property("wrong"), "it is framed"
    assert QApplication.focusWidget() is pages.person._name
    typed("Maria")
    assert (name.wrong, pages.person._name.property("wrong")) == ("", False)
    assert (pages.person._initials.text(), initials.wrong) == ("mar", ""), "filled in from the name, it is mended too"
    pages.person._initials.setText("m/r")
    press(qtbot, Qt.Key.Key_Return)
    assert (pages.place, initials.wrong) == (0, "Initials are 1 to 12 letters or digits, such as mar.")
    assert QApplication.focusWidget() is pages.person._initials


def test_a_logo_that_is_no_picture_is_refused_before_anything_is_made(pages: StartPages, qtbot: QtBot,
                                                                      tmp_path: Path) -> None:
    typed("Maria Rosari")
    press(qtbot, Qt.Key.Key_Return)
    wrong = tmp_path / "logo.png"
    wrong.write_text("no picture")
    pages.office._lines["agency.logo"].setText(str(wrong))
    press(qtbot, Qt.Key.Key_Return)
    asked = pages.office._asked["agency.logo"]
    assert (pages.place, asked.wrong) == (1, "The picture logo.png cannot be read. Choose a PNG or JPEG.")
    assert QApplication.focusWidget() is pages.office._lines["agency.logo"]
    assert pages.sentence == "", "it is said at the field, not at the foot"
    assert not (tmp_path / "home").exists()


def test_a_telephone_and_an_address_that_cannot_be_are_said_at_their_fields(pages: StartPages, qtbot: QtBot) -> None:
    typed("Maria Rosari")
    press(qtbot, Qt.Key.Key_Return)
    phone, mail = (pages.office._lines[key] for key in ("contact.phone", "contact.email"))
    phone.setText("abc")
    mail.setText("humas")
    qtbot.mouseClick(pages._next, LEFT)
    asked = pages.office._asked
    assert pages.place == 1
    assert asked["contact.phone"].wrong.startswith("“abc” is no telephone number. Write it as in 0541-733333")
    assert asked["contact.email"].wrong.startswith("“humas” is no e-mail address: it has no @.")
    assert QApplication.focusWidget() is phone
    phone.selectAll()
    typed("(0541) 733333")
    assert asked["contact.phone"].wrong == ""
    qtbot.mouseClick(pages._next, LEFT)
    assert QApplication.focusWidget() is mail
    mail.clear()
    qtbot.mouseClick(pages._next, LEFT)
    assert pages.place == 2


def test_another_language_is_chosen_on_the_first_page_and_kept_for_the_desk(pages: StartPages, qtbot: QtBot,
                                                                            tmp_path: Path) -> None:
    typed("Maria Rosari")
    pages.office._lines["agency.name"].setText("Biro Humas")
    pages.begin.choose("empty")
    shown = {button.text(): button for button in pages.languages.findChildren(QRadioButton)}
    assert list(shown) == ["Bahasa Indonesia", "English"]
    shown["Bahasa Indonesia"].click()
    try:
        qtbot.wait(20)
        assert pages._next.text() == "Lanjut"
        assert QApplication.translate("QFileDialog", "Files") == "Berkas"
        assert QApplication.focusWidget().text() == "Bahasa Indonesia"
        assert pages.person.said[:2] == ("Maria Rosari", "mar")
        for _ in range(3):
            qtbot.mouseClick(pages._next, LEFT)
        ended(qtbot, pages)
        with open_desk(tmp_path / "home" / "desk") as desk:
            assert desk.setting("interface.language") == "id"
            assert desk.setting("agency.name") == "Biro Humas"
    finally:
        i18n.use("en")
    assert QApplication.translate("QFileDialog", "Files") == "Files"


def test_the_fields_end_in_one_line_until_there_is_a_logo(pages: StartPages, qtbot: QtBot) -> None:
    pages._go(1)
    qtbot.wait(20)
    office = pages.office

    def end(widget: QWidget) -> int:
        return widget.mapTo(office, widget.rect().topRight()).x()

    choose = next(one for one in office.findChildren(QPushButton) if one.text() == "Choose …")
    assert end(choose) == end(office._lines["contact.phone"])
    office.fill_in_example()
    assert office._shown.isVisible()


def test_a_step_back_keeps_what_was_typed(pages: StartPages, qtbot: QtBot) -> None:
    typed("Maria Rosari")
    qtbot.mouseClick(pages._next, LEFT)
    qtbot.mouseClick(pages._back, LEFT)
    assert pages.place == 0
    assert pages.person.said[:2] == ("Maria Rosari", "mar")


def test_a_backup_brings_the_desk_back_and_asks_nothing_else(pages: StartPages, qtbot: QtBot, desk: Desk,
                                                             tmp_path: Path) -> None:
    made = safekeeping.make_backup(desk)
    pages.speak("id")
    pages.speak("en")
    qtbot.mouseClick(pages._backup, LEFT)
    qtbot.wait(20)
    assert pages.begin.way == "backup"
    typed(str(made.path))
    press(qtbot, Qt.Key.Key_Return)
    ended(qtbot, pages)
    assert pages.sentence == ""
    assert pages.notes[0].startswith(f"The backup {made.name} is back.")
    with open_desk(tmp_path / "home" / "desk") as brought:
        assert [one.initials for one in people.everybody(brought)] == ["mar", "sul"]
        assert brought.setting("interface.language") == "en", "what was chosen here holds"


def test_a_folder_without_a_backup_is_refused(pages: StartPages, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(pages._backup, LEFT)
    qtbot.wait(20)
    press(qtbot, Qt.Key.Key_Return)
    asked = pages.begin._asked
    assert asked.wrong == "Say which backup: choose its folder."
    typed(str(tmp_path / "gone"))
    press(qtbot, Qt.Key.Key_Return)
    assert asked.wrong.startswith("There is no folder")
    pages.begin._folder.selectAll()
    typed(str(tmp_path))
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked.wrong.startswith("There is no backup in"), timeout=20_000)
    assert QApplication.focusWidget() is pages.begin._folder
    assert pages.sentence == "", "it is said at the field, not at the foot"
    assert pages.isVisible()
    assert pages._next.isEnabled()
    pages.begin.choose("empty")
    assert asked.wrong == "", "it speaks of a backup, and none is wanted any more"


def test_past_the_first_page_by_way_of_a_backup_one_is_still_asked_who_one_is(pages: StartPages, qtbot: QtBot) -> None:
    qtbot.mouseClick(pages._backup, LEFT)
    pages.begin.choose("empty")
    qtbot.mouseClick(pages._next, LEFT)
    assert (pages.place, pages.person._asked[0].wrong) == (0, "A person needs a name, such as Maria Rosari.")


def test_what_failed_can_be_mended_and_asked_for_again(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    wishes = founding.Wishes("Maria", "mar", frozenset({"writer"}))
    founding.found(home, wishes)
    again = founding.Wishes("Maria R.", "mr", frozenset({"supervisor"}), {"agency.name": "Biro"})
    assert founding.found(home, again) == "mr"
    with open_desk(home) as desk:
        assert [(one.name, one.roles) for one in people.everybody(desk)] == [("Maria R.", {"supervisor", "admin"})]
        assert desk.setting("agency.name") == "Biro"


def test_nothing_is_clipped_on_any_page(qtbot: QtBot, light: Theme, tmp_path: Path, language: str) -> None:
    made = StartPages(tmp_path / "desk", light)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    for place in range(3):
        made._go(place)
        made._trouble.say("x")
        assert clipped(made) == [], place
        area = made._stack.currentWidget()
        assert not area.verticalScrollBar().isVisible(), f"page {place} needs no scrolling at its own size"
    made.close()


@pytest.mark.parametrize("size", [(683, 384), (960, 540)])
def test_at_twice_the_size_everything_can_still_be_reached(pages: StartPages, qtbot: QtBot,
                                                           size: tuple[int, int]) -> None:
    pages.resize(*size)
    qtbot.wait(20)
    assert pages.width() <= size[0]
    assert pages.height() <= size[1]
    for place in range(3):
        pages._go(place)
        qtbot.wait(20)
        assert pages._next.isVisible()
        assert pages.rect().contains(pages._next.geometry().center() + pages._next.parentWidget().pos())
        assert not pages._stack.currentWidget().horizontalScrollBar().isVisible()
        if place == 1:
            example = next(one for one in pages.office.findChildren(QPushButton) if one.text().startswith("Fill in"))
            assert example.visibleRegion().boundingRect() == example.rect(), "it is seen before all fields are"
