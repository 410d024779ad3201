"""Many releases at once: the same bytes as one by one, failures told and passed over, cancelled between files."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from humasdesk.domain.release import Embargo
from humasdesk.errors import BadInput
from humasdesk.services import configuring, exporting
from humasdesk.services.exporting import Order
from humasdesk.services.presses import Presses
from services.office import NOON, Office

FORMATS = ("pdf", "html")


def test_a_batch_writes_what_single_exports_write(office: Office, tmp_path: Path) -> None:
    releases = [office.published(headline=f"Kabar {number}") for number in range(3)]
    draft = office.new(headline="Belum terbit")
    told: list[tuple[int, int, str]] = []
    outcome = exporting.export_all(
        office.desk, [*map(Order, releases), Order(draft, head=True)], FORMATS, tmp_path / "many",
        progress=lambda done, total, what: told.append((done, total, what)))
    assert told == [(0, 4, "Kabar 0"), (1, 4, "Kabar 1"), (2, 4, "Kabar 2"), (3, 4, "Belum terbit")]
    assert not outcome.failed
    assert not outcome.cancelled
    for release in releases:
        for alone in exporting.export(office.desk, release, FORMATS, tmp_path / "one"):
            assert (tmp_path / "many" / alone.path.name).read_bytes() == alone.path.read_bytes()
    assert len(outcome.files) == len(list((tmp_path / "many").iterdir())) == 8


def test_one_that_cannot_be_written_stops_none_of_the_others(office: Office, tmp_path: Path) -> None:
    first, second = office.published(headline="Kabar 1"), office.published(headline="Kabar 2")
    in_the_way = exporting.plan(office.desk, Order(first), ("pdf",)).names[0]
    (tmp_path / in_the_way).mkdir()
    unknown = office.new(headline="Draf")
    outcome = exporting.export_all(office.desk, [Order(first), Order(unknown), Order(second)], FORMATS, tmp_path)
    assert [(one.headline, one.order.release_id) for one in outcome.failed] == [("Kabar 1", first), ("Draf", unknown)]
    assert "is a folder" in outcome.failed[0].sentence
    assert "not been published" in outcome.failed[1].sentence
    assert {one.path.suffix for one in outcome.files} == {".pdf", ".html"}


def test_a_cancelled_batch_leaves_whole_files_only(office: Office, tmp_path: Path) -> None:
    releases = [office.published(headline=f"Kabar {number}") for number in range(4)]
    done: list[str] = []
    out = tmp_path / "out"
    outcome = exporting.export_all(office.desk, [*map(Order, releases)], ("pdf",), out,
                                   progress=lambda _, __, what: done.append(what), cancelled=lambda: len(done) >= 2)
    assert outcome.cancelled
    assert len(outcome.files) == 2
    assert sorted(path.suffix for path in out.iterdir()) == [".pdf", ".pdf"]
    assert all(path.read_bytes().endswith(b"%%EOF") for path in out.iterdir())


def test_a_folder_that_cannot_be_made_is_said_for_every_release(office: Office, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    outcome = exporting.export_all(office.desk, [Order(office.published())], ("pdf",), tmp_path / "file" / "in")
    assert not outcome.files
    assert "Choose another" in outcome.failed[0].sentence


def test_a_plan_names_the_files_and_the_embargo(office: Office, tmp_path: Path) -> None:
    held = office.published(embargo=Embargo(NOON + timedelta(days=2), "Asia/Makassar"))
    found = exporting.plan(office.desk, Order(held), FORMATS)
    assert [Path(name).suffix for name in found.names] == [".pdf", ".html"]
    assert "WITA" in found.embargo
    assert "WIB" in found.embargo
    assert exporting.export_all(office.desk, [Order(held)], FORMATS, tmp_path).failed
    outcome = exporting.export_all(office.desk, [Order(held)], FORMATS, tmp_path, me=office.me("mar"), reason="Mitra")
    assert {one.path.name for one in outcome.files} == set(found.names)
    office.clock.turn(days=3)
    assert exporting.plan(office.desk, Order(held), FORMATS).embargo == ""


def test_a_draft_is_printed_on_the_letterhead_that_is_asked_for(office: Office, tmp_path: Path) -> None:
    draft = office.new()
    plain = exporting.export_all(office.desk, [Order(draft, head=True)], ("pdf",), tmp_path / "a").files[0].path
    other = exporting.export_all(office.desk, [Order(draft, head=True, theme="ringkas")], ("pdf",),
                                 tmp_path / "b").files[0].path
    assert plain.name == other.name
    assert plain.read_bytes() != other.read_bytes()


def test_a_letterhead_is_set_up_once_however_many_releases_it_prints(office: Office) -> None:
    releases = [office.published(headline=f"Kabar {number}") for number in range(2)]
    configuring.set_shared(office.desk, office.me("mar"), {"letterhead.theme": "ringkas"})
    later = office.published(headline="Kabar 3")
    with Presses(office.desk) as presses:
        first, second, third = (presses.ready(one, None, head=False)[1] for one in (*releases, later))
        assert first is second
        assert first is not third


def test_no_format_is_said(office: Office, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        exporting.export_all(office.desk, [Order(office.published())], (), tmp_path)
