"""Spelling for people at the desk: the shipped word lists together with what the desk knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from humasdesk.language.spelling import Speller
from humasdesk.language.spelling.verdict import Verdict
from humasdesk.services.checking import knowing, questions
from humasdesk.services.desk import Desk

_MOST_OFFERED = 5
_KECAMATAN = 3
_ANY_DAY = date.min
"""Names are known whatever the day."""


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
    """A speller that knows all regions and, with a desk, its officials, events, acronyms and words, and those of
    whoever sits here; what a check of the desk asks, with the kecamatan.

    The first one of a process takes half a second.
    """
    if desk is None:
        return knowing.speller_for(knowing.of_shipped(_ANY_DAY, dated=False), deepest=_KECAMATAN)
    return knowing.speller_for(knowing.of_desk(desk), knowing.desk_words(desk), questions.own_words(desk),
                               deepest=_KECAMATAN)


def spelt(made: Speller, words: Iterable[str]) -> list[Spelt]:
    """The verdict on each word, and for those not known what was probably meant, likeliest first."""
    found = []
    for word in words:
        verdict = made.judge(word)
        offered = () if verdict.severity is None else tuple(made.suggest(word, _MOST_OFFERED))
        found.append(Spelt(word, verdict, offered))
    return found
