"""What people answer the checker: a finding passed over or confirmed, a suggestion refused, a word let through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from humasdesk.i18n import mark

About = Literal["finding", "suggestion", "word", "rule"]
ABOUTS: tuple[About, ...] = get_args(About)

ANSWERS: dict[About, tuple[str, ...]] = {
    "finding": ("ignore", "confirm"),
    "suggestion": ("refuse",),
    "word": ("know",),
    "rule": ("off", "hint", "fact", "style", "error"),
}
"""What may be answered about each; ``reopen`` beside them takes earlier answers back and says nothing else."""

REOPEN = "reopen"

LABELS: dict[tuple[About, str], str] = {
    ("finding", "ignore"): mark("Ignored a finding"),
    ("finding", "confirm"): mark("Confirmed a fact"),
    ("finding", REOPEN): mark("Opened a finding again"),
    ("suggestion", "refuse"): mark("Refused a suggestion"),
    ("suggestion", REOPEN): mark("Lets a suggestion come again"),
    ("word", "know"): mark("Let a word through in this release"),
    ("word", REOPEN): mark("Lets a word through no more"),
    ("rule", REOPEN): mark("Set a rule back to the desk's"),
}
"""How histories name an answer (message ids); a rule's own weight is named by :func:`label`."""


def label(about: str, answer: str) -> str:
    """The message id that names an answer in a history."""
    found = next((text for (kind, said), text in LABELS.items() if kind == about and said == answer), None)
    return found or mark("Set a rule for this release")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``mark`` says to what, and survives edits nearby: a finding's fingerprint, a suggested entity's id, a
    word, or a rule; ``words`` are what stood there; ``takes_back`` names earlier answers that no longer hold."""

    id: str
    release: str
    about: About
    rule: str
    mark: str
    answer: str
    person: str
    at: datetime
    words: str = ""
    note: str = ""
    takes_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one release that hold now."""

    standing: tuple[Answer, ...] = ()

    def to(self, about: About, key: str) -> Answer | None:
        """The answer to this; where two people answered unseen of each other, the one of the smaller id."""
        return next((one for one in self.standing if one.about == about and one.mark == key), None)

    @property
    def words(self) -> frozenset[str]:
        """Words that are let through in this release."""
        return frozenset(one.mark for one in self.standing if one.about == "word")

    @property
    def weights(self) -> dict[str, str]:
        """Rule to ``off`` or its severity in this release."""
        return {one.mark: one.answer for one in reversed(self.standing) if one.about == "rule"}


def standing(answers: Iterable[Answer]) -> Answers:
    """Those that no other takes back, by id: every reader comes to the same, in whatever order they came."""
    known = sorted(answers, key=lambda one: one.id)
    gone = {taken for one in known for taken in one.takes_back}
    return Answers(tuple(one for one in known if one.answer != REOPEN and one.id not in gone))
