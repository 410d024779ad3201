"""What a check found: where, how grave, why, and what would mend it. Offsets count code points within the field."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as filled
from types import MappingProxyType
from typing import Literal, get_args

from humasdesk.i18n import tr

Severity = Literal["error", "fact", "style", "hint"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the gravest to the lightest: what stands first is the mark people see."""

Field = Literal["kicker", "headline", "dateline", "body"]
FIELDS: tuple[Field, ...] = get_args(Field)

_CONTEXT_WORDS = 2
_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding: ``replacement`` takes the place of ``start`` to ``end`` of ``field``.

    ``automatic`` fixes have one right answer and may be applied many at once; the others are offered. ``italic`` sets
    the words in italics instead of changing them.
    """

    replacement: str
    field: Field
    start: int
    end: int
    automatic: bool = False
    italic: bool = False

    @property
    def label(self) -> str:
        """What a menu shows for it."""
        if self.italic:
            return tr("Set {words} in italics", words=self.replacement)
        return self.replacement if self.replacement.strip() else tr("Remove")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``message`` is a message id that ``fields`` fill; ``why`` names the clause or list it rests on.

    ``start16`` and ``end16`` count UTF-16 units, as Qt does. ``fingerprint`` lets an answer to it be remembered (see
    :func:`answers`). ``also`` are lighter findings at the same place.
    """

    rule: str
    severity: Severity
    field: Field
    start: int
    end: int
    start16: int
    end16: int
    text: str
    message: str
    fields: Mapping[str, object] = filled(default_factory=lambda: _NOTHING, hash=False)
    why: str = ""
    fixes: tuple[Fix, ...] = ()
    fingerprint: str = ""
    also: tuple[Finding, ...] = ()

    @property
    def sentence(self) -> str:
        """What is wrong, in the language in use."""
        return tr(self.message, **self.fields)

    @property
    def automatic(self) -> Fix | None:
        """The fix that may be applied without asking, if there is one."""
        return next((fix for fix in self.fixes if fix.automatic), None)

    def each(self) -> Iterator[Finding]:
        """The finding itself and the lighter ones at its place, every one without ``also``."""
        yield replace(self, also=()) if self.also else self
        yield from self.also


def fingerprint(rule: str, text: str, before: str, after: str) -> str:
    """A name for a finding that does not depend on where it stands: rule and words, and what stands on either side.

    ``before`` and ``after`` are the words around it; only the nearest two of each count, folded.
    """
    words = re.findall(r"\w+", before.casefold())[-_CONTEXT_WORDS:]
    more = re.findall(r"\w+", after.casefold())[:_CONTEXT_WORDS]
    own = f"{rule}\n{' '.join(text.casefold().split())}"
    return ".".join((_short(own, 16), _short(" ".join(words), 8), _short(" ".join(more), 8)))


def answers(given: str, asked: str) -> bool:
    """Whether an answer given to fingerprint ``given`` holds for ``asked``: the same rule about the same words, with
    the same neighbours on at least one side, so that it outlives edits on the other."""
    own, before, after = given.split(".")
    same, left, right = asked.split(".")
    return own == same and (before == left or after == right)


def _short(text: str, size: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:size]


def arranged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """``findings`` so that none overlaps another: of those at one place the gravest stays, the rest are its ``also``.

    Of equally grave ones the shorter stays. The order is that of the text: kicker, headline, dateline, body.
    """
    kept: dict[Field, list[tuple[int, int, list[Finding]]]] = {name: [] for name in FIELDS}
    for one in sorted(findings, key=_gravity):
        row = kept[one.field]
        place = bisect_left(row, (one.start, one.end))
        around = row[max(0, place - 1):place + 1]
        home = next((group for start, end, group in around if _overlap(one, start, end)), None)
        if home is None:
            row.insert(place, (one.start, one.end, [one]))
        else:
            home.append(one)
    return tuple(replace(group[0], also=tuple(group[1:])) for name in FIELDS for _, _, group in kept[name])


def _gravity(one: Finding) -> tuple[int, int, int, int, str]:
    return SEVERITIES.index(one.severity), one.end - one.start, FIELDS.index(one.field), one.start, one.rule


def _overlap(one: Finding, start: int, end: int) -> bool:
    return (one.start, one.end) == (start, end) or (one.start < end and start < one.end)
