"""Damage at places that hold data: verify names it every time, and restore mends it. ``HUMASDESK_DAMAGE=500`` asks for
that many places."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from humasdesk.errors import DeskError, StoreDamaged
from humasdesk.services import safekeeping
from humasdesk.services.desk import open_desk
from humasdesk.store import sqlite
from humasdesk.store.layout import FILE_NAME
from store import full_desk
from store.office import FakeClock
from store.pages import GAPS, SIGNPOST, Pages, Span, free_bytes

PLACES = int(os.environ.get("HUMASDESK_DAMAGE", "25"))


@dataclass(frozen=True)
class Damage:
    """What is done to a file of the desk."""

    path: str
    what: str
    place: int
    owner: str
    by: int = 0xFF

    def do(self, home: Path) -> None:
        path = home / self.path
        data = bytearray(path.read_bytes())
        match self.what:
            case "flip":
                data[self.place] ^= self.by
            case "zero":
                data[self.place:self.place + 64] = bytes(len(data[self.place:self.place + 64]))
            case "cut":
                del data[self.place:]
        path.write_bytes(data)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A full desk with a backup, never changed."""
    home = tmp_path_factory.mktemp("damage") / "desk"
    full_desk.make(home)
    with open_desk(home, now=FakeClock()) as desk:
        desk.store.rebuild()
        safekeeping.make_backup(desk)
    assert safekeeping.verify_home(home).problems == ()
    return home


def places(home: Path) -> list[Damage]:
    """Places that hold data, fairly among tables, indexes, the header and the files."""
    chance = random.Random(20261123)
    pages = Pages(home / FILE_NAME)
    spans: dict[str, list[Span]] = {}
    for span in pages.spans():
        if span.kind not in (SIGNPOST, GAPS):
            spans.setdefault(span.owner, []).append(span)
    owners = sorted(spans)
    files = sorted(path for path in (home / "files").glob("??/*"))
    found: list[Damage] = []
    while len(found) < PLACES:
        what = chance.choice(("flip", "flip", "flip", "zero", "zero", "cut"))
        if not chance.randrange(10):
            path = chance.choice(files)
            found.append(Damage(str(path.relative_to(home)), what, chance.randrange(path.stat().st_size), "files"))
            continue
        owner = chance.choice(owners)
        span = chance.choice(spans[owner])
        place = chance.randrange(span.start, span.end)
        if what == "zero" and not pages.data[place]:
            continue  # there is nothing to lose
        found.append(Damage(FILE_NAME, what, place, owner, _bits(chance, owner)))
    return found


def _bits(chance: random.Random, owner: str) -> int:
    """Which bits a flip turns. In packed bodies all eight: the last bits of a stream fill its last byte up and say
    nothing."""
    return 0xFF if owner in ("record", "reading") else chance.choice((0x01, 0x04, 0x20, 0x80, 0xFF))


def test_every_damage_is_named_and_mended(whole: Path, tmp_path: Path) -> None:
    missed, unmended = [], []
    for number, damage in enumerate(places(whole)):
        home = tmp_path / "desk"
        shutil.copytree(whole, home)
        damage.do(home)
        if not safekeeping.verify_home(home).problems:
            missed.append(damage)
        if number % 5 == 0 or PLACES > 25:
            safekeeping.restore(home, safekeeping.backups(home)[0].name)
            unmended += [(damage, one) for one in safekeeping.verify_home(home).problems]
        shutil.rmtree(home)
    assert (missed, unmended) == ([], [])


