"""Publishing: the edition that freezes text and page, its number, corrections, and the files that go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from humasdesk.domain import numbering
from humasdesk.domain.numbering import Number
from humasdesk.domain.release import Changes, Content
from humasdesk.domain.review import Situation
from humasdesk.errors import BadInput, ExportError, NotFound, Refused
from humasdesk.export.formats import formats
from humasdesk.export.names import file_name
from humasdesk.export.notice import Notice
from humasdesk.export.page import Page
from humasdesk.export.pdf import PdfPress
from humasdesk.files import replacing
from humasdesk.i18n import mark
from humasdesk.records.authority import EditionVerdict, Verdict
from humasdesk.records.codec import EditionSaid, MoveSaid, NumberSaid
from humasdesk.services import checking, drafting, letterheads, pages, reviewing
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import journal, numbers
from humasdesk.store.database import Writer
from humasdesk.store.rows import read_said


@dataclass(frozen=True, slots=True)
class Published:
    """An edition just made."""

    edition: int
    number: str
    date: date
    changes: Changes


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what its reader should know."""

    format: str
    path: Path
    notices: tuple[Notice, ...] = ()


def publish(desk: Desk, me: Me, release_id: str, *, correction: str = "", force: bool = False,
            reason: str = "") -> Published:
    """Publish the head: number it where this machine holds the series, and freeze text and page as an edition.

    ``force`` publishes without approval; the edition stays marked until somebody else approves it afterwards.
    """
    action = "force-publish" if force else "publish"
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        situation = _with_correction(verdict.situation, correction)
        drafting.check_move(replace(verdict, situation=situation), me, action, said=reason)
        head = drafting.single_head(verdict)
        content = drafting.content_at(writer, head)
        if not force:
            reviewing.refuse_incomplete(desk, checking.check(desk, content))
        said = _edition(desk, writer, me, release_id, verdict, content, correction=correction, force=force,
                        reason=reason)
        drafting.say_lawfully(writer, me, said)
    return Published(said.sequence, said.number.text if said.number else "", said.date, changes_of(writer))


def _with_correction(situation: Situation, correction: str) -> Situation:
    return replace(situation, wants_correction=False) if correction.strip() else situation


def _edition(desk: Desk, writer: Writer, me: Me, release_id: str, verdict: Verdict, content: Content, *,
             correction: str, force: bool, reason: str) -> EditionSaid:
    day = content.date or desk.today()
    before = verdict.editions[-1] if verdict.editions else None
    number = (before.number if before else None) or _next_number(desk, writer, me, day)
    note = correction.strip() or content.correction
    snapshot = pages.snapshot(desk, writer, release_id, verdict, content, day)
    return EditionSaid(
        release_id, writer.rosters.newest_id, drafting.single_head(verdict),
        before.sequence + 1 if before else 1, force, day, desk.zone, desk.files.keep(snapshot), verdict.frontier,
        number, reason.strip(), note if before else "", pages.files_in(snapshot),
    )


def _next_number(desk: Desk, writer: Writer, me: Me, day: date) -> Number | None:
    """The next free number, or ``None`` where another machine holds the series ("nomor menyusul")."""
    series = str(desk.setting("numbering.series", day))
    if not _holds(writer, me, series):
        return None
    year = day.year if desk.setting("numbering.yearly", day) else 0
    first = int(desk.setting("numbering.start", day))
    seq = max(first, numbers.last(writer.connection, series, year) + 1)
    return Number(series, year, seq, numbering.render(str(desk.setting("numbering.pattern", day)), seq, day))


def give_number(desk: Desk, me: Me, release_id: str) -> str:
    """Number the editions that another desk published without one, all alike; the text of the number."""
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        if not verdict.editions:
            raise Refused(mark("It has not been published."))
        number = next((one.number for one in verdict.editions if one.number), None)
        number = number or _next_number(desk, writer, me, _day_of(writer, verdict.editions[0]))
        waiting = [one.id for one in verdict.editions if one.number is None]
        if number is None or (waiting and not _holds(writer, me, number.series)):
            raise Refused(mark("Only the machine that holds the number series gives numbers."))
        for edition in waiting:
            writer.say(me.key, NumberSaid(release_id, writer.rosters.newest_id, edition, number))
    return number.text


def _holds(writer: Writer, me: Me, series: str) -> bool:
    return writer.rosters.holds(series, me.key.public, writer.rosters.newest_id)


def _day_of(writer: Writer, edition: EditionVerdict) -> date:
    """The day an edition carries, which its number's year and month go by."""
    record = journal.get(writer.connection, edition.id)
    said = read_said(record) if record else None
    if not isinstance(said, EditionSaid):
        raise NotFound(mark("That version of the text is not on this desk."))
    return said.date


