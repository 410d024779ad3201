"""Release numbers: the office's pattern, filled with running number, date and the unit's code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from string import Formatter

from humasdesk.errors import BadInput
from humasdesk.i18n import mark

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FIELDS = ("seq", "day", "month", "year", "unit")
_NO_UNIT = "HUMAS"
"""What stands for the unit where the desk has no code for it."""
_DIGITS = re.compile(r"0?\d?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number once given: ``series`` and ``year`` (0 where the series never restarts) hold ``seq`` once."""

    series: str
    year: int
    seq: int
    text: str


def render(pattern: str, seq: int, day: date, unit: str = "") -> str:
    """``{seq:03}/{unit}/{month:roman}/{year}`` filled in; raises :class:`BadInput` on a pattern that cannot be.

    ``unit`` is the unit's code as the sign-off has it (``humasprov``); numbers have it in capitals,
    without blanks.
    """
    values = {"seq": seq, "day": day.day, "month": day.month, "year": day.year}
    parts: list[str] = []
    for literal, name, spec, conversion in _parse(pattern):
        parts.append(literal)
        if name is None:
            continue
        if name not in _FIELDS or conversion:
            raise BadInput(
                mark("The number pattern {pattern} has an unknown part {{{name}}}. "
                     "Use {{seq}}, {{day}}, {{month}}, {{year}} and {{unit}}."),
                pattern=pattern, name=name,
            )
        if name == "unit" and not spec:
            parts.append("-".join(unit.upper().split()) or _NO_UNIT)
        else:
            parts.append(_field(pattern, name, values.get(name), spec or ""))
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


def _field(pattern: str, name: str, value: int | None, spec: str) -> str:
    """A part of a number; ``value`` is nothing for the unit, which takes no form."""
    if value is not None and spec == "roman" and name == "month":
        return ROMAN[value - 1]
    if value is not None and _DIGITS.fullmatch(spec):
        return format(value, spec)
    raise BadInput(
        mark("The number pattern {pattern} has an unknown form {spec}. Use digits such as 03, or roman for the month."),
        pattern=pattern, spec=spec,
    )
