"""Foreign HTML cut into tags and texts, in linear time whatever it holds.

Python's own ``html.parser`` takes quadratic time on unclosed comments and tags (a paste could stop the window for
minutes) and raises on some of Word's conditions, so the cutting is done here.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from html import unescape

MARKS = ("StartFragment", "EndFragment")
"""Comments by which a clipboard says where the copied part begins and ends."""

_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_BROKEN_TAG = re.compile(r"<([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?+""")
_RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")}
"""Elements in which nothing but their own end is a tag."""


@dataclass(frozen=True, slots=True)
class Start:
    """A tag that opens an element; names in lower case, values decoded."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    closed: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """A tag that ends an element."""

    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One of :data:`MARKS`."""

    name: str


Token = Start | End | Mark | str
"""A text comes decoded."""


def tokens(html: str) -> Iterator[Token]:
    """The tags and texts of ``html`` in order; comments, declarations and instructions are left out."""
    place, last_end = 0, html.rfind(">")
    while (start := html.find("<", place)) >= 0 and start < last_end:
        if start > place:
            yield unescape(html[place:start])
        sign = html[start + 1]
        if sign in "!?":
            place = yield from _declaration(html, start)
        elif sign == "/":
            place = html.find(">", start) + 1
            if name := html[start + 2:place - 1].strip().lower():
                yield End(name.split()[0])
        elif found := _TAG.match(html, start) or _BROKEN_TAG.match(html, start):
            place = found.end()
            name = found[1].lower()
            yield Start(name, _attributes(found[2]), found[2].endswith("/"))
            if name in _RAW:
                end = _RAW[name].search(html, place)
                place = end.start() if end else len(html)
        else:
            yield "<"
            place = start + 1
    if place < len(html):
        yield unescape(html[place:])


def _declaration(html: str, start: int) -> Generator[Token, None, int]:
    """A comment or declaration; gives the place behind it. One that is not closed takes the rest."""
    comment = html.startswith("<!--", start)
    end = html.find("-->", start + 4) if comment else html.find(">", start)
    if end < 0:
        return len(html)
    if comment and (name := html[start + 4:end].strip()) in MARKS:
        yield Mark(name)
    return end + (3 if comment else 1)


def _attributes(text: str) -> dict[str, str]:
    """Of two attributes alike the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        found.setdefault(match[1].lower(), unescape(value))
    return found
