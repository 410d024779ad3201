"""The real release of the samples: what must be found in it, what must not, and why everything else is right."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache

import pytest

from humasdesk import assets
from humasdesk.services.checking.files import FileFinding, check_file

WANTED = {
    ("CONFUSABLE", "tatapi"), ("FACT-ACRONYM", "Baragama"), ("NAME-NEAR", "Baragama"), ("COMPOUND-SPLIT", "kerjasama"),
    ("COMPOUND-SPLIT", "walikota"), ("TITLE-DOT", "Dr H"), ("DATELINE-DASH", " - "), ("COMMA-LINK", "Namun demikian"),
    ("ABBR-FIRST", "RPJMD"), ("FACT-NO-DATE", "dalam waktu dekat"), ("FACT-LAW", "PP Nomor 12 Tahun 2008"),
    ("SIGNOFF", "humsprov kaltim"), ("SPC-DOUBLE", "\xa0 "), ("SPC-EDGE", "\xa0"), ("QUOTE-MIXED", '"'),
}
FURTHER = {
    "SITE-REMNANT": "Both lines come from the web page's frame and are no part of the release.",
}
"""Rules that fire too, each with its defence."""
FINE = ("digelar", "paparnya", "berkonsolidasi", "sinergitas", "Musrenbang", "Forkopimda", "Isran", "Noor", "Kaltim")


@lru_cache(maxsize=1)
def found() -> tuple[FileFinding, ...]:
    return check_file(str(assets.path("samples", "rakor-kepala-daerah.txt")), None, date(2026, 11, 28))


@pytest.mark.parametrize(("rule", "text"), sorted(WANTED))
def test_it_finds(rule: str, text: str) -> None:
    assert (rule, text) in {(one.finding.rule, one.finding.text) for one in found()}


def test_nothing_else_without_a_defence() -> None:
    rules = {rule for rule, _ in WANTED} | set(FURTHER)
    assert sorted({one.finding.rule for one in found()} - rules) == []


def test_right_words_are_no_errors() -> None:
    marked = [one.finding.text for one in found() if one.finding.rule in ("SPELL", "BAKU", "NAME-NEAR", "CONFUSABLE")]
    assert [word for word in FINE if any(word in text for text in marked)] == []
    assert [one.finding.text for one in found() if one.finding.severity == "error"] == []


def test_every_place_is_where_it_says() -> None:
    lines = assets.text("samples", "rakor-kepala-daerah.txt").split("\n")
    for one in found():
        words = one.finding.text
        assert lines[one.line - 1][one.column - 1:one.column - 1 + len(words)] == words, one


def test_all_blanks_are_named() -> None:
    counted = Counter(one.finding.rule for one in found())
    text = assets.text("samples", "rakor-kepala-daerah.txt")
    covered = sum(one.finding.text.count("\xa0") for one in found() if one.finding.rule.startswith("SPC-"))
    assert covered == text.count("\xa0") == 33
    assert counted["SPC-DOUBLE"] + counted["SPC-EDGE"] >= 23
