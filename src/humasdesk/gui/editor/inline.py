"""Bold, italic and links on a selection or at the cursor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from humasdesk.document import normal
from humasdesk.document.nodes import Span
from humasdesk.gui.editor import formats, shaping, whole
from humasdesk.gui.editor.formats import Shape
from humasdesk.gui.editor.reading import Reader

_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class Look:
    """What stands at the cursor: its block, and the formats of what is selected or would be typed."""

    shape: Shape = formats.PARAGRAPH
    bold: bool = False
    italic: bool = False
    link: str | None = None
    table: bool = False
    picture: bool = False


def look(cursor: QTextCursor) -> Look:
    """The look at ``cursor``; bold and italic only where all that is selected is."""
    shape = whole.shape(cursor.block())
    spans = selected_spans(cursor)
    if not spans:
        spans = [formats.span(cursor.charFormat(), "")]
    links = {span.link for span in spans}
    return Look(
        shape, all(span.bold for span in spans), all(span.italic for span in spans),
        links.pop() if len(links) == 1 else None, not whole.in_body(cursor.block()), shape.kind == "figure",
    )  # fmt: skip


def selected_spans(cursor: QTextCursor) -> list[Span]:
    """The spans of a selection that hold more than blanks."""
    if not cursor.hasSelection():
        return []
    reader = Reader(cursor.document(), cursor.selectionStart(), cursor.selectionEnd())
    pieces = [piece for block in shaping.selected(cursor) for piece in reader.spans(block)]
    return [piece for piece in pieces if isinstance(piece, Span) and piece.text.strip()]


def bolder(span: Span) -> Span:
    return replace(span, bold=True)


def italic(span: Span) -> Span:
    return replace(span, italic=True)


def toggle_bold(cursor: QTextCursor) -> None:
    """Bold on what is selected or typed next; off where all of it is bold already. Headings and lines stay."""
    _change(cursor, (lambda span: replace(span, bold=False)) if look(cursor).bold else bolder)


def toggle_italic(cursor: QTextCursor) -> None:
    """Italic on what is selected or typed next; off where all of it is italic already. Lines stay."""
    _change(cursor, (lambda span: replace(span, italic=False)) if look(cursor).italic else italic)


def make_italic(cursor: QTextCursor) -> None:
    """Italic on what is selected; all else of its look stays."""
    _change(cursor, italic)


def set_link(cursor: QTextCursor, address: str) -> bool:
    """Link what is selected, or the link or word the cursor stands in; an empty address takes a link away.

    False, and nothing changed, where ``address`` is none a document may carry or there is nothing to link.
    """
    link = normal.link(address)
    if address and link is None:
        return False
    if not cursor.hasSelection():
        select_link(cursor)
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    if not selected_spans(cursor):
        return False
    _change(cursor, lambda span: replace(span, link=link))
    return True


def select_link(cursor: QTextCursor) -> None:
    """Select the link that ``cursor`` stands in or beside; nothing where there is none."""
    block, place = cursor.block(), cursor.position()
    runs: list[tuple[int, int, str]] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        fragments += 1
        link = formats.span(fragment.charFormat(), "").link or ""
        first, last = fragment.position(), fragment.position() + fragment.length()
        if runs and link and runs[-1][2] == link:
            runs[-1] = (runs[-1][0], last, link)
        else:
            runs.append((first, last, link))
    for first, last, link in runs:
        if link and first <= place <= last:
            cursor.setPosition(first)
            cursor.setPosition(last, _KEEP)
            return


def leaves_link(cursor: QTextCursor) -> bool:
    """Whether what is typed at ``cursor`` stands at the edge of a link, and must not become part of it."""
    here = cursor.charFormat()
    if not here.isAnchor() or cursor.hasSelection():
        return False
    return cursor.atBlockStart() or cursor.atBlockEnd() or _link_after(cursor) != here.anchorHref()


def _link_after(cursor: QTextCursor) -> str:
    ahead = QTextCursor(cursor)
    ahead.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return ahead.charFormat().anchorHref() if ahead.charFormat().isAnchor() else ""


def without_link(cursor: QTextCursor) -> QTextCharFormat:
    """The format to type in at ``cursor``, its link taken off."""
    return formats.span_format(whole.shape(cursor.block()), replace(formats.span(cursor.charFormat(), ""), link=None))


def without_wash(cursor: QTextCursor) -> QTextCharFormat:
    """The format to type in at ``cursor``, without the ground of a header cell, which would be painted twice."""
    return formats.span_format(whole.shape(cursor.block()), formats.span(cursor.charFormat(), ""))


def _change(cursor: QTextCursor, change: Callable[[Span], Span]) -> None:
    if not cursor.hasSelection():
        shape = whole.shape(cursor.block())
        cursor.setCharFormat(formats.span_format(shape, change(formats.span(cursor.charFormat(), ""))))
        return
    for block in shaping.selected(cursor):
        whole.reformat(block, cursor.selectionStart(), cursor.selectionEnd(), change)
