"""Spelling for people at the desk: the shipped word lists together with what the desk knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from humasdesk.domain.directory import Acronym, Event, Official, Word
from humasdesk.language.spelling import Speller
from humasdesk.language.spelling.verdict import Verdict
from humasdesk.services.desk import Desk
from humasdesk.services.regions import Regions
from humasdesk.store import directory

_MOST_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Spelt:
    """What is known of one word. ``why`` is the ground in one string: ``recogniser: di- + gelar``."""

    word: str
    verdict: Verdict
    suggestions: tuple[str, ...]

    @property
    def why(self) -> str:
        verdict = self.verdict
        return f"{verdict.why}: {verdict.detail}" if verdict.detail else verdict.why


def speller(desk: Desk | None = None) -> Speller:
    """A speller that knows the regions and, with a desk, its officials, events, acronyms and words.

    Takes half a second.
    """
    made = Speller.load()
    made.add("region", (region.name for region in (desk.regions if desk else Regions()).all()))
    if desk:
        teach(desk, made)
    return made


def teach(desk: Desk, made: Speller) -> None:
    """Hand the desk's names and words to a speller."""
    with desk.store.reading() as connection:
        values = [entity.value for kind in ("official", "event", "acronym", "word")
                  for entity in directory.of_kind(connection, kind) if not entity.retired and not entity.merged_into]
    made.add("official", (one.name for one in values if isinstance(one, Official)))
    made.add("event", (name for one in values if isinstance(one, Event) for name in (one.name, one.short)))
    made.add("acronym", (one.name for one in values if isinstance(one, Acronym)))
    made.add("desk", (one.name for one in values if isinstance(one, Word)))


def spelt(made: Speller, words: Iterable[str]) -> list[Spelt]:
    """The verdict on each word, and for those not known what was probably meant, likeliest first."""
    found = []
    for word in words:
        verdict = made.judge(word)
        offered = () if verdict.severity is None else tuple(made.suggest(word, _MOST_OFFERED))
        found.append(Spelt(word, verdict, offered))
    return found
