"""What comes in at the cursor: new lines, pasted blocks, pictures, tables and rules, each where it can stand."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from humasdesk.document import normal
from humasdesk.document.nodes import Block, Document, Figure, Paragraph, Rule, Spans, Table
from humasdesk.gui.editor import formats, removing, shaping, whole
from humasdesk.gui.editor.flat import flat
from humasdesk.gui.editor.formats import (
    FIGURE_LINES,
    HEAD_LINES,
    LINE_BREAK,
    LINES,
    TEXTS,
)
from humasdesk.gui.editor.writing import Writer

_Move = QTextCursor.MoveOperation
_JOINT = dict.fromkeys(FIGURE_LINES, " ")
"""What stands between the words of several blocks, where it is no line break as in a cell."""


def new_line(cursor: QTextCursor) -> None:
    """What Enter does."""
    removing.remove(cursor)
    block = cursor.block()
    shape = whole.shape(block)
    if shape.kind in ("cell", "header") or not whole.in_body(block):
        cursor.insertText(LINE_BREAK)
    elif shape.kind in LINES:
        leave_line(cursor)
    elif shape.kind == "figure":
        _beside_picture(cursor)
    elif shape.kind == "rule":
        whole.open_after(cursor, block)
    elif not block.text() and shape.kind in ("item", "quote"):
        removing.back(cursor)
    elif shape.kind == "heading" and cursor.atBlockEnd():
        whole.open_after(cursor, block)
    else:
        cursor.insertBlock(formats.block_format(shape), formats.plain(shape))


def line_break(cursor: QTextCursor) -> None:
    """What Shift+Enter does: a new line in the same block, where one may be."""
    if whole.shape(cursor.block()).kind in TEXTS - {"heading"} or not whole.in_body(cursor.block()):
        removing.remove(cursor)
        cursor.insertText(LINE_BREAK)


def leave_line(cursor: QTextCursor) -> None:
    """From a head line or a line of a figure to the next one; behind the last to a text that is made where none is."""
    block = cursor.block()
    last = whole.shape(block).kind in (HEAD_LINES[-1], FIGURE_LINES[-1])
    after = block.next()
    if last and not (after.isValid() and whole.in_body(after) and whole.shape(after).kind in TEXTS):
        whole.open_after(cursor, block)
    else:
        cursor.setPosition(after.position())


def _beside_picture(cursor: QTextCursor) -> None:
    if cursor.atBlockStart():
        whole.open_before(cursor, cursor.block())
    else:
        cursor.movePosition(_Move.NextBlock)


def insert(cursor: QTextCursor, blocks: Document) -> None:
    """Put ``blocks`` in place of what is selected; ``cursor`` ends behind them.

    One paragraph joins the text it comes into; more of them take the text before and behind the cursor along. A cell
    and a line of a figure take the words, and pictures stand behind their table or figure; a head line takes the first
    block, the body the rest.
    """
    removing.remove(cursor)
    if not blocks:
        return
    block = cursor.block()
    kind = whole.shape(block).kind
    if not whole.in_body(block) or kind in FIGURE_LINES:
        _inline(cursor, flat([one for one in blocks if not isinstance(one, Figure)], _JOINT.get(kind, "\n")))
        for one in blocks:
            if isinstance(one, Figure):
                put_in_body(cursor, one)
    elif kind in HEAD_LINES:
        _into_head(cursor, blocks)
    elif len(blocks) == 1 and isinstance(blocks[0], Paragraph) and kind in TEXTS:
        _inline(cursor, blocks[0].spans)
    else:
        _blocks(cursor, blocks)


def _inline(cursor: QTextCursor, spans: Spans) -> None:
    Writer(cursor, fresh=False).spans(whole.shape(cursor.block()), spans)


def _into_head(cursor: QTextCursor, blocks: Document) -> None:
    """The first block's words into the head line, the others to the top of the body."""
    words = flat(blocks[:1], " ")
    if words:
        _inline(cursor, words)
    rest = blocks[1:] if words else blocks
    if not rest:
        return
    body = cursor.block()
    while whole.shape(body).kind in HEAD_LINES:
        body = body.next()
    last = body.previous() if body.isValid() else cursor.document().lastBlock()
    cursor.setPosition(whole.end_of(last))
    if body.isValid() and whole.in_body(body) and whole.shape(body).kind in TEXTS and not body.text():
        cursor.setPosition(body.position())
        _blocks(cursor, rest)
    else:
        whole.put(cursor, rest, fresh=False)
        _room_after(cursor)


