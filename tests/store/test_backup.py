"""Backups: whole or not there, proved, thinned, and never with a key in them."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from humasdesk.domain.release import Content
from humasdesk.errors import NotFound, StoreDamaged, StoreError, StoreFull
from humasdesk.services import drafting, people, safekeeping
from humasdesk.services.desk import open_desk
from humasdesk.store import backup, layout, soundness, sqlite, thinning
from humasdesk.store.backup import BEFORE_UPGRADE, Backup
from humasdesk.store.files import Files
from store.office import BEGUN, FakeClock, Office

ZONE = "Asia/Makassar"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A desk of three releases and two files, closed."""
    with Office(tmp_path) as office:
        for name in ("satu", "dua", "tiga"):
            office.write("mar", name)
        office.files.keep(b"foto" * 1000)
        office.files.keep(b"logo")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "x.key").write_text("rahasia", encoding="utf-8")
    return tmp_path


def left_over(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "backups").iterdir() if path.name != ".lock")


def test_a_backup_is_the_store_and_the_files_in_one_folder(home: Path) -> None:
    made = backup.make(home, BEGUN)
    assert made.name == "2026-11-23T081530Z"
    assert sorted(path.name for path in made.path.iterdir()) == ["desk.sqlite", "files", "manifest.json"]
    assert (made.records, made.releases, len(made.files), made.missing) == (5, 3, 2, ())
    assert sorted(made.files.values()) == [4, 4000]
    assert backup.listed(home) == (made,)
    assert backup.prove(made) == ()
    with closing(sqlite.connect(made.store, readonly=True)) as connection:
        assert soundness.counts(connection) == (5, 3)
        assert connection.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION_ID,)


def test_no_key_is_ever_in_a_backup(tmp_path: Path) -> None:
    with open_desk(tmp_path, create=True) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
        secret = desk.me("mar").key.to_text()
        made = safekeeping.make_backup(desk)
    kept = [path.read_bytes() for path in made.path.rglob("*") if path.is_file()]
    assert kept
    assert not any(secret.encode() in one or bytes.fromhex(secret) in one for one in kept)
    assert not list(made.path.rglob("*.key"))


def test_a_file_of_the_backup_before_is_linked_and_never_the_desk_s_own(home: Path) -> None:
    first = backup.make(home, BEGUN)
    new = Files(home / "files").keep(b"foto lain")
    second = backup.make(home, BEGUN + timedelta(days=1))
    for name in first.files:
        assert first.file(name).stat().st_ino == second.file(name).stat().st_ino
    for name in second.files:
        assert second.file(name).stat().st_ino != Files(home / "files").path(name).stat().st_ino
    assert set(second.files) - set(first.files) == {new}


def test_a_disk_without_links_gets_copies(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = backup.make(home, BEGUN)

    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    second = backup.make(home, BEGUN + timedelta(days=1))
    assert backup.prove(second) == ()
    assert all(second.file(name).stat().st_ino != first.file(name).stat().st_ino for name in first.files)


def test_a_file_damaged_on_the_desk_comes_from_the_backup_before_or_is_told(home: Path) -> None:
    files = Files(home / "files")
    kept = files.keep(b"utuh")
    first = backup.make(home, BEGUN)
    lost = files.keep(b"baru dan rusak")
    for name in (kept, lost):
        files.path(name).write_bytes(files.path(name).read_bytes() + b"!")
    second = backup.make(home, BEGUN + timedelta(days=1))
    assert second.missing == (lost,)
    assert kept in second.files
    assert backup.prove(second) == ()
    assert first.missing == ()


def test_a_damaged_desk_makes_no_backup(home: Path) -> None:
    good = backup.make(home, BEGUN)
    with closing(sqlite.connect(home / layout.FILE_NAME)) as connection:
        connection.execute("DROP TRIGGER record_stays")
        connection.execute("UPDATE record SET body = zeroblob(9) WHERE seq = 4")
    with pytest.raises(StoreDamaged, match="record 4"):
        backup.make(home, BEGUN + timedelta(days=1))
    assert left_over(home) == [good.name]


def fail_on(number: int, error: OSError) -> Callable[[int], None]:
    """An ``os.fsync`` that fails at its ``number``-th call."""
    calls = iter(range(10**6))
    real = os.fsync

    def sync(handle: int) -> None:
        if next(calls) == number:
            raise error
        real(handle)

    return sync


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
@pytest.mark.parametrize(("code", "kind"), [(errno.ENOSPC, StoreFull), (errno.EIO, StoreError)])
def test_a_backup_that_fails_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: int,
                                            kind: type[StoreError]) -> None:
    monkeypatch.setattr(os, "fsync", fail_on(number, OSError(code, os.strerror(code))))
    with pytest.raises(kind) as told:
        backup.make(home, BEGUN)
    assert told.value.sentence.endswith("as they were.")
    assert left_over(home) == []
    monkeypatch.undo()
    assert backup.prove(backup.make(home, BEGUN)) == ()


