"""Tables as people handle them: put in, walked through with Tab, rows and columns added, removed and aligned."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextTable, QTextTableCell

from humasdesk.document import sides
from humasdesk.document.nodes import Align, Table
from humasdesk.gui.editor import formats, inserting, whole
from humasdesk.gui.editor.reading import Reader

ROWS, COLUMNS = 3, 2
"""Size of a new table, the header row counted."""
LARGEST = 12
"""Columns a table may have: more do not fit on a page."""


def put_in(cursor: QTextCursor, rows: int = ROWS, columns: int = COLUMNS) -> None:
    """An empty table at the cursor, which ends in its first cell; nothing inside another table."""
    if whole.table_at(cursor) is not None:
        return
    cells = (((),) * columns,) * rows
    end = inserting.put_in_body(cursor, Table(cells, formats.padded((), columns)))
    block = cursor.document().findBlock(end)
    while whole.in_body(block) and block.previous().isValid():
        block = block.previous()
    while not whole.in_body(block.previous()):
        block = block.previous()
    cursor.setPosition(block.position())


def step(cursor: QTextCursor, forward: bool) -> bool:
    """What Tab and Shift+Tab do in a table: to the next or the last cell, at the end into a new row.

    False where it leaves the table (Shift+Tab in the first cell) or stands in none.
    """
    table = whole.table_at(cursor)
    if table is None:
        return False
    cell = table.cellAt(cursor)
    place = cell.row() * table.columns() + cell.column() + (1 if forward else -1)
    if place < 0:
        return False
    if place >= table.rows() * table.columns():
        add_row(cursor, below=True)
    row, column = divmod(place, table.columns())
    into = table.cellAt(row, column)
    cursor.setPosition(into.firstPosition())
    cursor.setPosition(into.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return True


def add_row(cursor: QTextCursor, *, below: bool) -> None:
    """A row above or below the one of the cursor; above the header there is none."""
    if (table := whole.table_at(cursor)) is not None:
        table.insertRows(max(1, table.cellAt(cursor).row() + below), 1)
        _dress(table, formats.aligns(table.format(), table.columns()))


def add_column(cursor: QTextCursor, *, right: bool) -> None:
    """A column beside the one of the cursor, up to :data:`LARGEST`."""
    table = whole.table_at(cursor)
    if table is None or table.columns() >= LARGEST:
        return
    place = table.cellAt(cursor).column() + right
    aligns = formats.aligns(table.format(), table.columns())
    table.insertColumns(place, 1)
    _dress(table, (*aligns[:place], *formats.padded((), 1), *aligns[place:]))


def remove_row(cursor: QTextCursor) -> None:
    """The row of the cursor; with the last one goes the table."""
    table = whole.table_at(cursor)
    if table is not None and table.rows() > 1:
        row, column = table.cellAt(cursor).row(), table.cellAt(cursor).column()
        table.removeRows(row, 1)
        _dress(table, formats.aligns(table.format(), table.columns()))
        cursor.setPosition(table.cellAt(min(row, table.rows() - 1), column).firstPosition())
    else:
        remove(cursor)


def remove_column(cursor: QTextCursor) -> None:
    """The column of the cursor; with the last one goes the table."""
    table = whole.table_at(cursor)
    if table is not None and table.columns() > 1:
        row, place = table.cellAt(cursor).row(), table.cellAt(cursor).column()
        aligns = formats.aligns(table.format(), table.columns())
        table.removeColumns(place, 1)
        _dress(table, (*aligns[:place], *aligns[place + 1:]))
        cursor.setPosition(table.cellAt(row, min(place, table.columns() - 1)).firstPosition())
    else:
        remove(cursor)


def align(cursor: QTextCursor, side: Align) -> None:
    """Set the column of the cursor to one side; empty for the natural one."""
    if (table := whole.table_at(cursor)) is not None:
        place = table.cellAt(cursor).column()
        aligns = formats.aligns(table.format(), table.columns())
        _dress(table, (*aligns[:place], side, *aligns[place + 1:]))


def remove(cursor: QTextCursor) -> None:
    """The whole table in which the cursor stands."""
    table = whole.table_at(cursor)
    unit = next((unit for unit in Reader(cursor.document()).units() if table and unit.table == table), None)
    if unit is not None:
        whole.clear(cursor, unit, unit)
        if not whole.is_whole_body(cursor.block()):
            whole.drop(cursor)


def _dress(table: QTextTable, aligns: tuple[Align, ...]) -> None:
    """Give every cell the look of its place."""
    table.setFormat(formats.table_format(aligns, table.columns()))
    stands = sides.shown(_texts(table), aligns)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            cell.setFormat(formats.cell_format(header=row == 0))
            cursor = cell.firstCursorPosition()
            cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setBlockFormat(formats.cell_block_format(row == 0, stands[column]))
            cursor.setPosition(cell.firstPosition())
            whole.restyle(cursor)


def settle(cursor: QTextCursor) -> None:
    """Put the column of the cursor on the side where its words belong by now."""
    table = whole.table_at(cursor)
    if table is None:
        return
    column = table.cellAt(cursor).column()
    stands = sides.shown(_texts(table), formats.aligns(table.format(), table.columns()))[column]
    for row in range(table.rows()):
        cell, form = table.cellAt(row, column).firstCursorPosition(), formats.cell_block_format(row == 0, stands)
        if cell.blockFormat().alignment() != form.alignment():
            cell.setBlockFormat(form)


def _texts(table: QTextTable) -> list[list[str]]:
    return [[_text(table.cellAt(row, column)) for column in range(table.columns())] for row in range(table.rows())]


def _text(cell: QTextTableCell) -> str:
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()
