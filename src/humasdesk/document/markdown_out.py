"""Markdown out: a document as its stored form, one block a line, which any Markdown reader shows right.

It is what a person would write, as far as that can be read back exactly; a backslash where text looks like syntax,
character references for blanks that a reader would strip, and ``<strong>``/``<em>`` where asterisks would not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from humasdesk.document.emphasis import flanking
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
from humasdesk.document.normal import LAST_START, check_length

_INDENT = "    "
_RULERS: dict[Align, str] = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
_STARS = {(True, False): ("**", "<strong>", "</strong>"), (False, True): ("*", "<em>", "</em>"),
          (True, True): ("***", "<strong><em>", "</em></strong>")}

_SYNTAX = re.compile(r"[\\`*\[\]]|(?<!\w)_++|(?<!_)_++(?!\w)")
_REFERENCE = re.compile(r"&(?=#|[A-Za-z0-9]+;)")
_LESS = re.compile(r"<(?! )")
_LINE_EDGE = re.compile(r"^[^\S\n]++|(?<![^\S\n])[^\S\n]++$", re.MULTILINE)
_TRAILING_HASHES = re.compile(r"(?<!#)#++$")
_BLOCK_START = re.compile(r"[#>|]|[-+](?![^\W_])|(?P<number>\d+)[.)](?= |$)")
_RULER_LIKE = re.compile(r":[-|: ]*$")


def to_markdown(document: Document) -> str:
    """The Markdown of a ``document`` in normal form (:func:`humasdesk.document.normal.document`).

    A blank line divides blocks, except the items of one list; nothing is wrapped. Ends with a line end, unless there
    is nothing. Raises :class:`~humasdesk.errors.BadInput` past :data:`~humasdesk.document.normal.LONGEST` characters.
    """
    return check_length("\n\n".join(_group(group) for group in _groups(document)) + ("\n" if document else ""))


def _groups(document: Document) -> Iterator[list[Block]]:
    """The blocks of one list or one quote together, every other block alone."""
    group: list[Block] = []
    for block in document:
        if group and not _belongs(block, group[0]):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _belongs(block: Block, first: Block) -> bool:
    match block, first:
        case Item(), Item():
            return block.level > 0 or block.ordered == first.ordered
        case Quote(), Quote():
            return True
    return False


def _group(blocks: list[Block]) -> str:
    items = [block for block in blocks if isinstance(block, Item)]
    return "\n".join(_items(items)) if items else "\n>\n".join(map(_block, blocks))


def _items(items: list[Item]) -> Iterator[str]:
    numbers: list[int] = []
    for item in items:
        del numbers[item.level + 1:]
        if item.level == len(numbers):
            numbers.append(item.start)
        else:
            numbers[item.level] += 1
        marker = f"{min(numbers[item.level], LAST_START)}." if item.ordered else "-"
        yield f"{_INDENT * item.level}{marker} {_block(item)}"


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _opened(_inline(block.spans))
        case Quote():
            return f"> {_opened(_inline(block.spans))}"
        case Item():
            text = _inline(block.spans)  # no item may look like the ruler under a table's header
            return f"&#58;{text[1:]}" if _RULER_LIKE.match(text) else _opened(text)
        case Heading():
            text = _TRAILING_HASHES.sub(lambda match: r"\#" * len(match[0]), _inline(block.spans))
            return f"{'#' * block.level} {text}"
        case Figure():
            return _figure(block)
        case Table():
            return _table(block)
        case Rule():
            return "---"


def _opened(text: str) -> str:
    """``text`` at the start of a block, where it must not open a block of another kind."""
    match = _BLOCK_START.match(text)
    if not match:
        return text
    number = match["number"] or ""
    return f"{number}\\{text[len(number):]}"


def _figure(figure: Figure) -> str:
    """The picture, then the caption as plain words, then the credit in italics."""
    picture = f"![{_escaped(figure.alt)}]({_address(figure.source)})"
    blank = " " if figure.caption and figure.credit else ""
    told = [Span(figure.caption + blank), Span(figure.credit, italic=True)]
    words = _inline(tuple(span for span in told if span.text))
    return f"{picture} {words}" if words else picture


def _table(table: Table) -> str:
    header, *rows = ([_inline(cell).replace("|", r"\|") for cell in row] for row in table.rows)
    rulers = [_RULERS[align] for align in table.aligns]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rulers, *rows))


@lru_cache(maxsize=4096)  # a text that is written changes one block while all are written down
def _inline(spans: Spans) -> str:
    """Spans as Markdown on one line."""
    return _render(_coded(spans), _Around()).replace("\x02", "&#").replace("\x03", ";")


def _coded(spans: Spans) -> Sequence[Span]:
    """``spans`` with blanks at the edges of lines, and tildes that might strike out, as ``STX number ETX``."""
    whole = "".join(span.text for span in spans)
    coded = {index for match in _LINE_EDGE.finditer(whole) for index in range(*match.span())}
    if whole.count("~") > 1:
        coded |= {index for index, char in enumerate(whole) if char == "~"}
    if not coded:
        return spans
    result: list[Span] = []
    start = 0
    for span in spans:
        text = "".join(f"\x02{ord(char)}\x03" if n in coded else char for n, char in enumerate(span.text, start))
        result.append(replace(span, text=text))
        start += len(span.text)
    return result


class _Around(NamedTuple):
    """Where spans are written: the formats open there, and the characters on both sides (a blank for an edge)."""

    link: bool = False
    bold: bool = False
    italic: bool = False
    before: str = " "
    after: str = " "

    def lacks(self, span: Span) -> list[str]:
        """The formats of ``span`` that are not open."""
        return [name for name in ("link", "bold", "italic") if getattr(span, name) and not getattr(self, name)]


def _render(spans: Sequence[Span], around: _Around) -> str:
    out = ""
    start = 0
    while start < len(spans):
        names = around.lacks(spans[start])
        if not names:
            out += _escaped(spans[start].text)
            start += 1
            continue
        end, name = max((_reach(spans, start, name, around), name) for name in names)
        inner = spans[start:end]
        if name == "link":
            out = f"{out[:-1]}\\!" if out.endswith("!") else out
            text = _render(inner, around._replace(link=True, before="[", after="]"))
            out += f"[{text}]({_address(inner[0].link or '')})"
        else:
            here = around._replace(before=out[-1:] or around.before, after=_first(spans, end, around))
            out += _emphasised(inner, name, here)
        start = end
    return out


def _reach(spans: Sequence[Span], start: int, name: str, around: _Around) -> int:
    """How far the format ``name`` of the span at ``start`` goes on; emphasis stops before a link that outlasts it."""
    value = getattr(spans[start], name)
    end = start + 1
    while end < len(spans) and getattr(spans[end], name) == value:
        end += 1
    if name != "link" and not around.link:
        link = spans[end].link if end < len(spans) else None
        while link and spans[end - 1].link == link and end > start + 1:
            end -= 1
    return end


def _first(spans: Sequence[Span], start: int, around: _Around) -> str:
    """The character that ``spans`` from ``start`` on begin with as Markdown."""
    if start == len(spans):
        return around.after
    if names := around.lacks(spans[start]):
        return "[" if "link" in names else "<"
    return _escaped(spans[start].text)[0]


def _emphasised(spans: Sequence[Span], name: str, around: _Around) -> str:
    whole = not (around.bold or around.italic) and all(span.bold and span.italic for span in spans)
    bold, italic = whole or name == "bold", whole or name == "italic"
    text = _render(spans, around._replace(bold=bold or around.bold, italic=italic or around.italic, before="*",
                                          after="*"))
    stars, opening, closing = _STARS[bold, italic]
    touches = "*" in (around.before, text[0], text[-1], around.after)
    if not touches and flanking(around.before, text[0], text[-1], around.after):
        return f"{stars}{text}{stars}"
    return f"{opening}{text}{closing}"


def _escaped(text: str) -> str:
    """Plain words as Markdown. ``STX`` and ``ETX`` pass; a line break is a ``<br>``."""
    text = _SYNTAX.sub(lambda match: "".join(f"\\{char}" for char in match[0]), text)
    text = _LESS.sub("&lt;", _REFERENCE.sub("&amp;", text))
    return text.replace("\n", "<br>")


def _address(text: str) -> str:
    return _REFERENCE.sub("&amp;", text)
