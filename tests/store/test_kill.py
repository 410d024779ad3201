"""A process killed while it saves and autosaves: what it said was on disk is there. ``HUMASDESK_KILLS=200`` asks for
that many kills."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from humasdesk.services import drafting, people, safekeeping, searching
from humasdesk.services.desk import open_desk

KILLS = int(os.environ.get("HUMASDESK_KILLS", "8"))
TYPIST = Path(__file__).with_name("typist.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX")


@dataclass
class Said:
    """What the typists said so far: headlines that must stand, and what each working copy may hold."""

    texts: set[str] = field(default_factory=set)
    copies: dict[str, set[str]] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    deeds: int = 0

    def hear(self, lines: list[str]) -> None:
        for line in lines:
            word, kind, release, token = line.split(" ")
            if kind == "keep":
                # once said to be done it is there, until a later one, begun and not said to be done, took its place
                known = self.copies.setdefault(release, set())
                self.copies[release] = {token} if word == "done" else known | {token}
            if word == "done":
                self.deeds += 1
                (self.acknowledged if kind == "keep" else self.texts).add(release if kind == "keep" else token)


def kill_one(home: Path, seed: int, chance: random.Random) -> list[str]:
    """Start a typist, kill it in the middle of its work; the whole lines it said."""
    process = subprocess.Popen([sys.executable, str(TYPIST), str(home), str(seed)], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    assert process.stdout is not None
    first = process.stdout.readline()
    if first != b"go\n":
        _, wrong = process.communicate()
        pytest.fail(wrong.decode())
    time.sleep(chance.random() * 0.3)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    return said.decode().split("\n")[:-1]


def every_text(home: Path) -> set[str]:
    """The headline of every revision in the journal."""
    with open_desk(home, readonly=True) as desk, desk.store.reading() as connection:
        return set(connection.exec_driver_sql("SELECT headline FROM revision").scalars())


def test_nothing_acknowledged_is_lost(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    home = tmp_path / "desk"
    with open_desk(home, create=True) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
    chance, said = random.Random(1), Said()
    for number in range(KILLS):
        said.hear(kill_one(home, number, chance))
        assert said.texts <= every_text(home)
        with open_desk(home) as desk:
            brought = {copy.release: copy.content.headline for copy in drafting.recover(desk).copies}
        assert not [one for one in said.acknowledged if brought.get(one) not in said.copies[one]]
        if number % 5 == 4 or number == KILLS - 1:
            report = safekeeping.verify_home(home)
            assert (report.problems, report.notes) == ((), ())
    assert said.deeds > KILLS
    with open_desk(home) as desk:
        assert searching.counts(desk)["draft"] > 0
    record_property("deeds", said.deeds)
    print(f"{KILLS} kills, {said.deeds} deeds acknowledged, 0 lost, {report.records} records")
