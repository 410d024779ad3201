"""The release: what one revision of it says, and what a reader sees of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, get_args

Working = Literal["draft", "submitted", "returned", "approved", "discarded"]
Public = Literal["none", "published", "withdrawn"]
State = Literal["draft", "submitted", "returned", "approved", "published", "withdrawn", "discarded"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Embargo:
    """Not before ``until`` (aware, UTC), as it was meant in ``zone`` (IANA name)."""

    until: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an imported text came from: the file (kept by content hash) and what the import changed.

    ``changes`` are JSON objects as :mod:`humasdesk.services.importing` writes them; each can be taken back by
    itself, and ``undone`` names the numbers of those that were.
    """

    name: str
    file: str
    encoding: str
    initials: tuple[str, ...] = ()
    unit: str = ""
    changes: tuple[Mapping[str, Any], ...] = ()
    undone: tuple[int, ...] = ()
    edited: bool = False

    @property
    def sign_off(self) -> str:
        """The sign-off as it stood in the file, without brackets: ``mar/sul/ri/humsprov kaltim``."""
        return "/".join((*self.initials, *([self.unit] if self.unit else [])))


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a revision says. ``body`` is Markdown; regions are Kemendagri codes; events, officials and tags are
    entity ids; ``files`` are content hashes of the figures' pictures (SHA-256, hex)."""

    headline: str = ""
    kicker: str = ""
    dateline: str = ""
    body: str = ""
    date: date | None = None
    embargo: Embargo | None = None
    region: str | None = None
    regions: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    sign_off: str | None = None
    correction: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable text of a release, and who said it."""

    id: str
    release: str
    parents: tuple[str, ...]
    content: Content
    key: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A published text, frozen: revision, number, day and snapshot of everything else the page needs."""

    id: str
    release: str
    revision: str
    sequence: int
    forced: bool
    number: str
    date: date
    snapshot: str
    at: datetime
    key: str
    unapproved: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A release as the list shows it.

    ``state`` is what a person calls it: the public state where the head is what was published, else the working
    state. ``snippet`` holds the words around a search's hits, each hit between ``\\x02`` and ``\\x03``;
    ``number_key`` sorts as the numbers do.
    """

    id: str
    headline: str
    state: State
    working: Working
    public: Public
    kicker: str = ""
    dateline: str = ""
    region: str | None = None
    date: date | None = None
    number: str = ""
    editions: int = 0
    conflict: bool = False
    unapproved: bool = False
    embargo: Embargo | None = None
    writers: tuple[str, ...] = ()
    updated: datetime | None = None
    position: int = 0
    snippet: str = ""
    number_key: str = ""

    @property
    def is_frozen(self) -> bool:
        """Whether its text is that of an edition, which only a correction or a withdrawal leaves."""
        return self.state in ("published", "withdrawn")


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a release's history, newest last: a revision, a move, an edition or a number. ``key`` signed it."""

    id: str
    kind: str
    action: str
    person: str
    at: datetime
    revision: str
    note: str = ""
    reason: str = ""
    counts: bool = True
    why_not: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a deed changed, so that whoever shows it knows what to show again."""

    releases: frozenset[str] = field(default_factory=frozenset)
    counts: bool = False
    directory: bool = False
    people: bool = False
    settings: bool = False
