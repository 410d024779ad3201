"""What a deletion may take: words and whole blocks, never the frame of a head line or half of a figure."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from humasdesk.gui.editor import shaping, whole
from humasdesk.gui.editor.formats import HEAD_LINES, OBJECT, PARAGRAPH, TEXTS
from humasdesk.gui.editor.reading import Reader, Unit

_KEEP = QTextCursor.MoveMode.KeepAnchor
_Move = QTextCursor.MoveOperation


def remove(cursor: QTextCursor) -> None:
    """Take away what is selected: head lines and lines of a figure are emptied, a picture goes with its lines."""
    if not cursor.hasSelection():
        return
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    table = whole.table_at(cursor)
    if table is not None and table.firstPosition() <= start and end <= table.lastPosition():
        cursor.removeSelectedText()
        return
    for run in reversed(list(_runs(cursor, start, end))):
        kind = whole.shape(run[0].first).kind
        if kind in HEAD_LINES or (_is_figure(run[0]) and not _takes_picture(run[0], start, end)):
            _empty_lines(cursor, run[0], start, end)
        else:
            _take(cursor, run, start, end)


def _runs(cursor: QTextCursor, start: int, end: int) -> Iterator[list[Unit]]:
    """The units a selection touches, those that go together side by side."""
    run: list[Unit] = []
    for unit in Reader(cursor.document()).units():
        if unit.first.position() > end:
            break
        if whole.end_of(unit.last) < start:
            continue
        kept = whole.shape(unit.first).kind in HEAD_LINES or (
            _is_figure(unit) and not _takes_picture(unit, start, end)
        )
        if kept:
            if run:
                yield run
            yield [unit]
            run = []
        else:
            run.append(unit)
    if run:
        yield run


def _is_figure(unit: Unit) -> bool:
    return unit.table is None and (unit.first != unit.last or OBJECT in unit.first.text())


def _takes_picture(unit: Unit, start: int, end: int) -> bool:
    place = unit.first.position() + max(0, unit.first.text().find(OBJECT))
    return start <= place < end


def _empty_lines(cursor: QTextCursor, unit: Unit, start: int, end: int) -> None:
    block = unit.last
    while True:
        cursor.setPosition(max(block.position(), min(start, whole.end_of(block))))
        cursor.setPosition(max(cursor.position(), min(end, whole.end_of(block))), _KEEP)
        cursor.removeSelectedText()
        if block == unit.first:
            return
        block = block.previous()


def _take(cursor: QTextCursor, run: list[Unit], start: int, end: int) -> None:
    """Remove a run of units; what stays of the texts at its ends becomes one block, of the first one's kind. With
    the whole body gone, plain text begins anew."""
    first, last = run[0], run[-1]
    begun = not _is_figure(first) and first.table is None and first.first.position() < start
    goes_on = not _is_figure(last) and last.table is None and end < whole.end_of(last.last)
    left = first if begun or not goes_on else last
    shape = whole.shape(left.first) if left.table is None and not _is_figure(left) else PARAGRAPH
    texts = any(not _is_figure(unit) and unit.table is None for unit in run)
    stop = whole.end_of(last.last) if _is_figure(last) else end
    whole.clear(cursor, first, last, 0 if _is_figure(first) else start, stop)
    if not texts and not whole.is_whole_body(cursor.block()):
        whole.drop(cursor)
        return
    emptied = not cursor.block().text() and whole.is_whole_body(cursor.block())
    afresh = emptied and (first is not last or start < first.first.position())
    shaping.give(cursor, PARAGRAPH if shape.kind == "rule" or afresh else shape)
    shaping.tidy_lists(cursor)


def back(cursor: QTextCursor, *, word: bool = False) -> None:
    """What Backspace does: a word with ``word``; a picture is first selected, then taken with its lines."""
    if cursor.hasSelection():
        remove(cursor)
    elif cursor.atBlockStart():
        _join_back(cursor)
    elif cursor.block().text().endswith(OBJECT) and cursor.atBlockEnd():
        cursor.movePosition(_Move.PreviousCharacter, _KEEP)
    elif word:
        _take_word(cursor, _Move.PreviousWord)
    else:
        cursor.deletePreviousChar()


def forward(cursor: QTextCursor, *, word: bool = False) -> None:
    """What Delete does."""
    if cursor.hasSelection():
        remove(cursor)
    elif cursor.atBlockEnd():
        _join_forward(cursor)
    elif cursor.block().text().startswith(OBJECT) and cursor.atBlockStart():
        cursor.movePosition(_Move.NextCharacter, _KEEP)
    elif word:
        _take_word(cursor, _Move.NextWord)
    else:
        cursor.deleteChar()


def to_line_end(cursor: QTextCursor) -> None:
    """Take away the rest of the line, as far as it is of this block."""
    cursor.movePosition(_Move.EndOfLine, _KEEP)
    remove(cursor)


def line(cursor: QTextCursor) -> None:
    """Take away the words of the whole block."""
    cursor.movePosition(_Move.StartOfBlock)
    cursor.movePosition(_Move.EndOfBlock, _KEEP)
    remove(cursor)


def _take_word(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> None:
    block = cursor.block()
    cursor.movePosition(move, _KEEP)
    if cursor.block() != block:
        edge = block.position() if move == _Move.PreviousWord else whole.end_of(block)
        cursor.setPosition(cursor.anchor())
        cursor.setPosition(edge, _KEEP)
    cursor.removeSelectedText()


def _join_back(cursor: QTextCursor) -> None:
    """Backspace at the start of a block: first it loses what makes it special, then it joins the one before."""
    block = cursor.block()
    shape = whole.shape(block)
    if shape.kind == "item" and shape.level:
        shaping.indent(cursor, -1)
    elif shape.kind in ("item", "heading", "quote", "rule"):
        shaping.give(cursor, PARAGRAPH)
        shaping.tidy_lists(cursor)
    elif shape.kind == "paragraph" and whole.same_frame(block, block.previous()):
        _join(cursor, block.previous(), block)
    elif shape.kind == "paragraph" and not block.text() and whole.same_frame(block, block.next()):
        whole.drop(cursor)


def _join_forward(cursor: QTextCursor) -> None:
    block = cursor.block()
    if whole.shape(block).kind == "rule":
        shaping.give(cursor, PARAGRAPH)
    elif whole.shape(block).kind in TEXTS and whole.same_frame(block, block.next()):
        _join(cursor, block, block.next())


def _join(cursor: QTextCursor, before: QTextBlock, after: QTextBlock) -> None:
    """Join two neighbours as far as they can be: what is empty goes, a figure and a head line stay as they are."""
    one, other = whole.shape(before), whole.shape(after)
    if "rule" in (one.kind, other.kind):
        whole.drop(QTextCursor(before if one.kind == "rule" else after))
    elif one.kind in TEXTS and other.kind in TEXTS:
        kept = one if before.text() else other
        cursor.setPosition(after.position())
        cursor.deletePreviousChar()
        shaping.give(cursor, kept)
        shaping.tidy_lists(cursor)
    elif other.kind == "paragraph" and not after.text() and after.next().isValid():
        cursor.setPosition(after.position())
        whole.drop(cursor)
        cursor.movePosition(_Move.NextBlock)
    elif one.kind == "paragraph" and not before.text():
        cursor.setPosition(before.position())
        whole.drop(cursor)
