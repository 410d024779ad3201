"""Values into record bodies and back, by kind and version. An unknown kind is kept and passed on, not understood.

Kinds of version 1: ``revision``, ``move``, ``edition``, ``number``, ``directory``, ``roster``,
``answer``. Reading checks every
type and limit and raises :class:`~humasdesk.errors.BadRecord`; it never decides who had the right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from humasdesk import clock
from humasdesk.domain.numbering import Number
from humasdesk.domain.people import KeyGrant, Person, Policy, Role, Roster
from humasdesk.domain.release import Content, Embargo, Origin
from humasdesk.records import entities
from humasdesk.records.form import Form

REVISION = "humasdesk.revision/1"
MOVE = "humasdesk.move/1"
EDITION = "humasdesk.edition/1"
NUMBER = "humasdesk.number/1"
DIRECTORY = "humasdesk.directory/1"
ROSTER = "humasdesk.roster/1"
ANSWER = "humasdesk.answer/1"


@dataclass(frozen=True, slots=True)
class RevisionSaid:
    """A text: its parents, the moves on them that its author had seen, and what it says."""

    release: str
    roster: str
    parents: tuple[str, ...]
    after: tuple[str, ...]
    content: Content
    note: str = ""


@dataclass(frozen=True, slots=True)
class MoveSaid:
    """A move on one exact revision (and, for public moves, on one edition)."""

    release: str
    roster: str
    revision: str
    action: str
    after: tuple[str, ...]
    edition: str | None = None
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EditionSaid:
    """A publication: the revision and the snapshot it freezes, and the number where its author holds the series.

    ``files`` are what the snapshot names in turn (content hashes): the letterhead's theme and logo.
    """

    release: str
    roster: str
    revision: str
    sequence: int
    forced: bool
    date: date
    zone: str
    snapshot: str
    after: tuple[str, ...]
    number: Number | None = None
    reason: str = ""
    correction: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """The holder's number for an edition published elsewhere."""

    release: str
    roster: str
    edition: str
    number: Number


@dataclass(frozen=True, slots=True)
class DirectorySaid:
    """One entity's new state. ``value`` is JSON as :mod:`humasdesk.records.entities` writes it."""

    entity: str
    roster: str
    kind: str
    parents: tuple[str, ...]
    value: Mapping[str, Any]
    retired: bool = False
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class RosterSaid:
    """A state of the list of people."""

    roster: Roster


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """An answer to the checker about one release (see :mod:`humasdesk.domain.answers`), given before ``revision``."""

    release: str
    roster: str
    revision: str
    about: str
    rule: str
    mark: str
    answer: str
    words: str = ""
    note: str = ""
    takes_back: tuple[str, ...] = ()


Said = AnswerSaid | RevisionSaid | MoveSaid | EditionSaid | NumberSaid | DirectorySaid | RosterSaid


def write(said: Said) -> dict[str, Any]:
    """The body's own fields (kind included), without the envelope that the author's key adds."""
    match said:
        case RevisionSaid():
            return {"t": REVISION, "release": said.release, "roster": said.roster, "parents": list(said.parents),
                    "after": list(said.after), "note": said.note, **content_out(said.content)}
        case MoveSaid():
            return {"t": MOVE, "release": said.release, "roster": said.roster, "revision": said.revision,
                    "action": said.action, "after": list(said.after), "edition": said.edition, "note": said.note,
                    "reason": said.reason}
        case EditionSaid():
            return {"t": EDITION, "release": said.release, "roster": said.roster, "revision": said.revision,
                    "edition": said.sequence, "forced": said.forced, "date": said.date.isoformat(),
                    "zone": said.zone, "snapshot": said.snapshot, "after": list(said.after),
                    "number": _number_out(said.number), "reason": said.reason, "correction": said.correction,
                    "files": list(said.files)}
        case NumberSaid():
            return {"t": NUMBER, "release": said.release, "roster": said.roster, "edition": said.edition,
                    "number": _number_out(said.number)}
        case DirectorySaid():
            return {"t": DIRECTORY, "entity": said.entity, "roster": said.roster, "type": said.kind,
                    "parents": list(said.parents), "value": dict(said.value), "retired": said.retired,
                    "merged_into": said.merged_into}
        case AnswerSaid():
            return {"t": ANSWER, "release": said.release, "roster": said.roster, "revision": said.revision,
                    "about": said.about, "rule": said.rule, "mark": said.mark, "answer": said.answer,
                    "words": said.words, "note": said.note, "takes_back": list(said.takes_back)}
        case RosterSaid():
            return {"t": ROSTER, **_roster_out(said.roster)}


