"""Reads a line that holds a day and nothing else: ``Sabtu, 5 Januari 2019``, ``05/01/2019 10:20 WITA``."""

from __future__ import annotations

import re
from datetime import date

from humasdesk.services.importing.blanks import tidy

LONGEST = 80
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
