"""Identifiers: UUIDv7 as RFC 9562 lays it out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.domain.ids import is_id, new_id

moments = st.datetimes(datetime(1971, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 zone given


@given(moments)
def test_a_new_id_is_a_uuid_of_version_7_and_tells_its_time(now: datetime) -> None:
    made = UUID(new_id(now))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == int(now.timestamp() * 1000)
    assert is_id(str(made))


def test_later_ones_sort_later_and_none_comes_twice() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    made = [new_id(now + timedelta(milliseconds=place)) for place in range(50)]
    assert made == sorted(made)
    assert len({new_id(now) for _ in range(1_000)}) == 1_000


@pytest.mark.parametrize("text", [
    "", "x", "01A20943-F9B4-7888-B535-722BA7705097", "{01a20943-f9b4-7888-b535-722ba7705097}",
    "01a20943f9b47888b535722ba7705097", "01a20943-f9b4-7888-b535-722ba7705097\n",
])
def test_only_the_usual_form_is_an_id(text: str) -> None:
    assert not is_id(text)
