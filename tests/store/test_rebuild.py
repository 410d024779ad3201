"""Rebuild = live, row for row and answer for answer, after whatever people may say, lawful or not."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from humasdesk.domain.ids import new_id
from humasdesk.domain.numbering import Number
from humasdesk.domain.people import KeyGrant, Roster
from humasdesk.domain.release import Content, Embargo, Origin
from humasdesk.domain.review import MOVES
from humasdesk.records.codec import (
    DirectorySaid,
    EditionSaid,
    MoveSaid,
    NumberSaid,
    RevisionSaid,
    RosterSaid,
    Said,
)
from humasdesk.store import lists, lookup, wanted
from humasdesk.store.database import Store
from store.office import BEGUN, FORMS, Office, fold, snapshot

PEOPLE = ("mar", "tia", "sul", "ben", "adi", "stranger")
WORDS = ("gubernur", "bangun", "rakornya", "desa", "jalan", "musrenbang", "pekan", "warga")
NOWHERE = "ab" * 32
QUERIES = ("gubernur", "bangun desa", "rakor", '"jalan pekan"', "mus", "warga jalan desa", "Tag", "Wilayah")


class Chance:
    """Choices of one history; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def number(self, most: int) -> int:
        return self._random.randint(0, most)

    def one(self, choices: Any) -> Any:
        return self._random.choice(list(choices))

    def some(self, choices: Any) -> tuple[Any, ...]:
        return tuple(one for one in choices if self.number(3))


