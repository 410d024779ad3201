"""Where the cursor stands in sight: room under the last line, the line in the middle, a rule under a table seen."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gui.editor.tiny import CTRL, NONE, Key, Typist, figure, p, rule, table
from humasdesk.gui.editor import figure_moves
from humasdesk.gui.editor.sheet import Sheet


def long(typist: Typist) -> None:
    typist.page.resize(700, 500)
    typist.show(*(p(f"Paragraf nomor {number}") for number in range(80)), headline="Judul")


def at(sheet: Sheet, place: QTextCursor.MoveOperation) -> QTextCursor:
    cursor = sheet.textCursor()
    cursor.movePosition(place)
    return cursor


def very_long(typist: Typist) -> None:
    """Long paragraphs and then short ones: from the upper ones the page is taken for shorter than it is."""
    typist.page.resize(700, 500)
    upper = (p("Rapat" + " koordinasi" * (200 - number)) for number in range(40))
    typist.show(*upper, *[p("Rapat")] * 260, headline="Judul")


def places(sheet: Sheet) -> list[tuple[float, int]]:
    """Where each block stands, and how many lines it has."""
    block, layout, found = sheet.document().begin(), sheet.document().documentLayout(), []
    while block.isValid():
        found.append((layout.blockBoundingRect(block).top(), block.layout().lineCount()))
        block = block.next()
    return found


def test_the_end_of_a_long_page_can_be_scrolled_up(typist: Typist) -> None:
    long(typist)
    typist.press(Key.Key_End, CTRL)
    sheet = typist.page.sheet
    height = sheet.viewport().height()
    assert sheet.cursorRect().bottom() < height - 20
    sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    assert 0 < sheet.cursorRect().bottom() < 0.7 * height
    typist.show(p("pendek"))
    typist.press(Key.Key_End, CTRL)
    around = typist.page.height() - sheet.viewport().height()
    typist.page.resize(700, around + round(sheet.document().size().height()) + 1)
    assert sheet.verticalScrollBar().maximum() == 0


def test_the_line_that_is_written_stays_in_the_middle(typist: Typist) -> None:
    long(typist)
    sheet = typist.page.sheet
    sheet.scrolling.centre(True)
    middle = sheet.viewport().height() // 2
    for key in (Key.Key_End, Key.Key_Up, Key.Key_Home, Key.Key_Down):
        typist.press(key, CTRL if key in (Key.Key_End, Key.Key_Home) else NONE)
        assert abs(sheet.cursorRect().center().y() - middle) < 60
    sheet.scrolling.centre(False)
    typist.press(Key.Key_Home, CTRL)
    assert sheet.verticalScrollBar().value() == sheet.verticalScrollBar().minimum() == 0


def test_a_page_comes_with_its_beginning_in_sight(typist: Typist) -> None:
    long(typist)
    for height in (60, 300, 700):
        typist.page.resize(600, height)
        assert typist.page.sheet.verticalScrollBar().value() == 0
    typist.page.resize(600, 300)
    typist.page.sheet.verticalScrollBar().setValue(200)
    long(typist)
    assert typist.page.sheet.verticalScrollBar().value() == 0


def test_a_held_modifier_alone_scrolls_nothing(typist: Typist) -> None:
    long(typist)
    bar = typist.page.sheet.verticalScrollBar()
    bar.setValue(300)
    typist.press(Key.Key_Control)
    typist.press(Key.Key_Shift)
    assert bar.value() == 300


def test_a_rule_under_a_table_stays_a_rule(typist: Typist) -> None:
    """Qt gives an empty block there no height; it is drawn all the same, and read."""
    blocks = (table(["a", "b"], ["c", "d"]), rule, p("akhir"))
    typist.show(*blocks)
    typist.page.sheet.viewport().grab()
    assert typist.body == blocks


def test_an_empty_last_line_under_a_table_begins_where_the_others_do(typist: Typist) -> None:
    """Qt hangs it at the table's right corner."""
    typist.show(p("awal"), table(["a", "b"], ["c", "d"]), p("x"))
    sheet = typist.page.sheet
    typist.press(Key.Key_End, CTRL)
    for zoom in (1.0, 2.0):
        sheet.set_zoom(zoom)
        written = sheet.cursorRect(at(sheet, QTextCursor.MoveOperation.StartOfBlock))
        typist.press(Key.Key_Backspace)
        sheet.viewport().grab()
        assert sheet.cursorRect().left() == written.left()
        assert abs(sheet.cursorRect().center().y() - written.center().y()) < 24 * zoom, "about where letters will be"
        typist.type("x")
    typist.press(Key.Key_Backspace)
    typist.type("akhir")
    assert typist.body[-1] == p("akhir")


def test_a_picture_comes_into_sight_with_the_lines_under_it(typist: Typist) -> None:
    typist.page.resize(700, 500)
    before = [p(f"Paragraf nomor {number}") for number in range(30)]
    typist.show(*before, figure(), *before)
    sheet = typist.page.sheet
    cursor = figure_moves.cursor_at(sheet.document(), 0)
    assert cursor is not None
    layout, alt = sheet.document().documentLayout(), cursor.block().next().next().next()
    for start in (0, sheet.verticalScrollBar().maximum()):
        sheet.setTextCursor(cursor)
        sheet.verticalScrollBar().setValue(start)
        sheet.scrolling.show_figure()
        here = sheet.verticalScrollBar().value()
        assert layout.blockBoundingRect(alt).bottom() <= here + sheet.viewport().height()
        assert layout.blockBoundingRect(cursor.block()).top() >= here


def test_a_long_page_is_laid_out_in_pieces_and_to_the_end_whatever_is_typed_meanwhile(typist: Typist,
                                                                                      qtbot: QtBot) -> None:
    """Qt forgets lines under a change that comes before it has laid out all of them."""
    very_long(typist)
    sheet = typist.page.sheet
    assert not sheet.document().lastBlock().layout().lineCount()
    typist.press(Key.Key_Return)
    typist.type("Judul ")
    sheet.undo()
    qtbot.waitUntil(lambda: sheet.laying.is_done)
    sheet.undo()
    tops = places(sheet)
    qtbot.waitUntil(lambda: sheet.verticalScrollBar().maximum() > tops[-1][0] - sheet.viewport().height())
    with sheet.laying.anew():
        pass
    assert tops == places(sheet)


def test_where_a_long_page_ends_is_known_as_soon_as_one_goes_there(typist: Typist, qtbot: QtBot) -> None:
    very_long(typist)
    sheet = typist.page.sheet
    typist.press(Key.Key_End, CTRL)
    place = sheet.verticalScrollBar().value()
    assert 0 < sheet.cursorRect().bottom() < sheet.viewport().height() - 20
    qtbot.waitUntil(lambda: sheet.laying.is_done)
    assert sheet.verticalScrollBar().value() == place
    very_long(typist)
    sheet.scrolling.go_back(place)
    assert sheet.verticalScrollBar().value() == place
    qtbot.waitUntil(lambda: sheet.laying.is_done)
    assert sheet.verticalScrollBar().value() == place
