"""What time it is, as something that can be handed in: no rule of the house reads the machine's clock itself.

Times are kept in UTC and shown in a zone; a clock never decides who may do what.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Answers now, as an aware ``datetime`` in UTC."""

ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
"""IANA zone to the abbreviation Indonesians write (Keppres 41/1987)."""

ZONE_OF_NAME = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def system_clock() -> datetime:
    """The machine's time in UTC."""
    return datetime.now(UTC)


def to_text(moment: datetime) -> str:
    """``moment`` as records write it: ``2026-11-23T08:15:30.123Z``, always UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """The inverse of :func:`to_text`; raises ``ValueError`` on anything else or without a zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {text!r}")
    return moment.astimezone(UTC)


def day_in(moment: datetime, zone: str) -> date:
    """The calendar day of ``moment`` in ``zone`` (an IANA name)."""
    return moment.astimezone(ZoneInfo(zone)).date()


def zone_name(zone: str) -> str:
    """``WITA`` for ``Asia/Makassar``; a zone without an Indonesian name answers itself."""
    return ZONE_NAMES.get(zone, zone)
