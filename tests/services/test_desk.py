"""Opening a desk, finding releases by any of their names, the check list, and the demonstration."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from humasdesk.domain.directory import Official, Post
from humasdesk.domain.release import Embargo
from humasdesk.errors import BadInput, NotFound, StoreBusy, StoreError
from humasdesk.services import cataloguing, checking, configuring, demo, drafting, searching
from humasdesk.services.desk import open_desk
from humasdesk.services.searching import Wanted
from services import office as offices
from services.office import NOON, FakeClock, Office


def test_a_folder_without_a_desk_is_left_as_it_is(tmp_path: Path) -> None:
    for readonly in (False, True):
        with (pytest.raises(NotFound, match=r"There is no desk in .*people add NAME"),
              open_desk(tmp_path / "tiada", readonly=readonly, now=FakeClock())):
            pass
    assert not (tmp_path / "tiada").exists()


def test_one_writes_and_others_read(office: Office, home: Path) -> None:
    release = office.new()
    noon = NOON.astimezone(ZoneInfo("Asia/Makassar"))
    with (pytest.raises(StoreBusy, match=rf"This desk is open for .* \(process \d+, since {noon:%d/%m/%Y %H.%M} WITA"),
          open_desk(home, now=FakeClock(), wait_seconds=0)):
        pass
    with open_desk(home, readonly=True, now=FakeClock()) as reader:
        assert searching.one(reader, release).headline == "Rakor Kepala Daerah"
        with pytest.raises(StoreError, match="read-only"):
            drafting.create(reader, office.me("mar"), office.content(release))
        office.edit(release, headline="Rakor Bupati")
        assert searching.one(reader, release).headline == "Rakor Bupati"


def test_a_text_no_record_can_hold_is_refused_whole(office: Office) -> None:
    for said in ({"headline": "x" * 1_001}, {"headline": "a\x00b"}, {"body": "x" * 900_001}, {"dateline": "\ud800"},
                 {"tags": ("x",) * 201}):
        name = next(iter(said))
        with pytest.raises(BadInput, match=f"What was given for {name} is too long or holds characters"):
            office.new(**said)
    assert searching.count(office.desk, Wanted()) == 0


# -- finding

def test_a_release_by_id_piece_and_number(office: Office) -> None:
    release = office.published()
    office.clock.turn(hours=1)
    other = office.new()
    for name in (release, release.upper(), release[:9], release[-6:], f" {release} ", "001/HUMAS/XI/2026"):
        assert searching.find(office.desk, name) == release
    for name in ("", "xyz", release[-3:], "002/HUMAS/XI/2026", "01936f5a-7c11-7000-8000-3f2a1b4c5d6e"):
        with pytest.raises(NotFound, match="There is no release"):
            searching.find(office.desk, name)
    with pytest.raises(NotFound, match="More than one release has an id with "):
        searching.find(office.desk, release[:4])
    assert searching.find(office.desk, other[-8:]) == other


def test_lists_by_state_and_what_is_discarded_only_when_asked(office: Office) -> None:
    draft, published, corrected = office.new(), office.published(), office.published()
    discarded = office.new()
    office.move("discard", discarded, "mar")
    office.move("withdraw", published, "sul", reason="Batal")
    from humasdesk.services import publishing

    publishing.correct(office.desk, office.me("mar"), corrected, "Nama")

    def ids(**wanted: object) -> list[str]:
        return [one.id for one in searching.page(office.desk, Wanted(**wanted))]  # type: ignore[arg-type]

    assert ids() == [corrected, published, draft]  # the one last written first
    assert (ids(state="discarded"), ids(state="withdrawn")) == ([discarded], [published])
    assert ids(state="published") == [corrected]  # goes by the public state
    assert ids(state="draft") == [corrected, draft]
    assert searching.counts(office.desk)["published"] == 1
    first = searching.page(office.desk, Wanted(), limit=1)
    assert [one.id for one in searching.page(office.desk, Wanted(), after=first[0])] == [published, draft]


# -- the check list

def test_the_check_list(office: Office) -> None:
    official, _ = cataloguing.add(office.desk, office.me("mar"), Official("Isran", posts=(
        Post("Gubernur", None, date(2018, 10, 1), date(2023, 10, 1)),)))
    lost = f"files/ab/{'ab' * 32}"
    bare = office.content(office.new(
        headline=" ", dateline="", region=None, body=f"![]({lost})\n\nSalam 🙏 ✈\n", officials=(official,),
        embargo=Embargo(NOON - timedelta(days=1), "Asia/Makassar")))
    found = checking.check(office.desk, bare)
    assert [(one.rule, one.blocking) for one in found] == [
        ("HEADLINE-MISSING", True), ("ALT-MISSING", True), ("PICTURE-MISSING", True), ("DATELINE-MISSING", False),
        ("REGION-MISSING", False), ("SIGN-UNPRINTABLE", False), ("CAPTION-MISSING", False), ("POST-MISSING", False),
        ("EMBARGO-OVER", False), ("AGENCY-MISSING", False)]
    assert "prints 🙏" in found[5].sentence
    assert found[7].sentence == "Isran held no post on 23 Nov 2026, as far as the directory knows."
    configuring.set_shared(office.desk, office.me("mar"), {"agency.name": "Biro Humas"})
    whole = office.content(office.new(officials=(official,), date=date(2019, 1, 8)))
    assert checking.check(office.desk, whole) == ()


# -- the demonstration

def test_the_demonstration_twice_and_never_over_other_things(tmp_path: Path) -> None:
    told: list[str] = []
    first = demo.run(tmp_path / "hasil", told.append)
    names = [one.path.name for one in first.files]
    assert names == ["2019-01-14_001-humas-i-2019_setelah-musrenbang-rakor-kepala-daerah.pdf",
                     "2019-01-14_001-humas-i-2019_setelah-musrenbang-rakor-kepala-daerah.html"]
    assert any("may not approve it" in line for line in told)
    again = demo.run(tmp_path / "hasil", told.append)
    assert [one.path.name for one in again.files] == names
    assert all(one.path.stat().st_size > 10_000 for one in again.files)
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "surat.txt").write_text("penting", encoding="utf-8")
    with pytest.raises(BadInput, match="holds other things"):
        demo.run(tmp_path / "lain", told.append)
    assert (tmp_path / "lain" / "surat.txt").read_text(encoding="utf-8") == "penting"


def test_a_desk_opened_again_is_as_it_was(home: Path) -> None:
    clock = FakeClock(datetime(2026, 11, 23, 4, 0, tzinfo=UTC))
    with offices.opened(home, clock) as office:
        release = office.published()
        before = (office.summary(release), office.history(release))
    with offices.opened(home, clock) as office:
        assert (office.summary(release), office.history(release)) == before
