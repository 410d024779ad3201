"""File names that every system takes and no two releases share."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.samples import EMBARGO, p, page
from humasdesk.export.names import MAX_LENGTH, RESERVED, file_name, slug
from humasdesk.export.page import Correction


def test_a_name_holds_date_number_and_headline() -> None:
    assert file_name(page(p("x")), "pdf") == "2019-01-08_012-humas-i-2019_setelah-musrenbang-rakor-kepala-daerah.pdf"


def test_marks_are_in_the_name() -> None:
    whole = page(p("x"), embargo=EMBARGO, correction=Correction(2, "x"), withdrawn="x", draft=True)
    assert file_name(whole, "html") == ("2019-01-08_012-humas-i-2019_draf_embargo_ralat-2_dicabut_"
                                        "setelah-musrenbang-rakor-kepala-daerah.html")


def test_without_a_number_the_release_is_told_by_its_id() -> None:
    names = {file_name(page(p("x"), number="", date=None, release_id=f"01936f5a-7c11-7000-8000-{n:012x}"), "pdf")
             for n in range(50)}
    assert len(names) == 50
    assert "00000031_setelah-musrenbang-rakor-kepala-daerah.pdf" in names


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Kepala Daerah", "kepala-daerah"), ("Jum’at, 5½ °C—é!", "jumat-51-2-c-e"), ("بسم الله", ""),
     ("../..\\x:y*?", "x-y"), ("  - Straße Łódź -", "strasse-lodz"), ("2018–2023", "2018-2023")],
)
def test_slugs(words: str, expected: str) -> None:
    assert slug(words) == expected


def test_a_device_name_is_not_used() -> None:
    bare = replace(page(p("x")), number="", date=None, release_id="", headline="Con")
    assert file_name(bare, "pdf") == "siaran-pers-con.pdf"
    assert file_name(replace(bare, headline="東京"), "pdf") == "siaran-pers.pdf"


def test_a_long_headline_is_cut_between_words() -> None:
    name = file_name(page(p("x"), headline="pembangunan jembatan penghubung " * 20), "pdf")
    assert 100 < len(name) <= MAX_LENGTH
    assert re.search(r"_(pembangunan|jembatan|penghubung|-)+\.pdf$", name)


@given(st.text(), st.text(max_size=300), st.text(max_size=20), st.booleans())
def test_any_name_is_safe(headline: str, number: str, release_id: str, draft: bool) -> None:
    whole = page(p("x"), headline=headline, number=number, release_id=release_id, draft=draft, date=None)
    name = file_name(whole, "pdf")
    assert re.fullmatch(r"[a-z0-9]([a-z0-9_-]*[a-z0-9])?\.pdf", name)
    assert len(name) <= MAX_LENGTH
    assert name.split(".")[0] not in RESERVED
