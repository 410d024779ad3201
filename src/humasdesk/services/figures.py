"""Pictures of a body: brought into the desk's files by content hash, and found again by their source."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from humasdesk.document.nodes import Block, Document, Figure
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.services.desk import Desk

MAX_BYTES = 40_000_000
_OWN = re.compile(r"files/[0-9a-f]{2}/([0-9a-f]{64})\Z")
_FOREIGN = re.compile(r"\A(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//|\\\\)")


def source_of(file: str) -> str:
    """How a body names one of the desk's own files; any Markdown reader started in the desk's folder shows it."""
    return f"files/{file[:2]}/{file}"


def file_of(source: str) -> str | None:
    """The content hash that a body's source names; ``None`` for anything that is not the desk's own."""
    found = _OWN.match(source)
    return found.group(1) if found else None


def files_of(document: Document) -> tuple[str, ...]:
    """The content hashes of a document's pictures, in order, each once."""
    names = (file_of(block.source) for block in document if isinstance(block, Figure))
    return tuple(dict.fromkeys(name for name in names if name))


def take_in(desk: Desk, document: Document, folder: Path) -> Document:
    """Copy pictures that the document names by a path beside it into the desk. A picture that lies elsewhere
    (a web address, a path outside ``folder``) is refused: nothing is fetched, and nothing leaves the house by
    reference."""
    return tuple(_taken(desk, block, folder) for block in document)


def _taken(desk: Desk, block: Block, folder: Path) -> Block:
    if not isinstance(block, Figure) or file_of(block.source):
        return block
    if _FOREIGN.match(block.source):
        raise BadInput(mark("The picture {source} lies elsewhere. Save it beside the text and name it there."),
                       source=block.source)
    path = (folder / unquote(block.source)).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise BadInput(mark("The picture {source} lies outside the text's folder. Copy it beside the text."),
                       source=block.source)
    return replace(block, source=source_of(keep_picture(desk, path)))


def keep_picture(desk: Desk, path: Path) -> str:
    """Keep a picture file in the desk after a look at it; its content hash."""
    from humasdesk.export.pictures import fit

    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as cause:
        raise BadInput(mark("The picture {name} cannot be read ({reason})."), name=path.name,
                       reason=cause.strerror or str(cause)) from cause
    if size > MAX_BYTES:
        raise BadInput(mark("The picture {name} is larger than {limit} MB. Make it smaller first."), name=path.name,
                       limit=MAX_BYTES // 1_000_000)
    fit(data, path.name)
    return desk.files.keep(data)
