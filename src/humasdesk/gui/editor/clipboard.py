"""The clipboard and what is dropped: what goes out of the page, and which of the flavours that come in is read.

What reads and writes the flavours is imported when something is first copied or pasted, to keep the start quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage, QTextCursor

from humasdesk.document.nodes import Document, Figure, Table
from humasdesk.gui.editor import whole
from humasdesk.gui.editor.paste_notes import Pasted, Take
from humasdesk.gui.editor.pictures import is_own
from humasdesk.gui.editor.reading import Reader, read_range

FLAVOUR = "application/x-humasdesk-document"
"""Our own: documents without loss, inside the desk."""
LARGEST_FILE = 40_000_000
PICTURES = frozenset((".jpg", ".jpeg", ".jfif", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff"))
"""How the names of pictures end that can be put in; anything else is told so."""


def selected_document(cursor: QTextCursor) -> Document:
    """What is selected, in normal form; of a table's cells those that are selected, as a table."""
    table = whole.table_at(cursor)
    first_row, rows, first_column, columns = _cells(cursor)
    if table is None or rows * columns < 2:
        return read_range(cursor.document(), cursor.selectionStart(), cursor.selectionEnd())
    unit = next(unit for unit in Reader(cursor.document()).units() if unit.table == table)
    whole_table = next(block for block in unit.blocks if isinstance(block, Table))
    aligns = whole_table.aligns[first_column:first_column + columns]
    cells = tuple(row[first_column:first_column + columns] for row in whole_table.rows[first_row:first_row + rows])
    return (Table(cells, aligns),)


def _cells(cursor: QTextCursor) -> tuple[int, int, int, int]:
    """First row, rows, first column and columns of the selected cells; the binding's stubs call them an object."""
    found = cursor.selectedTableCells()
    return found if isinstance(found, tuple) and found[0] >= 0 else (0, 0, 0, 0)


def mime_of(cursor: QTextCursor) -> QMimeData:
    """What is selected, in our own flavour and in two that everybody reads."""
    from humasdesk.gui.editor import exchange

    document = selected_document(cursor)
    mime = QMimeData()
    mime.setData(FLAVOUR, exchange.to_bytes(document))
    mime.setHtml(exchange.to_html(document))
    mime.setText(exchange.to_text(document))
    return mime


def can_take(mime: QMimeData) -> bool:
    """Whether anything in it can come onto the page."""
    return mime.hasFormat(FLAVOUR) or mime.hasHtml() or mime.hasText() or mime.hasImage() or bool(
        picture_files(mime)
    )


def picture_files(mime: QMimeData) -> list[Path]:
    """The files of this computer that were dropped or copied, meant as pictures whatever they are."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in PICTURES or path.exists()]


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something pasted or dropped, not yet read; good as long as the event that brought it."""

    mime: QMimeData

    @property
    def files(self) -> list[Path]:
        """The files it is about; none where it comes from a page of ours."""
        return [] if self.mime.hasFormat(FLAVOUR) else picture_files(self.mime)

    @property
    def bits(self) -> QImage | None:
        """The picture that it is, where it is one and no file."""
        image = self.mime.imageData() if self.mime.hasImage() else None
        return image if isinstance(image, QImage) else None

    def read(self, take: Take) -> Pasted:
        """As blocks: our own flavour first, then HTML, then plain text; nothing where it is a picture, which takes
        longer to read. ``take`` keeps the bytes of a picture that stands in the HTML."""
        from humasdesk.gui.editor import exchange, paste

        mime = self.mime
        if mime.hasFormat(FLAVOUR):
            found = exchange.from_bytes(bytes(mime.data(FLAVOUR).data()))
            if found is not None:
                return Pasted(tuple(block for block in found if _may_stand(block)), "desk")
        pasted = paste.from_html(mime.html(), take) if mime.hasHtml() else None
        if (pasted is None or not pasted.document) and mime.hasImage():
            return Pasted(())
        if pasted is not None and pasted.document:
            return pasted
        return paste.from_text(mime.text())

    def plain(self) -> Document:
        """As plain text; what comes as HTML alone is read first, and its words taken."""
        from humasdesk.gui.editor import exchange, paste

        text = self.mime.text()
        if not text and self.mime.hasHtml():
            text = exchange.to_text(paste.from_html(self.mime.html(), lambda data, name: None).document)
        return paste.from_plain(text)


def _may_stand(block: object) -> bool:
    return not isinstance(block, Figure) or is_own(block.source)


def png(image: QImage) -> bytes:
    """A picture of bits as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes; Qt takes text
    return bytes(buffer.data().data())
