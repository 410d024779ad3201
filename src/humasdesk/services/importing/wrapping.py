"""Cuts a text into paragraphs, and joins lines that an editor wrapped at a fixed width.

Words are never lost: a line either stays a paragraph of its own or is joined to the one above by its line break.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from humasdesk.services.importing.blanks import is_blank

WIDEST = 100
"""A text with a longer line than this was not wrapped."""

_NARROWEST = 40
_LIST = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s")


class Piece(NamedTuple):
    """One paragraph as found: its lines joined by ``\\n``, whether a blank line stands above, its first line's
    number (from 0)."""

    text: str
    apart: bool
    line: int


def cut(text: str) -> list[Piece]:
    """Every line of ``text`` that holds something, in order."""
    pieces, apart = [], True
    for number, line in enumerate(text.split("\n")):
        if is_blank(line):
            apart = True
        else:
            pieces.append(Piece(line, apart, number))
            apart = False
    return pieces


def join_wrapped(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` with wrapped lines joined, where the whole text shows that it was wrapped."""
    width = max((len(piece.text) for piece in pieces), default=0)
    breaks = [(above.text, piece.text) for above, piece in pairwise(pieces) if not piece.apart]
    if not _NARROWEST <= width <= WIDEST or not breaks:
        return pieces
    going_on = sum(_goes_on(below) for _, below in breaks)
    if going_on < 2 or going_on * 4 < len(breaks):
        return pieces
    blank_lines = sum(piece.apart for piece in pieces) > 2
    return _joined(pieces, width, blank_lines)


def _joined(pieces: list[Piece], width: int, blank_lines: bool) -> list[Piece]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        above = groups[-1][-1].text if groups else ""
        if groups and not piece.apart and _belongs(above, piece.text, width, blank_lines):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [group[0]._replace(text="\n".join(piece.text for piece in group)) for group in groups]


def _belongs(above: str, below: str, width: int, blank_lines: bool) -> bool:
    """Whether ``below`` goes on with ``above``: in lower case, or because its first word had no room above."""
    if _LIST.match(below.lstrip()):
        return False
    if _goes_on(below):
        return True
    full = len(above.rstrip()) + 1 + len(below.split(None, 1)[0]) > width
    return full and (blank_lines or above.rstrip()[-1:] not in ".!?\"”")


def _goes_on(below: str) -> bool:
    return below.lstrip()[:1].islower()
