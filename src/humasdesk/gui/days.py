"""Days and moments in the one form in which the window shows them: ``14 Jan 2019``, ``14 Jan 2019 10.42 WITA``."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale

from humasdesk import clock, i18n


def day_said(day: date, form: str = "") -> str:
    """A day in the language in use, as sentences have it, or in a ``form`` of Qt's."""
    return i18n.day(day) if not form else QLocale(i18n.current()).toString(QDate(day.year, day.month, day.day), form)


def moment_said(moment: datetime, zone: str) -> str:
    """A moment in a zone (an IANA name), which is named."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{day_said(local.date())} {local:%H.%M}\u00a0{clock.zone_name(zone)}"
