"""Typing on the page: where a letter may go, what it turns into, and what one undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from humasdesk.gui.editor import formats, inline, inserting, removing, shaping, smart, whole
from humasdesk.gui.editor.formats import LINES, Shape

if TYPE_CHECKING:
    from humasdesk.gui.editor.sheet import Sheet

_KEEP = QTextCursor.MoveMode.KeepAnchor


def typed(sheet: Sheet, text: str) -> None:
    """Put in what a key typed; a word begun is a new undo step, and so is everything that follows by itself."""
    if sheet.textCursor().hasSelection():
        with sheet.step() as cursor:
            removing.remove(cursor)
            cursor.insertText(text, inline.without_link(cursor) if inline.leaves_link(cursor) else cursor.charFormat())
    else:
        make_place(sheet)
        cursor = sheet.textCursor()
        if not text.isspace() and _before(cursor)[-1:].isspace():
            sheet.boundary()
        if inline.leaves_link(cursor):
            cursor.setCharFormat(inline.without_link(cursor))
        if whole.shape(cursor.block()).kind == "header":
            cursor.setCharFormat(inline.without_wash(cursor))
        cursor.insertText(text)
        sheet.setTextCursor(cursor)
    _follow_up(sheet, text)


def make_place(sheet: Sheet) -> None:
    """From a picture or a rule, where no letter can stand, go to where one can."""
    kind = whole.shape(sheet.textCursor().block()).kind
    if kind in ("figure", "rule"):
        with sheet.step() as cursor:
            inserting.new_line(cursor)


def enter(sheet: Sheet) -> None:
    """What Enter does; a paragraph of three hyphens becomes a rule."""
    block = sheet.textCursor().block()
    if whole.shape(block) == formats.PARAGRAPH and smart.is_rule(block.text()) and whole.in_body(block):
        with sheet.step() as cursor:
            inserting.new_line(cursor)
        with sheet.step() as cursor:
            hand = QTextCursor(cursor.block().previous())
            hand.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
            hand.removeSelectedText()
            shaping.give(hand, Shape("rule"))
        return
    with sheet.step() as cursor:
        inserting.new_line(cursor)


def _follow_up(sheet: Sheet, text: str) -> None:
    cursor = sheet.textCursor()
    before = _before(cursor)
    shape = whole.shape(cursor.block())
    if text == " " and shape == formats.PARAGRAPH and whole.in_body(cursor.block()):
        wanted = smart.block_shorthand(before[:-1])
        if wanted is not None:
            _turn_block(sheet, len(before), wanted)
            return
    if text == "*" and shape.kind not in LINES and (found := smart.emphasis(before)):
        _turn_emphasis(sheet, found)
    elif sheet.smart and (swap := smart.swap(before[:-len(text)], text)):
        sheet.boundary()
        with sheet.step() as cursor:
            form = cursor.charFormat()
            cursor.setPosition(cursor.position() - swap.length, _KEEP)
            cursor.insertText(swap.text, form)


def _turn_block(sheet: Sheet, length: int, shape: Shape) -> None:
    sheet.boundary()
    with sheet.step() as cursor:
        cursor.setPosition(cursor.position() - length, _KEEP)
        cursor.removeSelectedText()
        shaping.give(cursor, shape)
        shaping.tidy_lists(cursor)


def _turn_emphasis(sheet: Sheet, found: smart.Emphasised) -> None:
    """Take the marks away and emphasise what stood between them; what is typed next is plain again."""
    sheet.boundary()
    with sheet.step() as cursor:
        block, shape = cursor.block(), whole.shape(cursor.block())
        units = len(_before(cursor)[-found.length:].encode("utf-16-le")) // 2
        end, start = cursor.position(), cursor.position() - units
        after = formats.span(cursor.charFormat(), "")
        for place in (end - found.mark, start):
            cursor.setPosition(place)
            cursor.setPosition(place + found.mark, _KEEP)
            cursor.removeSelectedText()
        stop = end - 2 * found.mark
        change = inline.bolder if found.kind == "bold" else inline.italic
        whole.reformat(block, start, stop, change)
        cursor.setPosition(stop)
        cursor.setCharFormat(formats.span_format(shape, after))


def _before(cursor: QTextCursor) -> str:
    """The text of the block up to the cursor."""
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    return units[:2 * cursor.positionInBlock()].decode("utf-16-le", "ignore")
