"""The page as a whole: what it holds and says, its bars, its marks, its zoom, dragging, and what mends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.editor.tiny import ALT, CTRL, NONE, SHIFT, Key, Typist, a, b, figure, h2, i, li, ol, p, q, rule, table
from humasdesk.document.nodes import Document, Figure, Paragraph
from humasdesk.gui.editor import clipboard, dragging, mending
from humasdesk.gui.editor.actions import ACTS, OPENS
from humasdesk.gui.editor.deeds import DEEDS
from humasdesk.gui.editor.marks import Mark
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.theme import GRID, Theme


def test_a_change_from_outside_is_one_step_and_keeps_the_cursor(typist: Typist) -> None:
    typist.show(p("satu"), p("dua tatapi tiga"), kicker="K", headline="Judul")
    typist.after("dua ta")
    typist.type("x")
    before = typist.page.content()
    place = typist.page.sheet.textCursor().position()
    typist.page.change_to(Parts("K", "Judul baru", "SAMARINDA", (p("satu"), p("dua taxtetapi tiga"), h2("akhir"))))
    assert typist.page.content() == Parts(
        "K", "Judul baru", "SAMARINDA", (p("satu"), p("dua taxtetapi tiga"), h2("akhir")))
    assert typist.page.sheet.textCursor().position() == place + len(" baru") + len("SAMARINDA")
    typist.undo()
    assert typist.page.content() == before
    typist.undo()
    assert typist.body == (p("satu"), p("dua tatapi tiga"))


def test_a_page_shown_has_nothing_to_undo(typist: Typist) -> None:
    typist.show(p("satu"), headline="J")
    typist.undo()
    assert typist.page.content() == Parts("", "J", "", (p("satu"),))


def test_content_is_tidy(typist: Typist) -> None:
    typist.page.set_content("a\nb", "c\x00d", "", (p(""), li("x", level=3)))
    assert typist.page.content() == Parts("a b", "cd", "", (li("x"),))


def buttons(typist: Typist) -> dict[str, QPushButton]:
    QApplication.processEvents()
    return {button.text(): button for button in typist.page.messages.findChildren(QPushButton) if button.isVisible()}


WORD = '<p class=MsoNormal style="color:red">Satu <b>dua</b></p>'


def test_a_bar_says_what_a_paste_changed_and_takes_it_back(typist: Typist) -> None:
    typist.show(p("isi "))
    typist.to_end()
    typist.paste("Satu dua", WORD)
    assert typist.body == (p("isi Satu ", b("dua")),)
    assert typist.page.messages.sentences == ("Cleaned up: fonts and colours taken off.",)
    buttons(typist)["Undo"].click()
    assert typist.body == (p("isi "),)
    assert typist.page.messages.sentences == ()


def test_the_bar_offers_plain_text_and_goes_with_the_next_edit(typist: Typist) -> None:
    typist.to_body()
    typist.paste("Satu dua", WORD)
    buttons(typist)["Paste as plain text"].click()
    assert typist.body == (p("Satu dua"),)
    typist.paste("Satu dua", WORD)
    typist.type("x")
    assert typist.page.messages.sentences == ()


@pytest.mark.parametrize(("text", "html", "said"), [
    ("Satu dua", "<p>Satu <b>dua</b></p>", ("Pasted with its formatting.",)),
    ("- satu\n- dua", "", ("Pasted with its formatting.",)),
    ("Satu dua", "<p>Satu dua</p>", ()),
    ("Satu dua", "", ()),
])
def test_a_paste_that_changes_nothing_speaks_where_plain_text_would_be_another(typist: Typist, text: str, html: str,
                                                                               said: tuple[str, ...]) -> None:
    typist.to_body()
    typist.paste(text, html)
    assert typist.page.messages.sentences == said
    assert ("Paste as plain text" in buttons(typist)) == bool(said)


def test_plain_paste_by_key(typist: Typist) -> None:
    mime = QMimeData()
    mime.setText("- satu\n- dua")
    mime.setHtml(WORD)
    QGuiApplication.clipboard().setMimeData(mime)
    typist.to_body()
    typist.press(Key.Key_V, CTRL | SHIFT)
    assert typist.body == (p("- satu"), p("- dua"))


def test_an_address_pasted_over_words_becomes_their_link(typist: Typist) -> None:
    typist.show(p("lihat laman ini"))
    typist.select("laman")
    typist.paste("https://kaltimprov.go.id")
    assert typist.body == (p("lihat ", a("laman", "https://kaltimprov.go.id"), " ini"),)


@pytest.mark.parametrize(("before", "place", "body"), [
    ((p("satu dua"),), "dua", (p("satu A"), h2("B"), p("Cdua"))),
    ((p("satu"),), "satu", (p("A"), h2("B"), p("C"), p("satu"))),
    ((li("satu dua"),), "dua", (li("satu A"), h2("B"), p("Cdua"))),
    ((table(("X", "Y"), ("Z", "W")),), "W", (table(("X", "Y"), ("Z", "A\nB\nCW")),)),
    ((figure("teks"),), "teks", (figure("A B Cteks"),)),
])  # fmt: skip
def test_where_pasted_blocks_go(typist: Typist, before: Document, place: str, body: Document) -> None:
    typist.show(*before)
    typist.go(place)
    typist.paste(html="<p>A</p><h2>B</h2><p>C</p>")
    assert typist.body == body
    typist.undo()
    assert typist.body == before


def test_a_release_pasted_into_the_headline_finds_its_body(typist: Typist) -> None:
    typist.page.focus_headline()
    typist.paste("Setelah Musrenbang\n\nSAMARINDA - Setelah sukses\n\nMenurut Isran")
    assert typist.page.content() == Parts(
        "", "Setelah Musrenbang", "", (p("SAMARINDA - Setelah sukses"), p("Menurut Isran")))
    typist.undo()
    assert typist.page.content() == Parts()


def _wait(until: Callable[[], bool]) -> None:
    """Let the event loop turn until something holds."""
    for _ in range(100):
        if until():
            return
        QTest.qWait(50)
    raise AssertionError(until)


def test_the_bar_floats_over_a_selection_and_does_its_deeds(typist: Typist) -> None:
    typist.show(p("satu dua tiga"), headline="Judul")
    bar = typist.page.floating.bar
    typist.select("dua")
    _wait(bar.isVisible)
    assert typist.page.rect().contains(bar.geometry())
    assert not bar.geometry().intersects(typist.page.selection_rect())
    bar.buttons["toggle_bold"].click()
    bar.buttons["make_quote"].click()
    assert typist.body == (q("satu ", b("dua"), " tiga"),)
    _wait(bar.buttons["toggle_bold"].isChecked)
    assert bar.buttons["make_quote"].isChecked()
    assert not bar.buttons["make_bullets"].isChecked()
    typist.select("Judul")
    _wait(lambda: not bar.isVisible())
    typist.select("dua")
    _wait(bar.isVisible)
    typist.press(Key.Key_Right)
    assert not bar.isVisible()


def test_a_link_is_made_changed_and_removed(typist: Typist) -> None:
    typist.show(p("lihat laman ini"))
    box = typist.page.floating.link_box
    typist.go("laman", 2)
    typist.press(Key.Key_K, CTRL | SHIFT)
    assert box.isVisible()
    QTest.keyClicks(box.field, "kaltimprov.go.id")
    QTest.keyClick(box.field, Key.Key_Return)
    assert typist.body == (p("lihat ", a("laman", "https://kaltimprov.go.id"), " ini"),)
    assert not box.isVisible()
    typist.go("laman", 2)
    typist.press(Key.Key_K, CTRL | SHIFT)
    assert box.field.text() == "https://kaltimprov.go.id"
    box.field.setText("javascript:alert(1)")
    QTest.keyClick(box.field, Key.Key_Return)
    assert box.isVisible()
    assert box.trouble.isVisible()
    box.field.setText("ani@humas.id")
    QTest.keyClick(box.field, Key.Key_Return)
    assert typist.body == (p("lihat ", a("laman", "mailto:ani@humas.id"), " ini"),)
    typist.press(Key.Key_K, CTRL | SHIFT)
    box.remove.click()
    assert typist.body == (p("lihat laman ini"),)
    typist.press(Key.Key_K, CTRL | SHIFT)
    QTest.keyClick(box.field, Key.Key_Escape)
    assert not box.isVisible()


def test_the_link_box_stays_on_the_page_when_it_says_what_is_wrong(typist: Typist) -> None:
    typist.show(*(p(f"baris {number}") for number in range(40)))
    box = typist.page.floating.link_box
    box.ask("", QRect(10, typist.page.height() - box.sizeHint().height() - 40, 60, 20))
    room = typist.page.height() - box.geometry().bottom()
    box.ask("", QRect(10, typist.page.height() - box.height() - 30, 60, 20))
    box.refuse()
    assert room > 0
    assert typist.page.rect().contains(box.geometry())
    typist.page.resize(376, 400)
    box.ask("https://kaltimprov.go.id", QRect(200, 40, 60, 20))
    assert typist.page.rect().contains(box.geometry())
    assert box.rect().contains(box.remove.geometry())


def test_tables_by_their_deeds(typist: Typist) -> None:
    typist.show(table(("A", "B"), ("C", "D"), aligns=("", "right")), p("akhir"))
    typist.go("D")
    for deed, rows in (
        ("row_below", (("A", "B"), ("C", "D"))),
        ("column_right", (("A", "B", ""), ("C", "D", ""))),
        ("remove_column", (("A", ""), ("C", ""))),
        ("remove_row", (("A", ""),)),
    ):
        typist.page.do(deed)
        assert typist.body[0] == table(*rows, aligns=("", "right", "")[:len(rows[0])] if "B" in rows[0] else ("", ""))
    typist.page.do("align_center")
    assert typist.body[0] == table(("A", ""), aligns=("", "center"))
    typist.page.do("remove_table")
    assert typist.body == (p("akhir"),)
    typist.undo(6)
    assert typist.body == (table(("A", "B"), ("C", "D"), aligns=("", "right")), p("akhir"))


def test_a_column_of_numbers_stands_at_the_right_and_is_stored_as_it_was(typist: Typist) -> None:
    document = typist.page.sheet.document()

    def sides() -> list[bool]:
        blocks = (document.find(words).block().blockFormat().alignment() for words in ("B", "D", "1.250"))
        return [bool(side & Qt.AlignmentFlag.AlignRight) for side in blocks]

    numbers = table(("A", "B", "D"), ("C", "1.250 ton", "x"))
    typist.show(numbers, p("akhir"))
    assert sides() == [True, False, True]
    typist.after("1.250 ton")
    typist.type("x")
    typist.press(Key.Key_Tab)
    assert sides() == [False, False, False], "it goes back to the left with words in it"
    typist.undo(2)
    assert sides() == [True, False, True]
    assert typist.body == (numbers, p("akhir"))


def test_a_table_is_never_wider_than_the_page(typist: Typist) -> None:
    for columns in (4, 5, 8, 12):
        typist.show(table(tuple("ABCDEFGHIJKL"[:columns]), tuple("MNOPQRSTUVWX"[:columns])), p("akhir"))
        for width in (500, 601, 603, 700, 703):
            typist.page.resize(width, 800)
            QApplication.processEvents()
            assert typist.page.sheet.horizontalScrollBar().maximum() == 0, (columns, width)


def test_every_deed_can_be_asked_for_anywhere(typist: Typist) -> None:
    body = (p("satu"), h2("dua"), li("tiga"), figure("teks"), table(("A", "B"), ("C", "D")), rule, q("kutip"))
    for deed in DEEDS:
        for place in ("Kicker", "satu", "dua", "tiga", "teks", "D", "kutip"):
            typist.show(*body, kicker="Kicker")
            typist.go(place)
            typist.page.do(deed)
            assert mending.is_sound(typist.page.sheet.document())
            typist.undo()
            assert typist.page.content() == Parts("Kicker", "", "", body), (deed, place)


def test_the_table_of_acts_names_deeds_that_exist(typist: Typist) -> None:
    for act in ACTS:
        assert act.slot in DEEDS or act.slot in ("edit_link", "choose_table", "choose_picture", "paste_plain", OPENS)
    assert len({act.keys for act in ACTS if act.keys}) == sum(act.keys is not None for act in ACTS)
    assert next(act for act in ACTS if act.slot == "toggle_bold").keys_text == "Ctrl+B"


def rows(menu: QMenu) -> dict[str, QAction]:
    """Everything in a menu by its name, also what is in the menus of it."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        if action.text():
            found[action.text()] = action
            below = action.menu()
            found |= rows(below) if isinstance(below, QMenu) else {}
    return found


