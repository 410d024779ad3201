"""The speller: judges words, offers what was meant, and marks a running text.

Readers on any thread may ask while another thread adds words: words that were handed in live in one frozen value that
is replaced as a whole, never changed. Spellers that know different words share one set of lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from itertools import chain
from threading import Lock
from typing import NamedTuple

from humasdesk.language.spelling import core, hyphens, recogniser, running, sound, standard, suggesting, wordlists
from humasdesk.language.spelling.verdict import (
    LEXICON,
    NAME,
    NOT_CHECKED,
    UNKNOWN,
    Mark,
    Verdict,
    Why,
    foreign,
    hint,
    known_as,
    non_standard,
    parsed,
)
from humasdesk.language.spelling.wordlists import UNSEEN, WordLists

_MOST_REMEMBERED = 60_000
_NAME_LENGTH = 4
"""From how many letters on a name in lower case is told from a slip."""
_PERSONAL: tuple[Why, ...] = ("release", "mine", "desk")


class Given(NamedTuple):
    """A word somebody handed in: for what reason, and how it is spelt. With a capital it is known with one only."""

    why: Why
    spelling: str


def gathered(handed: Iterable[tuple[Why, Iterable[str]]]) -> dict[str, Given]:
    """Words by their small letters: what a person took for right before a name, and of names the first. A name of
    several words is taken in word by word."""
    found: dict[str, Given] = {}
    for why, words in handed:
        for part in (part for word in words for part in running.parts(word)):
            lower = part.lower()
            if why in _PERSONAL or lower not in found:
                found[lower] = Given(why, part)
    return found


class Speller:
    """Made by :meth:`load`, which reads the lists; ask it from any thread."""

    def __init__(self, words: WordLists) -> None:
        self.words = words
        held = {word: word for word in (*words.stems, *words.levels)}
        counts = {}  # a word that stands in a list already has its key from there: the same string, held once
        for word in chain(wordlists.spelt(words.graph), words.extra):
            counts[held.get(word, word)] = core.count(words.levels[word]) if word in words.levels else core.UNSEEN_COUNT
        self.core = core.checker(counts)
        self.lexicon: Mapping[str, int] = self.core.word_frequency.dictionary
        self.runs = sound.runs(counts)
        self.recogniser = recogniser.make(words, self.in_list)
        self.standard = standard.Standard(words, self.recogniser, self.core)
        self.given: Mapping[str, Given] = {}
        self._adding = Lock()
        self._verdicts: dict[str, Verdict] = {}
        self._suggestions: dict[tuple[str, int], list[str]] = {}

    @classmethod
    def load(cls) -> Speller:
        """Read the lists and make the speller: about half a second of work, so not where somebody waits."""
        return cls(wordlists.load())

    # --- words that are handed in

    def taught(self, given: Mapping[str, Given]) -> Speller:
        """A speller with these words instead of its own handed-in ones; it reads the same lists, which are not held
        twice, and neither hears of what the other is told."""
        made = copy(self)
        made._adding = Lock()
        made._replace(given)
        return made

    def add(self, why: Why, words: Iterable[str]) -> None:
        """Take in words: names (``official``, ``region``, ``event``, ``acronym``) or the words of the ``desk``, of this
        ``release``, or of the user (``mine``)."""
        found = gathered([(why, words)])
        with self._adding:
            given = self.given
            new = {word: one for word, one in found.items()
                   if (given.get(word) != one if why in _PERSONAL else word not in given)}
            if new:
                self._replace({**given, **new})

    def remove(self, why: Why, words: Iterable[str] | None = None) -> None:
        """Forget words of one ground; without ``words`` all of that ground."""
        gone = None if words is None else {part.lower() for word in words for part in running.parts(word)}
        with self._adding:
            self._replace({word: one for word, one in self.given.items()
                           if one.why != why or (gone is not None and word not in gone)})

    def _replace(self, given: Mapping[str, Given]) -> None:
        """Put the new words in the place of the old ones, and forget what was answered with those."""
        self.given = given
        self._verdicts = {}
        self._suggestions = {}

    # --- judging

    def in_list(self, word: str) -> bool:
        """Whether a lower-case word stands in the lexicon (without handed-in words, without affix rules)."""
        return word in self.lexicon

    def level(self, word: str) -> int:
        """Negative centibels of a lower-case word; ``UNSEEN`` where it was never counted."""
        return self.words.levels.get(word, UNSEEN)

    def judge(self, word: str) -> Verdict:
        """What is to be said of one word by itself; hints about capitalised words need the text, see :meth:`marks`."""
        answers = self._verdicts
        verdict = answers.get(word)
        if verdict is None:
            verdict = self._judge(word)
            if len(answers) < _MOST_REMEMBERED:
                answers[word] = verdict
        return verdict

    def _judge(self, word: str) -> Verdict:
        word = word.replace("\u2019", "'").strip("'")  # of a closing sign nothing is known: *sape'*
        lower = word.lower()
        given = self.given.get(lower)
        if given and (word != lower or given.spelling == lower):
            return known_as(given.why)
        if not running.checked(word):
            return NOT_CHECKED
        if word != lower and self.names_known(lower):
            return LEXICON
        if lower in self.words.acronyms and word != lower:
            return known_as("acronym")
        verdict = self.judge_lower(lower)
        if verdict.severity is None or word == lower:
            return verdict
        if verdict.why == "foreign" or lower in self.words.english:  # with a capital it is part of a name
            return NOT_CHECKED
        if verdict.severity == "error" and word[:1].isupper():
            near = running.near_name(self, lower)
            return hint("near-name", "NAME-NEAR", near) if near else NAME
        return verdict

    def names_known(self, lower: str) -> bool:
        """Whether this is a name of the lists, perhaps with a clitic."""
        return lower in self.words.names or (lower.endswith("nya") and lower[:-3] in self.words.names)

    def judge_lower(self, word: str) -> Verdict:
        """The verdict on a word in lower case."""
        if "-" in word:
            return self._hyphenated(word)
        found = self.standard.listed_verdict(word) or self.standard.listed_verdict(word.replace("'", ""))
        if found:
            return found
        if self.in_list(word):
            return self.standard.confusable(word, "") or LEXICON
        if word in self.words.bound or word.replace("'", "") in self.lexicon:
            return LEXICON
        found = self.standard.affixed(word)
        if found:
            return found
        parse = self.recogniser.parse(word)
        if parse:
            return self.standard.confusable(word, parse) or parsed(parse)
        given = self.given.get(word)
        if given:
            return Verdict(False, "error", "capital", "SPELL", given.spelling)
        if len(word) >= _NAME_LENGTH and word in self.words.names and word not in self.words.english:
            return Verdict(False, "error", "capital", "SPELL", self.words.acronyms.get(word, word.capitalize()))
        return self.standard.by_rule(word) or self._stranger(word)

    def _stranger(self, word: str) -> Verdict:
        """A word that is neither in the lists nor made from them."""
        for base in (word, word.removesuffix("nya")):
            own = self.words.foreign.get(base)
            if own is not None:
                return foreign(own and own + word[len(base):])
            if base in self.words.english:
                return foreign("", known=not self.standard.likely_slip(word))
        return UNKNOWN

    def known_lower(self, word: str) -> bool:
        """Whether a word in lower case is known."""
        return self.judge(word).known

    def _hyphenated(self, word: str) -> Verdict:
        """A word with hyphens: in the list as a whole, or known by its parts."""
        parse = hyphens.parse(word, self.lexicon, self.known_lower)
        if parse is not None:
            return parsed(parse) if parse else LEXICON
        prefix, _, rest = word.partition("-")
        if prefix in hyphens.PREFIXES and self.in_list(rest):
            whole = prefix + rest
            if self.judge_lower(whole).known:
                return non_standard(whole, "BOUND-JOIN")
        worst: Verdict | None = None
        for part in word.split("-"):
            verdict = self.judge(part)
            if verdict.severity and (worst is None or verdict.severity == "error"):
                worst = verdict
        return worst or LEXICON

    # --- suggestions

    def suggest(self, word: str, limit: int = 5) -> list[str]:
        """What was probably meant, likeliest first, at most ``limit``; the same answer every time. Takes up to about
        120 ms the first time, so ask for it when somebody looks."""
        answers = self._suggestions
        key = (word, limit)
        found = answers.get(key)
        if found is None:
            found = suggesting.suggest(self, word, limit)
            if len(answers) < _MOST_REMEMBERED:
                answers[key] = found
        return list(found)

    # --- running text

    def marks(self, text: str) -> Iterator[Mark]:
        """The words of ``text`` that are not known, in order. Offsets count code points."""
        return running.marks(self, text)
