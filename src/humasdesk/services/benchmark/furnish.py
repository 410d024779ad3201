"""Builds the desk that is measured: people, directories, and releases in every state, each record real and signed.

A release goes the same way as in life (written, sometimes twice, submitted, returned, approved, published,
withdrawn), but hundreds in one transaction, under a clock that runs through the years.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from humasdesk import assets, clock
from humasdesk.domain import numbering
from humasdesk.domain.directory import Entity, EntityKind, Event, Official, Post, Tag
from humasdesk.domain.ids import new_id
from humasdesk.domain.numbering import Number
from humasdesk.domain.release import Content
from humasdesk.i18n import tr
from humasdesk.records.codec import EditionSaid, MoveSaid, RevisionSaid
from humasdesk.services import cataloguing, configuring, pages, people, searching
from humasdesk.services.benchmark import words
from humasdesk.services.benchmark.prose import FIRST_YEAR, LAST_YEAR, Prose
from humasdesk.services.desk import Desk, Me, open_desk
from humasdesk.services.searching import Wanted
from humasdesk.store import directory, numbers
from humasdesk.store.database import Writer

Tell = Callable[[str], None]

WRITER, SUPERVISOR = "mar", "sul"
BATCH = 500
"""Releases in one transaction."""
THEMES = 60
"""How many different sets of region, officials, event and tags the releases share, each with one snapshot."""

_BEGIN = datetime(FIRST_YEAR, 1, 2, tzinfo=UTC)
_SPAN = datetime(LAST_YEAR, 1, 1, tzinfo=UTC) - _BEGIN
_SIGN_OFF = "mar/sul/humas"
_FATES = {"published": 70, "draft": 9, "approved": 8, "submitted": 6, "returned": 4, "withdrawn": 2, "discarded": 1}
"""What becomes of the releases, in parts of a hundred."""
_WRITTEN_TWICE = 0.25
"""The share of releases that are edited once before they go on."""


@dataclass(slots=True)
class Running:
    """A clock that goes on when told to."""

    moment: datetime = _BEGIN

    def __call__(self) -> datetime:
        return self.moment


@dataclass(frozen=True, slots=True)
class Theme:
    """What a release's metadata names, the snapshot (a file's hash) that its edition freezes, and the snapshot's own
    files."""

    named: Content
    snapshot: str = ""
    files: tuple[str, ...] = ()


@dataclass(slots=True)
class Made:
    """One release on its way: what stands in it, and what was said of it last."""

    id: str
    content: Content
    revision: str = ""
    seen: tuple[str, ...] = ()
    edition: str | None = None


@dataclass(slots=True)
class Batch:
    """Says the records of many releases inside one transaction."""

    desk: Desk
    writer: Writer
    author: Me
    supervisor: Me
    last: dict[int, int] = field(default_factory=dict)

    def write(self, one: Made, content: Content) -> None:
        """A revision, on top of the last one where there is one."""
        parents = (one.revision,) if one.revision else ()
        one.content = content
        one.revision = self.writer.say(self.author.key, RevisionSaid(
            one.id, self.writer.rosters.newest_id, parents, one.seen, content)).hex

    def move(self, one: Made, me: Me, action: str, *, note: str = "", reason: str = "") -> None:
        """A move on the last revision, or on the edition where there is one."""
        one.seen = (self.writer.say(me.key, MoveSaid(
            one.id, self.writer.rosters.newest_id, one.revision, action, one.seen, one.edition, note, reason)).hex,)

    def publish(self, one: Made, theme: Theme) -> None:
        """The first edition, with the next number of its year."""
        day = one.content.date or self.desk.today()
        said = EditionSaid(one.id, self.writer.rosters.newest_id, one.revision, 1, False, day, self.desk.zone,
                           theme.snapshot, one.seen, self._number(day), files=theme.files)
        one.edition = self.writer.say(self.supervisor.key, said).hex
        one.seen = (one.edition,)

    def _number(self, day: date) -> Number:
        series = str(self.desk.setting("numbering.series", day))
        if day.year not in self.last:
            self.last[day.year] = numbers.last(self.writer.connection, series, day.year)
        self.last[day.year] += 1
        text = numbering.render(str(self.desk.setting("numbering.pattern", day)), self.last[day.year], day,
                                str(self.desk.setting("unit.code", day)))
        return Number(series, day.year, self.last[day.year], text)


def furnish(home: Path, wanted: int, tell: Tell) -> None:
    """Make the desk in ``home``, or go on with the one there, until it holds ``wanted`` releases."""
    running = Running()
    with open_desk(home, create=True, now=running) as desk:
        if desk.rosters().newest is None:
            _people_and_directories(desk)
        have = searching.count(desk, Wanted()) + searching.count(desk, Wanted(state="discarded"))
        if have >= wanted:
            return
        prose = Prose(have)
        running.moment = _BEGIN + _SPAN * have / wanted
        author, supervisor = desk.me(WRITER), desk.me(SUPERVISOR)
        themes = _themes(desk, author, supervisor, prose, min(THEMES, (wanted - have) // 5 + 1))
        have += len(themes)
        while have < wanted:
            count = min(BATCH, wanted - have)
            with desk.writing() as writer:
                batch = Batch(desk, writer, author, supervisor)
                for _ in range(count):
                    have += 1
                    running.moment = _BEGIN + _SPAN * have / wanted
                    _live(batch, prose, prose.random.choice(themes))
            tell(tr("{done} of {total} releases written", done=have, total=wanted))


# -- releases

def _live(batch: Batch, prose: Prose, theme: Theme) -> None:
    """One release, from its first text to its fate."""
    fate = prose.random.choices(tuple(_FATES), tuple(_FATES.values()))[0]
    one = Made(new_id(batch.desk.now()), Content())
    batch.write(one, _content(batch.desk, prose, theme))
    if prose.random.random() < _WRITTEN_TWICE:
        batch.write(one, replace(one.content, body=one.content.body + "\n" + prose.sentence() + "\n"))
    if fate == "discarded":
        batch.move(one, batch.author, "discard")
    if fate in ("draft", "discarded"):
        return
    batch.move(one, batch.author, "submit")
    if fate == "returned":
        batch.move(one, batch.supervisor, "return", note="Lengkapi jumlah peserta.")
    if fate in ("submitted", "returned"):
        return
    batch.move(one, batch.supervisor, "approve")
    if fate == "approved":
        return
    batch.publish(one, theme)
    if fate == "withdrawn":
        batch.move(one, batch.supervisor, "withdraw", reason="Acara ditunda.")


def _content(desk: Desk, prose: Prose, theme: Theme) -> Content:
    text = prose.release()
    return replace(theme.named, headline=text.headline, kicker=text.kicker, dateline=text.dateline, body=text.body,
                   date=clock.day_in(desk.now(), desk.zone), sign_off=_SIGN_OFF)


def _themes(desk: Desk, author: Me, supervisor: Me, prose: Prose, count: int) -> list[Theme]:
    """Themes, each with its first release (a draft) and the snapshot of it."""
    drawn = [_theme(desk, prose) for _ in range(count)]
    with desk.writing() as writer:
        batch = Batch(desk, writer, author, supervisor)
        first = [Made(new_id(desk.now()), Content()) for _ in drawn]
        for one, theme in zip(first, drawn, strict=True):
            batch.write(one, _content(desk, prose, theme))
        writer.settle()
        return [_frozen(desk, writer, one, theme) for one, theme in zip(first, drawn, strict=True)]


def _frozen(desk: Desk, writer: Writer, one: Made, theme: Theme) -> Theme:
    """The theme with the snapshot that publishing ``one`` now would freeze."""
    snapshot = pages.snapshot(desk, writer, one.id, writer.verdicts[one.id], one.content, desk.today())
    return replace(theme, snapshot=desk.files.keep(snapshot), files=pages.files_in(snapshot))


def _theme(desk: Desk, prose: Prose) -> Theme:
    random = prose.random
    towns = [region.code for region in desk.regions.children("64")]
    town = random.choice(towns)
    inner = [region.code for region in desk.regions.children(town)]

    def some(kind: EntityKind, most: int) -> tuple[str, ...]:
        known = [entity.id for entity in _entities(desk, kind)]
        return tuple(random.sample(known, random.randint(1, most)))

    return Theme(Content(region=town, regions=("64", random.choice(inner)), officials=some("official", 3),
                         events=some("event", 1), tags=some("tag", 3)))


# -- people and directories

def _people_and_directories(desk: Desk) -> None:
    configuring.set_own(desk, "backup.daily", "no")
    people.add(desk, "Maria Penulis", WRITER, ["writer"])
    people.add(desk, "Sulaiman Penyelia", SUPERVISOR, ["supervisor"])
    me = desk.me(WRITER)
    said = tomllib.loads(assets.text("starter", "contoh.toml"))["settings"]
    configuring.set_shared(desk, me, {**{key: str(value) for key, value in said.items()},
                                      "agency.logo": str(assets.path("samples", "logo-contoh.png"))})
    random = Prose(0).random
    names = random.sample([f"{first} {last}" for first in words.FIRST_NAMES for last in words.LAST_NAMES], 40)
    for name in names:
        cataloguing.add(desk, me, Official(name, suffix=random.choice(("S.E.", "S.Sos.", "M.Si.", "")), posts=(
            Post(f"{random.choice(words.POSTS)} {random.choice(words.PLACES)}", since=_BEGIN.date()),)))
    for name in words.EVENTS:
        for year in (FIRST_YEAR, LAST_YEAR - 1):
            cataloguing.add(desk, me, Event(f"{name} {year}", since=date(year, 3, 1), until=date(year, 3, 3)))
    for name in words.TAGS:
        cataloguing.add(desk, me, Tag(name))


def _entities(desk: Desk, kind: EntityKind) -> tuple[Entity, ...]:
    with desk.store.reading() as connection:
        return directory.of_kind(connection, kind)
