"""Pictures of a page as a form beside it handles them: found, moved, taken out, changed for another; the page makes
each a single undo step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextCursor, QTextDocument

from humasdesk.document.nodes import Document, Figure
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.editor.reading import Reader


def without(parts: Parts, number: int) -> Parts:
    """The page without the picture of that number (from 0)."""
    place = _place(parts.body, number)
    return replace(parts, body=(*parts.body[:place], *parts.body[place + 1:]))


def moved(parts: Parts, number: int, by: int) -> Parts:
    """The page with the picture one block earlier (``by`` -1) or later (1); at an end nothing changes."""
    place = _place(parts.body, number)
    goal = place + by
    if not 0 <= goal < len(parts.body):
        return parts
    body = [*parts.body]
    body.insert(goal, body.pop(place))
    return replace(parts, body=tuple(body))


def with_source(parts: Parts, number: int, source: str) -> Parts:
    """The page with another picture in that place, its lines kept."""
    place = _place(parts.body, number)
    old = parts.body[place]
    new = replace(old, source=source) if isinstance(old, Figure) else old
    return replace(parts, body=(*parts.body[:place], new, *parts.body[place + 1:]))


def number_after(parts: Parts, number: int, by: int) -> int:
    """The number that a picture has after :func:`moved`."""
    place = _place(parts.body, number)
    goal = place + by
    passes = 0 <= goal < len(parts.body) and isinstance(parts.body[goal], Figure)
    return number + by if passes else number


def cursor_at(document: QTextDocument, number: int) -> QTextCursor | None:
    """A cursor that stands in the picture of that number; ``None`` where there is none."""
    met = 0
    for unit in Reader(document).body():
        figures = sum(isinstance(block, Figure) for block in unit.blocks)
        if met <= number < met + figures:
            return QTextCursor(unit.first)
        met += figures
    return None


def _place(body: Document, number: int) -> int:
    return [place for place, block in enumerate(body) if isinstance(block, Figure)][number]
