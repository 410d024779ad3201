"""Facts: days of the week against dates, and releases that name no day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from humasdesk.i18n import mark
from humasdesk.language.calendar import Written, written_dates
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Edit, Hit, Rule, hit
from humasdesk.language.text import Text
from humasdesk.language.wording import DAYS

_RELATIVE = re.compile(
    r"(?<![\w-])(?:(?:pekan|minggu|bulan|tahun)[ \xa0]+lalu|kemarin|besok|lusa|dalam[ \xa0]+waktu[ \xa0]+dekat|"
    r"beberapa[ \xa0]+(?:hari|waktu|pekan)[ \xa0]+lalu|tadi[ \xa0]+(?:pagi|siang|sore|malam)|hari[ \xa0]+ini|"
    r"(?:pekan|minggu|bulan)[ \xa0]+depan)(?![\w-])",
    re.IGNORECASE,
)


def named_day(text: Text) -> date | None:
    """The first date with a year in the text."""
    for block in text.body:
        for one in written_dates(block.clean):
            if one.year and (found := one.on(date(one.year, 7, 1))):
                return found
    return None


def reference(text: Text, knowledge: Knowledge) -> date:
    """The day that dates without a year are read by: the day of the release, or for a text without one the date it
    names itself."""
    return knowledge.day if knowledge.dated else named_day(text) or knowledge.day


_GUESSED = mark("{date} is a {right}, not a {named}. The text names no year: the nearest to today was taken.")


def weekday(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """A day of the week that the calendar gives to another date."""
    near: date | None = None
    guessed = not knowledge.dated and named_day(text) is None
    for field, start, _, block in text.pieces():
        for one in written_dates(block.clean):
            if one.weekday is None or one.state:
                continue
            near = near or reference(text, knowledge)
            day = one.on(near)
            if day is not None and day.weekday() != one.weekday and one.weekday_span:
                wrong = _mismatch(one, day, start, block.clean)._replace(field=field)
                yield wrong._replace(message=_GUESSED) if guessed and not one.year else wrong


def _mismatch(one: Written, day: date, start: int, text: str) -> Hit:
    """The hit of a wrong day: the right name is offered, then the nearest date of the day that stands there."""
    first, last = one.weekday_span or (one.start, one.start)
    number, end = one.number_span
    back = (day.weekday() - (one.weekday or 0)) % 7
    other = day - timedelta(days=back) if back <= 3 else day + timedelta(days=7 - back)
    edits = [Edit(start + first, start + last, DAYS[day.weekday()])]
    if other.month == one.month:
        rest = text[number:end].lstrip("0123456789")  # the whole date, which can be read in a menu
        padded = f"{other.day:0{2 if text[number] == '0' else 1}}"  # as it is written there
        edits.append(Edit(start + number, start + end, f"{padded}{rest}"))
    return Hit(
        start + one.start,
        start + one.end,
        tuple(edits),
        {"date": day, "right": DAYS[day.weekday()], "named": DAYS[one.weekday or 0]},
    )


def no_date(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """Words that lean on the day of reading, in a release that names no day at all: the first is marked."""
    if not text.is_release:
        return
    for _, _, _, block in text.pieces():
        if any(not one.state for one in written_dates(block.clean)):
            return
    for start, block in zip(text.starts, text.body, strict=bool(text.body)):
        found = _RELATIVE.search(block.clean) if block.prose else None
        if found:
            yield hit(start + found.start(), start + found.end())
            return


_MORE = "\n\nRapat itu dihadiri semua kepala dinas. " + "Pembahasan berlangsung sampai sore. " * 10
RULES = (
    Rule(
        "FACT-WEEKDAY",
        mark("A day of the week that does not belong to its date."),
        "fact",
        "S",
        mark("{date} is a {right}, not a {named}."),
        "kalender",
        (
            ("Rapat Selasa (3/12/2018).", "Rapat Senin (3/12/2018)."),
            ("pada Jumat, 12 Mei 2019", "pada Minggu, 12 Mei 2019"),
            ("Rabu malam (5/3/2019)", "Selasa malam (5/3/2019)"),
        ),
        (
            "Senin (3/12/2018)",
            "Minggu, 12 Mei 2019",
            "Selasa (20/20/2025)",
            "Sabtu-Minggu (7-8/12/2019)",
            "Selasa (5/3)",
            "Minggu (7/12 dan 8/12)",
        ),
        text=weekday,
    ),
    Rule(
        "FACT-NO-DATE",
        mark("Kemarin, pekan lalu and their like in a release that names no date."),
        "fact",
        "-",
        mark("“{text}”: of which day? The release names no date."),
        "isi rilis",
        (
            ("Rapat dibuka kemarin." + _MORE, ""),
            ("Hasilnya terbit dalam waktu dekat." + _MORE, ""),
            ("Pekan lalu warga hadir." + _MORE, ""),
        ),
        ("Rapat dibuka kemarin.", "Rapat dibuka kemarin, Senin (3/12/2018)." + _MORE, "Rapat dibuka." + _MORE),
        text=no_date,
    ),
)
