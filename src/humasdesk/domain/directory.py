"""The directories: regions, officials with dated posts, events, tags, acronyms, citations, words and settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

EntityKind = Literal["official", "event", "tag", "region", "setting", "acronym", "citation", "word"]
ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)

Holding = Literal["definitive", "Pj", "Plt", "Plh", "Pjs"]
HOLDINGS: tuple[Holding, ...] = get_args(Holding)
"""How a post is held: in full, or as penjabat, pelaksana tugas, pelaksana harian, penjabat sementara."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place of the Kemendagri tree: ``code`` with dots (``64.72``), ``level`` 1 province, 2 kabupaten/kota,
    3 kecamatan."""

    code: str
    name: str
    level: int
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """An office held from ``since`` to ``until`` (both days included; ``None`` is open)."""

    title: str
    region: str | None = None
    since: date | None = None
    until: date | None = None
    holding: Holding = "definitive"

    def covers(self, day: date) -> bool:
        """Whether the post was held on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def printed(self) -> str:
        """The title as it is printed: ``Pj. Gubernur Kalimantan Timur`` for an acting one."""
        return self.title if self.holding == "definitive" else f"{self.holding}. {self.title}"


@dataclass(frozen=True, slots=True)
class Official:
    """A person of public office; ``prefix`` and ``suffix`` are degrees as printed (``Dr. H.``, ``M.Si.``)."""

    name: str
    prefix: str = ""
    suffix: str = ""
    posts: tuple[Post, ...] = ()
    source: str = ""

    @property
    def full_name(self) -> str:
        """Name with degrees: ``Dr. Ir. H. Isran Noor, M.Si.``"""
        front = f"{self.prefix} {self.name}".strip()
        return f"{front}, {self.suffix}" if self.suffix else front

    def posts_on(self, day: date) -> tuple[Post, ...]:
        """The posts held on ``day``, definitive ones first, then the latest begun."""
        held = [post for post in self.posts if post.covers(day)]
        held.sort(key=lambda post: (post.holding != "definitive", -(post.since or date.min).toordinal()))
        return tuple(held)

    def title_on(self, day: date) -> str:
        """The first post's printed title on ``day``, or ``""`` where there was none."""
        held = self.posts_on(day)
        return held[0].printed if held else ""


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion: a meeting, a visit, a campaign; ``short`` is what people say."""

    name: str
    short: str = ""
    since: date | None = None
    until: date | None = None
    place: str = ""
    region: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A subject, free and central."""

    name: str


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form as it is printed (``RPJMD``) and what it stands for. ``known`` ones need no expansion in a text."""

    name: str
    expansion: str
    known: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation: ``form`` as it is cited (``PP``, ``Perda Prov. Kaltim``), number, year, and what it is about."""

    form: str
    number: str
    year: int
    subject: str
    source: str = ""

    @property
    def name(self) -> str:
        """How it is cited: ``PP Nomor 12 Tahun 2017``."""
        return f"{self.form} Nomor {self.number} Tahun {self.year}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word the whole desk takes for right."""

    name: str


@dataclass(frozen=True, slots=True)
class SettingValue:
    """One value of a shared setting, in force from ``since`` (``None``: from ever)."""

    value: str | int | bool
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A shared setting with all its dated values."""

    key: str
    values: tuple[SettingValue, ...]

    def on(self, day: date) -> str | int | bool | None:
        """The value in force on ``day``; ``None`` where none had begun."""
        found: SettingValue | None = None
        for value in self.values:
            begun = value.since is None or value.since <= day
            if begun and (found is None or (value.since or date.min) >= (found.since or date.min)):
                found = value
        return found.value if found else None


EntityValue = Official | Event | Tag | Region | Setting | Acronym | Citation | Word


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity's state. ``heads`` above 1 means that two desks changed it unseen of each other."""

    id: str
    kind: EntityKind
    value: EntityValue
    head: str
    heads: int = 1
    retired: bool = False
    merged_into: str | None = None

    @property
    def label(self) -> str:
        """What lists and chips show."""
        value = self.value
        if isinstance(value, Official):
            return value.full_name
        if isinstance(value, Setting):
            return value.key
        return value.name
