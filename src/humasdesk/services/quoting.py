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
from humasdesk.domain.directory import Official
from humasdesk.domain.release import Content, Summary
from humasdesk.language.entities.people import People
from humasdesk.language.entities.places import Places
from humasdesk.language.entities.world import Known, World
from humasdesk.language.letters import folded_words, placed_words
from humasdesk.language.said import Said, said
from humasdesk.services import drafting, suggesting
from humasdesk.services.desk import Desk
from humasdesk.store import lookup
from humasdesk.store.wanted import Wanted

_FIRST, _PAGE = 30, 300
"""Releases read at once: few at first, so that something is there soon."""
_KEPT = 20_000
"""Releases whose quotations are remembered."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation with where it comes from. ``day`` is the release's day, or when it was last written where it has
    none; ``speaker`` as printed; ``official`` the id of the official meant, where it is one of the directory, with the
    ``name`` there and the ``post`` held that day; ``start`` and ``end`` count code points of the body's text as
    it is indexed; :func:`exactly` gives those of its plain text."""

    release: Summary
    day: date
    words: str
    verb: str
    speaker: str
    official: str | None
    start: int
    end: int
    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words in their roots (``bangun`` finds *pembangunan*), who is quoted (an official's id, or
    words of the speaker as printed), and from when to when."""

    about: str = ""
    official: str | None = None
    speaker: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def nothing(self) -> bool:
        """Whether nothing is asked."""
        return self == Asked()


@dataclass(frozen=True, slots=True)
class Batch:
    """What a page of releases gave, and how far the search is: releases read, of how many."""

    quotes: tuple[Quote, ...]
    read: int
    total: int


@dataclass(slots=True)
class _Speakers:
    """Which official a speaker is, on the day of a release; the directories are read once."""

    world: World
    _places: Places = field(init=False)
    _by_posts: dict[tuple[object, ...], People] = field(default_factory=dict)
    _by_day: dict[date, People] = field(default_factory=dict)
    _found: dict[tuple[date, str], Known | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = Places(self.world)

    def official(self, speaker: str, day: date) -> Known | None:
        key = day, speaker
        if key not in self._found:
            found = [(by_name, one) for _, _, _, one, by_name in self._people(day).find(speaker)]
            found.sort(key=lambda one: not one[0])
            self._found[key] = found[0][1] if found else None
        return self._found[key]

    def _people(self, day: date) -> People:
        """Those of a day; days on which everybody holds the same posts share them."""
        if day not in self._by_day:
            posts = tuple(one.value.posts_on(day) for one in self.world.officials if isinstance(one.value, Official))
            if posts not in self._by_posts:
                self._by_posts[posts] = People(replace(self.world, day=day), self._places)
            self._by_day[day] = self._by_posts[posts]
        return self._by_day[day]


@dataclass(slots=True)
class Quoting:
    """Looks for quotations on one desk. It keeps what it read until :meth:`forget`; of the releases by revision, so
    that a changed text is read anew. One value belongs to one thread at a time."""

    desk: Desk
    _speakers: _Speakers | None = None
    _said: dict[str, tuple[Said, ...]] = field(default_factory=dict)

    def forget(self) -> None:
        """The directories changed: read them anew."""
        self._speakers = None

    def batches(self, asked: Asked) -> Iterator[Batch]:
        """Quotations that fit, placed in the indexed text, of the newest releases first, page by page as they are read.

        Raises ``BadInput`` where the words are none.
        """
        desk, after, read = self.desk, None, 0
        words = frozenset(desk.store.forms.word(word) for word in folded_words(asked.about))
        with desk.store.reading() as connection:
            total = lookup.how_many_hold(connection, asked.about, Wanted(), desk.store.forms)
        limit = _FIRST
        while True:
            with desk.store.reading() as connection:
                page = lookup.holding(connection, asked.about, Wanted(), desk.store.forms, after=after, limit=limit)
            read += len(page)
            yield Batch(tuple(quote for one in page for quote in self._of(*one, asked, words)), read, max(total, read))
            if len(page) < limit:
                return
            after, limit = page[-1][0], _PAGE

    def _of(self, summary: Summary, head: str, text: str, asked: Asked, words: frozenset[str]) -> Iterator[Quote]:
        """The fitting quotations of a release, as its indexed text has them."""
        day = _day(self.desk, summary)
        if (asked.since and day < asked.since) or (asked.until and day > asked.until):
            return
        if head not in self._said:
            if len(self._said) >= _KEPT:
                self._said.clear()
            self._said[head] = _in_lines(text)
        for one in self._said[head]:
            if self._fits(one, day, asked, words):
                yield self._quote(summary, day, one)

    def _quote(self, summary: Summary, day: date, one: Said) -> Quote:
        known = self._official(one.speaker, day)
        if known is None or not isinstance(known.value, Official):
            return Quote(summary, day, one.words, one.verb, one.speaker, None, one.start, one.end, one.speaker)
        return Quote(summary, day, one.words, one.verb, one.speaker, known.id, one.start, one.end, known.value.name,
                     known.value.title_on(day))

    def _official(self, speaker: str, day: date) -> Known | None:
        if not speaker:
            return None
        if self._speakers is None:
            self._speakers = _Speakers(suggesting.world(self.desk, Content()))
        return self._speakers.official(speaker, day)

    def _fits(self, one: Said, day: date, asked: Asked, words: frozenset[str]) -> bool:
        if asked.speaker and not set(folded_words(asked.speaker)) <= set(folded_words(one.speaker)):
            return False
        if words and not words <= {self.desk.store.forms.word(word) for word in folded_words(one.words)}:
            return False
        if not asked.official:
            return True
        known = self._official(one.speaker, day)
        return known is not None and known.id == asked.official


def search(desk: Desk, asked: Asked, *, limit: int = 100) -> tuple[Quote, ...]:
    """Quotations that fit, of the newest releases first."""
    found: list[Quote] = []
    for batch in Quoting(desk).batches(asked):
        found += batch.quotes
        if len(found) >= limit:
            break
    return tuple(exactly(desk, one) for one in found[:limit])


def exactly(desk: Desk, quote: Quote) -> Quote:
    """``quote`` with its place in the body's plain text. The index, which a search reads because that is quick, also
    holds the pictures' alt texts, so that places may lie further back in it."""
    body = drafting.head_of(desk, quote.release.id).content.body
    same = [one for one in of_text(body) if one.words == quote.words]
    found = min(same, key=lambda one: abs(one.start - quote.start), default=None)
    return replace(quote, start=found.start, end=found.end) if found else quote


def hits(desk: Desk, about: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where in a quotation's words those stand that were looked for, in code points."""
    wanted = {desk.store.forms.word(word) for word in folded_words(about)}
    return tuple((start, end) for start, end, word in placed_words(words) if desk.store.forms.word(word) in wanted)


@lru_cache(maxsize=4_000)
def of_text(body: str) -> tuple[Said, ...]:
    """The quotations of a body in Markdown."""
    if not any(sign in body for sign in _SIGNS):
        return ()
    return said(plain(block) for block in from_markdown(body))


_SIGNS = "\"“”„"


def _in_lines(text: str) -> tuple[Said, ...]:
    """The quotations of an indexed text."""
    return said(text.split("\n")) if any(sign in text for sign in _SIGNS) else ()


def _day(desk: Desk, summary: Summary) -> date:
    if summary.date:
        return summary.date
    return clock.day_in(summary.updated, desk.zone) if summary.updated else desk.today()
