"""What a search may have meant that found nothing: the words of this desk's own texts that are nearest to its own."""

from __future__ import annotations

import re
from itertools import islice, product

from humasdesk.services import searching
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Wanted
from humasdesk.store import vocabulary
from humasdesk.store.search import match_text, parse

_PIECE = re.compile(r'(?:(?<!\S)-)?"[^"]*"?|(?<!\S)-[^\s"]+|[^\W_]+')
_LEAST = 4
"""So many letters at least: shorter words are near to too many others."""
_LONG = 6
"""From so many letters on a word may be two slips away, a shorter one only one."""
_EACH, _TRIES = 3, 6


def meant(desk: Desk, words: str, wanted: Wanted) -> str:
    """The words as they were probably meant, where that finds something among the ``wanted`` releases; else nothing.
    Only words that stand nowhere at this desk are changed, and none in quotes or left out."""
    pieces = [(found.start(), found.end()) for found in _PIECE.finditer(words) if _is_word(found.group())]
    wrong = [(start, end) for start, end in pieces if not _stands(desk, words, start, end)]
    offers = [_near(desk, desk.fold(words[start:end])) for start, end in wrong]
    for chosen in islice(product(*offers), _TRIES if wrong else 0):
        said = _with(words, wrong, chosen)
        if searching.search(desk, f"{said.strip()} ", wanted, order="newest", limit=1):
            return said
    return ""


def _is_word(piece: str) -> bool:
    return len(piece) >= _LEAST and piece[0] not in '"-' and not any(sign.isdecimal() for sign in piece)


def _stands(desk: Desk, words: str, start: int, end: int) -> bool:
    """Whether a word stands in any text; the last one also as a beginning, as long as it is being typed."""
    going_on = "" if end == len(words) else " "
    match = match_text(parse(words[start:end] + going_on), desk.store.forms)
    with desk.store.reading() as connection:
        return vocabulary.stands(connection, match)


def _near(desk: Desk, word: str) -> list[str]:
    """The nearest words, of those as near the ones that stand in most texts. Slips hardly ever touch the first letter,
    so the words with the same two letters at the beginning are looked at first, or the same ones swapped."""
    most = 2 if len(word) >= _LONG else 1
    for beginnings in ((word[:2], word[1] + word[0]), (word[0],)):
        with desk.store.reading() as connection:
            found = {one: texts for letters in dict.fromkeys(beginnings)
                     for one, texts in vocabulary.beginning(connection, letters, len(word) - most, len(word) + most)}
        ranked = sorted((away, -texts, one) for one, texts in found.items() if (away := slips(word, one)) <= most)
        if ranked:
            return [one for _, _, one in ranked[:_EACH]]
    return []


def _with(words: str, places: list[tuple[int, int]], chosen: tuple[str, ...]) -> str:
    for (start, end), one in reversed(list(zip(places, chosen, strict=True))):
        words = words[:start] + one + words[end:]
    return words


def slips(one: str, other: str) -> int:
    """How many letters have to be put in, left out, changed or swapped with the next to make one word of the other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, wanted in enumerate(other, start=1):
            best = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        before, last = last, line
    return last[-1]
