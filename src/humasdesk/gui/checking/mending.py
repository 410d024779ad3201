"""A fix made on the page: as one undo step that touches only the letters that change, so bold and links stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtGui import QTextCursor

from humasdesk.gui.checking.placing import Base
from humasdesk.gui.editor import findings, inline, inserting
from humasdesk.gui.editor.findings import Passage, Placed
from humasdesk.gui.editor.marks import units
from humasdesk.gui.editor.page import Page

if TYPE_CHECKING:
    from humasdesk.services.checking.finding import Finding, Fix

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Found(NamedTuple):
    """A finding where it stands now: its block, and how far its field's offsets are from the block's characters."""

    passage: Passage
    shift: int
    placed: Placed


def find(page: Page, finding: Finding) -> Found | None:
    """Where a finding stands on the page now, if its words are still there."""
    for placed in _all(page):
        group = cast("Finding", placed.underline.key)
        if all(one.fingerprint != finding.fingerprint or one.start != finding.start for one in group.each()):
            continue
        shift = placed.underline.start - group.start if group.start < group.end else None
        passage = placed.passage
        if shift is None:  # it is about no words, and shown at some
            return Found(passage, 0, placed)
        if passage.text[finding.start + shift:finding.end + shift] == finding.text:
            return Found(passage, shift, placed)
    return None


def mend(page: Page, where: Sequence[Base], finding: Finding, fix: Fix) -> bool:
    """Make ``fix`` on the page; false where it is only read, or where the words are no longer there.

    A cursor that stood in the words, or had them selected, stands behind them afterwards; any other stays where it was.
    """
    place = None if page.sheet.isReadOnly() else _place(page, where, finding, fix)
    if place is None:
        return False
    passage, start, end = place
    block = page.sheet.document().findBlockByNumber(passage.block)
    begin = block.position()
    first, last = (begin + units(passage.text, at) for at in (start, end))
    now = page.sheet.textCursor()
    inside = first <= now.selectionStart() and now.selectionEnd() <= last
    with page.sheet.step() as cursor:
        writer = QTextCursor(page.sheet.document())
        behind = QTextCursor(page.sheet.document())
        behind.setPosition(last)
        if fix.italic:
            _italic(writer, first, last)
        else:
            _write(writer, begin, passage.text, start, end, fix.replacement)
        if inside:
            cursor.setPosition(behind.position())
    return True


def _place(page: Page, where: Sequence[Base], finding: Finding, fix: Fix) -> tuple[Passage, int, int] | None:
    """The block of a fix and its characters there: beside the finding, else in another field that has not changed."""
    found = find(page, finding)
    if found is None:
        return None
    start, end = fix.start + found.shift, fix.end + found.shift
    if fix.field == finding.field and finding.start < finding.end and 0 <= start <= end <= len(found.passage.text):
        return found.passage, start, end
    now = {passage.block: passage for passage in page.findings.passages()}
    for base in where:
        start, end = fix.start - base.start, fix.end - base.start
        passage = now.get(base.block)
        if base.field == fix.field and 0 <= start <= end <= len(base.text) and passage and passage.text == base.text:
            return passage, start, end
    return None


def _write(cursor: QTextCursor, begin: int, text: str, start: int, end: int, words: str) -> None:
    """Put ``words`` in place of some characters of a block by the smallest changes, the last one first."""
    from humasdesk.services.checking.finding import least

    for first, last, new in reversed(list(least(text[start:end], words))):
        at, to = start + first, start + last
        place, stop = begin + units(text, at), begin + units(text, to)
        if at < to:
            inserting.words_between(cursor, place, stop, new)
        else:  # what is put in looks like what stands before it
            cursor.setPosition(place)
            form = cursor.charFormat()
            cursor.insertText(new, form)


def _italic(cursor: QTextCursor, first: int, last: int) -> None:
    cursor.setPosition(first)
    cursor.setPosition(last, _KEEP)
    inline.make_italic(cursor)


def _all(page: Page) -> Iterator[Placed]:
    underlines = page.sheet.overlay.underlines
    block = page.sheet.document().begin()
    while underlines is not None and block.isValid():
        yield from findings.placed(block, underlines)
        block = block.next()
