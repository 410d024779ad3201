"""Bringing a backup back: it says first what it would do, keeps what was there, survives a crash at every step, and
gives new keys."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from humasdesk.domain.release import Content
from humasdesk.errors import NotFound, Refused, StoreBusy, StoreDamaged, StoreError
from humasdesk.records.codec import RevisionSaid
from humasdesk.services import desk as desks
from humasdesk.services import drafting, people, publishing, reviewing, safekeeping, searching
from humasdesk.services.desk import Desk, open_desk
from humasdesk.store import backup, restore, sqlite
from humasdesk.store.database import open_store
from humasdesk.store.layout import FILE_NAME
from humasdesk.store.lock import DeskLock
from store.office import BEGUN, FakeClock

STEPS = int(os.environ.get("HUMASDESK_KILLS", "10"))


def headlines(home: Path) -> list[str]:
    with open_desk(home, readonly=True) as desk:
        return sorted(one.headline for one in searching.page(desk, searching.Wanted()))


def write(desk: Desk, headline: str, who: str = "mar") -> str:
    return drafting.create(desk, desk.me(who), Content(headline=headline, dateline="SAMARINDA", body="Isi."))[0]


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a backup of one release, on which two more and an unsaved text came afterwards."""
    home = tmp_path_factory.mktemp("restore") / "desk"
    with open_desk(home, create=True, now=FakeClock()) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
        people.add(desk, "Sulaiman", "sul", ["supervisor"])
        first = write(desk, "satu")
        desk.files.keep(b"foto")
        safekeeping.make_backup(desk)
        drafting.edit(desk, desk.me("mar"), first, lambda old: replace(old, headline="satu lagi"))
        second = write(desk, "dua")
        drafting.keep(desk, desk.me("mar"), second, (), Content(headline="belum disimpan"))
    return home


@pytest.fixture
def home(worked_on: Path, tmp_path: Path) -> Path:
    shutil.copytree(worked_on, tmp_path / "desk")
    return tmp_path / "desk"


def name_of(home: Path) -> str:
    """The first backup; opening the desk may have made others."""
    return safekeeping.backups(home)[-1].name


# -- before anything is done

def test_it_says_what_it_would_bring_and_what_would_go(home: Path) -> None:
    plan = safekeeping.preview(home, name_of(home))
    assert plan.lost is not None
    assert (plan.lost.records, sorted(one for _, one in plan.lost.releases)) == (2, ["dua", "satu lagi"])
    assert plan.lost.unsaved == ("belum disimpan",)
    told = "\n".join(plan.lines())
    for word in ("Records: 3. Releases: 1.", "2 records made since", "satu lagi", "belum disimpan", "set aside whole"):
        assert word in told
    assert plan.data()["lost"]["records"] == 2
    assert headlines(home) == ["dua", "satu lagi"]


def test_a_release_that_only_moved_is_named_too(home: Path) -> None:
    with open_desk(home) as desk:
        release = searching.find(desk, searching.page(desk, searching.Wanted())[-1].id)
        reviewing.move(desk, desk.me("mar"), release, "submit")
        late = safekeeping.make_backup(desk)
        reviewing.move(desk, desk.me("mar"), release, "recall")
    plan = safekeeping.preview(home, late.name)
    assert plan.lost is not None
    assert [headline for _, headline in plan.lost.releases] == ["satu lagi"]


def test_it_counts_the_files_it_mends(home: Path) -> None:
    for path in (home / "files").glob("??/*"):
        path.write_bytes(b"rusak")
    plan = safekeeping.preview(home, name_of(home))
    assert len(plan.mended) == 1
    assert any("1 file" in line for line in plan.lines())


def test_a_damaged_backup_is_refused_before_anything_is_touched(home: Path) -> None:
    one = safekeeping.backups(home)[-1]
    data = bytearray(one.store.read_bytes())
    data[5000] ^= 1
    one.store.write_bytes(data)
    before = sorted(home.rglob("*"))
    for deed in (safekeeping.preview, safekeeping.restore):
        with pytest.raises(StoreDamaged, match="Use another"):
            deed(home, one.name)
    assert [path for path in sorted(home.rglob("*")) if ".lock" not in path.name] == [
        path for path in before if ".lock" not in path.name]
    assert headlines(home) == ["dua", "satu lagi"]


def test_no_such_backup(home: Path) -> None:
    with pytest.raises(NotFound, match="humasdesk restore lists them"):
        safekeeping.preview(home, "1999")


def test_an_open_desk_is_not_restored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "WAIT_SECONDS", 0.05)
    lock = DeskLock(home)
    lock.take(BEGUN, 0)
    try:
        with pytest.raises(StoreBusy):
            safekeeping.restore(home, name_of(home))
    finally:
        lock.release()
    assert headlines(home) == ["dua", "satu lagi"]


# -- what it does

