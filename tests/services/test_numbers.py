"""Numbers: the office's pattern, one series a year in the desk's zone, one holder, never one twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from humasdesk.domain import numbering
from humasdesk.domain.people import Roster
from humasdesk.errors import BadInput, Refused
from humasdesk.records.codec import RosterSaid
from humasdesk.services import configuring, exporting, publishing, reviewing
from humasdesk.store import numbers
from services.office import Office

DAY = date(2019, 1, 8)


def number(office: Office, release: str) -> str:
    return office.summary(release).number


def settings(office: Office, **values: str) -> None:
    configuring.set_shared(office.desk, office.me("mar"),
                           {f"numbering.{name}": value for name, value in values.items()})


def next_roster(office: Office, change: Callable[[Roster], Roster]) -> None:
    """A new roster by the admin, changed at will, as an exchange with another desk would bring it."""
    with office.desk.writing() as writer:
        roster = writer.rosters.newest
        assert roster is not None
        writer.say(office.me("mar").key, RosterSaid(change(replace(
            roster, version=roster.version + 1, previous=writer.rosters.newest_id))))


@pytest.mark.parametrize(("pattern", "text"), [
    ("{seq:03}/HUMAS/{month:roman}/{year}", "007/HUMAS/I/2019"),
    ("{seq}/{day:02}-{month:02}-{year}", "7/08-01-2019"),
    ("HM.{seq:04}", "HM.0007"),
    ("{{{seq}}}", "{7}"),
    ("{seq:5}|{day}|{month}", "    7|8|1"),
])
def test_a_pattern_is_filled(pattern: str, text: str) -> None:
    numbering.check(pattern)
    assert numbering.render(pattern, 7, DAY) == text


def test_roman_months() -> None:
    assert [numbering.render("{month:roman}{seq}", 1, date(2019, month, 1)) for month in (1, 4, 9, 11, 12)] == [
        "I1", "IV1", "IX1", "XI1", "XII1"]


@pytest.mark.parametrize(("pattern", "sentence"), [
    ("{seq", "The number pattern {seq has a brace without its partner."),
    ("seq}", "The number pattern seq} has a brace without its partner."),
    ("{month}/{year}", "The number pattern {month}/{year} needs the running number {seq}."),
    ("{seq}/{tahun}", "The number pattern {seq}/{tahun} has an unknown part {tahun}. Use {seq}, {day}, {month}, "
                      "{year} and {unit}."),
    ("{}", "The number pattern {} has an unknown part {}. Use {seq}, {day}, {month}, {year} and {unit}."),
    ("{seq!r}", "The number pattern {seq!r} has an unknown part {seq}. Use {seq}, {day}, {month}, {year} and {unit}."),
    ("{seq.__class__}", "The number pattern {seq.__class__} has an unknown part {seq.__class__}. Use {seq}, {day}, "
                        "{month}, {year} and {unit}."),
    ("{seq}/{unit:roman}", "The number pattern {seq}/{unit:roman} has an unknown form roman. Use digits such as 03, or "
                           "roman for the month."),
    ("{seq:roman}", "The number pattern {seq:roman} has an unknown form roman. Use digits such as 03, or roman for the "
                    "month."),
    ("{seq:99999}", "The number pattern {seq:99999} has an unknown form 99999. Use digits such as 03, or roman for the "
                    "month."),
])
def test_a_pattern_that_cannot_be_is_a_sentence(office: Office, pattern: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refusal:
        settings(office, pattern=pattern)
    assert refusal.value.sentence == sentence


def test_numbers_run_on_and_are_never_reused(office: Office) -> None:
    first, second = office.published(), office.published()
    office.move("withdraw", second, "sul", reason="Acara batal")
    third = office.published()
    assert [number(office, one) for one in (first, second, third)] == [
        "001/HUMAS/XI/2026", "002/HUMAS/XI/2026", "003/HUMAS/XI/2026"]
    office.corrected(first, headline="Rakor Bupati")
    assert number(office, first) == "001/HUMAS/XI/2026"
    assert number(office, office.published()) == "004/HUMAS/XI/2026"


def test_the_year_begins_in_the_desks_zone(office: Office) -> None:
    office.clock.now = datetime(2026, 12, 31, 15, 59, tzinfo=UTC)
    assert number(office, office.published()) == "001/HUMAS/XII/2026"
    office.clock.now = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half past seven in the morning of 1 January, WITA
    release = office.published()
    assert number(office, release) == "001/HUMAS/I/2027"
    assert office.summary(release).date == date(2027, 1, 1)
    assert number(office, office.published(date=date(2026, 12, 30))) == "002/HUMAS/XII/2026"  # goes by its own day


def test_a_series_that_never_restarts(office: Office) -> None:
    settings(office, yearly="no", pattern="{seq}/{year}")
    assert number(office, office.published()) == "1/2026"
    office.clock.turn(days=60)
    assert number(office, office.published()) == "2/2027"


def test_start_and_gaps(office: Office) -> None:
    settings(office, start="57")
    assert number(office, office.published()) == "057/HUMAS/XI/2026"
    settings(office, start="60")
    assert number(office, office.published()) == "060/HUMAS/XI/2026"
    with office.desk.store.reading() as connection:
        assert numbers.gaps(connection, "rilis", 2026) == [58, 59]
        assert numbers.given_twice(connection) == []


def test_another_series_counts_by_itself(office: Office) -> None:
    office.published()
    settings(office, series="pidato", pattern="P-{seq}")
    assert number(office, office.published()) == "P-1"


def test_the_units_code_stands_in_the_number_and_the_coming_one_is_known(office: Office) -> None:
    desk, sul = office.desk, office.me("sul")
    configuring.set_shared(desk, office.me("mar"), {"unit.code": "humasprov kaltim"})
    first, second = office.approved(), office.approved()
    assert publishing.coming_number(desk, sul, first) == publishing.coming_number(desk, sul, second)
    assert publishing.coming_number(desk, sul, second) == "001/HUMASPROV-KALTIM/XI/2026"
    publishing.publish(desk, sul, first)
    assert number(office, first) == publishing.coming_number(desk, sul, first) == "001/HUMASPROV-KALTIM/XI/2026"
    assert publishing.coming_number(desk, sul, second) == "002/HUMASPROV-KALTIM/XI/2026"


def test_a_setting_holds_from_the_morning_of_its_day(office: Office) -> None:
    configuring.set_shared(office.desk, office.me("mar"), {"numbering.pattern": "{seq}/ADPIM"}, date(2026, 11, 24))
    office.clock.now = datetime(2026, 11, 23, 15, 59, tzinfo=UTC)
    assert number(office, office.published()) == "001/HUMAS/XI/2026"
    office.clock.now = datetime(2026, 11, 23, 16, 1, tzinfo=UTC)  # one minute past midnight of the 24th, WITA
    assert number(office, office.published()) == "2/ADPIM"
    assert office.desk.setting("numbering.pattern") == "{seq}/ADPIM"


# -- the holder of a series

def test_only_the_holder_numbers(office: Office, tmp_path: Path) -> None:
    next_roster(office, lambda roster: replace(roster, holders={"rilis": "another machine"}))
    release = office.approved()
    assert office.publish(release).number == ""
    assert (office.summary(release).number, office.summary(release).state) == ("", "published")
    page = exporting.export(office.desk, release, ("html",), tmp_path)[0].path
    assert "Nomor menyusul" in page.read_text(encoding="utf-8")
    with pytest.raises(Refused, match="Only the machine that holds the number series gives numbers"):
        publishing.give_number(office.desk, office.me("sul"), release)
    next_roster(office, lambda roster: replace(roster, holders={}))
    office.clock.turn(days=40)  # the number goes by the day of the edition, not by the day it is given
    assert publishing.give_number(office.desk, office.me("sul"), release) == "001/HUMAS/XI/2026"
    assert publishing.give_number(office.desk, office.me("sul"), release) == "001/HUMAS/XI/2026"
    page = exporting.export(office.desk, release, ("html",), tmp_path)[0].path
    assert "001/HUMAS/XI/2026" in page.read_text(encoding="utf-8")
    assert reviewing.history(office.desk, release)[-1].note == "001/HUMAS/XI/2026"


def test_a_number_is_given_to_every_edition_that_waits(office: Office) -> None:
    next_roster(office, lambda roster: replace(roster, holders={"rilis": "another machine"}))
    release = office.published()
    office.corrected(release, headline="Rakor Bupati")
    assert number(office, release) == ""
    next_roster(office, lambda roster: replace(roster, holders={}))
    publishing.give_number(office.desk, office.me("sul"), release)
    with office.desk.store.reading() as connection:
        assert numbers.last(connection, "rilis", 2026) == 1
        assert numbers.given_twice(connection) == []
    assert [step.action for step in reviewing.history(office.desk, release)][-2:] == ["number", "number"]


def test_a_correction_made_elsewhere_keeps_the_number(office: Office) -> None:
    release = office.published()
    next_roster(office, lambda roster: replace(roster, holders={"rilis": "another machine"}))
    office.corrected(release, headline="Rakor Bupati")
    assert (number(office, release), office.summary(release).editions) == ("001/HUMAS/XI/2026", 2)


def test_a_correction_by_the_holder_numbers_what_waited(office: Office) -> None:
    next_roster(office, lambda roster: replace(roster, holders={"rilis": "another machine"}))
    release = office.published()
    next_roster(office, lambda roster: replace(roster, holders={}))
    office.corrected(release, headline="Rakor Bupati")
    assert number(office, release) == "001/HUMAS/XI/2026"
    assert number(office, office.published()) == "002/HUMAS/XI/2026"


def test_what_was_never_published_gets_no_number(office: Office) -> None:
    with pytest.raises(Refused, match="It has not been published"):
        publishing.give_number(office.desk, office.me("sul"), office.approved())