def test_the_menu_offers_what_fits_the_place(typist: Typist) -> None:
    typist.show(p("satu dua"), table(("A", "B"), ("C", "X9")), headline="Kop")
    typist.select("satu")
    offered = rows(typist.page.make_menu())
    assert offered["Cut"].isEnabled()
    assert not offered["Undo"].isEnabled()
    assert "Row below" not in offered
    offered["Quote"].trigger()
    assert typist.body[0] == q("satu dua")
    typist.go("X9")
    offered = rows(typist.page.make_menu())
    assert not offered["Cut"].isEnabled()
    offered["Remove this row"].trigger()
    assert typist.body[1] == table(("A", "B"))
    offered["Select all"].trigger()
    offered = rows(typist.page.make_menu())
    offered["Cut"].trigger()
    assert mending.is_sound(typist.page.sheet.document())
    assert typist.page.content() == Parts()
    typist.undo(3)
    assert typist.page.content() == Parts("", "Kop", "", (p("satu dua"), table(("A", "B"), ("C", "X9"))))


def test_the_menu_comes_by_key_and_takes_more_rows(typist: Typist) -> None:
    typist.show(p("satu"))
    typist.page.filling_menu.connect(lambda menu: menu.insertAction(menu.actions()[0], QAction("Perbaiki", menu)))
    menu_event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint(9, 9))
    QApplication.sendEvent(typist.page.sheet.viewport(), menu_event)
    (shown,) = [menu for menu in typist.page.findChildren(QMenu) if menu.isVisible()]
    assert shown.actions()[0].text() == "Perbaiki"
    assert shown.actions()[-1].text() == "Select all"
    shown.close()
    typist.page.set_read_only(True)
    enabled = [name for name, action in rows(typist.page.make_menu()).items() if action.isEnabled()]
    assert enabled == ["Perbaiki", "Select all"]