def _blocks(cursor: QTextCursor, blocks: Document) -> int:
    """Write blocks beside or into a text of the body; the position behind the last of them."""
    block = cursor.block()
    kind = whole.shape(block).kind
    if kind == "figure":
        whole.open_before(cursor, block)
    elif kind == "rule":
        whole.open_after(cursor, block)
    elif block.text() and cursor.atBlockStart():
        whole.open_before(cursor, block)
    if not cursor.block().text():
        whole.reset(cursor)
        whole.put(cursor, blocks, fresh=True)
    else:
        _into_text(cursor, blocks)
    whole.restyle(cursor)
    end = cursor.position()
    _room_after(cursor)
    shaping.tidy_lists(cursor)
    return end


def _into_text(cursor: QTextCursor, blocks: Document) -> None:
    """Blocks after a text or inside it: its first part takes a first paragraph, a last text takes its second part."""
    if isinstance(blocks[0], Paragraph):
        _inline(cursor, blocks[0].spans)
        blocks = blocks[1:]
    if not cursor.atBlockEnd() and (not blocks or isinstance(blocks[-1], Figure | Rule | Table)):
        before, shape = cursor.position(), whole.shape(cursor.block())
        cursor.insertBlock(formats.block_format(shape), formats.plain(shape))
        cursor.setPosition(before)
    if blocks:
        whole.put(cursor, blocks, fresh=False)


def _room_after(cursor: QTextCursor) -> None:
    """Behind a picture or a rule at the end of the page, make a paragraph to write in, and go there."""
    block = cursor.block()
    kind = whole.shape(block).kind
    if kind not in ("rule", *FIGURE_LINES):
        return
    if not block.next().isValid() or not whole.in_body(block.next()):
        whole.open_after(cursor, block)
    else:
        cursor.movePosition(_Move.NextBlock)


def rule(cursor: QTextCursor) -> None:
    """A horizontal rule at the cursor."""
    insert(cursor, (Rule(),))


def words_between(cursor: QTextCursor, first: int, last: int, words: str) -> None:
    """Put ``words`` in place of what stands between two positions of a block, in the format of the first letter."""
    cursor.setPosition(min(first + 1, last))
    form = cursor.charFormat()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    one_line = whole.shape(cursor.block()).kind in LINES
    cursor.insertText(normal.clean(words).replace("\n", " " if one_line else LINE_BREAK), form)


def figure(cursor: QTextCursor, figure: Figure) -> None:
    """A picture at the cursor, outside tables and lines; the cursor ends in its caption."""
    last_line = cursor.document().findBlock(put_in_body(cursor, figure))
    cursor.setPosition(last_line.previous().previous().position())


def put_in_body(cursor: QTextCursor, block: Block) -> int:
    """A block of its own behind the text, the table or the lines in which the cursor stands, at a text's beginning
    before it. The position where it ends."""
    removing.remove(cursor)
    table = whole.table_at(cursor)
    if table is not None:
        cursor.setPosition(table.lastPosition() + 1)
    elif whole.shape(cursor.block()).kind in LINES:
        _to_body(cursor)
    beside_text(cursor)
    return _blocks(cursor, (block,))


def beside_text(cursor: QTextCursor) -> None:
    """From inside a text to its end: what stands between texts parts no sentence, wherever a line happens to break."""
    if whole.shape(cursor.block()).kind in TEXTS and not cursor.atBlockStart():
        cursor.movePosition(_Move.EndOfBlock)


def pictures(cursor: QTextCursor, blocks: Document) -> None:
    """Put pictures in place of what is selected, behind the text it stands in; ``cursor`` ends behind them."""
    removing.remove(cursor)
    beside_text(cursor)
    insert(cursor, blocks)


def _to_body(cursor: QTextCursor) -> None:
    """From a line to a new paragraph behind the lines it stands with."""
    block = cursor.block()
    while whole.shape(block.next()).kind in LINES and whole.shape(block.next()).kind != HEAD_LINES[0]:
        block = block.next()
    whole.open_after(cursor, block)
