"""The table of regions holds together."""

from __future__ import annotations

from collections import Counter

import pytest

from humasdesk import assets

ROWS = [line.split("\t") for line in assets.text("regions", "regions.tsv").splitlines()]
REGIONS = {code: (int(level), name, parent) for code, level, name, parent in ROWS[1:]}


def test_head_and_order() -> None:
    assert ROWS[0] == ["code", "level", "name", "parent"]
    codes = [row[0] for row in ROWS[1:]]
    assert codes == sorted(set(codes))


def test_counts_by_level() -> None:
    assert Counter(level for level, _, _ in REGIONS.values()) == {1: 38, 2: 514, 3: 7285}


def test_every_region_lies_in_its_parent() -> None:
    for code, (level, name, parent) in REGIONS.items():
        assert parent == code.rpartition(".")[0]
        assert level == code.count(".") + 1
        assert not parent or parent in REGIONS
        assert name == name.strip() != ""


def test_level_two_says_what_it_is() -> None:
    kinds = Counter(name.split()[0] for level, name, _ in REGIONS.values() if level == 2)
    assert kinds == {"Kabupaten": 416, "Kota": 98}


@pytest.mark.parametrize(("code", "name"), [
    ("64", "Kalimantan Timur"), ("64.01", "Kabupaten Paser"), ("64.02", "Kabupaten Kutai Kartanegara"),
    ("64.03", "Kabupaten Berau"), ("64.07", "Kabupaten Kutai Barat"), ("64.08", "Kabupaten Kutai Timur"),
    ("64.09", "Kabupaten Penajam Paser Utara"), ("64.11", "Kabupaten Mahakam Ulu"), ("64.71", "Kota Balikpapan"),
    ("64.72", "Kota Samarinda"), ("64.74", "Kota Bontang"), ("64.72.01", "Palaran"),
])
def test_codes_of_kalimantan_timur(code: str, name: str) -> None:
    assert REGIONS[code][1] == name


def test_kalimantan_timur_has_ten_kabupaten_and_kota() -> None:
    assert sum(parent == "64" for _, _, parent in REGIONS.values()) == 10
