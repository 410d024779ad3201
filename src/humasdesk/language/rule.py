"""The row of the table of rules, and what a rule answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from humasdesk.language.finding import Field, Severity
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.text import Block, Kind, Text

Mending = Literal["A", "S", "-"]
"""A: one right answer, may be applied without asking; S: choices are offered; -: advice only."""

ALL_KINDS: frozenset[Kind] = frozenset(
    {"paragraph", "quote", "item", "heading", "table", "figure", "headline", "kicker", "dateline"})
WORDY: frozenset[Kind] = ALL_KINDS - {"dateline", "kicker"}
RUNNING: frozenset[Kind] = frozenset({"paragraph", "quote", "item", "heading", "figure", "headline"})
SENTENCES: frozenset[Kind] = frozenset({"paragraph", "quote", "item"})
HEADLINE: frozenset[Kind] = frozenset({"headline"})


class Edit(NamedTuple):
    """What would mend a hit; ``field`` is the hit's own unless named (then offsets count in that field)."""

    start: int
    end: int
    replacement: str
    italic: bool = False
    field: Field | None = None


class Hit(NamedTuple):
    """One place. Offsets count in the block for rules by block, in the field for rules over the text.

    ``automatic`` overrides the row's way of mending; ``fields`` fill the row's message, which knows ``{text}`` (the
    words found) and ``{fix}`` (the first replacement) by itself; ``message`` takes its place where given.
    """

    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    fields: Mapping[str, object] = {}
    automatic: bool | None = None
    field: Field = "body"
    message: str = ""


def hit(start: int, end: int, *replacements: str, automatic: bool | None = None, field: Field = "body",
        message: str = "", **fields: object) -> Hit:
    """A hit whose fixes replace just its own words."""
    edits = tuple(Edit(start, end, one) for one in replacements)
    return Hit(start, end, edits, fields, automatic, field, message)


def moved(one: Hit, start: int, field: Field) -> Hit:
    """A hit of a block that begins at ``start`` of ``field``; edits in a named field stay."""
    edits = tuple(edit._replace(start=edit.start + start, end=edit.end + start) if edit.field is None else edit
                  for edit in one.edits)
    return one._replace(start=one.start + start, end=one.end + start, edits=edits, field=field)


ByBlock = Callable[[Block, Knowledge], Iterable[Hit]]
ByText = Callable[[Text, Knowledge], Iterable[Hit]]
Flagged = tuple[str, str]
"""A text the rule must flag, and what its first fix makes of the text (``""``: it offers none)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. ``what`` says in the manual what it flags; ``message`` is what people read at the place.

    ``source`` is the EYD V clause, ``KBBI``, ``house`` or what a fact is compared with. ``flags`` and ``passes`` are
    its own proof; ``field`` says where their texts stand, ``kinds`` in which blocks it looks.
    """

    id: str
    what: str
    severity: Severity
    fix: Mending
    message: str
    source: str
    flags: tuple[Flagged, ...]
    passes: tuple[str, ...]
    block: ByBlock | None = None
    text: ByText | None = None
    kinds: frozenset[Kind] = RUNNING
    field: Field = "body"
