"""Documents on the clipboard: our own flavour without loss inside the desk, plain text and plain HTML for others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any

from humasdesk.document import normal
from humasdesk.document.nodes import Block, Document, Figure, Heading, Item, Paragraph, Quote, Rule, Span, Spans, Table
from humasdesk.gui.editor.numbering import numbers

_LARGEST = 20_000_000


def to_bytes(document: Document) -> bytes:
    """Our own flavour."""
    return json.dumps([_out(block) for block in document], ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> Document | None:
    """A document of our own flavour; ``None`` for anything else. Any program may claim the flavour, so all is
    checked."""
    if len(data) > _LARGEST:
        return None
    try:
        return normal.document(_in(block) for block in json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _out(block: Block) -> dict[str, Any]:
    match block:
        case Figure():
            return {"is": "figure", "source": block.source, "alt": block.alt, "caption": block.caption,
                    "credit": block.credit}
        case Table():
            rows = [[_spans_out(cell) for cell in row] for row in block.rows]
            return {"is": "table", "rows": rows, "aligns": list(block.aligns)}
        case Rule():
            return {"is": "rule"}
        case Heading():
            return {"is": "heading", "level": block.level, "spans": _spans_out(block.spans)}
        case Item():
            return {"is": "item", "ordered": block.ordered, "level": block.level, "start": block.start,
                    "spans": _spans_out(block.spans)}
    return {"is": "quote" if isinstance(block, Quote) else "paragraph", "spans": _spans_out(block.spans)}


def _spans_out(spans: Spans) -> list[list[Any]]:
    return [[span.text, span.bold, span.italic, span.link] for span in spans]


def _in(block: dict[str, Any]) -> Block:
    match block["is"]:
        case "paragraph":
            return Paragraph(_spans_in(block["spans"]))
        case "quote":
            return Quote(_spans_in(block["spans"]))
        case "heading":
            return Heading(int(block["level"]), _spans_in(block["spans"]))
        case "item":
            return Item(_spans_in(block["spans"]), bool(block["ordered"]), int(block["level"]), int(block["start"]))
        case "rule":
            return Rule()
        case "figure":
            return Figure(*(_text(block[name]) for name in ("source", "alt", "caption", "credit")))
        case "table":
            rows = tuple(tuple(_spans_in(cell) for cell in row) for row in block["rows"])
            return Table(rows, tuple(_align(align) for align in block["aligns"]))
    raise ValueError(block["is"])


def _spans_in(spans: Iterable[Any]) -> Spans:
    return tuple(
        Span(_text(text), bool(bold), bool(italic), None if link is None else _text(link))
        for text, bold, italic, link in spans
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _align(value: Any) -> Any:
    if value not in ("", "left", "center", "right"):
        raise ValueError(value)
    return value


def to_text(document: Document) -> str:
    """Plain text as people write it in a message: a blank line between paragraphs, signs before items."""
    pieces: list[str] = []
    for kind, blocks in groupby(document, key=type):
        if kind is Item:
            pieces.append("\n".join(_item_lines(blocks)))
        else:
            pieces += [text for block in blocks if (text := _plain(block))]
    return "\n\n".join(pieces)


def _item_lines(blocks: Iterable[Block]) -> Iterator[str]:
    items = [block for block in blocks if isinstance(block, Item)]
    for item, number in zip(items, numbers(items), strict=True):
        yield f"{'   ' * item.level}{f'{number}.' if item.ordered else '•'} {_words(item.spans)}"


def _plain(block: Block) -> str:
    match block:
        case Figure():
            return "\n".join(words for words in (block.caption, block.credit) if words)
        case Table():
            return "\n".join("\t".join(_words(cell) for cell in row) for row in block.rows)
        case Rule():
            return "—"
    return _words(block.spans)


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def to_html(document: Document) -> str:
    """Plain HTML for word processors and mail: no style, no picture."""
    return "".join(_html(document))


def _html(document: Document) -> Iterator[str]:
    depth: list[str] = []
    for block in document:
        wanted = block.level + 1 if isinstance(block, Item) else 0
        while len(depth) > wanted or (depth and wanted == len(depth) and isinstance(block, Item)
                                      and depth[-1] != _tag(block)):
            yield f"</li></{depth.pop()}>"
        if isinstance(block, Item):
            yield "</li>" if len(depth) == wanted else ""
            while len(depth) < wanted:
                depth.append(_tag(block))
                yield f'<ol start="{block.start}">' if block.start != 1 else f"<{depth[-1]}>"
            yield f"<li>{_inline(block.spans)}"
        else:
            yield _block_html(block)
    yield from (f"</li></{tag}>" for tag in reversed(depth))


def _tag(item: Item) -> str:
    return "ol" if item.ordered else "ul"


def _block_html(block: Block) -> str:
    match block:
        case Figure():
            return "".join(f"<p>{escape(words)}</p>" for words in (block.caption, block.credit) if words)
        case Table():
            rows = ("".join(f"<td>{_inline(cell)}</td>" for cell in row) for row in block.rows)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        case Rule():
            return "<hr>"
        case Heading():
            return f"<h{block.level}>{_inline(block.spans)}</h{block.level}>"
        case Quote():
            return f"<blockquote><p>{_inline(block.spans)}</p></blockquote>"
    return f"<p>{_inline(block.spans)}</p>"


def _inline(spans: Spans) -> str:
    pieces = []
    for span in spans:
        text = escape(span.text).replace("\n", "<br>")
        text = f"<em>{text}</em>" if span.italic else text
        text = f"<strong>{text}</strong>" if span.bold else text
        pieces.append(f'<a href="{escape(span.link)}">{text}</a>' if span.link else text)
    return "".join(pieces)
