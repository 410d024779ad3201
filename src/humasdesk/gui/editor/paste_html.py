"""Foreign HTML to blocks: Word, Google Docs, LibreOffice and web pages, read by our own walker alone.

Kept are paragraphs, headings, quotes, lists, tables, bold, italic and links. Nothing is fetched: a picture comes along
only where its bytes lie in the HTML itself.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from humasdesk.document import normal
from humasdesk.document.nodes import Block, Figure, Heading, Item, Paragraph, Quote, Rule, Span, Spans
from humasdesk.gui.editor import paste_style as styles
from humasdesk.gui.editor import paste_table
from humasdesk.gui.editor.flat import flat
from humasdesk.gui.editor.paste_notes import Change, Pasted, Source, Take, pasted
from humasdesk.gui.editor.paste_spans import texts
from humasdesk.gui.editor.paste_tree import LONGEST, Element, names, tree

PICTURE_BYTES = 40_000_000
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp|bmp);base64,", re.IGNORECASE)
_BULLET = re.compile(r"[•●▪◦‣∙⁃]\s+")
_SILENT = frozenset(("style", "head", "title", "xml", "meta", "link"))
_BLOCKS = names(
    "address article blockquote body center dd details div dl dt fieldset figcaption header html li main ol p pre "
    "section summary tbody thead tfoot tr td th ul"
)
_STYLED = re.compile(r"\b(?:color|font-family|background|background-color)\s*:|<font\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Here:
    """What holds where the walker stands. ``lists`` has, for each level, whether it counts and from which number."""

    bold: bool = False
    italic: bool = False
    link: str | None = None
    quoted: bool = False
    heading: int = 0
    lists: tuple[tuple[bool, int], ...] = ()
    pre: bool = False

    def block(self, spans: Spans) -> Block:
        """A text that stands here."""
        if self.lists:
            ordered, start = self.lists[-1]
            return Item(spans, ordered, len(self.lists) - 1, start)
        if self.heading:
            return Heading(self.heading, spans)
        return Quote(spans) if self.quoted else Paragraph(spans)


@dataclass(slots=True)
class _Walker:
    take: Take | None
    changes: Counter[Change] = field(default_factory=Counter)
    blocks: list[Block] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _label: list[str] = field(default_factory=list)
    _in_label: bool = False

    def walk(self, element: Element, here: _Here) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._text(child, here)
            elif not self._skips(child):
                self._element(child, here)

    def flush(self, here: _Here) -> None:
        """What was gathered becomes blocks of the kind that holds ``here``."""
        spans, self._spans = self._spans, []
        for text in texts(spans):
            bullet = _BULLET.match("".join(span.text for span in text))
            if bullet and not here.lists:
                self.blocks.append(Item(_without(text, bullet.end())))
            else:
                self.blocks.append(here.block(text))

    def _text(self, text: str, here: _Here) -> None:
        if self._in_label:
            self._label.append(text)
        elif words := text if here.pre else _BLANKS.sub(" ", text):
            self._spans.append(Span(words, here.bold, here.italic, here.link))

    def _skips(self, element: Element) -> bool:
        """Whether an element says nothing of the text; what people may miss is counted."""
        change: Change | None = None
        if element.tag in _SILENT:
            return True
        if styles.is_comment(element):
            change = "comments"
        elif element.tag == "del":
            change = "deleted"
        elif element.tag in styles.FURNITURE:
            change = "furniture"
        elif styles.is_hidden(element):
            change = "hidden"
        if change is None:
            return False
        if change == "furniture" or _says_something(element):
            self.changes[change] += 1
        return True

    def _element(self, element: Element, here: _Here) -> None:
        inner = replace(here, bold=styles.bold(element, here.bold), italic=styles.italic(element, here.italic))
        tag = element.tag
        if tag == "br":
            self._break(element, here)
        elif tag == "hr":
            self.flush(here)
            self.blocks.append(Rule())
        elif tag == "img":
            self._picture(element, here)
        elif tag == "a":
            self.walk(element, self._linked(element, inner))
        elif tag == "table":
            self._table(element, here)
        elif tag == "figure":
            self._figure(element, here)
        elif element.has_class("apple-converted-space"):
            self._spans.append(Span(" ", inner.bold, inner.italic, inner.link))
        elif styles.is_label(element):
            self._in_label = True
            self.walk(element, here)
            self._in_label = False
        elif tag in _BLOCKS or styles.heading(element):
            self._block(element, here, inner)
        else:
            self.walk(element, inner)

    def _break(self, element: Element, here: _Here) -> None:
        if "page-break-before" not in element.style and not element.has_class("apple-interchange-newline"):
            self._spans.append(Span("\n", here.bold, here.italic, here.link))

    def _linked(self, element: Element, here: _Here) -> _Here:
        link, freed = styles.address(element.attributes.get("href", ""))
        self.changes["links"] += freed
        return replace(here, link=link or here.link)

    def _block(self, element: Element, here: _Here, inner: _Here) -> None:
        self.flush(here)
        if element.tag in ("ul", "ol"):
            start = element.attributes.get("start", "")
            number = int(start) if start.isdecimal() and len(start) < 4 else 1
            inner = replace(inner, lists=(*here.lists, (element.tag == "ol", number)))
        elif element.tag == "blockquote":
            inner = replace(inner, quoted=True)
        elif element.tag == "pre":
            inner = replace(inner, pre=True)
        elif level := styles.heading(element):
            inner = replace(inner, heading=level, bold=False)
        depth = styles.word_level(element)
        self._label.clear()
        self.walk(element, inner)
        if depth is not None:
            inner = replace(inner, heading=0, lists=((False, 1),) * depth + (styles.numbered("".join(self._label)),))
        self.flush(inner)

    def _table(self, element: Element, here: _Here) -> None:
        self.flush(here)
        found = paste_table.read(element, self._cell)
        if found is not None and not here.lists:
            self.blocks.append(found)
            return
        if paste_table.is_wide(element):
            self.changes["tables"] += 1
        for cell in element.elements("td", "th", "caption"):
            if not any(True for _ in cell.elements("table")):
                self.walk(cell, here)
                self.flush(here)

    def _cell(self, cell: Element) -> Spans:
        inside = _Walker(None, self.changes)
        inside.walk(cell, _Here(bold=styles.bold(cell, False)))
        inside.flush(_Here())
        return flat(inside.blocks, "\n")

    def _figure(self, element: Element, here: _Here) -> None:
        """A picture with its caption; the caption of a picture that stays behind is a paragraph."""
        self.flush(here)
        before = len(self.blocks)
        self.walk(element, here)
        self.flush(here)
        if len(self.blocks) - before == 2:
            picture, caption = self.blocks[before:]
            if isinstance(picture, Figure) and isinstance(caption, Paragraph):
                words = "".join(span.text for span in caption.spans)
                self.blocks[before:] = [replace(picture, caption=words)]

    def _picture(self, element: Element, here: _Here) -> None:
        alt = element.attributes.get("alt", "")
        if styles.is_emoji(element):
            self._spans.append(Span(alt, here.bold, here.italic, here.link))
        elif not styles.is_pixel(element):
            source = self._source(element.attributes.get("src", ""))
            if source:
                self.flush(here)
                self.blocks.append(Figure(source, alt))
            else:
                self.changes["pictures_left"] += 1

    def _source(self, address: str) -> str | None:
        """A picture whose bytes stand in the address itself is kept; no other is looked for."""
        found = _DATA.match(address)
        if found is None or self.take is None or len(address) > PICTURE_BYTES:
            return None
        try:
            data = base64.b64decode(address[found.end():], validate=False)
        except (binascii.Error, ValueError):
            return None
        return self.take(data, f"tempel.{found[1].lower()}")


def from_html(html: str, take: Take | None = None) -> Pasted:
    """The text of ``html`` in normal form, and what was changed on the way; ``take`` keeps embedded pictures."""
    walker = _Walker(take)
    walker.walk(tree(html), _Here())
    walker.flush(_Here())
    walker.changes["shortened"] = int(len(html) > LONGEST)
    walker.changes["styles"] = int(_STYLED.search(html) is not None)
    return pasted(normal.document(walker.blocks), _origin(html), walker.changes)


def _origin(html: str) -> Source:
    head = html[:20_000]
    if "urn:schemas-microsoft-com" in head or "Mso" in head:
        return "word"
    if "docs-internal-guid" in head:
        return "docs"
    return "office" if "LibreOffice" in head or "OpenOffice" in head else "web"


def _says_something(element: Element) -> bool:
    return any(child.strip() if isinstance(child, str) else _says_something(child) for child in element.children)


def _without(spans: Spans, length: int) -> Spans:
    """``spans`` without their first ``length`` characters."""
    kept: list[Span] = []
    for span in spans:
        kept.append(replace(span, text=span.text[length:]))
        length = max(0, length - len(span.text))
    return tuple(kept)
