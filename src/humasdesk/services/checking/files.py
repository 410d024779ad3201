"""Checks a file as it lies there: nothing of it is mended first, and every finding says its line and column."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from humasdesk.document.markdown_in import from_markdown
from humasdesk.language.check import Checker
from humasdesk.language.finding import Field, Finding
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.text import Block, Text, of_document
from humasdesk.services.checking import knowing
from humasdesk.services.checking.finding import with_suggestions
from humasdesk.services.desk import Desk
from humasdesk.services.importing import blanks, dateline, days, frontmatter, head, parts, tail, wrapping
from humasdesk.services.importing.reading import read_source
from humasdesk.services.importing.wrapping import Piece


@dataclass(frozen=True, slots=True)
class FileFinding:
    """A finding and where it begins in the file: line and column from 1, in code points."""

    finding: Finding
    line: int
    column: int


class Stretch(NamedTuple):
    """Words of a field and where each of them stands in the file: the field's offset of the first, and for every
    character line and column."""

    field: Field
    start: int
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A file as the checks see it, with the way back into it."""

    text: Text
    stretches: tuple[Stretch, ...]
    day: date | None

    def place(self, field: Field, offset: int) -> tuple[int, int]:
        """Line and column of ``offset`` in ``field``; behind its last character one column further."""
        own = [one for one in self.stretches if one.field == field and one.start <= offset and one.places]
        if not own:
            return 1, 1
        inside = offset - own[-1].start
        if inside < len(own[-1].places):
            return own[-1].places[inside]
        line, column = own[-1].places[-1]
        return line, column + 1


def check_file(path: str, desk: Desk | None, today: date) -> tuple[FileFinding, ...]:
    """Everything found in the file at ``path``, flat, in the order of the file. With a desk its lists count, else those
    that ship with the program; the day is the one the file names above the text, else ``today``.

    Raises :class:`~humasdesk.errors.BadInput` where the file cannot be read.
    """
    source = read_source(path)
    base = knowing.of_desk(desk) if desk else knowing.of_shipped(today, dated=False)
    places = frozenset(one.name for one in base.regions)
    markdown = Path(path).suffix.lower() in (".md", ".markdown")
    laid = _lay_markdown(source.text, places) if markdown else lay(source.text, places)
    knowledge = _on_day(base, laid.day)
    speller = knowing.speller_for(knowledge, knowing.desk_words(desk) if desk else ())
    found = with_suggestions(Checker(knowledge, speller=speller).check(laid.text), speller)
    flat = [FileFinding(one, *laid.place(one.field, one.start)) for group in found for one in group.each()]
    return tuple(sorted(flat, key=lambda one: (one.line, one.column, one.finding.end)))


def _on_day(base: Knowledge, day: date | None) -> Knowledge:
    return replace(base, day=day, dated=True, guessed=False) if day else replace(base, dated=False)


def lay(text: str, places: Collection[str] | None) -> Laid:
    """A plain text as it stands: kicker, headline, dateline and paragraphs with all their blanks. Lines of a web page
    above and below the text count as paragraphs, so that they can be named."""
    text = blanks.without_tabs(blanks.with_newlines(text))
    pieces = wrapping.join_wrapped(wrapping.cut(text))
    end = tail.begins(pieces, markdown=False)
    top = head.read(pieces[:end], places)
    fields: dict[str, list[Piece]] = {"headline": [], "kicker": []}
    above: list[Piece] = []
    day = None
    index = 0
    for line in top.lines:
        count = 1 if line.text == pieces[index].text else 2
        own = pieces[index:index + count]
        index += count
        if line.role == "furniture":
            above += own
        elif line.role == "date":
            day = days.read(line.text)
        else:
            fields[line.role] += own
    rest = pieces[top.taken:]
    return _joined(fields["kicker"], fields["headline"], above, _with_blank_lines(text, rest), day, places)


def _with_blank_lines(text: str, pieces: list[Piece]) -> list[Piece]:
    """``pieces`` and between them the lines of nothing but blanks, which a rule names; empty lines are none."""
    if not pieces:
        return []
    taken = {piece.line + count for piece in pieces for count in range(piece.text.count("\n") + 1)}
    blank = [Piece(line, True, number) for number, line in enumerate(text.split("\n"))
             if line and number > pieces[0].line and number not in taken]
    return sorted([*pieces, *blank], key=lambda piece: piece.line)


