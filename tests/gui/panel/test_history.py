"""The head, the steps, the sections, and the history: looked into, taken up again, an edition's sheets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.panel.conftest import Settled
from humasdesk import i18n
from humasdesk.gui.dialogs.version import VersionDialog
from humasdesk.gui.panel.history import History
from humasdesk.gui.theme import Theme
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting, publishing, reviewing, versions
from humasdesk.services.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


@pytest.fixture
def history(window: MainWindow, settled: Settled) -> History:
    window.panel.sections["history"].fold(False)
    settled()
    return window.panel.history


def test_nothing_is_read_while_the_history_is_folded(window: MainWindow, settled: Settled) -> None:
    settled()
    assert window.panel.history.steps == []
    window.panel.sections["history"].fold(False)
    settled()
    assert len(window.panel.history.steps) == 1


def test_each_step_says_who_what_and_what_changed(window: MainWindow, history: History, desk: Desk, release: str,
                                                  settled: Settled) -> None:
    window.writing.close()
    drafting.edit(desk, desk.me("mar"), release, lambda content: replace(
        content, region="64.72", headline="Jembatan Baru"))
    window.writing.open(release)
    settled()
    settled()
    newest = history.steps[0]
    assert newest.initials == "mar"
    assert newest.changed == ("headline", "region")
    said = history.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Edited, headline, region, as it stands now, Maria Rosari")
    assert said.endswith("WITA")


def test_the_last_forty_are_shown_and_then_all(window: MainWindow, history: History, desk: Desk, release: str,
                                               settled: Settled) -> None:
    for number in range(44):
        drafting.edit(desk, desk.me("mar"), release, lambda content, n=number: replace(content, kicker=f"K {n}"))
    window.writing.close()
    window.writing.open(release)
    settled()
    assert len(history.steps) == 40
    assert history.more.text() == "Show 5 older steps"
    history.more.click()
    settled()
    assert len(history.steps) == 45
    assert history.more.isHidden()


def test_an_earlier_version_is_looked_at_and_taken_up_again(window: MainWindow, history: History, desk: Desk,
                                                            release: str, settled: Settled) -> None:
    first = drafting.head_of(desk, release)
    window.writing.close()
    drafting.edit(desk, desk.me("mar"), release, lambda content: replace(
        content, headline="Anders", kicker="Neu", region="64.72"))
    window.writing.open(release)
    settled()
    settled()
    QTest.keyClick(history.list, Qt.Key.Key_End)
    history.list.itemActivated.emit(history.list.item(1))
    dialog = window.findChild(VersionDialog)
    assert dialog is not None
    assert dialog.page.content().headline == "Jembatan Dibuka"
    assert not dialog.page.can("cut")
    assert window.page.page.content().headline == "Anders", "the text at hand stays"
    dialog.again.click()
    settled()
    now = drafting.head_of(desk, release)
    assert now.content == first.content
    assert now.note.startswith("Taken up again from")
    settled()
    assert [told.step.note != "" for told in history.steps] == [True, False, False], "nothing of the past is lost"
    assert window.page.page.content().headline == "Jembatan Dibuka"


def test_the_version_at_hand_cannot_be_taken_up_again(window: MainWindow, history: History) -> None:
    history.list.itemActivated.emit(history.list.item(0))
    dialog = window.findChild(VersionDialog)
    assert dialog is not None
    assert not dialog.again.isEnabled()
    assert dialog.again.toolTip()
    dialog.reject()


def test_an_edition_shows_number_and_sheets_and_saves_its_pdf(window: MainWindow, history: History, desk: Desk,
                                                              release: str, settled: Settled, tmp_path: Path,
                                                              qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # a computer on which no program opens anything
    me, sul = desk.me("mar"), desk.me("sul")
    drafting.edit(desk, me, release, lambda content: replace(content, body="Isi.", files=()))
    reviewing.move(desk, me, release, "submit")
    reviewing.move(desk, sul, release, "approve", note="Bagus.")
    number = publishing.publish(desk, sul, release).number
    window.writing.close()
    window.writing.open(release)
    settled()
    newest = history.steps[0]
    assert newest.edition is not None
    assert (newest.edition.sequence, newest.edition.number) == (1, number)
    assert [action.text() for action in history.menu_of(newest).actions()] == [
        "Look at edition 1", "Take this version up again"]
    window.look_at_version(newest)
    dialog = window.findChild(VersionDialog)
    assert dialog is not None
    dialog.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: any(one.objectName() == "sheet" and not one.pixmap().isNull()
                                for one in dialog.findChildren(QLabel)), timeout=20_000)
    dialog.save_pdf(tmp_path)
    settled()
    (made,) = tmp_path.glob("*.pdf")
    assert dialog.trouble.sentence.startswith(f"No program on this computer opens {made.name}.")
    dialog.trouble.findChild(QPushButton).click()
    assert dialog.trouble.sentence == f"The path is on the clipboard: {made}"
    dialog.reject()


def test_a_version_of_another_release_is_not_given(desk: Desk, release: str) -> None:
    from humasdesk.domain.release import Content
    from humasdesk.errors import NotFound

    other, _ = drafting.create(desk, desk.me("mar"), Content(headline="Lain"))
    with pytest.raises(NotFound):
        versions.version(desk, other, drafting.head_of(desk, release).id)


def test_the_steps_that_cannot_be_made_say_why_and_the_keyboard_reads_them(window: MainWindow, desk: Desk,
                                                                           release: str, settled: Settled) -> None:
    asked: list[str] = []
    window.panel.move_wanted.disconnect()
    window.panel.move_wanted.connect(asked.append)
    popup = window.panel.head.open_steps()
    shown = [popup.list.item(row).text() for row in range(popup.list.count()) if not popup.list.item(row).isHidden()]
    assert shown[-1].startswith("Not now (")
    assert set(shown[:-1]) <= {"Submit with a note …", "Publish without approval", "Discard"}
    assert popup.list.currentItem().text() == "Submit with a note …", "Enter at once does nothing grave"
    before = popup.height()
    popup.list.setCurrentRow(shown.index(shown[-1]))
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert (asked, popup.height() > before) == ([], True), "it unfolds the others"
    names = [popup.list.item(row).text() for row in range(popup.list.count())]
    row = names.index("Approve")
    said = popup.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Approve: not now. Only a supervisor can do this." or said.startswith("Approve: not now. ")
    assert popup.list.item(row).toolTip() in said
    popup.list.setCurrentRow(row)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert asked == []
    assert popup.list.currentRow() == row, "the keyboard can stand on it"
    popup.list.setCurrentRow(names.index("Discard"))
    popup.list.itemActivated.emit(popup.list.currentItem())
    assert asked == ["discard"]


def test_folded_sections_are_remembered(window: MainWindow, qapp: QApplication) -> None:
    window.panel.sections["tag"].head.click()
    assert not window.panel.sections["tag"].is_open
    assert QAccessible.queryAccessibleInterface(window.panel.sections["tag"].head).state().collapsed
    from humasdesk.gui.panel.panel import Panel

    again = Panel(window.session, window.theme, window.memory, window.page.page)
    assert not again.sections["tag"].is_open
    assert again.sections["region"].is_open
    again.finish()
    again.deleteLater()


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_wider_than_the_narrow_panel_and_everything_has_a_name(
        window: MainWindow, settled: Settled, qtbot: QtBot, language: str, dark: bool, release: str) -> None:
    from humasdesk.gui.panel.panel import Panel

    i18n.use(language)
    try:
        made = Panel(window.session, Theme(dark), window.memory, window.page.page)
        qtbot.addWidget(made)
        made.resize(250, 700)
        made.show()
        for section in made.sections.values():
            section.fold(False)
        summary = window.writing.summary
        assert summary is not None
        made.show_release(summary, replace(window.writing.content, region="64.02"), window.writing.offers,
                          editable=True)
        made.publication.embargo.switch.click()
        made.figures.cards[1].unfold(True)
        settled()
        edge = made._area.viewport().width()
        inside = made._area.widget()
        assert inside is not None
        assert inside.width() <= edge
        for button in made.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.text() or button.accessibleName() or button.toolTip(), button
                right = button.mapTo(inside, button.rect().topRight()).x() if inside.isAncestorOf(button) else 0
                assert right <= edge, button.text() or button.accessibleName()
        qtbot.waitUntil(lambda: not [label.text() for label in made.findChildren(QLabel)
                                     if label.isVisible() and label.wordWrap() and label.text()
                                     and label.height() < label.heightForWidth(label.width())])
        made.finish()
    finally:
        i18n.use("en")
