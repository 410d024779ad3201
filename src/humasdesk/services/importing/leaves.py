"""The texts inside a document, one leaf a paragraph or table cell, and edits to them that keep their format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from humasdesk.document.nodes import Block, Document, Figure, Rule, Span, Spans, Table
from humasdesk.services.importing.blanks import is_blank

Edit = tuple[int, int, str]
"""Start and end in a leaf's text, and what takes the place."""


def text_of(spans: Spans) -> str:
    """The words of a leaf."""
    return spans[0].text if len(spans) == 1 else "".join(span.text for span in spans)


def leaves(document: Document) -> Iterator[Spans]:
    """Every leaf, in order. Pictures carry none."""
    for block in document:
        yield from _of(block)


def _of(block: Block) -> Iterator[Spans]:
    if isinstance(block, Table):
        for row in block.rows:
            yield from row
    elif not isinstance(block, Figure | Rule):
        yield block.spans


def map_leaves(document: Document, change: Callable[[Spans], Spans]) -> Document:
    """``document`` with every leaf, in order, as ``change`` gives it back."""
    return tuple(_mapped(block, change) for block in document)


def _mapped(block: Block, change: Callable[[Spans], Spans]) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows))
    if isinstance(block, Figure | Rule):
        return block
    spans = change(block.spans)
    return block if spans is block.spans else replace(block, spans=spans)


def with_leaf(document: Document, number: int, spans: Spans) -> Document:
    """``document`` with leaf ``number`` (from 0) replaced."""
    counter = iter(range(1 << 62))
    return map_leaves(document, lambda old: spans if next(counter) == number else old)


def edited(spans: Spans, edits: Sequence[Edit]) -> Spans:
    """``spans`` with ``edits`` made (in order, not overlapping); new text takes the format of what it replaces, or
    of what follows it."""
    made: list[Span] = []
    position = done = number = 0
    for span in spans:
        end = position + len(span.text)
        pieces: list[str] = []
        while number < len(edits) and edits[number][0] < end:
            start, stop, text = edits[number]
            pieces += (span.text[max(position, done) - position:start - position], text)
            done = stop
            number += 1
        if done < end:
            pieces.append(span.text[max(position, done) - position:])
        made.append(replace(span, text="".join(pieces)))
        position = end
    if number < len(edits) and made:
        made[-1] = replace(made[-1], text=made[-1].text + "".join(text for _, _, text in edits[number:]))
    return tuple(span for span in made if span.text)


def cut(spans: Spans, start: int, end: int) -> Spans:
    """The part of ``spans`` from ``start`` to ``end`` of their text, format and all."""
    part: list[Span] = []
    position = 0
    for span in spans:
        text = span.text[max(0, start - position):max(0, end - position)]
        if text:
            part.append(replace(span, text=text))
        position += len(span.text)
    return tuple(part)


def respaced(spans: Spans, text: str) -> Spans:
    """``text`` in the format of ``spans``, which hold the same visible characters with other blanks between."""
    visible = [span for span in spans for char in span.text if not is_blank(char)]
    made: list[Span] = []
    position = 0
    for char in text:
        if not is_blank(char):
            position += 1
        made.append(replace(visible[max(0, min(position, len(visible)) - 1)], text=char))
    return tuple(made)
