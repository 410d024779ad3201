"""Dates as releases write them: ``Senin (3/12)``, ``Kamis, 12 Mei 2019``, ``3-12-2018``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from humasdesk.language.wording import DAYS, MONTHS

IMPOSSIBLE: Literal["impossible"] = "impossible"
_DAY = rf"(?P<day>{'|'.join(DAYS)}|Jum['’]at|Ahad)"
_TIME = (r"(?:[ \xa0]+(?:pagi|siang|sore|petang|malam|lalu|kemarin|mendatang|nanti|depan|besok|ini|"
         r"dini hari|tanggal)){0,2}")
_MONTH = "|".join(MONTHS)
_BRACKETED = re.compile(
    rf"(?:\b{_DAY}{_TIME},?[ \xa0]*)?\((?P<d>\d{{1,2}})(?P<sign>[/.-])(?P<m>\d{{1,2}})"
    r"(?:(?P=sign)(?P<y>\d{4}|\d{2}))?\)",
    re.IGNORECASE)
_BARE = re.compile(r"(?<![\w/.,-])(?P<d>\d{1,2})(?P<sign>[/-])(?P<m>\d{1,2})(?P=sign)(?P<y>(?:19|20)\d\d)(?![\w/-])")
_WRITTEN = re.compile(
    rf"(?:\b{_DAY}{_TIME},?[ \xa0]*\(?(?:tanggal[ \xa0]+)?)?(?<![\w/.,–-])(?P<d>\d{{1,2}})[ \xa0]+(?P<month>{_MONTH})\b"
    r"(?:[ \xa0]+(?P<y>\d{4})\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text. ``weekday`` (0 Monday) and where it stands are set where one is named; ``year`` 0 is left out;
    ``state`` is ``impossible`` where no year has such a day."""

    start: int
    end: int
    day: int
    month: int
    year: int
    weekday: int | None = None
    weekday_span: tuple[int, int] | None = None
    number_span: tuple[int, int] = (0, 0)
    state: Literal["", "impossible"] = ""

    def on(self, near: date) -> date | None:
        """The day meant: of its own year, else of the year that brings it nearest to ``near``."""
        if self.state:
            return None
        years = [self.year] if self.year else [near.year, near.year - 1, near.year + 1]
        days = [found for year in years if (found := _date(year, self.month, self.day))]
        return min(days, key=lambda one: abs((one - near).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=512)
def written_dates(text: str) -> tuple[Written, ...]:
    """Every date of ``text``, in order."""
    if not any(char.isdigit() for char in text):
        return ()
    return tuple(sorted(_found(text), key=lambda one: one.start))


def _found(text: str) -> Iterator[Written]:
    for match in _BRACKETED.finditer(text):
        if match["day"] or match["y"]:
            yield _written(match, int(match["m"]))
    for match in _BARE.finditer(text):
        if text[match.start() - 1:match.start()] != "(":
            yield _written(match, int(match["m"]))
    names = [month.casefold() for month in MONTHS]
    for match in _WRITTEN.finditer(text):
        yield _written(match, names.index(match["month"].casefold()) + 1)


def _written(match: re.Match[str], month: int) -> Written:
    groups = match.groupdict()
    day, year = int(match["d"]), int(match["y"] or 0)
    year += 2000 if 0 < year < 100 else 0
    name = groups.get("day")
    end = match.end("y") if match["y"] else match.end("month") if groups.get("month") else match.end("m")
    sample = year or 2024
    state: Literal["", "impossible"] = "" if _date(sample, month, day) else IMPOSSIBLE
    return Written(match.start(), match.end(), day, month, year, _weekday(name) if name else None,
                   match.span("day") if name else None, (match.start("d"), end), state)


def _weekday(name: str) -> int:
    folded = name.casefold().replace("'", "").replace("’", "")
    return 6 if folded == "ahad" else [day.casefold() for day in DAYS].index(folded)
