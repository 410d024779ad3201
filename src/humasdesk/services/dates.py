"""Days and times as people type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from humasdesk import clock
from humasdesk.domain.release import Embargo
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.language.wording import MONTHS

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NAMED = re.compile(r"(\d{1,2})\s+([^\W\d]{3,})\.?\s+(\d{4})")
_MONTHS = (MONTHS, ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December"))
_MOMENT = re.compile(r"(?P<day>\d{1,2}\s+[^\W\d]{3,}\.?\s+\d{4}|[^\sT]+)(?:T| +)"
                     r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s+(?P<zone>\S+))?")


def parse_day(text: str) -> date:
    """``2019-01-08``, ``8/1/2019`` (day before month, as Indonesians write) or ``8 Jan 2019``, the month's name
    shortened or not, in either language."""
    clean = text.strip()
    found = _DAY_FIRST.fullmatch(clean)
    named = _NAMED.fullmatch(clean)
    try:
        if named:
            return date(int(named[3]), _month(named[2]), int(named[1]))
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(clean)
    except ValueError as cause:
        raise BadInput(mark("{text} is not a day. Write it as 2019-01-08 or 8/1/2019."), text=text) from cause


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
