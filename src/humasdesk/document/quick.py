"""The words of a body without parsing it: for indexing and snippets, where a full reading would take too long.

Right for Markdown as :mod:`humasdesk.document.markdown_out` writes it; everything else goes through the one reader.
"""

from __future__ import annotations

import html
import re

_IMAGE_OR_LINK_END = re.compile(r"(?<!\\)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINE_START = re.compile(r"^(?:>\s?|\s*(?:#{1,6}|[-+*]|\d{1,9}\.)\s+|\s*[-|: ]+$)", re.MULTILINE)
_TAG = re.compile(r"</?(?:strong|em|b|i|br|a)\b[^<>]*>|<!--.*?-->")
_SYNTAX = re.compile(r"(?<!\\)(?:\*+|!\[|\[|(?<![^\W_])_+|_+(?![^\W_])|\|)")
_BLANK_LINES = re.compile(r"\n\s*\n")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def words_of(body: str) -> str:
    """Plain text of a Markdown body, one line a block; markup gone, every word kept."""
    text = _TAG.sub(" ", body) if "<" in body else body
    text = _LINE_START.sub("", text)
    text = _IMAGE_OR_LINK_END.sub(" ", text) if "](" in text else text
    text = _SYNTAX.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    text = html.unescape(text) if "&" in text else text
    return _BLANK_LINES.sub("\n", text).strip("\n")
