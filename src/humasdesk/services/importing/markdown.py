"""Takes a Markdown text apart: front matter, ``# Headline``, the body with its structure, dateline and sign-off."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.nodes import Document, Figure, Spans
from humasdesk.services.importing import frontmatter, furniture, head, leaves, tail, veils, wrapping
from humasdesk.services.importing.assembly import Assembly
from humasdesk.services.importing.blanks import is_blank, with_newlines
from humasdesk.services.importing.values import Imported
from humasdesk.services.importing.wrapping import Piece

_TITLE = re.compile(r" {0,3}#[ \t]+(\S.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}=+[ \t]*$")
_MARKUP = re.compile(r"[*_`\[\]<>|\\&~]|^ {4}|^ {0,3}(?:[-+#]|\d{1,9}[.)][ \t]|[=-]+[ \t]*$)", re.MULTILINE)
_LONGEST_TITLE = 400


class _Title(NamedTuple):
    """A headline as Markdown marks it: pieces above and with it, its Markdown, and where the text goes on."""

    number: int
    source: str
    following: int


def parse(text: str, places: Collection[str] | None) -> Imported:
    """A Markdown text as the parts of a release; see :func:`humasdesk.services.importing.parts.parse`."""
    assembly = Assembly()
    entries, text = frontmatter.split(veils.veiled(with_newlines(text)))
    for entry in entries:
        assembly.entry(*entry)
    lines = text.split("\n")
    pieces = wrapping.cut(text)
    end = tail.begins(pieces, markdown=True)
    below = [(_words(piece.text), veils.without(piece.text)) for piece in pieces[end:]]
    stop = pieces[end].line if end < len(pieces) else len(lines)
    start = _take_head(assembly, pieces[:end], places)
    document = _read("\n".join(lines[start:stop]))
    return assembly.finish(document, below, places, markdown=True)


def _take_head(assembly: Assembly, pieces: list[Piece], places: Collection[str] | None) -> int:
    """Take what stands above the text; gives the number of the line on which the text goes on."""
    title = None if assembly.has("headline") else _title(pieces)
    if title is not None:
        for piece in pieces[:title.number]:
            if furniture.at_begin(piece.text):
                assembly.leave_out(piece.text, "top")
            else:
                assembly.title("kicker", piece.text)
        assembly.title("headline", _words(title.source), veils.without(title.source))
        return title.following
    top = head.read(pieces, places)
    below = pieces[top.taken] if top.taken < len(pieces) else None
    marked = any(_MARKUP.search(line.text) for line in top.lines)
    if assembly.has("headline") or assembly.has("kicker") or marked or below is None or not below.apart:
        return 0
    for line in top.lines:
        head.take(assembly, line)
    return below.line


def _title(pieces: list[Piece]) -> _Title | None:
    """The first heading of level 1, if nothing but furniture and one short plain line stands above it."""
    above = 0
    for index, piece in enumerate(pieces):
        found = _TITLE.match(piece.text)
        follower = pieces[index + 1] if index + 1 < len(pieces) else None
        underlined = (piece.apart and follower is not None and not follower.apart
                      and _UNDERLINE.match(follower.text) is not None)
        if found or underlined:
            words = found[1] if found else piece.text.strip()
            short = len(words) <= _LONGEST_TITLE and not is_blank(words)
            return _Title(index, f"## {words}", piece.line + (1 if found else 2)) if short else None
        if not furniture.at_begin(piece.text):
            above += 1
            if above > 1 or not head.is_kicker(piece.text) or _MARKUP.search(piece.text):
                return None
    return None


def _words(line: str) -> str:
    """The plain words of one line of Markdown."""
    return " ".join(leaves.text_of(spans) for spans in leaves.leaves(_read(line))) or line


def _read(text: str) -> Document:
    """The document that ``text`` says; addresses, which are no text, come without the veils of control characters."""
    document = from_markdown(text)
    if veils.without(text) == text:
        return document
    document = leaves.map_leaves(document, _with_plain_links)
    return tuple(replace(block, source=veils.without_in_address(block.source)) if isinstance(block, Figure) else block
                 for block in document)


def _with_plain_links(spans: Spans) -> Spans:
    return tuple(replace(span, link=veils.without_in_address(span.link)) if span.link else span for span in spans)