def correct(desk: Desk, me: Me, release_id: str, note: str) -> Changes:
    """Begin a correction: a new draft from the published text, which itself stays frozen. It keeps the day that
    publishing gave."""
    if not note.strip():
        raise Refused(mark("Say what the correction puts right (--note)."))
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        drafting.check_move(verdict, me, "correct")
        if not verdict.situation.head_published:
            raise Refused(mark("A correction is already being written. Edit that one."))
        day = _day_of(writer, verdict.editions[-1])
        drafting.revise(desk, writer, me, release_id, verdict, lambda content: replace(
            content, correction=note.strip(), date=content.date or day), note=note, anew=True)
    return changes_of(writer)


def export(desk: Desk, release_id: str, wanted: Iterable[str], folder: Path, *, edition: int | None = None,
           head: bool = False, me: Me | None = None, reason: str = "") -> tuple[Exported, ...]:
    """Write the release's files into ``folder`` (made where it is missing).

    The newest edition, or ``edition``; ``head`` exports the text as it stands now, marked DRAF. Under an embargo it
    is refused, unless a ``reason`` is given, which the journal keeps.
    """
    chosen = formats(tuple(wanted))
    if not chosen:
        raise BadInput(mark("Say at least one format, such as pdf."))
    with pages.ready_to_print(desk, release_id, edition, head=head) as (page, templates):
        early = page.embargo is not None and page.embargo.until > desk.now()
        if early:
            _guard_embargo(page, me, reason)
        files = [(one, one.make(page, templates)) for one in chosen]
    _make_folder(folder)
    if early and me is not None:
        _note_early(desk, me, release_id, reason, None if head else page.edition)
    done = []
    for one, made in files:
        path = folder / file_name(page, one.extension)
        with replacing(path) as out:
            out.write(made.data)
        done.append(Exported(one.id, path, made.notices))
    return tuple(done)


def file_names(desk: Desk, release_id: str, wanted: Iterable[str], *, head: bool = False) -> list[str]:
    """The names that :func:`export` would give its files."""
    page = pages.head_page(desk, release_id) if head else pages.edition_page(desk, release_id)
    return [file_name(page, one.extension) for one in formats(tuple(wanted))]


class Previewer:
    """Draws a text's sheets again and again, as while it is typed; one for a window."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._press = PdfPress(letterheads.folders(desk))

    def published(self, release_id: str, ppi: float) -> tuple[bytes, ...]:
        """One PNG a sheet of the newest edition, as it was published."""
        with pages.ready_to_print(self._desk, release_id, None, head=False) as (page, templates), \
                PdfPress(templates) as press:
            return press.draw(page, ppi)

    def sheets(self, release_id: str, content: Content, ppi: float) -> tuple[bytes, ...]:
        """One PNG a sheet of the text as it would be printed, marked DRAF."""
        return self._press.draw(pages.draft_page(self._desk, release_id, content, self._desk.now()), ppi)

    def close(self) -> None:
        """Draw no more."""
        self._press.close()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise ExportError(mark("The folder {folder} cannot be made ({reason}). Choose another."), folder=str(folder),
                          reason=cause.strerror or str(cause)) from cause


def _guard_embargo(page: Page, me: Me | None, reason: str) -> None:
    if not reason.strip():
        raise Refused(
            mark("This release is under embargo ({embargo}). Wait, or give a reason with --embargo-reason; "
                 "the file then carries the embargo line."), embargo=pages.embargo_words(page))
    if me is None:
        raise Refused(mark("Say who you are with --as INITIALS: sending before the end of an embargo is recorded."))


def _note_early(desk: Desk, me: Me, release_id: str, reason: str, sequence: int | None) -> None:
    """Record that edition ``sequence`` (``None``: the head) leaves the house before its embargo ends."""
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        edition = edition_named(verdict, sequence) if sequence is not None else None
        drafting.say_lawfully(writer, me, MoveSaid(
            release_id, writer.rosters.newest_id, edition.revision if edition else drafting.single_head(verdict),
            "export-early", verdict.frontier, edition.id if edition else None, reason=reason.strip()))


def edition_named(verdict: Verdict, sequence: int | None) -> EditionVerdict:
    """The newest edition, or the one of that number."""
    if not verdict.editions:
        raise Refused(mark("It has not been published. Export it as a draft with --head."))
    if sequence is None:
        return verdict.editions[-1]
    found = next((one for one in verdict.editions if one.sequence == sequence), None)
    if found is None:
        raise NotFound(mark("It has no edition {number}."), number=sequence)
    return found
