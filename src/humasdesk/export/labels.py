"""The words a page prints beside the release's own: a small table in a plain file that an office can edit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from humasdesk import assets, clock
from humasdesk.errors import ExportError
from humasdesk.export.page import Embargo
from humasdesk.i18n import mark

FILE = "labels.toml"
_SENTENCE_ENDS = (".", "?", "!", "…")
_CLOSING = "\"'”’»)]"
"""Marks that may stand behind the end of a sentence and belong to it."""
_OWN_LABEL = re.compile(r"\A(?:foto|photo)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labels:
    """One language's table: ``words`` by the names of ``labels.toml``, and the names of the days and months."""

    words: Mapping[str, str]
    days: tuple[str, ...]
    months: tuple[str, ...]

    def say(self, name: str, **values: object) -> str:
        """The words ``name`` with their braces filled; raises ``ExportError`` where an office's own cannot be."""
        pattern = self.words[name]
        try:
            return pattern.format(**values)
        except (KeyError, IndexError, ValueError, AttributeError) as exc:
            raise ExportError(
                mark("In labels.toml the line {name} cannot be filled: {pattern}. It may use in braces: {known}."),
                name=name, pattern=pattern, known=", ".join(values) or "–",
            ) from exc

    def credit(self, words: str) -> str:
        """The credit of a picture; the label is not printed twice where the writer wrote it himself."""
        bare = _OWN_LABEL.sub("", words.strip())
        return self.say("credit", credit=bare) if bare else ""

    def caption(self, caption: str, credit: str) -> str:
        """What a picture's caption is printed as: where a credit follows, it ends as a sentence does."""
        words = caption.strip()
        if not words or not credit.strip() or words.rstrip(_CLOSING).endswith(_SENTENCE_ENDS):
            return words
        return f"{words}."

    def day(self, day: date, name: str = "date") -> str:
        """``Selasa, 8 Januari 2019``, or ``8 Januari 2019`` by the label ``short_date``."""
        return self.say(name, weekday=self.days[day.weekday()], day=day.day, month=self.months[day.month - 1],
                        year=day.year)

    def until(self, embargo: Embargo) -> str:
        """The embargo line: the first zone in full, the others in brackets, in full too where a day differs."""
        moments = [(embargo.until.astimezone(ZoneInfo(zone)), clock.zone_name(zone)) for zone in embargo.zones]
        (first, name), *others = moments or [(embargo.until, "UTC")]
        same_day = all(moment.date() == first.date() for moment, _ in others)
        beside = {zone: f"{self._time(moment)} {zone}" if same_day else self._moment(moment, zone)
                  for moment, zone in others if zone != name}
        line = self.say("embargo", moment=self._moment(first, name))
        return f"{line} ({', '.join(beside.values())})" if beside else line

    def _moment(self, moment: datetime, zone: str) -> str:
        return self.say("moment", date=self.day(moment), time=self._time(moment), zone=zone)

    def _time(self, moment: datetime) -> str:
        return self.say("time", hour=moment.hour, minute=moment.minute)


def labels(language: str, templates: Sequence[Path] = ()) -> Labels:
    """The table of ``language`` (``en``, else Indonesian), lines of an office's own ``labels.toml`` laid over it.

    Raises ``ExportError`` where an office's file cannot be read or names a line that does not exist.
    """
    section = "en" if language == "en" else "id"
    words = dict(_shipped()[section])
    for folder in templates:
        path = folder / FILE
        if path.is_file():
            words |= _own(path, section)
    days, months = (tuple(words.pop(name)) for name in ("days", "months"))
    return Labels({name: str(value) for name, value in words.items()}, days, months)


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Mapping[str, str | list[str]]]:
    return tomllib.loads(assets.text("templates", FILE))


def _own(path: Path, section: str) -> dict[str, str | list[str]]:
    """An office's own lines, each of the same kind as the shipped one it replaces."""
    table = read_toml(path).get(section, {})
    shipped = _shipped()[section]
    own: dict[str, str | list[str]] = {}
    for name, value in table.items() if isinstance(table, dict) else ():
        known = shipped.get(name)
        if isinstance(known, str) and isinstance(value, str):
            own[name] = value
        elif isinstance(known, list) and isinstance(value, list) and len(value) == len(known):
            own[name] = [str(word) for word in value]
        else:
            raise ExportError(mark("In {path} the line {name} cannot be used. Compare it with the shipped file."),
                              path=path, name=name)
    return own


def read_toml(path: Path) -> dict[str, object]:
    """An office's TOML file; one that cannot be read raises ``ExportError`` with what the reader said."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise ExportError(mark("{path} cannot be read ({reason}). Mend the file or remove it."),
                          path=path, reason=exc) from exc
