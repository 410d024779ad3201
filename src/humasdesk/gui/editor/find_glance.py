"""A glance at the first hit while its word is still typed: the page scrolls there, the cursor stays where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from humasdesk.gui.editor.find_in_page import PageHit
from humasdesk.gui.editor.sheet import Sheet


class Glance:
    """Remembers how far the page was scrolled, to go back there when nothing comes of the search."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._was: int | None = None

    def at(self, hits: Sequence[PageHit]) -> None:
        """Bring the first hit at or after the cursor into sight, or the first of all; without any go back."""
        place, bar = self._sheet.textCursor().selectionStart(), self._sheet.verticalScrollBar()
        hit = next((hit for hit in hits if hit.start >= place), hits[0] if hits else None)
        self._sheet.show_strongly((hit.start, hit.end) if hit else None)
        if hit is None:
            self.back()
            return
        if self._was is None:
            self._was = bar.value()
        cursor = QTextCursor(self._sheet.document())
        cursor.setPosition(hit.start)
        self._sheet.scrolling.follow(cursor)

    def back(self) -> None:
        """Scroll to where the page was before the first glance, unless the cursor has gone on since."""
        if self._was is not None:
            self._sheet.verticalScrollBar().setValue(self._was)
        self.stay()

    def stay(self) -> None:
        """The page was gone on with: there is nothing to go back to."""
        self._was = None
