"""Days and times as people type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from humasdesk import clock
from humasdesk.domain.release import Embargo
from humasdesk.errors import BadInput
from humasdesk.i18n import mark

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MOMENT = re.compile(r"(?P<day>[^\sT]+)(?:T| +)(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s+(?P<zone>\S+))?")


def parse_day(text: str) -> date:
    """``2019-01-08`` or ``8/1/2019`` (day before month, as Indonesians write)."""
    clean = text.strip()
    found = _DAY_FIRST.fullmatch(clean)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(clean)
    except ValueError as cause:
        raise BadInput(mark("{text} is not a day. Write it as 2019-01-08 or 8/1/2019."), text=text) from cause


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
