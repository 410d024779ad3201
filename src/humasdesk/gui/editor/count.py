"""Words, characters and reading time of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from humasdesk.document.nodes import Document, Figure, Rule, Spans, Table
from humasdesk.gui.editor.parts import Parts

WORDS_A_MINUTE = 200
_SAYS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Count:
    """How much text there is. ``minutes`` of reading, at least one where there are words."""

    words: int = 0
    characters: int = 0
    without_blanks: int = 0

    @property
    def minutes(self) -> int:
        return max(1, round(self.words / WORDS_A_MINUTE)) if self.words else 0


def counted(parts: Parts) -> Count:
    """What a reader reads: kicker, headline, dateline and body with its captions, but no alt texts.

    A word is a run between blanks that holds a letter or a digit, so ``se-Kaltim`` is one and a dash is none. Line
    breaks are no characters.
    """
    return count_texts((parts.kicker, parts.headline, parts.dateline, *_texts(parts.body)))


def count_texts(texts: Iterable[str]) -> Count:
    """The count of several texts together; each is counted once and remembered, for most stay as they are."""
    counts = [count_text(text) for text in texts]
    return Count(*map(sum, zip(*counts, strict=True))) if counts else Count()


@lru_cache(maxsize=8192)
def count_text(text: str) -> tuple[int, int, int]:
    """Words, characters and characters without blanks of one text; remembered."""
    pieces = text.split()
    words = sum(1 for piece in pieces if _SAYS.search(piece))
    return words, len(text) - text.count("\n") - text.count("\u2028"), sum(map(len, pieces))


def _texts(body: Document) -> Iterator[str]:
    for block in body:
        match block:
            case Figure():
                yield block.caption
                yield block.credit
            case Table():
                yield from (_text(cell) for row in block.rows for cell in row)
            case Rule():
                pass
            case _:
                yield _text(block.spans)


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)
