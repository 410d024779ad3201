"""What a verification found: problems and notes, each a sentence with its fields, translated when it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from humasdesk import i18n
from humasdesk.i18n import mark

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence: ``message`` is a message id, ``fields`` fill it."""

    message: str
    fields: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The sentence in the language in use."""
        return i18n.tr(self.message, **self.fields)


class Findings:
    """Collects what is found; of one kind at most 20 are kept, and the rest counted."""

    def __init__(self) -> None:
        self.records = 0
        self._problems: list[Finding] = []
        self._notes: list[Finding] = []
        self._counts: Counter[str] = Counter()

    def problem(self, message: str, **fields: object) -> None:
        """Something does not hold."""
        self._add(self._problems, message, fields)

    def note(self, message: str, **fields: object) -> None:
        """Something worth knowing that is no damage."""
        self._add(self._notes, message, fields)

    @property
    def ok(self) -> bool:
        return not self._problems

    @property
    def problems(self) -> tuple[Finding, ...]:
        return self._closed(self._problems)

    @property
    def notes(self) -> tuple[Finding, ...]:
        return self._closed(self._notes)

    def _add(self, place: list[Finding], message: str, fields: Mapping[str, object]) -> None:
        self._counts[message] += 1
        if self._counts[message] <= _SHOWN:
            place.append(Finding(message, fields))

    def _closed(self, found: list[Finding]) -> tuple[Finding, ...]:
        hidden = sum(self._counts[message] - _SHOWN for message in {one.message for one in found}
                     if self._counts[message] > _SHOWN)
        more = [Finding(mark("And {count} more of these kinds."), {"count": hidden})] if hidden else []
        return (*found, *more)
