"""One process writes a desk; others are told who, and may look."""

from __future__ import annotations

import getpass
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Content
from humasdesk.errors import NotFound, StoreBusy, StoreError
from humasdesk.records.codec import RevisionSaid
from humasdesk.services import drafting, people, safekeeping, searching
from humasdesk.services.desk import open_desk
from humasdesk.store import lists, wanted
from store.office import Office

OPENER = Path(__file__).with_name("opener.py")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with open_desk(tmp_path, create=True) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
        drafting.create(desk, desk.me("mar"), Content(headline="satu"))
    return tmp_path


@contextmanager
def opened_elsewhere(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, str(OPENER), str(home)], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == b"open\n"
        yield process
    finally:
        _, wrong = process.communicate(b"go\n")
    assert wrong == b""


def test_a_second_process_is_told_who_has_the_desk_open_and_may_look(home: Path) -> None:
    with opened_elsewhere(home) as process:
        with pytest.raises(StoreBusy) as busy, open_desk(home, wait_seconds=0.1):
            pass
        told = busy.value.sentence
        assert f"process {process.pid}" in told
        assert socket.gethostname() in told
        assert getpass.getuser() in told
        with open_desk(home, readonly=True) as desk:
            assert [one.headline for one in searching.page(desk, searching.Wanted())] == ["satu"]
            with pytest.raises(StoreError, match="read-only"), desk.writing():
                pass
        assert safekeeping.verify_home(home).problems == ()
    with open_desk(home) as desk:
        drafting.create(desk, desk.me("mar"), Content(headline="dua"))


def test_the_lock_dies_with_its_process(home: Path) -> None:
    with opened_elsewhere(home) as process:
        process.kill()
        process.wait()
        with open_desk(home) as desk:
            assert desk.me("mar").person.name == "Maria Rosari"


def test_opening_to_look_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotFound), open_desk(tmp_path / "nowhere", readonly=True):
        pass
    assert not (tmp_path / "nowhere").exists()


def test_a_reader_sees_one_state_while_a_writer_writes(tmp_path: Path) -> None:
    with Office(tmp_path) as office:
        release, _ = office.write("mar", "satu")
        with office.store.reading() as connection:
            before = [one.headline for one in lists.page(connection, wanted.Wanted())]
            office.write("mar", "dua", release)
            office.write("tia", "tiga")
            office.store.rebuild()
            assert [one.headline for one in lists.page(connection, wanted.Wanted())] == before == ["satu"]
        with office.store.reading() as connection:
            assert {one.headline for one in lists.page(connection, wanted.Wanted())} == {"dua", "tiga"}


def test_what_is_not_finished_yet_is_seen_by_nobody(tmp_path: Path) -> None:
    with Office(tmp_path) as office:
        seen: list[int] = []

        def look() -> None:
            with office.store.reading() as connection:
                seen.append(wanted.count(connection, wanted.Wanted()))

        with office.store.writing() as writer:
            writer.say(office.keys["mar"], RevisionSaid(new_id(office.clock()), office.roster_id, (), (), Content()))
            writer.settle()
            other = threading.Thread(target=look)
            other.start()
            other.join()
        look()
        assert seen == [0, 1]


def test_two_threads_that_write_take_turns(tmp_path: Path) -> None:
    with Office(tmp_path) as office:
        def work(who: str) -> None:
            for number in range(5):
                office.write(who, f"{who} {number}")

        threads = [threading.Thread(target=work, args=(who,)) for who in ("mar", "tia")]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        with office.store.reading() as connection:
            assert wanted.count(connection, wanted.Wanted()) == 10
        assert office.problems() == []