def test_a_backup_does_not_take_the_last_room(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=1_000_000))
    with pytest.raises(StoreFull, match="1 MB left"):
        backup.make(home, BEGUN)
    assert left_over(home) == []


def test_no_desk_no_backup(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        backup.make(tmp_path, BEGUN)
    assert backup.listed(tmp_path) == ()


def test_what_a_crash_left_half_done_is_cleared_and_never_listed(home: Path) -> None:
    half = home / "backups" / ".making-2026-11-22T000000Z"
    shutil.copytree(backup.make(home, BEGUN).path, half)
    assert [one.name for one in backup.listed(home)] == ["2026-11-23T081530Z"]
    backup.make(home, BEGUN)
    assert left_over(home) == ["2026-11-23T081530Z", "2026-11-23T081530Z-2"]


def test_a_backup_is_found_by_its_name_or_the_beginning_of_it(home: Path) -> None:
    made = [backup.make(home, BEGUN + timedelta(hours=hour)) for hour in range(2)]
    assert backup.find(home, made[0].name) == made[0]
    assert backup.find(home, "2026-11-23") == made[1]
    for name in ("2025", "", ".."):
        with pytest.raises(NotFound):
            backup.find(home, name)


def test_of_two_backups_of_one_second_the_named_one_is_found(home: Path) -> None:
    """The second one's name begins as the first one's: asked for the first, a desk got the second back."""
    first, second = backup.make(home, BEGUN), backup.make(home, BEGUN)
    assert second.name.startswith(first.name)
    assert [backup.find(home, one.name) for one in (first, second)] == [first, second]
    second.store.write_bytes(b"no store")
    assert safekeeping.restore_newest(home).backup == first


def test_the_times_of_backups_are_read_from_their_names(home: Path) -> None:
    backup.make(home, BEGUN + timedelta(days=1), why=BEFORE_UPGRADE)
    backup.make(home, BEGUN)
    (home / "backups" / "set-aside-2026-11-23T081530Z").mkdir()
    (home / "backups" / "2026-01-01T000000Z").mkdir()
    assert backup.times(home) == (BEGUN, BEGUN + timedelta(days=1))
    assert backup.times(home / "nowhere") == ()


@pytest.mark.parametrize("spoil", ["store", "manifest", "file", "gone"])
def test_a_damaged_backup_is_not_used(home: Path, spoil: str) -> None:
    made = backup.make(home, BEGUN)
    name = next(iter(made.files))
    target = {"store": made.store, "manifest": made.path / "manifest.json", "file": made.file(name),
              "gone": made.store}[spoil]
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
    if spoil == "gone":
        target.unlink()
    if spoil == "file":
        assert backup.prove(made) == (name,)
        return
    with pytest.raises(StoreDamaged, match="Use another"):
        backup.prove(backup.find(home, made.name))


def test_the_manifest_says_what_is_there(home: Path) -> None:
    raw = json.loads((backup.make(home, BEGUN, why=BEFORE_UPGRADE).path / "manifest.json").read_text(encoding="utf-8"))
    assert (raw["made"], raw["why"], raw["store"]["records"]) == ("2026-11-23T08:15:30.000Z", "before-upgrade", 5)
    assert len(raw["store"]["sha256"]) == 64


# -- which ones stay

def one(at: datetime, why: str = "") -> Backup:
    name = layout.stamp(at) + (f"-{why}" if why else "")
    return Backup(Path(name), at, 1, 1, "", why)


def days_kept(found: list[Backup]) -> list[str]:
    return [f"{kept.at:%Y-%m-%d}" for kept in thinning.staying(found, ZONE)]


def test_seven_days_four_weeks_and_twelve_months_stay() -> None:
    daily = [one(BEGUN - timedelta(days=day)) for day in range(800)]
    assert days_kept(daily) == [
        "2026-11-23", "2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17",  # days
        "2026-11-15", "2026-11-08",  # Sundays: the newest of their weeks
        "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31",
        "2026-02-28", "2026-01-31", "2025-12-31",
    ]


def test_the_newest_of_a_day_stays_and_days_are_the_desk_s() -> None:
    evening = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)  # 23.30 in Samarinda
    night = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)  # 00.30 of the next day
    morning = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    later = [morning + timedelta(hours=hours) for hours in (3, 2, 1)]  # the three newest stay whatever their day
    kept = thinning.staying([one(at) for at in (evening, night, morning, *later)], ZONE)
    assert [back.at for back in kept] == [*later, evening]


