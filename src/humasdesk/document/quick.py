"""The words of a body without parsing it: for indexing and snippets, where a full reading would take too long.

Right for Markdown as :mod:`humasdesk.document.markdown_out` writes it, which a property test holds; everything else
goes through the one reader.
"""

from __future__ import annotations

import html
import re

_START = re.compile(r"(?:>(?: |$)|#{2,3} | *(?:-|\d{1,2}\.) |---$|\| )")
_STARTS = frozenset(">#-| 0123456789")
"""What a line begins with that has a start to lose; most lines have none, and need no pattern."""
_RULER = re.compile(r"((?:^|\n\n)\| [^\n]*\n)\|(?: :?---:? \|)+(?=\n|$)")
_ROW = re.compile(r"^\| .*", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*) \|(?: |$)")
_SYNTAX = re.compile(
    r"\\([!-/:-@\[-`{-~])|\]\([^()\s]*\)|!?\[|</?(?:strong|em)>|\*+|(<br>)|(&(?:#[0-9]+|[A-Za-z][A-Za-z0-9]*);)"
)
_SIGNS = "\\[]<*&"
"""Without any of these there is no syntax inside a line."""
_BLANK_LINES = re.compile(r"\n\s*\n")


def words_of(body: str) -> str:
    """Plain text of a Markdown body, one line a block; markup gone, every word kept, alt texts too."""
    if "\n|" in f"\n{body}":
        body = _ROW.sub(lambda row: _CELL_END.sub(r"\1 ", row[0]), _RULER.sub(r"\1", body))
    text = "\n".join([_without_start(line) if line[:1] in _STARTS else line for line in body.split("\n")])
    if any(sign in text for sign in _SIGNS):
        text = _SYNTAX.sub(_words, text)
    return _BLANK_LINES.sub("\n", text).strip("\n")


def _without_start(line: str) -> str:
    found = _START.match(line)
    return line[found.end():] if found else line


def _words(match: re.Match[str]) -> str:
    escaped, line_break, reference = match.groups()
    if reference:
        return html.unescape(reference)
    return " " if line_break else escaped or ""
