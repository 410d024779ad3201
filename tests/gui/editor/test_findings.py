"""Findings: underlined where they stand, found at the cursor and the mouse, gone to, mended; never part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication

from gui.editor.tiny import Key, Typist, a, b, h2, p
from humasdesk.gui import theme
from humasdesk.gui.editor.findings import SEVERITIES, TOKENS, Passage, Severity, Underline, Underlines
from humasdesk.gui.editor.page import Page


def finds(word: str, severity: Severity = "error") -> Underlines:
    def of(passage: Passage) -> Sequence[Underline]:
        return [Underline(found.start(), found.end(), severity, f"tip {word}")
                for found in re.finditer(word, passage.text)]

    return of


def points(page: Page) -> list[bytes]:
    """The sheet as it is painted, point by point (blue, green, red, nothing)."""
    image = page.sheet.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = bytes(image.constBits())  # the image is kept until then: its points go with it
    return [seen[place:place + 4] for place in range(0, len(seen), 4)]


def drawn(page: Page, before: list[bytes], token: str) -> int:
    """How many points differ from ``before`` and have about the colour of that token."""
    colour = page.sheet.overlay.theme.color(token)
    wanted = (colour.blue(), colour.green(), colour.red())
    return sum(old != new and all(abs(one - two) < 40 for one, two in zip(new, wanted, strict=False))
               for old, new in zip(before, points(page), strict=True))


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("dark", [False, True])
def test_each_severity_has_its_colour_in_both_appearances(typist: Typist, severity: Severity, dark: bool) -> None:
    typist.page.resize(420, 260)
    typist.page.wear(theme.Theme(dark=dark))
    typist.show(p("satu salaah dua"))
    before = points(typist.page)
    typist.page.findings.show(finds("salaah", severity))
    assert drawn(typist.page, before, TOKENS[severity]) > 5


def test_a_finding_is_found_at_its_place_and_the_gravest_first(typist: Typist) -> None:
    typist.show(p("😀 satu ", b("sala"), "ah dua"))
    style, error = finds("salaah dua", "style"), finds("salaah", "error")
    typist.page.findings.show(lambda passage: [*style(passage), *error(passage)])
    typist.go("salaah", 2)
    found = typist.page.finding_at()
    assert found is not None
    assert found.underline.severity == "error"
    assert found.passage == Passage(3, "paragraph", "😀 satu salaah dua")
    assert found.passage.text[found.underline.start:found.underline.end] == "salaah"
    typist.go("dua", 1)
    assert typist.page.finding_at().underline.severity == "style"  # type: ignore[union-attr]
    typist.go("satu", 1)
    assert typist.page.finding_at() is None


def test_the_mouse_meets_it_and_is_told(typist: Typist) -> None:
    typist.show(p("satu salaah dua"))
    typist.page.findings.show(finds("salaah"))
    typist.go("salaah", 3)
    on = typist.page.sheet.cursorRect().center()
    assert typist.page.finding_at(on) is not None
    assert typist.page.sheet.tip_at(on) == "tip salaah"
    assert typist.page.finding_at(QPoint(on.x() + 300, on.y())) is None


def test_one_goes_from_finding_to_finding_and_round_the_ends(typist: Typist) -> None:
    typist.show(p("satu x dua x"), h2("tiga"), p("x empat"), headline="Judul x")
    typist.page.findings.show(finds("x"))
    typist.go("Judul")
    places = []
    for _ in range(5):
        found = typist.page.findings.step()
        assert found is not None
        places.append((found.passage.block, found.underline.start))
    assert places == [(1, 6), (3, 5), (3, 11), (5, 0), (1, 6)]
    back = typist.page.findings.step(forward=False)
    assert back is not None
    assert (back.passage.block, back.underline.start) == (5, 0)
    typist.page.findings.show(finds("tidak ada"))
    assert typist.page.findings.step() is None


def test_a_mended_word_keeps_its_format_and_is_one_step(typist: Typist) -> None:
    typist.show(p("satu ", b("salaah"), " dua ", a("tautan")))
    found = next(passage for passage in typist.page.findings.passages())
    typist.page.findings.replace(found.block, 5, 11, "salah")
    assert typist.body == (p("satu ", b("salah"), " dua ", a("tautan")),)
    typist.undo()
    assert typist.body == (p("satu ", b("salaah"), " dua ", a("tautan")),)
    typist.page.findings.go_to(found.block, 5, 11)
    assert typist.page.sheet.textCursor().selectedText() == "salaah"
    typist.page.findings.go_to(found.block, 3, 999)
    assert typist.page.sheet.textCursor().selectedText() == "u salaah dua tautan"


def test_the_word_being_typed_is_left_alone_until_it_is_left(typist: Typist) -> None:
    typist.page.resize(420, 260)
    typist.page.sheet.setCursorWidth(0)

    def waves() -> int:
        typist.page.findings.show(None)
        before = points(typist.page)
        typist.page.findings.show(finds("salaah"))
        return drawn(typist.page, before, "wave_error")

    typist.show(p("satu"))
    typist.after("satu")
    typist.type(" salaah")
    assert waves() == 0
    typist.type(" ")
    assert waves() > 5
    typist.press(Key.Key_Backspace)
    assert waves() > 5


def test_findings_are_no_part_of_the_text(typist: Typist) -> None:
    typist.show(p("satu salaah dua"))
    typist.page.findings.show(finds("salaah"))
    typist.page.sheet.viewport().grab()
    assert not typist.page.sheet.document().isUndoAvailable()
    assert typist.body == (p("satu salaah dua"),)
    typist.page.findings.show(lambda _: [Underline(-1, 3), Underline(4, 4), Underline(2, 99)])
    typist.page.sheet.viewport().grab()


def test_a_right_click_puts_the_cursor_where_it_was_clicked(typist: Typist) -> None:
    typist.show(p("satu salaah dua"))
    sheet = typist.page.sheet
    typist.go("salaah", 3)
    spot = sheet.cursorRect().center()
    typist.go("satu")
    for selected in (False, True):
        if selected:
            typist.select("salaah")
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, sheet.viewport().mapToGlobal(spot),
                                  Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(sheet.viewport(), event)
        popup = QApplication.activePopupWidget()
        if popup:
            popup.close()
        assert sheet.textCursor().selectedText() == ("salaah" if selected else "")
        assert selected or sheet.textCursor().positionInBlock() == 8
