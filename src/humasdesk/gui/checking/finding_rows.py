"""What a finding, something lacking, or an answer given before says as a row of a list, on the screen and to a screen
reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from humasdesk.domain.answers import Answer, label
from humasdesk.gui.days import moment_said
from humasdesk.gui.severity import NAMES
from humasdesk.i18n import mark, tr

if TYPE_CHECKING:
    from humasdesk.services.checking import Shortcoming
    from humasdesk.services.checking.finding import Finding
    from humasdesk.services.checking.questions import Examined

STOPS = mark("Stops the release")
_MOST_WORDS = 48


class Row(NamedTuple):
    """One line of the list: ``about`` is a finding or something lacking, ``given`` the answer to it, if any; ``kind``
    a severity or ``lack``. A row of a ``group`` alone is a heading. Its words are made when they are asked for, because
    of thousands of rows a few are in sight."""

    group: str
    kind: str = ""
    stops: bool = False
    about: Finding | Shortcoming | None = None
    given: Answer | None = None
    when: str = ""

    @property
    def words(self) -> str:
        """The words of the text that it is about, cut to one line; empty where it is about none."""
        return _short(getattr(self.about, "text", ""))

    @property
    def message(self) -> str:
        """What is to be said of them."""
        return self.about.sentence if self.about is not None else ""

    @property
    def key(self) -> str:
        """The same as long as it speaks of the same."""
        mark = getattr(self.about, "fingerprint", "") or self.message
        return f"{self.group}|{mark}|{getattr(self.about, 'start', '')}"

    @property
    def said(self) -> str:
        """All of it for a screen reader."""
        if self.about is None:
            return self.group
        stops = tr(STOPS) if self.stops else ""
        return ". ".join(part for part in (tr(NAMES[self.kind]), self.words, self.message.rstrip("."), stops,
                                           self.when) if part)

    @property
    def tip(self) -> str:
        """The same for whoever rests the mouse on it."""
        return "\n".join(part for part in (self.words, self.message, self.when) if part)

    @property
    def measure(self) -> tuple[str, str, str]:
        """What its height depends on, without making its words."""
        if self.about is None:
            return "", "", ""
        return getattr(self.about, "fingerprint", "") or self.message, self.about.message, self.when


def rows_of(examined: Examined, kinds: frozenset[str] = frozenset()) -> list[Row]:
    """What is open, what stops the release first, then by kind; with ``kinds`` those alone. Lighter findings at one
    place stand in its menu, unless they stop the release."""
    first = tr(STOPS)
    stopping = (_row(first, one, stops=True) for one in examined.stopping)
    rows = [row for row in stopping if not kinds or row.kind in kinds]
    if rows:
        rows.insert(0, Row(first))
    rest: dict[str, list[Row]] = {}
    ones: tuple[Finding | Shortcoming, ...] = (*examined.findings, *examined.lacks)
    for one in ones:
        if not examined.stops(one):
            row = _row("", one, stops=False)
            rest.setdefault(row.kind, []).append(row)
    for kind, name in NAMES.items():
        if kind in rest and (not kinds or kind in kinds):
            rows += [Row(tr(name)), *rest[kind]]
    return rows


def obstacles(examined: Examined, only: frozenset[str] = frozenset()) -> list[Row]:
    """What stops the release; with ``only`` those of these rules alone."""
    return [_row(tr(STOPS), one, stops=True) for one in examined.stopping if not only or one.rule in only]


def answered_rows(examined: Examined, zone: str, names: dict[str, str]) -> list[Row]:
    """What was answered, with who and when; ``names`` of people by their ids."""
    found = []
    for one, given in examined.answered:
        when = f"{tr(label(given.about, given.answer))} · {names.get(given.person, '?')}, " \
               f"{moment_said(given.at, zone)}" + (f" · “{given.note}”" if given.note else "")
        found.append(Row(tr("Answered"), one.severity, False, one, given, when))
    return found


def _row(group: str, one: Finding | Shortcoming, *, stops: bool) -> Row:
    return Row(group, getattr(one, "severity", "lack"), stops, one)


def _short(words: str) -> str:
    line = " ".join(words.replace("\xa0", "°").split()) or words.replace(" ", "·").replace("\xa0", "°").strip("\n")
    return line if len(line) <= _MOST_WORDS else f"{line[:_MOST_WORDS - 1]}…"
