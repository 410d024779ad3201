"""The text's commands in the window: grey where they do nothing, heard on the page alone; count, zoom, paper alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from humasdesk.document.markdown_in import from_markdown
from humasdesk.gui import text_line
from humasdesk.gui import theme as themes
from humasdesk.gui.commands import COMMANDS
from humasdesk.gui.editor.count import Count
from humasdesk.gui.opening.frame import Frame
from humasdesk.gui.session import Session
from humasdesk.gui.text_line import sentence
from humasdesk.gui.window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEEP = QTextCursor.MoveMode.KeepAnchor
BODY = "Satu dua tiga.\n\n| aa | bb |\n|---|---|\n| cc | dd |\n\nEmpat **lima**.\n"


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(session: Session, memory: QSettings, qtbot: Any, qapp: QApplication) -> Iterator[MainWindow]:
    themes.load_fonts()
    made = MainWindow(session, "light", memory)
    qtbot.addWidget(made)
    made.show()
    made.releases.view.setCurrentIndex(made.releases.model.index(0))
    qtbot.waitUntil(lambda: made.writing.release_id is not None)
    made.page.page.set_content("", "Judul", "", from_markdown(BODY))
    made.text_line.show_open(True)
    yield made
    made.writing.finish()
    made.page.finish()


def enabled(window: MainWindow, deed: str) -> bool:
    window.text_line.look()
    action = window.findChild(QAction, f"text.{deed}")
    assert action is not None
    return action.isEnabled()


def go(window: MainWindow, words: str, *, select: bool = False) -> None:
    sheet = window.page.page.sheet
    cursor = sheet.document().find(words)
    if not select:
        cursor.clearSelection()
    sheet.setTextCursor(cursor)


def test_commands_are_grey_where_they_would_do_nothing(window: MainWindow) -> None:
    go(window, "Judul")
    assert not enabled(window, "toggle_bold")
    assert not enabled(window, "row_below")
    assert enabled(window, "choose_table")
    go(window, "Satu", select=True)
    assert enabled(window, "toggle_bold")
    assert enabled(window, "copy")
    go(window, "cc")
    go(window, "dd")
    assert enabled(window, "row_below")
    assert not enabled(window, "choose_table")
    assert not enabled(window, "make_heading")
    window.page.page.set_read_only(True)
    assert not any(enabled(window, deed) for deed in ("row_below", "paste", "toggle_italic", "insert_rule"))
    assert enabled(window, "select_all")


def test_every_row_of_the_page_can_be_done(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.page.page.pasting, "choose_pictures", lambda: None)
    for command in COMMANDS:
        if command.deed:
            go(window, "Satu")
            command.run(window)
            window.page.page.floating.hide()
            window.page.page.set_content("", "Judul", "", from_markdown(BODY))


def test_its_keys_are_heard_on_the_page_alone(window: MainWindow) -> None:
    go(window, "Satu", select=True)
    window.search.setFocus()
    QTest.keyClick(window.search, Qt.Key.Key_B, CTRL)
    assert not window.page.page.look().bold
    window.page.take_focus()
    QTest.keyClick(window.page.page.sheet, Qt.Key.Key_B, CTRL)
    assert window.page.page.look().bold


def test_the_line_counts_at_once_and_of_the_selection(window: MainWindow, monkeypatch: pytest.MonkeyPatch,
                                                      qtbot: Any) -> None:
    assert window.words_label.text() == sentence(Count(10, 38), Count())
    window.page.take_focus()
    go(window, "Satu")
    QTest.keyClicks(window.page.page.sheet, " x ")
    assert window.words_label.text() == sentence(Count(11, 41), Count())
    go(window, "dua tiga", select=True)
    assert window.words_label.text() == sentence(Count(11, 41), Count(2, 8))
    monkeypatch.setattr(text_line, "_AT_ONCE", 10)
    window.text_line.show_open(True)
    assert window.words_label.text() == "", "a long text is counted a moment after it is opened"
    qtbot.waitUntil(lambda: window.words_label.text() == sentence(Count(11, 41), Count(2, 8)))
    go(window, "Satu")
    QTest.keyClicks(window.page.page.sheet, " y ")
    assert window.words_label.text() == sentence(Count(12, 44), Count())
    go(window, "Satu")
    window.page.page.sheet.insertPlainText(" empat lima enam")  # a paste is one change, and no key comes after it
    assert window.words_label.text() == sentence(Count(15, 60), Count())
    window.writing.close()
    assert window.words_label.text() == ""


def test_the_size_of_the_text_is_remembered(window: MainWindow, session: Session, memory: QSettings,
                                            qtbot: Any) -> None:
    window.zoom_in()
    window.zoom_in()
    again = MainWindow(session, "light", memory)
    qtbot.addWidget(again)
    assert again.page.page.sheet.overlay.zoom == window.page.page.sheet.overlay.zoom > 1.0
    again.zoom_normal()
    assert float(str(memory.value("zoom"))) == 1.0
    again.writing.finish()
    again.page.finish()


def test_escape_brings_back_what_was_there_before(window: MainWindow) -> None:
    window.toggle_list()
    window.paper_alone()
    assert not any(part.isVisible() for part in (window.sidebar, window.releases, window.panel, window.words_label))
    assert window.page.page.sheet.scrolling.centred
    go(window, "Satu", select=True)
    QTest.keyClick(window.page.page.sheet, Qt.Key.Key_Escape)
    assert window.paper_only
    assert not window.page.page.sheet.textCursor().hasSelection()
    QTest.keyClick(window.page.page.sheet, Qt.Key.Key_Escape)
    assert not window.paper_only
    assert window.sidebar.isVisible()
    assert window.panel.isVisible()
    assert window.words_label.isVisible()
    assert not window.releases.isVisible()
    assert not window.page.page.sheet.scrolling.centred
    QTest.keyClick(window.page.page.sheet, Qt.Key.Key_Escape)
    assert not window.paper_only


@pytest.mark.parametrize("before", [Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized])
def test_the_frame_is_given_back_and_never_kept_on_the_whole_screen(
        session: Session, memory: QSettings, qtbot: Any, before: Qt.WindowState) -> None:
    frame = Frame(None, None, themes.chosen("light"))
    qtbot.addWidget(frame)
    living = MainWindow(session, "light", memory, frame)
    frame.hold(living)
    frame.setWindowState(before)
    frame.show()
    living.paper_alone()
    assert frame.isFullScreen()
    kept = living.geometry_to_keep
    broken = frame.saveGeometry()
    living.leave_paper_alone()
    assert frame.windowState() & ~Qt.WindowState.WindowActive == before
    for geometry in (kept, broken):
        again = Frame(None, geometry, themes.chosen("light"))
        qtbot.addWidget(again)
        assert not again.isFullScreen()
    frame.finish()
    living.writing.finish()
    living.page.finish()


def test_a_table_of_the_size_chosen_with_the_keys(window: MainWindow) -> None:
    go(window, "Empat")
    window.on_page("choose_table")
    squares = window.page.page.floating.table_box.squares
    assert squares.isVisible()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(squares, key)
    assert not squares.isVisible()
    table = window.page.page.sheet.textCursor().currentTable()
    assert table is not None
    assert (table.rows(), table.columns()) == (2, 4)
    assert window.page.left_out == "An empty table is not kept; write something in it."
    window.page.page.sheet.insertPlainText("Kota")
    assert window.page.left_out == "An empty row of a table is not kept."
    window.page.page.do("undo")
    window.page.page.do("undo")
    assert window.page.left_out == ""
    go(window, "Empat")
    window.on_page("choose_table")
    QTest.keyClick(squares, Qt.Key.Key_Escape)
    assert not squares.isVisible()