def _joined(kicker: list[Piece], headline: list[Piece], above: list[Piece], rest: list[Piece], day: date | None,
            places: Collection[str] | None) -> Laid:
    stretches = [*_line("kicker", kicker), *_line("headline", headline)]
    opening = dateline.find(rest[0].text, places) if rest else None
    length = opening.length if opening else 0
    if length:
        stretches.append(Stretch("dateline", 0, _places(rest[0])[:length]))
    blocks, start = [], 0
    for place, piece in enumerate([*above, *rest]):
        skip = length if place == len(above) else 0
        words = piece.text[skip:]
        blocks.append(Block("paragraph", words))
        stretches.append(Stretch("body", start, _places(piece)[skip:]))
        start += len(words) + 1
    text = Text("\n".join(piece.text for piece in headline), "\n".join(piece.text for piece in kicker),
                rest[0].text[:length] if rest else "", tuple(blocks), None, bool(length))
    return Laid(text, tuple(stretches), day)


def _line(field: Field, pieces: list[Piece]) -> list[Stretch]:
    found, start = [], 0
    for piece in pieces:
        found.append(Stretch(field, start, _places(piece)))
        start += len(piece.text) + 1
    return found


def _places(piece: Piece) -> tuple[tuple[int, int], ...]:
    """Line and column of every character of a piece."""
    line, column = piece.line + 1, 1
    found = []
    for char in piece.text:
        found.append((line, column))
        line, column = (line + 1, 1) if char == "\n" else (line, column + 1)
    return tuple(found)


def _lay_markdown(text: str, places: Collection[str] | None) -> Laid:
    """A Markdown text: head as the import reads it, the body's words found again in the source one after another."""
    text = blanks.with_newlines(text)
    said = parts.parse(text, "markdown", places).parts
    body = frontmatter.split(text)[1]
    offset = len(text) - len(body)
    blocks = list(of_document(from_markdown(body)))
    finder = _Finder(text, offset)
    stretches: list[Stretch] = []
    day = said.date
    while blocks and (field := _head_field(blocks[0].text, said.kicker, said.headline)):
        stretches.append(Stretch(field, 0, finder.places(blocks.pop(0).text)))
    while blocks and day and days.read(blocks[0].text):
        finder.places(blocks.pop(0).text)
    opening = dateline.find(blocks[0].text, places) if blocks and said.dateline else None
    length = opening.length if opening else 0
    printed = blocks[0].text[:length] if length else ""
    if length:
        stretches.append(Stretch("dateline", 0, finder.places(printed)))
        blocks[0] = Block(blocks[0].kind, blocks[0].text[length:],
                          tuple((max(0, first - length), last - length) for first, last in blocks[0].italics
                                if last > length))
    start = 0
    for block in blocks:
        stretches.append(Stretch("body", start, finder.places(block.text)))
        start += len(block.text) + 1
    whole = Text(said.headline, said.kicker, printed or said.dateline, tuple(blocks), None, bool(printed))
    return Laid(whole, tuple(stretches), day)


def _head_field(words: str, kicker: str, headline: str) -> Field | None:
    tidy = blanks.tidy(words)
    if kicker and tidy == kicker:
        return "kicker"
    return "headline" if headline and tidy == headline else None


class _Finder:
    """Finds the characters of a document again in its Markdown, from top to bottom."""

    _FAR = 400

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._place = start
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]

    def places(self, words: str) -> tuple[tuple[int, int], ...]:
        """Line and column of every character; one that is not there as it is (an entity) has its neighbour's."""
        found = []
        for char in words:
            at = self._source.find(char, self._place, self._place + self._FAR)
            if char == "\n" and at > self._place + 8:
                at = -1
            place = self._place if at < 0 else at
            found.append(self._position(place))
            self._place = place if at < 0 else at + 1
        return tuple(found)

    def _position(self, place: int) -> tuple[int, int]:
        from bisect import bisect_right

        line = bisect_right(self._lines, place)
        return line, place - self._lines[line - 1] + 1
