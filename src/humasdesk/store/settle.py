"""What the records of a release amount to, written as the rows that lists and searches read.

The verdict is :mod:`humasdesk.records.authority`'s; here its material is read from the derived tables and its outcome
written back, for one release after a save or for many at once after an import or a rebuild.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from humasdesk.domain.numbering import Number
from humasdesk.domain.release import Content
from humasdesk.domain.review import MOVES
from humasdesk.records import authority
from humasdesk.records.authority import Verdict
from humasdesk.records.codec import ROSTER, RosterSaid
from humasdesk.records.facts import ActFact, History, NumberFact, RevisionFact
from humasdesk.records.rosters import RosterRecord, Rosters, trusted
from humasdesk.store import journal
from humasdesk.store import tables as t
from humasdesk.store.journal import Kept
from humasdesk.store.ready import Ready, Row, among, listed
from humasdesk.store.rows import read_said
from humasdesk.store.search import Index

_CHUNK = 400


def rosters(connection: sa.Connection) -> Rosters:
    """The trusted chain of this desk; its root is the first roster of version 1 that the journal holds."""
    ids = [row[0] for row in _ROSTERS.rows(connection)]
    return Rosters(_chain(journal.as_kept(connection, ids)), _Reach(connection))


@lru_cache(maxsize=4)
def _chain(kept: tuple[Kept, ...]) -> tuple[RosterRecord, ...]:
    """The trusted chain among these records; the same bytes are read once."""
    found = []
    for record in (journal.opened(*row) for row in kept):
        said = read_said(record)
        if isinstance(said, RosterSaid):
            found.append(RosterRecord(record.hex, record.key, said.roster))
    root = next((one.id for one in found if one.roster.version == 1), "")
    return trusted(found, root)


_ROSTERS = Ready(sa.select(t.link.c.id).where(t.link.c.kind == sa.literal_column(f"'{ROSTER}'"))
                 .order_by(t.link.c.seq))  # as text, so that the partial index serves


class _Reach:
    """Whether a record lies on its key's chain at or before the last good ones; the walk back is kept."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._good: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}

    def __call__(self, key: str, record: str, upto: tuple[str, ...]) -> bool:
        if (key, upto) not in self._good:
            self._good[key, upto] = self._walk(key, upto)
        return record in self._good[key, upto]

    def _walk(self, key: str, upto: tuple[str, ...]) -> frozenset[str]:
        rows = self._connection.execute(sa.select(t.link.c.id, t.link.c.prev).where(t.link.c.key == key))
        before = {row[0]: row[1] for row in rows}
        good: set[str] = set()
        for last in upto:
            current: str | None = last
            while current is not None and current in before and current not in good:
                good.add(current)
                current = before[current]
        return frozenset(good)


def disturbed(connection: sa.Connection, earlier: Rosters, now: Rosters) -> tuple[set[str], set[str]]:
    """The releases and the entities of which something may count otherwise after the rosters changed."""
    rosters, keys = now.changes_since(earlier)
    if not rosters and not keys:
        return set(), set()
    found: list[set[str]] = [set(), set()]
    for place, table in enumerate((t.revision, t.act, t.number, t.state)):
        column = table.c.entity if table is t.state else table.c.release
        rows = connection.execute(
            sa.select(column).where(sa.or_(table.c.roster.in_(rosters), table.c.key.in_(keys))).distinct())
        found[place // 3].update(rows.scalars())
    return found[0], found[1]


def histories(connection: sa.Connection, release_ids: Iterable[str]) -> Iterator[tuple[str, History]]:
    """The material of the verdict on each of these releases."""
    wanted = sorted(release_ids)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start:start + _CHUNK]
        ids = listed(chunk)
        revisions = _revision_facts(connection, ids)
        acts = _act_facts(connection, ids)
        numbers = _number_facts(connection, ids)
        for release_id in chunk:
            yield release_id, History(tuple(revisions[release_id]), tuple(acts[release_id]),
                                      tuple(numbers[release_id]))


def _revision_facts(connection: sa.Connection, ids: str) -> Mapping[str, list[RevisionFact]]:
    parents: defaultdict[str, list[str]] = defaultdict(list)
    for child, parent in _PARENTS.rows(connection, ids=ids):
        parents[child].append(parent)
    found: defaultdict[str, list[RevisionFact]] = defaultdict(list)
    for row in _REVISIONS.rows(connection, ids=ids):
        found[row[5]].append(RevisionFact(row[0], row[1], row[2], tuple(parents[row[0]]),
                                          tuple(json.loads(row[3])), bool(row[4])))
    return found


_PARENTS = Ready(
    sa.select(t.parent.c.child, t.parent.c.parent).join(t.revision, t.revision.c.id == t.parent.c.child)
    .where(among(t.revision.c.release)).order_by(t.parent.c.child, t.parent.c.place))
