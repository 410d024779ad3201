"""Which words share an index form and which must not; compounds; and what holds for every word."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.language import lexicon, morphology
from humasdesk.language.affixes import FRAMES, Frame
from humasdesk.language.letters import folded_words
from humasdesk.language.morphology import index_form, root_form

HERE = Path(__file__).parent


def _table(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


FAMILIES = [line.split(": ") for line in _table("families.txt")]
KEPT = sorted({word for line in _table("kept.txt") for word in line.split()})


def test_the_tables_are_large_enough() -> None:
    assert len(FAMILIES) >= 150
    assert len(KEPT) >= 40


@pytest.mark.parametrize(("form", "words"), FAMILIES, ids=[form for form, _ in FAMILIES])
def test_a_family_shares_one_form(form: str, words: str) -> None:
    assert {word: root_form(word) for word in words.split()} == dict.fromkeys(words.split(), form)


def test_words_that_only_look_derived_stay() -> None:
    assert {word: root_form(word) for word in KEPT} == {word: word.lower() for word in KEPT}


@pytest.mark.parametrize(("word", "form"), [
    ("bangunannya", "bangun"), ("pembangunanlah", "bangun"), ("membangunkah", "bangun"), ("rumahku", "rumah"),
    ("rumahmu", "rumah"), ("dialah", "dia"), ("apapun", "apa"), ("Isrannya", "isran"), ("jawabanya", "jawab"),
    ("Kutai", "kutai"), ("Abdullah", "abdullah"), ("Kenya", "kenya"),
])
def test_clitics_go_where_a_word_is_left(word: str, form: str) -> None:
    assert root_form(word) == form


@pytest.mark.parametrize(("word", "form"), [
    ("program-program", "program"), ("berlari-lari", "lari"), ("dukung-mendukung", "dukung"),
    ("undang-undang", "undang"), ("sayur-mayur", "sayur mayur"), ("se-Kaltim", "se kaltim"), ("ke-114", "ke 114"),
])
def test_a_hyphenated_word_is_taken_by_its_parts(word: str, form: str) -> None:
    assert root_form(word) == form


@pytest.mark.parametrize(("word", "form"), [
    ("menulis", "tulis"), ("memukul", "pukul"), ("mengirim", "kirim"), ("menyapu", "sapu"), ("membaca", "baca"),
    ("mencari", "cari"), ("mendaki", "daki"), ("menjual", "jual"), ("menggali", "gali"), ("mengambil", "ambil"),
    ("melihat", "lihat"), ("merawat", "rawat"), ("mewakili", "wakil"), ("menyanyi", "nyanyi"), ("mengecat", "cat"),
    ("memproses", "proses"), ("mentraktir", "traktir"), ("mengkritik", "kritik"), ("mensyukuri", "syukur"),
    ("penyanyi", "nyanyi"), ("penari", "tari"), ("pengirim", "kirim"), ("pemukul", "pukul"),
])
def test_nasal_sounds_give_back_the_letter_they_took(word: str, form: str) -> None:
    assert root_form(word) == form


def test_a_compound_is_found_in_one_word_and_in_two() -> None:
    joined = index_form("Penandatanganan nota").split()
    apart = index_form("tanda tangan nota").split()
    assert joined == apart == ["tanda", "tangan", "nota", "tandatangan"]
    assert root_form("ditandatangani") in apart
    assert index_form("Wali Kota Samarinda").split() == ["wali", "kota", "samarinda", "walikota"]
    assert root_form("walikota") == "walikota"
    assert index_form("bertanggung jawab") == "tanggung jawab tanggungjawab"


def test_the_order_of_words_is_kept() -> None:
    assert index_form("Gubernur membuka Musrenbang, lalu meninjau jembatan.") == (
        "gubernur buka musrenbang lalu tinjau jembatan")


def test_a_text_without_words_has_no_forms() -> None:
    assert index_form(" \n — ") == ""
    assert root_form("") == ""


@given(st.text())
def test_every_text_is_taken_and_each_form_is_a_word(text: str) -> None:
    forms = index_form(text)
    assert folded_words(forms) == forms.split()
    assert len(forms.split()) >= len(folded_words(text))


def test_a_form_is_its_own_form() -> None:
    words = lexicon.load()
    stems = random.Random(2).sample(sorted(words.flags), 3000)
    derived = [line for _, family in FAMILIES for line in family.split()]
    for word in [*stems, *words.forms, *derived]:
        form = root_form(word)
        assert root_form(form) == form


def _written(frame: Frame, suffix: str, stem: str) -> str:
    """``stem`` in ``frame``, written forward by the rules of the grammar."""
    prefix, first, second = frame.prefix, stem[0], stem[1:2]
    if frame.sound == "r" and first == "r":
        prefix = prefix[:-1]
    elif frame.sound == "nasal":
        cluster = (first == "p" and second in "lr") or (first == "t" and second == "r") or (
            first == "s" and second in "kmptwy") or (first == "k" and second in "hlr")
        prefix += ("" if first in "lmnrwy" else "m" if first in "bfvp" else
                   "ny" if first == "s" and not cluster else "n" if first in "cdjzts" else "ng")
        if first in "ptsk" and not cluster:
            stem = stem[1:]
    return prefix + stem + suffix


def test_what_the_flags_permit_is_undone() -> None:
    """Forward derivation and its undoing agree but for true ambiguities and words set by hand (98 % seen)."""
    words = lexicon.load()
    draws = [(stem, frame, suffix) for stem in random.Random(1).sample(sorted(words.flags), 6000) if len(stem) > 1
             for frame in FRAMES for suffix, flag in frame.flags.items() if flag in words.flags[stem]]
    agreed = sum(root_form(_written(frame, suffix, stem)) == words.derived.get(stem, root_form(stem))
                 for stem, frame, suffix in draws)
    assert len(draws) > 2000
    assert agreed / len(draws) > 0.96


def test_places_of_kalimantan_timur_keep_their_names() -> None:
    names = "Paser Kutai Kartanegara Berau Penajam Mahakam Ulu Balikpapan Samarinda Bontang Sepaku Melak Sangatta " \
            "Tenggarong Sangkulirang Samboja Derawan Maratua Sebulu Kelay Segah Anggana Kenohan Palaran Bengalon"
    assert [root_form(name) for name in names.split()] == names.lower().split()


def test_the_lists_are_read_only_when_a_word_is_asked_for() -> None:
    check = "from humasdesk.language import lexicon, morphology; assert lexicon.load.cache_info().currsize == 0; " \
            "morphology.root_form('dibangun'); assert lexicon.load.cache_info().currsize == 1"
    subprocess.run([sys.executable, "-c", check], check=True)


def test_the_version_follows_rules_and_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    before = morphology.version()
    assert before == morphology.version()
    monkeypatch.setattr(lexicon, "FORMS", "README.md")
    assert morphology.version() != before
