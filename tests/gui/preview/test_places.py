"""The same words in the editor and on the sheets: every part is found both ways."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from export.samples import every_block, page, picture
from humasdesk.document import normal
from humasdesk.document.nodes import Paragraph, Rule, Span
from humasdesk.export.pdf import Drawing, PdfPress
from humasdesk.gui.editor.page import Page
from humasdesk.gui.preview.places import part_at, part_on, position_of, stretches

BODY = normal.document(every_block())


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    with PdfPress() as press:
        return press.draw(page(*BODY, pictures={"foto.jpg": picture()}), 72.0)


@pytest.fixture
def editor(qtbot: QtBot) -> Page:
    made = Page(lambda data, name: None, lambda source: picture())
    qtbot.addWidget(made)
    made.set_content("Kalimantan Timur", "Setelah Musrenbang", "SAMARINDA", BODY)
    return made


def test_every_part_of_the_text_has_a_place_in_the_editor_and_back(editor: Page) -> None:
    document = editor.sheet.document()
    for part in ("kicker", "headline", "dateline", *range(1, len(BODY) + 1)):
        place = position_of(document, part)
        assert place is not None, part
        assert part_at(document, place) == part
    assert position_of(document, len(BODY) + 1) == position_of(document, len(BODY))


def test_the_cursor_in_a_caption_or_a_cell_stands_in_the_figure_or_the_table(editor: Page) -> None:
    document = editor.sheet.document()
    for words, part in (("Humas Kaltim/Sul", 2), ("1.250,5", 14), ("Sinkronisasi", 6)):
        assert part_at(document, document.find(words).position()) == part


def test_an_empty_line_belongs_to_what_stands_above(editor: Page) -> None:
    editor.set_content("", "Judul", "", (Paragraph((Span("satu"),)), Paragraph((Span("dua"),))))
    document = editor.sheet.document()
    cursor = document.find("satu")
    cursor.clearSelection()
    cursor.insertBlock()
    assert part_at(document, cursor.position()) == 1
    assert part_at(document, document.find("dua").position()) == 2


def test_a_click_on_a_sheet_finds_the_part_that_is_printed_there(drawing: Drawing) -> None:
    for spot in drawing.spots:
        if not spot.ends and spot.part not in ("dateline", 1) and not isinstance(_block(spot.part), Rule):
            assert part_on(drawing.spots, spot.sheet, spot.x + 2, spot.y - spot.size / 3 + 2) == spot.part
    dateline = next(spot for spot in drawing.spots if spot.part == "dateline" and spot.ends)
    assert part_on(drawing.spots, dateline.sheet, dateline.x - 5, dateline.y - 2) == "dateline"
    assert part_on(drawing.spots, dateline.sheet, dateline.x + 40, dateline.y - 2) == 1
    assert part_on(drawing.spots, dateline.sheet, dateline.x - 5, dateline.y + 12) == 1


def test_the_foot_of_the_page_is_nobodys_words(drawing: Drawing) -> None:
    last = drawing.spots[-1]
    assert part_on(drawing.spots, last.sheet, 100, last.y + 80) is None


def test_the_top_of_a_further_sheet_belongs_to_what_runs_over_it(drawing: Drawing) -> None:
    begins = [spot for spot in drawing.spots if not spot.ends]
    first = next(spot for spot in begins if spot.sheet == 2)
    before = begins[begins.index(first) - 1]
    assert part_on(drawing.spots, 2, 100, 1.0) == before.part


def test_a_mark_covers_its_part_and_only_it(drawing: Drawing) -> None:
    for part in range(1, len(BODY) + 1):
        found = stretches(drawing.spots, part, 842.0)
        assert found
        for one in found:
            assert 0 < one.top < one.bottom < 842
            inside = [spot for spot in drawing.spots if spot.sheet == one.sheet and not spot.ends
                      and one.top + 1 < spot.y - spot.size < one.bottom - 4 and spot.part != part]
            assert not [spot for spot in inside if spot.part != "dateline" or part != 1]


def _block(part: str | int) -> object:
    return BODY[part - 1] if isinstance(part, int) else None
