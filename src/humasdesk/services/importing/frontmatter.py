"""Reads the simple front matter of a Markdown file: ``key: value`` lines between two lines of dashes."""

from __future__ import annotations

import re
from typing import NamedTuple

from humasdesk.services.importing import days
from humasdesk.services.importing.blanks import is_blank, tidy
from humasdesk.services.importing.changes import Field

_MOST_LINES = 60
_LONGEST = 200
_KEY = re.compile(r"([^\W\d_][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_GOES_ON = re.compile(r"[ \t]+\S|- ")
_FIELDS: dict[str, Field] = {
    "kicker": "kicker", "headline": "headline", "title": "headline", "judul": "headline",
    "dateline": "dateline", "tempat": "dateline", "date": "date", "tanggal": "date",
}


class Entry(NamedTuple):
    """One line of front matter and the field it fills; ``field`` is ``None`` where a release has none for it."""

    line: str
    field: Field | None
    value: str


def split(text: str) -> tuple[tuple[Entry, ...], str]:
    """The front matter of ``text`` and what follows it; no entries when there is none, or one too rich to read."""
    lines = text.split("\n", _MOST_LINES)
    if lines[0].rstrip() != "---":
        return (), text
    closing = next((number for number, line in enumerate(lines[1:_MOST_LINES], 1)
                    if line.rstrip() in ("---", "...")), 0)
    inner = [line for line in lines[1:closing] if not is_blank(line)]
    keys = [_KEY.match(line) for line in inner]
    if not any(keys) or any(key is None and not _GOES_ON.match(line) for key, line in zip(keys, inner, strict=True)):
        return (), text
    taken: set[Field] = set()
    entries = tuple(_entry(line, key, taken) for line, key in zip(inner, keys, strict=True))
    return entries, "\n".join(lines[closing + 1:])


def _entry(line: str, key: re.Match[str] | None, taken: set[Field]) -> Entry:
    field = _FIELDS.get(key[1].casefold()) if key else None
    if key is None or field is None or field in taken:
        return Entry(line, None, "")
    value = tidy(key[2] or "").strip("\"'")
    if field == "date":
        day = days.read(value)
        value = day.isoformat() if day else ""
    if not value or len(value) > _LONGEST:
        return Entry(line, None, "")
    taken.add(field)
    return Entry(line, field, value)
