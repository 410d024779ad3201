"""Words that are taken for right: in one release, on the whole desk, or by one person on this computer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from humasdesk.domain.directory import Word
from humasdesk.domain.release import Changes
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.services import answering, cataloguing
from humasdesk.services.checking import knowing, questions
from humasdesk.services.desk import Desk, Me
from humasdesk.services.importing.reading import read_source

Where = Literal["release", "desk", "mine"]
_OFFERED = 12
_MOST = 3


@dataclass(frozen=True, slots=True)
class Lists:
    """The three lists, each by the alphabet; a release's is empty where none is open."""

    release: tuple[str, ...]
    desk: tuple[str, ...]
    mine: tuple[str, ...]


def lists(desk: Desk, release_id: str | None = None) -> Lists:
    """Every word that is taken for right here."""
    here = answering.of_release(desk, release_id).words if release_id else ()
    return Lists(*(tuple(sorted(words, key=lambda word: (word.casefold(), word)))
                   for words in (here, knowing.desk_words(desk), questions.own_words(desk))))


def near(word: str) -> tuple[str, ...]:
    """Known words one slip away from ``word``, at most three: whoever adds it may have meant one of them. Loads the
    word lists at the first call (half a second)."""
    lower = word.lower()
    found = knowing.speller().suggest(lower, _OFFERED)
    return tuple(one for one in found if one != lower and " " not in one and _one_slip(lower, one))[:_MOST]


def _one_slip(word: str, other: str) -> bool:
    """Whether one letter more, less, another, or two of them swapped makes ``other`` of ``word``."""
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((place for place in range(len(short)) if short[place] != long[place]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1:]
    rest, more = short[start:], long[start:]
    return rest[1:] == more[1:] or (rest[:2] == more[1::-1] and rest[2:] == more[2:])


def learn(desk: Desk, me: Me, word: str, where: Where, release_id: str | None = None) -> Changes:
    """Take a word for right from now on."""
    _check(word)
    if where == "mine":
        questions.know_word(desk, word)
        return Changes(settings=True)
    if where == "desk":
        known = cataloguing.exactly(desk, "word", word)
        if known is None:
            return cataloguing.add(desk, me, Word(word))[1]
        return cataloguing.retire(desk, me, known.id, back=True)
    if release_id is None:
        raise BadInput(mark("No release is open."))
    return answering.give(desk, me, release_id, "word", word, "know", words=word)


def forget(desk: Desk, me: Me, word: str, where: Where, release_id: str | None = None) -> Changes:
    """Take a word for right no more."""
    if where == "mine":
        questions.know_word(desk, word, known=False)
        return Changes(settings=True)
    if where == "desk":
        return cataloguing.retire(desk, me, cataloguing.find(desk, "word", word).id)
    if release_id is None:
        raise BadInput(mark("No release is open."))
    return answering.take_back(desk, me, release_id, "word", word)


def read_words(path: Path) -> tuple[str, ...]:
    """The words of a text file, each once, in its order; whatever stands behind a ``#`` in a line is left out.

    Raises ``BadInput`` where the file cannot be read or holds no word.
    """
    lines = read_source(str(path)).text.splitlines()
    found = dict.fromkeys(word for line in lines for word in re.split(r"[\s,;]+", line.partition("#")[0]) if word)
    words = tuple(word for word in found if _fits(word))
    if not words:
        raise BadInput(mark("There is no word in {name}. Write one a line."), name=path.name)
    return words


def learn_all(desk: Desk, me: Me, words: Iterable[str], where: Where, release_id: str | None = None) -> tuple[
        int, Changes]:
    """Take many words for right; how many were new."""
    known = {word.casefold() for word in getattr(lists(desk, release_id), where)}
    fresh = [word for word in words if word.casefold() not in known]
    changes = Changes()
    for word in fresh:
        changes = learn(desk, me, word, where, release_id)
    return len(fresh), changes


def _fits(word: str) -> bool:
    return any(letter.isalpha() for letter in word) and len(word) <= 60 and not re.search(r"\s", word)


def _check(word: str) -> None:
    if not _fits(word):
        raise BadInput(mark("Write one word, without blanks."))
