"""The lists an editor extends: nothing twice, no circles, and no line that flags a right word."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from humasdesk import assets
from humasdesk.language.spelling import Speller
from humasdesk.language.spelling.frames import FRAMES, joined, partings
from humasdesk.language.spelling.wordlists import rows, spelt

BAKU = list(rows("baku.tsv"))
EXTRA = list(rows("stems-extra.txt"))
ACRONYMS = list(rows("acronyms.tsv"))


@pytest.mark.parametrize("name", ["baku.tsv", "stems-extra.txt", "foreign.tsv"])
def test_nothing_is_listed_twice(name: str) -> None:
    assert [word for word, times in Counter(row[0] for row in rows(name)).items() if times > 1] == []


def test_rare_words_are_listed_once() -> None:
    words = chain.from_iterable(row[0].split() for row in rows("rare-words.txt"))
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_lists_are_as_long_as_they_claim() -> None:
    assert len(BAKU) >= 500
    assert len(EXTRA) >= 200
    assert len(ACRONYMS) >= 300


def test_no_standard_form_is_itself_listed_as_wrong() -> None:
    wrong = {row[0] for row in BAKU}
    assert [row for row in BAKU for form in row[1].split(" / ") for word in form.split()
            if word.lower() in wrong] == []


@pytest.mark.parametrize("row", BAKU, ids=lambda row: row[0])
def test_each_sentence_is_marked_with_the_wrong_word_only(speller: Speller, row: list[str]) -> None:
    wrong, standard, sentence = row
    (mark,) = speller.marks(sentence)
    assert (mark.word.lower(), mark.verdict.severity, mark.verdict.detail) == (wrong, "style", standard)
    assert speller.suggest(wrong, 1)[0] == standard.split(" / ")[0]
    for form in standard.split(" / "):
        assert list(speller.marks(sentence.replace(wrong, form))) == []


def test_added_stems_are_needed(speller: Speller) -> None:
    listed = set(spelt(speller.words.graph))
    needless = [row[0] for row in EXTRA if row[0] in listed and row[1:] != ["kerja"]]
    assert needless == []


@pytest.mark.parametrize("name", ["stems-extra.txt", "rare-words.txt", "foreign.tsv"])
def test_lists_hold_words_in_lower_case(name: str) -> None:
    for row in rows(name):
        for word in row[0].split():
            assert word == word.lower(), word
            assert word.replace("-", "").isalpha(), word


def test_acronyms_have_expansions_and_no_line_twice() -> None:
    assert all(len(row) == 2 and row[1].strip() == row[1] != "" for row in ACRONYMS)
    assert len({tuple(row) for row in ACRONYMS}) == len(ACRONYMS)


def test_expansions_are_spelt_rightly(speller: Speller) -> None:
    assert [(row[0], mark.word) for row in ACRONYMS for mark in speller.marks(row[1])
            if mark.verdict.why != "foreign"] == []


def test_offered_indonesian_words_are_known(speller: Speller) -> None:
    assert [(row[0], mark.word) for row in rows("foreign.tsv") for mark in speller.marks("; ".join(row[1:]))] == []


def test_lists_end_their_lines_plainly() -> None:
    for name in ("baku.tsv", "stems-extra.txt", "rare-words.txt", "foreign.tsv", "acronyms.tsv", "rule-words.tsv"):
        text = assets.text("language", name)
        assert text.endswith("\n"), name
        assert not [line for line in text.splitlines() if line != line.rstrip() and not line.endswith("\t")], name


@pytest.mark.parametrize("stem", ["tulis", "pakai", "sapu", "kirim", "rawat", "bom", "produksi", "atur", "bawa"])
def test_a_frame_taken_apart_is_what_was_put_together(stem: str) -> None:
    for frame in FRAMES:
        if len(stem) >= frame.least:
            word = joined(frame, stem)
            assert (stem, frame) in set(partings(word)), (word, frame)
