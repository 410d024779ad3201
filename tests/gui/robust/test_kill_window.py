"""The real window killed while somebody types in it: what it called kept or saved is there at the next start.
``HUMASDESK_KILLS=100`` asks for that many kills."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from humasdesk.domain.release import Content
from humasdesk.services import drafting, people
from humasdesk.services.desk import open_desk

KILLS = int(os.environ.get("HUMASDESK_KILLS", "2"))
SITTER = Path(__file__).with_name("sitter.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="these signals are POSIX's")


@dataclass
class Run:
    """What one sitter said: the release, the newest headline called kept, and when each number was typed."""

    release: str
    kept: str
    typed: dict[int, float]
    ended: float
    code: int


def sit(home: Path, seed: int, chance: random.Random, end: signal.Signals) -> Run:
    """Let somebody type for a moment, then end the process."""
    process = subprocess.Popen([sys.executable, str(SITTER), str(home), str(seed)], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    if not first.startswith("go "):
        process.kill()
        pytest.fail(process.communicate()[1])
    time.sleep(1.0 + chance.random() * 3)
    ended = time.time()
    process.send_signal(end)
    said, wrong = process.communicate(timeout=60)
    assert wrong == ""
    lines = [line.split(" ") for line in said.split("\n")[:-1]]
    kept = [line[1].replace("_", " ") for line in lines if line[0] == "kept"]
    return Run(first.split()[1], kept[-1] if kept else "", {int(one[1]): float(one[2]) for one in lines
                                                           if one[0] == "type"}, ended, process.returncode)


def words_on_disk(home: Path, release: str) -> str:
    """The headline the next start brings back."""
    with open_desk(home) as desk:
        copies = {copy.release: copy.content.headline for copy in drafting.recover(desk).copies}
        return copies.get(release) or drafting.head_of(desk, release).content.headline


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "desk"
    with open_desk(made, create=True) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
        drafting.create(desk, desk.me("mar"), Content(headline="Judul", body="Isi."))
    return made


def test_nothing_called_kept_is_lost_when_the_window_is_killed(home: Path) -> None:
    chance, acknowledged, longest = random.Random(7), 0, 0.0
    for number in range(KILLS):
        run = sit(home, number, chance, signal.SIGKILL)
        found = words_on_disk(home, run.release)
        assert found.startswith(run.kept), (run.kept, found)
        acknowledged += bool(run.kept)
        there = {int(one) for one in found.split() if one.isdigit()}
        lost = [at for count, at in run.typed.items() if count not in there]
        longest = max([longest, *(run.ended - at for at in lost)])
        with open_desk(home) as desk:  # the next one begins with a short headline again
            drafting.edit(desk, desk.me("mar"), run.release, lambda _: Content(headline="Judul", body="Isi."))
    assert acknowledged
    print(f"{KILLS} kills, nothing kept was lost; the oldest unkept letter was typed {longest:.2f} s before")


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_window_and_every_letter_is_there(home: Path, end: signal.Signals) -> None:
    run = sit(home, 3, random.Random(1), end)
    assert run.code == 0
    there = {int(one) for one in words_on_disk(home, run.release).split() if one.isdigit()}
    missing = set(run.typed) - there
    assert missing <= {max(run.typed)}, "the last one may have been said and not typed yet"
