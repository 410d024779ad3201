"""What the speller says of a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "style", "fact", "hint"]
"""``error``: certainly misspelt. ``style``: not standard. ``hint``: look again. (``fact`` is for other rules.)"""

Why = Literal["lexicon", "recogniser", "official", "region", "event", "acronym", "desk", "release", "mine", "name",
              "not-checked", "foreign", "unknown", "non-standard", "joined", "confusable", "capital", "near-name"]
"""The ground of a verdict; up to ``foreign`` the word is right. ``name``: a capitalised stranger that is like no other
word."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a word is right, and the ground.

    ``known`` is false where the word is taken for a mistake, certain (``error``, ``style``) or likely (``hint``).
    ``severity`` and ``rule`` say how it is marked in a text and are ``None`` where it is not; a foreign word is right
    and marked all the same, because it wants italics. ``detail`` is what the ground adds: the parse
    (``di- + konfirmasi``), the standard form, the word that was probably meant; may be empty.
    """

    known: bool
    severity: Severity | None
    why: Why
    rule: str | None = None
    detail: str = ""


class Mark(NamedTuple):
    """A word in a running text that is not known: code points ``start`` to ``end``."""

    start: int
    end: int
    word: str
    verdict: Verdict


LEXICON = Verdict(True, None, "lexicon")
NOT_CHECKED = Verdict(True, None, "not-checked")
NAME = Verdict(True, None, "name")
UNKNOWN = Verdict(False, "error", "unknown", "SPELL")


def parsed(parse: str) -> Verdict:
    """Known, because it can be taken apart."""
    return Verdict(True, None, "recogniser", None, parse)


def known_as(why: Why) -> Verdict:
    """Known because somebody said so: an official's name, a word of the desk."""
    return Verdict(True, None, why)


def non_standard(standard: str, rule: str = "BAKU") -> Verdict:
    """Written, but not standard: ``standard`` is the form to use."""
    return Verdict(False, "style", "joined" if " " in standard else "non-standard", rule, standard)


def foreign(own: str, *, known: bool = True) -> Verdict:
    """A foreign word, with the Indonesian one where there is one; not ``known`` where it may be a slip as well."""
    return Verdict(known, "hint", "foreign", "FOREIGN-ITALIC", own)


def hint(why: Why, rule: str, detail: str) -> Verdict:
    """Perhaps wrong."""
    return Verdict(False, "hint", why, rule, detail)
