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
from humasdesk.errors import ExportError, NotFound, Refused
from humasdesk.export.formats import formats
from humasdesk.export.names import file_name
from humasdesk.export.notice import Notice
from humasdesk.export.page import Page
from humasdesk.files import replacing
from humasdesk.i18n import mark
from humasdesk.records.authority import EditionVerdict, Verdict
from humasdesk.records.codec import EditionSaid, MoveSaid, NumberSaid
from humasdesk.services import checking, drafting, pages, reviewing
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import lists, numbers
from humasdesk.store.database import Writer


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
        writer.say(me.key, said)
        writer.settle()
    return Published(said.sequence, said.number.text if said.number else "", said.date, changes_of(writer))


def _with_correction(situation: Situation, correction: str) -> Situation:
    return replace(situation, wants_correction=False) if correction.strip() else situation


def _edition(desk: Desk, writer: Writer, me: Me, release_id: str, verdict: Verdict, content: Content, *,
             correction: str, force: bool, reason: str) -> EditionSaid:
    day = content.date or desk.today()
    before = verdict.editions[-1] if verdict.editions else None
    number = before.number if before else _next_number(desk, writer, me, day)
    note = correction.strip() or content.correction
    snapshot = pages.snapshot(desk, writer, release_id, verdict, content, day)
    return EditionSaid(
        release_id, writer.rosters.newest_id, drafting.single_head(verdict),
        before.sequence + 1 if before else 1, force, day, desk.zone, desk.files.keep(snapshot), verdict.frontier,
        number, reason.strip(), note if before else "",
    )


def _next_number(desk: Desk, writer: Writer, me: Me, day: date) -> Number | None:
    """The next free number, or ``None`` where another machine holds the series ("nomor menyusul")."""
    series = str(desk.setting("numbering.series", day))
    if not writer.rosters.holds(series, me.key.public, writer.rosters.newest_id):
        return None
    year = day.year if desk.setting("numbering.yearly", day) else 0
    first = int(desk.setting("numbering.start", day))
    seq = max(first, numbers.last(writer.connection, series, year) + 1)
    return Number(series, year, seq, numbering.render(str(desk.setting("numbering.pattern", day)), seq, day))


def give_number(desk: Desk, me: Me, release_id: str) -> str:
    """Number an edition that another desk published without one; the text of the number."""
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        if not verdict.editions:
            raise Refused(mark("It has not been published."))
        edition = verdict.editions[-1]
        if edition.number:
            return edition.number.text
        summary = lists.one(writer.connection, release_id)
        number = _next_number(desk, writer, me, summary.date or desk.today())
        if number is None:
            raise Refused(mark("Only the machine that holds the number series gives numbers."))
        writer.say(me.key, NumberSaid(release_id, writer.rosters.newest_id, edition.id, number))
    return number.text


def correct(desk: Desk, me: Me, release_id: str, note: str) -> Changes:
    """Begin a correction: a new draft from the published text, which itself stays frozen."""
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        drafting.check_move(verdict, me, "correct")
        if not verdict.situation.head_published:
            raise Refused(mark("A correction is already being written. Edit that one."))
        drafting.revise(desk, writer, me, release_id, verdict,
                        lambda content: replace(content, correction=note.strip()), note=note)
        if not writer.touched:
            raise Refused(mark("Say what the correction puts right (--note)."))
    return changes_of(writer)


def export(desk: Desk, release_id: str, wanted: Iterable[str], folder: Path, *, edition: int | None = None,
           head: bool = False, me: Me | None = None, reason: str = "") -> tuple[Exported, ...]:
    """Write the release's files into ``folder`` (made where it is missing).

    The newest edition, or ``edition``; ``head`` exports the text as it stands now, marked DRAF. Under an embargo it
    is refused, unless a ``reason`` is given, which the journal keeps.
    """
    chosen = formats(tuple(wanted))
    page = pages.head_page(desk, release_id) if head else pages.edition_page(desk, release_id, edition)
    if page.embargo and page.embargo.until > desk.now():
        _under_embargo(desk, release_id, me, reason, page)
    done = []
    _make_folder(folder)
    for one in chosen:
        made = one.make(page, (desk.home / "templates",))
        path = folder / file_name(page, one.extension)
        with replacing(path) as out:
            out.write(made.data)
        done.append(Exported(one.id, path, made.notices))
    return tuple(done)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise ExportError(mark("The folder {folder} cannot be made ({reason}). Choose another."), folder=str(folder),
                          reason=cause.strerror or str(cause)) from cause


def _under_embargo(desk: Desk, release_id: str, me: Me | None, reason: str, page: Page) -> None:
    if not reason.strip():
        raise Refused(
            mark("This release is under embargo ({embargo}). Wait, or give a reason with --embargo-reason; "
                 "the file then carries the embargo line."), embargo=pages.embargo_words(page))
    if me is None:
        raise Refused(mark("Say who you are with --as INITIALS: sending before the end of an embargo is recorded."))
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        drafting.check_move(verdict, me, "export-early", said=reason)
        revision = verdict.editions[-1].revision if verdict.editions else drafting.single_head(verdict)
        writer.say(me.key, MoveSaid(release_id, writer.rosters.newest_id, revision, "export-early",
                                    verdict.frontier, reason=reason.strip()))


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
