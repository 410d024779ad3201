"""From a release to the page that is printed: the snapshot that an edition freezes, and the page made of it.

A snapshot is canonical JSON, kept as a file by its hash. An edition's page is made from its revision, its snapshot
and the files they name, and asks no directory and no setting.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.nodes import Document, Figure, Paragraph, Span
from humasdesk.domain.directory import Event, Official
from humasdesk.domain.release import Content
from humasdesk.errors import NotFound
from humasdesk.export.labels import labels
from humasdesk.export.page import Agency, Contact, Correction, Embargo, Page, Related
from humasdesk.i18n import mark, tr
from humasdesk.records.authority import EditionVerdict, Verdict
from humasdesk.records.codec import EditionSaid, MoveSaid, RevisionSaid
from humasdesk.records.record import canonical
from humasdesk.services import drafting, figures, letterheads
from humasdesk.services.desk import Desk
from humasdesk.store import directory, journal, lists
from humasdesk.store.database import Writer
from humasdesk.store.rows import read_said

_AGENCY = ("government", "parent", "name", "address", "phone", "email", "website", "about", "logo")
_CONTACT = ("name", "phone", "email")


def snapshot(desk: Desk, writer: Writer, release_id: str, verdict: Verdict, content: Content, day: date) -> bytes:
    """Everything the page needs beyond the revision, as it is on ``day``, the letterhead's own files too."""
    frozen = _frozen(desk, writer.connection, release_id, verdict, content, day)
    return canonical(frozen | {"letterhead": letterheads.keep(desk, frozen["theme"])})


def files_in(snapshot: bytes) -> tuple[str, ...]:
    """The files that a snapshot names in turn (content hashes)."""
    frozen = json.loads(snapshot)
    return tuple(dict.fromkeys(name for name in (frozen["letterhead"], frozen["agency"]["logo"]) if name))


def _frozen(desk: Desk, connection: Any, release_id: str, verdict: Verdict, content: Content,
            day: date) -> dict[str, Any]:
    entities = {kind: _entities(connection, ids) for kind, ids in
                (("officials", content.officials), ("events", content.events), ("tags", content.tags))}
    return {
        "version": 1,
        "agency": {name: desk.setting(f"agency.{name}", day) for name in _AGENCY},
        "contact": {name: desk.setting(f"contact.{name}", day) for name in _CONTACT},
        "theme": desk.setting("letterhead.theme", day), "dash": desk.setting("dateline.dash", day),
        "language": desk.setting("release.language", day), "zone": desk.setting("desk.zone", day),
        "zones": _zones(desk, content, day),
        "sign_off": sign_off(desk, connection, release_id, verdict, content, day),
        "regions": [desk.regions.name(code) or code for code in
                    dict.fromkeys((*([content.region] if content.region else ()), *content.regions))],
        "officials": [_printed(one, day) for one in entities["officials"]],
        "events": [one.name for one in entities["events"]],
        "tags": [one.name for one in entities["tags"]],
        "related": _related(connection, content),
    }


def _entities(connection: Any, ids: tuple[str, ...]) -> list[Any]:
    found = []
    for entity_id in ids:
        entity = directory.get(connection, directory.target(connection, entity_id))
        if entity and entity.value not in found:
            found.append(entity.value)
    return found


def _printed(value: Any, day: date) -> str:
    if not isinstance(value, Official):
        return value.name if isinstance(value, Event) else ""
    title = value.title_on(day)
    return f"{title} {value.full_name}" if title else value.full_name


def _zones(desk: Desk, content: Content, day: date) -> list[str]:
    own = content.embargo.zone if content.embargo else str(desk.setting("desk.zone", day))
    return list(dict.fromkeys((own, str(desk.setting("desk.zone", day)),
                               *str(desk.setting("embargo.zones", day)).split())))


def _related(connection: Any, content: Content) -> list[dict[str, Any]]:
    found = []
    for release_id in content.related:
        summary = lists.one(connection, release_id)
        found.append({"headline": summary.headline, "number": summary.number,
                      "date": summary.date.isoformat() if summary.date else None})
    return found


