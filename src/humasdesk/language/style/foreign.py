"""House style: foreign words stand in italics, or give way to Indonesian ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from humasdesk.i18n import mark
from humasdesk.language import shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import RUNNING, Edit, Hit, Rule
from humasdesk.language.text import Block
from humasdesk.language.wording import joined, like

_PLAIN = frozenset({"headline", "figure"})


@lru_cache(maxsize=1)
def _foreign() -> re.Pattern[str]:
    words = joined(tuple(shipped.pairs("foreign"))).replace(r"\ ", "[ \xa0]+")
    return re.compile(rf"(?<![\w'’-])(?:{words})(?=(?:-?nya)?(?![\w-]))", re.IGNORECASE)


def upright(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A foreign word that is not italic. One with a capital inside a sentence is part of a name."""
    text = block.clean
    for found in _foreign().finditer(text):
        word = found.group()
        start, end = found.span()
        if block.is_italic(start, end) or (word[0].isupper() and _inside(text, start)):
            continue
        own = shipped.pairs("foreign")[" ".join(word.casefold().split())]
        edits = [Edit(start, end, like(word, one)) for one in own.split("/")]
        if block.kind not in _PLAIN:
            edits.insert(0, Edit(start, end, word, italic=True))
        yield Hit(start, end, tuple(edits), {"own": own.replace("/", ", ")}, block.kind not in _PLAIN)


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
