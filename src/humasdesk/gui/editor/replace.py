"""A programmatic change of the body: one undo step, which touches only what differs and keeps the rest of the stack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from humasdesk.document import normal
from humasdesk.document.nodes import Block, Document, Figure, Item, Rule, Span, Spans, Table
from humasdesk.gui.editor import formats, whole
from humasdesk.gui.editor.formats import Kind, Shape
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.editor.reading import Reader, Unit
from humasdesk.gui.editor.writing import Writer, one_step


def apply(document: QTextDocument, body: Document) -> None:
    """Make the body read as ``body`` (in normal form), as one undo step; no step where nothing differs."""
    _Change(document, body).run()


def apply_parts(document: QTextDocument, parts: Parts) -> None:
    """Like :func:`apply`, for head lines and body together."""
    wanted: tuple[tuple[Kind, str], ...] = (
        ("kicker", parts.kicker), ("headline", parts.headline), ("dateline", parts.dateline),
    )  # fmt: skip
    with one_step(QTextCursor(document)):
        heads = Reader(document).heads()
        change = _Change(document, parts.body)
        for kind, words in wanted:
            if kind in heads:
                change.words(heads[kind], (Span(words),) if words else ())
        apply(document, parts.body)


def figure_number(document: QTextDocument, place: int) -> int | None:
    """Which picture (from 0) stands at ``place``, or has its lines there."""
    number = 0
    for unit in Reader(document).body():
        figures = sum(isinstance(block, Figure) for block in unit.blocks)
        if figures and unit.first.position() <= place <= whole.end_of(unit.last):
            return number
        number += figures
    return None


class _Change:
    def __init__(self, document: QTextDocument, body: Document) -> None:
        self._body = body
        self._reader = Reader(document)
        self._cursor = QTextCursor(document)
        self._units: list[Unit] = []
        self._said: list[tuple[Block, ...]] = []
        self._empty: list[Unit] = []
        for unit in self._reader.body():
            said = tuple(found for block in unit.blocks if (found := _alone(block)) is not None)
            if said:
                self._units.append(unit)
                self._said.append(said)
            else:
                self._empty.append(unit)

    def run(self) -> None:
        wanted = [(_unnumbered(block),) for block in self._body]
        steps = SequenceMatcher(None, self._said, wanted, autojunk=False).get_opcodes()
        numbers = list(self._numbers(steps))
        if not numbers and all(step[0] == "equal" for step in steps):
            return
        with one_step(self._cursor):
            for block, shape in numbers:
                self._cursor.setPosition(block.position())
                self._cursor.setBlockFormat(formats.block_format(shape))
            for step, i, end, j, stop in reversed(steps):
                if step != "equal":
                    self._replace(i, end, self._body[j:stop])

    def _numbers(self, steps: Sequence[tuple[str, int, int, int, int]]) -> Iterator[tuple[QTextBlock, Shape]]:
        """Blocks that stay, but with another first number; and the shape they get."""
        opening = set(_openings(self._body))
        for step, i, end, j, _ in steps:
            for unit, place in zip(self._units[i:end], range(j, len(self._body)), strict=False):
                block = self._body[place]
                shape = self._reader.shape(unit.first)
                if step == "equal" and place in opening and isinstance(block, Item) and shape.start != block.start:
                    yield unit.first, shape._replace(start=block.start)

    def _replace(self, i: int, end: int, blocks: Document) -> None:
        """Units ``i`` to ``end`` become ``blocks``: those at both ends by their words alone where they are close."""
        units = self._units[i:end]
        least = min(len(units), len(blocks))
        front = next((n for n in range(least) if not self._close(units[n], blocks[n])), least)
        rest = least - front
        back = next((n for n in range(rest) if not self._close(units[-1 - n], blocks[-1 - n])), rest)
        for n in range(back):
            self._retext(units[-1 - n], blocks[-1 - n])
        self._swap(i + front, end - back, blocks[front:len(blocks) - back])
        for n in reversed(range(front)):
            self._retext(units[n], blocks[n])

    def _swap(self, i: int, end: int, blocks: Document) -> None:
        cursor = self._cursor
        if i == end and not blocks:
            return
        fresh = True
        if i < end:
            whole.clear(cursor, self._units[i], self._units[end - 1])
        else:
            fresh = self._find_place(i)
        if blocks or not whole.is_whole_body(cursor.block()):
            whole.put(cursor, blocks, fresh=fresh)

    def _find_place(self, i: int) -> bool:
        """Put the cursor where new blocks go before unit ``i``; true when it then stands in an empty block."""
        cursor, before = self._cursor, self._units[i - 1] if i else None
        heads = [block.position() for block in self._reader.heads().values()]
        if not self._units and self._empty:
            whole.clear(cursor, self._empty[0], self._empty[-1])
            return True
        if before is not None and before.table is None:
            cursor.setPosition(whole.end_of(before.last))
            return False
        if before is None and heads:
            cursor.setPosition(max(heads))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            return False
        cursor.setPosition(before.table.lastPosition() + 1 if before is not None and before.table is not None else 0)
        if cursor.block().text() or any(unit.first == cursor.block() for unit in self._units):
            whole.open_before(cursor, cursor.block())
        else:
            whole.reset(cursor)
        return True

    def _alike(self, unit: Unit, block: Block) -> bool:
        """Whether ``unit`` becomes ``block`` by a change of its words alone."""
        if len(unit.blocks) != 1 or isinstance(block, Table | Rule) or type(unit.blocks[0]) is not type(block):
            return False
        if isinstance(block, Figure):
            lines = unit.last.blockNumber() - unit.first.blockNumber()
            return _source(unit.blocks[0]) == block.source and lines == len(formats.FIGURE_LINES)
        return self._reader.shape(unit.first)._replace(start=1) == formats.shape_of(block)._replace(start=1)

    def _close(self, unit: Unit, block: Block) -> bool:
        """Whether it does so and keeps at least half of its words, so that the cursor in it can stay."""
        if not self._alike(unit, block):
            return False
        old, new = _letters_of(unit.blocks[0]), _letters_of(block)
        same = _common(old, new)
        same += _common(old[same:][::-1], new[same:][::-1])
        return 2 * same >= min(len(old), len(new))

    def _retext(self, unit: Unit, block: Block) -> None:
        if isinstance(block, Figure):
            line = unit.first  # Qt may have put another block in place of an empty last one, before what was taken away
            for words in (block.caption, block.credit, block.alt):
                line = line.next()
                self.words(line, (Span(words),) if words else ())
        elif not isinstance(block, Table | Rule):
            if isinstance(block, Item) and block.ordered:
                self._cursor.setPosition(unit.first.position())
                self._cursor.setBlockFormat(formats.block_format(formats.shape_of(block)))
            self.words(unit.first, block.spans)

    def words(self, block: QTextBlock, spans: Spans) -> None:
        """Change the text of ``block`` where it differs, and leave the rest of it alone."""
        shape = self._reader.shape(block)
        old = _letters(piece for piece in self._reader.spans(block) if isinstance(piece, Span))
        new = _letters(spans)
        if _width(letter for letter, *_ in old) != block.length() - 1:
            old = []
        same = _common(old, new)
        tail = _common(old[same:][::-1], new[same:][::-1])
        cursor = self._cursor
        cursor.setPosition(block.position() + _width(letter for letter, *_ in old[:same]))
        end = whole.end_of(block) - _width(letter for letter, *_ in old[len(old) - tail:])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        Writer(cursor, fresh=False).spans(shape, _spans(new[same:len(new) - tail]))


_Letter = tuple[str, bool, bool, str | None]
"""One character and its format."""


def _letters(spans: Iterable[Span]) -> list[_Letter]:
    return [(letter, span.bold, span.italic, span.link) for span in spans for letter in span.text]


def _letters_of(block: Block) -> list[_Letter]:
    match block:
        case Figure():
            return _letters((Span(block.caption), Span(block.credit), Span(block.alt)))
        case Table() | Rule():
            return []
    return _letters(block.spans)


def _spans(letters: Iterable[_Letter]) -> Spans:
    return tuple(
        Span("".join(letter for letter, *_ in group), *form)
        for form, group in groupby(letters, key=lambda letter: letter[1:])
    )


def _common(one: Sequence[_Letter], other: Sequence[_Letter]) -> int:
    """How many letters at the start are the same in both."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _width(letters: Iterable[str]) -> int:
    """How many positions of a QTextDocument these characters take (UTF-16 units)."""
    return sum(2 if letter > "\uffff" else 1 for letter in letters)


def _source(block: Block) -> str:
    return block.source if isinstance(block, Figure) else ""


def _alone(block: Block) -> Block | None:
    """``block`` in normal form as far as that does not hang on its neighbours; an item without its first number."""
    if isinstance(block, Item):
        text = normal.spans(block.spans)
        return Item(text, block.ordered, block.level) if text else None
    return next(iter(normal.document((block,))), None)


def _unnumbered(block: Block) -> Block:
    return replace(block, start=1) if isinstance(block, Item) else block


def _openings(body: Document) -> Iterator[int]:
    """Where an outermost list begins."""
    ordered: bool | None = None
    for place, block in enumerate(body):
        if not isinstance(block, Item):
            ordered = None
        elif not block.level:
            if block.ordered is not ordered:
                yield place
            ordered = block.ordered
