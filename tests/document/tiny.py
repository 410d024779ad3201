"""A tiny language for documents: ``doc(p(b("SAMARINDA"), " — Gubernur"), ol(li("satu"), li("dua")))``."""

from __future__ import annotations

from dataclasses import replace

from humasdesk.document import normal
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import (
    Align,
    Block,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
)

Word = str | Span | tuple[Span, ...]


def spans(*words: Word) -> Spans:
    found: list[Span] = []
    for word in words:
        found += [Span(word)] if isinstance(word, str) else [word] if isinstance(word, Span) else word
    return tuple(found)


def b(*words: Word) -> Spans:
    return tuple(replace(span, bold=True) for span in spans(*words))


def i(*words: Word) -> Spans:
    return tuple(replace(span, italic=True) for span in spans(*words))


def a(address: str, *words: Word) -> Spans:
    return tuple(replace(span, link=address) for span in spans(*words))


def p(*words: Word) -> Paragraph:
    return Paragraph(spans(*words))


def h2(*words: Word) -> Heading:
    return Heading(2, spans(*words))


def h3(*words: Word) -> Heading:
    return Heading(3, spans(*words))


def q(*words: Word) -> Quote:
    return Quote(spans(*words))


def li(*words: Word, level: int = 0) -> Item:
    return Item(spans(*words), level=level)


def no(*words: Word, level: int = 0, start: int = 1) -> Item:
    return Item(spans(*words), ordered=True, level=level, start=start)


def fig(source: str, alt: str = "", caption: str = "", credit: str = "") -> Figure:
    return Figure(source, alt, caption, credit)


def table(*rows: tuple[str | Spans, ...], aligns: tuple[Align, ...] = ()) -> Table:
    return Table(tuple(tuple(spans(cell) if cell else () for cell in row) for row in rows), aligns)


hr = Rule()


def doc(*blocks: Block) -> Document:
    return normal.document(blocks)


def same(markdown: str, document: Document) -> None:
    """``markdown`` reads as ``document``, and ``document`` is written as ``markdown``."""
    assert from_markdown(markdown) == document
    assert to_markdown(document) == (f"{markdown}\n" if markdown else "")


def reads(markdown: str, document: Document) -> None:
    """``markdown`` reads as ``document``, which may be written otherwise."""
    assert from_markdown(markdown) == document
    assert from_markdown(to_markdown(document)) == document
