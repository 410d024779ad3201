"""Damage at places that hold data: verify names it every time, and restore mends it. ``HUMASDESK_DAMAGE=500`` asks for
that many places."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from humasdesk.services import safekeeping
from humasdesk.services.desk import open_desk
from humasdesk.store.layout import FILE_NAME
from store import full_desk
from store.office import FakeClock
from store.pages import GAPS, SIGNPOST, Pages, Span

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
    chance = random.Random(int(os.environ.get('SEED','20261123')))
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
