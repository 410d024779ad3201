"""Values into records and back, for every kind; broken forms are refused, unknown kinds kept."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.domain.directory import (
    HOLDINGS,
    Acronym,
    Citation,
    EntityValue,
    Event,
    Official,
    Post,
    Region,
    Setting,
    SettingValue,
    Tag,
    Word,
)
from humasdesk.domain.numbering import Number
from humasdesk.domain.people import POLICIES, ROLES, KeyGrant, Person, Roster
from humasdesk.domain.release import Content, Embargo, Origin
from humasdesk.errors import BadRecord
from humasdesk.records import codec, entities
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
from humasdesk.records.record import canonical, has_controls

# -- everything that can be said

ids = st.binary(min_size=32, max_size=32).map(bytes.hex)
uuids = st.integers(0, 2**128 - 1).map(lambda value: str(UUID(int=value)))
days = st.dates()
moments = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1)).map(  # noqa: DTZ001 the zone is put on in the next line
    lambda value: value.replace(microsecond=value.microsecond // 1000 * 1000, tzinfo=UTC))


def texts(limit: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=min(limit, 30))


def lists(of: st.SearchStrategy[Any], *, unique: bool = False) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3, unique=unique).map(tuple)


numbers = st.builds(Number, texts(80), st.integers(0, 9999), st.integers(0, 2**40), texts(200))
changes = st.dictionaries(texts(10), st.none() | st.booleans() | st.integers(-99, 99) | texts(20), max_size=3)
origins = st.builds(Origin, texts(1000), ids, texts(40), lists(texts(40)), texts(200), lists(changes),
                    lists(st.integers(0, 99)), st.booleans())
contents = st.builds(
    Content, headline=texts(1000), kicker=texts(500), dateline=texts(200), body=texts(900_000), date=st.none() | days,
    embargo=st.none() | st.builds(Embargo, moments, texts(60)), region=st.none() | texts(40), regions=lists(texts(40)),
    events=lists(texts(80)), officials=lists(texts(80)), tags=lists(texts(80)), related=lists(texts(80)),
    files=lists(ids, unique=True), sign_off=st.none() | texts(200), correction=texts(2000),
    origin=st.none() | origins)
records = lists(ids, unique=True)
grants = st.builds(KeyGrant, ids, texts(80), st.none() | records)
people = st.builds(Person, uuids, texts(200), texts(20), st.frozensets(st.sampled_from(ROLES)), lists(grants),
                   st.booleans())
said = st.one_of(
    st.builds(RevisionSaid, uuids, ids, records, records, contents, texts(20_000)),
    st.builds(MoveSaid, uuids, ids, ids, texts(40), records, st.none() | ids, texts(20_000), texts(20_000)),
    st.builds(EditionSaid, uuids, ids, ids, st.integers(0, 99), st.booleans(), days, texts(60), ids, records,
              st.none() | numbers, texts(20_000), texts(2_000)),
    st.builds(NumberSaid, uuids, ids, ids, numbers),
    st.builds(AnswerSaid, uuids, ids, ids, texts(40), texts(80), texts(600), texts(40), texts(600), texts(2_000),
              records),
    st.builds(DirectorySaid, texts(80), ids, texts(40), records, changes, st.booleans(), st.none() | texts(80)).filter(
        lambda state: state.kind not in KINDS.values()),
    st.builds(RosterSaid, st.builds(
        Roster, st.integers(1, 999), st.none() | ids, lists(people), st.frozensets(st.sampled_from(POLICIES)),
        st.dictionaries(texts(80), texts(80), max_size=2))),
)
posts = st.builds(Post, texts(300), st.none() | texts(40), st.none() | days, st.none() | days,
                  st.sampled_from(HOLDINGS))
values: st.SearchStrategy[EntityValue] = st.one_of(
    st.builds(Official, texts(200), texts(100), texts(200), lists(posts), texts(2000)),
    st.builds(Event, texts(300), texts(200), st.none() | days, st.none() | days, texts(300), st.none() | texts(40),
              texts(2000)),
    st.builds(Tag, texts(200)),
    st.builds(Acronym, texts(60), texts(300), st.booleans(), texts(2000)),
    st.builds(Citation, texts(100), texts(40), st.integers(0, 9999), texts(600), texts(2000)),
    st.builds(Word, texts(100)),
    st.builds(Region, texts(40), texts(200), st.integers(1, 4), st.none() | texts(40)),
    st.builds(Setting, texts(80), lists(st.builds(
        SettingValue, texts(20_000) | st.integers(0, 2**40) | st.booleans(), st.none() | days))),
)
KINDS = {Official: "official", Event: "event", Tag: "tag", Region: "region", Setting: "setting", Acronym: "acronym",
         Citation: "citation", Word: "word"}


@given(said)
def test_what_is_said_is_read_back(value: Said) -> None:
    body = json.loads(canonical(codec.write(value)))
    assert codec.read(body) == value
    assert canonical(codec.write(codec.read(body) or value)) == canonical(body)


@given(contents)
def test_a_working_copy_holds_all_that_a_revision_does(content: Content) -> None:
    assert codec.content_in(json.loads(json.dumps(codec.content_out(content)))) == content


@given(values)
def test_an_entity_is_read_back(value: EntityValue) -> None:
    assert entities.read(KINDS[type(value)], json.loads(canonical(entities.write(value)))) == value


def test_every_kind_is_drawn() -> None:
    drawn = {type(value) for value in (SAMPLES[kind] for kind in SAMPLES)}
    assert drawn == {RevisionSaid, MoveSaid, EditionSaid, NumberSaid, DirectorySaid, RosterSaid, AnswerSaid}


# -- what is refused

ID, UUIDS = "ab" * 32, "01a20943-f9b4-7888-b535-722ba7705097"
SAMPLES: dict[str, Said] = {
    "revision": RevisionSaid(UUIDS, ID, (ID,), (), Content(
        headline="Judul", date=date(2026, 1, 2), embargo=Embargo(datetime(2026, 1, 1, tzinfo=UTC), "Asia/Makassar"),
        files=(ID,), origin=Origin("a.txt", ID, "utf-8"))),
    "move": MoveSaid(UUIDS, ID, ID, "submit", (ID,), ID, "catatan", "alasan"),
    "edition": EditionSaid(UUIDS, ID, ID, 1, False, date(2026, 1, 2), "Asia/Makassar", ID, (),
                           Number("rilis", 2026, 1, "001")),
    "number": NumberSaid(UUIDS, ID, ID, Number("rilis", 2026, 1, "001")),
    "directory": DirectorySaid("tag-a", ID, "tag", (), {"name": "Pangan"}),
    "answer": AnswerSaid(UUIDS, ID, ID, "finding", "FACT-WEEKDAY", "sidik", "confirm", "Senin (3/12)", "benar", (ID,)),
    "roster": RosterSaid(Roster(1, None, (
        Person(UUIDS, "Maria", "mar", frozenset({"writer"}), (KeyGrant(ID, "m"),)),))),
}


def paths(body: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every field of a body."""
    if isinstance(body, dict):
        return [way for key, value in body.items() for way in [(*here, key), *paths(value, (*here, key))]]
    if isinstance(body, list):
        return [way for place, value in enumerate(body) for way in paths(value, (*here, place))]
    return []


