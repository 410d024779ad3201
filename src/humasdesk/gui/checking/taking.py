"""What is taken from the page to be read beside it: all of it, and first the blocks in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from humasdesk.document.nodes import Block, Document, Heading, Item, Paragraph, Quote, Span
from humasdesk.domain.release import Content
from humasdesk.gui.editor.findings import Passage
from humasdesk.gui.editor.formats import LINE_BREAK
from humasdesk.gui.editor.page import Page
from humasdesk.gui.editor.reading import Reader
from humasdesk.services import figures

_LONG = 400
"""Blocks; reading a longer page takes longer than anybody may be kept waiting, so it waits until it was read anyway, to
be kept."""
_WIDE = 40
"""Blocks; some 800 words."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was written at a moment, and how the page showed it; ``content`` does not carry the body."""

    number: int
    release_id: str
    content: Content
    body: Document
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The blocks in sight that nobody has read yet."""

    number: int
    release_id: str
    content: Content
    blocks: Document
    texts: tuple[str, ...]


def is_wide(page: Page) -> bool:
    """Whether taking all of a page takes long enough to be felt between two keys."""
    return page.sheet.document().blockCount() > _WIDE


def is_long(page: Page) -> bool:
    """Whether all of a page can only be taken once somebody else has read it."""
    return page.sheet.document().blockCount() > _LONG and not page.is_read


def everything(page: Page, number: int, release_id: str, content: Content) -> Snapshot:
    """The page as it stands."""
    parts = page.content()
    now = replace(content, kicker=parts.kicker, headline=parts.headline, dateline=parts.dateline, body="",
                  files=figures.files_of(parts.body))
    return Snapshot(number, release_id, now, parts.body, tuple(_passages(page)))


def in_sight(page: Page, number: int, release_id: str, content: Content, known: Callable[[Passage], bool]) -> Glance:
    """Texts of the body in sight that are not ``known``."""
    reader = Reader(page.sheet.document())
    blocks: list[Block] = []
    texts: list[str] = []
    for block, _ in page.sheet.overlay.visible():
        text = block.text().replace(LINE_BREAK, "\n")
        shape = reader.shape(block)
        made = _MAKE.get(shape.kind)
        if made is None or not text.strip() or known(Passage(block.blockNumber(), shape.kind, text)):
            continue
        spans = tuple(piece for piece in reader.spans(block) if isinstance(piece, Span))
        if "".join(span.text for span in spans) == text:
            blocks.append(made(spans))
            texts.append(text)
    return Glance(number, release_id, replace(content, body=""), tuple(blocks), tuple(texts))


_MAKE: dict[str, Callable[[tuple[Span, ...]], Block]] = {
    "paragraph": Paragraph, "quote": Quote, "item": Item, "heading": lambda spans: Heading(2, spans)}


def _passages(page: Page) -> Iterator[Passage]:
    """As :func:`humasdesk.gui.editor.findings.passages`, looking at each format once: a long page has many blocks."""
    reader = Reader(page.sheet.document())
    block, number = page.sheet.document().begin(), 0
    while block.isValid():
        text = block.text()
        if text:
            yield Passage(number, reader.shape(block).kind, text.replace(LINE_BREAK, "\n"))
        block, number = block.next(), number + 1
