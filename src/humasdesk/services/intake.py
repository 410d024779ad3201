"""Bringing texts in: files and folders become releases, with every change listed and each to be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.normal import document
from humasdesk.domain.release import Changes, Content, Origin
from humasdesk.errors import BadInput, BadRecord, NotFound
from humasdesk.i18n import mark
from humasdesk.services import drafting, figures
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.services.importing import changes as import_changes
from humasdesk.services.importing import encodings
from humasdesk.services.importing.folder import Candidate, Found, Problem, find_files
from humasdesk.services.importing.parts import parse
from humasdesk.services.importing.reading import Source, read_source, shown_path
from humasdesk.services.importing.undo import undo
from humasdesk.services.importing.values import Imported, Parts, SignOff
from humasdesk.store import lists
from humasdesk.store.database import Writer

_BATCH = 100

Progress = Callable[[int, str], bool]
"""``progress(done, name)``: shown after every file; answers whether to go on."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that became a release."""

    id: str
    path: str
    imported: Imported


@dataclass(slots=True)
class Outcome:
    """What an import came to. ``known`` are files that had been brought in before; ``stopped`` says that it was
    cancelled (what had been brought in stays)."""

    imported: list[TakenIn] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    skipped: int = 0
    stopped: bool = False
    changes: Changes = field(default_factory=Changes)


def _go_on(done: int, name: str) -> bool:
    return True


def take_in(desk: Desk, me: Me, paths: Iterable[str], progress: Progress = _go_on) -> Outcome:
    """Import files and folders. A file that cannot be read is reported and the rest goes on; what was brought in
    before is recognised by its bytes. Releases are written in batches, each whole or not at all."""
    outcome = Outcome()
    places = frozenset(region.name for region in desk.regions.all())
    found = find_files(list(paths))
    done = 0
    while chunk := list(islice(found, _BATCH)):
        with desk.writing() as writer:
            for one in chunk:
                name = _take_one(desk, writer, me, one, places, outcome)
                done += 1
                if not progress(done, name):
                    outcome.stopped = True
                    break
        outcome.changes = _joined(outcome.changes, changes_of(writer))
        if outcome.stopped:
            break
    return outcome


def _take_one(desk: Desk, writer: Writer, me: Me, one: Found, places: frozenset[str], outcome: Outcome) -> str:
    shown = shown_path(one.path)
    if isinstance(one, Problem):
        outcome.failed.append((shown, one.reason.sentence))
    elif isinstance(one, Candidate):
        try:
            source = read_source(one.path)
            known = _known(writer, source.sha256)
            if known:
                outcome.known.append((shown, known))
            else:
                imported = parse(source.text, one.kind, places)
                content = _content(desk, one, source, imported)
                release_id = drafting.begin(desk, writer, me, content)
                outcome.imported.append(TakenIn(release_id, shown, _as_kept(imported, content)))
                writer.fresh_origins[source.sha256] = release_id
        except (BadInput, BadRecord) as cause:
            outcome.failed.append((shown, cause.sentence))
    else:
        outcome.skipped += 1
    return shown


def _known(writer: Writer, file: str) -> str | None:
    if file in writer.fresh_origins:
        return writer.fresh_origins[file]
    return lists.brought_in(writer.connection, file)


def _content(desk: Desk, one: Candidate, source: Source, imported: Imported) -> Content:
    body = imported.body
    files: tuple[str, ...] = ()
    if one.kind == "markdown":
        fields = body_fields(desk, body, one.path.parent)
        body, files = fields["body"], fields["files"]
    desk.files.keep(source.data)
    return Content(
        headline=imported.headline, kicker=imported.kicker, dateline=imported.dateline, body=body,
        date=imported.date, files=files,
        origin=Origin(source.name, source.sha256, source.encoding, imported.sign_off.initials,
                      imported.sign_off.unit, tuple(change.to_json() for change in imported.changes)))


def _as_kept(imported: Imported, content: Content) -> Imported:
    """What the import gave, with the body as the desk keeps it: its pictures are the desk's own."""
    return replace(imported, parts=replace(imported.parts, body=content.body))


def read_markdown(path: Path) -> str:
    """The text of a Markdown file; raises ``BadInput`` with what is wrong."""
    return read_source(path).text


def text_of(data: bytes, name: str) -> str:
    """The text of bytes from elsewhere than a file; raises ``BadInput`` with what is wrong."""
    text, _ = encodings.decode(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def body_fields(desk: Desk, text: str, folder: Path) -> dict[str, Any]:
    """The body and the files of a Markdown text, its pictures taken in from beside it, in the canonical form."""
    body = document(figures.take_in(desk, from_markdown(text), folder))
    return {"body": to_markdown(body), "files": figures.files_of(body)}


def undo_changes(desk: Desk, me: Me, release_id: str, numbers: Iterable[int]) -> Changes:
    """Take back single changes of an import, each by itself; raises a sentence where a place was edited away."""
    wanted = list(numbers)

    def change(content: Content) -> Content:
        origin = content.origin
        if origin is None:
            raise NotFound(mark("This release was not imported."))
        known = [import_changes.from_json(one) for one in origin.changes]
        parts = _parts(content, origin)
        undone = list(origin.undone)
        for number in wanted:
            parts = undo(parts, known, number, undone)
            undone.append(number)
        return _with_parts(content, origin, parts, tuple(undone))

    return drafting.edit(desk, me, release_id, change)


def _parts(content: Content, origin: Origin) -> Parts:
    return Parts(content.kicker, content.headline, content.dateline, content.date, content.body,
                 SignOff(origin.initials, origin.unit))


def _with_parts(content: Content, origin: Origin, parts: Parts, undone: tuple[int, ...]) -> Content:
    return replace(
        content, kicker=parts.kicker, headline=parts.headline, dateline=parts.dateline, date=parts.date,
        body=parts.body, origin=replace(origin, initials=parts.sign_off.initials, unit=parts.sign_off.unit,
                                        undone=undone))


def _joined(one: Changes, other: Changes) -> Changes:
    return Changes(one.releases | other.releases, one.counts or other.counts)

