"""Findings listed, answered and mended in the window, and what stops a submit, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from humasdesk.domain.release import Content
from humasdesk.gui.checking.checklist import Checklist
from humasdesk.gui.dialogs.mend_all import MendAllDialog
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.panel.history_rows import _SIGN
from humasdesk.gui.window import MainWindow
from humasdesk.services import answering, drafting, searching
from humasdesk.services.checking import rules

KEY = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


def _words(window: MainWindow) -> list[str]:
    return [row.words for row in window.panel.check.rows]


def _until(qtbot: Any, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=20_000)


def _row(window: MainWindow, words: str) -> None:
    """Put the keyboard on the row of these words, by Home and Down."""
    listed = window.panel.check.list
    listed.setFocus()
    QTest.keyClick(listed, KEY.Key_Home)
    for _ in range(40):
        if listed.current is not None and listed.current.words == words:
            return
        QTest.keyClick(listed, KEY.Key_Down)
    raise AssertionError(f"no row says {words}")


def _body(window: MainWindow) -> str:
    return window.page.typed(Content()).body


def test_what_stops_stands_first_and_every_row_is_said(window: MainWindow) -> None:
    check = window.panel.check
    assert check.rows[0].stops
    assert "menyiapkann" in _words(window)
    head = window.panel.sections["check"].head.text()
    assert "stop it" in head
    model = check.list.model()
    for place in range(model.rowCount()):
        assert model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    row = next(row for row in check.rows if row.words == "menyiapkann")
    assert row.said.startswith("Spelling. menyiapkann. ")
    assert row.said.endswith("Stops the release")


def test_enter_goes_to_the_place(window: MainWindow) -> None:
    _row(window, "menyiapkann")
    QTest.keyClick(window.panel.check.list, KEY.Key_Return)
    assert window.page.page.sheet.textCursor().selectedText() == "menyiapkann"


def test_the_list_stands_where_the_walk_stands(window: MainWindow) -> None:
    window.page.focus_headline()
    for _ in range(40):
        window.next_finding()
        if window.page.page.sheet.textCursor().selectedText() == "kerjasama":
            break
    current = window.panel.check.list.current
    assert current is not None
    assert current.words == "kerjasama"


def test_chips_narrow_the_list(window: MainWindow) -> None:
    chip = window.panel.check.chips["error"]
    chip.setFocus()
    QTest.keyClick(chip, KEY.Key_Space)
    assert {row.kind for row in window.panel.check.rows} == {"error"}
    QTest.keyClick(chip, KEY.Key_Space)
    assert len({row.kind for row in window.panel.check.rows}) > 1


def test_delete_passes_over_edits_nearby_do_not_bring_it_back_and_it_is_opened_again(window: MainWindow,
                                                                                     qtbot: Any) -> None:
    _row(window, "menyiapkann")
    QTest.keyClick(window.panel.check.list, KEY.Key_Delete)
    _until(qtbot, lambda: "menyiapkann" not in _words(window))
    sheet = window.page.page.sheet
    sheet.setTextCursor(sheet.document().find("anggaran"))
    with qtbot.waitSignal(window.examiner.read, timeout=20_000):
        QTest.keyClicks(sheet, "belanja")
    assert "menyiapkann" not in _words(window)
    check = window.panel.check
    assert check.fold.isVisibleTo(check)
    check.fold.setFocus()
    QTest.keyClick(check.fold, KEY.Key_Space)
    row = check.answered.rows[0]
    assert "Maria Rosari" in row.when
    again = next(one for one in check.menu_of(row).actions() if one.text() == "Open it again")
    again.trigger()
    _until(qtbot, lambda: "menyiapkann" in _words(window))


def test_the_history_names_who_passed_over_what(window: MainWindow, qtbot: Any) -> None:
    _row(window, "menyiapkann")
    window.panel.sections["history"].fold(False)
    window.note_finding(window.panel.check.list.current.about)  # type: ignore[union-attr, arg-type]  # a finding
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    QTest.keyClicks(dialog.focusWidget(), "nama program")
    QTest.keyClick(dialog.focusWidget(), KEY.Key_Return)
    history = window.panel.history
    _until(qtbot, lambda: bool(history.steps) and history.steps[0].step.kind == "answer")
    item = history.list.item(0)
    said = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Ignored a finding, Words the dictionary does not know · menyiapkann, “nama program”, "
                           "Maria Rosari")
    assert history.steps[0].initials == "mar"
    assert item.data(_SIGN) == "minus"


def test_all_is_mended_in_one_step_that_keeps_the_cursor(window: MainWindow, qtbot: Any) -> None:
    before = _body(window)
    sheet = window.page.page.sheet
    cursor = sheet.document().find("Tidak")
    cursor.clearSelection()
    sheet.setTextCursor(cursor)
    window.mend_all()
    _until(qtbot, lambda: any(one.isVisible() for one in window.findChildren(MendAllDialog)))
    dialog = window.findChildren(MendAllDialog)[-1]
    assert dialog.yes.text().startswith("Mend ")
    tree = dialog.tree
    qtbot.waitUntil(tree.hasFocus)  # a window that is seen is active a turn later
    while (item := tree.currentItem()) is not None and "kerjasama" not in item.text(0):
        QTest.keyClick(tree, KEY.Key_Down)
    QTest.keyClick(tree, KEY.Key_Space)
    QTest.keyClick(tree, KEY.Key_Return)
    _until(qtbot, lambda: "wali kota" in _body(window))
    assert "**wali kota**" in _body(window)
    assert "kerjasama" in _body(window)
    assert sheet.textCursor().block().text().startswith("Tidak")
    window.on_page("undo")
    assert _body(window) == before


def test_a_rule_that_is_off_for_the_desk_or_a_release_is_not_listed(window: MainWindow, qtbot: Any) -> None:
    desk, me = window.session.desk, window.session.me
    release = window.writing.release_id or ""
    window.session.do(window, lambda: rules.set_release(desk, me, release, {"SPELL": "off"}))
    _until(qtbot, lambda: "menyiapkann" not in _words(window))
    window.session.do(window, lambda: rules.set_release(desk, me, release, {"SPELL": ""}))
    _until(qtbot, lambda: "menyiapkann" in _words(window))
    window.session.do(window, lambda: rules.set_desk(desk, me, {"SPELL": "off"}, rules.weighing(desk).stops))
    _until(qtbot, lambda: "menyiapkann" not in _words(window))


def test_a_submit_is_stopped_until_everything_is_mended_or_answered(window: MainWindow, qtbot: Any) -> None:
    desk, release = window.session.desk, window.writing.release_id or ""
    window.make_move("submit")
    _until(qtbot, lambda: bool(window.findChildren(Checklist)))
    sheet = window.findChildren(Checklist)[-1]
    qtbot.waitExposed(sheet)
    assert not sheet.yes.isEnabled()
    assert sheet.windowTitle() == "Before submitting"
    assert [one for one in sheet.findChildren(QLabel) if one.text().startswith("Mend it in the text")]
    assert not sheet.isModal()
    assert not sheet.frameGeometry().intersects(QRect(window.panel.mapToGlobal(QPoint(0, 0)), window.panel.size()))
    assert [row.about for row in sheet.list.rows] == list(window.examiner.reading.examined.stopping)  # type: ignore[union-attr]  # it was read
    lacking = next(row for row in sheet.list.rows if row.kind != "lack")
    sheet.list.go_to_row(sheet.list.rows.index(lacking))
    where = sheet.list.visualRect(sheet.list.currentIndex()).center()
    QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.page.page.sheet.textCursor().selectedText() == lacking.words
    assert sheet.focusWidget() is sheet.list  # the next letter does not replace the words
    while sheet.list.current != lacking:
        QTest.keyClick(sheet.list, KEY.Key_Down)
    QTest.keyClick(sheet.list, KEY.Key_Delete)
    _until(qtbot, lambda: lacking.words not in [row.words for row in sheet.list.rows])
    for row in list(sheet.list.rows):
        if row.kind != "lack":
            window.pass_over(row.about)  # type: ignore[arg-type]  # a finding
    window.page.page.change_to(Parts("", "Kabar Baik", "SAMARINDA", window.page.page.content().body))
    _until(qtbot, lambda: not sheet.list.rows)
    assert not [one for one in sheet.findChildren(QLabel) if one.text().startswith("Mend it in the text")]
    assert [one for one in sheet.findChildren(QLabel) if one.text().startswith("Nothing is left")]
    assert sheet.yes.isEnabled()
    assert searching.one(desk, release).state == "draft"
    assert sheet.focusWidget() is sheet.yes
    QTest.keyClick(sheet.yes, KEY.Key_Space)
    _until(qtbot, lambda: searching.one(desk, release).state == "submitted")
    assert not window.findChildren(Checklist) or not sheet.isVisible()
    assert answering.of_release(desk, release).standing


def test_an_import_says_what_was_found(window: MainWindow, qtbot: Any, tmp_path: Any) -> None:
    path = tmp_path / "kabar.txt"
    path.write_text("Kabar Baru\n\nSAMARINDA - Para walikota menyiapkann anggaran.\n", encoding="utf-8")
    window.take_in([str(path)])
    _until(qtbot, lambda: any("finding" in one for one in window.messages.sentences))
    told = next(one for one in window.messages.sentences if "finding" in one)
    assert "stop a submit" in told
    show = next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Show")
    show.setFocus()
    QTest.keyClick(show, KEY.Key_Space)
    assert window.panel.sections["check"].is_open
    assert drafting.head_of(window.session.desk, window.writing.release_id or "").content.headline == "Kabar Baru"