def read(body: Mapping[str, Any]) -> Said | None:
    """What a body says; ``None`` for a kind this version does not know. Raises ``BadRecord`` on a broken form."""
    form = Form(body)
    match body.get("t"):
        case "humasdesk.revision/1":
            return RevisionSaid(form.uuid("release"), form.record("roster"), form.records("parents", 8),
                                form.records("after", 500), content_in(body), form.text("note", 20_000))
        case "humasdesk.move/1":
            return MoveSaid(form.uuid("release"), form.record("roster"), form.record("revision"),
                            form.text("action", 40), form.records("after", 500), form.record_or_none("edition"),
                            form.text("note", 20_000), form.text("reason", 20_000))
        case "humasdesk.edition/1":
            return _edition_in(form)
        case "humasdesk.number/1":
            return NumberSaid(form.uuid("release"), form.record("roster"), form.record("edition"),
                              _number_in(form.child("number")))
        case "humasdesk.directory/1":
            entities.read(form.text("type", 40), form.mapping("value"))
            return DirectorySaid(form.text("entity", 80), form.record("roster"), form.text("type", 40),
                                 form.records("parents", 8), form.mapping("value"), form.flag("retired"),
                                 form.text_or_none("merged_into", 80))
        case "humasdesk.answer/1":
            return AnswerSaid(form.uuid("release"), form.record("roster"), form.record("revision"),
                              form.text("about", 40), form.text("rule", 80), form.text("mark", 600),
                              form.text("answer", 40), form.text("words", 600), form.text("note", 2_000),
                              form.records("takes_back", 100))
        case "humasdesk.roster/1":
            return RosterSaid(_roster_in(form))
    return None


def content_out(content: Content) -> dict[str, Any]:
    """A content as JSON, as revisions and working copies write it."""
    embargo = content.embargo
    return {
        "headline": content.headline, "kicker": content.kicker, "dateline": content.dateline, "body": content.body,
        "date": content.date.isoformat() if content.date else None,
        "embargo": {"until": clock.to_text(embargo.until), "zone": embargo.zone} if embargo else None,
        "region": content.region, "regions": list(content.regions), "events": list(content.events),
        "officials": list(content.officials), "tags": list(content.tags), "related": list(content.related),
        "files": list(content.files), "sign_off": content.sign_off, "correction": content.correction,
        "origin": _origin_out(content.origin),
    }


def content_in(said: Mapping[str, Any]) -> Content:
    """The inverse of :func:`content_out`; raises ``BadRecord`` on a broken form."""
    form = Form(said)
    embargo = form.child_or_none("embargo")
    return Content(
        headline=form.text("headline", 1_000), kicker=form.text("kicker", 500), dateline=form.text("dateline", 200),
        body=form.text("body", 900_000), date=form.day_or_none("date"),
        embargo=Embargo(embargo.moment("until"), embargo.text("zone", 60)) if embargo else None,
        region=form.text_or_none("region", 40), regions=form.texts("regions", 200, 40),
        events=form.texts("events", 200, 80), officials=form.texts("officials", 500, 80),
        tags=form.texts("tags", 200, 80), related=form.texts("related", 100, 80), files=form.records("files", 200),
        sign_off=form.text_or_none("sign_off", 200), correction=form.text("correction", 2_000),
        origin=_origin_in(form.child_or_none("origin")),
    )


def _origin_out(origin: Origin | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    return {"name": origin.name, "file": origin.file, "encoding": origin.encoding,
            "initials": list(origin.initials), "unit": origin.unit,
            "changes": [dict(change) for change in origin.changes], "undone": list(origin.undone),
            "edited": origin.edited}


def _origin_in(form: Form | None) -> Origin | None:
    if form is None:
        return None
    return Origin(form.text("name", 1_000), form.record("file"), form.text("encoding", 40),
                  form.texts("initials", 40, 40), form.text("unit", 200), form.mappings("changes", 50_000),
                  form.numbers("undone", 50_000), form.flag("edited"))


def _number_out(number: Number | None) -> dict[str, Any] | None:
    if number is None:
        return None
    return {"series": number.series, "year": number.year, "seq": number.seq, "text": number.text}


def _number_in(form: Form) -> Number:
    return Number(form.text("series", 80), form.number("year"), form.number("seq"), form.text("text", 200))


def _edition_in(form: Form) -> EditionSaid:
    number = form.child_or_none("number")
    return EditionSaid(
        form.uuid("release"), form.record("roster"), form.record("revision"), form.number("edition"),
        form.flag("forced"), form.day("date"), form.text("zone", 60), form.record("snapshot"),
        form.records("after", 500), _number_in(number) if number else None, form.text("reason", 20_000),
        form.text("correction", 2_000), form.records("files", 50),
    )


def _roster_out(roster: Roster) -> dict[str, Any]:
    return {
        "version": roster.version, "previous": roster.previous, "policies": sorted(roster.policies),
        "holders": dict(roster.holders),
        "people": [
            {"id": person.id, "name": person.name, "initials": person.initials, "roles": sorted(person.roles),
             "retired": person.retired,
             "keys": [{"key": grant.key, "machine": grant.machine,
                       "upto": None if grant.upto is None else list(grant.upto)} for grant in person.keys]}
            for person in roster.people
        ],
    }


def _roster_in(form: Form) -> Roster:
    return Roster(
        form.number("version"), form.record_or_none("previous"),
        tuple(_person_in(person) for person in form.children("people", 2_000)),
        cast("frozenset[Policy]", frozenset(form.texts("policies", 20, 40))),
        {str(series): str(machine) for series, machine in form.mapping("holders").items()},
    )


def _person_in(form: Form) -> Person:
    roles = form.texts("roles", 3, 20)
    return Person(
        form.uuid("id"), form.text("name", 200), form.text("initials", 20),
        cast("frozenset[Role]", frozenset(roles)),
        tuple(KeyGrant(grant.record("key"), grant.text("machine", 80),
                       None if grant.is_none("upto") else grant.records("upto", 100))
              for grant in form.children("keys", 200)),
        form.flag("retired"),
    )