def fields() -> list[tuple[str, tuple[Any, ...]]]:
    return [(kind, way) for kind, value in SAMPLES.items() for way in paths(codec.write(value))
            if way != ("t",)]


def broken(kind: str, way: tuple[Any, ...], value: Any, *, gone: bool = False) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(canonical(codec.write(SAMPLES[kind])))
    place: Any = body
    for step in way[:-1]:
        place = place[step]
    if gone:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    return body


def title(one: str | tuple[Any, ...]) -> str:
    return one if isinstance(one, str) else "/".join(map(str, one))


@pytest.mark.parametrize(("kind", "way"), fields(), ids=title)
def test_a_field_that_is_missing_or_of_another_type_is_refused(kind: str, way: tuple[Any, ...]) -> None:
    with pytest.raises(BadRecord, match=re.escape(str(way[-1])) if isinstance(way[-1], str) else ""):
        codec.read(broken(kind, way, None, gone=True))
    for wrong in (3.5, {"x": [1]} if way[-1] not in ("value", "holders") else "x", [[]]):
        with pytest.raises(BadRecord):
            codec.read(broken(kind, way, wrong))


@pytest.mark.parametrize(("kind", "way", "value"), [
    ("revision", ("headline",), "x" * 1_001), ("revision", ("body",), "x" * 900_001),
    ("revision", ("kicker",), "a\0b"), ("revision", ("release",), UUIDS.upper()),
    ("revision", ("parents",), [ID, ID]), ("revision", ("parents",), [ID] * 9), ("revision", ("date",), "2026-13-01"),
    ("revision", ("files",), ["../etc"]), ("revision", ("embargo", "until"), "x"),
    ("move", ("action",), "x" * 41), ("move", ("after",), ["x"]), ("edition", ("edition",), -1),
    ("edition", ("forced",), 1), ("number", ("number", "seq"), True), ("number", ("number", "seq"), 2**53),
    ("directory", ("value",), []), ("roster", ("people",), [7]), ("roster", ("version",), "1"),
    ("move", ("note",), "\ud800"),
])
def test_limits_hold(kind: str, way: tuple[Any, ...], value: Any) -> None:
    with pytest.raises(BadRecord):
        codec.read(broken(kind, way, value))


def test_an_unknown_kind_is_kept_and_not_understood() -> None:
    assert codec.read({"t": "humasdesk.comment/1", "text": "?"}) is None
    assert codec.read({"t": "humasdesk.revision/2"}) is None
    assert entities.read("contact", {"name": "x"}) is None


def test_an_unknown_way_of_holding_a_post_is_refused() -> None:
    value = entities.write(Official("Nama", posts=(Post("Gubernur"),)))
    value["posts"][0]["holding"] = "Raja"
    with pytest.raises(BadRecord):
        entities.read("official", value)


@given(said)
def test_nothing_that_can_be_said_holds_control_characters(value: Said) -> None:
    assert not has_controls(canonical(codec.write(value)).decode())
