"""The metadata that a text suggests: each with the words that led to it, the weightiest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from humasdesk.domain.directory import Event, Official
from humasdesk.language.entities.people import People
from humasdesk.language.entities.phrases import Token, tokens
from humasdesk.language.entities.places import Places
from humasdesk.language.entities.subjects import Subjects
from humasdesk.language.entities.world import Field, Kind, Known, Mention, Suggestion, World

_WEIGHTS: Mapping[Field, float] = {"kicker": 6, "headline": 4, "dateline": 0.5, "body": 1}
"""A kicker names what the release is about; the dateline where it was written, and no more."""
_LEAD = 2.0
"""The first paragraph counts double."""
_ENOUGH = 4
"""Mentions beyond these add nothing: a name that stands everywhere is not the subject all the more."""


@dataclass(slots=True)
class _Found:
    mentions: list[Mention] = field(default_factory=list)
    weight: float = 0.0


_Tally = defaultdict[tuple[Kind, str], _Found]


class Suggester:
    """Reads texts for one world. What it keeps ready is made at the first text; ``places`` are those of a world that
    differs in its day alone."""

    def __init__(self, world: World, places: Places | None = None) -> None:
        self._world = world
        self._places = places or Places(world)
        self._people = People(world, self._places)
        self._subjects = Subjects(world)
        self._known = {one.id: one for one in (*world.officials, *world.events, *world.tags)}

    def suggest(self, text: Mapping[Field, str]) -> tuple[Suggestion, ...]:
        """Everything that the fields name: regions (the main one first), officials, events, tags."""
        tally: _Tally = defaultdict(_Found)
        met = frozenset(one.id for name, said in text.items() for _, _, _, one, by_name in self._people.find(said)
                        if by_name)
        for name, said in text.items():
            words = tokens(said)
            for kind, key, start, end in self._named(said, words, met):
                _note(tally[kind, key], Mention(name, start, end, said[start:end]), _weight(name, said, start))
        return tuple(sorted((self._made(kind, key, found) for (kind, key), found in tally.items()),
                            key=lambda one: (_ORDER.index(one.kind), -one.weight, one.label)))

    def _named(self, text: str, words: tuple[Token, ...],
               met: frozenset[str]) -> Iterator[tuple[Kind, str, int, int]]:
        for start, end, _, region in self._places.find(text, words):
            yield "region", region.code, start, end
        for start, end, _, one, _ in self._people.find(text, words, met):
            yield "official", one.id, start, end
        for start, end, _, one in self._subjects.events(text, words):
            yield "event", one.id, start, end
        for start, end, _, one in self._subjects.tags(text, words):
            yield "tag", one.id, start, end

    def _made(self, kind: Kind, key: str, found: _Found) -> Suggestion:
        label, detail = self._said(kind, key)
        return Suggestion(kind, key, label, detail, tuple(found.mentions), found.weight)

    def _said(self, kind: Kind, key: str) -> tuple[str, str]:
        """How a suggestion is called, and what it is."""
        if kind == "region":
            region = self._places.regions[key]
            inside = self._places.regions.get(region.parent or "")
            return region.name, inside.name if inside else ""
        one = self._known.get(key, Known(key, key.removeprefix("+")))
        if isinstance(one.value, Official):
            return one.value.name, one.value.title_on(self._world.day)
        if isinstance(one.value, Event):
            return one.value.name, " · ".join(part for part in (one.value.short, one.value.place) if part)
        return one.value, dict(self._world.acronyms).get(one.value, "") if key.startswith("+") else ""


_ORDER: tuple[Kind, ...] = ("region", "official", "event", "tag")


def _note(found: _Found, mention: Mention, weight: float) -> None:
    if len(found.mentions) < _ENOUGH or mention.field != "body":
        found.weight += weight
    found.mentions.append(mention)


def _weight(name: Field, text: str, start: int) -> float:
    lead = name == "body" and "\n" not in text[:start]
    return _LEAD if lead else _WEIGHTS[name]


