"""Takes a text apart into the parts of a release: the one door of the room for what was read.

The order and the words of the body are never changed. What is not found is left empty, what is not sure stays in the
body, and everything done is in the list of changes.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from humasdesk.document.nodes import Paragraph, Span
from humasdesk.services.importing import head, tail, wrapping
from humasdesk.services.importing.assembly import LONGEST_BODY, Assembly, refuse_long
from humasdesk.services.importing.blanks import skeleton, with_newlines, without_tabs
from humasdesk.services.importing.values import Imported

Kind = Literal["text", "markdown"]


def parse(text: str, kind: Kind = "text", places: Collection[str] | None = None) -> Imported:
    """``text`` as the parts of a release.

    In plain text every character is meant as it stands; Markdown keeps its structure. ``places`` are names of places
    (a set, as the region tree writes them) by which a dateline is known; without them only its form counts. Raises
    :class:`~humasdesk.errors.BadInput` where a text is too long or too damaged for a release.
    """
    if len(text) > LONGEST_BODY:
        refuse_long(len(skeleton(text)))
    if kind == "markdown":
        from humasdesk.services.importing import markdown

        return markdown.parse(text, places)
    return _parse_plain(without_tabs(with_newlines(text)), places)


def _parse_plain(text: str, places: Collection[str] | None) -> Imported:
    assembly = Assembly()
    pieces = wrapping.join_wrapped(wrapping.cut(text))
    end = tail.begins(pieces, markdown=False)
    below = [(piece.text, "") for piece in pieces[end:]]
    top = head.read(pieces[:end], places)
    for line in top.lines:
        head.take(assembly, line)
    document = tuple(Paragraph((Span(piece.text),)) for piece in pieces[top.taken:end])
    return assembly.finish(document, below, places, markdown=False)
