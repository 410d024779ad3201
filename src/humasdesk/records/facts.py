"""What a release's records say as far as rights go: the material of :mod:`humasdesk.records.authority`."""

from __future__ import annotations

from dataclasses import dataclass

from humasdesk.domain.numbering import Number


@dataclass(frozen=True, slots=True)
class RevisionFact:
    """A revision, as far as rights go."""

    id: str
    key: str
    roster: str
    parents: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    correction: bool = False


@dataclass(frozen=True, slots=True)
class ActFact:
    """A move, or an edition (``action`` ``publish`` or ``force-publish``, with ``sequence`` and ``number``)."""

    id: str
    key: str
    roster: str
    revision: str
    action: str
    after: tuple[str, ...] = ()
    edition: str | None = None
    said: str = ""
    sequence: int = 0
    number: Number | None = None
    correction: bool = False

    @property
    def publishes(self) -> bool:
        return self.action in ("publish", "force-publish")


@dataclass(frozen=True, slots=True)
class NumberFact:
    """A number given to an edition by the holder of the series."""

    id: str
    key: str
    roster: str
    edition: str
    number: Number


@dataclass(frozen=True, slots=True)
class History:
    """All records of one release."""

    revisions: tuple[RevisionFact, ...]
    acts: tuple[ActFact, ...] = ()
    numbers: tuple[NumberFact, ...] = ()