class History:
    """What has been said so far, and the next thing somebody says: mostly sensible, often not."""

    def __init__(self, office: Office, chance: Chance) -> None:
        self.office = office
        self.chance = chance
        self.revisions: dict[str, list[str]] = {}
        self.acts: dict[str, list[str]] = {}
        self.editions: dict[str, list[str]] = {}
        self.states: dict[str, list[str]] = {}
        self.rosters = [office.roster_id]

    def step(self) -> None:
        """One transaction of one to three things, by one or several people."""
        with self.office.store.writing() as writer:
            for _ in range(1 + self.chance.number(2)):
                who = self.chance.one(PEOPLE)
                release, said = self._say()
                record = writer.say(self.office.keys[who], said).hex
                self._remember(release, said, record)
                if not self.chance.number(3):
                    writer.settle()

    def _say(self) -> tuple[str, Said]:
        if not self.revisions or not self.chance.number(5):
            return self._new()
        kind = self.chance.number(9)
        if kind <= 2:
            return self._text()
        if kind <= 5:
            return self._move()
        return (self._edition, self._number, self._state, self._people)[kind - 6]()

    def _roster(self) -> str:
        return self.chance.one((self.rosters[-1], self.rosters[-1], self.chance.one(self.rosters), NOWHERE))

    def _content(self) -> Content:
        chance = self.chance
        words = [chance.one(WORDS) for _ in range(3)]
        return Content(
            headline=" ".join(words[:2]), kicker=chance.one(WORDS), body="\n\n".join(words),
            date=chance.one((None, date(2026, 3, 4))), region=chance.one((None, "64", "64.72")),
            embargo=chance.one((None, Embargo(BEGUN, "Asia/Makassar"))), tags=chance.some(("tag-a", "tag-b")),
            events=chance.some(("event-a",)), officials=chance.some(("official-a",)),
            correction=chance.one(("", "ralat")), files=chance.some((NOWHERE,)),
            origin=chance.one((None, Origin("a.txt", NOWHERE, "utf-8"))))

    def _new(self) -> tuple[str, Said]:
        release = new_id(self.office.clock())
        return release, RevisionSaid(release, self._roster(), (), (), self._content())

    def _text(self) -> tuple[str, Said]:
        release = self.chance.one(self.revisions)
        known = self.revisions[release]
        parents = self.chance.one(((known[-1],), tuple(dict.fromkeys((known[-1], self.chance.one(known)))),
                                   (self.chance.one(known),), (), (NOWHERE,)))
        return release, RevisionSaid(release, self._roster(), parents, self._seen(release), self._content())

    def _seen(self, release: str) -> tuple[str, ...]:
        acts = self.acts.get(release, [])
        return tuple(acts) if self.chance.number(2) else self.chance.some(acts)

    def _move(self) -> tuple[str, Said]:
        release = self.chance.one(self.revisions)
        revision = self.chance.one((self.revisions[release][-1], self.chance.one(self.revisions[release]), NOWHERE))
        return release, MoveSaid(
            release, self._roster(), revision, self.chance.one((*MOVES, "dance")), self._seen(release),
            self.chance.one((None, *self.editions.get(release, ()))), self.chance.one(("", "catatan")),
            self.chance.one(("", "alasan")))

    def _edition(self) -> tuple[str, Said]:
        release = self.chance.one(self.revisions)
        number = self.chance.one((None, Number("rilis", 2026, 1 + self.chance.number(2), "00x")))
        return release, EditionSaid(
            release, self._roster(), self.chance.one(self.revisions[release]), 1 + self.chance.number(2),
            bool(self.chance.number(1)), date(2026, 5, 6), "Asia/Makassar", NOWHERE, self._seen(release), number,
            "alasan", self.chance.one(("", "ralat")))

    def _number(self) -> tuple[str, Said]:
        release = self.chance.one(self.revisions)
        edition = self.chance.one((*self.editions.get(release, ()), NOWHERE))
        return release, NumberSaid(release, self._roster(), edition, Number("rilis", 2026, 7, "007"))

    def _state(self) -> tuple[str, Said]:
        entity = self.chance.one(("tag-a", "tag-b", "event-a", "official-a", "64.72", "setting:agency.name"))
        kind = {"tag": "tag", "event": "event", "official": "official", "64.72": "region"}.get(
            entity.split("-")[0], "setting")
        name = f"Tag {self.chance.one(WORDS)}"
        value = {
            "tag": {"name": name}, "region": {"code": entity, "name": name, "level": 2, "parent": None},
            "event": {"name": name, "short": "", "since": None, "until": None, "place": "", "region": None,
                      "source": ""},
            "official": {"name": name, "prefix": "", "suffix": "", "source": "", "posts": []},
            "setting": {"key": "agency.name", "values": [{"value": name, "since": None}]},
        }[kind]
        known = self.states.get(entity, [])
        parents = self.chance.one((tuple(known[-1:]), tuple(known), self.chance.some(known)))
        return entity, DirectorySaid(entity, self._roster(), kind, parents[-8:], value, bool(self.chance.number(1)),
                                     self.chance.one((None, None, "tag-a", "tag-b", "official-a")))

    def _people(self) -> tuple[str, Said]:
        """A next roster, mostly by whom it may not be: roles change, keys end, somebody forks or forges the chain."""
        chance, office = self.chance, self.office
        rosters = office.store.rosters()
        base = chance.one([one for one in (rosters.newest, rosters.roster(chance.one(self.rosters))) if one])
        base_id = chance.one((rosters.newest_id, chance.one(self.rosters)))
        person = chance.one(base.people)
        record = chance.one([one for known in self.revisions.values() for one in known] + [NOWHERE])
        changed = chance.one((
            replace(person, roles=frozenset(chance.some(("writer", "supervisor", "admin")) or ("writer",))),
            replace(person, retired=not person.retired),
            replace(person, keys=tuple(replace(one, upto=chance.one((None, (), (record,)))) for one in person.keys)),
            replace(person, keys=(*person.keys, KeyGrant(office.keys["stranger"].public, "m3"))),
        ))
        people = tuple(changed if one.id == person.id else one for one in base.people)
        return "", RosterSaid(Roster(base.version + 1, base_id, people,
                                     frozenset(chance.some(("accept-edits", "writers-publish"))),
                                     chance.one(({}, {"rilis": "m2"}))))

    def _remember(self, place: str, said: Said, record: str) -> None:
        match said:
            case RevisionSaid():
                self.revisions.setdefault(place, []).append(record)
            case MoveSaid() | EditionSaid():
                self.acts.setdefault(place, []).append(record)
                if isinstance(said, EditionSaid):
                    self.editions.setdefault(place, []).append(record)
            case DirectorySaid():
                self.states.setdefault(place, []).append(record)
            case RosterSaid():
                self.rosters.append(record)


def answers(store: Store) -> list[list[lists.Summary]]:
    """What lists and searches show, in their order."""
    with store.reading() as connection:
        found = [lookup.search(connection, query, wanted.Wanted(), FORMS, fold, order=order)
                 for query in QUERIES for order in ("newest", "relevance")]
        return [*found, lists.page(connection, wanted.Wanted()), lists.page(connection, wanted.Wanted(tag="tag-a"))]


@given(seed=st.integers(0, 2**32), steps=st.integers(1, 30))
@example(seed=4509247, steps=5)
@settings(max_examples=max(1, settings.default.max_examples // 6), phases=(Phase.explicit, Phase.generate))
def test_a_rebuilt_desk_is_the_living_one(seed: int, steps: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Office(Path(folder)) as office:
        history = History(office, Chance(seed))
        for _ in range(steps):
            history.step()
        found = [one for one in office.problems() if "missing" not in one and "given twice" not in one]
        assert found == []  # no file of these releases was ever there, and the numbers are drawn
        rows, shown = snapshot(office.store), answers(office.store)
        office.store.rebuild()
        assert snapshot(office.store) == rows
        assert answers(office.store) == shown
