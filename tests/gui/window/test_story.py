"""The whole story through the real window: written by one, approved and published by another, exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton

from humasdesk.domain.release import Changes
from humasdesk.gui.commands import COMMANDS
from humasdesk.gui.dialogs.palette import Palette, Shortcuts
from humasdesk.gui.dialogs.people import PeopleDialog
from humasdesk.gui.dialogs.settings import SettingsDialog
from humasdesk.gui.dialogs.sitting import WhoSitsDialog
from humasdesk.gui.exporting.dialog import ExportDialog
from humasdesk.gui.panel.steps import SUBMIT_NOTED
from humasdesk.gui.releases.model import SUMMARY
from humasdesk.gui.widgets.chip_field import ChipField
from humasdesk.gui.window import MainWindow
from humasdesk.i18n import tr
from humasdesk.services import drafting, people, reviewing, searching


def _quiet(window: MainWindow, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not window.session.lane.busy, timeout=10_000)


def _answer(words: str) -> None:
    """Answer the question that is open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    text.setPlainText(words)
    dialog.accept()


def _open(window: MainWindow, headline: str, qtbot: Any) -> str:
    row = next(row for row in range(window.releases.model.rowCount())
               if window.releases.model.index(row).data() == headline)
    window.releases.view.setCurrentIndex(window.releases.model.index(row))
    qtbot.waitUntil(lambda: window.writing.summary is not None and window.writing.summary.headline == headline)
    assert window.writing.release_id
    return window.writing.release_id


def test_the_window_shows_the_desk(window: MainWindow) -> None:
    assert window.releases.model.rowCount() == 3
    assert window.stack.currentWidget() is window.empty
    assert not window.export_button.isEnabled()


def test_while_nothing_is_open_the_keyboard_stays_where_something_can_be_begun(window: MainWindow, qtbot: Any) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.focus_page()
    assert QApplication.focusWidget() is window.begin_button
    window.show_shortcuts()
    window.findChild(Shortcuts).reject()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.begin_button)
    window.focus_list()
    window.next_column()
    assert QApplication.focusWidget() is window.begin_button
    window.messages.say("attention", "Wrong.")
    window.messages.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.begin_button


