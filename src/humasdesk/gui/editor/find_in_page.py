"""Find and replace on the page: hits as places of the document, and every replacement in one undo step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from humasdesk.gui.editor import find, inserting
from humasdesk.gui.editor.find import Hit, Query
from humasdesk.gui.editor.formats import LINE_BREAK, OBJECT
from humasdesk.gui.editor.marks import Mark, Marks, units


@dataclass(frozen=True, slots=True)
class PageHit:
    """A hit on the page, from ``start`` to ``end`` in positions of the document."""

    start: int
    end: int
    hit: Hit


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _words(block: QTextBlock) -> str:
    """A block's text as people would look for it."""
    return block.text().replace(LINE_BREAK, "\n")


def find_all(document: QTextDocument, query: Query, template: str | None = None) -> list[PageHit]:
    """Every hit, from top to bottom; a picture is never part of one. Raises as :func:`find.matcher` does."""
    blocks = list(_blocks(document))
    texts = [_words(block) for block in blocks]
    found = []
    for hit in find.hits(texts, query, template):
        if OBJECT in hit.words:
            continue
        text, start = texts[hit.text], blocks[hit.text].position()
        found.append(PageHit(start + units(text, hit.found.start), start + units(text, hit.found.end), hit))
    return found


def marks(query: Query, token: str = "attention_soft") -> Marks:  # noqa: S107 (a colour's name)
    """The hits of ``query`` as marks; what was found in a text is remembered."""
    matches = find.matcher(query)
    known: dict[str, Sequence[Mark]] = {}

    def of(text: str) -> Sequence[Mark]:
        if text not in known:
            if len(known) > 5_000:
                known.clear()
            words = text.replace(LINE_BREAK, "\n")
            known[text] = [Mark(hit.start, hit.end, token) for hit in matches(words)]
        return known[text]

    return of


def replace(cursor: QTextCursor, hits: Sequence[PageHit]) -> int:
    """Put each hit's replacement in its place, from the last to the first; how many were put in.

    The replacement gets the format of the first letter it replaces. Call it inside one edit block.
    """
    done = 0
    for page_hit in sorted(hits, key=lambda found: found.start, reverse=True):
        new = page_hit.hit.replacement
        if new is None:
            continue
        inserting.words_between(cursor, page_hit.start, page_hit.end, new)
        done += 1
    return done
