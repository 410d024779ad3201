"""The people's dialog: adding, changing, retiring, a key here; refusals inside it; who sits here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.dialogs.fitting import clipped
from humasdesk.gui.dialogs.form import Trouble, suggest_initials
from humasdesk.gui.dialogs.people import PeopleDialog
from humasdesk.gui.dialogs.sitting import WhoSitsDialog
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import people
from humasdesk.services.desk import Desk

Settled = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, light: Theme) -> PeopleDialog:
    made = PeopleDialog(session, light)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def said(dialog: PeopleDialog) -> str:
    return dialog.findChild(Trouble).sentence


def named(desk: Desk) -> dict[str, tuple[str, frozenset[str], bool]]:
    return {one.initials: (one.name, one.roles, one.retired) for one in people.everybody(desk)}


def test_somebody_new_is_typed_in_and_added_with_enter(dialog: PeopleDialog, desk: Desk, qtbot: QtBot,
                                                       settled: Settled) -> None:
    qtbot.mouseClick(dialog._new, LEFT)
    qtbot.keyClicks(dialog._name, "Rini Ayu")
    assert dialog._initials.text() == "rin", "suggested from the name"
    dialog._initials.selectAll()
    qtbot.keyClicks(dialog._initials, "ri")
    qtbot.keyClick(dialog._initials, Qt.Key.Key_Return)
    settled()
    assert named(desk)["ri"] == ("Rini Ayu", frozenset({"writer"}), False)
    assert said(dialog) == "Rini Ayu was added and can work here."
    assert dialog._list.currentItem().text() == "Rini Ayu"


def test_taken_initials_are_refused_inside_the_dialog_and_nothing_typed_is_lost(
        dialog: PeopleDialog, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    qtbot.mouseClick(dialog._new, LEFT)
    qtbot.keyClicks(dialog._name, "Sulastri")
    qtbot.mouseClick(dialog._keep, LEFT)
    settled()
    assert said(dialog) == "Sulaiman Hadi has the initials sul already. Choose others."
    assert dialog._name.text() == "Sulastri"
    assert len(named(desk)) == 2
    assert dialog.isVisible()


def test_roles_and_names_change_and_whoever_sits_here_goes_on_with_them(
        dialog: PeopleDialog, session: Session, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    dialog._name.selectAll()
    qtbot.keyClicks(dialog._name, "Maria R.")
    dialog._roles["supervisor"].setFocus()
    qtbot.keyClick(dialog._roles["supervisor"], Qt.Key.Key_Space)
    qtbot.mouseClick(dialog._keep, LEFT)
    settled()
    assert named(desk)["mar"][0] == "Maria R."
    assert "supervisor" in named(desk)["mar"][1]
    assert session.me.person.name == "Maria R."


def test_a_person_retires_and_comes_back_with_a_key(dialog: PeopleDialog, desk: Desk, qtbot: QtBot,
                                                   settled: Settled) -> None:
    dialog._list.setCurrentRow(1)
    qtbot.mouseClick(dialog._retire, LEFT)
    settled()
    assert named(desk)["sul"][2]
    assert said(dialog) == "Sulaiman Hadi is retired."
    assert not dialog._retire.isEnabled()
    assert not dialog._name.isEnabled()
    qtbot.mouseClick(dialog._key, LEFT)
    settled()
    assert not named(desk)["sul"][2]
    assert desk.key_of(people.everybody(desk)[1])


def test_the_last_admin_may_not_retire(dialog: PeopleDialog, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    qtbot.mouseClick(dialog._retire, LEFT)
    settled()
    assert said(dialog) == "This desk needs an admin. Make somebody else admin first."
    assert not named(desk)["mar"][2]


def test_who_is_no_admin_changes_nobody_though_an_admins_key_lies_here_too(
        session: Session, desk: Desk, qtbot: QtBot, light: Theme) -> None:
    session.sit(desk.me("sul"))
    made = PeopleDialog(session, light)
    qtbot.addWidget(made)
    made.open()
    made.begin_new("supervisor")
    assert said(made) == "Only an admin adds or changes people. Ask Maria Rosari."
    assert not any(one.isEnabled() for one in (made._new, made._keep, made._retire, made._key, made._name,
                                               *made._roles.values()))
    before = named(desk)
    made.keep()  # as by Enter
    qtbot.waitUntil(lambda: "is not an admin" in said(made))
    assert named(desk) == before


def test_the_chooser_offers_whoever_has_a_key_here_and_enter_lets_one_sit(
        session: Session, desk: Desk, qtbot: QtBot, light: Theme, language: str) -> None:
    people.add(desk, "Lama Sekali", "lam", ["writer"])
    people.retire(desk, "lam")
    chooser = WhoSitsDialog(session, light)
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(chooser)
    chooser.show()
    texts = [chooser.list.item(row).text() for row in range(chooser.list.count())]
    assert texts == ["Maria Rosari (mar)", "Sulaiman Hadi (sul)"]
    assert chooser.list.currentRow() == 0
    assert clipped(chooser) == []
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(session.person_changed):
        QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    assert session.me.person.initials == "sul"


def test_a_click_in_the_chooser_chooses_and_a_double_click_lets_sit(session: Session, qtbot: QtBot,
                                                                    light: Theme) -> None:
    chooser = WhoSitsDialog(session, light)
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(chooser)
    chooser.show()
    place = chooser.list.visualItemRect(chooser.list.item(1)).center()
    QTest.mouseClick(chooser.list.viewport(), LEFT, pos=place)
    assert chooser.isVisible()
    assert chooser.list.currentRow() == 1
    assert session.me.person.initials == "mar"
    with qtbot.waitSignal(session.person_changed):
        QTest.mouseDClick(chooser.list.viewport(), LEFT, pos=place)
    assert session.me.person.initials == "sul"


def test_where_nobody_can_approve_a_new_person_is_proposed_as_supervisor(dialog: PeopleDialog, desk: Desk) -> None:
    def ticked() -> list[str]:
        return [role for role, box in dialog._roles.items() if box.isChecked()]

    dialog.begin_new()
    assert ticked() == ["writer"]
    dialog.begin_new("supervisor")
    assert ticked() == ["supervisor"]
    people.retire(desk, "sul")
    dialog.begin_new()
    assert ticked() == ["supervisor"]
    assert dialog._state.text().startswith("This desk has no supervisor yet")


def test_nothing_is_clipped(session: Session, qtbot: QtBot, light: Theme, language: str) -> None:
    made = PeopleDialog(session, light)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    made.findChild(Trouble).say("x")
    assert clipped(made) == []
    made.begin_new()
    assert clipped(made) == []


@pytest.mark.parametrize(("name", "initials"), [
    ("Maria Rosari", "mar"), ("Dr. H. Sulaiman", "sul"), ("", ""), ("Al", "al"), ("Ö Übel", "übe"), ("M.", "")])
def test_initials_are_suggested_from_the_first_word_that_is_no_degree(name: str, initials: str) -> None:
    assert suggest_initials(name) == initials


def test_a_click_marks_all_of_proposed_initials(dialog: PeopleDialog, qtbot: QtBot) -> None:
    dialog.begin_new()
    dialog._name.setFocus()
    QTest.keyClicks(dialog._name, "Sulaiman")
    assert dialog._initials.text() == "sul"
    QTest.mouseClick(dialog._initials, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._initials.selectedText() == "sul")
    QTest.keyClicks(dialog._initials, "sh")
    assert dialog._initials.text() == "sh"
    dialog._name.setFocus()
    QTest.mouseClick(dialog._initials, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert not dialog._initials.hasSelectedText(), "these are somebody's own"
