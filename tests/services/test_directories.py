"""Directories: posts on a day, add, edit, merge, retire, and releases that stay whole through all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from humasdesk.domain.directory import Entity, EntityKind, EntityValue, Event, Official, Post, Region, Tag
from humasdesk.errors import BadInput, NotFound, Refused
from humasdesk.records import entities as forms
from humasdesk.records.codec import DirectorySaid
from humasdesk.services import cataloguing, exporting, searching, starter
from humasdesk.services.searching import Wanted
from services.office import Office


def add(office: Office, value: EntityValue, by: str = "mar") -> str:
    return cataloguing.add(office.desk, office.me(by), value)[0]


def labels(office: Office, kind: EntityKind, *, all_of_them: bool = False) -> list[str]:
    return [one.entity.label for one in cataloguing.listed(office.desk, kind, all_of_them=all_of_them)]


def rename(name: str) -> Callable[[EntityValue], EntityValue]:
    def change(value: EntityValue) -> EntityValue:
        assert isinstance(value, Official | Event | Tag | Region)
        return replace(value, name=name)

    return change


# -- posts

@pytest.mark.parametrize(("day", "title"), [
    (date(2018, 9, 30), ""),
    (date(2018, 10, 1), "Gubernur Kalimantan Timur"),
    (date(2019, 1, 14), "Gubernur Kalimantan Timur"),
    (date(2023, 10, 1), "Gubernur Kalimantan Timur"),
    (date(2023, 10, 2), ""),
])
def test_a_title_is_of_its_day(office: Office, tmp_path: Path, day: date, title: str) -> None:
    starter.load(office.desk, office.me("mar"))
    isran = cataloguing.find(office.desk, "official", "Isran Noor")
    assert isinstance(isran.value, Official)
    assert isran.value.title_on(day) == title
    release = office.published(officials=(isran.id,), date=day)
    page = exporting.export(office.desk, release, ("html",), tmp_path)[0].path.read_text(encoding="utf-8")
    assert f"{title} Dr. Ir. H. Isran Noor, M.Si.".strip() in page
    assert ("Gubernur Kalimantan Timur Dr." in page) == bool(title)


def test_an_acting_post_stands_behind_a_full_one() -> None:
    both = Official("Rina", posts=(Post("Sekretaris Daerah", None, date(2020, 1, 1), None, "Plh"),
                                   Post("Asisten I", None, date(2019, 1, 1))))
    assert [post.printed for post in both.posts_on(date(2020, 6, 1))] == ["Asisten I", "Plh. Sekretaris Daerah"]
    assert both.title_on(date(2018, 1, 1)) == ""


# -- add, edit, find

def test_names_are_found_in_many_ways_and_never_guessed(office: Office) -> None:
    isran = add(office, Official("Isran Noor", "Dr. H.", "M.Si."))
    add(office, Official("Isran Yusuf"))
    first = add(office, Event("Musrenbang RPJMD", "Musrenbang", date(2018, 12, 1)))
    add(office, Event("Musrenbang RPJMD", "Musrenbang", date(2023, 12, 1)))
    for name in ("Isran Noor", "isran  noor", "Dr. H. Isran Noor, M.Si.", isran, "Noor"):
        assert cataloguing.find(office.desk, "official", name).id == isran
    assert cataloguing.find(office.desk, "event", first).id == first
    with pytest.raises(NotFound) as several:
        cataloguing.find(office.desk, "official", "Isran")
    assert "Dr. H. Isran Noor, M.Si. (" in several.value.sentence
    assert "Give more of the name, or the id." in several.value.sentence
    with pytest.raises(NotFound, match="Musrenbang RPJMD 2018-12-01"):
        cataloguing.find(office.desk, "event", "Musrenbang")
    with pytest.raises(NotFound, match="The directory has no Hadi"):
        cataloguing.find(office.desk, "official", "Hadi")
    with pytest.raises(NotFound):
        cataloguing.find(office.desk, "official", "No")  # two letters are no piece of a name


def test_nothing_is_added_twice_but_events(office: Office) -> None:
    add(office, Tag("FKUB"))
    with pytest.raises(Refused, match="has FKUB already"):
        add(office, Tag("fkub"))
    with pytest.raises(Refused, match="already"):
        add(office, Region("64.72", "Kota Baru", 2, "64"), by="adm")
    assert labels(office, "tag") == ["FKUB"]


@pytest.mark.parametrize(("value", "why"), [
    (Tag("  "), "An entry needs a name"),
    (Official("Isran", posts=(Post("Gubernur", None, date(2023, 1, 1), date(2018, 1, 1)),)), "lies before"),
    (Official("Isran", posts=(Post("Gubernur", "99.99"),)), "There is no region 99.99"),
    (Event("Rakor", since=date(2019, 1, 2), until=date(2019, 1, 1)), "lies before"),
    (Tag("x" * 300), "too long"),
    (Tag("FKUB\x07"), "characters that cannot be kept"),
])
def test_bad_entries_are_sentences(office: Office, value: EntityValue, why: str) -> None:
    with pytest.raises((BadInput, NotFound), match=why):
        add(office, value)


def test_regions_and_settings_are_an_admins(office: Office) -> None:
    for by in ("bud", "sul"):
        with pytest.raises(Refused, match="Only an admin can change regions"):
            add(office, Region("64.72.99", "Kecamatan Baru", 3, "64.72"), by=by)
        with pytest.raises(Refused, match="Only an admin"):
            cataloguing.edit(office.desk, office.me(by), "64.72", rename("Samarinda Kota"))
    add(office, Region("64.72.99", "Kecamatan Baru", 3, "64.72"), by="adm")
    assert office.desk.regions.find("Kecamatan Baru").code == "64.72.99"
    add(office, Tag("dari admin"), by="adm")  # officials, events and tags are everybody's
    with pytest.raises(NotFound, match="There is no region 77"):
        add(office, Region("77.01", "Nirgends", 2, "77"), by="adm")


# -- merging and retiring never break a release

def merged(office: Office) -> tuple[str, str, str]:
    """A release that names an official, who is then merged into another: (release, old, new)."""
    old = add(office, Official("Isran Nor", posts=(Post("Bupati", "64.08", date(2009, 2, 4), date(2015, 3, 30)),)))
    new = add(office, Official("Isran Noor", suffix="M.Si.", posts=(Post("Gubernur", "64", date(2018, 10, 1)),)))
    release = office.approved(officials=(old,))
    cataloguing.merge(office.desk, office.me("bud"), old, new)
    return release, old, new


def test_a_merged_entry_lives_on_in_the_other(office: Office, tmp_path: Path) -> None:
    release, old, new = merged(office)
    kept = cataloguing.get(office.desk, old)
    assert (kept.id, kept.label) == (new, "Isran Noor, M.Si.")
    assert isinstance(kept.value, Official)
    assert [post.title for post in kept.value.posts] == ["Bupati", "Gubernur"]
    assert labels(office, "official") == ["Isran Noor, M.Si."]
    assert labels(office, "official", all_of_them=True) == ["Isran Noor, M.Si.", "Isran Nor"]
    assert [one.used for one in cataloguing.listed(office.desk, "official")] == [1]
    for entity in (old, new):
        assert [one.id for one in searching.page(office.desk, Wanted(official=entity))] == [release]
    assert [one.id for one in searching.search(office.desk, '"Isran Noor"')] == [release]
    office.publish(release)
    page = exporting.export(office.desk, release, ("html",), tmp_path)[0].path.read_text(encoding="utf-8")
    assert "Gubernur Isran Noor, M.Si." in page


def test_a_merged_name_means_the_other_where_nothing_is_changed(office: Office) -> None:
    _, old, new = merged(office)
    for name in ("Isran Nor", old):
        assert cataloguing.meant(office.desk, "official", name).id == new
    with pytest.raises(NotFound, match=r"Isran Nor was merged into Isran Noor, M\.Si\."):
        cataloguing.find(office.desk, "official", "Isran Nor")
    with pytest.raises(NotFound, match="The directory has no Hadi"):
        cataloguing.meant(office.desk, "official", "Hadi")


def test_merging_asks_for_two_of_a_kind(office: Office) -> None:
    tag, other, event = add(office, Tag("FKUB")), add(office, Tag("Forum")), add(office, Event("Rakor"))
    for one, into in ((tag, tag), (tag, event)):
        with pytest.raises(Refused, match="Only two different entries of one directory"):
            cataloguing.merge(office.desk, office.me("mar"), one, into)
    cataloguing.merge(office.desk, office.me("mar"), tag, other)
    with pytest.raises(Refused, match="Only two different entries"):  # they are one already
        cataloguing.merge(office.desk, office.me("mar"), other, tag)


def test_a_circle_of_merges_is_its_smallest_entry(office: Office) -> None:
    ids = sorted(add(office, Tag(name)) for name in ("satu", "dua", "tiga"))
    release = office.new(tags=(ids[1],))
    with office.desk.writing() as writer:  # as two desks would that merged unseen of each other
        for one, into in zip(ids, (*ids[1:], ids[0]), strict=True):
            entity = cataloguing.get(office.desk, one)
            writer.say(office.me("mar").key, DirectorySaid(one, writer.rosters.newest_id, "tag", (entity.head,),
                                                           forms.write(entity.value), merged_into=into))
    for one in ids:
        assert cataloguing.get(office.desk, one).id == ids[0]
        assert [found.id for found in searching.page(office.desk, Wanted(tag=one))] == [release]
    name = cataloguing.get(office.desk, ids[0]).label
    assert labels(office, "tag") == [name]
    assert cataloguing.find(office.desk, "tag", name).id == ids[0]
    cataloguing.edit(office.desk, office.me("mar"), ids[1], rename("empat"))  # mends the one that stands
    assert labels(office, "tag") == ["empat"]


def test_a_retired_entry_stays_with_its_releases(office: Office, tmp_path: Path) -> None:
    tag = add(office, Tag("FKUB"))
    release = office.published(tags=(tag,))
    cataloguing.retire(office.desk, office.me("bud"), tag)
    assert labels(office, "tag") == []
    assert labels(office, "tag", all_of_them=True) == ["FKUB"]
    assert [one.id for one in searching.page(office.desk, Wanted(tag=tag))] == [release]
    assert [one.id for one in searching.search(office.desk, "fkub")] == [release]
    assert exporting.export(office.desk, release, ("html",), tmp_path)
    assert cataloguing.find(office.desk, "tag", "FKUB").retired
    cataloguing.retire(office.desk, office.me("bud"), tag, back=True)
    assert labels(office, "tag") == ["FKUB"]


def test_a_new_name_is_found_at_once_and_by_a_rebuild(office: Office) -> None:
    event = add(office, Event("Rapat Koordinasi", "Rakor"))
    release = office.new(headline="Gubernur", body="Pertemuan.\n", events=(event,), regions=("64.72",))
    cataloguing.edit(office.desk, office.me("mar"), event, rename("Sidang Paripurna"))
    cataloguing.edit(office.desk, office.me("mar"), "64.72", rename("Kota Tepian"))
    for _ in range(2):
        assert [one.id for one in searching.search(office.desk, "paripurna tepian")] == [release]
        assert searching.search(office.desk, "koordinasi") == []
        assert searching.search(office.desk, "samarinda")[0].snippet  # by the dateline, which is the release's own
        office.desk.store.rebuild()


def test_unknown_ids_are_sentences(office: Office) -> None:
    for deed in (lambda: cataloguing.get(office.desk, "nirgends"),
                 lambda: cataloguing.retire(office.desk, office.me("mar"), "nirgends")):
        with pytest.raises(NotFound, match="There is nothing of the id nirgends"):
            deed()


# -- regions

def test_a_merged_region_keeps_its_releases(office: Office) -> None:
    release = office.new(region="64.72")
    cataloguing.merge(office.desk, office.me("adm"), "64.72", "64.71")
    assert office.desk.regions.name("64.72") == "Kota Balikpapan"
    for code in ("64.71", "64"):
        assert [one.id for one in searching.page(office.desk, Wanted(region=code))] == [release]
    assert [one.id for one in searching.search(office.desk, "balikpapan")] == [release]
    with pytest.raises(NotFound):
        office.desk.regions.find("Kota Samarinda")


def test_a_retired_region_is_offered_no_more(office: Office) -> None:
    cataloguing.retire(office.desk, office.me("adm"), "64.72")
    assert "64.72" not in [one.code for one in office.desk.regions.children("64")]
    assert not office.desk.regions.is_offered("64.72")
    with pytest.raises(NotFound):
        office.desk.regions.find("Samarinda")
    assert office.desk.regions.find("Samarinda", retired=True).code == "64.72"
    cataloguing.retire(office.desk, office.me("adm"), "64.72", back=True)
    assert office.desk.regions.find("Samarinda").code == "64.72"


def test_a_circle_of_merged_regions(office: Office) -> None:
    codes = ("64.71", "64.72", "64.74")
    own = [Entity(code, "region", Region(code, f"Kota {code}", 2, "64"), "", merged_into=into)
           for code, into in zip(codes, (*codes[1:], codes[0]), strict=True)]
    office.desk.regions.know(own)
    assert {office.desk.regions.name(code) for code in codes} == {"Kota 64.71"}
    assert [office.desk.regions.is_offered(code) for code in codes] == [True, False, False]


@pytest.mark.parametrize(("name", "code"), [
    ("64", "64"), ("Kalimantan Timur", "64"), ("kalimantan timur", "64"), ("Provinsi Kalimantan Timur", "64"),
    ("Samarinda", "64.72"), ("Kota Samarinda", "64.72"), ("Kab. Paser", "64.01"), ("64.02", "64.02"),
])
def test_regions_by_name_and_code(office: Office, name: str, code: str) -> None:
    assert office.desk.regions.find(name).code == code
    assert office.desk.regions.path(code)[0].code == "64"


# -- the starter directory

def test_the_starter_twice_doubles_nothing(office: Office) -> None:
    me = office.me("bud")
    mine = add(office, Tag("fkub"))
    first = starter.load(office.desk, me)
    assert first > 40
    isran = cataloguing.find(office.desk, "official", "Isran Noor")
    cataloguing.edit(office.desk, me, isran.id, rename("Isran"))
    cataloguing.retire(office.desk, me, cataloguing.find(office.desk, "official", "Hadi Mulyadi").id)
    assert starter.load(office.desk, me) == 0
    assert cataloguing.get(office.desk, isran.id).label == "Dr. Ir. H. Isran, M.Si."
    assert [one.entity.id for one in cataloguing.listed(office.desk, "tag")
            if one.entity.label.casefold() == "fkub"] == [mine]
    with pytest.raises(NotFound, match="There is no starter directory bali"):
        starter.load(office.desk, me, "bali")
