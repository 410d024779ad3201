"""Where the columns of a table stand: what somebody said, else numbers at the right."""

from __future__ import annotations

import pytest

from humasdesk.document import sides
from humasdesk.document.nodes import Span, Table


@pytest.mark.parametrize("text", [
    "0", "7", "1.234", "1.234.567,89", "1234", "12,5", "-3,2 %", "+4%", "Rp12,5 miliar", "Rp 1.500.000,-", "Rp154 juta",
    "15 ton", "1.250 ton", "US$ 3", "1,234.5", "−2", "3 ha", "12 m²", "5 juta ton", "2 ribu orang",
])
def test_a_number(text: str) -> None:
    assert sides.is_number(text)


@pytest.mark.parametrize("text", [
    "", "Palaran", "08.30", "12/3/2019", "12 Januari 2019", "0812-3456-7890", "3 kecamatan", "6472010101010001",
    "1.2.3", "10–20", "IV", "12 Januari", "pukul 9", "1. Palaran",
])
def test_no_number(text: str) -> None:
    assert not sides.is_number(text)


def _table(*rows: tuple[str, ...], said: tuple[sides.Align, ...] = ()) -> Table:
    return Table(tuple(tuple((Span(cell),) if cell else () for cell in row) for row in rows), said)


def test_numbers_stand_at_the_right_where_nobody_said() -> None:
    rows = (("Tahun", "Beras", "Nilai", "Ket."), ("2018", "1.250 ton", "Rp12,5 miliar", "cukup"),
            ("2019", "–", "Rp980 juta", "12"), ("2020", "", "0", ""))
    assert sides.of(_table(*rows)) == ("", "right", "right", ""), "the first column names the rows"
    assert sides.of(_table(*rows, said=("", "left", "", "center"))) == ("", "left", "right", "center")
    assert sides.of(_table(("A", "B"))) == ("", "")
    assert sides.of(_table(("A", "B"), ("x", "–"))) == ("", ""), "nothing but blanks is no number"