def sign_off(desk: Desk, connection: Any, release_id: str, verdict: Verdict, content: Content, day: date) -> str:
    """The code at the end: set by hand, else an imported text's own until it is edited here, else built from who
    wrote and who approved, in that order, and the unit code."""
    if content.sign_off is not None:
        return content.sign_off
    origin = content.origin
    if origin and any(one["kind"] == "sign-off" and one["id"] in origin.undone for one in origin.changes):
        return ""  # it was put back into the words themselves
    if origin and not origin.edited and origin.sign_off:
        return origin.sign_off
    roster = desk.rosters().newest
    ids = (*verdict.writers, *_approvers(desk, connection, release_id, verdict))
    people = [roster.person(one) for one in ids] if roster else []
    initials = list(dict.fromkeys(person.initials for person in people if person))
    unit = str(desk.setting("unit.code", day))
    return "/".join((*initials, *([unit] if unit else [])))


def built_sign_off(desk: Desk, release_id: str, content: Content) -> str:
    """The sign-off that a text would be printed with today, were none set by hand; without brackets."""
    with desk.store.reading() as connection:
        verdict = drafting.verdict_in(connection, release_id)
        return sign_off(desk, connection, release_id, verdict, replace(content, sign_off=None),
                        content.date or desk.today())


def printed_sign_off(desk: Desk, release_id: str) -> str:
    """The sign-off that the newest edition was printed with; without brackets."""
    from humasdesk.services.publishing import edition_named

    with desk.store.reading() as connection:
        said = _said(connection, edition_named(drafting.verdict_in(connection, release_id), None).id)
    return str(json.loads(desk.files.read(said.snapshot))["sign_off"]) if isinstance(said, EditionSaid) else ""


def _approvers(desk: Desk, connection: Any, release_id: str, verdict: Verdict) -> list[str]:
    if not verdict.head:
        return []
    rosters = desk.rosters()
    found = [rosters.person(key) for act_id, revision, key in lists.acts_of(connection, release_id, "approve")
             if revision == verdict.head and act_id not in verdict.refused]
    return [person.id for person in found if person]


# -- pages

def edition_page(desk: Desk, release_id: str, sequence: int | None = None) -> Page:
    """The page of the newest edition, or of edition ``sequence``; from its snapshot alone."""
    return _edition(desk, release_id, sequence)[0]


def edition_and_letterhead(desk: Desk, release_id: str, sequence: int | None) -> tuple[Page, str]:
    """The page of an edition (``None``: the newest), and the archive of the letterhead it froze."""
    page, frozen = _edition(desk, release_id, sequence)
    return page, str(frozen["letterhead"])


def _edition(desk: Desk, release_id: str, sequence: int | None) -> tuple[Page, Mapping[str, Any]]:
    from humasdesk.services.publishing import edition_named

    with desk.store.reading() as connection:
        verdict = drafting.verdict_in(connection, release_id)
        edition = edition_named(verdict, sequence)
        said = _said(connection, edition.id)
        revision = _said(connection, edition.revision)
        published = journal.get(connection, edition.id)
        withdrawn = _withdrawal(connection, release_id, verdict)
    if not isinstance(said, EditionSaid) or not isinstance(revision, RevisionSaid) or published is None:
        raise NotFound(mark("That version of the text is not on this desk."))
    frozen = json.loads(desk.files.read(said.snapshot))
    correction = Correction(edition.sequence - 1, said.correction) if edition.sequence > 1 else None
    return _page(desk, release_id, revision.content, frozen, {
        "number": edition.number.text if edition.number else "", "number_pending": edition.number is None,
        "date": said.date, "published": published.at.replace(microsecond=0),
        "edition": edition.sequence, "correction": correction,
        "unapproved": edition.unapproved, "withdrawn": withdrawn if _is_newest(verdict, edition) else "",
    }), frozen


def head_page(desk: Desk, release_id: str) -> Page:
    """The page of the text as it stands now, marked as a draft."""
    revision = drafting.head_of(desk, release_id)
    return draft_page(desk, release_id, revision.content, revision.at)


