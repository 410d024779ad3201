"""Messages have room of their own at the foot of the page's column: they cover nothing, no word moves, the line that is
written stays in sight, the keyboard gets there; and a narrow window keeps the desk column away until it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from gui.robust.views import settle
from humasdesk.gui import leaving
from humasdesk.gui.messages import Remedy
from humasdesk.gui.window import MainWindow
from humasdesk.services.exporting import Exported, Outcome

Show = Callable[[MainWindow, str], str]


@pytest.fixture
def page(window: MainWindow, show: Show, qtbot: Any) -> MainWindow:
    """The window with a release open."""
    window.resize(1366, 728)
    show(window, "Kabar 1")
    settle(qtbot)
    return window


def _seen(window: MainWindow) -> bool:
    """Whether the line with the cursor lies free."""
    sheet = window.page.page.sheet
    line = QRect(sheet.cursorRect())
    line.translate(sheet.viewport().mapTo(window.middle, QPoint(0, 0)))
    return not line.intersects(window.over.geometry())


def test_a_message_covers_nothing_and_moves_no_word(page: MainWindow, qtbot: Any) -> None:
    sheet, before = page.page.page.sheet, page.stack.geometry()

    def line() -> QPoint:
        return sheet.viewport().mapTo(page.middle, sheet.cursorRect().topLeft())

    stood = line()
    for number in range(5):
        page.messages.say("attention", f"Wrong {number}.")
    settle(qtbot)
    assert page.over.isVisible()
    assert page.stack.geometry().topLeft() == before.topLeft()
    assert page.stack.geometry().bottom() < page.over.geometry().top()
    assert line() == stood
    assert _seen(page)
    for number in range(5):
        page.messages.take_back(f"Wrong {number}.")
    settle(qtbot)
    assert page.over.isHidden()
    assert page.stack.geometry() == before


def test_a_short_message_after_a_long_one_is_no_higher_than_its_words(page: MainWindow, qtbot: Any) -> None:
    def height(sentence: str) -> int:
        page.messages.say("good", sentence)
        settle(qtbot)
        found = page.over.height()
        page.messages.take_back(sentence)
        settle(qtbot)
        return found

    short = height("Approved.")
    assert height("Nobody on this desk can approve it yet. " * 8) > short
    assert height("Approved.") == short


def test_three_stand_and_the_others_wait_behind_a_button(page: MainWindow, qtbot: Any) -> None:
    for number in range(5):
        page.messages.say("attention", f"Wrong {number}.")
    settle(qtbot)

    def shown() -> list[str]:
        return [one for one, banner in page.messages._banners.items() if banner.isVisible()]

    more = next(one for one in page.messages.findChildren(QPushButton) if one.text() == "+2 more")
    assert more.isVisible()
    assert shown() == ["Wrong 2.", "Wrong 3.", "Wrong 4."]
    more.click()
    settle(qtbot)
    assert len(shown()) == 5
    assert more.isHidden()


def test_in_large_text_one_message_alone_stands_and_leaves_the_page(page: MainWindow) -> None:
    font = page.messages.font()
    font.setPointSizeF(2 * font.pointSizeF())
    page.messages.setFont(font)
    for number in range(3):
        page.messages.say("attention", f"Wrong {number}.")
    shown = [words for words, banner in page.messages._banners.items() if not banner.isHidden()]
    assert shown == ["Wrong 2."]
    assert page.messages._rest.text() == "+2 more"


@pytest.mark.parametrize("end", [False, True])
def test_the_line_that_is_written_stays_in_sight(page: MainWindow, qtbot: Any, end: bool) -> None:
    sheet = page.page.page.sheet
    cursor = sheet.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("\n".join(f"Kalimat {number}." for number in range(60)))
    cursor.movePosition(QTextCursor.MoveOperation.End if end else QTextCursor.MoveOperation.Start)
    sheet.setTextCursor(cursor)
    sheet.setFocus()
    for number in range(4):
        page.messages.say("danger", f"Wrong {number}.")
    settle(qtbot)
    assert _seen(page)
    for _ in range(30):
        QTest.keyClick(sheet, Qt.Key.Key_Up if end else Qt.Key.Key_Down)
        assert _seen(page)
    page.writing.dirty = False


def test_while_nobody_writes_no_word_moves_for_a_message(page: MainWindow, qtbot: Any) -> None:
    sheet, bar = page.page.page.sheet, page.page.page.sheet.verticalScrollBar()
    cursor = sheet.textCursor()
    cursor.insertText("\n".join(f"Kalimat {number}." for number in range(60)))
    sheet.setTextCursor(cursor)
    sheet.scrolling.follow()  # the line with the cursor is the lowest in sight
    page.releases.take_focus()
    for stood in (bar.value(), bar.value() // 2):  # the second: somebody has scrolled away from it
        bar.setValue(stood)
        page.messages.say("good", "Accepted.")
        settle(qtbot)
        assert page.over.isVisible()
        assert bar.value() == stood
        page.messages.take_back("Accepted.")
        settle(qtbot)
        assert bar.value() == stood
    page.writing.dirty = False


def test_the_keyboard_reaches_a_message_and_comes_back(page: MainWindow, qtbot: Any) -> None:
    page.activateWindow()
    page.messages.say("attention", "Wrong.")
    settle(qtbot)
    page.focus_list()
    page.next_column()
    focused = QApplication.focusWidget()
    assert page.over.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert page.messages.sentences == ()
    assert QApplication.focusWidget() is page.page.page.sheet


def test_a_message_taken_back_behind_a_dialog_leaves_the_keyboard_to_the_next(page: MainWindow, qtbot: Any) -> None:
    page.activateWindow()
    page.messages.say("attention", "Nobody may approve it.", Remedy("Add", lambda: None))
    settle(qtbot)
    page.messages.take_focus()
    dialog = QDialog(page)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    page.messages.take_back("Nobody may approve it.")
    dialog.close()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.focusWidget() is page.page.page.sheet


def test_a_narrow_window_keeps_the_desk_column_away_until_it_is_called(page: MainWindow, qtbot: Any) -> None:
    assert page.sidebar.isVisible()
    page.resize(1_000, 540)
    assert page.sidebar.isHidden()
    page.toggle_sidebar()
    assert page.sidebar.isVisible()
    leaving.remember(page)
    assert page.memory.value("called_back") == "yes"
    page.toggle_sidebar()
    assert page.sidebar.isHidden()
    page.resize(1366, 728)
    assert page.sidebar.isVisible(), "what was chosen for a wide window stays"
    page.toggle_sidebar()
    page.resize(1_000, 540)
    page.resize(1366, 728)
    assert page.sidebar.isHidden()


def test_the_search_over_the_page_is_never_narrower_than_its_parts(page: MainWindow, qtbot: Any) -> None:
    page.resize(944, 500)
    page.toggle_sidebar()
    page.find_in_release()
    settle(qtbot)
    finder = page.page.page.finder
    parts = [finder.words, finder.whole, finder.case, finder.expression, finder.back, finder.forth, finder.all]
    areas = [QRect(part.mapTo(finder, QPoint(0, 0)), part.size()) for part in parts]
    assert not [1 for number, one in enumerate(areas) for other in areas[number + 1:] if one.intersects(other)]
    assert all(finder.rect().contains(area) for area in areas)


def test_a_message_that_stands_lets_the_program_rest(page: MainWindow, qtbot: Any,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    page.messages.say("good", "Saved.")
    settle(qtbot)
    placed: list[QRect] = []

    def room(**_: Any) -> QRect:
        placed.append(page.over.geometry())
        return placed[-1]

    monkeypatch.setattr(page.over, "_room", room)
    for _ in range(50):
        QApplication.processEvents()
    assert len(placed) < 5


def test_what_was_exported_stands_over_the_page_and_takes_the_keyboard(page: MainWindow, qtbot: Any,
                                                                       tmp_path: Path) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    page.results.show_outcome(Outcome((Exported("pdf", tmp_path / "a.pdf"),)))
    assert page.results.isVisible()
    assert page.results.isAncestorOf(QApplication.focusWidget())
    page.results.close_bar()
    settle(qtbot)
    assert page.over.isHidden()


def test_what_was_exported_makes_room_where_the_work_goes_on(page: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    good = Outcome((Exported("pdf", tmp_path / "a.pdf"),))
    page.messages.say("good", "Approved.")
    page.results.show_outcome(good)
    assert not page.messages.sentences
    page.results._say("good", "The path is on the clipboard.")
    assert page.results.isVisible(), "its own buttons do not close it"
    page.messages.say("attention", "Wrong.")
    assert page.results.isHidden()
    page.results.show_outcome(good)
    assert "Wrong." in page.messages.sentences, "trouble stays"
    page.page.page.sheet.setFocus()
    QTest.keyClick(page.page.page.sheet, Qt.Key.Key_X)
    assert page.results.isHidden()
    page.writing.dirty = False


def test_in_a_narrow_column_the_button_goes_under_the_words(page: MainWindow, qtbot: Any) -> None:
    sentence = "It was handed in, but nobody at this desk may approve it yet, for there is no supervisor."
    page.messages.say("attention", sentence, Remedy("Add a supervisor …", lambda: None))
    for width, beside in ((1366, True), (960, False), (1366, True)):
        page.resize(width, 500)
        settle(qtbot)
        (words,) = [one for one in page.messages.findChildren(QLabel) if one.text() == sentence]
        (button,) = [one for one in page.messages.findChildren(QPushButton) if one.text() == "Add a supervisor …"]
        assert (button.x() > words.geometry().right()) == beside
        assert (button.y() > words.geometry().bottom()) != beside
        assert words.height() >= words.heightForWidth(words.width())
        assert page.over.rect().contains(QRect(button.mapTo(page.over, QPoint(0, 0)), button.size()))
