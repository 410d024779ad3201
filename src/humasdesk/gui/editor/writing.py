"""Document to QTextDocument: blocks written at a cursor, and a whole page put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from PySide6.QtGui import QTextCursor, QTextDocument, QTextTableCell

from humasdesk.document import sides
from humasdesk.document.nodes import Align, Block, Document, Figure, Paragraph, Rule, Span, Spans, Table
from humasdesk.gui.editor import formats
from humasdesk.gui.editor.formats import END_OF_BLOCK, LINE_BREAK, OBJECT, PARAGRAPH, Kind, Shape
from humasdesk.gui.editor.parts import Parts, head_line


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[QTextCursor]:
    """Everything done inside, with whichever cursor, is one undo step."""
    cursor.beginEditBlock()
    try:
        yield cursor
    finally:
        cursor.endEditBlock()


class Writer:
    """Writes blocks at ``cursor``, which ends behind them.

    With ``fresh`` the cursor stands in an empty block, which takes the first one; else new blocks are made after it,
    and text that stands behind the cursor moves into the last of them.
    """

    def __init__(self, cursor: QTextCursor, *, fresh: bool) -> None:
        self.cursor = cursor
        self.fresh = fresh

    def blocks(self, blocks: Iterable[Block]) -> None:
        for plain, group in groupby(blocks, _is_plain):
            if plain:
                self._paragraphs(block.spans[0].text for block in group if isinstance(block, Paragraph))
            else:
                for block in group:
                    self.block(block)
        self.close()

    def block(self, block: Block) -> None:
        match block:
            case Figure():
                self._figure(block)
            case Table():
                self._table(block)
            case Rule():
                self.line(formats.shape_of(block))
            case _:
                self.line(formats.shape_of(block), block.spans)

    def _paragraphs(self, texts: Iterable[str]) -> None:
        """Paragraphs of unmarked words in one go: most of a text is such, and Qt divides it faster than we write."""
        self.line(PARAGRAPH, (Span(END_OF_BLOCK.join(texts)),))

    def line(self, shape: Shape, spans: Spans = ()) -> None:
        """A new block of that shape with that text."""
        form, letters = formats.block_format(shape), formats.plain(shape)
        if self.fresh:
            self.cursor.setBlockFormat(form)
            self.cursor.setBlockCharFormat(letters)
            self.cursor.setCharFormat(letters)
            self.fresh = False
        else:
            self.cursor.insertBlock(form, letters)
        self.spans(shape, spans)

    def spans(self, shape: Shape, spans: Spans) -> None:
        """Text at the cursor, in a block of that shape."""
        for span in spans:
            self.cursor.insertText(span.text.replace("\n", LINE_BREAK), formats.span_format(shape, span))

    def close(self) -> None:
        """Make the block that Qt leaves behind a table an ordinary empty one."""
        if self.fresh:
            if not self.cursor.block().text():
                self.line(PARAGRAPH)
            self.fresh = False

    def _figure(self, figure: Figure) -> None:
        self.line(Shape("figure"))
        self.cursor.insertText(OBJECT, formats.picture_format(figure.source))
        lines: tuple[tuple[Kind, str], ...] = (
            ("caption", figure.caption), ("credit", figure.credit), ("alt", figure.alt),
        )  # fmt: skip
        for kind, words in lines:
            self.line(Shape(kind), (Span(words),))

    def _table(self, table: Table) -> None:
        self.close()
        columns = len(table.rows[0])
        aligns = formats.padded(table.aligns, columns)
        stands = sides.of(table)
        made = self.cursor.insertTable(len(table.rows), columns, formats.table_format(aligns, columns))
        for row, cells in enumerate(table.rows):
            for column, spans in enumerate(cells):
                fill_cell(made.cellAt(row, column), row == 0, stands[column], spans)
        self.cursor.setPosition(made.lastPosition() + 1)
        self.fresh = True


def _is_plain(block: Block) -> bool:
    if not isinstance(block, Paragraph) or len(block.spans) != 1:
        return False
    span = block.spans[0]
    return not (span.bold or span.italic or span.link)


def fill_cell(cell: QTextTableCell, header: bool, align: Align, spans: Spans) -> None:
    """Put a text into an empty cell, and give the cell its look."""
    shape = Shape("header" if header else "cell")
    cell.setFormat(formats.cell_format(header))
    cursor = cell.firstCursorPosition()
    cursor.setBlockFormat(formats.cell_block_format(header, align))
    for span in spans:
        cursor.insertText(span.text.replace("\n", LINE_BREAK), formats.span_format(shape, span))


def load(document: QTextDocument, body: Document) -> None:
    """Make ``document`` hold ``body`` and nothing else; its undo stack is empty afterwards."""
    with _without_undo(document):
        Writer(QTextCursor(document), fresh=True).blocks(body)


def load_parts(document: QTextDocument, parts: Parts) -> None:
    """Make ``document`` hold a whole page; its undo stack is empty afterwards.

    The body is never without a block to write in, also below a picture or a rule at the end.
    """
    with _without_undo(document):
        writer = Writer(QTextCursor(document), fresh=True)
        heads: tuple[tuple[Kind, str], ...] = (
            ("kicker", parts.kicker), ("headline", parts.headline), ("dateline", parts.dateline),
        )  # fmt: skip
        for kind, words in heads:
            writer.line(Shape(kind), (Span(head_line(words)),))
        writer.blocks(parts.body)
        if not parts.body or isinstance(parts.body[-1], Figure | Rule):
            writer.line(PARAGRAPH)


@contextmanager
def _without_undo(document: QTextDocument) -> Iterator[None]:
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    with one_step(cursor):
        yield
    document.setUndoRedoEnabled(True)
    document.setModified(False)
