"""What the checks say of a text without a date, and of one regulation cited again and again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from humasdesk.language.applying import apply, as_text
from humasdesk.language.check import BY_ID, Checker
from humasdesk.language.finding import Field
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.shipped import Law
from language.proofs import office, shown, written


def sentences(rule: str, text: str, knowledge: Knowledge) -> list[str]:
    found = Checker(knowledge, rules=[BY_ID[rule]]).check(as_text(written(text)))
    return [one.message for one in found]


UNDATED = replace(office(), dated=False, guessed=True)


@pytest.mark.parametrize(("rule", "text", "said"), [
    ("FACT-OFFICIAL", "Gubernur Kaltim Hadi Mulyadi hadir.", "today was taken"),
    ("FACT-WEEKDAY", "Rapat digelar Selasa (4/3).", "nearest to today was taken"),
])
def test_a_question_that_rests_on_a_guessed_day_says_so(rule: str, text: str, said: str) -> None:
    assert [said in one for one in sentences(rule, text, UNDATED)] == [True]
    assert [said in one for one in sentences(rule, text, office())] == [False]
    named = text.replace("hadir.", "hadir pada 5 Maret 2019.").replace("(4/3)", "(4/3/2019)")
    assert [said in one for one in sentences(rule, named, UNDATED)] == [False]


def test_a_regulation_that_is_not_in_the_register_is_asked_for_once() -> None:
    text = ("PP Nomor 998 Tahun 2018 berlaku.\n\nMenurut PP  Nomor 998 Tahun 2018 dan Peraturan Pemerintah Nomor 998 "
            "Tahun 2018, hal itu wajib. PP Nomor 999 Tahun 2018 menyusul.")
    assert len(sentences("FACT-LAW", text, office())) == 2


def test_a_kind_of_which_the_register_holds_none_is_not_asked_for() -> None:
    text = "Perda Nomor 5 Tahun 2018 berlaku."
    assert sentences("FACT-LAW", text, office()) == []
    own = Law("Perda", "9", 2018, "Zonasi")
    assert len(sentences("FACT-LAW", text, replace(office(), laws=(*office().laws, own)))) == 1


@pytest.mark.parametrize(("text", "field", "right"), [
    ("Acara dihadiri walikota Samarinda Andi Harun.", "body", "Acara dihadiri Wali Kota Samarinda Andi Harun."),
    ("Acara dihadiri wakil walikota Samarinda.", "body", "Acara dihadiri Wakil Wali Kota Samarinda."),
    ("Acara dihadiri para walikota.", "body", "Acara dihadiri para wali kota."),
    ("Gubernur Terima walikota Samarinda", "headline", "Gubernur Terima Wali Kota Samarinda"),
    ("Gubernur terima kunjungan walikota di Samarinda", "headline",
     "Gubernur Terima Kunjungan Wali Kota di Samarinda"),
])
def test_a_capital_and_a_compound_at_the_same_words_are_one_finding(text: str, field: Field, right: str) -> None:
    rules = [BY_ID[name] for name in ("CAP-OFFICE", "COMPOUND-SPLIT", "HEAD-CASE")]
    found = Checker(office(), rules=rules).check(as_text(written(text, field)))
    assert [(one.also, len(one.fixes)) for one in found] == [((), 1)]
    fix = found[0].fixes[0]
    mended = text[:fix.start] + fix.replacement + text[fix.end:]
    assert (mended, fix.automatic) == (right, True)
    assert Checker(office(), rules=rules).check(as_text(written(mended, field))) == ()


@pytest.mark.parametrize(("written_day", "offered"), [("02/12/2026", "01/12/2026"), ("2/12/2026", "1/12/2026")])
def test_the_other_day_is_offered_with_the_figures_that_stand_there(written_day: str, offered: str) -> None:
    given = written(f"Rapat Selasa ({written_day}).")
    found = Checker(office(), rules=[BY_ID["FACT-WEEKDAY"]]).check(as_text(given))
    assert [shown(apply(given, [fix]).body) for one in found for fix in one.fixes] == [
        f"Rapat Rabu ({written_day}).", f"Rapat Selasa ({offered})."]