def test_few_backups_all_stay_whatever_their_age() -> None:
    sparse = [one(BEGUN - timedelta(days=400 * year)) for year in range(6)]
    assert len(thinning.staying(sparse, ZONE)) == 6


def test_backups_before_an_upgrade_stay_apart() -> None:
    upgrades = [one(BEGUN - timedelta(days=300 * place), BEFORE_UPGRADE) for place in range(5)]
    daily = [one(BEGUN - timedelta(days=day)) for day in range(3)]
    kept = thinning.staying([*upgrades, *daily], ZONE)
    assert [back.why for back in kept].count(BEFORE_UPGRADE) == 3
    assert len(kept) == 6


def test_thinning_takes_the_others_away_and_leaves_what_was_set_aside(home: Path) -> None:
    for hour in range(-2, 3):
        backup.make(home, BEGUN + timedelta(hours=hour))
    (home / "backups" / "set-aside-2020-01-01T000000Z").mkdir()
    gone = thinning.thin(home, ZONE)
    assert [back.name for back in gone] == ["2026-11-23T071530Z", "2026-11-23T061530Z"]
    assert left_over(home) == ["2026-11-23T081530Z", "2026-11-23T091530Z", "2026-11-23T101530Z",
                               "set-aside-2020-01-01T000000Z"]


# -- at the start of a day, and while people work

def test_once_a_day_at_the_start(tmp_path: Path) -> None:
    clock = FakeClock()
    with open_desk(tmp_path, create=True, now=clock) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
    assert safekeeping.backups(tmp_path) == ()  # there was nothing yet to keep
    for _ in range(3):
        with open_desk(tmp_path, now=clock):
            pass
    assert len(safekeeping.backups(tmp_path)) == 1
    clock.at += timedelta(days=1)
    with open_desk(tmp_path, now=clock, readonly=True):
        pass
    assert len(safekeeping.backups(tmp_path)) == 1
    with open_desk(tmp_path, now=clock) as desk:
        drafting.create(desk, desk.me("mar"), Content(headline="satu"))
    assert [back.releases for back in safekeeping.backups(tmp_path)] == [0, 0]


def test_a_start_whose_backup_fails_says_so_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_desk(tmp_path, create=True) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=0))
    with open_desk(tmp_path) as desk:
        assert len(desk.notes) == 1
        drafting.create(desk, desk.me("mar"), Content(headline="satu"))


def test_a_backup_of_a_desk_at_work_is_one_state_of_it(tmp_path: Path) -> None:
    with Office(tmp_path) as office:
        office.write("mar", "satu")
        done, well_on = threading.Event(), threading.Event()

        def work() -> None:
            number = 0
            while not done.is_set():
                number += 1
                if number > 5:
                    well_on.set()
                office.write("mar", Content(headline=f"naskah {number}", body="kata " * 400,
                                            files=(office.files.keep(str(number).encode()),)))

        worker = threading.Thread(target=work)
        worker.start()
        try:
            made = [backup.make(tmp_path, office.clock()) for _ in range(2)]
            assert well_on.wait(timeout=60)
            made.append(backup.make(tmp_path, office.clock()))
        finally:
            done.set()
            worker.join()
        for back in made:
            assert backup.prove(back) == ()
            with closing(sqlite.connect(back.store, readonly=True)) as connection:
                named = {row[0] for row in connection.execute("SELECT file FROM file_use")}
            assert named <= set(back.files)
        assert made[-1].records > 5


def test_two_processes_may_ask_for_one_at_once(home: Path) -> None:
    code = ("import sys; from pathlib import Path; from datetime import datetime, UTC; "
            "from humasdesk.store import backup; backup.make(Path(sys.argv[1]), datetime.now(UTC))")
    running = [subprocess.Popen([sys.executable, "-c", code, str(home)], stderr=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[1] for process in running] == [b"", b"", b""]
    found = backup.listed(home)
    assert len(found) == 3
    assert [backup.prove(back) for back in found] == [(), (), ()]
