"""What blocks are made into: headings, quotes, items and back, and list levels that hold together."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from humasdesk.document import normal
from humasdesk.document.nodes import MAX_LEVEL, Item, Span
from humasdesk.gui.editor import formats, whole
from humasdesk.gui.editor.formats import PARAGRAPH, TEXTS, Shape


def selected(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks a selection touches; the one of the cursor where nothing is selected."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if cursor.hasSelection() and last != block and last.position() == cursor.selectionEnd():
        last = last.previous()
    found = [block]
    while block != last and block.isValid():
        block = block.next()
        found.append(block)
    return found


def _texts(cursor: QTextCursor) -> list[QTextBlock]:
    """Of the selected blocks those that can be made into another kind."""
    return [block for block in selected(cursor) if whole.shape(block).kind in TEXTS and whole.in_body(block)]


def give(cursor: QTextCursor, shape: Shape) -> None:
    """Make the block of ``cursor`` one of that shape, its text too."""
    if whole.shape(cursor.block()) != shape:
        hand = QTextCursor(cursor.block())
        hand.setBlockFormat(formats.block_format(shape))
    whole.restyle(cursor)


def toggle(cursor: QTextCursor, shape: Shape) -> None:
    """Make the selected blocks that shape, or paragraphs where all of them are that already. Items keep their level."""
    blocks = _texts(cursor)
    back = all(_same(whole.shape(block), shape) for block in blocks)
    for block in blocks:
        now = whole.shape(block)
        new = PARAGRAPH if back else shape
        if not back and now.kind == new.kind == "item":
            new = new._replace(level=now.level)
        give(QTextCursor(block), new)
    for block in blocks:
        tidy_lists(QTextCursor(block))


def _same(now: Shape, wanted: Shape) -> bool:
    if now.kind == "item":
        return wanted.kind == "item" and now.ordered == wanted.ordered
    return now == wanted


def indent(cursor: QTextCursor, step: int) -> None:
    """Move the selected items one level in (1) or out (-1), each with the items under it; out of level 0 is nothing."""
    blocks = [block for block in _texts(cursor) if whole.shape(block).kind == "item"]
    done: set[int] = set()
    for block in blocks:
        if block.position() in done:
            continue
        level = whole.shape(block).level
        if not 0 <= level + step <= (_level_above(block) + 1 if step > 0 else MAX_LEVEL):
            continue
        for each in (block, *_under(block)):
            shape = whole.shape(each)
            give(QTextCursor(each), shape._replace(level=min(MAX_LEVEL, shape.level + step)))
            done.add(each.position())
    for block in blocks:
        tidy_lists(QTextCursor(block))


def _level_above(block: QTextBlock) -> int:
    """The level of the item before ``block``, -1 without one."""
    before = block.previous()
    shape = whole.shape(before)
    return min(shape.level, MAX_LEVEL - 1) if shape.kind == "item" and whole.same_frame(before, block) else -1


def _under(block: QTextBlock) -> Iterator[QTextBlock]:
    level = whole.shape(block).level
    block = block.next()
    while block.isValid() and (shape := whole.shape(block)).kind == "item" and shape.level > level:
        yield block
        block = block.next()


def run_of(block: QTextBlock) -> list[QTextBlock]:
    """The items that stand together with ``block``, from the first to the last; none if it is no item."""
    if whole.shape(block).kind != "item":
        return []
    while whole.shape(block.previous()).kind == "item":
        block = block.previous()
    run = []
    while whole.shape(block).kind == "item":
        run.append(block)
        block = block.next()
    return run


def as_read(run: list[QTextBlock]) -> list[Shape]:
    """The shapes of a run of items as the normal form will have them: what they are drawn and printed as."""
    items = [Item((Span("x"),), shape.ordered, shape.level, shape.start) for shape in map(whole.shape, run)]
    return [formats.shape_of(item) for item in normal.document(items)]


def tidy_lists(cursor: QTextCursor) -> None:
    """Bring levels and types of the items at the cursor and beside it into the normal form."""
    block = cursor.block()
    run = run_of(block) or run_of(block.previous())
    for each in (run, [] if whole.shape(block).kind == "item" else run_of(block.next())):
        for item, shape in zip(each, as_read(each), strict=True):
            now = whole.shape(item)
            if now != shape._replace(start=now.start):
                give(QTextCursor(item), shape._replace(start=now.start))
