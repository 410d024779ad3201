"""Where the same words stand in the editor and on the sheets.

A part is a head line (``kicker``, ``headline``, ``dateline``) or a block's place in the body, from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextDocument

from humasdesk.document import normal
from humasdesk.gui.editor.reading import Reader
from humasdesk.services.presses import Spot

Part = str | int
_BEYOND = 24.0
"""Points below the last line from which a click means the foot of the page, which is nobody's words here."""
_DEEP = 0.35
"""How far letters reach below their line, as a share of their size."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a part takes of one sheet (from 1): from ``top`` to ``bottom``, in points."""

    sheet: int
    top: float
    bottom: float


# -- the editor

def _parts(document: QTextDocument) -> Iterator[tuple[Part, QTextBlock, QTextBlock]]:
    """Every part with its first and last block in the editor, from top to bottom."""
    reader = Reader(document)
    for kind, block in reader.heads().items():
        yield kind, block, block
    number = 1
    for unit in reader.body():
        count = len(normal.document(unit.blocks))
        if count:
            yield number, unit.first, unit.last
        number += count


def part_at(document: QTextDocument, position: int) -> Part | None:
    """The part in which the cursor stands; in an empty line the one above it."""
    found: Part | None = None
    for part, first, _ in _parts(document):
        if first.position() > position:
            break
        found = part
    return found


def position_of(document: QTextDocument, wanted: Part) -> int | None:
    """Where ``wanted`` begins in the editor; a block inside a larger one begins with it."""
    found: int | None = None
    for part, first, _ in _parts(document):
        if part == wanted:
            return first.position()
        if isinstance(part, int) and isinstance(wanted, int) and part < wanted:
            found = first.position()
    return found


# -- the sheets

def part_on(spots: Sequence[Spot], sheet: int, x: float, y: float) -> Part | None:
    """The part that is printed at a place of a sheet, in points; nothing for letterhead and foot."""
    found: Spot | None = None
    for spot in spots:
        if spot.ends:
            continue
        if (spot.sheet, spot.y - spot.size) > (sheet, y):
            break
        found = spot
    if found is None:
        return next((spot.part for spot in spots if spot.sheet == sheet), None) if spots else None
    if _is_beyond(spots, found, sheet, y):
        return None
    return "dateline" if _in_dateline(spots, found, sheet, x, y) else found.part


def _is_beyond(spots: Sequence[Spot], last: Spot, sheet: int, y: float) -> bool:
    """Whether a place lies under the last words of the text."""
    if spots[-1].part != last.part:
        return False
    end = spots[-1]
    return (sheet, y) > (end.sheet, end.y + _BEYOND)


def _in_dateline(spots: Sequence[Spot], found: Spot, sheet: int, x: float, y: float) -> bool:
    end = next((spot for spot in spots if spot.part == "dateline" and spot.ends), None)
    begins = next((spot for spot in spots if spot.part == "dateline" and not spot.ends), None)
    if end is None or begins is None or (begins.sheet, begins.y) != (found.sheet, found.y):
        return False
    return end.sheet == sheet and y <= end.y + end.size * _DEEP and x <= end.x


def stretches(spots: Sequence[Spot], part: Part, tall: float, margin: float = 60.0) -> tuple[Stretch, ...]:
    """Where ``part`` stands on sheets of ``tall`` points: one stretch a sheet it reaches over."""
    own = [spot for spot in spots if spot.part == part]
    if not own:
        return ()
    first, last = own[0], max(own, key=lambda spot: (spot.sheet, spot.y))
    top, bottom = first.y - first.size, last.y + last.size * _DEEP
    if first.sheet == last.sheet:
        return (Stretch(first.sheet, top, max(bottom, top + 8)),)
    middle = [Stretch(sheet, margin, tall - margin) for sheet in range(first.sheet + 1, last.sheet)]
    return (Stretch(first.sheet, top, tall - margin), *middle, Stretch(last.sheet, min(margin, bottom - 8), bottom))
