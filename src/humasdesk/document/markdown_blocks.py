"""The block part of reading Markdown: block elements of the parser's tree as blocks of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from xml.etree.ElementTree import Element

from humasdesk.document import normal
from humasdesk.document.markdown_lines import reveal
from humasdesk.document.markdown_text import INLINE, Text, UnknownElement, content, decoded, read, unescaped
from humasdesk.document.markdown_tree import PLAIN
from humasdesk.document.nodes import (
    Align,
    Block,
    Heading,
    Item,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
)

_BLANK_LINES = re.compile(r"\n\s*\n")
_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}


@dataclass(frozen=True, slots=True)
class Place:
    """What a text becomes where the reader stands: an item if ``lists`` says so (one flag a level), else a quote, …"""

    quoted: bool = False
    ordered: tuple[bool, ...] = ()
    start: int = 1

    def block(self, spans: Spans) -> Block:
        if self.ordered:
            return Item(spans, self.ordered[-1], len(self.ordered) - 1, self.start)
        return Quote(spans) if self.quoted else Paragraph(spans)


@dataclass(slots=True)
class Reader:
    """Walks the tree's block elements and gathers blocks."""

    blocks: list[Block] = field(default_factory=list)

    def container(self, element: Element, place: Place) -> None:
        """Blocks of an element that may hold text, inline elements and blocks side by side."""
        flow: list[str | Element] = []
        for piece in content(element):
            if isinstance(piece, str) or piece.tag in INLINE:
                flow.append(piece)
                continue
            if _says(flow):
                place = self._text(read(flow), place)
            flow = []
            place = self._block(piece, place)
        if _says(flow):
            self._text(read(flow), place)

    def _block(self, element: Element, place: Place) -> Place:
        """The blocks of one block element; gives the place of what follows it."""
        count = len(self.blocks)
        match element.tag:
            case "p" if PLAIN in element.attrib:
                self.blocks.append(place.block(normal.spans((Span((element.text or "").rstrip(" ")),))))
            case "p":
                self.container(element, place)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if not place.ordered:
                text = self._read(element)
                self.blocks += [Heading(int(element.tag[1]), text.words), *text.figures]
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._text(self._read(element), place)
            case "ul" | "ol":
                self._list(element, place)
            case "blockquote":
                self.container(element, Place(quoted=True))
            case "pre":
                self._code(element, place)
            case "table":
                self._table(element)
            case "hr":
                self.blocks.append(Rule())
            case _:
                raise UnknownElement(element.tag)
        return place if len(self.blocks) == count or place.start == 1 else replace(place, start=1)

    def _list(self, element: Element, place: Place) -> None:
        number = element.get("start", "1")
        start = int(number) if len(number) < 5 else normal.LAST_START
        inside = replace(place, ordered=(*place.ordered, element.tag == "ol"), start=start)
        for child in element:
            if child.tag != "li":
                raise UnknownElement(f"{child.tag} in {element.tag}")
            self.container(child, inside)
            inside = replace(inside, start=1)

    def _text(self, text: Text, place: Place) -> Place:
        """``text`` as blocks; gives the place of what follows it."""
        if not text:
            return place
        if place.ordered:
            self.blocks += [place.block(text.words), *text.figures]
        elif text.figures and not text.parts[0] and not place.quoted:
            self._figures(text)
        else:
            for part, figure in zip_longest(text.parts, text.figures):
                self.blocks.append(place.block(decoded(part)))
                self.blocks += [figure] if figure else []
        return replace(place, start=1)

    def _figures(self, text: Text) -> None:
        """A paragraph that begins with a picture: plain words behind it are the caption, last italics the credit."""
        for figure, part in zip(text.figures, text.parts[1:], strict=True):
            words = decoded(part)
            last = words[-1] if words else Span("")
            credit = last.text if last.italic and not (last.bold or last.link) else ""
            caption = words[:-1] if credit else words
            if any(span.bold or span.italic or span.link for span in caption):
                self.blocks += [figure, Paragraph(words)]
            else:
                told = f"{figure.caption} {''.join(span.text for span in caption)}"
                self.blocks.append(replace(figure, caption=told, credit=credit))

    def _code(self, element: Element, place: Place) -> None:
        """Code is text: its lines stay lines, a blank line divides blocks."""
        code = reveal(unescaped("".join(element.itertext())))
        self.blocks += [place.block((Span(part.strip()),)) for part in _BLANK_LINES.split(code)]

    def _table(self, element: Element) -> None:
        """A table, then the pictures that stood in its cells."""
        cells = [[self._read(cell) for cell in row] for row in element]
        rows = tuple(tuple(text.words for text in row) for row in cells)
        aligns = tuple(_ALIGNS.get(cell.get("align", ""), "") for cell in element[0])
        self.blocks += [Table(rows, aligns), *(figure for row in cells for text in row for figure in text.figures)]

    def _read(self, element: Element) -> Text:
        return read(content(element))


def _says(flow: list[str | Element]) -> bool:
    """Whether there is more to read than the blanks between two blocks."""
    return any(not isinstance(piece, str) or piece.strip(" \n") for piece in flow)
