"""A small office for the store's tests: a store of its own, people with keys, and short ways to say things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa

from humasdesk.domain.ids import new_id
from humasdesk.domain.numbering import Number
from humasdesk.domain.people import KeyGrant, Person, Role, Roster
from humasdesk.domain.release import Content
from humasdesk.records.authority import Verdict, judge
from humasdesk.records.codec import DirectorySaid, EditionSaid, MoveSaid, RevisionSaid, RosterSaid, Said
from humasdesk.records.keys import SecretKey
from humasdesk.records.record import Record
from humasdesk.store import settle
from humasdesk.store import tables as t
from humasdesk.store.database import Store, open_store
from humasdesk.store.files import Files
from humasdesk.store.search import Forms
from humasdesk.store.verify import verify

BEGUN = datetime(2026, 11, 23, 8, 15, 30, tzinfo=UTC)


def fold(text: str) -> str:
    return text.lower()


def root(word: str) -> str:
    """A toy of the language trade: every word without ``nya`` at its end."""
    return fold(word).removesuffix("nya")


FORMS = Forms(lambda text: " ".join(root(word) for word in text.split()), root, lambda code: f"Wilayah {code}", "toy 1")


class FakeClock:
    """A clock that goes on by one second each time it is asked."""

    def __init__(self, at: datetime = BEGUN) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def person(name: str, key: SecretKey, *roles: Role, machine: str = "m1") -> Person:
    return Person(new_id(BEGUN), name.title(), name, frozenset(roles), (KeyGrant(key.public, machine),))


class Office:
    """``with Office(folder) as office:`` a store whose roster holds writers mar and tia, supervisors sul and ben, and
    the admin adi; ``office.keys`` has their secret keys and a stranger's under ``"stranger"``."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.clock = FakeClock()
        self.store: Store = open_store(home, FORMS, self.clock, create=True)
        self.files = Files(home / "files")
        self.keys = {name: SecretKey.make() for name in ("mar", "tia", "sul", "ben", "adi", "stranger")}
        adi = person("adi", self.keys["adi"], "writer", "admin")
        self.tell("adi", RosterSaid(Roster(1, None, (adi,))))
        others = (person("mar", self.keys["mar"], "writer"), person("tia", self.keys["tia"], "writer"),
                  person("sul", self.keys["sul"], "supervisor"),
                  person("ben", self.keys["ben"], "supervisor", machine="m2"))
        self.change_people(lambda people: (*people, *others))

    def __enter__(self) -> Office:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.store.close()

    # -- saying things

    def tell(self, who: str, *said: Said) -> list[Record]:
        """Say things in one transaction."""
        with self.store.writing() as writer:
            return [writer.say(self.keys[who], one) for one in said]

    def roster(self) -> Roster:
        newest = self.store.rosters().newest
        assert newest is not None
        return newest

    @property
    def roster_id(self) -> str:
        return self.store.rosters().newest_id

    def change_people(self, change: Any, *, by: str = "adi", **fields: Any) -> Record:
        """A next roster, its people put through ``change``."""
        now = self.roster()
        return self.tell(by, RosterSaid(replace(now, version=now.version + 1, previous=self.roster_id,
                                                people=change(now.people), **fields)))[0]

    def write(self, who: str, content: Content | str, release: str | None = None, *,
              parents: Iterable[str] | None = None, after: Iterable[str] | None = None) -> tuple[str, str]:
        """A revision on all heads (or on ``parents``) by somebody who has seen everything (or ``after``); release and
        record id."""
        text = Content(headline=content, body=content) if isinstance(content, str) else content
        seen = self.verdict(release) if release else None
        on = tuple(parents) if parents is not None else (seen.heads if seen else ())
        known = tuple(after) if after is not None else (seen.frontier if seen else ())
        made = release or new_id(self.clock())
        record = self.tell(who, RevisionSaid(made, self.roster_id, on, known, text))[0]
        return made, record.hex

    def move(self, who: str, release: str, action: str, *, revision: str | None = None,
             after: Iterable[str] | None = None, edition: str | None = None, said: str = "") -> str:
        """A move on the head by somebody who has seen everything (or ``after``); its record id."""
        seen = self.verdict(release)
        known = tuple(after) if after is not None else seen.frontier
        public = action in ("approve-after", "withdraw", "reinstate") and seen.editions
        target = revision or (seen.editions[-1].revision if public else seen.heads[0])
        if edition is None and public:
            edition = seen.editions[-1].id
        return self.tell(who, MoveSaid(release, self.roster_id, target, action, known, edition, said, said))[0].hex

    def publish(self, who: str, release: str, *, forced: bool = False, seq: int | None = None,
                correction: str = "", after: Iterable[str] | None = None) -> str:
        """An edition of the head; its record id."""
        seen = self.verdict(release)
        number = Number("rilis", 2026, seq, f"{seq:03}") if seq else None
        snapshot = self.files.keep(f"snapshot of {release} {len(seen.editions)}".encode())
        return self.tell(who, EditionSaid(
            release, self.roster_id, seen.heads[0], len(seen.editions) + 1, forced, date(2026, 11, 23),
            "Asia/Makassar", snapshot, tuple(after) if after is not None else seen.frontier, number,
            "mendesak" if forced else "", correction))[0].hex

    def entity(self, who: str, entity: str, kind: str, value: dict[str, Any], parents: tuple[str, ...] = (),
               **fields: Any) -> str:
        """A state of a directory entity; its record id."""
        return self.tell(who, DirectorySaid(entity, self.roster_id, kind, parents, value, **fields))[0].hex

    # -- asking

    def verdict(self, release: str) -> Verdict:
        """What the release amounts to."""
        with self.store.reading() as connection:
            history = dict(settle.histories(connection, [release]))[release]
            return judge(history, settle.rosters(connection))

    def state(self, release: str) -> tuple[str, str]:
        """Working and public state as the list shows them."""
        with self.store.reading() as connection:
            row = connection.execute(sa.select(t.release.c.working, t.release.c.public)
                                     .where(t.release.c.id == release)).one()
        return row[0], row[1]

    def problems(self) -> list[str]:
        """What verify finds, in words."""
        return [one.sentence for one in verify(self.store, self.files).problems]


def snapshot(store: Store) -> dict[str, list[Any]]:
    """Every row of every logical derived table."""
    with store.reading() as connection:
        return {table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
                for table in t.derived.sorted_tables}
