"""The head lines put back where something other than our keys took one away (an assistive tool, say)."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from humasdesk.gui.editor import shaping, whole
from humasdesk.gui.editor.formats import HEAD_LINES, PARAGRAPH, Shape
from humasdesk.gui.editor.reading import Reader


def is_sound(document: QTextDocument) -> bool:
    """Whether the page has its three head lines at the top, once each, and a body under them."""
    kinds = []
    block = document.begin()
    for _ in range(len(HEAD_LINES) + 1):
        kinds.append(whole.shape(block).kind if block.isValid() else None)
        block = block.next()
    return tuple(kinds[:-1]) == HEAD_LINES and kinds[-1] is not None and kinds[-1] not in HEAD_LINES


def mend(document: QTextDocument) -> None:
    """Put back what is missing, as a part of the undo step that took it away. No word is touched."""
    cursor = QTextCursor(document)
    cursor.joinPreviousEditBlock()
    heads = Reader(document).heads()
    before = None
    for kind in HEAD_LINES:
        if kind not in heads:
            if before is None:
                whole.open_before(cursor, document.begin())
            else:
                whole.open_after(cursor, before)
            shaping.give(cursor, Shape(kind))
            heads[kind] = cursor.block()
        before = heads[kind]
    block = document.findBlockByNumber(len(HEAD_LINES))
    if not block.isValid() and before is not None:
        whole.open_after(cursor, before)
    while block.isValid() and whole.shape(block).kind in HEAD_LINES:
        shaping.give(QTextCursor(block), PARAGRAPH)
        block = block.next()
    cursor.endEditBlock()
