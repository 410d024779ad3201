"""QTextDocument to document: its blocks as they stand, unit by unit, before the normal form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument, QTextFragment, QTextFrame, QTextTable

from humasdesk.document import normal
from humasdesk.document.nodes import Block, Document, Figure, Heading, Item, Paragraph, Quote, Rule, Span, Spans, Table
from humasdesk.gui.editor import formats
from humasdesk.gui.editor.formats import FIGURE_LINES, HEAD_LINES, LINE_BREAK, OBJECT, Kind, Shape
from humasdesk.gui.editor.known import Known
from humasdesk.gui.editor.parts import Parts, head_line


@dataclass(slots=True)
class Unit:
    """A stretch of the body that stands or falls together: a text block, a table, a picture with its lines.

    ``blocks`` is what it says, not in normal form: none for an empty block, several where pictures stand in a text.
    """

    blocks: tuple[Block, ...]
    first: QTextBlock
    last: QTextBlock
    table: QTextTable | None = None


@dataclass(slots=True)
class Reader:
    """Reads one state of ``document``: what stands between two positions, or all of it.

    Formats are looked at once each, for looking at them is most of the time a reading takes.
    """

    document: QTextDocument
    start: int = 0
    end: int | None = None
    known: Known | None = None
    """What was read before; only for all of a document."""
    _shapes: dict[int, Shape] = field(default_factory=dict)
    _formats: dict[int, QTextCharFormat] = field(default_factory=dict)

    def shape(self, block: QTextBlock) -> Shape:
        """What ``block`` is."""
        index = block.blockFormatIndex()
        found = self._shapes.get(index)
        if found is None:
            found = self._shapes[index] = formats.shape(block.blockFormat())
        return found

    def heads(self) -> dict[Kind, QTextBlock]:
        """The block of each head line at the top, as long as they stand in their order; the body is all the rest."""
        found: dict[Kind, QTextBlock] = {}
        block = self.document.begin()
        for kind in HEAD_LINES:
            if block.isValid() and self.shape(block).kind == kind:
                found[kind] = block
                block = block.next()
        return found

    def body(self) -> Iterator[Unit]:
        """The units under the head lines, from top to bottom."""
        heads = {block.position() for block in self.heads().values()}
        return (unit for unit in self.units() if unit.first.position() not in heads)

    def units(self) -> Iterator[Unit]:
        """All units from top to bottom; head lines come as paragraphs."""
        waiting: Unit | None = None
        for piece in _flow(self.document.rootFrame()):
            if isinstance(piece, QTextBlock) and waiting is not None and (joined := self._with_line(waiting, piece)):
                waiting = joined
                continue
            if waiting is not None:
                yield waiting
            if isinstance(piece, QTextTable):
                waiting = None
                yield self._table(piece)
            else:
                waiting = Unit(self._said(piece), piece, piece)
        if waiting is not None:
            yield waiting

    def spans(self, block: QTextBlock) -> Iterator[Span | Figure]:
        """The text of ``block`` as spans, and its pictures."""
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            fragments += 1
            form = self._format(fragment)
            text = self._text(fragment)
            if OBJECT in text and formats.is_picture(form):
                yield from [Figure(formats.source(form))] * text.count(OBJECT)
            elif text:
                yield formats.span(form, text.replace(LINE_BREAK, "\n"))

    def _format(self, fragment: QTextFragment) -> QTextCharFormat:
        index = fragment.charFormatIndex()
        found = self._formats.get(index)
        if found is None:
            found = self._formats[index] = fragment.charFormat()
        return found

    def _text(self, fragment: QTextFragment) -> str:
        """What of a fragment stands between the two positions."""
        text, place = fragment.text(), fragment.position()
        if self.start <= place and self.end is None:
            return text
        units = text.encode("utf-16-le", "surrogatepass")
        end = len(units) if self.end is None else max(0, 2 * (self.end - place))
        return units[2 * max(0, self.start - place):end].decode("utf-16-le", "ignore")

    def _said(self, block: QTextBlock) -> tuple[Block, ...]:
        """What a text block says, or said when it was read last."""
        if self.known is None:
            return tuple(self._blocks(block))
        found = self.known.of(block)
        return self.known.learn(block, self._blocks(block)) if found is None else found

    def _blocks(self, block: QTextBlock) -> Iterator[Block]:
        """What a text block says; a picture cuts it in two."""
        shape = self.shape(block)
        texts: list[Span] = []
        for piece in self.spans(block):
            if isinstance(piece, Span):
                texts.append(piece)
                continue
            if texts:
                yield _text_block(shape, tuple(texts))
            texts = []
            yield piece
        if texts:
            yield _text_block(shape, tuple(texts))
        elif shape.kind == "rule" and not block.text() and self._holds(block):
            yield Rule()

    def _holds(self, block: QTextBlock) -> bool:
        """Whether an empty block stands between the two positions."""
        return self.start <= block.position() and (self.end is None or block.position() < self.end)

    def _with_line(self, unit: Unit, block: QTextBlock) -> Unit | None:
        """``unit`` with ``block`` as one more line of its picture, when that is what it is."""
        kind = self.shape(block).kind
        figure = unit.blocks[-1] if unit.blocks else None
        if kind not in FIGURE_LINES or not isinstance(figure, Figure) or OBJECT in block.text():
            return None
        before = self.shape(unit.last).kind
        if unit.last != unit.first and FIGURE_LINES.index(kind) <= FIGURE_LINES.index(before):
            return None
        words = block.text().replace(LINE_BREAK, " ")
        return Unit((*unit.blocks[:-1], _with(figure, kind, words)), unit.first, block)

    def _table(self, table: QTextTable) -> Unit:
        first, last = table.firstCursorPosition().block(), table.lastCursorPosition().block()
        if not (self.start < first.position() and (self.end is None or table.lastPosition() < self.end)):
            return Unit(tuple(self._cells_as_paragraphs(first, last)), first, last, table)
        figures: list[Figure] = []
        rows = [
            tuple(self._cell(table, row, column, figures) for column in range(table.columns()))
            for row in range(table.rows())
        ]
        return Unit((Table(tuple(rows), formats.aligns(table.format(), table.columns())), *figures), first, last, table)

    def _cells_as_paragraphs(self, block: QTextBlock, last: QTextBlock) -> Iterator[Block]:
        while block.isValid() and block.position() <= last.position():
            yield from (_text_block(formats.PARAGRAPH, (piece,)) if isinstance(piece, Span) else piece
                        for piece in self.spans(block))
            block = block.next()

    def _cell(self, table: QTextTable, row: int, column: int, figures: list[Figure]) -> Spans:
        """A cell's text, its blocks as lines; a picture that got into it is put after the table."""
        cell = table.cellAt(row, column)
        spans: list[Span] = []
        block, end = cell.firstCursorPosition().block(), cell.lastPosition()
        while block.isValid() and block.position() <= end:
            if block.position() > cell.firstPosition():
                spans.append(Span("\n"))
            for piece in self.spans(block):
                if isinstance(piece, Span):
                    spans.append(piece)
                else:
                    figures.append(piece)
            block = block.next()
        return tuple(spans)


