"""The document of a page, which opens nothing by name."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFont, QImage, QTextDocument

from humasdesk.gui.editor import formats


class Paper(QTextDocument):
    """An empty document in the paper's font. No file, no address is opened, whatever a format says."""

    def __init__(self, margin: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        font = QFont()
        font.setFamilies([formats.PAPER_FONT])
        font.setPointSizeF(formats.PAPER_SIZE)
        self.setDefaultFont(font)
        self.setDocumentMargin(margin)
        self.setIndentWidth(formats.INDENT_WIDTH)
        self.setUndoRedoEnabled(True)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(0)
        return blank
