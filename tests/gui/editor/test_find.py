"""Find and replace: what is found in texts and on the page, and what takes its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from document.strategies import documents, hostile, often
from gui.editor.tiny import Key, Typist, a, b, figure, h2, p, table
from humasdesk.errors import BadInput
from humasdesk.gui.editor import find
from humasdesk.gui.editor.find import Query, hits
from humasdesk.gui.editor.find_list import fitted
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.widgets import keyboard_order


def found(text: str, query: Query) -> list[str]:
    return [text[hit.start:hit.end] for hit in find.matcher(query)(text)]


@pytest.mark.parametrize(("query", "text", "expected"), [
    (Query("kaltim"), "Kaltim dan KALTIMTARA", ["Kaltim", "KALTIM"]),
    (Query("kaltim", whole_word=True), "Kaltim dan KALTIMTARA se-kaltim", ["Kaltim", "kaltim"]),
    (Query("Kaltim", match_case=True), "Kaltim dan kaltim", ["Kaltim"]),
    (Query("a.b*c"), "a.b*c axbbc", ["a.b*c"]),
    (Query('kata "itu"'), "kata “itu” dan kata \"itu\"", ["kata “itu”", "kata \"itu\""]),
    (Query("Rp 5"), "Rp\u00a05 Rp 5", ["Rp\u00a05", "Rp 5"]),
    (Query("jum'at"), "Jum’at", ["Jum’at"]),
    (Query(r"\d{4}", expression=True), "2018-2023", ["2018", "2023"]),
    (Query(r"^sama", expression=True), "Samarinda sama", ["Sama"]),
    (Query("tatapi|tetapi", expression=True, whole_word=True), "tatapi tetapinya tetapi", ["tatapi", "tetapi"]),
    (Query("x*", expression=True), "axxb😀x", ["xx", "x"]),
    (Query("é", expression=True), "😀É é", ["É", "é"]),
    (Query("*"), "a*b", ["*"]),
    (Query(""), "abc", []),
])  # fmt: skip
def test_what_is_found(query: Query, text: str, expected: list[str]) -> None:
    assert found(text, query) == expected


@pytest.mark.parametrize("source", ["(", "[a", "a{2,1}", "(?P<x", "*a", "\\"])
def test_an_expression_that_cannot_be_read_is_said(source: str) -> None:
    with pytest.raises(BadInput, match="cannot be read at character"):
        find.matcher(Query(source, expression=True))


@pytest.mark.parametrize("source", [r"(a+)+$", r"(a|aa)+$", r"(\w+\s?)+[:;]", r".*.*.*[xy]"])
def test_an_expression_that_runs_wild_is_stopped(source: str) -> None:
    began = time.process_time()
    with pytest.raises(BadInput, match="too long"):
        found("a" * 3_000 + "!", Query(source, expression=True))
    assert time.process_time() - began < 2


def test_hits_carry_their_context_and_replacement() -> None:
    (hit,) = hits(["x", "Gubernur Isran Noor"], Query(r"(\w+) noor", expression=True), r"$1 \1 $$ \\")
    assert (hit.text, hit.before, hit.words, hit.after) == (1, "Gubernur ", "Isran Noor", "")
    (far,) = hits(["kata " * 40 + "jembatan" + " lama" * 40], Query("jembatan"))
    assert (far.before[:6], far.before[-6:], far.after[:6], far.after[-6:]) == ("…kata ", " kata ", " lama ", " lama…")
    assert hit.replacement == r"Isran Isran $ \ ".strip()
    assert len(hits(["a" * 100], Query("a"), most=7)) == 7


def test_a_bracket_that_is_not_there_is_said() -> None:
    with pytest.raises(BadInput, match="bracket 2"):
        hits(["a"], Query("(a)", expression=True), "$2")


def test_a_mark_of_the_encoding_at_the_front_hides_no_error() -> None:
    with pytest.raises(BadInput):
        find.matcher(Query("\ufffe***", expression=True))


def test_a_mark_of_the_encoding_at_the_front_moves_no_place() -> None:
    (hit,) = hits(["\ufeffSamarinda"], Query("samarinda", expression=True))
    assert (hit.found.start, hit.words) == (1, "Samarinda")


@often
@given(hostile, hostile, st.booleans(), st.booleans(), st.booleans())
def test_no_search_is_too_strange(text: str, words: str, whole: bool, case: bool, expression: bool) -> None:
    text, words = (one.encode("utf-8", "ignore").decode() for one in (text, words))
    try:
        every = list(find.matcher(Query(words, whole, case, expression))(text))
    except BadInput:
        return
    places = [place for hit in every for place in (hit.start, hit.end)]
    assert places == sorted(places)
    assert all(text[hit.start:hit.end] == hit.groups[0] != "" for hit in every)


@often
@given(documents)
def test_replacing_by_itself_changes_no_word(typist_of_module: Typist, body: tuple[object, ...]) -> None:
    page = typist_of_module.page
    page.set_content("", "Judul", "", body)  # type: ignore[arg-type]
    before = page.content()
    page.finder.words.setText("a")
    page.finder.new.setText("a")
    page.finder.case.setChecked(True)
    page.finder.replace_all()
    assert page.content() == before


def open_find(typist: Typist, words: str, new: str = "") -> None:
    typist.page.open_find()
    typist.page.finder.words.setText(words)
    typist.page.finder.new.setText(new)


def selected(typist: Typist) -> str:
    return typist.page.sheet.textCursor().selectedText()


def test_going_from_hit_to_hit(typist: Typist) -> None:
    typist.show(p("satu rapat"), table(("Rapat", "x"), ("y", "z")), figure("rapat"), headline="Rapat")
    finder = typist.page.finder
    open_find(typist, "rapat")
    assert finder.said.text() == "4 places"
    seen = []
    for _ in range(5):
        QTest.keyClick(finder.words, Key.Key_Return)
        seen.append((typist.page.sheet.textCursor().position(), selected(typist)))
    assert [words for _, words in seen] == ["Rapat", "rapat", "Rapat", "rapat", "Rapat"]
    assert seen[0] == seen[4]
    assert finder.said.text() == "1 of 4"
    finder.previous()
    assert finder.said.text() == "4 of 4"
    assert typist.page.sheet.overlay.marks is not None
    QTest.keyClick(finder.words, Key.Key_Escape)
    assert not finder.isVisible()
    assert typist.page.sheet.overlay.marks is None


def test_replacing_one_by_one_and_all(typist: Typist) -> None:
    before = (h2("tatapi"), p("ada ", b("tatapi"), " dan ", a("tatapi")))
    typist.show(*before, headline="tatapi")
    open_find(typist, "tatapi", "tetapi")
    finder = typist.page.finder
    finder.replace_one()
    finder.replace_one()
    assert typist.page.content() == Parts("", "tetapi", "", before)
    finder.replace_all()
    assert finder.said.text() == "3 places replaced"
    assert typist.body == (h2("tetapi"), p("ada ", b("tetapi"), " dan ", a("tetapi")))
    typist.undo()
    assert typist.page.content() == Parts("", "tetapi", "", before)


def test_the_list_shows_every_place_and_takes_ticks(typist: Typist) -> None:
    typist.show(p("satu kata"), p("dua kata"), p("tiga kata"))
    open_find(typist, "kata", "huruf")
    finder = typist.page.finder
    finder.all.setChecked(True)
    rows = [finder.list.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(finder.list.count())]
    assert rows == ["satu kata → huruf", "dua kata → huruf", "tiga kata → huruf"]
    finder.list.setCurrentRow(1)
    assert selected(typist) == "kata"
    finder.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    finder.replace_all()
    assert typist.body == (p("satu huruf"), p("dua kata"), p("tiga huruf"))
    typist.undo()
    assert typist.body == (p("satu kata"), p("dua kata"), p("tiga kata"))


def test_the_arrow_keys_go_between_the_two_fields(typist: Typist) -> None:
    typist.show(p("satu"))
    bar = typist.page.finder
    bar.open_bar(replace=True)
    bar.words.setFocus()
    QTest.keyClick(bar.words, Key.Key_Down)
    assert bar.new.hasFocus()
    QTest.keyClick(bar.new, Key.Key_Up)
    assert bar.words.hasFocus()


def test_asking_again_from_the_bar_keeps_the_typed_expression(typist: Typist) -> None:
    typist.show(p("rapat kerja"))
    bar = typist.page.finder
    bar.open_bar()
    bar.expression.setChecked(True)
    bar.words.setText("(rapat) (kerja)")
    bar.next()
    bar.words.setFocus()
    bar.open_bar(replace=True)
    assert (bar.words.text(), bar.new.hasFocus()) == ("(rapat) (kerja)", True)
    typist.page.sheet.setFocus()
    typist.page.sheet.moveCursor(QTextCursor.MoveOperation.End)
    bar.open_bar(replace=True)  # another time: nothing is chosen, and other words are looked for as a rule
    assert (bar.words.hasFocus(), bar.words.selectedText()) == (True, "(rapat) (kerja)")


def test_a_bad_expression_is_said_and_harms_nothing(typist: Typist) -> None:
    typist.show(p("satu"))
    typist.page.finder.expression.setChecked(True)
    open_find(typist, "(", "x")
    assert typist.page.finder.said.text().startswith("The expression cannot be read at character 2")
    typist.page.finder.replace_all()
    assert typist.body == (p("satu"),)
    open_find(typist, "(a+)+$")
    typist.show(p("a" * 60 + "!"))
    typist.page.finder.look()
    assert typist.page.finder.said.text() == "The expression takes too long. Make it simpler."
    typist.page.grab()


def test_the_selected_words_are_looked_for(typist: Typist) -> None:
    typist.show(p("satu dua dua"))
    typist.select("dua")
    typist.page.open_find()
    assert typist.page.finder.words.text() == "dua"
    assert typist.page.finder.said.text() == "1 of 2"


def test_reading_only_finds_but_does_not_replace(typist: Typist) -> None:
    typist.show(p("satu"))
    typist.page.set_read_only(True)
    open_find(typist, "satu", "dua")
    assert not typist.page.finder.new.isVisible()
    typist.page.finder.replace_all()
    typist.page.finder.replace_one()
    assert typist.body == (p("satu"),)
    assert selected(typist) == "satu"


def test_the_count_follows_the_text(typist: Typist, qtbot: object) -> None:
    typist.show(p("satu"))
    open_find(typist, "satu")
    typist.to_end()
    typist.type(" satu")
    QTest.qWait(260)
    assert typist.page.finder.said.text() == "2 places"


@pytest.mark.parametrize(("expression", "reason"), [
    ("(a", "a closing bracket ) is missing"), ("a)", "this closing bracket ) has no opening one"),
    ("[a", "a closing bracket ] is missing"), ("*a", "nothing stands before it that could be repeated"),
    ("a\\", "nothing follows the backslash"), ("[z-a]", "the range runs backwards"),
    ("a{3,2}", "the smaller number comes first"), ("(a)\\2", "there is no bracket of that number"),
    ("(?<=a+)b", "what is looked back for must have one length"), ("(?<n", "what stands there is no expression"),
])
def test_what_is_wrong_with_an_expression_is_said_in_our_words(expression: str, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        find.matcher(Query(expression, expression=True))
    assert reason in refused.value.sentence


@pytest.mark.parametrize(("words", "rows"), [("a", 8), ("ab", 3)])
def test_the_list_is_as_high_as_whole_rows(typist: Typist, words: str, rows: int) -> None:
    typist.show(*(p(f"kata {n} a") for n in range(9)), p("ab"), p("xab"), p("cab"))
    open_find(typist, words)
    bar = typist.page.finder
    bar.all.setChecked(True)
    assert bar.list.viewport().height() == rows * bar.list.visualItemRect(bar.list.item(0)).height()


def test_in_a_narrow_list_the_place_is_in_sight(typist: Typist) -> None:
    font = QApplication.font()
    long = ("…yang sudah lama disiapkan di kepala ", " dan seterusnya…", "daerah", "wilayah")
    assert fitted(long, font, 2000) == long
    before, after, *rest = fitted(long, font, 200)
    assert (tuple(rest), after[-1:]) in {(long[2:], "…"), (long[2:], "")}
    assert before.startswith("…")
    assert before.endswith(" ")
    assert QFontMetrics(font).horizontalAdvance(before) <= 70
    narrow = fitted(("", "", "panjang " * 9, "baru " * 9), font, 200)
    assert all(piece.endswith("…") for piece in narrow[2:] if piece)


@pytest.mark.parametrize(("words", "text", "new", "expected"), [
    ("bantuan", "Bantuan", "bantuan sosial", "Bantuan sosial"), ("bantuan", "BANTUAN", "bansos", "BANSOS"),
    ("bantuan", "bantuan", "Bansos", "Bansos"), ("Bupati", "Bupati", "bupati", "bupati"),
    ('"kata"', "“Kata”", "“ucapan”", "“Ucapan”"), ("a", "A", "ini itu", "Ini itu"),
    ("lima", "Lima", "5 orang", "5 orang"),
])
def test_new_words_follow_the_case_of_those_they_replace(words: str, text: str, new: str, expected: str) -> None:
    assert hits([text], Query(words), new)[0].replacement == expected
    assert [hit.replacement for hit in hits([text], Query(words, match_case=True), new)] in ([new], [])


@often
@given(hostile, hostile)
def test_following_the_case_changes_nothing_else(words: str, template: str) -> None:
    new = find.like(words, template)
    assert new.upper() == template.upper()
    assert find.like(words.lower(), template) == template or not words.lower().islower()


def test_tab_goes_from_field_to_field_then_to_the_switches(typist: Typist) -> None:
    typist.show(p("satu"))
    open_find(typist, "satu")
    bar = typist.page.finder
    order = [bar.words, bar.new, bar.whole, bar.case, bar.expression, bar.back, bar.forth, bar.all, bar.one, bar.every,
             bar.shut]
    bar.words.setFocus()
    seen = [QApplication.focusWidget()]
    for _ in order[1:]:
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == order
    assert [part for part in bar.children() if part in order] == order  # so screen readers go
    for part in reversed(order[:-1]):  # and so does the window, which walks by itself
        assert keyboard_order.step(typist.page, forward=False)
        assert part.hasFocus()


def test_what_was_replaced_is_not_offered_again_until_something_changes(typist: Typist) -> None:
    typist.show(p("Bantuan dan bantuan"))
    bar = typist.page.finder
    bar.all.setChecked(True)
    open_find(typist, "", "bantuan sosial")
    assert not bar.list.isVisible()
    bar.words.setText("bantuan")
    assert bar.list.isVisible()
    bar.replace_all()
    QTest.qWait(260)
    bar.replace_all()
    typist.page.open_find()
    assert typist.body == (p("Bantuan sosial dan bantuan sosial"),)
    assert (bar.list.count(), bar.list.isVisible(), bar.every.isEnabled()) == (0, False, False)
    typist.undo()
    QTest.qWait(260)
    assert (typist.body, bar.list.count()) == ((p("Bantuan dan bantuan"),), 2)


def test_while_the_word_is_typed_its_first_place_is_shown_and_the_cursor_stays(typist: Typist) -> None:
    typist.show(*(p(f"baris {n}") for n in range(200)), p("jembatan"))
    typist.page.sheet.moveCursor(QTextCursor.MoveOperation.Start)
    sheet, bar = typist.page.sheet, typist.page.finder
    place, scrolled = sheet.textCursor().position(), sheet.verticalScrollBar().value()
    typist.page.open_find()
    bar.words.setText("jemb")
    assert sheet.verticalScrollBar().value() > scrolled
    assert sheet.overlay.strong is not None
    sheet.overlay.tint()
    assert "jemb" in [tint.cursor.selectedText() for tint in sheet.extraSelections()]
    bar.words.setText("jembx")
    assert (sheet.verticalScrollBar().value(), sheet.overlay.strong) == (scrolled, None)
    bar.words.setText("jemb")
    QTest.keyClick(bar.words, Key.Key_Escape)
    assert (sheet.verticalScrollBar().value(), sheet.textCursor().position()) == (scrolled, place)
    typist.page.open_find()
    bar.words.setText("jembatan")
    QTest.keyClick(bar.words, Key.Key_Return)
    bar.close_bar()
    assert sheet.verticalScrollBar().value() > scrolled
    assert selected(typist) == "jembatan"