def read(document: QTextDocument, known: Known | None = None) -> Document:
    """The body in normal form."""
    return normal.document(block for unit in Reader(document, known=known).body() for block in unit.blocks)


def read_parts(document: QTextDocument, known: Known | None = None) -> Parts:
    """The whole page in normal form; a head line that is missing is empty. With ``known`` only what has changed since
    is looked at."""
    lines = {kind: head_line(block.text().replace(OBJECT, "")) for kind, block in Reader(document).heads().items()}
    return Parts(lines.get("kicker", ""), lines.get("headline", ""), lines.get("dateline", ""), read(document, known))


def wordless(document: QTextDocument) -> tuple[int, int]:
    """How many tables, and how many rows of other tables, hold no words and are not in the normal form."""
    tables = rows = 0
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            empty = [not any(_has_words(frame, row, column) for column in range(frame.columns()))
                     for row in range(frame.rows())]
            tables += all(empty)
            rows += 0 if all(empty) else sum(empty[1:])
    return tables, rows


def _has_words(table: QTextTable, row: int, column: int) -> bool:
    cell = table.cellAt(row, column)
    block, end = cell.firstCursorPosition().block(), cell.lastPosition()
    while block.isValid() and block.position() <= end:
        if normal.clean(block.text().replace(OBJECT, "")).strip():
            return True
        block = block.next()
    return False


def read_range(document: QTextDocument, start: int, end: int) -> Document:
    """What stands between two positions, in normal form: pictures with their lines, whole tables, parts of texts."""
    reader = Reader(document, start, end)
    return normal.document(block for unit in reader.units() for block in unit.blocks)


def _flow(frame: QTextFrame) -> Iterator[QTextBlock | QTextTable]:
    """Text blocks and tables of a frame, those of frames inside it too."""
    place = frame.begin()
    while not place.atEnd():
        block, child = place.currentBlock(), place.currentFrame()
        if block.isValid():
            yield block
        elif isinstance(child, QTextTable):
            yield child
        else:
            yield from _flow(child)
        place += 1


def _text_block(shape: Shape, spans: Spans) -> Block:
    """A text of that shape; lines that belong to nothing, and text beside a rule, are paragraphs."""
    match shape.kind:
        case "heading":
            return Heading(shape.level, spans)
        case "quote":
            return Quote(spans)
        case "item":
            return Item(spans, shape.ordered, shape.level, shape.start)
    return Paragraph(spans)


def _with(figure: Figure, kind: Kind, words: str) -> Figure:
    if kind == "caption":
        return replace(figure, caption=words)
    return replace(figure, credit=words) if kind == "credit" else replace(figure, alt=words)