_REVISIONS = Ready(
    sa.select(t.revision.c.id, t.revision.c.key, t.revision.c.roster, t.revision.c.after, t.revision.c.correction,
              t.revision.c.release).where(among(t.revision.c.release)))


def _act_facts(connection: sa.Connection, ids: str) -> Mapping[str, list[ActFact]]:
    found: defaultdict[str, list[ActFact]] = defaultdict(list)
    for row in _ACTS.rows(connection, ids=ids):
        number = Number(row[12], row[13], row[14], row[15]) if row[12] is not None else None
        found[row[10]].append(ActFact(
            row[0], row[1], row[2], row[3], row[4], tuple(json.loads(row[5])), row[6],
            row[8] if row[4] in _REASONED else row[7], row[11] or 0, number, bool(row[9])))
    return found


_ACTS = Ready(
    sa.select(t.act.c.id, t.act.c.key, t.act.c.roster, t.act.c.revision, t.act.c.action, t.act.c.after,
              t.act.c.edition, t.act.c.note, t.act.c.reason, t.act.c.correction, t.act.c.release,
              t.edition.c.sequence, t.edition.c.series, t.edition.c.year, t.edition.c.seq_in_series,
              t.edition.c.number)
    .join(t.edition, t.edition.c.id == t.act.c.id, isouter=True).where(among(t.act.c.release)))
_REASONED = frozenset(action for action, row in MOVES.items() if row.needs == "reason")


def _number_facts(connection: sa.Connection, ids: str) -> Mapping[str, list[NumberFact]]:
    found: defaultdict[str, list[NumberFact]] = defaultdict(list)
    for row in _NUMBERS.rows(connection, ids=ids):
        found[row[0]].append(NumberFact(row[1], row[2], row[3], row[4], Number(row[5], row[6], row[7], row[8])))
    return found


_NUMBERS = Ready(
    sa.select(t.number.c.release, t.number.c.id, t.number.c.key, t.number.c.roster, t.number.c.edition,
              t.number.c.series, t.number.c.year, t.number.c.seq_in_series, t.number.c.number)
    .where(among(t.number.c.release)))


class Settler:
    """Writes the rows of releases anew. ``texts`` may hold contents just taken in, to spare reading them back."""

    def __init__(self, connection: sa.Connection, who: Rosters, index: Index) -> None:
        self._connection = connection
        self._rosters = who
        self._index = index

    def settle(self, release_ids: Iterable[str], texts: Mapping[str, Content]) -> dict[str, Verdict]:
        """Judge these releases and write what they amount to; answers the verdicts."""
        verdicts: dict[str, Verdict] = {}
        batch: dict[str, Verdict] = {}
        for release_id, history in histories(self._connection, release_ids):
            batch[release_id] = authority.judge(history, self._rosters)
            if len(batch) == _CHUNK:
                self._write(batch, texts)
                verdicts.update(batch)
                batch = {}
        self._write(batch, texts)
        verdicts.update(batch)
        return verdicts

    def _write(self, verdicts: Mapping[str, Verdict], texts: Mapping[str, Content]) -> None:
        if not verdicts:
            return
        connection, ids = self._connection, listed(verdicts)
        heads = _heads(connection, [verdict.head for verdict in verdicts.values() if verdict.head])
        spans = _spans(connection, ids)
        days: dict[str, str] = dict(_EDITION_DAYS.rows(connection, ids=ids))
        for delete in _DELETES:
            delete.rows(connection, ids=ids)
        rows, given = [], []
        lying: list[dict[str, Any]] = []
        mentions: set[Row] = set()
        for release_id, verdict in verdicts.items():
            if verdict.head is None:
                self._index.forget(connection, release_id)
                continue
            head = heads[verdict.head]
            rows.append(_release_row(release_id, verdict, head, spans[release_id], days))
            mentions.update(_mentions(release_id, head))
            lying.extend(_lying(head, spans[release_id][2]))
            given.extend(_given(verdict))
        _INSERT.each(connection, rows)
        _GIVE.each(connection, given)
        _LIE.each(connection, lying)
        before = set(_MENTIONS.rows(connection, ids=ids))  # most saves change none, and untouched rows cost nothing
        _NAME.each(connection, map(_mention_row, sorted(mentions - before)))
        _UNNAME.each(connection, map(_mention_row, sorted(before - mentions)))
        self._index.follow(connection, {row["id"]: heads[row["head"]] for row in rows}, texts)


