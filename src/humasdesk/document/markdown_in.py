"""Markdown in: text to document, through the parser's element tree and never through HTML.

Every word comes in. What the document cannot hold is brought to what it can: heading levels to 2 and 3, nested quotes
to one level, code to plain text, paragraphs of a list item to items, pictures inside a text to figures after it. Raw
HTML is understood as far as bold, italic, links, line breaks and pictures go; every other tag or comment is text.
"""

from __future__ import annotations

from humasdesk.document import normal
from humasdesk.document.nodes import Document


def from_markdown(text: str) -> Document:
    """``text`` as a document in normal form.

    No text is refused, except with :class:`~humasdesk.errors.BadInput` one past
    :data:`~humasdesk.document.normal.LONGEST`.
    """
    normal.check_length(text)
    from humasdesk.document import markdown_lines, markdown_tree  # the parser takes 25 ms to import
    from humasdesk.document.markdown_blocks import Place, Reader

    reader = Reader()
    reader.container(markdown_tree.tree(markdown_lines.lines(text)), Place())
    return normal.document(reader.blocks)
