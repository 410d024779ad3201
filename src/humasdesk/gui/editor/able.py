"""What can be done where the cursor stands: for menus and buttons that are grey where they would do nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from humasdesk.gui.editor import inline, tables, whole
from humasdesk.gui.editor.formats import LINES, TEXTS
from humasdesk.gui.editor.sheet import Sheet


def can(sheet: Sheet, name: str) -> bool:
    """Whether the deed of that name would do anything now."""
    cursor = sheet.textCursor()
    if name in _READING:
        return name != "copy" or cursor.hasSelection()
    return not sheet.isReadOnly() and _ABLE.get(name, _always)(cursor)


def _always(_: QTextCursor) -> bool:
    return True


def _kinds(cursor: QTextCursor) -> set[str]:
    """The kinds of block at both ends of the selection."""
    document = cursor.document()
    return {whole.shape(document.findBlock(place)).kind for place in (cursor.anchor(), cursor.position())}


def _letters(cursor: QTextCursor) -> bool:
    return bool(_kinds(cursor) - LINES - {"figure", "rule"})


def _bold(cursor: QTextCursor) -> bool:
    return bool(_kinds(cursor) - LINES - {"figure", "rule", "heading"})


def _link(cursor: QTextCursor) -> bool:
    if not _letters(cursor):
        return False
    if cursor.hasSelection():
        return bool(inline.selected_spans(cursor))
    word = QTextCursor(cursor)
    word.select(QTextCursor.SelectionType.WordUnderCursor)
    return inline.look(cursor).link is not None or bool(word.selectedText().strip())


def _shaped(cursor: QTextCursor) -> bool:
    return bool(_kinds(cursor) & (TEXTS | {"rule"}))


def _in_table(cursor: QTextCursor) -> bool:
    return whole.table_at(cursor) is not None


def _another_column(cursor: QTextCursor) -> bool:
    table = whole.table_at(cursor)
    return table is not None and table.columns() < tables.LARGEST


_READING = frozenset(("copy", "select_all"))
_ABLE: dict[str, Callable[[QTextCursor], bool]] = {
    "cut": QTextCursor.hasSelection,
    "undo": lambda cursor: cursor.document().isUndoAvailable(),
    "redo": lambda cursor: cursor.document().isRedoAvailable(),
    "focus_bar": _link, "toggle_bold": _bold, "toggle_italic": _letters, "edit_link": _link,
    "choose_table": lambda cursor: not _in_table(cursor), "insert_table": lambda cursor: not _in_table(cursor),
    **dict.fromkeys(("make_heading", "make_subheading", "make_quote", "make_bullets", "make_numbers",
                     "make_paragraph"), _shaped),
    **dict.fromkeys(("row_above", "row_below", "align_left", "align_center", "align_right", "remove_row",
                     "remove_column", "remove_table"), _in_table),
    **dict.fromkeys(("column_left", "column_right"), _another_column),
}
