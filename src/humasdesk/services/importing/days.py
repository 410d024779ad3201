"""Reads a line that holds a day and nothing else (``Sabtu, 5 Januari 2019``, ``05/01/2019 10:20 WITA``), and finds the
day that a text tells of: ``Senin (14/1/2019)``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from humasdesk.language.calendar import written_dates
from humasdesk.services.importing.blanks import tidy

LONGEST = 80
_FIRST = 3
"""Paragraphs of a text that say when it happened."""
_MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
           "november", "desember")
_LINE = re.compile(
    r"(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad) ?,? ?)?"
    rf"(?P<day>\d{{1,2}})(?: |[/.-])(?P<month>\d{{1,2}}|{'|'.join(_MONTHS)})(?: |[/.-])(?P<year>\d{{4}})"
    r"(?:[ ,|–-]{1,3}(?:pukul |jam )?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?(?:wita|wib|wit))?)?")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?[+\d:Z]{0,6})?")


def read(line: str) -> date | None:
    """The day that ``line`` names; ``None`` when it says anything else or the day does not exist."""
    if len(line) > LONGEST:
        return None
    words = tidy(line).casefold()
    found = _ISO.fullmatch(words) or _LINE.fullmatch(words)
    if found is None:
        return None
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None


def told(texts: Iterable[str]) -> tuple[str, date] | None:
    """The first day that the beginning of a text names in full, with a day of the week that belongs to it, and the
    words that do; anything less sure is no day to go by."""
    for text, _ in zip(texts, range(_FIRST), strict=False):
        for one in written_dates(text):
            if one.year and one.weekday is not None and not one.state:
                day = date(one.year, one.month, one.day)
                if day.weekday() == one.weekday:
                    return text[one.start:one.end], day
    return None
