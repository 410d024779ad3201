"""The words of a body without parsing it: for indexing and snippets, where a full reading would take too long.

Right for Markdown as :mod:`humasdesk.document.markdown_out` writes it, which a property test holds; everything else
goes through the one reader.
"""

from __future__ import annotations

import html
import re

_START = re.compile(r"^(?:>(?: |$)|#{2,3} | *(?:-|\d{1,2}\.) |---$|\| )", re.MULTILINE)
_RULER = re.compile(r"((?:^|\n\n)\| [^\n]*\n)\|(?: :?---:? \|)+(?=\n|$)")
_ROW = re.compile(r"^\| .*", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*) \|(?: |$)")
_SYNTAX = re.compile(
    r"\\([!-/:-@\[-`{-~])|\]\([^()\s]*\)|!?\[|</?(?:strong|em)>|\*+|(<br>)|(&(?:#[0-9]+|[A-Za-z][A-Za-z0-9]*);)"
)
_BLANK_LINES = re.compile(r"\n\s*\n")


def words_of(body: str) -> str:
    """Plain text of a Markdown body, one line a block; markup gone, every word kept, alt texts too."""
    if "\n|" in f"\n{body}":
        body = _ROW.sub(lambda row: _CELL_END.sub(r"\1 ", row[0]), _RULER.sub(r"\1", body))
    text = _SYNTAX.sub(_words, _START.sub("", body))
    return _BLANK_LINES.sub("\n", text).strip("\n")


def _words(match: re.Match[str]) -> str:
    escaped, line_break, reference = match.groups()
    if reference:
        return html.unescape(reference)
    return " " if line_break else escaped or ""
