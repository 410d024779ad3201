"""House style: how long a lead, a sentence, a paragraph may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import SENTENCES, Hit, Rule, hit
from humasdesk.language.style.site import is_remnant
from humasdesk.language.text import Block, Text, count_words

LEAD = SENTENCE = 45
PARAGRAPH = 90
_FIRST = re.compile(r"[\"“(]?\S+")


def _first_word(text: str, start: int) -> tuple[int, int]:
    """Where the first word from ``start`` on stands: a long stretch is marked by its first word, so that the marks
    inside stay to be seen."""
    found = _FIRST.search(text, start)
    return found.span() if found else (start, start)


def lead(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """The first paragraph in too many words."""
    if len(text.body) < 2:
        return
    for start, block in zip(text.starts, text.body, strict=True):
        if not block.words or is_remnant(block.text):
            continue
        if block.kind == "paragraph" and block.words > LEAD:
            first, last = _first_word(block.text, 0)
            yield hit(start + first, start + last, count=block.words, most=LEAD)
        return


def sentence(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A sentence in too many words."""
    if block.words <= SENTENCE:
        return
    for one in block.sentences:
        count = count_words(block.text[one.start : one.end])
        if count > SENTENCE:
            yield hit(*_first_word(block.text, one.start), count=count, most=SENTENCE)


def paragraph(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A paragraph in too many words."""
    if block.words > PARAGRAPH:
        yield hit(*_first_word(block.text, 0), count=block.words, most=PARAGRAPH)


def _many(count: int) -> str:
    return " ".join(["kata"] * count)


RULES = (
    Rule(
        "LEAD-LONG",
        mark("A first paragraph of more than 45 words."),
        "style",
        "-",
        mark("The lead has {count} words; at most {most} read well. Split it."),
        "house",
        (
            (f"Rapat {_many(46)}.\n\nLanjutan.", ""),
            (f"Rapat {_many(30)}. Lalu {_many(20)}.\n\nLanjutan.", ""),
            (f"SAMARINDA — Rapat {_many(50)}.\n\nLanjutan.", ""),
        ),
        (f"Rapat {_many(40)}.\n\nLanjutan.", "Rapat dibuka.\n\nLanjutan.", f"Rapat.\n\nLalu {_many(50)}."),
        text=lead,
    ),
    Rule(
        "SENT-LONG",
        mark("A sentence of more than 45 words."),
        "style",
        "-",
        mark("This sentence has {count} words; at most {most} read well. Split it."),
        "house",
        ((f"Rapat {_many(46)}.", ""), (f"Lalu ada. Rapat {_many(60)}.", ""), (f"“Kita {_many(50)},” kata Isran.", "")),
        (f"Rapat {_many(40)}. Lalu {_many(40)}.", "Rapat dibuka.", f"Rapat {_many(44)}."),
        sentence,
        kinds=SENTENCES,
    ),
    Rule(
        "PARA-LONG",
        mark("A paragraph of more than 90 words."),
        "style",
        "-",
        mark("This paragraph has {count} words; at most {most} read well. Split it."),
        "house",
        ((f"Rapat {_many(40)}. " * 3, ""), (f"Lalu {_many(30)}. " * 4, ""), (f"Isi {_many(91)}.", "")),
        (f"Rapat {_many(40)}. " * 2, "Rapat.", f"Isi {_many(80)}."),
        paragraph,
        kinds=SENTENCES,
    ),
)
