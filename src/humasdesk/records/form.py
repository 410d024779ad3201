"""Reading a record's JSON field by field, each with its type and limit; a missing or wrong one is a ``BadRecord``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from humasdesk import clock
from humasdesk.domain.ids import is_id
from humasdesk.errors import BadRecord
from humasdesk.i18n import mark
from humasdesk.records.record import has_controls

_HEX64 = re.compile(r"[0-9a-f]{64}\Z")


class Form:
    """A JSON object of a record, read strictly."""

    __slots__ = ("_said",)

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._said = said

    def _wrong(self, name: str) -> BadRecord:
        return BadRecord(mark("The record's field {name} is missing or wrong."), name=name)

    def _get(self, name: str) -> Any:
        if name not in self._said:
            raise self._wrong(name)
        return self._said[name]

    def is_none(self, name: str) -> bool:
        return self._get(name) is None

    def text(self, name: str, limit: int) -> str:
        """Text of at most ``limit`` code points without control characters (tab and line feed may stand)."""
        value = self._get(name)
        if not isinstance(value, str) or len(value) > limit or has_controls(value):
            raise self._wrong(name)
        return value

    def text_or_none(self, name: str, limit: int) -> str | None:
        return None if self.is_none(name) else self.text(name, limit)

    def texts(self, name: str, count: int, limit: int) -> tuple[str, ...]:
        values = self._list(name, count)
        if any(not isinstance(value, str) or len(value) > limit or has_controls(value) for value in values):
            raise self._wrong(name)
        return tuple(values)

    def number(self, name: str) -> int:
        """A whole number from 0 to 2^53."""
        value = self._get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
            raise self._wrong(name)
        return value

    def numbers(self, name: str, count: int) -> tuple[int, ...]:
        values = self._list(name, count)
        if any(not isinstance(value, int) or isinstance(value, bool) for value in values):
            raise self._wrong(name)
        return tuple(values)

    def flag(self, name: str) -> bool:
        value = self._get(name)
        if not isinstance(value, bool):
            raise self._wrong(name)
        return value

    def record(self, name: str) -> str:
        """64 hex digits: a record's id, a key or a file's hash."""
        value = self._get(name)
        if not isinstance(value, str) or not _HEX64.match(value):
            raise self._wrong(name)
        return value

    def record_or_none(self, name: str) -> str | None:
        return None if self.is_none(name) else self.record(name)

    def records(self, name: str, count: int) -> tuple[str, ...]:
        values = self._list(name, count)
        if any(not isinstance(value, str) or not _HEX64.match(value) for value in values):
            raise self._wrong(name)
        if len(set(values)) != len(values):
            raise self._wrong(name)
        return tuple(values)

    def uuid(self, name: str) -> str:
        value = self._get(name)
        if not isinstance(value, str) or not is_id(value):
            raise self._wrong(name)
        return value

    def day(self, name: str) -> date:
        value = self._get(name)
        if not isinstance(value, str):
            raise self._wrong(name)
        try:
            return date.fromisoformat(value)
        except ValueError as cause:
            raise self._wrong(name) from cause

    def day_or_none(self, name: str) -> date | None:
        return None if self.is_none(name) else self.day(name)

    def moment(self, name: str) -> datetime:
        try:
            return clock.from_text(str(self._get(name)))
        except ValueError as cause:
            raise self._wrong(name) from cause

    def scalar(self, name: str) -> str | int | bool:
        """Text, a whole number or a yes-or-no, as a setting's value is."""
        value = self._get(name)
        if isinstance(value, str):
            return self.text(name, 20_000)
        return value if isinstance(value, bool) else self.number(name)

    def mapping(self, name: str) -> Mapping[str, Any]:
        value = self._get(name)
        if not isinstance(value, dict):
            raise self._wrong(name)
        return value

    def mappings(self, name: str, count: int) -> tuple[Mapping[str, Any], ...]:
        values = self._list(name, count)
        if any(not isinstance(value, dict) for value in values):
            raise self._wrong(name)
        return tuple(values)

    def child(self, name: str) -> Form:
        return Form(self.mapping(name))

    def child_or_none(self, name: str) -> Form | None:
        return None if self.is_none(name) else self.child(name)

    def children(self, name: str, count: int) -> tuple[Form, ...]:
        return tuple(Form(value) for value in self.mappings(name, count))

    def _list(self, name: str, count: int) -> list[Any]:
        value = self._get(name)
        if not isinstance(value, list) or len(value) > count:
            raise self._wrong(name)
        return value