def test_damage_where_nothing_lies_is_none(whole: Path, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    shutil.copytree(whole, home)
    store = home / FILE_NAME
    free = free_bytes(store)
    assert len(free) > 1_000
    data = bytearray(store.read_bytes())
    for place in random.Random(3).sample(free, 500):
        data[place] ^= 0xFF
    store.write_bytes(data)
    assert safekeeping.verify_home(home).problems == ()


@pytest.mark.parametrize("content", [
    b"", b"\0" * 8192, b"This is a letter, not a store.\n" * 400, b"SQLite format 3\0" + b"\xff" * 5000,
], ids=["empty", "zeros", "letter", "head alone"])
def test_a_file_that_is_no_store_any_more_is_reported_and_mended(whole: Path, tmp_path: Path, content: bytes) -> None:
    home = tmp_path / "desk"
    shutil.copytree(whole, home)
    (home / FILE_NAME).write_bytes(content)
    assert safekeeping.verify_home(home).problems
    with pytest.raises(DeskError), open_desk(home):
        pass
    name = safekeeping.backups(home)[0].name
    assert safekeeping.preview(home, name).lost is None
    safekeeping.restore(home, name)
    assert safekeeping.verify_home(home).problems == ()


def test_a_name_in_the_schema_that_is_no_text_any_more_is_reported(whole: Path, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    shutil.copytree(whole, home)
    store = home / FILE_NAME
    data = store.read_bytes()
    damaged = data.replace(b"CREATE TABLE working_copy (", b"CREATE TABLE \xbb\xff)king_copy (")
    assert (damaged != data, len(damaged)) == (True, len(data))
    store.write_bytes(damaged)
    assert safekeeping.verify_home(home).problems
    with pytest.raises(StoreDamaged), open_desk(home):
        pass
    safekeeping.restore(home, safekeeping.backups(home)[0].name)
    assert safekeeping.verify_home(home).problems == ()


def test_a_store_that_is_gone_comes_back_from_its_backup(whole: Path, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    shutil.copytree(whole, home)
    (home / FILE_NAME).unlink()
    shutil.rmtree(home / "files")
    assert len(safekeeping.verify_home(home).problems) == 1
    for create in (False, True):  # a new desk in its place would hide the loss
        with pytest.raises(StoreDamaged), open_desk(home, create=create):
            pass
    safekeeping.restore(home, safekeeping.backups(home)[0].name)
    assert safekeeping.verify_home(home).problems == ()


def test_a_problem_says_what_and_where(whole: Path, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    shutil.copytree(whole, home)
    with closing(sqlite.connect(home / FILE_NAME)) as connection:
        connection.execute("UPDATE release SET headline = 'Lain' WHERE headline = 'Rapat koordinasi 4'")
        seq, picture = connection.execute(
            "SELECT revision.seq, file FROM file_use JOIN revision ON record = revision.id "
            "WHERE headline = 'Rapat koordinasi 7' ORDER BY file").fetchone()
        connection.execute("DROP TRIGGER record_stays")
        connection.execute("UPDATE record SET body = zeroblob(40) WHERE seq = ?", (seq,))
    (home / "files" / picture[:2] / picture).unlink()
    problems = "\n".join(safekeeping.verify_home(home).problems)
    assert f"Record {seq} (" in problems
    assert "“Rapat koordinasi 7”" in problems
    assert picture in problems
    assert "trigger record_stays" in problems


def test_a_row_that_is_not_what_the_journal_gives_is_named(whole: Path, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    shutil.copytree(whole, home)
    with closing(sqlite.connect(home / FILE_NAME)) as connection:
        connection.execute("UPDATE release SET headline = 'Lain' WHERE headline = 'Rapat koordinasi 4'")
        connection.execute("DELETE FROM mention WHERE kind = 'tag' AND release = (SELECT max(release) FROM mention)")
        connection.execute("INSERT INTO search(rowid, body) VALUES (999999, 'kataasing')")
        connection.execute("UPDATE preference SET value = 'en'")
    problems = safekeeping.verify_home(home).problems
    for expected in ("table release", "(release “Lain”)", "table mention", "word “kataasing”",
                     "interface.language in the table preference"):
        assert any(expected in one for one in problems), expected
    quick = safekeeping.verify_home(home, compare=False).problems
    assert len(quick) == 1
