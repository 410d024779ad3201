"""Tables of foreign HTML: which of them hold data, and their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from humasdesk.document.nodes import Align, Spans, Table
from humasdesk.gui.editor.paste_tree import Element

LARGEST = 12
"""Columns a table of ours may have."""
LONGEST = 500
"""Rows that are read of one table."""
_LONG_CELL = 600
_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}


def read(table: Element, cell_text: Callable[[Element], Spans]) -> Table | None:
    """A table of data, its first row the header; ``None`` for one that only lays out a page."""
    rows = [_cells(row) for row in _rows(table)][:LONGEST]
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or not 2 <= width <= LARGEST or any(True for _ in table.elements("table")):
        return None
    texts = [tuple(cell_text(cell) if cell is not None else () for cell in row) for row in rows]
    if any(sum(len(span.text) for span in spans) > _LONG_CELL for row in texts for spans in row):
        return None
    texts[0] = tuple(tuple(replace(span, bold=False) for span in cell) for cell in texts[0])  # its look says so
    aligns = [_align(rows, column) for column in range(width)]
    return Table(tuple(row + ((),) * (width - len(row)) for row in texts), tuple(aligns))


def is_wide(table: Element) -> bool:
    """Whether it has columns at all, so that people would miss them."""
    return any(len(_cells(row)) > 1 for row in _rows(table))


def _rows(element: Element) -> Iterator[Element]:
    """The rows of a table itself, not of tables in its cells."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == "tr":
                yield child
            elif child.tag in ("tbody", "thead", "tfoot"):
                yield from _rows(child)


def _cells(row: Element) -> list[Element | None]:
    """The cells of a row; a cell over several columns is followed by empty ones."""
    cells: list[Element | None] = []
    for child in row.children:
        if isinstance(child, Element) and child.tag in ("td", "th"):
            span = child.attributes.get("colspan", "1")
            cells += [child] + [None] * (min(int(span), LARGEST) - 1 if span.isdecimal() and span != "0" else 0)
    return cells


def _align(rows: list[list[Element | None]], column: int) -> Align:
    """The side of a column: the one that all its cells under the header name."""
    cells = [row[column] for row in rows[1:] if column < len(row)]
    named = {cell.style.get("text-align") or cell.attributes.get("align", "").lower() for cell in cells if cell}
    return _ALIGNS.get(named.pop(), "") if len(named) == 1 else ""