_EDITION_DAYS = Ready(sa.select(t.edition.c.id, t.edition.c.date).where(among(t.edition.c.release)))
_DELETES = (
    Ready(sa.delete(t.lying).where(t.lying.c.position.in_(
        sa.select(t.release.c.position).where(among(t.release.c.id))))),
    Ready(sa.delete(t.release).where(among(t.release.c.id))),
    Ready(sa.delete(t.given).where(t.given.c.edition.in_(
        sa.select(t.edition.c.id).where(among(t.edition.c.release))))),
)
_INSERT, _GIVE, _NAME, _LIE = (Ready(sa.insert(table)) for table in (t.release, t.given, t.mention, t.lying))
_MENTIONS = Ready(sa.select(t.mention.c.kind, t.mention.c.entity, t.mention.c.release)
                  .where(among(t.mention.c.release)))
_UNNAME = Ready(sa.delete(t.mention).where(*(column == sa.bindparam(column.name) for column in t.mention.c)))


def _heads(connection: sa.Connection, ids: list[str]) -> dict[str, Mapping[Any, Any]]:
    names = t.revision.c.keys()
    return {row["id"]: row for row in (
        dict(zip(names, values, strict=True)) for values in _HEADS.rows(connection, ids=listed(ids)))}


_HEADS = Ready(sa.select(t.revision).where(among(t.revision.c.id)))


def _spans(connection: sa.Connection, ids: str) -> dict[str, tuple[str, str, int]]:
    """When each release was first and last written (claimed times), and its newest text's running number."""
    begun: dict[str, str] = {}
    newest: dict[str, tuple[str, int]] = {}
    for release_id, seq, at in _TEXT_TIMES.rows(connection, ids=ids):
        begun.setdefault(release_id, at)
        newest[release_id] = (at, seq)
    moved: dict[str, str] = dict(_ACT_TIMES.rows(connection, ids=ids))
    return {release_id: (begun[release_id], max(at, moved.get(release_id, "")), seq)
            for release_id, (at, seq) in newest.items()}


_TEXT_TIMES = Ready(sa.select(t.revision.c.release, t.revision.c.seq, t.revision.c.at)
                    .where(among(t.revision.c.release)).order_by(t.revision.c.seq))
_ACT_TIMES = Ready(sa.select(t.act.c.release, t.act.c.at).where(among(t.act.c.release)).order_by(t.act.c.seq))


def _release_row(release_id: str, verdict: Verdict, head: Mapping[Any, Any], span: tuple[str, str, int],
                 days: Mapping[str, str]) -> dict[str, Any]:
    """The row of a release; a text published without a day has the one that publishing gave it."""
    newest = verdict.editions[-1] if verdict.editions else None
    as_published = newest if newest and newest.revision == verdict.head else None
    shown = verdict.public if as_published and verdict.public != "none" else verdict.working
    day = head["date"] or (days[as_published.id] if as_published else None)
    return {
        "id": release_id, "head": verdict.head, "heads": len(verdict.heads), "state": shown,
        "working": verdict.working, "public": verdict.public, "headline": head["headline"],
        "kicker": head["kicker"], "dateline": head["dateline"], "region": head["region"], "date": day,
        "embargo_until": head["embargo_until"], "embargo_zone": head["embargo_zone"],
        "number": newest.number.text if newest and newest.number else "",
        "number_key": _number_key(newest.number if newest else None), "editions": len(verdict.editions),
        "unapproved": int(any(edition.unapproved for edition in verdict.editions)),
        "writers": json.dumps(verdict.writers), "refused": json.dumps(dict(sorted(verdict.refused.items()))),
        "created": span[0], "updated": span[1], "position": span[2],
    }


def _number_key(number: Number | None) -> str:
    """A number as text that sorts as the numbers do: by year, then by its place in the series."""
    return f"{number.year:04}/{number.seq:09}/{number.series}" if number else ""


def _mentions(release_id: str, head: Mapping[Any, Any]) -> Iterator[Row]:
    """Kind, entity and release of everything that the head names."""
    for kind, entities in json.loads(head["named"]).items():
        for entity in entities:
            yield kind, entity, release_id


def _lying(head: Mapping[Any, Any], position: int) -> Iterator[dict[str, Any]]:
    """A row for each region that the head names or that lies around one it names (``64`` around ``64.72``)."""
    named = json.loads(head["named"]).get("region", ())
    around = {".".join(code.split(".")[:digits]) for code in named for digits in range(1, code.count(".") + 2)}
    for region in sorted(around):
        yield {"region": region, "position": position}


def _mention_row(row: Row) -> dict[str, str]:
    return {"kind": row[0], "entity": row[1], "release": row[2]}


def _given(verdict: Verdict) -> list[dict[str, Any]]:
    return [{"series": edition.number.series, "year": edition.number.year, "seq_in_series": edition.number.seq,
             "edition": edition.id, "number": edition.number.text}
            for edition in verdict.editions if edition.number]