def draft_page(desk: Desk, release_id: str, content: Content, at: datetime) -> Page:
    """The page of a text that may not even be a revision yet, marked as a draft."""
    day = content.date or desk.today()
    with desk.store.reading() as connection:
        verdict = drafting.verdict_in(connection, release_id)
        frozen = _frozen(desk, connection, release_id, verdict, content, day)
    return _page(desk, release_id, content, frozen,
                 {"draft": True, "date": day, "published": at.replace(microsecond=0)})


def specimen_page(desk: Desk) -> Page:
    """A made-up release with this desk's own letterhead, to show how a theme looks."""
    day = desk.today()
    agency = {name: desk.setting(f"agency.{name}", day) for name in _AGENCY}
    logo = agency.pop("logo")
    language = str(desk.setting("release.language", day))
    words = tr("This is how a release looks on this letterhead.")
    return Page(
        release_id="specimen", headline=tr("A headline of one line"),
        body=tuple(Paragraph((Span(" ".join([words] * times)),)) for times in (5, 7, 4)),
        dateline="SAMARINDA", number="012/HUMAS", date=day, edition=1, language=language,
        agency=Agency(**{name: str(value) for name, value in agency.items()},
                      logo=desk.files.read(str(logo)) if logo else None),
        contact=Contact(**{name: str(desk.setting(f"contact.{name}", day)) for name in _CONTACT}))


def embargo_words(page: Page) -> str:
    """The embargo of a page in words, with every zone; empty where there is none."""
    return labels(page.language).until(page.embargo) if page.embargo else ""


def embargo_line(desk: Desk, content: Content, language: str) -> str:
    """The embargo of a text in words, with every zone of today; empty where there is none."""
    if content.embargo is None:
        return ""
    zones = tuple(_zones(desk, content, content.date or desk.today()))
    return labels(language).until(Embargo(content.embargo.until, zones))


def _page(desk: Desk, release_id: str, content: Content, frozen: Mapping[str, Any], more: dict[str, Any]) -> Page:
    body = from_markdown(content.body)
    agency = dict(frozen["agency"])
    logo = agency.pop("logo")
    embargo = Embargo(content.embargo.until, tuple(frozen["zones"])) if content.embargo else None
    return Page(
        release_id=release_id, headline=content.headline, body=body, kicker=content.kicker,
        dateline=content.dateline, dash=frozen["dash"], zone=frozen["zone"], sign_off=frozen["sign_off"],
        agency=Agency(**agency, logo=desk.files.read(logo) if logo else None), contact=Contact(**frozen["contact"]),
        embargo=embargo, language=frozen["language"], theme=frozen["theme"],
        related=tuple(Related(one["headline"], one["number"], date.fromisoformat(one["date"]) if one["date"] else None)
                      for one in frozen["related"]),
        regions=tuple(frozen["regions"]), officials=tuple(frozen["officials"]), events=tuple(frozen["events"]),
        tags=tuple(frozen["tags"]), pictures=_pictures(desk, body), **more,
    )


def _pictures(desk: Desk, body: Document) -> dict[str, bytes]:
    found = {}
    for block in body:
        name = figures.file_of(block.source) if isinstance(block, Figure) else None
        if isinstance(block, Figure) and name:
            found[block.source] = desk.files.read(name)
    return found


def _said(connection: Any, record_id: str) -> object:
    record = journal.get(connection, record_id)
    return read_said(record) if record else None


def _is_newest(verdict: Verdict, edition: EditionVerdict) -> bool:
    return bool(verdict.editions) and verdict.editions[-1].id == edition.id


def _withdrawal(connection: Any, release_id: str, verdict: Verdict) -> str:
    """The public reason of a withdrawal that holds now."""
    if verdict.public != "withdrawn":
        return ""
    for act_id, _, _ in reversed(lists.acts_of(connection, release_id, "withdraw")):
        said = _said(connection, act_id)
        if act_id not in verdict.refused and isinstance(said, MoveSaid):
            return said.reason
    return ""
