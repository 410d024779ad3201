"""Finds the web furniture below a text, which begins where the page goes on after the release."""

from __future__ import annotations

import re

from humasdesk.services.importing import furniture, signoff
from humasdesk.services.importing.wrapping import Piece

_MOST = 40
"""Lines of furniture below a text, at most."""

_MARKUP = re.compile(r"^[\s>]*(?:#{1,6}\s|[-+*]\s|\d{1,3}\.\s)?[\s*_]*|[\s*_#]*$")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


def begins(pieces: list[Piece], markdown: bool) -> int:
    """The index of the first piece that is furniture below the text; at least one piece stays above it.

    Known lines are taken from the end upward. The titles below a heading such as *Berita Terkait* are taken too when
    the sign-off stands right above the heading, so that nothing of the text can be among them.
    """
    words = _plain if markdown else _as_it_is
    end = len(pieces)
    while end > max(1, len(pieces) - _MOST) and furniture.at_end(words(pieces[end - 1].text)):
        end -= 1
    lowest = max(1, end - 1 - furniture.LISTED)
    for index in range(end - 1, lowest - 1, -1):
        line = words(pieces[index].text)
        if furniture.heads_list(line):
            return index if signoff.find(words(pieces[index - 1].text)) else end
        if not furniture.may_be_listed(line):
            break
    return end


def _as_it_is(line: str) -> str:
    return line


def _plain(line: str) -> str:
    return _MARKUP.sub("", _LINK.sub(r"\1", line)) if len(line) <= 1_000 else line
