"""Officials and their posts as of a day, settings as of a day, and people on a roster."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.domain.directory import Entity, Event, Official, Post, Region, Setting, SettingValue, Tag
from humasdesk.domain.people import KeyGrant, Person, Roster

ISRAN = Official("Isran Noor", "Dr. Ir. H.", "M.Si.", (
    Post("Bupati Kutai Timur", "64.08", date(2009, 2, 13), date(2015, 2, 13)),
    Post("Gubernur Kalimantan Timur", "64", date(2018, 10, 1), date(2023, 10, 1)),
))


@pytest.mark.parametrize(("day", "title"), [
    (date(2018, 9, 30), ""), (date(2018, 10, 1), "Gubernur Kalimantan Timur"),
    (date(2023, 10, 1), "Gubernur Kalimantan Timur"), (date(2023, 10, 2), ""),
    (date(2012, 1, 1), "Bupati Kutai Timur"),
])
def test_the_title_is_that_of_the_day(day: date, title: str) -> None:
    assert ISRAN.title_on(day) == title


def test_a_name_is_printed_with_its_degrees() -> None:
    assert ISRAN.full_name == "Dr. Ir. H. Isran Noor, M.Si."
    assert Official("Siti", suffix="S.E.").full_name == "Siti, S.E."
    assert Official("Siti", prefix="Hj.").full_name == "Hj. Siti"
    assert Official("Siti").full_name == "Siti"


def test_of_several_posts_the_definitive_and_then_the_latest_stands_first() -> None:
    day = date(2024, 6, 1)
    official = Official("Akmal Malik", posts=(
        Post("Gubernur Kalimantan Timur", since=date(2024, 5, 1), holding="Pj"),
        Post("Direktur Jenderal Otonomi Daerah", since=date(2020, 1, 1)),
        Post("Ketua Panitia", since=date(2024, 1, 1)),
    ))
    assert [post.printed for post in official.posts_on(day)] == [
        "Ketua Panitia", "Direktur Jenderal Otonomi Daerah", "Pj. Gubernur Kalimantan Timur"]


@given(st.dates(), st.none() | st.dates(), st.none() | st.dates())
def test_both_days_of_a_term_belong_to_it(day: date, since: date | None, until: date | None) -> None:
    held = Post("Camat", since=since, until=until).covers(day)
    assert held == ((since or date.min) <= day <= (until or date.max))


def test_an_open_post_is_held_for_ever() -> None:
    assert Post("Lurah").covers(date.min)
    assert Post("Lurah").covers(date.max)


# -- settings

def test_a_setting_has_the_value_of_its_day() -> None:
    name = Setting("agency.name", (SettingValue("Biro Humas"), SettingValue("Biro Adpim", date(2021, 1, 1))))
    assert name.on(date(2020, 12, 31)) == "Biro Humas"
    assert name.on(date(2021, 1, 1)) == "Biro Adpim"
    later = Setting("x", (SettingValue(1, date(2021, 1, 1)),))
    assert later.on(date(2020, 1, 1)) is None


@given(st.lists(st.dates(), min_size=1, max_size=6, unique=True), st.dates())
def test_the_value_begun_last_holds_whatever_the_order(days: list[date], day: date) -> None:
    setting = Setting("x", tuple(SettingValue(each.isoformat(), each) for each in days))
    begun = [each for each in days if each <= day]
    assert setting.on(day) == (max(begun).isoformat() if begun else None)


def test_what_lists_show_of_an_entity() -> None:
    labels = [Entity("x", kind, value, "h").label for kind, value in (
        ("official", ISRAN), ("event", Event("Musyawarah", "Musrenbang")), ("tag", Tag("pangan")),
        ("region", Region("64.72", "Kota Samarinda", 2)), ("setting", Setting("desk.zone", ())))]
    assert labels == ["Dr. Ir. H. Isran Noor, M.Si.", "Musyawarah", "pangan", "Kota Samarinda", "desk.zone"]


# -- people

def someone(initials: str, *, retired: bool = False, key: str = "k") -> Person:
    return Person(f"id {initials} {retired}", initials.title(), initials, frozenset({"writer"}),
                  (KeyGrant(key, "m1"),), retired)


def test_initials_are_asked_for_in_any_case_and_the_active_one_is_meant() -> None:
    old, new, other = someone("mar", retired=True, key="a"), someone("Mar", key="b"), someone("sul", key="c")
    roster = Roster(1, None, (old, new, other))
    assert roster.named(" MAR ") == new
    assert Roster(1, None, (old, other)).named("mar") == old
    assert roster.named("tia") is None
    assert roster.person(other.id) == other
    assert roster.person("?") is None
    assert (roster.person_with("c"), roster.person_with("?")) == (other, None)
    assert (roster.grant("a"), roster.grant("?")) == (KeyGrant("a", "m1"), None)


def test_who_retired_may_nothing() -> None:
    assert someone("mar").may("writer", "admin")
    assert not someone("mar").may("admin")
    assert not someone("mar", retired=True).may("writer")


def test_a_term_of_a_day() -> None:
    today = date(2026, 11, 23)
    assert Post("Plh", since=today, until=today).covers(today)
    assert not Post("Plh", since=today, until=today).covers(today + timedelta(days=1))
