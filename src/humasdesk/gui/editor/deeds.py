"""What is done to the text at the cursor, each as one undo step; the page's slots and the keys both come here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from humasdesk.gui.editor import inline, inserting, shaping, tables
from humasdesk.gui.editor.formats import PARAGRAPH, Shape

if TYPE_CHECKING:
    from humasdesk.gui.editor.sheet import Sheet

DEEDS: dict[str, Callable[[QTextCursor], object]] = {
    "toggle_bold": inline.toggle_bold,
    "toggle_italic": inline.toggle_italic,
    "make_heading": lambda cursor: shaping.toggle(cursor, Shape("heading", 2)),
    "make_subheading": lambda cursor: shaping.toggle(cursor, Shape("heading", 3)),
    "make_quote": lambda cursor: shaping.toggle(cursor, Shape("quote")),
    "make_bullets": lambda cursor: shaping.toggle(cursor, Shape("item")),
    "make_numbers": lambda cursor: shaping.toggle(cursor, Shape("item", 0, True)),
    "make_paragraph": lambda cursor: shaping.toggle(cursor, PARAGRAPH),
    "insert_table": tables.put_in,
    "insert_rule": inserting.rule,
    "row_above": lambda cursor: tables.add_row(cursor, below=False),
    "row_below": lambda cursor: tables.add_row(cursor, below=True),
    "column_left": lambda cursor: tables.add_column(cursor, right=False),
    "column_right": lambda cursor: tables.add_column(cursor, right=True),
    "remove_row": tables.remove_row,
    "remove_column": tables.remove_column,
    "remove_table": tables.remove,
    "align_left": lambda cursor: tables.align(cursor, "left"),
    "align_center": lambda cursor: tables.align(cursor, "center"),
    "align_right": lambda cursor: tables.align(cursor, "right"),
}
"""By the name of the page's slot."""


def do(sheet: Sheet, name: str) -> None:
    """Do one of :data:`DEEDS`; nothing on a page that is only read."""
    if not sheet.isReadOnly():
        with sheet.step() as cursor:
            DEEDS[name](cursor)
