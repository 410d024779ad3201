"""The normal form of a document: whoever makes blocks passes them through here, so that equal content is equal data.

What the form gives up is decided here and nowhere else: formats on blanks, bold in headings, links that are no
address, list levels that jump, empty blocks. Words are never given up, and neither are runs of blanks, no-break
spaces, zero-width characters or blanks at the edge of a block: the house-style checker has to find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from humasdesk.document.nodes import (
    MAX_LEVEL,
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
from humasdesk.errors import BadInput
from humasdesk.i18n import mark

LONGEST = 1_000_000
"""Characters of Markdown that a document may have: some 140,000 words, read in a second or two."""
LAST_START = 99
"""Highest number a list may begin with: three digits would need a deeper indent in Markdown."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]")
_SWAPS = dict.fromkeys("\v\f\r\u2028\u2029", "\n") | dict.fromkeys("\t\x1c\x1d\x1e\x1f\x85", " ")
_BLANKS = re.compile(r"[ \n]+")
_NOT_IN_ADDRESS = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&+,;=%]")
_ADDRESS = re.compile(r"https?://[^/?#]|(?:mailto|tel):.", re.IGNORECASE)


def clean(text: str) -> str:
    """``text`` with every line end as ``\\n`` and without characters that are no text.

    Tabs and next-line (U+0085) become blanks; halves of a surrogate pair are joined and lone ones go, and so do
    controls, the byte-order mark, the object replacement character and the non-characters U+FFFE and U+FFFF.
    Letters stay as they were typed: no Unicode normalisation.
    """
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    if _UNWANTED.search(text):
        text = _UNWANTED.sub(lambda match: _SWAPS.get(match.group(), ""), text.replace("\r\n", "\n"))
    return text


def check_length(markdown: str) -> str:
    """``markdown``, if it is not past :data:`LONGEST`; else :class:`~humasdesk.errors.BadInput`. What is written passes
    here as well as what is read, so nothing is stored that could not be opened."""
    if len(markdown) > LONGEST:
        raise BadInput(mark("This text is longer than {limit} characters. Divide it into parts."), limit=LONGEST)
    return markdown


def one_line(text: str) -> str:
    """``text`` on one line, runs of blanks as one and none at the ends: for captions, credits and alt texts."""
    return _BLANKS.sub(" ", clean(text)).strip()


def address(text: str) -> str:
    """``text`` as an address in plain ASCII: what a URL or Markdown would read as syntax is percent-encoded (UTF-8).

    An escape that is already there stays, so encoding twice changes nothing.
    """
    tight = clean(re.sub(r"[\t\r\n]+", "", text)).strip()
    return _NOT_IN_ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), tight)


def link(text: str | None) -> str | None:
    """The address a link may carry (http, https, mailto, tel), or nothing when ``text`` is no such address."""
    found = address(text or "")
    if not _ADDRESS.match(found):
        return None
    scheme, _, rest = found.partition(":")
    return f"{scheme.lower()}:{rest}"


def spans(pieces: Iterable[Span], *, breaks: bool = True, bold: bool = True) -> Spans:
    """``pieces`` in normal form; nothing when they hold no more than blanks.

    Bold, italic and link each reach from a non-blank to a non-blank character; neighbours of one format are one span.
    Without ``breaks`` a line break becomes a blank; without ``bold`` nothing is bold. The answers are remembered,
    because a text that is written changes one block while all are read.
    """
    return _spans(tuple(pieces), breaks, bold)


@lru_cache(maxsize=4096)
def _spans(pieces: Spans, breaks: bool, bold: bool) -> Spans:
    parts: list[Span] = []
    for piece in pieces:
        text = clean(piece.text)
        if not breaks:
            text = text.replace("\n", " ")
        parts.append(Span(text, piece.bold and bold, piece.italic, link(piece.link)))
    if not any(part.text and not part.text.isspace() for part in parts):
        return ()
    parts = _merged(parts)
    if any(_formatted(part) for part in parts):
        parts = _merged(_without_blank_edges(_split_edges(parts)))
    return tuple(parts)


