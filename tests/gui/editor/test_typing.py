"""What typing turns into: quotes, dashes, Markdown shorthand; each one undo away from what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.editor.tiny import CTRL, Key, Typist, b, h2, h3, i, li, ol, p, q, rule
from humasdesk.document.nodes import Block
from humasdesk.gui.editor import smart
from humasdesk.gui.editor.parts import Parts


@pytest.mark.parametrize(("typed", "becomes"), [
    ('"Baik," kata dia.', "“Baik,” kata dia."),
    ("Jum'at", "Jum’at"),
    ("('90)", "(‘90)"),
    ("rapat -- dan", "rapat – dan"),
    ("rapat---dan", "rapat—dan"),
    ("2018--2023", "2018–2023"),
    ("SAMARINDA - Setelah", "SAMARINDA – Setelah"),
    ("se-Kaltim", "se-Kaltim"),
    ("-5", "-5"),
])  # fmt: skip
def test_quotes_and_dashes(typist: Typist, typed: str, becomes: str) -> None:
    typist.to_body()
    typist.type(typed)
    assert typist.body == (p(becomes),)


def test_one_undo_gives_the_straight_quote_back(typist: Typist) -> None:
    typist.to_body()
    typist.type('kata "')
    typist.undo()
    assert typist.body == (p('kata "'),)
    typist.type("x")
    assert typist.body == (p('kata "x'),)


def test_one_undo_gives_the_hyphens_back(typist: Typist) -> None:
    typist.to_body()
    typist.type("a--")
    assert typist.body == (p("a–"),)
    typist.undo()
    assert typist.body == (p("a--"),)


def test_smart_typing_can_be_off(typist: Typist) -> None:
    typist.page.sheet.smart = False
    typist.to_body()
    typist.type('"a" -- b')
    assert typist.body == (p('"a" -- b'),)


def test_quotes_turn_in_the_headline_too(typist: Typist) -> None:
    typist.page.focus_headline()
    typist.type('Gubernur: "Siap"')
    assert typist.page.content() == Parts(headline="Gubernur: “Siap”")


@pytest.mark.parametrize(("typed", "block", "literal"), [
    ("# Satu", h2("Satu"), "# "), ("## Satu", h2("Satu"), "## "), ("### Satu", h3("Satu"), "### "),
    ("- Satu", li("Satu"), "- "), ("* Satu", li("Satu"), "* "), ("1. Satu", ol("Satu"), "1. "),
    ("3) Satu", ol("Satu", start=3), "3) "), ("> Satu", q("Satu"), "> "),
])  # fmt: skip
def test_markdown_at_the_start_of_a_paragraph(typist: Typist, typed: str, block: Block, literal: str) -> None:
    typist.to_body()
    typist.type(typed)
    assert typist.body == (block,)
    typist.undo()
    typist.undo()
    assert typist.body == (p(literal),)
    typist.type("x")
    assert typist.body == (p(literal + "x"),)


@pytest.mark.parametrize("typed", ["0. a", "100. a", "2019. a", ">> a", "a- b", "#a b"])
def test_what_is_no_shorthand_stays(typist: Typist, typed: str) -> None:
    typist.to_body()
    typist.type(typed)
    assert typist.body == (p(typed),)


def test_shorthand_is_for_paragraphs_alone(typist: Typist) -> None:
    typist.show(li("satu"), headline="Judul")
    typist.go("satu")
    typist.type("- ")
    typist.go("Judul")
    typist.type("# ")
    assert typist.page.content() == Parts("", "# Judul", "", (li("- satu"),))


@pytest.mark.parametrize("line", ["---", "***", "___"])
def test_three_signs_and_enter_are_a_rule(typist: Typist, line: str) -> None:
    typist.to_body()
    typist.type(line)
    typist.press(Key.Key_Return)
    typist.type("lalu")
    assert typist.body == (rule, p("lalu"))
    typist.undo(2)
    assert typist.body == (p(line),)


@pytest.mark.parametrize(("typed", "becomes", "literal"), [
    ("ini **tebal**", (p("ini ", b("tebal")),), "ini **tebal**"),
    ("ini *miring*", (p("ini ", i("miring")),), "ini *miring*"),
    ("**dua kata**", (p(b("dua kata")),), "**dua kata**"),
    ("😀 **tebal**", (p("😀 ", b("tebal")),), "😀 **tebal**"),
])  # fmt: skip
def test_emphasis_by_asterisks(typist: Typist, typed: str, becomes: tuple[Block, ...], literal: str) -> None:
    typist.to_body()
    typist.type(typed)
    assert typist.body == becomes
    typist.undo()
    assert typist.body == (p(literal),)


def test_what_follows_emphasis_is_plain(typist: Typist) -> None:
    typist.to_body()
    typist.type("ini **tebal** biasa")
    assert typist.body == (p("ini ", b("tebal"), " biasa"),)


@pytest.mark.parametrize("typed", ["2*3*4", "a ** b **", "* *", "**", "***", "a*b*"])
def test_asterisks_that_emphasise_nothing(typist: Typist, typed: str) -> None:
    typist.to_body()
    typist.type("x" + typed)
    assert typist.body == (p("x" + typed),)


def test_emphasis_keeps_what_was_formatted_inside(typist: Typist) -> None:
    typist.show(p("*satu ", b("dua"), ""))
    typist.to_end()
    typist.press(Key.Key_B, CTRL)
    typist.type("*")
    spans = typist.body[0].spans  # type: ignore[union-attr]
    assert [(span.text, span.bold, span.italic) for span in spans] == [("satu ", False, True), ("dua", True, True)]


def test_smart_rules_are_pure() -> None:
    assert smart.swap("", '"') == smart.Swap(1, "“")
    assert smart.swap("kata", "'") == smart.Swap(1, "’")
    assert smart.swap("--", "-") is None
    assert smart.block_shorthand("##") == smart.block_shorthand("#")
    assert smart.emphasis("**a**") == smart.Emphasised("bold", 5, 2)
    assert smart.emphasis("**a*") is None


def compose(typist: Typist, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(typist.page.sheet, event)


def test_composing_is_no_edit_until_it_is_committed(typist: Typist, qtbot: QtBot) -> None:
    typist.show(p("satu "))
    typist.to_end()
    with qtbot.assertNotEmitted(typist.page.edited):
        compose(typist, "ni")
        compose(typist, "nih")
    assert typist.body == (p("satu "),)
    with qtbot.waitSignal(typist.page.edited):
        compose(typist, "", "你")
    assert typist.body == (p("satu 你"),)
    typist.undo()
    assert typist.body == (p("satu "),)


def test_composing_over_a_selection_leaves_the_head_lines(typist: Typist) -> None:
    typist.show(p("satu"), kicker="K", headline="J", dateline="T")
    typist.press(Key.Key_A, CTRL)
    compose(typist, "", "x")
    assert typist.page.content() == Parts("x")
    typist.undo(2)
    assert typist.page.content() == Parts("K", "J", "T", (p("satu"),))


def test_edited_follows_real_changes_only(typist: Typist, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(typist.page.edited, wait=50):
        typist.show(p("satu"))
        typist.press(Key.Key_Right, times=3)
        typist.page.zoom(1)
        typist.page.wear(typist.page.sheet.overlay.theme)
        typist.page.set_read_only(True)
        typist.page.set_read_only(False)
        typist.press(Key.Key_A, CTRL)
        typist.page.change_to(typist.page.content())
    for deed in (lambda: typist.type("x"), typist.undo, typist.redo, lambda: typist.press(Key.Key_Backspace)):
        with qtbot.waitSignal(typist.page.edited):
            deed()
