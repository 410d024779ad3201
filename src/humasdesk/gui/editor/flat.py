"""The words of several blocks as one text, for places that hold no blocks: a cell, a caption, a head line."""

from __future__ import annotations

from collections.abc import Sequence

from humasdesk.document import normal
from humasdesk.document.nodes import Block, Figure, Rule, Span, Spans, Table


def flat(blocks: Sequence[Block], joint: str) -> Spans:
    """The words of ``blocks``, with ``joint`` (a blank or a line break) between them; alt texts are left out."""
    spans: list[Span] = []
    for block in blocks:
        for text in _texts(block):
            spans += ([Span(joint)] if spans else []) + list(text)
    return normal.spans(spans, breaks=joint == "\n")


def _texts(block: Block) -> list[Spans]:
    match block:
        case Figure():
            return [(Span(words),) for words in (block.caption, block.credit) if words]
        case Table():
            return [cell for row in block.rows for cell in row if cell]
        case Rule():
            return []
    return [block.spans]
