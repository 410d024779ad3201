"""Days and times as people type them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from humasdesk import clock
from humasdesk.domain.release import Embargo
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.language.wording import MONTHS

_YEAR = re.compile(r"\d{4}")
_BARE = re.compile(r"\d{8}")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
_MONTH_FIRST = re.compile(r"(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_MONTH_NAMED = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[^\W\d]{3,})\.?\s+(?P<year>\d{4})")
_MONTHS = (MONTHS, ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December"))
_MOMENT = re.compile(r"(?P<day>\d{1,2}\s+[^\W\d]{3,}\.?\s+\d{4}|[^\sT]+)(?:T| +)"
                     r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s+(?P<zone>\S+))?")


def parse_day(text: str, *, last: bool = False) -> date:
    """``2019-01-08``, ``8/1/2019`` (day before month, as Indonesians write) or ``8 Jan 2019``, the month's name
    shortened or not, in either language. Raises ``BadInput``; where a year or month alone was written its example is
    that one's first day, or the ``last``."""
    clean = text.strip()
    try:
        if _BARE.fullmatch(clean):
            return date.fromisoformat(clean)
        year, month, day = _parts(clean)
        return date(year, month, 0 if day is None else day)
    except ValueError as cause:
        raise _no_day(clean, last) from cause


def _no_day(text: str, last: bool) -> BadInput:
    """What is wrong with a text that is no day, and what to write."""
    near = near_day(text, last=last)
    if near is None:
        return BadInput(mark("{text} is not a day. Write it as 2019-01-08 or 8/1/2019."), text=text)
    if _YEAR.fullmatch(text):
        return BadInput(mark("{text} is only a year. Write the whole day, such as {day}."), text=text, day=near)
    if _parts(text)[2] is not None:
        return BadInput(mark("There is no {text}: that month ends on {day}."), text=text, day=near)
    return BadInput(mark("{text} is only a month. Write the whole day, such as {day}."), text=text, day=near)


def near_day(text: str, *, last: bool = False) -> date | None:
    """The day that was nearly written: the first of a year or month (or its ``last``), or the last of a month that is
    shorter than was thought. ``None`` where nothing is near."""
    clean = text.strip()
    try:
        if _YEAR.fullmatch(clean):
            return date(int(clean), 12, 31) if last else date(int(clean), 1, 1)
        year, month, day = _parts(clean)
        ends = monthrange(year, month)[1] if year else 0
        if day is not None and day <= ends:
            return None
        return date(year, month, 1 if day is None and not last else ends)
    except ValueError:
        return None


def _parts(text: str) -> tuple[int, int, int | None]:
    """Year, month and day as written, ``None`` for a day that was left out; raises ``ValueError`` for anything else."""
    found = _ISO.fullmatch(text) or _MONTH_FIRST.fullmatch(text) or _MONTH_NAMED.fullmatch(text)
    if found is None:
        raise ValueError(text)
    month, day = found["month"], found["day"]
    return int(found["year"]), int(month) if month.isdecimal() else _month(month), int(day) if day else None


def _month(name: str) -> int:
    """The number of a month; raises ``ValueError`` for what is none."""
    wanted = name.casefold()
    for names in _MONTHS:
        for number, one in enumerate(names, start=1):
            if one.casefold().startswith(wanted):
                return number
    raise ValueError(name)


def parse_embargo(text: str, zone: str) -> Embargo:
    """``2026-11-30 10:00 WITA``; without a zone the desk's own."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise BadInput(mark("{text} is not a time. Write it as 2026-11-30 10:00 WITA."), text=text)
    named = found["zone"]
    meant = clock.ZONE_OF_NAME.get(named.upper(), named) if named else zone
    day = parse_day(found["day"])
    try:
        local = datetime(day.year, day.month, day.day, int(found["hour"]), int(found["minute"]),
                         tzinfo=ZoneInfo(meant))
        until = local.astimezone(UTC)
    except (ValueError, LookupError, OSError, OverflowError) as cause:
        raise BadInput(mark("{text} is not a time. Write it as 2026-11-30 10:00 WITA."), text=text) from cause
    return Embargo(until, meant)
