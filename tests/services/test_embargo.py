"""Embargo: publishing is free, leaving the house is not; and the times and days that people type."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from humasdesk.domain.release import Embargo
from humasdesk.errors import BadInput, Refused
from humasdesk.services import configuring, exporting, reviewing
from humasdesk.services.dates import near_day, parse_day, parse_embargo
from services.office import NOON, Office

UNTIL = Embargo(datetime(2026, 11, 30, 2, 0, tzinfo=UTC), "Asia/Makassar")


def test_it_is_refused_before_the_end_with_both_zones(office: Office, tmp_path: Path) -> None:
    release = office.published(embargo=UNTIL)
    assert office.summary(release).number  # publishing under embargo numbers and freezes
    for head in (False, True):
        with pytest.raises(Refused) as refusal:
            exporting.export(office.desk, release, ("html",), tmp_path / "out", head=head)
        assert "Senin, 30 November 2026 pukul 10.00 WITA (09.00 WIB)" in refusal.value.sentence
        assert "--embargo-reason" in refusal.value.sentence
    assert not (tmp_path / "out").exists()


def test_with_a_reason_it_carries_the_line_and_is_recorded(office: Office, tmp_path: Path) -> None:
    release = office.published(embargo=UNTIL)
    with pytest.raises(Refused, match="Say who you are"):
        exporting.export(office.desk, release, ("html",), tmp_path, reason="Media mitra")
    done = exporting.export(office.desk, release, ("html", "pdf"), tmp_path, me=office.me("bud"),
                             reason=" Media mitra ")
    line = "EMBARGO sampai Senin, 30 November 2026 pukul 10.00 WITA (09.00 WIB)"
    assert line in done[0].path.read_text(encoding="utf-8")
    assert "EMBARGO" in done[0].path.name.upper()
    assert line in " ".join(PdfReader(done[1].path).pages[0].extract_text().split())
    last = reviewing.history(office.desk, release)[-1]
    assert (last.action, last.person, last.reason, last.counts) == ("export-early", "Budi Santoso", "Media mitra", True)


def test_only_who_may_write_sends_early(office: Office, tmp_path: Path) -> None:
    release = office.published(embargo=UNTIL)
    with pytest.raises(Refused, match="Only writers and supervisors"):
        exporting.export(office.desk, release, ("html",), tmp_path / "out", me=office.me("adm"), reason="Media")
    assert not list(tmp_path.glob("out/*"))
    assert reviewing.history(office.desk, release)[-1].action == "publish"


def test_an_early_export_names_the_edition_it_sent(office: Office, tmp_path: Path) -> None:
    release = office.published(embargo=UNTIL)
    first = reviewing.history(office.desk, release)[-1].revision
    office.corrected(release, headline="Rakor Bupati")
    exporting.export(office.desk, release, ("html",), tmp_path, edition=1, me=office.me("mar"), reason="Media")
    assert reviewing.history(office.desk, release)[-1].revision == first


def test_after_the_end_it_goes_out_freely(office: Office, tmp_path: Path) -> None:
    release = office.published(embargo=UNTIL)
    office.clock.now = UNTIL.until - timedelta(seconds=1)
    with pytest.raises(Refused):
        exporting.export(office.desk, release, ("html",), tmp_path)
    office.clock.now = UNTIL.until
    assert exporting.export(office.desk, release, ("html",), tmp_path)[0].path.exists()


def test_the_zones_shown_are_the_embargos_the_desks_and_those_it_adds(office: Office, tmp_path: Path) -> None:
    configuring.set_shared(office.desk, office.me("mar"), {"embargo.zones": "Asia/Jakarta Asia/Jayapura"})
    release = office.published(embargo=Embargo(datetime(2026, 11, 30, 15, 30, tzinfo=UTC), "Asia/Jakarta"))
    with pytest.raises(Refused) as refusal:
        exporting.export(office.desk, release, ("html",), tmp_path)
    sentence = refusal.value.sentence
    assert "30 November 2026 pukul 22.30 WIB" in sentence
    assert "23.30 WITA" in sentence
    assert "1 Desember 2026 pukul 00.30 WIT" in sentence


@pytest.mark.parametrize(("text", "until", "zone"), [
    ("2026-11-30 10:00 WITA", "2026-11-30T02:00", "Asia/Makassar"),
    ("30/11/2026 10.00 WIB", "2026-11-30T03:00", "Asia/Jakarta"),
    ("30-11-2026 7:05 wit", "2026-11-29T22:05", "Asia/Jayapura"),
    ("2026-11-30T10:00", "2026-11-30T02:00", "Asia/Makassar"),
    ("  2026-11-30   10:00   Asia/Pontianak ", "2026-11-30T03:00", "Asia/Pontianak"),
    ("2026-11-30 00:00 UTC", "2026-11-30T00:00", "UTC"),
])
def test_a_time_as_people_type_it(text: str, until: str, zone: str) -> None:
    assert parse_embargo(text, "Asia/Makassar") == Embargo(datetime.fromisoformat(until + "+00:00"), zone)


@pytest.mark.parametrize("text", ["", "besok", "2026-11-30", "10:00", "2026-11-30 25:00", "2026-11-30 10:61 WITA",
                                  "2026-11-30 10:00 MARS", "2026-11-30 10:00 ../etc/passwd", "2026-13-30 10:00",
                                  "2026-11-30 10:00 WITA WIB", "2026-11-30 10:00 Asia", "0001-01-01 00:00 WITA"])
def test_what_is_no_time_is_a_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="is not a "):
        parse_embargo(text, "Asia/Makassar")


@pytest.mark.parametrize("text", ["2019-01-08", "8/1/2019", "08-01-2019", " 8.1.2019 "])
def test_a_day_as_people_type_it(text: str) -> None:
    assert parse_day(text) == date(2019, 1, 8)


@pytest.mark.parametrize(("text", "first", "last", "said"), [
    ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019 is only a year. Write the whole day"),
    ("Februari 2020", date(2020, 2, 1), date(2020, 2, 29), "Februari 2020 is only a month."),
    ("2/2020", date(2020, 2, 1), date(2020, 2, 29), "2/2020 is only a month."),
    ("31-02-2020", date(2020, 2, 29), date(2020, 2, 29), "There is no 31-02-2020: that month ends on"),
])
def test_what_is_nearly_a_day_is_named_for_what_it_is(text: str, first: date, last: date, said: str) -> None:
    with pytest.raises(BadInput, match=re.escape(said)):
        parse_day(text)
    assert (near_day(text), near_day(text, last=True)) == (first, last)


@pytest.mark.parametrize("text", ["", "8/13/2019", "8 Januari", "2019-1-8x", "0/0/0000", "8/1/19"])
def test_what_is_no_day_is_a_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="is not a day"):
        parse_day(text)
    assert near_day(text) is None


def test_the_clock_of_the_tests_stands_at_noon(office: Office) -> None:
    assert (office.desk.now(), office.desk.today()) == (NOON, date(2026, 11, 23))