def _formatted(part: Span) -> bool:
    return part.bold or part.italic or part.link is not None


_format = attrgetter("bold", "italic", "link")


def _merged(parts: Iterable[Span]) -> list[Span]:
    groups = groupby((part for part in parts if part.text), _format)
    return [Span("".join(part.text for part in group), *form) for form, group in groups]


def _split_edges(parts: Iterable[Span]) -> list[Span]:
    """The blanks at both ends of every formatted part as parts of their own."""
    split: list[Span] = []
    for part in parts:
        text, core = part.text, part.text.strip()
        if not core or len(core) == len(text) or not _formatted(part):
            split.append(part)
            continue
        start = len(text) - len(text.lstrip())
        end = start + len(core)
        split += [replace(part, text=piece) for piece in (text[:start], core, text[end:]) if piece]
    return split


def _without_blank_edges(parts: list[Span]) -> list[Span]:
    """Each of the three formats taken off the blank parts at the ends of every stretch it covers."""
    blank = [part.text.isspace() for part in parts]
    bold = _covered([part.bold for part in parts], blank)
    italic = _covered([part.italic for part in parts], blank)
    linked = _covered([part.link for part in parts], blank)
    return [
        Span(part.text, part.bold and bold[n], part.italic and italic[n], part.link if linked[n] else None)
        for n, part in enumerate(parts)
    ]


def _covered(values: Sequence[object], blank: Sequence[bool]) -> list[bool]:
    """Which parts keep their value of one format: all but the blank ones at the ends of a run of equal values."""
    keeps = [True] * len(values)
    for order in (range(len(values)), range(len(values) - 1, -1, -1)):
        before: object = None
        for index in order:
            if blank[index] and values[index] != before:
                keeps[index] = False
            before = values[index] if keeps[index] else None
    return keeps


def document(blocks: Iterable[Block]) -> Document:
    """``blocks`` in normal form: ``document(document(x)) == document(x)``.

    Empty blocks go; a table loses body rows without words and gets as many cells in every row; a figure stays as long
    as it has a source or words; list levels rise by one and siblings are of one type.
    """
    return tuple(_lists(found for block in blocks if (found := _block(block)) is not None))


def _block(block: Block) -> Block | None:
    match block:
        case Paragraph() | Quote() | Item():
            text = spans(block.spans)
            return (block if text == block.spans else replace(block, spans=text)) if text else None
        case Heading():
            text = spans(block.spans, breaks=False, bold=False)
            return Heading(2 if block.level <= 2 else 3, text) if text else None
        case Figure():
            return _figure(block)
        case Table():
            return _table(block)
        case Rule():
            return block


def _figure(figure: Figure) -> Figure | None:
    found = Figure(address(figure.source), one_line(figure.alt), one_line(figure.caption), one_line(figure.credit))
    return found if found != Figure("") else None


def _table(table: Table) -> Table | None:
    rows = [tuple(spans(cell) for cell in row) for row in table.rows]
    if not any(any(row) for row in rows):
        return None
    rows = rows[:1] + [row for row in rows[1:] if any(row)]
    width = max(len(row) for row in rows)
    padding: list[Align] = [""] * (width - len(table.aligns))
    return Table(tuple(row + ((),) * (width - len(row)) for row in rows), (*table.aligns[:width], *padding))


def _lists(blocks: Iterable[Block]) -> Iterable[Block]:
    """Items with levels that rise by one, siblings of one type, and a start number on the first of a list only."""
    types: list[bool] = []
    for block in blocks:
        if not isinstance(block, Item):
            types = []
            yield block
            continue
        level = max(0, min(block.level, len(types), MAX_LEVEL))
        new_list = not types or (level == 0 and types[0] != block.ordered)
        types = [] if new_list else types[: level + 1]
        if level == len(types):
            types.append(block.ordered)
        start = max(1, min(LAST_START, block.start)) if new_list and block.ordered else 1
        yield Item(block.spans, types[level], level, start)
