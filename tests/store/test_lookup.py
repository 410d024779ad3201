"""What a search finds and in which order: a word's beginning, words as a whole, headline before kicker before text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from humasdesk.domain.release import Content, Summary
from humasdesk.store import lookup
from humasdesk.store.wanted import Wanted
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


def test_by_relevance_is_headline_then_kicker_then_the_newer(full: Office) -> None:
    full.write("mar", Content(headline="Lain", body="Stok pangan aman."))
    best = ["Rapat pangan", "Ikan murah", "Lain", "Bupati hadir"]
    assert headlines(full, "pangan") == best
    assert headlines(full, "pangan", Wanted(state="draft")) == best
    assert [one.headline for one in found(full, "pangan", limit=2, skip=1)] == best[1:3]
    assert headlines(full, "pangan", order="newest") == ["Lain", "Bupati hadir", "Ikan murah", "Rapat pangan"]
