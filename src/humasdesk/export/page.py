"""The page: everything a printed release needs, as one frozen value that every format reads.

A page carries no ids of directories and asks nobody anything: an edition's page is made from its snapshot alone, so
the same edition gives the same bytes for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from humasdesk.document.nodes import Document


@dataclass(frozen=True, slots=True)
class Agency:
    """Who sends: the letterhead's lines. Empty lines are left out of the page."""

    government: str = ""
    parent: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    about: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a journalist calls."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Embargo:
    """Not before ``until`` (aware, UTC); shown in every one of ``zones`` (IANA names, the desk's own first)."""

    until: datetime
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """An earlier release, as it is named at the foot of the page."""

    headline: str
    number: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """``Ralat n`` and what it puts right, in words for the public."""

    sequence: int
    note: str


@dataclass(frozen=True, slots=True)
class Page:
    """A release ready to be laid out.

    ``number`` is empty and ``number_pending`` true where another desk will give it ("nomor menyusul").
    ``pictures`` maps every figure's source to its file's bytes; a missing one is an error of the export.
    ``draft`` marks a page that is not an edition (DRAF); ``unapproved`` one published by force;
    ``withdrawn`` carries the public reason of a withdrawal.
    """

    release_id: str
    headline: str
    body: Document
    kicker: str = ""
    dateline: str = ""
    dash: str = "—"
    number: str = ""
    number_pending: bool = False
    date: date | None = None
    zone: str = "Asia/Makassar"
    published: datetime | None = None
    edition: int = 0
    sign_off: str = ""
    agency: Agency = field(default_factory=Agency)
    contact: Contact = field(default_factory=Contact)
    embargo: Embargo | None = None
    correction: Correction | None = None
    draft: bool = False
    unapproved: bool = False
    withdrawn: str = ""
    related: tuple[Related, ...] = ()
    regions: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = "id"
    theme: str = "resmi"
    pictures: Mapping[str, bytes] = field(default_factory=dict)
