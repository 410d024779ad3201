"""What the speller says of single words, and what it offers."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from humasdesk.domain.directory import Official
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.spelling import Speller, Verdict
from humasdesk.language.spelling.speller import Given
from humasdesk.services.checking import knowing


@pytest.mark.parametrize("word", [
    "pemerintah", "pembangunannya", "digelar", "paparnya", "berkonsolidasi", "sinergitas", "menyukseskan",
    "ditunjukkannya", "vulkanik", "seusai", "terekam", "elektoral", "antarkabupaten", "pascabencana",
    "nonformal", "dikonfirmasi", "menindaklanjuti", "pertanggungjawaban", "inilah", "tepercaya", "diperebutkan",
    "disertakan", "memengaruhi", "program-program", "berbondong-bondong", "terkatung-katung", "keragu-raguan",
    "diada-adakan", "ubun-ubunnya", "Musrenbang", "DPRD", "BUMDes", "e", "3", "dikebut", "diklat", "sape'", "dijajakan",
    "kondusivitas", "berswafoto", "coklit", "Lumoindong"])
def test_right_words_are_known(speller: Speller, word: str) -> None:
    verdict = speller.judge(word)
    assert verdict.known, verdict
    assert verdict.severity is None


@pytest.mark.parametrize("word", [
    "pemerntah", "pembagunan", "masyrakat", "sperti", "dilaksanakn", "mendipakai", "penegakkan", "mengambilan",
    "dirusakan", "program-progam", "kesejahtraan"])
def test_slips_are_errors(speller: Speller, word: str) -> None:
    verdict = speller.judge(word)
    assert not verdict.known
    assert verdict.severity in ("error", "style")


@pytest.mark.parametrize(("word", "rule", "standard"), [
    ("menunjukan", "KAN-K", "menunjukkan"), ("mentaati", "LULUH", "menaati"), ("mensukseskan", "LULUH", "menyukseskan"),
    ("mengkonsumsi", "LULUH", "mengonsumsi"), ("dimana", "DI-KE-SPLIT", "di mana"),
    ("kedepan", "DI-KE-SPLIT", "ke depan"),
    ("siapapun", "PUN-SPLIT", "siapa pun"), ("didalamnya", "DI-KE-SPLIT", "di dalamnya")])
def test_what_is_not_standard_names_its_rule_and_the_standard_form(speller: Speller, word: str, rule: str,
                                                                   standard: str) -> None:
    verdict = speller.judge(word)
    assert (verdict.severity, verdict.rule, verdict.detail) == ("style", rule, standard)
    assert speller.suggest(word)[0] == standard


@pytest.mark.parametrize("word", ["keluar", "kepada", "menghimpun", "rumpun", "meskipun", "mempunyai", "mengkaji",
                                  "menerjemahkan", "mempelajarinya", "ditunjukkannya"])
def test_false_friends_of_the_rules_are_known(speller: Speller, word: str) -> None:
    assert speller.judge(word).known


def test_a_form_never_counted_beside_a_very_common_word_gets_a_hint(speller: Speller) -> None:
    verdict = speller.judge("tatapi")
    assert (verdict.known, verdict.severity, verdict.rule, verdict.detail) == (False, "hint", "CONFUSABLE", "tetapi")


@pytest.mark.parametrize(("word", "meant"), [("diantarnya", "di antaranya"), ("deciptakan", "diciptakan")])
def test_an_affix_with_a_slip_in_it_gets_a_hint(speller: Speller, word: str, meant: str) -> None:
    verdict = speller.judge(word)
    assert (verdict.known, verdict.rule, verdict.detail) == (False, "CONFUSABLE", meant)


def test_a_foreign_word_is_right_and_marked_all_the_same(speller: Speller) -> None:
    verdict = speller.judge("stakeholder")
    assert (verdict.known, verdict.severity, verdict.rule) == (True, "hint", "FOREIGN-ITALIC")
    assert [mark.word for mark in speller.marks("Para stakeholder hadir.")] == ["stakeholder"]


def test_what_one_speller_is_told_another_of_the_same_lists_does_not_know(speller: Speller) -> None:
    taught = speller.taught({"sempajo": Given("desk", "sempajo")})
    assert taught.judge("sempajo").why == "desk"
    assert not speller.judge("sempajo").known
    taught.add("mine", ["qwsxz"])
    assert not speller.judge("qwsxz").known
    assert taught.words is speller.words
    assert taught.lexicon is speller.lexicon


def test_each_office_has_its_own_words_and_none_holds_the_lists_twice() -> None:
    here = Knowledge.of_shipped(date(2019, 3, 4), officials=(Official("Zulqxar Bhrata"),))
    there = Knowledge.of_shipped(date(2019, 3, 4))
    one, other = knowing.speller_for(here, ["sempajo"]), knowing.speller_for(there)
    assert (one.judge("sempajo").why, one.judge("Zulqxar").why) == ("desk", "official")
    assert (other.judge("sempajo").why, other.judge("Zulqxar").why) == ("unknown", "name")
    assert one.judge("sempajo").known  # not lost while another was made
    assert knowing.speller_for(here, ["sempajo"]) is one
    assert one.lexicon is other.lexicon is knowing.speller().lexicon


def test_a_lower_case_acronym_is_offered_as_it_is_written(speller: Speller) -> None:
    assert speller.suggest("apbd", 1) == ["APBD"]


def test_words_that_are_handed_in_are_known_until_they_are_taken_away(speller: Speller) -> None:
    assert not speller.judge("sempajo").known
    speller.add("region", ["Kecamatan Sempajo Utara"])
    assert speller.judge("Sempajo") == Verdict(True, None, "region")
    speller.add("mine", ["sempajo"])
    assert speller.judge("Sempajo").why == "mine"
    speller.remove("mine")
    speller.remove("region")
    assert not speller.judge("sempajo").known


def test_words_that_are_handed_in_are_offered(speller: Speller) -> None:
    speller.add("official", ["Isran Noor"])
    try:
        assert "Isran" in speller.suggest("Isrn")
    finally:
        speller.remove("official")


def test_words_can_be_added_while_another_thread_reads(speller: Speller) -> None:
    failed: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(200):
                assert speller.judge("pemerintah").known
                list(speller.marks("Pemerintah kota qwsxz membangun."))
        except BaseException as error:  # told to the test below
            failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(50):
        speller.add("desk", [f"kata{'abcdefghij'[number % 10]}x"])
    speller.remove("desk")
    for reader in readers:
        reader.join()
    assert not failed


@pytest.mark.parametrize(("word", "meant"), [
    ("pemerntah", "pemerintah"), ("pembagunan", "pembangunan"), ("masyrakat", "masyarakat"), ("kegaitn", "kegiatan"),
    ("Gurbernur", "Gubernur"), ("program-progam", "program-program"), ("yangada", "yang ada"), ("dnegan", "dengan"),
    ("pembangunanya", "pembangunannya")])
def test_what_was_meant_stands_first(speller: Speller, word: str, meant: str) -> None:
    assert speller.suggest(word)[0] == meant


def test_suggestions_are_few_and_the_same_every_time(speller: Speller) -> None:
    first = speller.suggest("kesehtan", 3)
    assert first == Speller.suggest(speller, "kesehtan", 3)
    assert 0 < len(first) <= 3
    assert speller.suggest("x" * 200) == []


def test_marks_skip_what_is_no_word(speller: Speller) -> None:
    text = "Lihat https://samarinda.go.id, tulis ke humas@kaltim.go.id atau @pemprovkaltim #kaltimberdaulat 12.345 CFD."
    assert [mark.word for mark in speller.marks(text)] == []


def test_marks_say_where_the_word_stands(speller: Speller) -> None:
    text = "“Pemerntah kota 😀 membangn jalan,” kata dia."
    assert [text[start:end] for start, end, _, _ in speller.marks(text)] == ["Pemerntah", "membangn"]


def test_a_place_that_names_a_kind_needs_no_capital(speller: Speller) -> None:
    speller.add("region", ["Bali", "Sumatra", "Mahakam"])
    assert not list(speller.marks("jeruk bali, harimau sumatra, dan pesut mahakam"))
    assert [mark.word for mark in speller.marks("warga mahakam; kunci, bali")] == ["mahakam", "bali"]
    speller.remove("region")


def test_a_capitalised_word_once_in_the_text_beside_a_common_word_gets_a_hint(speller: Speller) -> None:
    (mark,) = speller.marks("Forum Kerukunan Umat Baragama di Kota Zzyzx.")
    assert (mark.word, mark.verdict.severity, mark.verdict.rule, mark.verdict.detail) == (
        "Baragama", "hint", "NAME-NEAR", "Beragama")
    assert not list(speller.marks("Baragama bertemu Baragama."))


def test_two_words_in_one_with_a_slip_are_parted(speller: Speller) -> None:
    assert speller.suggest("trimakasih") == ["terima kasih"]
    assert speller.suggest("xqzptlkwyv") == []
