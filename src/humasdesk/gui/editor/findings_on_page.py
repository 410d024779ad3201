"""The findings of one page for those who check it: shown, found at a place, gone to, mended."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint

from humasdesk.gui.editor import findings, inserting
from humasdesk.gui.editor.findings import Passage, Placed, Underlines
from humasdesk.gui.editor.marks import units
from humasdesk.gui.editor.sheet import Sheet

_REACH = 12
"""How far from a letter the mouse may be and still mean it, in pixels."""


class FindingsOnPage:
    """Places are a block's number (the kicker is 0) and characters in it; the answers carry positions as well."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.tip_at = self._tip

    def show(self, underlines: Underlines | None) -> None:
        """Underline what a checker finds in each passage; hand it in again whenever it knows something new."""
        self._sheet.overlay.underlines = underlines
        self._sheet.viewport().update()

    def draw(self, drawn: bool) -> None:
        """Whether underlines are seen; findings are found, walked and mended even when they are not."""
        self._sheet.overlay.underlined = drawn
        self._sheet.viewport().update()

    @property
    def drawn(self) -> bool:
        """Whether underlines are seen."""
        return self._sheet.overlay.underlined

    def passages(self) -> Iterator[Passage]:
        """What stands on the page, block by block, as a checker reads it."""
        return findings.passages(self._sheet.document())

    def at(self, place: int | QPoint | None = None) -> Placed | None:
        """The gravest finding at a position of the document or a point of the sheet; without either at the cursor."""
        find = self._sheet.overlay.underlines
        if find is None:
            return None
        if isinstance(place, QPoint):
            cursor = self._sheet.cursorForPosition(place)
            if not self._sheet.cursorRect(cursor).adjusted(-_REACH, -2, _REACH, 6).contains(place):
                return None
            place = cursor.position()
        if place is None:
            place = self._sheet.textCursor().position()
        return findings.at(self._sheet.document(), find, place)

    def step(self, *, forward: bool = True) -> Placed | None:
        """Select the next finding after the cursor, or the one before; round the ends. None where there is none."""
        find, cursor = self._sheet.overlay.underlines, self._sheet.textCursor()
        place = cursor.selectionEnd() if forward else cursor.selectionStart()
        found = findings.beyond(self._sheet.document(), find, place, forward=forward) if find else None
        if found is not None:
            self._sheet.select(found.first, found.last)
        return found

    def go_to(self, block: int, start: int, end: int) -> None:
        """Select these characters of a block and bring them into sight; what is beyond its words is left out."""
        self._sheet.select(*self._positions(block, start, end))

    def replace(self, block: int, start: int, end: int, words: str) -> None:
        """Put ``words`` in place of these characters, in their format and as one undo step."""
        if not self._sheet.isReadOnly():
            first, last = self._positions(block, start, end)
            with self._sheet.step() as cursor:
                inserting.words_between(cursor, first, last, words)

    def _positions(self, block: int, start: int, end: int) -> tuple[int, int]:
        found = self._sheet.document().findBlockByNumber(block)
        text, place = found.text(), max(0, found.position())
        return place + units(text, min(start, len(text))), place + units(text, min(end, len(text)))

    def _tip(self, point: QPoint) -> str:
        found = self.at(point) if self.drawn else None
        return found.underline.tip if found else ""
