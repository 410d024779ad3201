"""The document: a flat row of frozen blocks that carry spans. Editor, checks, comparison and exporters share it.

Equal content is equal data: :func:`humasdesk.document.normal.document` brings any blocks into the normal form, in
which neighbouring spans of one format are merged and nothing is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MAX_LEVEL = 3
"""Deepest list level (0 is the outermost)."""

Align = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one format. ``\\n`` inside is a hard line break."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body; ``level`` is 2 or 3 (1 is the headline, which is not part of the body)."""

    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """One paragraph of a block quote; neighbours form one quote."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """One list item. ``start`` counts only on the first item of an outermost numbered list (1–99)."""

    spans: Spans
    ordered: bool = False
    level: int = 0
    start: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on its own line; caption, credit and alt text are plain words."""

    source: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """``rows[0]`` is the header; every row has as many cells as there are ``aligns``."""

    rows: tuple[tuple[Spans, ...], ...]
    aligns: tuple[Align, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule."""


Block = Paragraph | Heading | Quote | Item | Figure | Table | Rule
Document = tuple[Block, ...]