def test_marks_are_washed_and_are_no_edit(typist: Typist, qtbot: QtBot) -> None:
    typist.show(p("satu 😀 dua"))
    plain = typist.page.sheet.grab().toImage()
    with qtbot.assertNotEmitted(typist.page.edited):
        typist.page.set_marks(lambda text: [Mark(text.find("dua"), text.find("dua") + 3)] if "dua" in text else [])
        marked = typist.page.sheet.grab().toImage()
    assert marked != plain
    changed = [x for x in range(marked.width()) for y in range(0, marked.height(), 2)
               if marked.pixel(x, y) != plain.pixel(x, y)]
    cursor = typist.page.sheet.document().find("dua")
    right = typist.page.sheet.cursorRect(cursor).left() + typist.page.sheet.viewport().x()
    cursor.setPosition(cursor.selectionStart())
    left = typist.page.sheet.cursorRect(cursor).left() + typist.page.sheet.viewport().x()
    assert left - 2 <= min(changed) <= max(changed) <= right + 2
    typist.page.set_marks(None)
    assert typist.page.sheet.grab().toImage() == plain


def test_zoom_makes_everything_larger_and_nothing_undoable(typist: Typist) -> None:
    typist.show(p("satu"), p("dua"))
    document = typist.page.sheet.document()
    before = document.size().height()
    typist.page.set_zoom(2.0)
    assert 1.8 * before < document.size().height() < 2.2 * before
    assert not document.isUndoAvailable()
    typist.page.zoom(-100)
    assert document.size().height() < before
    typist.page.set_zoom(1.0)
    assert document.size().height() == before
    turn = QWheelEvent(QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
                       Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(typist.page.sheet.viewport(), turn)
    assert typist.page.sheet.overlay.zoom == 1.1


def test_what_stands_before_a_line_keeps_its_room_in_a_larger_page(typist: Typist) -> None:
    """Numbers hung out of the page, and the names of a picture's lines lay over its frame: Qt enlarges no margin."""
    typist.show(p("a"), li("x"), ol("y", level=1), q("q"), figure("k"))
    document, rooms = typist.page.sheet.document(), []
    for zoom in (1.0, 2.0):
        typist.page.set_zoom(zoom)
        block, found = document.firstBlock(), []
        while block.isValid():
            if block.text() in "xyqk":
                found.append(block.layout().lineAt(0).x())
            block = block.next()
        rooms.append([room for room in found if room])
    assert len(rooms[0]) >= 4
    assert rooms[1] == [2 * room for room in rooms[0]]


def test_a_theme_changes_colours_and_no_undo_step(typist: Typist) -> None:
    typist.show(p("lihat ", a("laman")), q("kutip"), kicker="K")
    typist.after("kutip")
    typist.type("x")
    light = typist.page.grab().toImage()
    typist.page.wear(Theme(dark=True))
    assert typist.page.grab().toImage() != light
    typist.undo()
    assert typist.body == (p("lihat ", a("laman")), q("kutip"))


def test_a_selection_is_moved_by_dropping_it(typist: Typist) -> None:
    typist.show(p("satu dua"), p("tiga"), headline="Judul")
    typist.select("dua")
    sheet = typist.page.sheet
    cursor = sheet.textCursor()
    mime = clipboard.mime_of(cursor)
    sheet.dragged = (cursor.selectionStart(), cursor.selectionEnd())
    spot = sheet.cursorRect(sheet.document().find("tiga")).center()
    event = QDropEvent(QPointF(spot), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    sheet.dropEvent(event)
    assert typist.body == (p("satu "), p("tigadua"))
    typist.undo()
    assert typist.body == (p("satu dua"), p("tiga"))


@pytest.mark.parametrize(("where", "order"), [(-6, [Figure, Paragraph]), (6, [Paragraph, Figure])])
def test_a_dropped_picture_parts_no_word(typist: Typist, tmp_path: Path, where: int, order: list[type]) -> None:
    path = tmp_path / "foto.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    typist.show(p("bersama"))
    sheet = typist.page.sheet
    place = sheet.document().find("bers")
    place.setPosition(place.position())
    spot = sheet.cursorRect(place).center() + QPoint(0, where)
    sheet.dropEvent(QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                               Qt.KeyboardModifier.NoModifier))
    assert [type(block) for block in typist.body] == order
    assert p("bersama") in typist.body


def test_what_is_dropped_from_elsewhere_is_copied(typist: Typist) -> None:
    typist.show(p("satu"))
    mime = QMimeData()
    mime.setHtml("<b>dua</b>")
    sheet = typist.page.sheet
    spot = sheet.cursorRect(sheet.document().find("satu")).center()
    either = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    for hovering in (QDragEnterEvent, QDragMoveEvent):
        over = hovering(spot, either, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(sheet.viewport(), over)
        assert (over.isAccepted(), over.dropAction()) == (True, Qt.DropAction.CopyAction)
    event = QDropEvent(QPointF(spot), either, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    sheet.dropEvent(event)
    assert typist.body == (p("satu", b("dua")),)
    assert event.dropAction() == Qt.DropAction.CopyAction


@pytest.mark.parametrize("lost", [(0, 1), (0, 7), (1, 3)])
def test_head_lines_taken_away_by_force_come_back(typist: Typist, lost: tuple[int, int]) -> None:
    """As an assistive tool may do, which edits by Qt's own cursor."""
    typist.show(p("isi"), kicker="K", headline="J", dateline="T")
    document = typist.page.sheet.document()
    cursor = QTextCursor(document)
    cursor.setPosition(lost[0])
    cursor.setPosition(lost[1] + 1, QTextCursor.MoveMode.KeepAnchor)
    words = document.toPlainText().replace("\n", "")
    gone = cursor.selectedText().replace("\u2029", "")
    cursor.removeSelectedText()
    QApplication.processEvents()
    assert mending.is_sound(document)
    kept = document.toPlainText().replace("\n", "")
    assert sorted(kept + gone) == sorted(words)
    typist.undo()
    assert typist.page.content() == Parts("K", "J", "T", (p("isi"),))


def test_the_cursor_says_what_is_there(typist: Typist, qtbot: QtBot) -> None:
    typist.show(h2("Judul kecil"), ol("satu ", b("dua")), p(a("laman")))
    typist.select("dua")
    look = typist.page.look()
    assert (look.shape.kind, look.shape.ordered, look.bold, look.italic, look.link) == ("item", True, True, False, None)
    with qtbot.waitSignal(typist.page.selection_changed):
        typist.go("laman", 2)
    assert typist.page.look().link == "https://a.id"
    typist.go("kecil")
    assert not typist.page.look().bold


def test_no_caret_stands_where_nothing_can_be_typed(typist: Typist, request: pytest.FixtureRequest) -> None:
    flash = QApplication.cursorFlashTime()
    request.addfinalizer(lambda: QApplication.setCursorFlashTime(flash))
    QApplication.setCursorFlashTime(0)  # it stands still
    sheet = typist.page.sheet

    def seen() -> int:
        """Pictures that differ between three places of the cursor."""
        pictures = []
        for place in ("satu", "dua", "tiga"):
            typist.go(place)
            pictures.append(sheet.grab().toImage())
        return len([one for one in pictures if one != pictures[0]])

    typist.show(p("satu dua tiga"))
    assert seen() == 2
    typist.page.set_read_only(True)
    assert seen() == 0
    typist.press(Key.Key_Home, CTRL)
    typist.press(Key.Key_End, CTRL | SHIFT)
    typist.press(Key.Key_C, CTRL)
    assert "satu dua tiga" in QGuiApplication.clipboard().text()
    typist.page.set_read_only(False)
    assert seen() == 2


def test_read_only_still_selects_and_copies(typist: Typist) -> None:
    typist.show(p("satu dua"))
    typist.page.set_read_only(True)
    typist.select("dua")
    typist.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "dua"
    typist.press(Key.Key_X, CTRL)
    typist.press(Key.Key_2, CTRL | ALT)
    assert typist.body == (p("satu dua"),)
    typist.page.set_read_only(False)
    typist.type("x")
    assert typist.body == (p("satu x"),)


def test_the_page_has_names_for_those_who_listen(typist: Typist) -> None:
    page = typist.page
    assert page.sheet.accessibleName()
    for field in (page.finder.words, page.finder.new, page.floating.link_box.field):
        assert field.accessibleName()
    for button in page.floating.bar.buttons.values():
        assert button.accessibleName()
        assert button.toolTip()


def test_the_mouse_drags_by_our_own_means_alone(typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's own drag takes a moved selection away without asking; it must never begin."""
    typist.show(p("satu dua tiga"))
    typist.select("dua")
    sheet = typist.page.sheet
    spot = sheet.cursorRect(sheet.document().find("dua")).center() - QPoint(6, 0)
    begun: list[object] = []
    monkeypatch.setattr(dragging, "drag", begun.append)
    monkeypatch.setattr(QDrag, "exec", lambda *_: begun.append("Qt"))
    QTest.mousePress(sheet.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    for step in (4, 30, 60, 90):
        QApplication.sendEvent(sheet.viewport(), mouse_move(spot + QPoint(step, 0)))
    QTest.mouseRelease(sheet.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert begun == [sheet]
    assert typist.body == (p("satu dua tiga"),)


def test_a_click_on_a_selection_clears_it_and_three_select_the_paragraph(typist: Typist) -> None:
    typist.show(p("satu dua tiga"))
    typist.select("dua")
    sheet = typist.page.sheet
    spot = sheet.cursorRect(sheet.document().find("dua")).center() - QPoint(6, 0)
    viewport = sheet.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NONE, spot)
    assert not sheet.textCursor().hasSelection()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, NONE, spot)
    assert sheet.textCursor().selectedText() == "dua"
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NONE, spot)
    assert sheet.textCursor().selectedText() == "satu dua tiga"


def mouse_move(spot: QPoint) -> QEvent:
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(spot), QPointF(spot), Qt.MouseButton.NoButton,
                       Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def test_the_keyboard_goes_into_the_bar_along_it_and_back(typist: Typist, qtbot: QtBot) -> None:
    typist.show(p("satu dua"))
    typist.go("dua", 1)
    typist.page.do("focus_bar")
    bar = typist.page.floating.bar
    qtbot.waitUntil(bar.buttons["toggle_bold"].hasFocus)
    qtbot.keyClick(bar.buttons["toggle_bold"], Qt.Key.Key_Right)
    qtbot.keyClick(bar.buttons["toggle_italic"], Qt.Key.Key_Space)
    assert typist.body == (p("satu ", i("dua")),)
    qtbot.wait(200)
    assert bar.isVisible()
    qtbot.keyClick(bar.buttons["toggle_italic"], Qt.Key.Key_Escape)
    assert typist.page.sheet.hasFocus()
    assert not bar.isVisible()


def test_an_empty_line_shows_what_can_be_put_in(typist: Typist) -> None:
    page = typist.page
    typist.show(p("satu"))
    typist.after("satu")
    typist.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not page.sign.button.isHidden()
    page.do(OPENS)
    made = next(one for one in page.findChildren(QMenu) if one.isVisible())
    offered = rows(made)
    assert list(offered)[:4] == ["Picture …", "New table …", "Rule", "Heading"]
    assert made.activeAction() is offered["Picture …"]
    offered["Rule"].trigger()
    made.close()
    assert rule in typist.body
    typist.go("satu")
    QApplication.processEvents()
    assert page.sign.button.isHidden()
    typist.undo()
    page.set_read_only(True)
    assert page.sign.button.isHidden()
    assert page.insert.isHidden()


def test_the_buttons_over_the_paper_begin_where_the_text_does(typist: Typist, qtbot: QtBot) -> None:
    """Also where the page is shown in another width than it was made in: Qt tells nothing of the place that the column
    is given then, and they stayed where it had been."""
    page = typist.page
    typist.show(p("satu"))

    def level() -> bool:
        begins = page.sheet.viewport().geometry().left() + round(page.sheet.document().documentMargin())
        button = page.insert.buttons[OPENS].mapTo(page, QPoint(GRID, 0))
        return button.x() == page.sheet.mapTo(page, QPoint(begins, 0)).x()

    for width in (900, 1300, 1000, 700, 1300):
        page.hide()
        page.resize(width, 800)
        page.show()
        qtbot.waitUntil(level)
