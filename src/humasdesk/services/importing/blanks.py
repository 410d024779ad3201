"""Which characters cannot be seen, and the runs of them that an import tidies.

A run is everything between two visible characters. It is tidy when it is one plain space, at the edge of a text when
it is empty. The *skeleton* of a text is what is left without any run: changes find their place again by it, whatever
blanks came and went meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_SPACES = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
"""Control characters and noncharacters."""

_FORMATS = "\xad\u200b\u2060\ufeff\ufffc"
"""Soft hyphen, zero-width space, word joiner, stray byte-order mark, the place of a lost object. Joiners and marks of
direction stay: other scripts and emoji need them."""

VEILS = "\U0010ff00-\U0010ffff"
"""The end of the private characters, which stand for those no document holds while Markdown is read: ``veils``."""

UNHELD = f"{_CONTROLS}\ufeff\ufffc"
"""The inside of a character class of what no document holds."""

UNSEEN = f"{_SPACES}\n{_CONTROLS}{_FORMATS}{VEILS}"
"""The inside of a character class of all that cannot be seen; line ends are as :func:`with_newlines` leaves them."""

_GAP = re.compile(f"[{UNSEEN}]+")
_SPACE = re.compile(f"[{_SPACES}]")
_CONTROL = re.compile(f"[{_CONTROLS}]")
_UNHELD = re.compile(f"[{UNHELD}]")
_UNSEEN_SET = frozenset(char for char in map(chr, (*range(0x3001), *range(0xFDD0, 0x10000), *range(0x10FF00, 0x110000)))
                        if _GAP.match(char))
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


class Run(NamedTuple):
    """An untidy run: ``before`` stands at ``start`` of its text, after ``at`` visible characters, and is to become
    ``after``."""

    start: int
    at: int
    before: str
    after: str

    @property
    def end(self) -> int:
        return self.start + len(self.before)

    @property
    def kind(self) -> Literal["control", "line-join", "blank", "invisible"]:
        """What tidying it means."""
        if _CONTROL.search(self.before):
            return "control"
        if "\n" in self.before and "\n" not in self.after:
            return "line-join"
        return "blank" if _SPACE.search(self.before) else "invisible"


def with_newlines(text: str) -> str:
    """``text`` with every kind of line end as ``\\n``."""
    return _LINE_END.sub("\n", text)


def without_tabs(text: str) -> str:
    """``text`` with blanks for tabs, which a document does not hold; a single one is no change worth listing."""
    return text.replace("\t", " ")


def skeleton(text: str) -> str:
    """The visible characters of ``text``, in order."""
    return _GAP.sub("", text)


def is_blank(text: str) -> bool:
    """Whether nothing in ``text`` can be seen."""
    found = _GAP.match(text)
    return not text or (found is not None and found.end() == len(text))


def untidy(text: str, keep_breaks: bool = False) -> Iterator[Run]:
    """Every untidy run of ``text``, in order; with ``keep_breaks`` a line break inside is kept."""
    unseen = 0
    size = len(text)
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        before = gap[0]
        edge = start == 0 or end == size
        if before != " " or edge:
            after = "" if edge else _tidied(before, keep_breaks)
            if after != before:
                yield Run(start, start - unseen, before, after)
        unseen += end - start


def _tidied(run: str, keep_breaks: bool) -> str:
    if "\n" in run:
        return "\n" * run.count("\n") if keep_breaks else " "
    return " " if _SPACE.search(run) else ""


def tidy(text: str) -> str:
    """``text`` in one line, every run tidied."""
    pieces: list[str] = []
    position = 0
    for run in untidy(text):
        pieces += (text[position:run.start], run.after)
        position = run.end
    return "".join((*pieces, text[position:]))


def visible_end(text: str, end: int) -> int:
    """Where the last visible character before ``end`` ends."""
    while end and text[end - 1] in _UNSEEN_SET:
        end -= 1
    return end


def held(run: str) -> str:
    """``run`` as a release can hold it: a zero-width space where a control character stood, and for a byte-order mark
    the word joiner that took its place in Unicode."""
    return _UNHELD.sub("\u200b", run.replace("\ufeff", "\u2060"))


def gap(text: str, visible: int) -> tuple[int, int]:
    """Where the run after the first ``visible`` visible characters of ``text`` begins and ends; it may be empty."""
    unseen = 0
    for found in _GAP.finditer(text):
        at = found.start() - unseen
        if at == visible:
            return found.span()
        if at > visible:
            break
        unseen += found.end() - found.start()
    return visible + unseen, visible + unseen
