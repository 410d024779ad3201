"""What can be found in a text: the office's directories on the day of the release, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from humasdesk.domain.directory import Event, Official, Region

Kind = Literal["region", "official", "event", "tag"]
Field = Literal["kicker", "headline", "dateline", "body"]


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of a directory under its id."""

    id: str
    value: Official | Event | str


@dataclass(frozen=True)
class World:
    """The directories on ``day``. ``home`` is the code of the office's province: of several places of one name, the one
    that lies there is meant, and a bare *Gubernur* is its governor. ``acronyms`` maps short forms to what they stand
    for; those of bodies are suggested as tags."""

    day: date
    home: str = ""
    regions: tuple[Region, ...] = ()
    officials: tuple[Known, ...] = ()
    events: tuple[Known, ...] = ()
    tags: tuple[Known, ...] = ()
    acronyms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a field that led to a suggestion; code points."""

    field: Field
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the text seems to name. ``key`` is an entity's id, a region's code, or ``+`` and a new tag's name;
    ``detail`` says what it is (an official's post on the day); ``weight`` orders suggestions of a kind."""

    kind: Kind
    key: str
    label: str
    detail: str
    mentions: tuple[Mention, ...]
    weight: float

    @property
    def words(self) -> tuple[str, ...]:
        """The words that led to it, each once, in the order of the text."""
        return tuple(dict.fromkeys(mention.words for mention in self.mentions))

    @property
    def is_new(self) -> bool:
        """Whether it is in no directory yet: a tag that would enter it."""
        return self.key.startswith("+")
