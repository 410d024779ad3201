"""Release numbers as offices write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.domain.numbering import ROMAN, check, render
from humasdesk.errors import BadInput

DAY = date(2026, 11, 3)


@pytest.mark.parametrize(("pattern", "text"), [
    ("{seq:03}/HUMAS/{month:roman}/{year}", "007/HUMAS/XI/2026"), ("{seq}", "7"), ("{seq:3}", "  7"),
    ("B-{seq:04}.{day:02}{month:02}", "B-0007.0311"), ("{{{seq}}}", "{7}"), ("№ {seq}", "№ 7"),
])
def test_a_pattern_is_filled(pattern: str, text: str) -> None:
    check(pattern)
    assert render(pattern, 7, DAY) == text


@given(st.integers(1, 10**9), st.dates())
def test_every_number_of_every_day_has_a_text_of_its_own(seq: int, day: date) -> None:
    pattern = "{seq:03}/HUMAS/{month:roman}/{year}"
    assert render(pattern, seq, day) != render(pattern, seq + 1, day)
    number, _, month, year = render(pattern, seq, day).split("/")
    assert (int(number), ROMAN.index(month) + 1, int(year)) == (seq, day.month, day.year)


@pytest.mark.parametrize(("pattern", "why"), [
    ("{seq", "partner"), ("seq}", "partner"), ("{name}/{seq}", "unknown part"), ("{seq!r}", "unknown part"),
    ("{}", "unknown part"), ("{seq.real}", "unknown part"), ("{seq:roman}", "unknown form"),
    ("{seq:x}", "unknown form"), ("{seq:999999}", "unknown form"), ("{month:roman3}", "unknown form"),
    ("{year:{seq}}", "unknown form"),
    ("HUMAS/{year}", "running number"), ("", "running number"),
])
def test_a_pattern_that_cannot_be_is_told(pattern: str, why: str) -> None:
    with pytest.raises(BadInput, match=why) as refused:
        check(pattern)
    assert refused.value.sentence.endswith(".")


@given(st.text(max_size=12))
def test_any_pattern_is_filled_or_told(pattern: str) -> None:
    try:
        check(pattern)
    except BadInput:
        return
    assert str(4711) in render(pattern, 4711, DAY)
