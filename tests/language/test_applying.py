"""Fixes change the document and nothing beside it: formats, links and all other words stay."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.document import normal
from humasdesk.document.nodes import Document, Figure, Heading, Item, Paragraph, Quote, Span, Table
from humasdesk.document.plain import plain_text
from humasdesk.language import finding
from humasdesk.language.applying import Written, apply, as_text, automatic, fix_all
from humasdesk.language.check import RULES, Checker
from humasdesk.language.finding import Finding, Fix
from language.proofs import office

CHECKER = Checker(office())
WORDS = st.sampled_from(["banjir , dan", "kota  itu", "dimana", "kerjasama", "Dr H Isran Noor", "mentaati", "Rp. 5.000",
                         "selesai..", "pukul 08:00 wita", "se Kaltim", "warga", "rapat", "lebih\xa0sering",
                         "tanpa salah", "Namun demikian pemerintah", "anak anak", "para kader-kader", "stakeholder"])
SPANS = st.lists(st.builds(Span, WORDS, st.booleans(), st.booleans(), st.sampled_from([None, "https://contoh.id/a"])),
                 min_size=1, max_size=4).map(lambda spans: tuple(
                     part for span in spans for part in (span, Span(" "))))
BLOCKS = st.one_of(st.builds(Paragraph, SPANS), st.builds(Quote, SPANS), st.builds(Item, SPANS),
                   st.builds(Heading, st.just(2), SPANS),
                   st.builds(Figure, st.just("files/a.png"), st.just("a"), WORDS, WORDS),
                   st.builds(lambda one, two: Table(((one, two),), ("", "")), SPANS, SPANS))
DOCUMENTS = st.lists(BLOCKS, min_size=1, max_size=4).map(normal.document)


def check(written: Written) -> tuple[Finding, ...]:
    return CHECKER.check(as_text(written))


@given(DOCUMENTS)
def test_automatic_fixes_settle(body: Document) -> None:
    written = Written(headline="Rapat Di Samarinda.", body=body)
    after, done = fix_all(written, check)
    assert automatic(check(after)) == ()
    assert fix_all(after, check) == (after, ())
    assert after.body == normal.document(after.body)
    assert after.headline == "Rapat di Samarinda"
    assert done


@given(DOCUMENTS)
def test_one_fix_leaves_the_rest(body: Document) -> None:
    written = Written(body=body)
    for change in automatic(check(written))[:1]:
        fix = change.fix
        before, after = plain_text(body), plain_text(apply(written, [fix]).body)
        if not fix.italic and fix.replacement:
            assert after == before[:fix.start] + fix.replacement + before[fix.end:]
        keys = {one.fingerprint for group in check(apply(written, [fix])) for one in group.each()}
        assert change.finding.fingerprint not in keys or before.count(change.finding.text) > 1


def test_bold_and_link_survive() -> None:
    body = (Paragraph((Span("Bersama "), Span("Dr H", bold=True), Span(" Isran "),
                       Span("Noor", link="https://contoh.id/"), Span(" ada kerjasama."))),)
    after, done = fix_all(Written(body=body), check)
    assert after.body == (Paragraph((Span("Bersama "), Span("Dr. H.", bold=True), Span(" Isran "),
                                     Span("Noor", link="https://contoh.id/"), Span(" ada kerja sama."))),)
    assert [change.finding.rule for change in done] == ["TITLE-DOT", "COMPOUND-SPLIT"]


def test_only_chosen_rules() -> None:
    after, _ = fix_all(Written(body=(Paragraph((Span("dimana ada kerjasama"),)),)), check, {"DI-KE-SPLIT"})
    assert plain_text(after.body) == "di mana ada kerjasama"


def test_a_fix_does_not_cross_blocks() -> None:
    body = (Paragraph((Span("satu"),)), Paragraph((Span("dua"),)))
    with pytest.raises(ValueError, match="another block"):
        apply(Written(body=body), [Fix("x", "body", 2, 7)])


def test_one_place_shows_one_mark() -> None:
    words = "Forum Kerukunan Umat Baragama  (FKUB) , kerjasama dimana ? selesai.."
    for before, after in pairwise(check(Written(body=(Paragraph((Span(words),)),)))):
        assert before.field != after.field or before.end <= after.start


def test_offsets_in_utf16() -> None:
    body = (Paragraph((Span("Halo 👋 dunia."),)), Paragraph((Span("😀 ada kerjasama"),)))
    one = next(one for one in check(Written(body=body)) if one.rule == "COMPOUND-SPLIT")
    text = plain_text(body)
    assert text[one.start:one.end] == "kerjasama"
    assert text.encode("utf-16-le")[2 * one.start16:2 * one.end16].decode("utf-16-le") == "kerjasama"


def test_a_fingerprint_outlives_edits_nearby() -> None:
    def mark(text: str) -> str:
        found = check(Written(body=(Paragraph((Span(text),)),)))
        return next(one.fingerprint for one in found if one.rule == "COMPOUND-SPLIT")

    given = mark("Semua pihak dalam kerjasama daerah itu.")
    assert finding.answers(given, mark("Kemarin: semua pihak dalam kerjasama antarwilayah baru."))
    assert finding.answers(given, mark("Tanpa kerjasama daerah itu tidak jadi."))
    assert not finding.answers(given, mark("Tanpa kerjasama antarwilayah baru."))


def test_severities_and_switches() -> None:
    text = as_text(Written(body=(Paragraph((Span("dimana ada kerjasama"),)),)))
    found = Checker(office(), {"DI-KE-SPLIT": "off", "COMPOUND-SPLIT": "error"}).check(text)
    assert [(one.rule, one.severity) for one in found] == [("COMPOUND-SPLIT", "error")]


def test_every_rule_stands_alone() -> None:
    """No rule stumbles over odd texts."""
    odd = ["", " ", "\n", "“", '"', "(", ".", "…", "\u200b", "A", "1", "Rp", "ke ", "👩‍👩‍👧", "((()))", '""""', "Dr H",
           "a" * 5000, "kata, " * 500]
    for text in odd:
        CHECKER.check(as_text(Written(text, text, text, (Paragraph((Span(text),)),))))
    assert RULES


@pytest.mark.parametrize("piece", [
    "(", "“", "1.", "A ", "Dr H ", "kata, ", "Badan Rakyat (BR) ", "Samarinda ", "www.", "a@", "\xa0"])
def test_long_runs_of_anything_end(piece: str) -> None:
    """A rule whose time grew with the square of a text's length would hold up this test for minutes."""
    text = piece * (40_000 // len(piece))
    CHECKER.check(as_text(Written(body=(Paragraph((Span(f"a {text} b"),)),))))
