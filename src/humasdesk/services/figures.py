"""Pictures of a body: brought into the desk's files by content hash, and found again by their source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from humasdesk.document.nodes import Block, Document, Figure
from humasdesk.errors import BadInput, ExportError
from humasdesk.files import reason
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
    reference. All are looked at before the first is kept."""
    found = {block.source: _read_beside(block.source, folder) for block in document
             if isinstance(block, Figure) and file_of(block.source) is None}
    kept = {source: source_of(desk.files.keep(data)) for source, data in found.items()}
    return tuple(_renamed(block, kept) for block in document)


def _renamed(block: Block, kept: Mapping[str, str]) -> Block:
    return replace(block, source=kept.get(block.source, block.source)) if isinstance(block, Figure) else block


def _read_beside(source: str, folder: Path) -> bytes:
    if _FOREIGN.match(source):
        raise BadInput(mark("The picture {source} lies elsewhere. Save it beside the text and name it there."),
                       source=source)
    try:
        path = (folder / unquote(source)).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError) as cause:
        raise BadInput(mark("The picture {name} cannot be read ({reason})."), name=source,
                       reason=reason(cause)) from cause
    if not inside:
        raise BadInput(mark("The picture {source} lies outside the text's folder. Copy it beside the text."),
                       source=source)
    return _look_at(path)


def keep_picture(desk: Desk, path: Path) -> str:
    """Keep a picture file in the desk after a look at it; its content hash."""
    return desk.files.keep(_look_at(path))


def keep_bytes(desk: Desk, data: bytes, name: str) -> str:
    """Keep a picture that was dropped or pasted, after a look at it; its content hash."""
    if len(data) > MAX_BYTES:
        raise BadInput(mark("The picture {name} is larger than {limit} MB. Make it smaller first."), name=name,
                       limit=MAX_BYTES // 1_000_000)
    _fits(data, name)
    return desk.files.keep(data)


def _look_at(path: Path) -> bytes:
    """The bytes of a picture file that an export will be able to use."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise BadInput(mark("The picture {name} is not a file."), name=path.name)
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as cause:
        raise BadInput(mark("The picture {name} cannot be read ({reason})."), name=path.name,
                       reason=reason(cause)) from cause
    if size > MAX_BYTES:
        raise BadInput(mark("The picture {name} is larger than {limit} MB. Make it smaller first."), name=path.name,
                       limit=MAX_BYTES // 1_000_000)
    _fits(data, path.name)
    return data


def _fits(data: bytes, name: str) -> None:
    from humasdesk.export.pictures import fit

    try:
        fit(data, name)
    except ExportError as cause:
        raise BadInput(cause.message, **cause.fields) from cause
