"""Release numbers: the office's pattern, filled with running number and date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from string import Formatter

from humasdesk.errors import BadInput
from humasdesk.i18n import mark

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FIELDS = ("seq", "day", "month", "year")
_DIGITS = re.compile(r"0?\d?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number once given: ``series`` and ``year`` (0 where the series never restarts) hold ``seq`` once."""

    series: str
    year: int
    seq: int
    text: str


def render(pattern: str, seq: int, day: date) -> str:
    """``{seq:03}/HUMAS/{month:roman}/{year}`` filled in; raises :class:`BadInput` on a pattern that cannot be."""
    values = {"seq": seq, "day": day.day, "month": day.month, "year": day.year}
    parts: list[str] = []
    for literal, name, spec, conversion in _parse(pattern):
        parts.append(literal)
        if name is None:
            continue
        if name not in _FIELDS or conversion:
            raise BadInput(
                mark("The number pattern {pattern} has an unknown part {{{name}}}. "
                     "Use {{seq}}, {{day}}, {{month}} and {{year}}."),
                pattern=pattern, name=name,
            )
        parts.append(_field(pattern, name, values[name], spec or ""))
    return "".join(parts)


def check(pattern: str) -> None:
    """Raise :class:`BadInput` unless ``pattern`` can be filled and holds the running number."""
    render(pattern, 1, date(2026, 1, 1))
    if not any(name == "seq" for _, name, _, _ in _parse(pattern)):
        raise BadInput(mark("The number pattern {pattern} needs the running number {{seq}}."), pattern=pattern)


def _parse(pattern: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(Formatter().parse(pattern))
    except ValueError as cause:
        raise BadInput(
            mark("The number pattern {pattern} has a brace without its partner."), pattern=pattern
        ) from cause


def _field(pattern: str, name: str, value: int, spec: str) -> str:
    if spec == "roman" and name == "month":
        return ROMAN[value - 1]
    if _DIGITS.fullmatch(spec):
        return format(value, spec)
    raise BadInput(
        mark("The number pattern {pattern} has an unknown form {spec}. Use digits such as 03, or roman for the month."),
        pattern=pattern, spec=spec,
    )
