"""Every row of the table proves itself: what it must flag, what the fix makes of it, what it must let pass."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from humasdesk.language.applying import Written, apply, as_text
from humasdesk.language.check import RULES, Checker
from humasdesk.language.finding import Finding
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Rule
from humasdesk.language.spelled import RULES as SPELLED
from humasdesk.language.spelling import Speller
from humasdesk.language.text import Block, Text
from humasdesk.services.checking import knowing
from language.proofs import office, shown, written

FLAGS = [(rule, bad, good) for rule in RULES for bad, good in rule.flags]
PASSES = [(rule, text) for rule in RULES for text in rule.passes]


@lru_cache(maxsize=1)
def speller() -> Speller:
    """One for all tests, with the names the office knows."""
    return knowing.speller_for(office())


def found(rule: Rule, given: Written) -> list[Finding]:
    checker = Checker(office(), rules=[rule], speller=speller() if rule in SPELLED else None)
    return [one for each in checker.check(as_text(given)) for one in each.each()]


@pytest.mark.parametrize(("rule", "bad", "good"), FLAGS, ids=[f"{rule.id}-{bad[:30]!r}" for rule, bad, _ in FLAGS])
def test_it_flags(rule: Rule, bad: str, good: str) -> None:
    given = written(bad, rule.field)
    findings = found(rule, given)
    assert findings, "not flagged"
    first = findings[0]
    assert as_text(given).field(first.field)[first.start:first.end] == first.text
    assert first.sentence
    if not good:
        assert not first.fixes or rule.id in ("FACT-QUOTE",)
        return
    fixes = [one.fixes[0] for one in findings if one.fixes]
    after = apply(given, fixes if rule.fix == "A" or len(findings) == 1 else fixes[:1])
    if good.endswith("|"):
        assert after.dateline == good[:-1]
        return
    assert (shown(after.body) if rule.field == "body" else getattr(after, rule.field)) == good


@pytest.mark.parametrize(("rule", "text"), PASSES, ids=[f"{rule.id}-{text[:30]!r}" for rule, text in PASSES])
def test_it_passes(rule: Rule, text: str) -> None:
    assert [(one.text, one.sentence) for one in found(rule, written(text, rule.field))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_row_is_whole(rule: Rule) -> None:
    assert len(rule.flags) >= 3
    assert len(rule.passes) >= 3
    assert [rule.block is None, rule.text is None, rule not in SPELLED].count(False) == 1
    assert rule.what
    assert rule.source
    assert rule.fix in ("A", "S", "-")


def test_every_id_is_there_once() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_a_link_to_other_news_takes_no_good_line_with_it() -> None:
    """A block of a link and, after a line break, good words: only the link is named."""
    words = "Baca juga: Harga pangan stabil\nWarga menyambut baik."
    text = Text(body=tuple(Block("paragraph", one) for one in ("Rapat dibuka sore itu.", words, "Rapat ditutup.")))
    found = [one for one in Checker(Knowledge.of_shipped(date(2026, 1, 5))).check(text) if one.rule == "SITE-REMNANT"]
    assert [(one.text, one.fixes[0].replacement) for one in found] == [("Baca juga: Harga pangan stabil\n", "")]
