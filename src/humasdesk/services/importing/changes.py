"""A change that an import made: what stood where, what stands there now, and how to find the place again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, cast, get_args

from humasdesk.errors import BadInput
from humasdesk.i18n import mark

Kind = Literal["blank", "control", "invisible", "line-join", "kicker", "headline", "dateline", "date", "sign-off",
               "furniture", "end-mark", "front-matter"]
Field = Literal["kicker", "headline", "dateline", "date", "body", "sign_off"]
Place = Literal["", "top", "bottom", "start", "end"]

CONTEXT = 24
"""Visible characters kept on either side of a changed place."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, which can be undone by itself.

    ``before`` stood in the text and ``after`` stands in its ``field`` now. ``place`` says where an undone change
    goes: ``top`` or ``bottom`` as a paragraph of its own in the body, ``start`` or ``end`` of a paragraph, or, when
    empty, exactly between ``left`` and ``right`` (for a day that the text tells of, nowhere: it never left). Those
    hold up to :data:`CONTEXT` visible characters, ``at`` counts the visible characters of the field before the place,
    and of ``twins`` places that look alike it is number ``twin`` (from 0; no twins counted: 0). ``source`` is Markdown
    where ``before`` was formatted.
    """

    id: int
    kind: Kind
    field: Field
    before: str
    after: str = ""
    place: Place = ""
    left: str = ""
    right: str = ""
    at: int = 0
    twin: int = 0
    twins: int = 0
    source: str = ""

    def to_json(self) -> dict[str, Any]:
        """A JSON object without the empty parts."""
        return {name: value for name in _NAMES if (value := getattr(self, name)) or name in _ALWAYS}


_NAMES = tuple(field.name for field in fields(Change))
_ALWAYS = frozenset({"id", "kind", "field", "before", "after"})
_NUMBERS = frozenset({"id", "at", "twin", "twins"})
_CHOICES = {"kind": get_args(Kind), "field": get_args(Field), "place": get_args(Place)}


def from_json(value: Mapping[str, Any]) -> Change:
    """The change that :meth:`Change.to_json` wrote; raises :class:`BadInput` for anything else."""
    if not _ALWAYS <= value.keys() <= set(_NAMES):
        raise BadInput(mark("This is not a change of an import."))
    for name, part in value.items():
        wrong = not isinstance(part, int) or isinstance(part, bool) if name in _NUMBERS else not isinstance(part, str)
        if wrong or part not in _CHOICES.get(name, (part,)):
            raise BadInput(mark("This change of an import has a wrong {part}."), part=name)
    return Change(**cast("dict[str, Any]", dict(value)))
