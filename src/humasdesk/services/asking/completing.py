"""What may be meant while a search is typed: names of operators, and after the colon what the directories know."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from humasdesk.domain.directory import EntityKind, Event, Official, Region
from humasdesk.i18n import tr
from humasdesk.services import cataloguing, searching
from humasdesk.services.asking.operators import OPERATORS, STATE_WORDS, Kind, Operator
from humasdesk.services.asking.values import (
    Part,
    entities_like,
    entity_part,
    region_part,
    regions_like,
    state_part,
)
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Wanted

MOST = 8
_MINUS = re.compile(r"(?<!\S)-$")
_LAST_WORD = re.compile(r"[^\W\d_]{2,}$")


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer: a finished ``part``, an ``operator`` whose value is to be typed, or with neither a word of help."""

    label: str
    detail: str
    part: Part | None = None
    operator: Operator | None = None


def operators(text: str) -> list[Completion]:
    """Operators whose name begins with the last word of ``text``; what a minus does, where one begins a word."""
    if _MINUS.search(text):
        return [Completion(tr("-word"), tr("leaves out what holds the word"))]
    found = _LAST_WORD.search(text)
    if not found:
        return []
    begun = found.group().casefold()
    return [Completion(f"{one.name}:", tr(one.help), operator=one) for one in OPERATORS
            if any(name.startswith(begun) for name in one.names)]


def values(desk: Desk, operator: Operator, begun: str) -> list[Completion]:
    """What may stand after an operator's colon, as far as it is typed; with nothing typed the first few."""
    return _KINDS[operator.kind](desk, begun.strip('" '))[:MOST] if operator.kind in _KINDS else []


def _regions(desk: Desk, begun: str) -> list[Completion]:
    used = searching.regions_named(desk, Wanted())
    found = regions_like(desk, begun) if begun else _most_used(desk, used)
    found.sort(key=lambda one: one.code not in used)  # what releases of this desk speak of comes first
    return [Completion(one.name, " › ".join(outer.name for outer in desk.regions.path(one.code)[:-1]),
                       region_part(one)) for one in found[:MOST]]


def _most_used(desk: Desk, used: Mapping[str, int]) -> list[Region]:
    codes = sorted(used, key=lambda code: (-used[code], code))
    return [region for code in codes[:MOST] if (region := desk.regions.get(code)) is not None]


def _entities(kind: EntityKind) -> Callable[[Desk, str], list[Completion]]:
    def complete(desk: Desk, begun: str) -> list[Completion]:
        known = [one.entity for one in cataloguing.listed(desk, kind)]
        found = entities_like(desk, known, begun) if begun else known
        made = []
        for one in found[:MOST]:
            value = one.value
            detail = (value.title_on(desk.today()) if isinstance(value, Official)
                      else value.since.isoformat() if isinstance(value, Event) and value.since else "")
            part = entity_part(desk, one)
            made.append(Completion(part.label, detail, part))
        return made

    return complete


def _states(desk: Desk, begun: str) -> list[Completion]:
    return [Completion(part.label, "", part) for state, words in STATE_WORDS.items()
            if any(word.startswith(begun.casefold()) for word in words) and (part := state_part(state))]


def _writers(desk: Desk, begun: str) -> list[Completion]:
    roster = desk.rosters().newest
    wanted = begun.casefold()
    return [Completion(one.initials, one.name, Part("writer", one.id, one.initials))
            for one in (roster.people if roster else ())
            if one.initials.casefold().startswith(wanted) or f" {wanted}" in f" {one.name.casefold()}"]


_KINDS: dict[Kind, Callable[[Desk, str], list[Completion]]] = {
    "region": _regions, "official": _entities("official"), "event": _entities("event"), "tag": _entities("tag"),
    "state": _states, "writer": _writers,
}
