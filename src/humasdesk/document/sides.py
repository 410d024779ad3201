"""On which side the columns of a table stand: where nobody said, numbers at the right, so that their places stand one
under the other. Page, paper and HTML ask this; what is stored is only what somebody said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from humasdesk.document.nodes import Align, Table

_UNITS = ("%|persen|ribu|juta|miliar|triliun|rb|jt|rp|rupiah|dolar|orang|jiwa|kk|unit|buah|ekor|paket|titik|kali|poin|"
          "ton|kuintal|kg|gram|g|liter|l|ml|ha|hektare|hektar|km|km2|km²|meter|m|m2|m²|m3|m³|cm|mm|mdpl|mw|kwh|gb|"
          "hari|jam|menit|detik|tahun|bulan|minggu")
_NUMBER = re.compile(
    r"(?:(?:rp|idr|usd|us\$|\$|€)\.? ?)?[+\-−–]?(?:rp\.? ?)?"
    r"(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:[. ]\d{3})+|[1-9]\d{0,2}(?:,\d{3})+)"
    rf"(?:[.,]\d+)?(?:,-)?(?: ?(?:{_UNITS})){{0,2}}\.?", re.IGNORECASE)
"""A number as offices write it: ``1.234,5``, ``Rp12,5 miliar``, ``-3,2 %``, ``15 ton``. Days, times,
telephone and identity numbers are none: they have other signs between their figures, begin with a nought, or are too
long without a sign."""
_BLANK = frozenset({"", "-", "–", "—", "−", "…", "*)", "n/a", "N/A"})
"""What stands in the place of a number that there is not."""


def is_number(text: str) -> bool:
    """Whether these words are one number, with its currency or unit."""
    return _NUMBER.fullmatch(" ".join(text.split())) is not None


def shown(texts: Sequence[Sequence[str]], said: Sequence[Align]) -> tuple[Align, ...]:
    """The side of every column of a table with these texts, the header's first. A side that was said holds; the first
    column names the rows, and a column of numbers alone stands at the right."""
    return tuple(side or ("right" if place and _of_numbers([row[place] for row in texts[1:]]) else "")
                 for place, side in enumerate(said))


def of(table: Table) -> tuple[Align, ...]:
    """The sides of a table's columns, one for each, also where it names none."""
    unsaid: Align = ""
    texts = [["".join(span.text for span in spans) for spans in row] for row in table.rows]
    return shown(texts, table.aligns or (unsaid,) * len(table.rows[0]))


def _of_numbers(texts: Sequence[str]) -> bool:
    there = [text for text in texts if text.strip() not in _BLANK]
    return bool(there) and all(map(is_number, there))