def test_the_backup_is_back_and_the_desk_of_before_is_set_aside_whole(home: Path) -> None:
    extra = home / "files" / "ab" / ("ab" * 32)
    extra.parent.mkdir(exist_ok=True)
    extra.write_bytes(b"sesudah")
    store = (home / FILE_NAME).read_bytes()
    done = safekeeping.restore(home, name_of(home))
    assert headlines(home) == ["satu"]
    assert (done.aside / FILE_NAME).read_bytes() == store
    assert (done.aside / "files" / "ab" / extra.name).read_bytes() == b"sesudah"
    assert sorted(path.name for path in home.glob(".*")) == []
    assert safekeeping.verify_home(home).problems == ()
    assert done.renewed == ("Maria Rosari", "Sulaiman")
    assert "new key" in "\n".join(done.lines())
    assert done.data()["set_aside"] == str(done.aside)
    old = open_store(done.aside, desks.language(desks.Regions())[0], FakeClock(), readonly=True)
    with old.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM release").scalar() == 2
    old.close()


def test_it_can_be_done_again_and_again(home: Path) -> None:
    for _ in range(3):
        safekeeping.restore(home, name_of(home), FakeClock())
    assert headlines(home) == ["satu"]
    assert len(list((home / "backups").glob("set-aside-*"))) == 3
    assert safekeeping.verify_home(home).problems == ()


