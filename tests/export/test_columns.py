"""Widths of a table's columns, which paper and screen share."""

from __future__ import annotations

import json
import re

from export.samples import page, words
from humasdesk.document.nodes import Table
from humasdesk.export.columns import shares, used
from humasdesk.export.html import to_html
from humasdesk.export.labels import labels
from humasdesk.export.pictures import fit
from humasdesk.export.prepare import prepare


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(map(words, row)) for row in rows))


PROGRAMME = table(("Waktu", "Acara"), ("08.00", "Pembukaan oleh Gubernur Kalimantan Timur"))
BUDGET = table(("No", "Kota", "Anggaran"), ("1", "Samarinda", "1.250,5"))


def test_a_short_column_beside_a_wide_one_takes_what_it_needs() -> None:
    assert shares(PROGRAMME) == (0, 100)


def test_short_columns_alone_share_the_width_by_their_words() -> None:
    assert shares(BUDGET) == (18, 43, 39)


def test_many_columns_and_very_long_cells_all_get_a_share() -> None:
    wide = shares(table(*[("a" * 400, "b" * 20, "c" * 20, "d" * 20)] * 2))
    assert 98 <= sum(wide) <= 102
    assert all(share >= 10 for share in wide)


def test_empty_columns_do_no_harm() -> None:
    assert shares(table(("", ""), ("", ""))) == (50, 50)


def test_widths_are_written_once_for_a_page() -> None:
    assert used([BUDGET, PROGRAMME, BUDGET]) == (18, 39, 43, 100)


def test_paper_and_screen_get_the_same_widths() -> None:
    whole = page(BUDGET, PROGRAMME)
    said = json.loads(prepare(whole, labels("id", ()), {}, fit).json)
    paper = [each["columns"] for each in said["body"] if each["kind"] == "table"]
    html = to_html(whole).data.decode()
    screen = [[int(found or 0) for found in re.findall(r"<col(?: class=\"w(\d+)\")?>", columns)]
              for columns in re.findall(r"<colgroup>(.*?)</colgroup>", html)]
    assert screen == paper == [[18, 43, 39], [0, 100]]
    sides = [each["aligns"] for each in said["body"] if each["kind"] == "table"]
    assert sides == [["left", "left", "right"], ["left", "left"]], "numbers at the right, where nobody said"
    assert '<th scope="col" class="right">Anggaran</th>' in html
    assert '<td>1</td><td>Samarinda</td><td class="right">1.250,5</td>' in html
    assert all(f".w{share} {{ width: {share}%; }}" in html for share in (18, 43, 39, 100))
