"""Keys do what people expect: letters, Enter, Backspace, Delete, Tab, shortcuts, each with its undo."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextFormat

from gui.editor.tiny import ALT, CTRL, SHIFT, Key, Typist, a, b, figure, h2, h3, i, li, ol, p, q, rule, table
from humasdesk.document.nodes import Document
from humasdesk.gui.editor.parts import Parts


def test_the_page_is_walked_and_typed_from_top_to_bottom(typist: Typist) -> None:
    typist.type("Kalimantan Timur")
    typist.press(Key.Key_Tab)
    typist.type("Rakor")
    typist.press(Key.Key_Return)
    typist.type("SAMARINDA")
    typist.press(Key.Key_Return)
    typist.type("Satu")
    typist.press(Key.Key_Return)
    typist.type("Dua")
    assert typist.page.content() == Parts("Kalimantan Timur", "Rakor", "SAMARINDA", (p("Satu"), p("Dua")))


def test_arrow_keys_cross_the_lines(typist: Typist) -> None:
    typist.show(p("isi"), kicker="k", headline="j", dateline="t")
    typist.press(Key.Key_Down, times=3)
    typist.type("X")
    assert typist.body == (p("Xisi"),)
    typist.press(Key.Key_Up)
    typist.type("Y")
    assert typist.page.content().dateline == "tY"


def test_backtab_goes_back_line_by_line(typist: Typist) -> None:
    typist.show(p("isi"), kicker="k", headline="j", dateline="t")
    typist.after("isi")
    for expected in ("t", "j", "k"):
        typist.press(Key.Key_Backtab, SHIFT)
        typist.type("!")
        content = typist.page.content()
        assert expected + "!" in (content.kicker, content.headline, content.dateline)


@pytest.mark.parametrize(("before", "place", "key", "after"), [
    ((p("satu dua"),), "dua", Key.Key_Return, (p("satu "), p("dua"))),
    ((h2("satu dua"),), "dua", Key.Key_Return, (h2("satu "), h2("dua"))),
    ((q("satu dua"),), "dua", Key.Key_Return, (q("satu "), q("dua"))),
    ((li("satu dua"),), "dua", Key.Key_Return, (li("satu "), li("dua"))),
    ((ol("satu"), ol("dua", level=1)), "dua", Key.Key_Tab, (ol("satu"), ol("dua", level=1))),
    ((li("satu"), li("dua")), "dua", Key.Key_Tab, (li("satu"), li("dua", level=1))),
    ((li("satu"), li("dua")), "satu", Key.Key_Tab, (li("satu"), li("dua"))),
    ((li("a"), li("b"), li("c", level=1)), "b", Key.Key_Tab, (li("a"), li("b", level=1), li("c", level=2))),
    ((li("satu"), li("dua", level=1)), "dua", Key.Key_Backspace, (li("satu"), li("dua"))),
    ((li("satu"), li("dua")), "dua", Key.Key_Backspace, (li("satu"), p("dua"))),
    ((h2("satu"),), "satu", Key.Key_Backspace, (p("satu"),)),
    ((q("satu"),), "satu", Key.Key_Backspace, (p("satu"),)),
    ((p("satu"), p("dua")), "dua", Key.Key_Backspace, (p("satudua"),)),
    ((h2("satu"), p("dua ", b("tiga"))), "dua", Key.Key_Backspace, (h2("satudua tiga"),)),
    ((p("satu"), rule, p("dua")), "dua", Key.Key_Backspace, (p("satu"), p("dua"))),
    ((figure("teks"), p("dua")), "dua", Key.Key_Backspace, (figure("teks"), p("dua"))),
    ((figure("teks"),), "teks", Key.Key_Backspace, (figure("teks"),)),
    ((table(("A", "B"), ("C", "D")), p("dua")), "dua", Key.Key_Backspace, (table(("A", "B"), ("C", "D")), p("dua"))),
    ((p("dua"),), "dua", Key.Key_Backspace, (p("dua"),)),
])  # fmt: skip
def test_at_the_start_of_a_block(
    typist: Typist, before: Document, place: str, key: Key, after: Document
) -> None:
    typist.show(*before, kicker="Kicker", headline="Judul", dateline="TEMPAT")
    typist.go(place)
    typist.press(key)
    assert typist.page.content() == Parts("Kicker", "Judul", "TEMPAT", after)
    typist.undo()
    assert typist.body == before


@pytest.mark.parametrize(("before", "place", "after"), [
    ((p("satu"), p("dua")), "satu", (p("satudua"),)),
    ((p("satu"), h2("dua")), "satu", (p("satudua"),)),
    ((p("satu"), li("dua"), li("tiga")), "satu", (p("satudua"), li("tiga"))),
    ((p("satu"), rule, p("dua")), "satu", (p("satu"), p("dua"))),
    ((p("satu"), figure("teks")), "satu", (p("satu"), figure("teks"))),
    ((figure("teks"), p("dua")), "teks", (figure("teks"), p("dua"))),
    ((figure("teks", alt="alt"), p("dua")), "alt", (figure("teks", alt="alt"), p("dua"))),
    ((p("satu"), table(("A", "B"), ("C", "D"))), "satu", (p("satu"), table(("A", "B"), ("C", "D")))),
])  # fmt: skip
def test_delete_at_the_end_of_a_block(typist: Typist, before: Document, place: str, after: Document) -> None:
    typist.show(*before, headline="Judul")
    typist.after(place)
    typist.press(Key.Key_Delete)
    assert typist.page.content() == Parts("", "Judul", "", after)
    typist.undo()
    assert typist.body == before


def test_lines_keep_to_themselves(typist: Typist) -> None:
    typist.show(p("isi"), kicker="Kicker", headline="Judul", dateline="TEMPAT")
    for text in ("Kicker", "Judul", "TEMPAT"):
        typist.go(text)
        typist.press(Key.Key_Backspace)
        typist.after(text)
        typist.press(Key.Key_Delete)
    assert typist.page.content() == Parts("Kicker", "Judul", "TEMPAT", (p("isi"),))


def test_enter_in_an_empty_item_leaves_the_list(typist: Typist) -> None:
    typist.show(li("satu"), li("dua", level=1))
    typist.after("dua")
    typist.press(Key.Key_Return, times=2)
    typist.type("tiga")
    assert typist.body == (li("satu"), li("dua", level=1), li("tiga"))
    typist.press(Key.Key_Return, times=2)
    typist.type("empat")
    assert typist.body[-1] == p("empat")


def test_enter_after_a_heading_begins_a_paragraph_and_in_an_empty_quote_too(typist: Typist) -> None:
    typist.show(h2("Judul kecil"), q("kutip"))
    typist.after("Judul kecil")
    typist.press(Key.Key_Return)
    typist.type("isi")
    typist.after("kutip")
    typist.press(Key.Key_Return, times=2)
    typist.type("akhir")
    assert typist.body == (h2("Judul kecil"), p("isi"), q("kutip"), p("akhir"))


def test_shift_enter_breaks_the_line_but_not_in_a_headline(typist: Typist) -> None:
    typist.show(p("satu"), headline="Judul")
    typist.after("satu")
    typist.press(Key.Key_Return, SHIFT)
    typist.type("dua")
    typist.after("Judul")
    typist.press(Key.Key_Return, SHIFT)
    assert typist.page.content() == Parts("", "Judul", "", (p("satu\ndua"),))


def test_typing_undoes_by_words(typist: Typist) -> None:
    typist.to_body()
    typist.type("satu dua, tiga")
    seen = []
    while typist.body:
        seen.append(typist.body)
        typist.undo()
    assert seen == [(p("satu dua, tiga"),), (p("satu dua, "),), (p("satu "),)]
    typist.redo(3)
    assert typist.body == (p("satu dua, tiga"),)


def test_letters_taken_back_one_by_one_are_one_step(typist: Typist) -> None:
    typist.show(p("Samarinda"))
    typist.to_end()
    typist.press(Key.Key_Backspace, times=4)
    assert typist.body == (p("Samar"),)
    typist.undo()
    assert typist.body == (p("Samarinda"),)


def test_a_word_is_deleted_whole_and_never_into_the_next_block(typist: Typist) -> None:
    typist.show(p("satu dua"), p("tiga"))
    typist.after("dua")
    typist.press(Key.Key_Backspace, CTRL)
    assert typist.body == (p("satu "), p("tiga"))
    typist.go("tiga")
    typist.press(Key.Key_Delete, CTRL)
    assert typist.body == (p("satu "),)


def test_formats_by_keys(typist: Typist) -> None:
    typist.show(p("satu dua tiga"))
    typist.select("dua")
    typist.press(Key.Key_B, CTRL)
    assert typist.body == (p("satu ", b("dua"), " tiga"),)
    typist.press(Key.Key_B, CTRL)
    typist.press(Key.Key_I, CTRL)
    assert typist.body == (p("satu ", i("dua"), " tiga"),)
    typist.undo(3)
    assert typist.body == (p("satu dua tiga"),)
    typist.to_end()
    typist.press(Key.Key_B, CTRL)
    typist.type("!")
    assert typist.body == (p("satu dua tiga", b("!")),)


@pytest.mark.parametrize(("key", "made"), [
    (Key.Key_2, h2), (Key.Key_3, h3), (Key.Key_9, q), (Key.Key_8, li), (Key.Key_7, ol),
])  # fmt: skip
def test_shapes_by_keys_go_there_and_back(typist: Typist, key: Key, made: object) -> None:
    typist.show(p("satu"), p("dua"), p("tiga"))
    typist.select_from("satu", "dua")
    typist.press(key, CTRL | ALT)
    assert typist.body == (made("satu"), made("dua"), p("tiga"))  # type: ignore[operator]
    typist.press(key, CTRL | ALT)
    assert typist.body == (p("satu"), p("dua"), p("tiga"))
    typist.undo(2)
    assert typist.body == (p("satu"), p("dua"), p("tiga"))


def test_head_lines_and_captions_take_no_format(typist: Typist) -> None:
    typist.show(figure("teks"), headline="Judul")
    for text in ("Judul", "teks"):
        typist.select(text)
        typist.press(Key.Key_B, CTRL)
        typist.press(Key.Key_2, CTRL | ALT)
    assert typist.page.content() == Parts("", "Judul", "", (figure("teks"),))


def test_a_link_does_not_grow_at_its_edges(typist: Typist) -> None:
    typist.show(p("lihat ", a("laman")))
    typist.to_end()
    typist.type(" ini")
    assert typist.body == (p("lihat ", a("laman"), " ini"),)
    typist.go("laman", 2)
    typist.type("X")
    assert typist.body == (p("lihat ", a("laXman"), " ini"),)
    typist.show(p(a("laman")))
    typist.to_body()
    typist.type("di ")
    assert typist.body == (p("di ", a("laman")),)


def test_typing_over_a_selection_is_one_step(typist: Typist) -> None:
    typist.show(p("satu"), p("dua"), headline="Kop", dateline="T")
    typist.select_from("tu", "du")
    typist.type("X")
    assert typist.body == (p("saXa"),)
    typist.undo()
    assert typist.body == (p("satu"), p("dua"))


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_everything_deleted_leaves_a_page_to_write_on(typist: Typist, key: Key) -> None:
    before = (p("satu"), figure("teks"), table(("A", "B"), ("C", "D")), rule, li("dua"))
    typist.show(*before, kicker="K", headline="J", dateline="T")
    typist.press(Key.Key_A, CTRL)
    typist.press(key)
    assert typist.page.content() == Parts()
    typist.type("Baru")
    assert typist.page.content() == Parts("Baru")
    typist.undo(2)
    assert typist.page.content() == Parts("K", "J", "T", before)


def test_a_selection_over_lines_takes_words_and_leaves_lines(typist: Typist) -> None:
    typist.show(p("satu dua"), kicker="K", headline="Judul besar", dateline="TEMPAT")
    typist.select_from("besar", "satu ")
    typist.press(Key.Key_Delete)
    assert typist.page.content() == Parts("K", "Judul ", "", (p("dua"),))


def test_a_picture_is_selected_first_and_goes_with_its_lines(typist: Typist) -> None:
    typist.show(p("satu"), figure("teks", "kredit", "alt"), p("dua"))
    typist.go("teks")
    typist.press(Key.Key_Left)
    typist.press(Key.Key_Backspace)
    assert len(typist.body) == 3
    typist.press(Key.Key_Backspace)
    assert typist.body == (p("satu"), p("dua"))
    typist.undo()
    assert typist.body == (p("satu"), figure("teks", "kredit", "alt"), p("dua"))


def test_a_caption_is_walked_and_typed(typist: Typist) -> None:
    typist.show(p("satu"), figure())
    typist.after("satu")
    typist.press(Key.Key_Down)
    typist.press(Key.Key_Down)
    typist.type("Keterangan")
    typist.press(Key.Key_Tab)
    typist.type("Humas")
    typist.press(Key.Key_Return)
    typist.type("Orang")
    typist.press(Key.Key_Return)
    typist.type("isi")
    assert typist.body == (p("satu"), figure("Keterangan", "Humas", "Orang"), p("isi"))


def test_letters_never_land_beside_a_picture_or_a_rule(typist: Typist) -> None:
    typist.show(rule, figure("teks"))
    typist.to_body()
    typist.type("a")
    assert typist.body == (rule, p("a"), figure("teks"))
    typist.go("teks")
    typist.press(Key.Key_Left)
    typist.type("b")
    assert typist.body == (rule, p("a"), figure("bteks"))


def test_tab_walks_a_table_and_adds_a_row(typist: Typist) -> None:
    typist.to_body()
    typist.page.do("insert_table")
    for text in ("A", "B", "C", "D", "E", "F", "G"):
        typist.type(text)
        typist.press(Key.Key_Tab)
    assert typist.body == (table(("A", "B"), ("C", "D"), ("E", "F"), ("G", "")),)
    typist.press(Key.Key_Backtab, SHIFT)
    typist.type("H")
    assert typist.body == (table(("A", "B"), ("C", "D"), ("E", "F"), ("H", "")),)


def test_read_only_takes_no_key(typist: Typist) -> None:
    typist.show(p("satu"), headline="J")
    typist.page.set_read_only(True)
    typist.to_end()
    typist.type("x")
    for key in (Key.Key_Backspace, Key.Key_Return, Key.Key_Tab, Key.Key_Delete):
        typist.press(key)
    typist.page.do("make_heading")
    typist.paste("x")
    assert typist.page.content() == Parts("", "J", "", (p("satu"),))


def test_a_page_emptied_begins_anew_as_plain_text(typist: Typist) -> None:
    typist.show(p("satu"), q("dua"), headline="Judul")
    typist.press(Key.Key_A, CTRL)
    typist.press(Key.Key_Delete)
    typist.to_body()
    typist.type("tiga")
    assert typist.body == (p("tiga"),)


def test_letters_typed_in_a_header_cell_bring_no_ground_of_their_own(typist: Typist) -> None:
    typist.show(table(("A", "B"), ("C", "D")))
    typist.after("A")
    typist.press(Key.Key_Backspace)
    typist.type("X")
    assert typist.body == (table(("X", "B"), ("C", "D")),)
    cursor = typist.page.sheet.textCursor()
    cursor.movePosition(cursor.MoveOperation.PreviousCharacter, cursor.MoveMode.KeepAnchor)
    assert not cursor.charFormat().hasProperty(QTextFormat.Property.BackgroundBrush)
