"""The checker in the window: read beside it, walked and mended by keys, answered, counted; nothing of it is text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidgetAction

from humasdesk.errors import StoreBusy
from humasdesk.gui.window import MainWindow
from humasdesk.i18n import mark
from humasdesk.services import answering, cataloguing, people, publishing
from humasdesk.services.checking import questions
from humasdesk.services.desk import Desk

SHIFT = Qt.KeyboardModifier.ShiftModifier


@contextmanager
def read_again(window: MainWindow, qtbot: Any) -> Iterator[None]:
    with qtbot.waitSignal(window.examiner.read, timeout=20_000):
        yield


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.page.page.sheet, key, held)


def selected(window: MainWindow) -> str:
    return window.page.page.sheet.textCursor().selectedText()


def body(window: MainWindow) -> str:
    return window.page.page.sheet.document().toPlainText()


def open_menu(window: MainWindow) -> QMenu:
    window.open_fixes()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def go(window: MainWindow, words: str) -> None:
    cursor = window.page.page.sheet.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    window.page.page.sheet.setTextCursor(cursor)


def labels(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if one.text()]


def test_what_is_wrong_is_underlined_and_counted(window: MainWindow) -> None:
    sheet = window.page.page.sheet
    marked = []
    for passage in window.page.page.findings.passages():
        marked += [passage.text[one.start:one.end] for one in window.examiner.underlines(passage)]
    assert {"walikota", "kerjasama", "menyiapkann"} <= set(marked)
    reading = window.examiner.reading
    assert reading is not None
    shown = {kind: button.text() for kind, button in window.counts.buttons.items()}
    assert shown["error"] == f"Spelling {reading.examined.counts['error']}" == "Spelling 1"
    assert sum(int(text.split()[-1]) for text in shown.values()) == len(reading.spots)
    assert not sheet.document().isUndoAvailable()
    assert not window.writing.dirty


def test_f8_walks_round_the_ends_and_says_what_it_is(window: MainWindow) -> None:
    count = len(window.examiner.reading.spots)  # type: ignore[union-attr]
    window.page.focus_headline()
    walked = []
    for _ in range(count + 1):
        window.next_finding()
        walked.append(selected(window))
    assert walked[0] == walked[-1]
    assert len(set(walked)) == count
    window.previous_finding()
    assert selected(window) == walked[-2]
    popover = window.watch.popover
    found = window.page.page.finding_at()
    assert found is not None
    assert popover.isVisible()
    assert found.underline.tip in popover.words
    place = [one.text for one, _ in window.examiner.reading.spots].index(selected(window))  # type: ignore[union-attr]
    assert window.finding_label.text() == f"Finding {place + 1} of {count}"
    press(window, Qt.Key.Key_Right)
    assert not popover.isVisible()


def test_ctrl_dot_and_enter_mend_in_one_step(window: MainWindow, qtbot: Any) -> None:
    before = body(window)
    go(window, "kerjasama")
    menu = open_menu(window)
    assert menu.activeAction().text() == "kerja sama"
    assert menu.activeAction().font().bold()
    with read_again(window, qtbot):
        QTest.keyClick(menu, Qt.Key.Key_Return)
        assert "kerja sama" in body(window)
    assert all(one.text != "kerjasama" for one in window.examiner.reading.examined.findings)  # type: ignore[union-attr]
    window.page.page.do("undo")
    assert body(window) == before


def test_what_was_meant_comes_into_the_open_menu(window: MainWindow, qtbot: Any) -> None:
    go(window, "menyiapkann")
    menu = open_menu(window)
    assert menu.activeAction() is None
    qtbot.waitUntil(lambda: "menyiapkan" in labels(menu), timeout=10_000)
    assert menu.activeAction().text() == "menyiapkan" == labels(menu)[1]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert "menyiapkan anggaran" in body(window)
    window.page.page.do("undo")
    assert "menyiapkann anggaran" in body(window)


def test_the_pages_own_menu_begins_with_the_finding(window: MainWindow) -> None:
    go(window, "kerjasama")
    menu = window.page.page.make_menu()
    assert isinstance(menu.actions()[0], QWidgetAction)
    assert labels(menu)[1:3] == ["kerja sama", "Ignore here"]
    assert "Undo" in labels(menu)
    go(window, "Tidak ada")
    assert labels(window.page.page.make_menu())[0] == "Undo"


def test_passing_over_is_remembered_and_counts_less(window: MainWindow, qtbot: Any) -> None:
    before = window.examiner.reading.examined.counts["style"]  # type: ignore[union-attr]
    window.next_finding()
    assert window.finding_label.text().startswith("Finding 1 of ")
    go(window, "kerjasama")
    menu = window.page.page.make_menu()
    with read_again(window, qtbot):
        next(one for one in menu.actions() if one.text() == "Ignore here").trigger()
    reading = window.examiner.reading
    assert reading is not None
    assert reading.examined.counts["style"] == before - 1
    assert window.finding_label.text() == "", "the walk counts no more what is answered"
    assert [one.text for one, _ in reading.examined.answered] == ["kerjasama"]


def test_a_rule_is_switched_off_in_this_release(window: MainWindow, qtbot: Any) -> None:
    with read_again(window, qtbot):
        window.examiner.weigh("COMPOUND-SPLIT", "off")
    reading = window.examiner.reading
    assert reading is not None
    assert all(one.rule != "COMPOUND-SPLIT" for one in reading.examined.findings)
    given = answering.of_release(window.session.desk, reading.snapshot.release_id)
    assert given.weights == {"COMPOUND-SPLIT": "off"}


@pytest.mark.parametrize("where", ["release", "desk", "mine"])
def test_a_word_is_taken_for_right(window: MainWindow, qtbot: Any, where: str) -> None:
    window.examiner.know("menyiapkann", where)
    qtbot.waitUntil(lambda: not window.examiner.reading.examined.counts["error"], timeout=20_000)
    desk = window.session.desk
    held = {"release": lambda: answering.of_release(desk, window.writing.release_id or "").words,
            "desk": lambda: [one.entity.label for one in cataloguing.listed(desk, "word")],
            "mine": lambda: questions.own_words(desk)}
    assert "menyiapkann" in held[where]()


def test_answers_that_come_too_late_are_dropped(window: MainWindow, qtbot: Any) -> None:
    told: list[Any] = []
    window.examiner.read.connect(told.append)
    go(window, "Tidak ada")
    window.examiner.read_now()
    QTest.keyClicks(window.page.page.sheet, "x")
    window.examiner.read_now()
    QTest.keyClicks(window.page.page.sheet, "kerjasama ")
    with read_again(window, qtbot):
        pass
    assert len(told) == 1
    assert "kerjasama" in told[0].snapshot.passages[-1].text


def test_what_could_not_be_read_is_read_again_and_meanwhile_called_out_of_date(
        window: MainWindow, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    examiner, heading = window.examiner, window.panel.sections["check"].head
    work, refusals = examiner._work, [StoreBusy(mark("The desk is busy."))]

    def refuse_once(*asked: Any) -> object:
        if refusals:
            raise refusals.pop()
        return work(*asked)

    monkeypatch.setattr(examiner, "_work", refuse_once)
    go(window, "walikota")
    QTest.keyClicks(window.page.page.sheet, "x")
    qtbot.waitUntil(lambda: heading.text().endswith("being checked …"), timeout=20_000)
    qtbot.waitUntil(lambda: not any(row.words == "walikota" for row in window.panel.check.rows), timeout=20_000)
    assert "being checked" not in heading.text()


def test_typing_is_read_at_the_pause_with_the_stack_untouched(window: MainWindow, qtbot: Any) -> None:
    go(window, "apa-apa")
    press(window, Qt.Key.Key_End)
    with read_again(window, qtbot):
        QTest.keyClicks(window.page.page.sheet, " Di rumah bupati ada kerjasama")
    assert sum(one.text == "kerjasama" for one in window.examiner.reading.examined.findings) == 2  # type: ignore[union-attr]
    window.page.page.do("undo")
    assert body(window).endswith("ada ")
    window.page.page.do("redo")
    assert body(window).endswith("kerjasama")


def test_a_release_that_is_only_read_is_checked_too(window: MainWindow) -> None:
    window.page.set_editable(False)
    go(window, "kerjasama")
    menu = window.page.page.make_menu()
    assert isinstance(menu.actions()[0], QWidgetAction)
    assert "kerja sama" not in labels(menu)
    assert "Ignore here" in labels(menu)
    window.next_finding()
    assert selected(window)


def test_a_click_into_a_selection_speaks_of_the_word_under_it(window: MainWindow) -> None:
    sheet = window.page.page.sheet
    sheet.selectAll()
    wrong = sheet.document().find("kerjasama")
    point = sheet.cursorRect(wrong).center()
    asked: list[tuple[QPoint, int]] = []
    sheet.menu_asked.disconnect(window.page.page.show_menu)
    sheet.menu_asked.connect(lambda place, position: asked.append((place, position)))
    sheet.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, sheet.mapToGlobal(point)))
    assert sheet.textCursor().hasSelection()
    assert "kerja sama" in labels(window.page.page.make_menu(asked[0][1]))
    assert "kerja sama" not in labels(window.page.page.make_menu())


def test_what_is_published_is_not_checked_until_it_is_corrected(window: MainWindow, desk: Desk, qtbot: Any) -> None:
    release, sul = window.writing.release_id, people.add(desk, "Sulaiman Hadi", "sul", ["supervisor"])
    assert release
    assert sul
    window.next_finding()
    assert window.finding_label.text().startswith("Finding 1 of ")
    window.session.do(window, lambda: publishing.publish(desk, desk.me("sul"), release, force=True, reason="Banjir."),
                      lambda _: window.writing.reload())
    qtbot.waitUntil(lambda: window.writing.is_frozen and not window.session.lane.busy, timeout=10_000)
    qtbot.wait(20)
    assert window.examiner.reading is None
    assert window.finding_label.text() == ""
    window.examiner.touched()  # as when it is opened: nobody waits for what is not read
    assert not window.examiner._long.isActive()
    assert window.examiner.is_settled
    assert window.panel.check.rows == []
    assert window.panel.check.nothing.text() == "What is published is not checked any more; a correction is."
    assert not any(button.isEnabled() for button in window.counts.buttons.values())
    with qtbot.waitSignal(window.examiner.read, timeout=20_000, check_params_cb=lambda reading: reading is not None):
        window.session.do(window, lambda: publishing.correct(desk, desk.me("mar"), release, "Ejaan."),
                          lambda _: window.writing.reload())
    assert window.panel.check.rows


def test_a_count_goes_to_its_own(window: MainWindow) -> None:
    window.page.focus_headline()
    window.counts.buttons["error"].click()
    assert selected(window) == "menyiapkann"
    assert not window.counts.buttons["fact"].isEnabled() or window.examiner.reading


def test_underlines_are_hidden_and_that_is_remembered(window: MainWindow) -> None:
    window.toggle_underlines()
    assert not window.page.page.findings.drawn
    assert window.memory.value("underlines") == "no"
    window.page.focus_headline()
    window.next_finding()
    assert selected(window)
    window.toggle_underlines()
    assert window.page.page.findings.drawn


def test_nothing_is_counted_where_nothing_is_open(window: MainWindow) -> None:
    window.writing.close()
    assert window.examiner.reading is None
    assert not window.counts.isVisible()
    window.next_finding()
    window.open_fixes()
    assert QApplication.activePopupWidget() is None


def test_the_window_comes_without_the_language_desk_and_without_the_lines_of_sources() -> None:
    program = ("import sys, linecache, humasdesk.gui.window; print('humasdesk.language.check' in sys.modules, "
               "[name for name in linecache.cache if name.endswith('window.py')])")
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "[]"]
