"""The starter directory: dates, regions and sources of every fact; the example settings are settings."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from humasdesk import assets
from humasdesk.domain.directory import HOLDINGS, Official, Post
from humasdesk.settings.table import SETTINGS, parse

KALTIM = tomllib.loads(assets.text("starter", "kaltim.toml"))
EXAMPLE = tomllib.loads(assets.text("starter", "contoh.toml"))
CODES = {line.split("\t")[0] for line in assets.text("regions", "regions.tsv").splitlines()}
OFFICIALS = {one["name"]: one for one in KALTIM["official"]}
POSTS = [(one["name"], post) for one in KALTIM["official"] for post in one["posts"]]


def official(name: str) -> Official:
    said = OFFICIALS[name]
    posts = tuple(Post(post["title"], post["region"], post["since"], post.get("until"),
                       post.get("holding", "definitive")) for post in said["posts"])
    return Official(said["name"], said.get("prefix", ""), said.get("suffix", ""), posts, said["source"])


def test_tables_and_keys() -> None:
    assert set(KALTIM) == {"official", "event", "tag"}
    known = {"official": {"name", "prefix", "suffix", "source", "posts"},
             "event": {"name", "short", "region", "since", "until", "place", "source"}, "tag": {"name", "source"}}
    for table, keys in known.items():
        for one in KALTIM[table]:
            assert set(one) <= keys, one
            assert one["name"] == " ".join(one["name"].split()) != ""
    for _, post in POSTS:
        assert set(post) <= {"title", "region", "since", "until", "holding", "source"}, post


@pytest.mark.parametrize("table", ["official", "event", "tag"])
def test_names_stand_once(table: str) -> None:
    names = [one["name"] for one in KALTIM[table]]
    assert len(names) == len(set(names))


def test_there_is_something_to_start_with() -> None:
    assert len(KALTIM["official"]) >= 15
    assert len(KALTIM["event"]) >= 8
    assert len(KALTIM["tag"]) >= 20


def test_every_fact_has_a_source() -> None:
    for one in [*KALTIM["official"], *KALTIM["event"], *KALTIM["tag"], *(post for _, post in POSTS)]:
        assert len(one.get("source", "")) >= 20, one


@pytest.mark.parametrize(("name", "post"), POSTS, ids=[f"{name} {post['since']}" for name, post in POSTS])
def test_a_post_is_dated_and_placed(name: str, post: dict[str, Any]) -> None:
    assert type(post["since"]) is date
    assert type(post.get("until", post["since"])) is date
    assert post["since"] <= post.get("until", date.max)
    assert date(2000, 1, 1) <= post["since"] <= date(2026, 12, 31)
    assert post["region"] in CODES
    assert post.get("holding", "definitive") in HOLDINGS
    assert "http" in post["source"]


def test_nobody_holds_a_post_that_another_holds() -> None:
    held: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for name, post in POSTS:
        if post.get("holding", "definitive") == "definitive":
            held[post["title"]].append((post["since"], post.get("until", date.max), name))
    for title, terms in held.items():
        for (_, end, earlier), (begin, _, later) in pairwise(sorted(terms)):
            assert end < begin, f"{title}: {earlier} and {later}"


def test_regions_of_events_exist() -> None:
    assert {one["region"] for one in KALTIM["event"] if "region" in one} <= CODES


@pytest.mark.parametrize(("name", "day", "title"), [
    ("Isran Noor", date(2018, 9, 30), ""),
    ("Isran Noor", date(2018, 10, 1), "Gubernur Kalimantan Timur"),
    ("Isran Noor", date(2019, 3, 15), "Gubernur Kalimantan Timur"),
    ("Isran Noor", date(2023, 10, 1), "Gubernur Kalimantan Timur"),
    ("Isran Noor", date(2023, 10, 2), ""),
    ("Hadi Mulyadi", date(2019, 3, 15), "Wakil Gubernur Kalimantan Timur"),
    ("Akmal Malik", date(2023, 10, 2), "Pj. Gubernur Kalimantan Timur"),
    ("Rudy Mas'ud", date(2025, 2, 20), "Gubernur Kalimantan Timur"),
    ("Andi Harun", date(2021, 2, 26), "Wali Kota Samarinda"),
])
def test_a_title_on_a_day(name: str, day: date, title: str) -> None:
    assert official(name).title_on(day) == title


def test_names_are_printed_with_degrees() -> None:
    assert official("Isran Noor").full_name == "Dr. Ir. H. Isran Noor, M.Si."
    assert official("Hadi Mulyadi").full_name == "H. Hadi Mulyadi, S.Si., M.Si."


def test_the_example_desk_holds_settings_and_reaches_nobody() -> None:
    settings = EXAMPLE["settings"]
    assert set(EXAMPLE) == {"settings"}
    for key, value in settings.items():
        assert SETTINGS[key].scope == "desk"
        assert parse(key, value) == value
    for key in ("agency.email", "agency.website", "contact.email"):
        assert settings[key].endswith(".example")