def test_a_new_release_is_typed_kept_and_made_a_version(window: MainWindow, qtbot: Any,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    window.sidebar.go("published")
    window.asking.typed("apa ")
    QTest.mouseClick(window.new_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.writing.release_id is not None)
    release = window.writing.release_id
    assert release
    qtbot.waitUntil(lambda: [one.id for one in window.releases.marked] == [release])
    assert (window.sidebar.chosen_key, window.asking.is_plain, window.search.text()) == ("mine", True, "")
    sheet = window.page.page.sheet
    qtbot.waitUntil(sheet.isVisible)
    QTest.keyClicks(sheet, "Jembatan Dibuka")
    assert window.writing.dirty
    about: list[str] = []
    monkeypatch.setattr("humasdesk.gui.deeds.moves.ask_words", lambda *_, **how: about.append(how["about"]))
    window.make_move("discard")
    assert about == ["Jembatan Dibuka"], "a question about it names it as it is typed"
    qtbot.waitUntil(lambda: bool(drafting.working_copies(window.session.desk)), timeout=5_000)
    assert drafting.working_copies(window.session.desk)[0].content.headline == "Jembatan Dibuka"
    window.save_now()
    qtbot.waitUntil(lambda: not window.writing.dirty)
    assert searching.one(window.session.desk, release).headline == "Jembatan Dibuka"
    assert drafting.working_copies(window.session.desk) == ()
    assert window.releases.model.index(0).data() == "Jembatan Dibuka"


def test_written_by_one_approved_and_published_by_another(window: MainWindow, qtbot: Any, tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("humasdesk.gui.deeds.moves.ask_words",
                        lambda _, __, question, **___: asked.append(question) or "Siap dikirim.")
    desk = window.session.desk
    release = _open(window, "Setelah Musrenbang, Rakor Kepala Daerah", qtbot)
    assert window.lawful_steps()[0] == "submit"
    sheet = window.page.page.sheet
    sheet.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(sheet, " Tamat.")
    here = sheet.textCursor().position()
    refused: list[object] = []
    window.session.lane.refused.connect(refused.append)
    window.show_panel()
    qtbot.waitUntil(lambda: [one.action for one in window.panel.head.further][:1] == [SUBMIT_NOTED])
    window.make_move(SUBMIT_NOTED)
    window.next_step()  # the key held too long: the second press neither submits again nor complains
    qtbot.waitUntil(lambda: searching.one(desk, release).state == "submitted", timeout=20_000)
    _quiet(window, qtbot)
    assert refused == []
    qtbot.waitUntil(lambda: window.writing.release_id == release and not window.writing.editable)
    assert window.lawful_steps()[0] == "recall"
    assert sheet.textCursor().position() == here  # the paper reads as it did: it is not filled anew
    assert not sheet.document().isUndoAvailable()  # what was submitted is not undone unseen
    qtbot.waitUntil(lambda: any("findings were left as they are" in one for one in window.messages.sentences))
    assert "approve" not in window.lawful_steps()
    submitted, returned = reviewing.brought_by(desk, release, "submit")
    assert submitted is not None
    assert (submitted.note, returned) == ("Siap dikirim.", None)
    window.session.sit(desk.me("sul"))
    qtbot.waitUntil(lambda: window.lawful_steps()[:1] == ["approve"])
    noted = "submitted it: “Siap dikirim.”"
    qtbot.waitUntil(lambda: noted in window.panel.head.state.text())
    qtbot.waitUntil(lambda: any(noted in one for one in window.messages.sentences))
    assert not sheet.document().isUndoAvailable()
    told = "This text waits for review."
    assert not any(one.startswith(told) for one in window.messages.sentences)
    QTest.keyClick(sheet, Qt.Key.Key_X)
    assert sum(one.startswith(told) for one in window.messages.sentences) == 1
    sheet.undo()
    qtbot.waitUntil(lambda: window.lawful_steps()[:1] == ["approve"])
    window.open_palette()
    QTest.keyClicks(window.findChildren(Palette)[-1]._field, tr("Approve"))
    QTest.keyClick(window.findChildren(Palette)[-1]._field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: searching.one(desk, release).state == "approved")
    qtbot.waitUntil(lambda: window.lawful_steps()[:1] == ["publish"])
    qtbot.waitUntil(lambda: window.panel.check.open_count > 0, timeout=20_000)
    window.next_step()
    qtbot.waitUntil(lambda: searching.one(desk, release).state == "published")
    qtbot.waitUntil(lambda: any(one.text() == "Export …" for one in window.messages.findChildren(QPushButton)))
    number = searching.one(desk, release).number
    assert number.startswith("001/")
    assert f"The number will be {number}, if nobody publishes before." in asked[-1]
    assert "notes of the check are still open" in asked[-1]
    qtbot.waitUntil(lambda: any(number in sentence for sentence in window.messages.sentences))
    _quiet(window, qtbot)
    window.export_release()
    dialog = next(child for child in window.findChildren(ExportDialog))
    dialog.choices.set_folder(tmp_path / "out")
    qtbot.waitUntil(lambda: dialog.yes.isEnabled() and dialog.names.count() == 2, timeout=10_000)
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.results.isVisible, timeout=10_000)
    assert len(list((tmp_path / "out").glob("*.*"))) == 2
    _quiet(window, qtbot)
    window.panel.head.next.setFocus()
    window.make_move("correct")
    assert "another supervisor" in asked[-1]  # who corrects it does not approve it
    qtbot.waitUntil(lambda: window.writing.editable, timeout=10_000)
    assert window.focusWidget() is sheet  # and not on the button, which means the next step by now
    assert window.results.isHidden(), "what was exported has gone on"
    _quiet(window, qtbot)
    window.show_panel()
    assert "correction of edition 1" in window.panel.head.state.text()
    window.next_step()
    qtbot.waitUntil(lambda: searching.one(desk, release).state == "submitted", timeout=20_000)
    assert asked[-1] == ("Nothing but the note of the correction differs from edition 1. Submit it all the same?")
    _quiet(window, qtbot)
    window.make_move("recall")
    qtbot.waitUntil(lambda: "drop-correction" in window.lawful_steps())
    _quiet(window, qtbot)
    window.make_move("drop-correction")
    qtbot.waitUntil(lambda: searching.one(desk, release).state == "published")
    qtbot.waitUntil(lambda: window.likely_step == "correct")
    _quiet(window, qtbot)


def test_an_error_nobody_foresaw_is_reported_and_not_said_beside_it(window: MainWindow, qtbot: Any,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    _open(window, "Kabar 1", qtbot)
    monkeypatch.setattr("humasdesk.services.reviewing.move", lambda *_, **__: 1 // 0)
    with qtbot.waitSignal(window.session.lane.broke, timeout=20_000):
        window.make_move("submit")
    _quiet(window, qtbot)
    assert window.messages.sentences == ()


def test_where_nobody_can_approve_the_window_says_so_and_leads_to_who_is_added_and_sits(window: MainWindow,
                                                                                       qtbot: Any) -> None:
    desk = window.session.desk
    people.edit(desk, "sul", roles=["writer"])
    release = _open(window, "Kabar 1", qtbot)
    window.next_step()
    said = "Submitted, but nobody on this desk can approve it yet: there is no supervisor."
    qtbot.waitUntil(lambda: said in window.messages.sentences, timeout=20_000)
    assert searching.one(desk, release).state == "submitted"
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Add a supervisor …").click()
    (asked,) = window.findChildren(PeopleDialog)
    assert [role for role, box in asked._roles.items() if box.isChecked()] == ["supervisor"]
    asked._name.setText("Budi Santoso")
    asked._initials.setText("bud")
    asked.keep()
    qtbot.waitUntil(lambda: said not in window.messages.sentences)
    assert window.messages.sentences[-1] == "Budi Santoso can approve it, as soon as they work here."
    asked.reject()
    window.choose_person()
    window.findChildren(WhoSitsDialog)[-1]._ask_people()
    asked = window.findChildren(PeopleDialog)[-1]
    asked._name.setText("Rini Ayu")
    asked._initials.setText("rin")
    asked.keep()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(WhoSitsDialog)))
    assert not asked.isVisible()
    chooser = next(one for one in window.findChildren(WhoSitsDialog) if one.isVisible())
    assert chooser.list.currentItem().text() == "Rini Ayu (rin)"
    assert chooser.trouble.sentence.startswith("Rini Ayu was added.")
    assert window.session.me.person.initials == "mar"
    chooser.reject()
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Change person …").click()
    chooser = next(one for one in window.findChildren(WhoSitsDialog) if one.isVisible())
    assert chooser.list.currentItem().text() == "Budi Santoso (bud)"
    chooser.sit()
    qtbot.waitUntil(lambda: window.lawful_steps()[:1] == ["approve"])
    assert window.messages.sentences == ()


def test_a_return_asks_why_and_tells_the_writer(window: MainWindow, qtbot: Any,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QTimer

    desk = window.session.desk
    release = _open(window, "Kabar 1", qtbot)
    window.next_step()
    qtbot.waitUntil(lambda: searching.one(desk, release).state == "submitted", timeout=20_000)
    window.session.sit(desk.me("sul"))
    qtbot.waitUntil(lambda: "return" in window.lawful_steps())
    qtbot.waitUntil(lambda: window.panel.head.back.isVisibleTo(window))
    QTimer.singleShot(100, lambda: _answer("Sebutkan harinya."))
    window.panel.head.back.click()
    qtbot.waitUntil(lambda: searching.one(desk, release).state == "returned")
    _quiet(window, qtbot)
    assert "submit" in window.lawful_steps()
    assert window.likely_step == ""  # the key that returned it is not to send it on
    window.show_panel()
    assert window.panel.head.back.isHidden()
    assert window.panel.head.why.text() == "It is its writer's turn."
    window.panel.sections["history"].fold(False)
    qtbot.waitUntil(lambda: any(told.step.note == "Sebutkan harinya." for told in window.panel.history.steps))
    said = "Sulaiman Hadi returned it: “Sebutkan harinya.”"
    qtbot.waitUntil(lambda: said in window.panel.head.state.accessibleName())
    assert said not in window.messages.sentences
    assert window.messages.sentences
    window.session.sit(desk.me("mar"))
    qtbot.waitUntil(lambda: said in window.messages.sentences)
    assert window.messages.sentences == (said,)
    window.make_move("submit")
    qtbot.waitUntil(lambda: searching.one(desk, release).state == "submitted", timeout=20_000)
    window.session.sit(desk.me("sul"))
    wish = "Sulaiman Hadi had returned it: “Sebutkan harinya.”"
    qtbot.waitUntil(lambda: wish in window.panel.head.state.accessibleName())
    asked: list[str] = []
    monkeypatch.setattr("humasdesk.gui.deeds.moves.ask_words", lambda _, __, question, **___: asked.append(question))
    window.make_move("approve")
    assert wish in asked[0], "who approves sees what was asked for"
    _open(window, "Kabar 2", qtbot)
    assert said not in window.messages.sentences
    window.show_panel()
    assert said not in window.panel.head.state.accessibleName()
    assert window.panel.head.wish == ""


def test_the_status_line_says_kept_where_nothing_is_typed(window: MainWindow, qtbot: Any) -> None:
    release = _open(window, "Kabar 1", qtbot)
    window.page.focus_headline()
    QTest.keyClicks(window.page.page.sheet, "x")
    assert window.saved_label.text() == "Being written …"
    qtbot.waitUntil(lambda: window.saved_label.text().startswith("Kept"), timeout=5_000)
    assert int(str(window.memory.value("cursor"))) == window.page.place > 0  # for a start after an end without warning
    window.session.changed.emit(Changes(releases=frozenset({release})))
    assert window.saved_label.text().startswith("Kept")
    window.writing.reload()
    _quiet(window, qtbot)
    qtbot.waitUntil(lambda: window.saved_label.text().startswith("Kept"))
    window.writing.close()
    window.writing.open(release)  # as after a crash: the working copy is found on disk
    assert window.writing.dirty
    assert window.saved_label.text().startswith("Kept")


def _enter(field: ChipField) -> None:
    """Enter, where the keyboard is: in the offered names while they are shown, else in the field."""
    QTest.keyClick(field.offers.popup if field.offers.visible else field.field, Qt.Key.Key_Return)


def test_metadata_is_taken_in_and_out_by_chips(window: MainWindow, qtbot: Any) -> None:
    desk = window.session.desk
    release = _open(window, "Kabar 1", qtbot)
    field = window.panel.fields.by_kind["region"]
    field.field.setFocus()
    QTest.keyClicks(field.field, "Samarinda")
    assert field.offers.shown
    _enter(field)
    window.writing.save()
    qtbot.waitUntil(lambda: searching.one(desk, release).region is not None)
    assert searching.one(desk, release).region == "64.72"
    _quiet(window, qtbot)
    tags = window.panel.fields.by_kind["tag"]
    QTest.keyClicks(tags.field, "kabar baru sekali")
    _enter(tags)
    qtbot.waitUntil(lambda: len(window.writing.content.tags) == 1)
    window.writing.save()
    qtbot.waitUntil(lambda: len(drafting.head_of(desk, release).content.tags) == 1)
    _quiet(window, qtbot)
    field.removed.emit("64.72")
    window.writing.save()
    qtbot.waitUntil(lambda: searching.one(desk, release).region is None)


def test_search_narrows_while_typing_and_is_cleared(window: MainWindow, qtbot: Any) -> None:
    QTest.keyClicks(window.search, "musrenbang")
    qtbot.waitUntil(lambda: window.releases.model.rowCount() == 1)
    window.search.clear()
    qtbot.waitUntil(lambda: window.releases.model.rowCount() == 3)


def test_every_command_has_an_action_and_dialogs_open(window: MainWindow, qtbot: Any) -> None:
    for dialog in (Palette(window, window.theme), Shortcuts(window), SettingsDialog(window.session, window)):
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.isVisible()
        dialog.reject()
    palette = Palette(window, window.theme)
    qtbot.addWidget(palette)
    palette.show()
    assert palette.nothing.isHidden()
    assert palette.windowType() == Qt.WindowType.Popup  # the window's keys go to it before any manager makes it active
    assert QApplication.activePopupWidget() is palette
    assert palette.focusWidget() is palette._field
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()  # nothing is marked, and Enter does nothing
    QTest.keyClicks(palette._field, "xyz")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()  # nothing is called that; Enter did nothing
    assert not palette.nothing.isHidden()
    palette._field.clear()
    QTest.keyClicks(palette._field, tr("Remove this row"))
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()  # grey outside a table; Enter does not do the command that stood first before
    assert palette.nothing.isHidden()
    from PySide6.QtGui import QAction

    for command in COMMANDS:
        assert window.findChild(QAction, command.id) is not None, command.id


def test_light_and_dark_change_at_once_and_are_remembered(window: MainWindow, qapp: QApplication) -> None:
    window.toggle_dark()
    assert window.theme.dark
    assert window.session.desk.setting("interface.appearance") == "dark"
    window.toggle_dark()
    assert not window.theme.dark


def test_the_pdf_is_drawn_beside_the_text(window: MainWindow, qtbot: Any) -> None:
    _open(window, "Setelah Musrenbang, Rakor Kepala Daerah", qtbot)
    window.toggle_preview()
    preview = window.page._preview
    assert preview is not None
    qtbot.waitUntil(lambda: len(preview.view.shown) >= 1, timeout=15_000)
    assert preview.view.shown[0].image is not None


def test_every_button_says_what_it_is(window: MainWindow, qtbot: Any) -> None:
    _open(window, "Kabar 1", qtbot)
    window.show_panel()
    for button in window.findChildren(QPushButton):
        assert button.text() or button.accessibleName() or button.toolTip(), button.objectName()


def test_what_is_typed_survives_closing(window: MainWindow, qtbot: Any) -> None:
    release = _open(window, "Kabar 2", qtbot)
    window.focus_page()
    window.page.focus_headline()
    QTest.keyClicks(window.page.page.sheet, " Lagi")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert searching.one(window.session.desk, release).headline == "Kabar 2 Lagi"


def _left_unsaved(window: MainWindow, who: str, **typed: str) -> tuple[str, drafting.Revision]:
    """A release of the list in which ``who`` typed this and saved nothing, opened; and its last version."""
    desk = window.session.desk
    release = window.releases.model.index(0).data(SUMMARY).id
    head = drafting.head_of(desk, release)
    drafting.keep(desk, desk.me(who), release, (head.id,), replace(head.content, **typed))
    window.writing.open(release)
    return release, head


def test_nobodys_words_go_under_anothers_name(window: MainWindow, qtbot: Any) -> None:
    """What Sul typed before a crash waits for Sul; Maria sees it said and cannot make it hers."""
    _, head = _left_unsaved(window, "sul", body="Kata-kata Sul.")
    assert not window.writing.editable
    assert window.writing.content.body == head.content.body
    assert any("unsaved words" in sentence for sentence in window.messages.sentences)


def test_what_was_brought_back_stands_on_its_card_too(window: MainWindow, qtbot: Any) -> None:
    release, _ = _left_unsaved(window, "mar", headline="Baru diketik")
    model = window.releases.model
    assert model.index(model.row_of(release)).data(SUMMARY).headline == "Baru diketik"


def test_words_are_saved_under_who_typed_them_before_another_sits_down(window: MainWindow, qtbot: Any) -> None:
    desk = window.session.desk
    release = _open(window, "Kabar 2", qtbot)
    window.page.focus_headline()
    QTest.keyClicks(window.page.page.sheet, " oleh Maria")
    window.session.sit(desk.me("sul"))
    qtbot.waitUntil(lambda: window.session.person == desk.me("sul").person)
    revision = drafting.head_of(desk, release)
    assert revision.content.headline == "Kabar 2 oleh Maria"
    assert revision.key == desk.key_of(desk.me("mar").person)
    _quiet(window, qtbot)


def test_a_banner_leaves_with_the_release_it_speaks_of(window: MainWindow, qtbot: Any) -> None:
    release = _open(window, "Kabar 1", qtbot)
    window.toggle_panel()  # beside the panel, which says it, there is no banner
    window.next_step()
    qtbot.waitUntil(lambda: searching.one(window.session.desk, release).state == "submitted", timeout=20_000)
    qtbot.waitUntil(lambda: any("waits for review" in one for one in window.messages.sentences))
    window.show_panel()
    assert "waits for review" in window.panel.head.why.text()
    _quiet(window, qtbot)
    _open(window, "Kabar 2", qtbot)
    assert not any("waits for review" in one for one in window.messages.sentences)
