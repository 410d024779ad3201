"""House style: foreign words stand in italics, or give way to Indonesian ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from humasdesk.i18n import mark
from humasdesk.language import shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import RUNNING, Edit, Hit, Rule
from humasdesk.language.text import Block
from humasdesk.language.wording import like

_PLAIN = frozenset({"headline", "figure"})


_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w'’])")
_BLANKS = re.compile("[ \xa0]+")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words and phrases of the list by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in shipped.foreign():
        words = tuple(phrase.casefold().split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(ways, key=len, reverse=True)) for first, ways in found.items()}


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Where phrases of the list stand, and which; ``-nya`` behind one does not count."""
    known = _phrases()
    words = [(one.start(), one.end(), one.group().casefold()) for one in _WORD.finditer(text)]
    words = [(start, end - 4, word[:-4]) if word.endswith("-nya") else (start, end, word) for start, end, word in words]
    place = 0
    while place < len(words):
        for way in known.get(words[place][2], ()):
            own = words[place:place + len(way)]
            together = all(_BLANKS.fullmatch(text, one[1], other[0]) for one, other in pairwise(own))
            if together and tuple(word for _, _, word in own) == way:
                yield own[0][0], own[-1][1], " ".join(way)
                place += len(way) - 1
                break
        place += 1


def upright(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A foreign word that is not italic. One with a capital inside a sentence is part of a name."""
    text = block.clean
    for start, end, phrase in _found(text):
        word = text[start:end]
        if block.is_italic(start, end) or (word[0].isupper() and _inside(text, start)):
            continue
        own = shipped.foreign()[phrase]
        edits = [Edit(start, end, like(word, one)) for one in re.split(" ?/ ?", own)]
        if block.kind not in _PLAIN:
            edits.insert(0, Edit(start, end, word, italic=True))
        yield Hit(start, end, tuple(edits), {"own": re.sub(" ?/ ?", ", ", own)}, block.kind not in _PLAIN)


def _inside(text: str, place: int) -> bool:
    before = text[:place].rstrip("\"“‘'( \xa0")
    return bool(before) and before[-1] not in ".!?:\n—–"


RULES = (
    Rule(
        "FOREIGN-ITALIC",
        mark("Foreign words that are not in italics."),
        "hint",
        "A",
        mark("A foreign word: set it in italics, or write {own}."),
        "EYD V HG03",
        (
            ("para stakeholder hadir", "para *stakeholder* hadir"),
            ("acara launching itu", "acara *launching* itu"),
            ("rapat online", "rapat *online*"),
        ),
        ("para pemangku kepentingan", "gedung Workshop Center", "aplikasi Event Kaltim", "daring"),
        upright,
        kinds=RUNNING - {"heading"},
    ),
)
