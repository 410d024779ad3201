"""Markdown source as lines the parser can take without getting lost: no controls, no bottomless nesting.

Nothing here changes what ordinary Markdown says, and nothing touches what our own writer writes. Python-Markdown keeps
a character away from its patterns as ``STX number ETX``; the same code protects characters here, and no other
STX or ETX gets past :func:`~humasdesk.document.normal.clean`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from humasdesk.document.normal import LONGEST, clean

DEEPEST = 8
"""So many quote and list markers may open on one line, and so many indents; the parser recurses at each."""

LONGEST_BLOCK = 200
"""Lines of one block before a blank line is put in where it does no harm; the parser reads them over and over."""
_LONGEST_AT = {" ": 5_000, "|": LONGEST}

_CODE = re.compile("\x02(\\d+)\x03")
_INDENT = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_MARKER = re.compile(r" *+(?:>|[-+*](?= )|\d++\.(?= ))")
_FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+) *+([^`]*+)$")
_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}\.) +\S")
_FIRST_ITEM = re.compile(r" {0,3}(?:[-+*]|1\.) +\S")
_NO_TEXT = re.compile(r" {4}| {0,3}(?:[>#|]|$)")


def protect(text: str) -> str:
    """``text`` as the parser's own escapes, so that no pattern sees it."""
    return "".join(f"\x02{ord(char)}\x03" for char in text)


def reveal(text: str) -> str:
    """``text`` with every protected character as itself."""
    return _CODE.sub(lambda match: chr(int(match[1])), text) if "\x02" in text else text


def lines(text: str) -> list[str]:
    """``text`` cleaned and split, its lists set apart from paragraphs, fences as indented code, nesting bounded."""
    text = clean(_INDENT.sub(lambda match: match.group().expandtabs(4), text))
    bounded = (_bounded(line) for line in _fences_indented(text.split("\n")))
    return list(_apart(bounded))


def _bounded(line: str) -> str:
    """``line`` with markers past the deepest as plain characters and no indent past it."""
    if not line or line[0] not in " >-+*0123456789":
        return line
    indent = " " * (4 * DEEPEST)
    end = count = 0
    while match := _MARKER.match(line, end):
        count += 1
        if count > DEEPEST:
            break
        end = match.end()
    head, tail = line[:end], line[end:]
    if count > DEEPEST:
        loose = re.match(r"[ >\-+*\d.]*", tail)
        tail = re.sub(r"[>\-+*.]", lambda m: protect(m.group()), loose.group()) + tail[loose.end():] if loose else tail
    head, tail = re.sub(f"{indent} +", indent, head), re.sub(f"^{indent} +", indent, tail)
    return (head + tail) if (head + tail).strip(" ") else ""


def _apart(source: Iterable[str]) -> Iterator[str]:
    """A blank line before a list that follows a paragraph's line directly, as CommonMark reads it, and in endless
    blocks: never within a table, and at an indented line, where it might move an item, only past 5,000 lines."""
    before = ""
    count = 0
    for line in source:
        count = count + 1 if line else 0
        stray = _FIRST_ITEM.match(line) and not _NO_TEXT.match(before) and not _ITEM.match(before)
        if stray or count > _LONGEST_AT.get(line[:1], LONGEST_BLOCK):
            yield ""
            count = 1
        yield line
        before = line


def _fences_indented(source: list[str]) -> Iterator[str]:
    """Closed fences as indented code, the word behind the opening fence as its first line."""
    unclosed: dict[str, int] = {}
    index = 0
    while index < len(source):
        match = _FENCE.match(source[index])
        end = _closing(source, index, match[1]) if match and len(match[1]) < unclosed.get(match[1][0], 1000) else 0
        if match and not end:
            unclosed[match[1][0]] = min(len(match[1]), unclosed.get(match[1][0], 1000))
        if match and end:
            yield ""
            yield from (f"    {line}" if line else "" for line in (match[2], *source[index + 1:end]))
            yield ""
        else:
            yield source[index]
        index = max(end, index) + 1


def _closing(source: list[str], start: int, fence: str) -> int:
    """Index of the line that closes ``fence``, or 0."""
    for index in range(start + 1, len(source)):
        match = _FENCE.match(source[index])
        if match and not match[2] and match[1].startswith(fence):
            return index
    return 0
