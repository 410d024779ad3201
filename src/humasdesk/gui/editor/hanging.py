"""The empty last line of a page under a table, brought to where one expects to write."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextDocument

from humasdesk.gui.editor import whole

_GAP = 0.2
"""Of the table's bottom margin: between its last row and the line."""


def unhang(document: QTextDocument, zoom: float) -> None:
    """Stand an empty last line under its table, before it is painted.

    Qt hangs an empty block under a table at the table's right corner, half in its border, whenever it lays out the
    page; no format keeps it from that. ``zoom`` is 1.0 for 100 %.
    """
    block = document.lastBlock()
    if block.length() > 1 or not block.previous().isValid() or whole.shape(block).kind == "rule":
        return
    table = whole.table_at(block.previous())
    if table is None:
        return
    margin = table.format().bottomMargin() * zoom
    under = document.documentLayout().frameBoundingRect(table).bottom() - margin * (1 - _GAP)
    block.layout().setPosition(QPointF(document.documentMargin() * zoom, under))
