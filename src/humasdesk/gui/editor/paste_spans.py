"""Foreign text brought into order: runs of blanks as one, none at the ends of lines, a blank line parts paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from humasdesk.document.nodes import Span, Spans

_BLANK = (" ", "\u00a0")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
"""Soft hyphens, zero-width blanks and direction marks: pages carry them for their own layout."""

_Letter = tuple[str, tuple[bool, bool, str | None]]


def texts(spans: Iterable[Span]) -> list[Spans]:
    """The paragraphs of a text; ``\\n`` in it is a line break, two of them part two paragraphs.

    A no-break blank stays only between two words; beside a blank, or as one of several, it is padding.
    """
    found: list[list[_Letter]] = [[]]
    for letter in _letters(spans):
        line = found[-1]
        last = line[-1][0] if line else "\n"
        if letter[0] == "\n":
            _strip(line)
            if line and line[-1][0] == "\n":
                found.append([])
            elif line:
                line.append(letter)
        elif letter[0] not in _BLANK:
            if last == _BLANK[1] and not (line[-2][0].isalnum() and letter[0].isalnum()):
                line[-1] = (" ", line[-1][1])
            line.append(letter)
        elif last in _BLANK:
            line[-1] = (" ", line[-1][1])
        elif last != "\n":
            line.append(letter)
    lines = [_stripped(line) for line in found]
    return [_spans(line) for line in lines if line]


def _letters(spans: Iterable[Span]) -> Iterator[_Letter]:
    for span in spans:
        for letter in _UNSEEN.sub("", span.text):
            yield letter, (span.bold, span.italic, span.link)


def _strip(line: list[_Letter]) -> None:
    while line and line[-1][0] in _BLANK:
        line.pop()


def _stripped(line: list[_Letter]) -> list[_Letter]:
    while line and (line[-1][0] in _BLANK or line[-1][0] == "\n"):
        line.pop()
    return line


def _spans(line: list[_Letter]) -> Spans:
    groups = groupby(line, key=lambda letter: letter[1])
    return tuple(Span("".join(letter for letter, _ in group), *form) for form, group in groups)
