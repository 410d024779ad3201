"""The operators of a search, one row each: what it narrows, and the words it goes by."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from humasdesk import i18n
from humasdesk.i18n import mark

Kind = Literal["region", "official", "event", "tag", "state", "number", "year", "writer", "before", "after"]


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator. The first of its ``indonesian`` and ``english`` names is the one that is shown."""

    kind: Kind
    indonesian: tuple[str, ...]
    english: tuple[str, ...]
    label: str
    help: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is understood, in whatever language the program speaks."""
        return self.indonesian + self.english

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return (self.indonesian if i18n.current() == "id" else self.english)[0]


OPERATORS = (
    Operator("region", ("wilayah", "daerah"), ("region",), mark("Region"), mark("a region and what lies in it")),
    Operator("official", ("pejabat",), ("official",), mark("Official"), mark("an official named in the release")),
    Operator("event", ("acara",), ("event",), mark("Event"), mark("an event")),
    Operator("tag", ("tag", "tagar"), ("tag", "label"), mark("Tag"), mark("a tag")),
    Operator("state", ("status", "keadaan"), ("state", "status"), mark("State"), mark("draft, published, embargo …")),
    Operator("number", ("nomor", "no"), ("number",), mark("Number"), mark("a piece of the release number")),
    Operator("year", ("tahun",), ("year",), mark("Year"), mark("the year of the release; the bare year will do")),
    Operator("writer", ("penulis", "inisial"), ("writer", "author"), mark("Writer"), mark("initials or name")),
    Operator("before", ("sebelum",), ("before",), mark("Before"), mark("a day, a month or a year")),
    Operator("after", ("sesudah", "setelah"), ("after", "since"), mark("After"), mark("a day, a month or a year")),
)

STATE_WORDS = {
    "draft": ("draf", "draft"),
    "submitted": ("diajukan", "antrean", "antrian", "submitted", "queue"),
    "returned": ("dikembalikan", "returned"),
    "approved": ("disetujui", "approved"),
    "published": ("terbit", "diterbitkan", "published"),
    "withdrawn": ("dicabut", "withdrawn"),
    "discarded": ("dibuang", "discarded"),
    "embargo": ("embargo",),
}
"""What people call the states, in both languages; ``embargo`` is published and not free to go out yet."""


def operator(kind: Kind) -> Operator:
    """The row of that kind."""
    return next(one for one in OPERATORS if one.kind == kind)


def called(name: str) -> Operator | None:
    """The operator of that name; case does not count."""
    wanted = name.casefold()
    return next((one for one in OPERATORS if wanted in one.names), None)


def nearest(name: str) -> str | None:
    """The operator's name that a misspelt one most likely means, if it is near to any."""
    return next(iter(near(name, [other for one in OPERATORS for other in one.names], most=1)), None)


def near(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Those of ``known`` that look most like ``word``, the likest first; all in lower case for comparing."""
    lower = {one.casefold(): one for one in known}
    return [lower[one] for one in difflib.get_close_matches(word.casefold(), list(lower), n=most, cutoff=0.66)]
