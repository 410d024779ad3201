"""The inline part of reading Markdown: texts and inline elements of the parser's tree as spans and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from humasdesk.document import normal
from humasdesk.document.emphasis import marks
from humasdesk.document.markdown_inline import entities
from humasdesk.document.markdown_lines import protect, reveal
from humasdesk.document.nodes import Figure, Span, Spans

INLINE = frozenset({"a", "br", "code", "img", "mark"})
"""The elements that :func:`read` knows."""

_SOFT_BREAK = re.compile(r"(?:(?<! ) +)?\n *")
_DELIMITER = re.compile(r"[*_]")
_COMMAND = re.compile("\x02(/?[a-z]+)([0-9]*)\x03")
_FORMATS = {1: "i", 2: "b"}


class UnknownElement(Exception):
    """The parser gave an element that the reader does not know. A bug: nothing is dropped unseen."""


@dataclass(slots=True)
class Text:
    """Words and pictures as they come: parts of spans, with a figure between two parts wherever a picture stands."""

    parts: list[list[Span]] = field(default_factory=lambda: [[]])
    figures: list[Figure] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    links: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(self.parts) or bool(self.figures)

    @property
    def words(self) -> Spans:
        """All words, without the pictures between them."""
        parts = [part for part in self.parts if part]
        return decoded(span for part in parts for span in ([Span(" ")] if part is not parts[0] else []) + part)

    def add(self, text: str) -> None:
        """Text of the source: a soft break is a blank, and blanks at the start of a line are none."""
        text = _SOFT_BREAK.sub(" ", text)
        part = self.parts[-1]
        if not part or part[-1].text == "\n":
            text = text.lstrip(" ")
        if text:
            part.append(self._span(text))

    def end_line(self) -> None:
        """Blanks at the end of a line are none."""
        part = self.parts[-1]
        while part and part[-1].text != "\n":
            text = part[-1].text.rstrip(" ")
            if text:
                part[-1] = replace(part[-1], text=text)
                return
            part.pop()

    def obey(self, command: str, element: Element | None) -> None:
        """A line break (``br``), a picture (``img``), or a format (``b``, ``i``, ``a``) switched on or off (``/b``)."""
        change = -1 if command.startswith("/") else 1
        match command.lstrip("/"), element:
            case "br", _:
                self.end_line()
                self.parts[-1].append(self._span("\n"))
            case "img", Element():
                self.end_line()
                self.figures.append(Figure(*(_attribute(element, name) for name in ("address", "alt", "title"))))
                self.parts.append([])
            case "b", _:
                self.bold = max(0, self.bold + change)
            case "i", _:
                self.italic = max(0, self.italic + change)
            case "a", Element():
                self.links.append(_attribute(element, "address"))
            case "a", None:
                del self.links[-1:]

    def _span(self, text: str) -> Span:
        return Span(text, self.bold > 0, self.italic > 0, self.links[-1] if self.links else None)


def read(flow: Iterable[str | Element]) -> Text:
    """The words and pictures of ``flow``: texts and inline elements as they stand beside each other."""
    text = Text()
    elements: list[Element] = []
    pieces = _COMMAND.split(_coded(flow, elements))
    text.add(pieces[0])
    for command, number, following in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        text.obey(command, elements[int(number)] if number else None)
        text.add(following)
    text.end_line()
    return text


def content(element: Element) -> Iterator[str | Element]:
    """What stands in ``element``, in order: its texts and its children."""
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def decoded(spans: Iterable[Span]) -> Spans:
    """``spans`` with protected characters revealed, in normal form."""
    return normal.spans(replace(span, text=reveal(span.text)) if "\x02" in span.text else span for span in spans)


def _coded(flow: Iterable[str | Element], elements: list[Element]) -> str:
    """``flow`` as one text in which elements and emphasis are commands, ``STX command ETX``."""
    return _emphasis_coded("".join(piece if isinstance(piece, str) else _command(piece, elements) for piece in flow))


def _command(element: Element, elements: list[Element]) -> str:
    number = len(elements)
    match element.tag:
        case "a":
            elements.append(element)
            return f"\x02a{number}\x03{_coded(content(element), elements)}\x02/a\x03"
        case "img":
            elements.append(element)
            return f"\x02img{number}\x03"
        case "mark":
            name = element.get("name", "")
            if element.get("off"):
                return f"\x02/{name}\x03"
            elements.append(element)
            return f"\x02{name}{number if name == 'a' else ''}\x03"
        case "br":
            return "\x02br\x03"
        case "code":
            return _DELIMITER.sub(lambda match: protect(match[0]), unescaped(element.text or ""))
    raise UnknownElement(element.tag)


def _emphasis_coded(text: str) -> str:
    """``text`` with its emphasis as commands; asterisks and underscores that are none are protected."""
    if not _DELIMITER.search(text):
        return text
    out = []
    position = 0
    for mark in marks(text):
        out.append(_DELIMITER.sub(lambda match: protect(match[0]), text[position:mark.start]))
        out.append(f"\x02{'' if mark.opens else '/'}{_FORMATS[mark.length]}\x03")
        position = mark.start + mark.length
    return "".join([*out, _DELIMITER.sub(lambda match: protect(match[0]), text[position:])])


def unescaped(text: str) -> str:
    """Undo what the library does to the text of code."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _attribute(element: Element, name: str) -> str:
    return reveal(entities(element.get(name, "")))
