"""Every record's hash, signature and form, and every key's chain of them: the journal as a stranger would check it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from humasdesk.errors import BadRecord
from humasdesk.i18n import mark
from humasdesk.records import codec
from humasdesk.records import record as records
from humasdesk.records.codec import RosterSaid, Said
from humasdesk.records.record import Record
from humasdesk.store.derive import Heard
from humasdesk.store.findings import Findings
from humasdesk.store.soundness import inflate

_EVERY = 500


@dataclass(slots=True)
class Chain:
    """The records of one key by running number: (id, the one before it)."""

    links: defaultdict[int, list[tuple[str, str | None]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: Record) -> None:
        self.links[record.n].append((record.hex, record.prev))

    def gaps(self) -> list[tuple[int, int]]:
        """Runs of missing running numbers, first and last of each."""
        found, expected = [], 1
        for n in sorted(self.links):
            if n > expected:
                found.append((expected, n - 1))
            expected = n + 1
        return found

    def loose(self) -> list[int]:
        """Running numbers whose record does not name the one before it."""
        return [n for n, here in self.links.items() if n - 1 in self.links
                and any(prev not in {one for one, _ in self.links[n - 1]} for _, prev in here)]

    def forks(self) -> list[int]:
        """The first running number of each place where the chain goes on in two ways."""
        return [n for n, here in self.links.items() if len(here) > 1
                and len({prev for _, prev in here}) < len(here)]


class Broken(Exception):
    """The journal was read to its end, and some record of it does not hold; the findings say which."""


def read(connection: sa.Connection, findings: Findings, headline: Callable[[int], str]) -> Heard:
    """Check the journal record by record, handing on those that hold; at the end every chain.

    ``headline`` answers the release that a record (by running number) speaks of. Raises :class:`Broken` after the
    last one where one did not hold.
    """
    chains: dict[str, Chain] = {}
    names: dict[str, str] = {}
    broken = False
    rows = connection.execution_options(yield_per=_EVERY).exec_driver_sql(
        "SELECT seq, id, signature, body FROM live.record ORDER BY seq")
    for seq, record_id, signature, stored in rows:
        findings.records += 1
        try:
            record, said = _whole(record_id, signature, stored)
        except BadRecord as cause:
            broken = True
            _report(findings, seq, record_id, headline(seq), cause)
            continue
        chains.setdefault(record.key, Chain()).add(record)
        if isinstance(said, RosterSaid):
            names.update((grant.key, person.name) for person in said.roster.people for grant in person.keys)
        yield seq, record, said
    for key, chain in chains.items():
        _check_chain(findings, names.get(key, key[:12]), chain)
    if broken:
        raise Broken


def _whole(record_id: object, signature: object, stored: object) -> tuple[Record, Said | None]:
    if not (isinstance(record_id, bytes) and isinstance(signature, bytes) and isinstance(stored, bytes)):
        raise BadRecord(mark("The record's bytes do not give its id: they were changed."))
    try:
        body = inflate(stored)
    except ValueError as cause:
        raise BadRecord(mark("The record's body cannot be read.")) from cause
    record = records.check(record_id, signature, body)
    return record, codec.read(record.said)


def _report(findings: Findings, seq: object, record_id: object, headline: str, cause: BadRecord) -> None:
    short = record_id.hex()[:12] if isinstance(record_id, bytes) else "?"
    fields: Mapping[str, object] = {"number": seq, "id": short, "reason": _Late(cause), "headline": headline}
    if headline:
        findings.problem(mark("Record {number} ({id}) of the release “{headline}” does not hold. {reason}"), **fields)
    else:
        findings.problem(mark("Record {number} ({id}) does not hold. {reason}"), **fields)


class _Late:
    """An error's sentence, translated when it is shown."""

    def __init__(self, cause: BadRecord) -> None:
        self._cause = cause

    def __str__(self) -> str:
        return self._cause.sentence


def _check_chain(findings: Findings, who: str, chain: Chain) -> None:
    for first, last in chain.gaps():
        findings.problem(mark("In the chain of {who}, record {first} is missing.") if first == last else
                         mark("In the chain of {who}, records {first} to {last} are missing."), who=who, first=first,
                         last=last)
    for n in chain.loose():
        findings.problem(mark("In the chain of {who}, record {number} does not follow the one before it."), who=who,
                         number=n)
    for n in chain.forks():
        findings.note(mark("The chain of {who} goes on in two ways from record {number} on: a backup was restored "
                           "once, or a copy of the desk was used. Both are kept."), who=who, number=n)
