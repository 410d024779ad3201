"""What an import hands over: the parts of a release, and the changes that led from the file to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from humasdesk.services.importing.changes import Change


@dataclass(frozen=True, slots=True)
class SignOff:
    """The code at the end of a release: initials of writer, editors and approver, then the unit's code."""

    initials: tuple[str, ...] = ()
    unit: str = ""

    def __str__(self) -> str:
        """As it stood, without brackets: ``mar/sul/ri/humsprov kaltim``."""
        return "/".join((*self.initials, self.unit) if self.unit else self.initials)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a release that a text can give; what was not found is empty. ``body`` is Markdown."""

    kicker: str = ""
    headline: str = ""
    dateline: str = ""
    date: date | None = None
    body: str = ""
    sign_off: SignOff = SignOff()


@dataclass(frozen=True, slots=True)
class Imported:
    """A text taken apart. Its changes are numbered from 1, in the order in which they stand in the text."""

    parts: Parts
    changes: tuple[Change, ...]

    @property
    def kicker(self) -> str:
        return self.parts.kicker

    @property
    def headline(self) -> str:
        return self.parts.headline

    @property
    def dateline(self) -> str:
        """The place, as it stood before the dash."""
        return self.parts.dateline

    @property
    def date(self) -> date | None:
        return self.parts.date

    @property
    def body(self) -> str:
        """Markdown."""
        return self.parts.body

    @property
    def sign_off(self) -> SignOff:
        return self.parts.sign_off
