"""The inline patterns that the parser looks for: links, pictures, breaks, character references and a little HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.entities import html5
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import (
    BACKTICK_RE,
    ESCAPE_RE,
    BacktickInlineProcessor,
    EscapeInlineProcessor,
    InlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.util import AtomicString

from humasdesk.document.markdown_lines import protect

MARK = "mark"
"""An empty inline element for an HTML tag: switches a format (``name``: b, i, a) on or, with ``off``, off."""
URL = re.compile(r"[.:/#?@&=%]|^$")
"""What tells an address from a word in parentheses."""

_FARTHEST = 40
"""Brackets looked at in search of the end of a link's text."""
_TITLE = r"""(?:\s++(?P<title>"[^"]*+"|'[^']*+'|\([^()]*+\)))?+\s*+\)"""
_TARGET = re.compile(
    r"\(\s*+(?:<(?P<angle>[^<>\n]*+)>|(?P<address>(?:[^\s()<>]|\((?:[^\s()]|\([^\s()]*+\))*+\))*+))" + _TITLE
)
_FILE = re.compile(r"""\(\s*+(?P<address>(?P<angle>)[^()<>"'\n]{1,300}?\.[A-Za-z0-9]{2,5})""" + _TITLE)
_AUTOLINK = r"<((?:https?://|mailto:|tel:)[^<>\s]+|[^<>\s@!:]+@[^<>\s@]+)>"
_TAG = (
    r"""<(/?)(a|br|b|cite|em|img|i|strong)"""
    r"""((?:\s++[A-Za-z-]++=(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>]++))*+)\s*+/?>"""
)
_ATTRIBUTE = re.compile(r"""([A-Za-z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BRACKET = re.compile(r"[\[\]]")
_LABEL = re.compile(r"[ \n]?\[([^\[\]]{0,500})\]")
_FORMATS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "a": "a"}

Found = tuple[Element | str | None, int, int]
"""What a pattern makes of a text, and from where to where; nothing made leaves the text as it is."""


def patterns(parser: markdown.Markdown) -> list[tuple[str, InlineProcessor]]:
    """The inline patterns in the order in which they look at a text."""
    return [
        ("code", BacktickInlineProcessor(BACKTICK_RE)),
        ("escape", EscapeInlineProcessor(ESCAPE_RE, parser)),
        ("break", SubstituteTagInlineProcessor(r"(?:(?<! ) {2,}|\\)\n", "br")),
        ("link", _Pattern(r"(?<!!)\[", _link, parser)),
        ("image", _Pattern(r"!\[", _image, parser)),
        ("autolink", _Pattern(_AUTOLINK, _autolink, parser)),
        ("tag", _Pattern(_TAG, _tag, parser)),
        ("entity", _Pattern(_ENTITY.pattern, _reference, parser)),
    ]


def entities(text: str) -> str:
    """``text`` with its character references as characters, protected from every pattern."""
    return _ENTITY.sub(lambda match: _entity(match[0], match[1]), text)


def _entity(source: str, name: str) -> str:
    known = html.unescape(source) if name[0] == "#" else html5.get(f"{name};")
    return source if known is None else protect(known)


def label(text: str) -> str:
    """The label of a link definition as it is looked up."""
    return " ".join(text.split()).casefold()


class _Pattern(InlineProcessor):
    """An inline pattern of the library made of a regular expression and a function."""

    def __init__(self, regex: str, build: Callable[[_Pattern, re.Match[str], str], Found | None],
                 parser: markdown.Markdown) -> None:
        super().__init__(regex, parser)
        self.build = build

    def handleMatch(self, m: re.Match[str], data: str = "") -> Any:  # noqa: N802 (the library calls it by this name)
        """The library's two base classes disagree on the type, hence ``Any``."""
        return self.build(self, m, data) or (None, None, None)


def _link(pattern: _Pattern, match: re.Match[str], data: str) -> Found | None:
    """``[text](address)``, ``[text][label]``; a plain word in the parentheses is no address but text."""
    found = _target(pattern, match, data, lambda start: _in_parentheses(_TARGET, data, start, URL))
    if not found:
        return None
    element = Element("a", {"address": found[1]})
    element.text = found[0]
    return element, match.start(), found[3]


def _image(pattern: _Pattern, match: re.Match[str], data: str) -> Found | None:
    """``![alt](address "title")``; the name of a file may hold blanks."""
    found = _target(pattern, match, data, lambda start: _in_parentheses(_TARGET, data, start)
                    or _in_parentheses(_FILE, data, start))
    if not found:
        return None
    values = {"alt": pattern.unescape(found[0]), "address": found[1], "title": found[2]}
    return Element("img", values), match.start(), found[3]


def _target(pattern: _Pattern, match: re.Match[str], data: str,
            direct: Callable[[int], tuple[str, str, int] | None]) -> tuple[str, str, str, int] | None:
    """Text, address, title and end of a link or image whose text begins behind ``match``."""
    end = _text_end(data, match.end())
    if not end:
        return None
    text = data[match.end():end]
    found = direct(end + 1) or _defined(pattern.md.references, data, text, end + 1)
    return (text, pattern.unescape(found[0]), pattern.unescape(found[1]), found[2]) if found else None


def _text_end(data: str, start: int) -> int:
    """Where the bracket closes that opened before ``start``, or 0."""
    depth = 1
    for bracket in islice(_BRACKET.finditer(data, start), _FARTHEST):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return bracket.start()
    return 0


def _in_parentheses(form: re.Pattern[str], data: str, start: int,
                    fits: re.Pattern[str] | None = None) -> tuple[str, str, int] | None:
    """Address, title and end of what stands at ``start`` in the ``form`` of a target, if the address ``fits``."""
    match = form.match(data, start)
    if not match or (fits and not fits.search(match["address"] or match["angle"] or "")):
        return None
    return match["address"] or match["angle"] or "", (match["title"] or "")[1:-1], match.end()


def _defined(references: dict[str, tuple[str, str]], data: str, text: str, end: int) -> tuple[str, str, int] | None:
    """Address, title and end by the definition of a label behind the text, or of the text itself."""
    match = _LABEL.match(data, end)
    for name, after in ((match[1] or text, match.end()) if match else ("", 0), (text, end)):
        if label(name) in references:
            return *references[label(name)], after
    return None


def _autolink(pattern: _Pattern, match: re.Match[str], _: str) -> Found:
    """``<https://…>`` and ``<name@place>``."""
    text = pattern.unescape(match[1])
    element = Element("a", {"address": text if ":" in text else f"mailto:{text}"})
    element.text = AtomicString(re.sub(r"[*_]", lambda found: protect(found[0]), entities(text)))
    return element, match.start(), match.end()


def _tag(pattern: _Pattern, match: re.Match[str], _: str) -> Found:
    """The HTML that a document can hold; every other tag is text like any other."""
    values = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(pattern.unescape(match[3]))}
    if match[2] == "br":
        element = Element("br")
    elif match[2] == "img":
        element = Element("img", {"address": values.get("src", ""), "alt": values.get("alt", ""),
                                  "title": values.get("title", "")})
    else:
        element = Element(MARK, {"name": _FORMATS[match[2]], "address": values.get("href", ""), "off": match[1]})
    return element, match.start(), match.end()


def _reference(_: _Pattern, match: re.Match[str], __: str) -> Found:
    """Character references; a name that HTML does not know is text."""
    known = entities(match[0])
    return None if known == match[0] else known, match.start(), match.end()

