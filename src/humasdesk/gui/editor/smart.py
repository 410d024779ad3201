"""What typing turns into: curly quotes, dashes and Markdown shorthand. Pure rules over the text before the cursor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from humasdesk.gui.editor.formats import Shape

_OPENS_AFTER = " \u00a0\u2028\t([{<“‘—–-/"
_QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}


@dataclass(frozen=True, slots=True)
class Swap:
    """Put ``text`` in place of the last ``length`` characters before the cursor."""

    length: int
    text: str


def swap(before: str, typed: str) -> Swap | None:
    """What the character just typed after ``before`` becomes, if it is something else: a quote or a dash.

    ``before`` is the text of the block up to that character. Hyphens at the start of a line are left alone, for they
    may become a list or a rule.
    """
    if typed in _QUOTES:
        opening, closing = _QUOTES[typed]
        return Swap(1, opening if not before or before[-1] in _OPENS_AFTER else closing)
    line = before.rpartition("\u2028")[2]
    if typed == "-" and line.strip(" -"):
        if line.endswith("–"):
            return Swap(2, "—")
        if line.endswith("-") and not line.endswith("--"):
            return Swap(2, "–")
    if typed == " " and re.search(r"\S -\Z", line):
        return Swap(2, "– ")
    return None


_HEADING = re.compile(r"#{1,6}\Z")
_BULLET = re.compile(r"[-*+•]\Z")
_NUMBER = re.compile(r"(\d{1,2})[.)]\Z")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})\Z")


def block_shorthand(before: str) -> Shape | None:
    """The kind of block that ``before`` stands for when a blank is typed behind it and it is all there is."""
    if _HEADING.match(before):
        return Shape("heading", 3 if len(before) > 2 else 2)
    if _BULLET.match(before):
        return Shape("item")
    if number := _NUMBER.match(before):
        start = int(number[1])
        return Shape("item", 0, True, start) if start else None
    return Shape("quote") if before == ">" else None


def is_rule(text: str) -> bool:
    """Whether a paragraph of ``text`` alone, left by Enter, is a rule."""
    return _RULE.match(text) is not None


Emphasis = Literal["bold", "italic"]
_BOLD = re.compile(r"(?<![*\w])\*\*(?=[^\s*])([^*\u2028\ufffc]*[^\s*\ufffc])\*\*\Z")
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\u2028\ufffc]*[^\s*\ufffc])\*\Z")


@dataclass(frozen=True, slots=True)
class Emphasised:
    """The last ``length`` characters are ``inner`` between marks ``mark`` characters wide."""

    kind: Emphasis
    length: int
    mark: int


def emphasis(text: str) -> Emphasised | None:
    """What the asterisk at the end of ``text`` closes, if it closes anything."""
    if found := _BOLD.search(text):
        return Emphasised("bold", len(found[0]), 2)
    if (found := _ITALIC.search(text)) and not text.endswith("**"):
        return Emphasised("italic", len(found[0]), 1)
    return None
