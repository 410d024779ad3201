"""What a text names: people by name and post, places, occasions, bodies; and what it does not name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from humasdesk.domain.directory import Event, Official, Post
from humasdesk.language.entities.suggesting import Suggester
from humasdesk.language.entities.world import Known, Suggestion, World
from humasdesk.services.regions import Regions

DAY = date(2019, 3, 4)
OFFICIALS = (
    Known("isran", Official("Isran Noor", "Dr. Ir. H.", "M.Si.", (
        Post("Bupati Kutai Timur", "64.08", date(2009, 2, 4), date(2015, 3, 30)),
        Post("Gubernur Kalimantan Timur", "64", date(2018, 10, 1), date(2023, 10, 1))))),
    Known("hadi", Official("Hadi Mulyadi", posts=(
        Post("Wakil Gubernur Kalimantan Timur", "64", date(2018, 10, 1), date(2023, 10, 1)),))),
    Known("awang", Official("Awang Faroek Ishak", posts=(
        Post("Gubernur Kalimantan Timur", "64", date(2008, 12, 17), date(2018, 9, 20)),))),
    Known("jaang", Official("Syaharie Jaang", posts=(
        Post("Wali Kota Samarinda", "64.72", date(2010, 11, 23), date(2021, 2, 17)),))),
    Known("rudy", Official("Rudy Mas'ud", posts=())),
    Known("muhammad-a", Official("Muhammad Sabani", posts=())),
    Known("muhammad-b", Official("Muhammad Kadafi", posts=())),
)
EVENTS = (
    Known("rakor-18", Event("Rapat Koordinasi Kepala Daerah", "Rakor Kepala Daerah", date(2018, 3, 1))),
    Known("rakor-19", Event("Rapat Koordinasi Kepala Daerah", "Rakor Kepala Daerah", date(2019, 3, 6))),
    Known("erau", Event("Festival Erau Adat Kutai", "Erau", date(2012, 7, 1))),
)
TAGS = (Known("pangan", "ketahanan pangan"), Known("ikn", "IKN"))
ACRONYMS = (("FKUB", "Forum Kerukunan Umat Beragama"), ("RPJMD", "Rencana Pembangunan Jangka Menengah Daerah"))
Find = Callable[..., dict[tuple[str, str], Suggestion]]


@pytest.fixture(scope="module")
def find() -> Find:
    suggester = Suggester(World(DAY, "64", Regions().all(), OFFICIALS, EVENTS, TAGS, ACRONYMS))

    def found(body: str, **heads: str) -> dict[tuple[str, str], Suggestion]:
        fields = {"kicker": "", "headline": "", "dateline": "", **heads, "body": body}
        return {(one.kind, one.key): one for one in suggester.suggest(fields)}  # type: ignore[arg-type]  # as in Field

    return found


@pytest.mark.parametrize(("body", "key", "words"), [
    ("Isran Noor membuka rakor.", "isran", ("Isran Noor",)),
    ("Isran Noor membuka rakor. Isran lalu pulang.", "isran", ("Isran Noor", "Isran")),
    ("Gubernur membuka rakor.", "isran", ("Gubernur",)),
    ("Rakor dibuka Gubernur Kaltim, kemarin.", "isran", ("Gubernur Kaltim",)),
    ("Gubernur Kaltim Dr H Isran Noor hadir.", "isran", ("Isran Noor",)),
    ("Wagub meninjau jembatan.", "hadi", ("Wagub",)),
    ("Wali Kota Samarinda hadir.", "jaang", ("Wali Kota Samarinda",)),
    ("Walikota Samarinda Syaharie Jaang hadir.", "jaang", ("Syaharie Jaang",)),
    ("Rudy Mas’ud meninjau jalan.", "rudy", ("Rudy Mas’ud",)),
    ("Menurut Jaang, kota sudah siap.", "jaang", ("Jaang",)),
])
def test_officials_are_found_by_name_part_and_post_of_the_day(find: Find, body: str, key: str,
                                                             words: tuple[str, ...]) -> None:
    assert find(body)["official", key].words == words


@pytest.mark.parametrize(("body", "key"), [
    ("Dia menambahkan, tugas gubernur dan wakil gubernur sama.", "isran"),
    ("Dia menambahkan, tugas gubernur dan wakil gubernur sama.", "hadi"),
    ("Gubernur membuka rakor.", "awang"),
    ("Isran Hidayat, warga Loa Janan, setuju.", "isran"),
    ("Muhammad datang.", "muhammad-a"),
    ("Bupati hadir.", "isran"),
    ("Gubernur Jawa Timur Khofifah Indar Parawansa berkunjung.", "isran"),
    ("Gubernur Ridwan Kamil berkunjung.", "isran"),
])
def test_nobody_is_found_who_is_not_meant(find: Find, body: str, key: str) -> None:
    assert ("official", key) not in find(body)


@pytest.mark.parametrize(("body", "code"), [
    ("Warga Samarinda senang.", "64.72"), ("Pemkab Kukar siap.", "64.02"), ("se-Kaltim", "64"),
    ("Bupati Paser hadir.", "64.01"), ("Di Kecamatan Sebulu, Kutai Kartanegara.", "64.02"),
    ("Rombongan dari Jawa Timur tiba.", "35"), ("Kabupaten Kutai Barat", "64.07"),
])
def test_places_are_found_by_name_and_short_form(find: Find, body: str, code: str) -> None:
    assert ("region", code) in find(body)


@pytest.mark.parametrize("body", [
    "Kepala daerah berau-berau saja.", "Kantor di Jalan Balikpapan nomor 3.", "Bogor menyala.", "Air paser keruh."])
def test_no_place_is_found_in_doubt(find: Find, body: str) -> None:
    assert not [one for one in find(body) if one[0] == "region"]


def test_a_kecamatan_is_found_where_the_word_stands_before_it(find: Find) -> None:
    assert find("Banjir di Kecamatan Sebulu surut.")["region", "64.02.07"].label == "Sebulu"


def test_the_kicker_says_what_it_is_about_and_the_dateline_only_where_it_was_written(find: Find) -> None:
    found = [one.key for one in find("Rakor se-Kaltim dibuka di Samarinda.", kicker="Kalimantan Timur",
                                     dateline="SAMARINDA").values() if one.kind == "region"]
    assert found == ["64", "64.72"]


def test_of_events_of_one_name_the_nearest_is_meant_and_one_long_past_is_not(find: Find) -> None:
    found = find("Rakor Kepala Daerah dibuka. Erau menyusul.")
    assert ("event", "rakor-19") in found
    assert ("event", "rakor-18") not in found
    assert ("event", "erau") not in found


def test_bodies_are_offered_as_new_tags_and_plans_are_not(find: Find) -> None:
    found = find("Forum Kerukunan Umat Beragama (FKUB) membahas RPJMD dan ketahanan pangan di IKN.")
    assert [one.key for one in found.values() if one.kind == "tag"] == ["+FKUB", "ikn", "pangan"]
    assert found["tag", "+FKUB"].detail == "Forum Kerukunan Umat Beragama"


def test_every_mention_says_where_it_stands(find: Find) -> None:
    body = "😀 Kata Isran Noor, “Kaltim siap.”"
    for one in find(body).values():
        for mention in one.mentions:
            assert body[mention.start:mention.end] == mention.words
