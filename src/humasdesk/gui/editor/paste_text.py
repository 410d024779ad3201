"""Plain text to blocks: messages from WhatsApp, notes, mails."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from humasdesk.document import normal
from humasdesk.document.nodes import Align, Block, Document, Item, Paragraph, Quote, Span, Table
from humasdesk.gui.editor.paste_notes import Change, Pasted, pasted
from humasdesk.gui.editor.paste_spans import texts

LONGEST = 1_000_000
"""Characters of plain text that are read of one paste."""
MOST_COLUMNS = 12
"""Columns that fit on a page; wider rows stay lines."""
_HEAD = re.compile(
    r"^[\u200e\u200f]*(?:\[\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[AP]M)?, \d{1,2}/\d{1,2}/\d{2,4}\] [^:\n]{1,60}:"
    r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d{2} - [^:\n]{1,60}:) ?",
    re.MULTILINE,
)
_MARKED = re.compile(
    r"(?<![\w*])\*(?=[\w\x22“'‘#@])(?P<bold>[^*\n]*[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<italic>[^_\n]*[^\s_])_(?![\w_])"
)
_ADDRESS = re.compile(r"https?://[^\s<>]{1,2000}")
_AFTER_ADDRESS = ".,;:!?)]}”’\"'…"
_BULLET = re.compile(r"\s{0,8}[-•●▪◦‣*]\s+(?=\S)")
_NUMBER = re.compile(r"\s{0,8}(\d{1,2})[.)]\s+(?=\S)")


def from_text(text: str) -> Pasted:
    """``text`` with its paragraphs, lists and addresses, and with WhatsApp's ``*bold*`` and ``_italic_``; message heads
    are taken off."""
    changes: Counter[Change] = Counter()
    changes["shortened"] = int(len(text) > LONGEST)
    text = _ends(text[:LONGEST])
    text, changes["prefixes"] = _HEAD.subn("\n\n", text)
    changes["marks"] = int(_MARKED.search(text) is not None)
    chat = bool(changes["prefixes"] or changes["marks"])
    blocks = [block for chunk in _chunks(text) for block in _blocks(chunk)]
    return pasted(normal.document(blocks), "whatsapp" if chat else "text", changes)


def from_plain(text: str) -> Document:
    """``text`` with nothing read into it: one paragraph a line."""
    lines = _ends(text[:LONGEST]).split("\n")
    return normal.document(Paragraph(found) for line in lines for found in texts([Span(line)]))


def _ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")


def _chunks(text: str) -> list[list[str]]:
    """The lines of each paragraph. Without any blank line every line is one of its own; only rows stay together."""
    lines = text.strip("\n").split("\n")
    if all(line.strip() for line in lines):
        groups = (list(group) for _, group in groupby(lines, lambda line: line.count("\t")))
        return [chunk for group in groups for chunk in ([group] if _is_table(group) else [[line] for line in group])]
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _blocks(lines: list[str]) -> Iterator[Block]:
    if _is_table(lines):
        yield _table(lines)
        return
    text: list[str] = []
    for line in lines:
        found = _special(line)
        if found is None:
            text.append(line)
            continue
        yield from _paragraphs(text)
        text = []
        yield found
    yield from _paragraphs(text)


def _is_table(lines: list[str]) -> bool:
    """Whether these are rows of a spreadsheet: as many tabs in each, and no list whose signs a tab follows."""
    tabs = lines[0].count("\t")
    return (len(lines) > 1 and 0 < tabs < MOST_COLUMNS and all(line.count("\t") == tabs for line in lines)
            and all(_special(line) is None for line in lines))


def _table(lines: list[str]) -> Table:
    rows = tuple(tuple(tuple(_spans(cell.strip())) for cell in line.split("\t")) for line in lines)
    natural: Align = ""
    return Table(rows, (natural,) * len(rows[0]))


def _paragraphs(lines: list[str]) -> Iterator[Block]:
    return (Paragraph(found) for found in texts(_spans("\n".join(lines))))


def _special(line: str) -> Block | None:
    """An item or a quoted line, by the sign it begins with."""
    if number := _NUMBER.match(line):
        return Item(tuple(_spans(line[number.end():])), True, 0, int(number[1]))
    if bullet := _BULLET.match(line):
        return Item(tuple(_spans(line[bullet.end():])))
    return Quote(tuple(_spans(line[2:]))) if line.startswith("> ") else None


def _spans(text: str) -> Iterator[Span]:
    """``text`` with its addresses as links and its marks as formats."""
    place = 0
    for found in _MARKED.finditer(text):
        yield from _linked(text[place:found.start()])
        bold = found["bold"] is not None
        yield from _linked(found["bold"] or found["italic"], bold, not bold)
        place = found.end()
    yield from _linked(text[place:])


def _linked(text: str, bold: bool = False, italic: bool = False) -> Iterator[Span]:
    place = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_AFTER_ADDRESS)
        end = found.start() + len(address)
        yield Span(text[place:found.start()], bold, italic)
        yield Span(address, bold, italic, normal.link(address))
        place = end
    yield Span(text[place:], bold, italic)
