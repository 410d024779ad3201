"""A disk that runs full: a sentence each time, nothing acknowledged lost, and work goes on once there is room."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Content
from humasdesk.errors import StoreFull
from humasdesk.services import drafting, people, safekeeping, searching
from humasdesk.services.desk import Desk, open_desk

ROUNDS = max(2, int(os.environ.get("HUMASDESK_KILLS", "20")) // 10)
SIZE = 12 << 20


def _mount(folder: Path) -> bool:
    if not sys.platform.startswith("linux") or os.geteuid() or shutil.which("mount") is None:
        return False
    return not subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)],
                              capture_output=True).returncode


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not _mount(folder):
        pytest.skip("a small disk of its own needs Linux and the rights to mount one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path, leaving: int) -> Path:
    """Take all room but ``leaving`` bytes."""
    pad = disk / "pad"
    free = shutil.disk_usage(disk).free
    with pad.open("wb") as out:
        for _ in range(max(0, free - leaving) // 4096):
            out.write(bytes(4096))
    return pad


class Work:
    """What was said to be done, and what was refused."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.texts: dict[str, str] = {}
        self.copies: dict[str, str] = {}
        self.files: list[str] = []
        self.refused: list[str] = []

    def go_on(self, desk: Desk, refusals: int) -> None:
        """Save, autosave and take in pictures until that many were refused."""
        me = desk.me("mar")
        while len(self.refused) < refusals:
            token = str(self.chance.randrange(10**9))
            content = Content(headline=token, body=" ".join(str(self.chance.random()) for _ in range(300)))
            try:
                match self.chance.randrange(3):
                    case 0:
                        self.texts[drafting.create(desk, me, content)[0]] = token
                    case 1:
                        release = self.chance.choice([*self.copies, new_id(desk.now())])
                        drafting.keep(desk, me, release, (), content)
                        self.copies[release] = token
                    case _:
                        self.files.append(desk.files.keep(self.chance.randbytes(40_000)))
            except StoreFull as cause:
                self.refused.append(cause.sentence)

    def lost(self, desk: Desk) -> list[str]:
        """What was said to be done and is not there."""
        there = {one.id: one.headline for one in searching.page(desk, searching.Wanted(), limit=10_000)}
        copies = {one.release: one.content.headline for one in drafting.working_copies(desk)}
        return [token for release, token in self.texts.items() if there.get(release) != token] + [
            token for release, token in self.copies.items() if copies.get(release) != token] + [
            name for name in self.files if not desk.files.read(name)]


def test_nothing_acknowledged_is_lost_on_a_full_disk(disk: Path) -> None:
    chance, refused, done = random.Random(5), 0, 0
    for number in range(ROUNDS):
        home = disk / str(number)
        with open_desk(home, create=True) as desk:
            people.add(desk, "Maria Rosari", "mar", ["writer"])
            work = Work(chance)
            pad = fill(disk, chance.randrange(200_000, 3_000_000))
            work.go_on(desk, refusals=6)
            assert work.lost(desk) == []
        pad.unlink()
        with open_desk(home) as desk:
            assert work.lost(desk) == []
            drafting.create(desk, desk.me("mar"), Content(headline="lagi"))
        assert safekeeping.verify_home(home).problems == ()
        assert all("Free some space" in one for one in work.refused)
        refused, done = refused + len(work.refused), done + len(work.texts) + len(work.copies) + len(work.files)
        shutil.rmtree(home)
    print(f"{ROUNDS} full disks: {refused} refused, {done} acknowledged, 0 lost")


@pytest.mark.parametrize("room", [20_000, 150_000, 400_000])
def test_a_backup_on_a_full_disk_leaves_no_half_and_the_earlier_ones(disk: Path, monkeypatch: pytest.MonkeyPatch,
                                                                     room: int) -> None:
    home = disk / "desk"
    with open_desk(home, create=True) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
        first = safekeeping.make_backup(desk)
        for _ in range(8):
            desk.files.keep(os.urandom(50_000))
        pad = fill(disk, room)
        with monkeypatch.context() as unseen:  # the disk fills up while the backup is being made
            unseen.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=10**9))
            with pytest.raises(StoreFull):
                safekeeping.make_backup(desk)
        assert sorted(path.name for path in (home / "backups").iterdir() if path.name != ".lock") == [first.name]
        pad.unlink()
        assert len(safekeeping.make_backup(desk).files) == 8


def write_on(desk: Desk) -> None:
    for _ in range(1_000):
        drafting.create(desk, desk.me("mar"), Content(headline="penuh", body="kata " * 2_000))


def test_an_open_desk_is_read_and_closed_on_a_full_disk(disk: Path) -> None:
    home = disk / "desk"
    with open_desk(home, create=True) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
        drafting.create(desk, desk.me("mar"), Content(headline="satu"))
        pad = fill(disk, 0)
        assert [one.headline for one in searching.page(desk, searching.Wanted())] == ["satu"]
        with pytest.raises(StoreFull, match="Free some space"):
            write_on(desk)
    pad.unlink()
    with open_desk(home) as desk:
        drafting.create(desk, desk.me("mar"), Content(headline="dua"))
    assert safekeeping.verify_home(home).problems == ()
