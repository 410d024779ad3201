"""Cases of ``rebuild = live`` that random histories found, and the index's own bookkeeping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Content, Origin
from humasdesk.records.codec import DirectorySaid, EditionSaid, MoveSaid, NumberSaid, RevisionSaid
from humasdesk.store import lists, lookup, wanted
from store.office import FORMS, Office, fold, snapshot

FILE = "cd" * 32


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path) as made:
        yield made


def found(office: Office, query: str, order: lookup.Order = "relevance") -> list[str]:
    with office.store.reading() as connection:
        return [one.headline for one in lookup.search(connection, query, wanted.Wanted(), FORMS, fold, order=order)]


def test_a_text_beside_the_head_moves_the_release_and_its_search_row(office: Office) -> None:
    release, _ = office.write("mar", "jembatan")
    for who in ("stranger", "tia"):  # the second head may be a smaller id or a greater one; the stranger's is none
        office.write(who, "jalan", release, parents=())
        assert found(office, "jembatan") + found(office, "jalan") != []
        assert office.problems() == []


def test_two_first_texts_may_name_the_same_file(office: Office) -> None:
    origin = Origin("a.txt", office.files.keep(b"asal"), "utf-8")
    release, _ = office.write("mar", Content(headline="satu", origin=origin))
    office.write("tia", Content(headline="dua", origin=origin), release, parents=())
    assert office.problems() == []
    with office.store.reading() as connection:
        assert lists.brought_in(connection, origin.file) == release


def test_a_key_that_ends_earlier_takes_what_came_later_with_it(office: Office) -> None:
    release, first = office.write("mar", "satu")
    office.write("mar", "dua", release)
    later, _ = office.write("mar", "tiga")
    office.entity("mar", "tag-a", "tag", {"name": "Pangan"})
    office.change_people(lambda people: tuple(
        replace(one, keys=tuple(replace(grant, upto=(first,)) for grant in one.keys)) if one.initials == "mar" else one
        for one in people))
    with office.store.reading() as connection:
        assert [one.headline for one in lists.page(connection, wanted.Wanted())] == ["satu"]
    assert office.verdict(later).heads == ()
    assert office.problems() == []


def test_a_move_that_calls_itself_a_publication_is_none(office: Office) -> None:
    release, revision = office.write("mar", "satu")
    office.move("sul", release, "force-publish", said="mendesak")
    assert office.verdict(release).public == "none"
    assert list(office.verdict(release).refused.values()) == ["It publishes, but holds no edition."]
    assert revision in office.verdict(release).heads
    assert office.problems() == []


def test_ranking_does_not_depend_on_how_often_a_text_was_written_anew(office: Office) -> None:
    releases = [office.write("mar", Content(headline=f"judul {place}", body="warga desa " * place + "jalan"))[0]
                for place in range(1, 5)]
    for _ in range(4):
        for place, release in enumerate(releases, start=1):
            office.write("mar", Content(headline=f"judul {place}", body="desa " * place + "jalan warga pekan"),
                         release)
    order = found(office, "jalan desa warga")
    assert len(order) == 4
    assert office.problems() == []
    office.store.rebuild()
    assert found(office, "jalan desa warga") == order


def test_an_index_that_became_empty_is_as_one_never_used(office: Office) -> None:
    office.write("mar", "satu")
    office.change_people(lambda people: tuple(
        replace(one, keys=tuple(replace(grant, upto=()) for grant in one.keys)) if one.initials == "mar" else one
        for one in people))
    assert found(office, "satu") == []
    assert office.problems() == []
    office.write("tia", "dua")
    assert found(office, "dua") == ["dua"]
    assert office.problems() == []


def test_an_entity_renamed_or_merged_is_found_by_its_new_name(office: Office) -> None:
    office.write("mar", Content(headline="satu", tags=("tag-a",)))
    first = office.entity("mar", "tag-a", "tag", {"name": "Pangan"})
    assert found(office, "pangan") == ["satu"]
    office.entity("mar", "tag-a", "tag", {"name": "Gizi"}, (first,))
    assert (found(office, "pangan"), found(office, "gizi")) == ([], ["satu"])
    office.entity("mar", "tag-b", "tag", {"name": "Kesehatan"})
    last = office.entity("mar", "tag-a", "tag", {"name": "Gizi"}, (first,), merged_into="tag-b")
    assert last
    assert office.problems() == []


def test_two_heads_of_an_entity_are_kept_and_the_smaller_id_is_used(office: Office) -> None:
    ids = sorted(office.entity(who, "tag-a", "tag", {"name": who}) for who in ("mar", "tia"))
    with office.store.reading() as connection:
        row = connection.exec_driver_sql("SELECT head, heads FROM entity WHERE id = 'tag-a'").one()
    assert tuple(row) == (ids[0], 2)


def test_a_number_given_to_two_releases_is_told(office: Office) -> None:
    for headline in ("satu", "dua"):
        release, _ = office.write("mar", headline)
        office.publish("sul", release, forced=True, seq=7)
    assert office.problems() == ["The number 007 was given twice."]


def test_everything_said_in_one_transaction_is_settled_as_if_said_one_by_one(office: Office) -> None:
    release, roster = new_id(office.clock()), office.roster_id
    with office.store.writing() as writer:
        first = writer.say(office.keys["mar"], RevisionSaid(release, roster, (), (), Content(headline="satu"))).hex
        sent = writer.say(office.keys["mar"], MoveSaid(release, roster, first, "submit", ())).hex
        yes = writer.say(office.keys["sul"], MoveSaid(release, roster, first, "approve", (sent,))).hex
        writer.say(office.keys["sul"], EditionSaid(release, roster, first, 1, False, date(2026, 11, 23),
                                                   "Asia/Makassar", office.files.keep(b"halaman"), (sent, yes)))
    assert office.state(release) == ("approved", "published")
    assert office.problems() == []


def test_a_transaction_that_fails_leaves_no_trace(office: Office) -> None:
    rows = snapshot(office.store)
    with pytest.raises(ZeroDivisionError), office.store.writing() as writer:  # noqa: PT012 what fails is the work between
        writer.say(office.keys["mar"], RevisionSaid(new_id(office.clock()), office.roster_id, (), (), Content()))
        writer.settle()
        raise ZeroDivisionError
    assert snapshot(office.store) == rows
    assert office.problems() == []


def test_the_holder_s_number_fills_an_edition_published_elsewhere(office: Office) -> None:
    release, _ = office.write("mar", "satu")
    edition = office.publish("ben", release, forced=True, seq=4)  # ben's machine does not hold the series
    assert office.verdict(release).editions[0].number is None
    from humasdesk.domain.numbering import Number

    for who, text in (("ben", "004"), ("adi", "005")):
        office.tell(who, NumberSaid(release, office.roster_id, edition, Number("rilis", 2026, int(text), text)))
    given = office.verdict(release).editions[0].number
    assert given is not None
    assert given.text == "005"
    assert office.problems() == []


def test_a_setting_or_region_counts_only_from_an_admin(office: Office) -> None:
    value = {"key": "agency.name", "values": [{"value": "Biro", "since": None}]}
    office.tell("mar", DirectorySaid("setting:agency.name", office.roster_id, "setting", (), value))
    with office.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM entity").scalar() == 0
    office.tell("adi", DirectorySaid("setting:agency.name", office.roster_id, "setting", (), value))
    with office.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM entity").scalar() == 1
    assert office.problems() == []
