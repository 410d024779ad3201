"""From a record to the rows that say what it says; judging what they amount to is ``settle``'s."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from humasdesk import clock
from humasdesk.domain.release import Content
from humasdesk.records import codec
from humasdesk.records.codec import (
    AnswerSaid,
    DirectorySaid,
    EditionSaid,
    MoveSaid,
    NumberSaid,
    RevisionSaid,
    RosterSaid,
    Said,
)
from humasdesk.records.record import Record
from humasdesk.store import tables as t
from humasdesk.store.ready import Ready

Row = dict[str, Any]
_FILE = re.compile(r"[0-9a-f]{64}")


@dataclass(slots=True)
class Gathered:
    """Rows waiting to be written together, and what they touch."""

    rows: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    releases: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    rosters: bool = False
    texts: dict[str, Content] = field(default_factory=dict)

    def note(self, seq: int, record: Record, said: Said | None) -> None:
        """Take in one record."""
        self.rows["link"].append({
            "seq": seq, "id": record.hex, "kind": record.kind, "key": record.key, "n": record.n,
            "prev": record.prev, "at": str(record.said["at"]), "scope": _scope(said)})
        match said:
            case RevisionSaid():
                self._revision(seq, record, said)
            case MoveSaid():
                self._move(seq, record, said)
            case EditionSaid():
                self._edition(seq, record, said)
            case NumberSaid():
                self._number(record, said)
            case DirectorySaid():
                self._state(record, said)
            case AnswerSaid():
                self._answer(seq, record, said)
            case RosterSaid():
                self.rosters = True

    def flush(self, connection: sa.Connection) -> None:
        """Write the waiting rows."""
        for name, rows in self.rows.items():
            if rows:
                _INSERTS[name].each(connection, rows)
        self.rows.clear()

    def _revision(self, seq: int, record: Record, said: RevisionSaid) -> None:
        content = said.content
        embargo = content.embargo
        self.rows["revision"].append({
            "id": record.hex, "seq": seq, "release": said.release, "key": record.key, "roster": said.roster,
            "after": json.dumps(said.after), "headline": content.headline, "kicker": content.kicker,
            "dateline": content.dateline, "date": content.date.isoformat() if content.date else None,
            "embargo_until": clock.to_text(embargo.until) if embargo else None,
            "embargo_zone": embargo.zone if embargo else None, "region": content.region,
            "correction": int(bool(content.correction)), "named": json.dumps(_named(content)),
            "at": str(record.said["at"]), "note": said.note})
        self.rows["parent"].extend({"child": record.hex, "parent": one, "place": place}
                                   for place, one in enumerate(said.parents))
        for file in dict.fromkeys((*content.files, *([content.origin.file] if content.origin else []))):
            self.rows["file_use"].append({"file": file, "record": record.hex})
        if content.origin and not said.parents:
            self.rows["origin"].append({"file": content.origin.file, "release": said.release})
        self.releases.add(said.release)
        self.texts[record.hex] = content

    def _move(self, seq: int, record: Record, said: MoveSaid) -> None:
        self.rows["act"].append({
            "id": record.hex, "seq": seq, "release": said.release, "revision": said.revision, "key": record.key,
            "roster": said.roster, "action": said.action, "edition": said.edition,
            "after": json.dumps(said.after), "note": said.note, "reason": said.reason, "correction": 0,
            "at": str(record.said["at"])})
        self.releases.add(said.release)

    def _edition(self, seq: int, record: Record, said: EditionSaid) -> None:
        number = said.number
        self.rows["act"].append({
            "id": record.hex, "seq": seq, "release": said.release, "revision": said.revision, "key": record.key,
            "roster": said.roster, "action": "force-publish" if said.forced else "publish", "edition": record.hex,
            "after": json.dumps(said.after), "note": said.correction, "reason": said.reason,
            "correction": int(bool(said.correction)), "at": str(record.said["at"])})
        self.rows["edition"].append({
            "id": record.hex, "release": said.release, "sequence": said.sequence, "date": said.date.isoformat(),
            "zone": said.zone, "snapshot": said.snapshot, "series": number.series if number else None,
            "year": number.year if number else None, "seq_in_series": number.seq if number else None,
            "number": number.text if number else None})
        self.rows["file_use"].extend({"file": file, "record": record.hex}
                                     for file in dict.fromkeys((said.snapshot, *said.files)))
        self.releases.add(said.release)

    def _number(self, record: Record, said: NumberSaid) -> None:
        self.rows["number"].append({
            "id": record.hex, "release": said.release, "edition": said.edition, "key": record.key,
            "roster": said.roster, "series": said.number.series, "year": said.number.year,
            "seq_in_series": said.number.seq, "number": said.number.text})
        self.releases.add(said.release)

    def _answer(self, seq: int, record: Record, said: AnswerSaid) -> None:
        self.rows["answer"].append({
            "id": record.hex, "seq": seq, "release": said.release, "revision": said.revision, "key": record.key,
            "roster": said.roster, "about": said.about, "rule": said.rule, "mark": said.mark, "answer": said.answer,
            "words": said.words, "note": said.note, "takes_back": json.dumps(said.takes_back),
            "at": str(record.said["at"])})

    def _state(self, record: Record, said: DirectorySaid) -> None:
        self.rows["state"].append({
            "id": record.hex, "entity": said.entity, "kind": said.kind, "key": record.key, "roster": said.roster,
            "value": json.dumps(dict(said.value), ensure_ascii=False, sort_keys=True),
            "retired": int(said.retired), "merged_into": said.merged_into})
        self.rows["state_parent"].extend({"child": record.hex, "parent": one} for one in said.parents)
        self.rows["file_use"].extend({"file": file, "record": record.hex} for file in _files_of_setting(said))
        self.entities.add(said.entity)


def read_said(record: Record) -> Said | None:
    """What a record of this desk says; ``None`` for a kind this version does not know."""
    return codec.read(record.said)


def _scope(said: Said | None) -> str:
    match said:
        case RevisionSaid() | MoveSaid() | EditionSaid() | NumberSaid() | AnswerSaid():
            return said.release
        case DirectorySaid():
            return said.entity
    return ""


def _files_of_setting(said: DirectorySaid) -> list[str]:
    """Files that a setting's values name (a logo): values of 64 hex digits."""
    values = said.value.get("values", ()) if said.kind == "setting" else ()
    names = [one.get("value") for one in values]
    return list(dict.fromkeys(name for name in names if isinstance(name, str) and _FILE.fullmatch(name)))


def _named(content: Content) -> dict[str, list[str]]:
    regions = [*([content.region] if content.region else []), *content.regions]
    return {"region": list(dict.fromkeys(regions)), "official": list(content.officials),
            "event": list(content.events), "tag": list(content.tags)}


_INSERTS = {
    table.name: Ready(sa.insert(table))
    for table in (t.link, t.revision, t.parent, t.act, t.edition, t.number, t.state, t.state_parent, t.file_use,
                  t.answer)
}
_INSERTS["origin"] = Ready(sa.insert(t.origin).prefix_with("OR IGNORE"))  # two first texts may name one file
