"""*Kutipan*: what officials and others are quoted with, read from the releases' heads whenever it is asked for.

Nothing is kept beside the texts, so a quotation can never differ from the release it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from humasdesk import clock
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.plain import plain
from humasdesk.domain.release import Content, Summary
from humasdesk.language.entities.people import People
from humasdesk.language.entities.places import Places
from humasdesk.language.entities.world import Known, World
from humasdesk.language.letters import folded_words
from humasdesk.language.said import Said, said
from humasdesk.services import drafting, suggesting
from humasdesk.services.desk import Desk
from humasdesk.store import lists
from humasdesk.store.wanted import Wanted

_PAGE = 100
"""Releases read at once."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation with where it comes from. ``day`` is the release's day, or when it was last written where it has
    none; ``official`` the id of the official meant, where it is one of the directory; ``start`` and ``end`` count code
    points of the body's plain text."""

    release: Summary
    day: date
    words: str
    verb: str
    speaker: str
    official: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words in their roots (``bangun`` finds *pembangunan*), who is quoted (an official's id, or
    words of the speaker as printed), and from when to when."""

    about: str = ""
    official: str | None = None
    speaker: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(slots=True)
class _Speakers:
    """Which official a speaker is, on the day of a release; the directories are read once."""

    desk: Desk
    world: World
    _by_day: dict[date, People] = field(default_factory=dict)
    _found: dict[tuple[date, str], str | None] = field(default_factory=dict)

    def official(self, speaker: str, day: date) -> str | None:
        key = day, speaker
        if key not in self._found:
            self._found[key] = self._look(speaker, day)
        return self._found[key]

    def _look(self, speaker: str, day: date) -> str | None:
        if day not in self._by_day:
            world = replace(self.world, day=day)
            self._by_day[day] = People(world, Places(world))
        found: list[tuple[bool, Known]] = [(by_name, one) for _, _, _, one, by_name in
                                           self._by_day[day].find(speaker)]
        found.sort(key=lambda one: not one[0])
        return found[0][1].id if found else None


def search(desk: Desk, asked: Asked, *, limit: int = 100) -> tuple[Quote, ...]:
    """Quotations that fit, of the newest releases first."""
    speakers = _Speakers(desk, suggesting.world(desk, Content()))
    wanted = frozenset(desk.store.forms.word(word) for word in folded_words(asked.about))
    found: list[Quote] = []
    for summary in _releases(desk, asked):
        day = _day(desk, summary)
        if (asked.since and day < asked.since) or (asked.until and day > asked.until):
            continue
        for one in of_text(drafting.head_of(desk, summary.id).content.body):
            quote = Quote(summary, day, one.words, one.verb, one.speaker, speakers.official(one.speaker, day),
                          one.start, one.end)
            if _fits(desk, quote, asked, wanted):
                found.append(quote)
        if len(found) >= limit:
            break
    return tuple(found[:limit])


@lru_cache(maxsize=4_000)
def of_text(body: str) -> tuple[Said, ...]:
    """The quotations of a body in Markdown."""
    if not any(sign in body for sign in "\"“”„"):
        return ()
    return said(plain(block) for block in from_markdown(body))


def _releases(desk: Desk, asked: Asked) -> Iterator[Summary]:
    """Releases that can hold such a quotation, newest first: those with the words, or all."""
    if asked.about.strip():
        with desk.store.reading() as connection:
            found = lists.search(connection, f"{asked.about.strip()} ", Wanted(), desk.store.forms, desk.fold,
                                 order="newest", limit=2_000)
        yield from found
        return
    last: Summary | None = None
    while True:
        with desk.store.reading() as connection:
            page = lists.page(connection, Wanted(), after=last, limit=_PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        last = page[-1]


def _day(desk: Desk, summary: Summary) -> date:
    if summary.date:
        return summary.date
    return clock.day_in(summary.updated, desk.zone) if summary.updated else desk.today()


def _fits(desk: Desk, quote: Quote, asked: Asked, wanted: frozenset[str]) -> bool:
    if asked.official and quote.official != asked.official:
        return False
    if asked.speaker and not set(folded_words(asked.speaker)) <= set(folded_words(quote.speaker)):
        return False
    return not wanted or wanted <= {desk.store.forms.word(word) for word in folded_words(quote.words)}