def test_a_backup_that_lies_elsewhere_is_brought_to_a_new_computer(home: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "kantor"
    shutil.copytree(safekeeping.backups(home)[-1].path, stick)
    new = tmp_path / "new" / "desk"
    assert safekeeping.preview(new, str(stick)).lost is None
    done = safekeeping.restore(new, str(stick))
    assert (done.renewed, headlines(new)) == ((), ["satu"])  # keys are in no backup
    assert safekeeping.verify_home(new).problems == ()


def test_a_file_damaged_in_the_backup_comes_from_the_desk_or_is_told(home: Path) -> None:
    one = safekeeping.backups(home)[-1]
    (name,) = one.files
    one.file(name).write_bytes(b"rusak")
    assert safekeeping.preview(home, one.name).damaged == (name,)
    assert safekeeping.restore(home, one.name).lacking == ()
    (home / "files" / name[:2] / name).unlink()
    done = safekeeping.restore(home, one.name)
    assert done.lacking == (name,)
    assert "no whole copy" in "\n".join(done.lines())


def test_a_backup_of_an_older_version_is_brought_up_to_date(home: Path) -> None:
    one = safekeeping.backups(home)[-1]
    with closing(sqlite.connect(one.store)) as connection:
        connection.execute("UPDATE derivation SET version = '0 old'")
        connection.execute("DROP TABLE release")
    raw = backup.read(one.path)
    manifest = (one.path / "manifest.json").read_text(encoding="utf-8")
    assert raw.digest in manifest
    said = json.loads(manifest)
    said["store"] |= {"sha256": backup.hash_of_file(one.store), "releases": 0}
    said.pop("seal")
    (one.path / "manifest.json").write_text(json.dumps(said | {"seal": backup._seal(said)}), encoding="utf-8")
    safekeeping.restore(home, one.name)
    assert headlines(home) == ["satu"]
    assert safekeeping.verify_home(home).problems == ()


# -- keys

def keys_of(home: Path, initials: str) -> list[tuple[str, bool]]:
    with open_desk(home, readonly=True) as desk:
        person = next(one for one in people.everybody(desk) if one.initials == initials)
        return [(grant.key, grant.upto is None) for grant in person.keys]


def test_nobody_signs_on_from_where_the_backup_ends(home: Path) -> None:
    before = keys_of(home, "mar") + keys_of(home, "sul")
    with open_desk(home) as desk:
        old = desk.me("mar").key
    safekeeping.restore(home, name_of(home))
    for initials in ("mar", "sul"):
        (first, good), (second, fresh) = keys_of(home, initials)
        assert ((first, True) in before, good, fresh) == (True, False, True)
        assert second not in [key for key, _ in before]
    with open_desk(home) as desk:
        assert desk.me("mar").key.public != old.public
        release = write(desk, "sesudah")
        reviewing.move(desk, desk.me("mar"), release, "submit")
        reviewing.move(desk, desk.me("sul"), release, "approve")
        assert publishing.publish(desk, desk.me("sul"), release).number  # the same machine still holds the series
        people.add(desk, "Tia", "tia", ["writer"])
        # somebody who kept the old key and signs on with it is not heard
        with desk.writing() as writer:
            writer.say(old, RevisionSaid("01a20943-f9b4-7888-b535-722ba7705097", writer.rosters.newest_id, (), (),
                                         Content(headline="dari kunci lama")))
    assert headlines(home) == ["satu", "sesudah"]
    assert safekeeping.verify_home(home).problems == ()


def test_without_an_admin_s_key_the_others_keep_theirs(home: Path) -> None:
    with open_desk(home) as desk:
        admin = desk.me("mar").key.public
    (home / "private" / f"{admin}.key").unlink()
    done = safekeeping.restore(home, name_of(home))
    assert done.renewed == ()
    assert [good for _, good in keys_of(home, "sul")] == [True]
    with open_desk(home) as desk:
        write(desk, "dari sul", "sul")
        with pytest.raises(Refused):
            people.add(desk, "Tia", "tia", ["writer"])
    assert safekeeping.verify_home(home).problems == ()


def test_a_fork_is_a_note_and_no_damage(home: Path) -> None:
    """The record that the backup lacked comes back beside the one that took its number."""
    with closing(sqlite.connect(home / FILE_NAME, readonly=True)) as connection:
        lost = connection.execute(
            "SELECT id, signature, body FROM record ORDER BY seq DESC LIMIT 1 OFFSET 1").fetchone()
    safekeeping.restore(home, name_of(home))
    with closing(sqlite.connect(home / FILE_NAME)) as connection:
        connection.execute("INSERT INTO record (id, signature, body) VALUES (?, ?, ?)", lost)
    with open_desk(home) as desk:
        safekeeping.rebuild(desk)
    report = safekeeping.verify_home(home)
    assert report.problems == ()
    assert len(report.notes) == 1
    assert "chain of Maria Rosari goes on in two ways from record 4 on" in report.notes[0]
    assert headlines(home) == ["satu"]  # what came after the key's end does not count


# -- crashes

CALLS = ("rename", "replace", "unlink", "fsync", "mkdir", "rmdir")


def dying(number: int) -> Callable[[], int]:
    """Count the calls that change the disk from now on, and die without a word in the ``number``-th."""
    count = 0

    def wrap(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count == number:
                os._exit(9)
            return real(*given, **more)

        return call

    for name in CALLS:
        setattr(os, name, wrap(getattr(os, name)))
    return lambda: count


def restore_and_die(home: Path, number: int) -> int:
    """Restore in a process of its own that dies at its ``number``-th step; how many steps it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            made = dying(number)
            safekeeping.restore(home, name_of(home), FakeClock())
            os.write(writing, str(made()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        return int(said.read() or 0)


@pytest.fixture(scope="module")
def steps(worked_on: Path, tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    trial = tmp_path_factory.mktemp("steps") / "desk"
    shutil.copytree(worked_on, trial)
    total = restore_and_die(trial, 0)
    assert total > 20
    return [1 + place * total // min(STEPS, total) for place in range(min(STEPS, total))]


@pytest.mark.skipif(os.name == "nt", reason="processes are forked")
def test_a_crash_at_any_step_leaves_the_old_desk_or_the_new(worked_on: Path, tmp_path: Path, steps: list[int]) -> None:
    seen = set()
    for number in steps:
        home = tmp_path / "desk"
        shutil.copytree(worked_on, home)
        restore_and_die(home, number)
        with open_desk(home) as desk:
            desk.me("mar")
        now = headlines(home)
        assert now in (["dua", "satu lagi"], ["satu"])
        seen.add(tuple(now))
        if now == ["satu"]:
            (aside,) = [path for path in (home / "backups").glob("set-aside-*") if (path / FILE_NAME).exists()]
            assert list((aside / "files").glob("??/*"))
        assert safekeeping.verify_home(home).problems == ()
        assert [path.name for path in home.glob(".restoring*")] == []
        shutil.rmtree(home)
    assert len(seen) == 2


def test_a_desk_in_the_middle_of_an_exchange_is_not_opened_to_look(home: Path) -> None:
    one = safekeeping.backups(home)[-1]
    staged = restore.stage(home, one, BEGUN)
    (home / "backups" / "set-aside-x").mkdir()
    said = json.dumps({"new": staged.folder.name, "aside": "backups/set-aside-x"})
    (home / "restore.json").write_text(said, encoding="utf-8")
    assert "interrupted" in safekeeping.verify_home(home).problems[0]
    with pytest.raises(StoreError, match="Open the desk once"), open_desk(home, readonly=True):
        pass
    with open_desk(home) as desk:
        assert len(desk.notes) == 1
    assert headlines(home) == ["satu"]


def test_a_copy_that_was_not_used_is_cleared_away(home: Path) -> None:
    restore.stage(home, safekeeping.backups(home)[-1], BEGUN)
    (home / ".verify-abc").mkdir()
    with open_desk(home):
        pass
    assert sorted(path.name for path in home.glob(".*")) == []
    assert headlines(home) == ["dua", "satu lagi"]


def test_a_full_disk_leaves_the_desk_as_it_was(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        Path(target).write_bytes(b"setengah")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StoreError, match="No space left"):
        safekeeping.restore(home, name_of(home))
    assert headlines(home) == ["dua", "satu lagi"]
    assert sorted(path.name for path in home.glob(".*")) == []
