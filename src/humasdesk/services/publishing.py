"""Publishing: the edition that freezes text and page, its number, and corrections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from humasdesk.domain import numbering
from humasdesk.domain.numbering import Number
from humasdesk.domain.release import Changes, Content
from humasdesk.domain.review import Situation
from humasdesk.errors import NotFound, Refused
from humasdesk.i18n import mark
from humasdesk.records.authority import EditionVerdict, Verdict
from humasdesk.records.codec import EditionSaid, NumberSaid
from humasdesk.records.rosters import Rosters
from humasdesk.services import drafting, pages, reviewing
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import journal, numbers
from humasdesk.store.database import Connection, Writer
from humasdesk.store.rows import read_said


@dataclass(frozen=True, slots=True)
class Published:
    """An edition just made."""

    edition: int
    number: str
    date: date
    changes: Changes


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
            reviewing.refuse_open(desk, release_id, content)
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
    number = (before.number if before else None) or _next_number(
        desk, writer.connection, writer.rosters, me, day)
    note = correction.strip() or content.correction
    snapshot = pages.snapshot(desk, writer, release_id, verdict, content, day)
    return EditionSaid(
        release_id, writer.rosters.newest_id, drafting.single_head(verdict),
        before.sequence + 1 if before else 1, force, day, desk.zone, desk.files.keep(snapshot), verdict.frontier,
        number, reason.strip(), note if before else "", pages.files_in(snapshot),
    )


def coming_number(desk: Desk, me: Me, release_id: str) -> str:
    """The number that publishing would give a release now: the one it has, or the next free one; empty where another
    machine holds the series. Nothing is reserved: whoever publishes before gets it."""
    day = drafting.head_of(desk, release_id).content.date or desk.today()
    with desk.store.reading() as connection:
        editions = drafting.verdict_in(connection, release_id).editions
        number = (editions[-1].number if editions else None) or _next_number(
            desk, connection, desk.rosters(), me, day)
    return number.text if number else ""


def _next_number(desk: Desk, connection: Connection, rosters: Rosters, me: Me, day: date) -> Number | None:
    """The next free number, or ``None`` where another machine holds the series ("nomor menyusul")."""
    series = str(desk.setting("numbering.series", day))
    if not _holds(rosters, me, series):
        return None
    year = day.year if desk.setting("numbering.yearly", day) else 0
    first = int(desk.setting("numbering.start", day))
    seq = max(first, numbers.last(connection, series, year) + 1)
    pattern, unit = str(desk.setting("numbering.pattern", day)), str(desk.setting("unit.code", day))
    return Number(series, year, seq, numbering.render(pattern, seq, day, unit))


def give_number(desk: Desk, me: Me, release_id: str) -> str:
    """Number the editions that another desk published without one, all alike; the text of the number."""
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        if not verdict.editions:
            raise Refused(mark("It has not been published."))
        number = next((one.number for one in verdict.editions if one.number), None)
        number = number or _next_number(desk, writer.connection, writer.rosters, me,
                                        _day_of(writer, verdict.editions[0]))
        waiting = [one.id for one in verdict.editions if one.number is None]
        if number is None or (waiting and not _holds(writer.rosters, me, number.series)):
            raise Refused(mark("Only the machine that holds the number series gives numbers."))
        for edition in waiting:
            writer.say(me.key, NumberSaid(release_id, writer.rosters.newest_id, edition, number))
    return number.text


def _holds(rosters: Rosters, me: Me, series: str) -> bool:
    return rosters.holds(series, me.key.public, rosters.newest_id)


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
        day = _day_of(writer, verdict.editions[-1])
        drafting.revise(desk, writer, me, release_id, verdict, lambda content: replace(
            content, correction=note.strip(), date=content.date or day), note=note, anew=True)
    return changes_of(writer)


def changes_nothing(desk: Desk, release_id: str, content: Content) -> bool:
    """Whether a correction that reads so says what the newest edition says, but for the note of the correction."""
    with desk.store.reading() as connection:
        verdict = drafting.verdict_in(connection, release_id)
        if not verdict.editions or verdict.situation.head_published:
            return False
        before = drafting.content_in(connection, verdict.editions[-1].revision)
    return replace(content, correction="") == replace(before, correction="", date=before.date or content.date)


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
