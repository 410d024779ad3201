"""What a search finds and in which order: a word's beginning, words as a whole, headline before kicker before text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from humasdesk.domain.release import Content, Summary
from humasdesk.errors import Overtaken
from humasdesk.store import lookup
from humasdesk.store.search import match_text, parse
from humasdesk.store.snippets import Marker
from humasdesk.store.sqlite import as_long_as
from humasdesk.store.wanted import Wanted, named, regions_named
from store.office import FORMS, Office, fold


def found(office: Office, query: str, wanted: Wanted | None = None, order: lookup.Order = "relevance", limit: int = 50,
          after: Summary | None = None, skip: int = 0) -> list[Summary]:
    with office.store.reading() as connection:
        return lookup.search(connection, query, wanted or Wanted(), FORMS, fold, order=order, limit=limit, after=after,
                             skip=skip)


def headlines(office: Office, query: str, wanted: Wanted | None = None, order: lookup.Order = "relevance") -> list[str]:
    return [one.headline for one in found(office, query, wanted, order)]


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path) as made:
        _fill(made)
        yield made


def _fill(office: Office) -> None:
    for content in (Content(headline="Jalan ke IKN dibuka", body="Bupati hadir."),
                    Content(headline="Rapat pangan", body="Dibahas IKN dan pangan."),
                    Content(headline="Ikan murah", kicker="Pangan Murah", body="Warga antre."),
                    Content(headline="Bupati hadir", body="Ikntara bukan kata. Harga pangan turun, pangan cukup.")):
        office.write("mar", content)


@pytest.mark.parametrize("read", [4_000, 1])
def test_few_letters_are_a_headlines_beginning_and_three_a_word_too(full: Office, monkeypatch: pytest.MonkeyPatch,
                                                                    read: int) -> None:
    monkeypatch.setattr(lookup, "_READ", read)  # with 1 the index is asked as soon as the newest headline has none
    assert headlines(full, "ik") == ["Ikan murah", "Jalan ke IKN dibuka"]
    assert headlines(full, "ikn") == ["Rapat pangan", "Jalan ke IKN dibuka"]
    assert headlines(full, "ikn", order="headline") == ["Jalan ke IKN dibuka", "Rapat pangan"]
    assert headlines(full, "ikn", Wanted(state="draft")) == ["Rapat pangan", "Jalan ke IKN dibuka"]
    assert headlines(full, "ikn", Wanted(state="published")) == []
    assert headlines(full, "iknt") == ["Bupati hadir"]
    first = found(full, "ikn", limit=1)
    assert [one.headline for one in found(full, "ikn", limit=1, after=first[-1])] == ["Jalan ke IKN dibuka"]
    with full.store.reading() as connection:
        assert [lookup.matches(connection, query, Wanted(), FORMS) for query in ("ik", "ikn", "iknt")] == [2, 2, 1]


@pytest.mark.parametrize(("query", "expected"), [
    ("pangan -ikn", ["Ikan murah", "Bupati hadir"]),
    ("-ikn pangan", ["Ikan murah", "Bupati hadir"]),
    ('pangan -"harga pangan"', ["Rapat pangan", "Ikan murah"]),
    ("ikn -pangan", ["Jalan ke IKN dibuka"]),
    ("-pangan ik", ["Jalan ke IKN dibuka"]),
    ("-pangan i", ["Jalan ke IKN dibuka"]),
    ("-jalan hadir bu", ["Bupati hadir"]),
    ("pangan -dibahas-ikn", ["Ikan murah", "Bupati hadir"]),  # joined words are left out as they stand together
    ("pangan - ikn", ["Rapat pangan", "Bupati hadir"]),
    ("rapat-pangan", ["Rapat pangan"]),
])
def test_a_word_with_a_minus_is_left_out(full: Office, query: str, expected: list[str]) -> None:
    assert headlines(full, query) == expected
    assert set(headlines(full, query, order="newest")) == set(expected)
    assert set(headlines(full, query, Wanted(state="draft"), order="headline")) == set(expected)
    with full.store.reading() as connection:
        assert lookup.matches(connection, query, Wanted(), FORMS) == len(expected)


@pytest.mark.parametrize(("query", "expected"), [
    ("-ikn", ["Bupati hadir", "Ikan murah"]),
    ('-pangan -"ikan murah"', ["Jalan ke IKN dibuka"]),
    ('-ikn -"harga pangan" ', ["Ikan murah"]),
    ("-zzz", ["Bupati hadir", "Ikan murah", "Rapat pangan", "Jalan ke IKN dibuka"]),
])
def test_nothing_but_words_to_leave_out_finds_all_others(full: Office, query: str, expected: list[str]) -> None:
    assert headlines(full, query) == headlines(full, query, order="newest") == expected
    assert headlines(full, query, order="oldest") == expected[::-1]
    assert headlines(full, query, Wanted(state="draft")) == expected
    assert headlines(full, query, Wanted(state="published")) == []
    first = found(full, query, limit=1)
    assert [one.headline for one in found(full, query, limit=9, after=first[-1], skip=1)] == expected[1:]
    with full.store.reading() as connection:
        assert lookup.matches(connection, query, Wanted(), FORMS) == len(expected)
        match = match_text(parse(query), FORMS)
        assert named(connection, "tag", Wanted(), match) == regions_named(connection, Wanted(), match) == {}


def test_a_word_left_out_is_not_marked() -> None:
    text = "Jalan dan bupati"
    assert [text[left:right] for left, right in Marker(parse("bupati -jalan"), FORMS, fold).hits(text)] == ["bupati"]


@pytest.mark.parametrize("named", [0, 16])
def test_by_relevance_is_headline_then_kicker_then_the_newer(full: Office, monkeypatch: pytest.MonkeyPatch,
                                                             named: int) -> None:
    """Whether the index says where a word stands, or the headlines are read."""
    monkeypatch.setattr(lookup, "_NAMED", named)
    full.write("mar", Content(headline="Lain", body="Stok pangan aman."))
    best = ["Rapat pangan", "Ikan murah", "Lain", "Bupati hadir"]
    assert headlines(full, "pangan") == best
    assert headlines(full, "pangan", Wanted(state="draft")) == best
    assert [one.headline for one in found(full, "pangan", limit=2, skip=1)] == best[1:3]
    full.write("mar", Content(headline="Rapat jalan", body="Pangan cukup."))
    full.write("mar", Content(headline="Lain lagi", kicker="Rapat", body="Stok pangan."))
    for query in ("rapat pangan", "rapat pangan ", "pangan rap"):
        assert headlines(full, query) == ["Rapat pangan", "Rapat jalan", "Lain lagi"]
    assert headlines(full, "pangan -ikan -lagi -jalan") == [one for one in best if one != "Ikan murah"]
    assert headlines(full, "pangan", order="newest") == ["Lain lagi", "Rapat jalan", "Lain", "Bupati hadir",
                                                         "Ikan murah", "Rapat pangan"]


@pytest.mark.parametrize("named", [0, 2, 16])
def test_a_words_beginning_finds_the_same_however_the_index_is_asked(full: Office, monkeypatch: pytest.MonkeyPatch,
                                                                     named: int) -> None:
    """All words that begin so are named to the index, unless they are more than a few: then the letters are."""
    monkeypatch.setattr(lookup, "_NAMED", named)
    for headline in ("Pangandaran jauh", "Pangán lokal", "PANGKAT naik", "Pangéran tiba"):
        full.write("mar", Content(headline=headline))
    begun = {"Pangán lokal", "Pangandaran jauh", "Rapat pangan", "Ikan murah", "Bupati hadir"}
    for query in ("pangan", "PANGAN", "pangá"):
        assert set(headlines(full, query)) == begun
    assert headlines(full, "pangk") == ["PANGKAT naik"]
    assert headlines(full, "pange") == ["Pangéran tiba"]
    assert headlines(full, "pangz") == []
    assert headlines(full, "rapat pang") == ["Rapat pangan"]
    assert headlines(full, "pangan pangk") == []


def test_what_nobody_wants_any_more_is_broken_off(full: Office) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    asked: list[None] = []

    def still() -> bool:
        asked.append(None)
        return len(asked) < 3

    def read() -> None:
        with as_long_as(still), full.store.reading() as connection:
            connection.exec_driver_sql(endless)

    with pytest.raises(Overtaken):
        read()
    assert len(asked) == 3
    assert headlines(full, "ikan") == ["Ikan murah"], "the connection is as good as new"
