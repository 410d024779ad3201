"""Invented Indonesian press releases: the same seed gives the same texts, with frequent and rare words as in life.

Nobody and nothing in them is real, apart from the names of places; no text is copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from humasdesk.services.benchmark import words as w

FIRST_YEAR, LAST_YEAR = 2014, 2026
VILLAGES = 4_000
"""Invented names: the long tail that makes an index large, as names do in life."""

_SLOT = re.compile(r"\{(\w+)\}")
_BATCH = 1_024

Slot = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Written:
    """An invented release; ``body`` is Markdown in its stored form."""

    headline: str
    kicker: str
    dateline: str
    body: str


class Prose:
    """Writes invented releases, one after the other."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - repeatable texts, no secret
        self.villages = self._villages()
        self._slots = self._make_slots()
        self._openings = self._patterns(w.OPENINGS)
        self._sentences = self._patterns(w.SENTENCES)
        self._quotes = self._patterns(w.QUOTES)
        self._headlines = self._patterns(w.HEADLINES)

    def release(self, least: int = 150, most: int = 500) -> Written:
        """A release of ``least`` to ``most`` words (about)."""
        place = self._slots["place"]()
        headline = " ".join(_capital(word) for word in next(self._headlines)().split())
        wanted = self.random.randint(least, most)
        return Written(headline, "Kalimantan Timur", place.upper(), "\n\n".join(self._blocks(wanted)) + "\n")

    def sentence(self) -> str:
        """One more sentence."""
        return next(self._sentences)()

    def _blocks(self, wanted: int) -> Iterator[str]:
        yield next(self._openings)()
        have = 22
        while have < wanted:
            block = self._block()
            have += block.count(" ") + 1
            yield block

    def _block(self) -> str:
        kind = self.random.random()
        if kind < 0.2:
            return next(self._quotes)()
        if kind < 0.22:
            return "## " + _capital(self._slots["thing"]())
        if kind < 0.25:
            items = (f"- {self._slots['thing']()} di **{self._slots['village']()}**;" for _ in range(3))
            return "Rinciannya:\n\n" + "\n".join(items)
        return " ".join(self.sentence() for _ in range(self.random.choice((1, 2, 2, 3))))

    # -- slots and patterns

    def _make_slots(self) -> dict[str, Slot]:
        random = self.random
        made = {name: self._stream(choices) for name, choices in (
            ("place", w.PLACES), ("office", w.POSTS), ("body", w.BODIES), ("people", w.PEOPLE), ("active", w.ACTIVE),
            ("passive", w.PASSIVE), ("thing", w.THINGS), ("quality", w.QUALITIES), ("aim", w.AIMS),
            ("village", self.villages))}
        made |= {name: self._stream(choices, even=True) for name, choices in (
            ("name", [f"{first} {last}" for last in w.LAST_NAMES for first in w.FIRST_NAMES]),
            ("weekday", w.DAYS), ("month", w.MONTHS), ("says", w.VERBS_OF_SAYING), ("unit", w.UNITS),
            ("day", [str(day) for day in range(1, 29)]), ("small", [str(number) for number in range(2, 60)]),
            ("year", [str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]))}
        made["count"] = lambda: str(int(random.paretovariate(0.6) * 20) % 20_000 + 20)
        made["money"] = lambda: f"{random.randint(1, 99)},{random.randint(1, 9)}"
        for name in ("body", "people", "thing"):
            made[_capital(name)] = _capitals(made[name])
        return made

    def _villages(self) -> list[str]:
        """The same names whatever the seed, so that they fall on every part of a desk."""
        random = Random(0)  # noqa: S311 - repeatable names, no secret
        found: dict[str, None] = {}
        while len(found) < VILLAGES:
            syllables = random.choices(w.SYLLABLES, k=random.choice((2, 3, 3, 4)))
            found[_capital("".join(syllables))] = None
        return list(found)

    def _stream(self, choices: Sequence[str], *, even: bool = False) -> Slot:
        """Draws without end; the first of ``choices`` most often (Zipf), or all alike."""
        weights = [1.0 if even else 1 / (rank + 4) for rank in range(len(choices))]
        return self._draws(choices, list(accumulate(weights))).__next__

    def _draws(self, choices: Sequence[str], weights: list[float]) -> Iterator[str]:
        while True:
            yield from self.random.choices(choices, cum_weights=weights, k=_BATCH)

    def _patterns(self, texts: Sequence[str]) -> Iterator[Slot]:
        """Patterns drawn without end, each ready to be filled."""
        made = [self._pattern(text) for text in texts]
        while True:
            yield from self.random.choices(made, k=_BATCH)

    def _pattern(self, text: str) -> Slot:
        pieces = _SLOT.split(text)
        literals, slots = pieces[0::2], [self._slots[name] for name in pieces[1::2]]
        first, rest = literals[0], list(zip(slots, literals[1:], strict=True))
        return lambda: first + "".join([slot() + literal for slot, literal in rest])


def _capitals(slot: Slot) -> Slot:
    return lambda: _capital(slot())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
