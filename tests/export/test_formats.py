"""The table of formats: every row makes a file whose first bytes are what its name promises."""

from __future__ import annotations

import pytest

from export.samples import p, page
from humasdesk.errors import BadInput
from humasdesk.export.formats import FORMATS, Format, formats
from humasdesk.export.pdf import PdfPress


@pytest.mark.parametrize(("name", "magic"), [("pdf", b"%PDF-1.7"), ("html", b"<!doctype html>")])
def test_a_row_makes_what_it_says(name: str, magic: bytes) -> None:
    row = FORMATS[name]
    assert (row.id, row.extension) == (name, name)
    with PdfPress() as press:
        assert row.make(page(p("x")), press).data.startswith(magic)


def test_every_row_is_tested_here() -> None:
    assert list(FORMATS) == ["pdf", "html"]
    assert all(isinstance(row, Format) and row.label for row in FORMATS.values())


def test_names_are_looked_up_once_and_in_order() -> None:
    assert [row.id for row in formats(["html", "pdf", "html"])] == ["html", "pdf"]


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as caught:
        formats(["pdf", "docx"])
    assert caught.value.sentence == "There is no format docx. Choose from: pdf, html."
