"""The picture of the last close: used only where it fits, and readable by its owner alone."""

from __future__ import annotations

import json
import sqlite3
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from humasdesk.gui.opening import picture
from humasdesk.gui.opening.picture import Drawn
from humasdesk.services import safekeeping
from humasdesk.services.desk import open_desk

DRAWN = Drawn("mar", "light", False, "id", 2.0)


def image() -> QImage:
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(QColor("#0f6b4f"))
    made.setPixelColor(3, 4, QColor("#ffffff"))
    return made


@pytest.fixture(autouse=True)
def _kept(home: Path, qapp: QApplication) -> None:
    picture.keep(home, image(), DRAWN)


def files(home: Path) -> set[str]:
    return {path.name for path in (home / picture.FOLDER).glob("window.*")}


def test_it_comes_back_as_it_was_kept(home: Path) -> None:
    found = picture.find(home, "mar", dark=True)
    assert found is not None
    assert found.drawn == DRAWN
    assert found.image.devicePixelRatio() == 2
    found.image.setDevicePixelRatio(1)
    assert found.image.convertToFormat(QImage.Format.Format_RGB32) == image()
    assert picture.find(home, None, dark=False) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="rights are set otherwise there")
def test_its_owner_alone_reads_it(home: Path) -> None:
    assert len(files(home)) == 2
    for path in (home / picture.FOLDER).glob("window.*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_is_in_no_backup(home: Path) -> None:
    with open_desk(home) as desk:
        made = safekeeping.make_backup(desk)
    assert not [path for path in made.path.rglob("*") if path.name.startswith("window")]


def test_somebody_else_does_not_see_it(home: Path) -> None:
    assert picture.find(home, "sul", dark=False) is None
    assert files(home) == set(), "one that does not fit is removed"


def test_after_anything_was_written_it_is_stale(home: Path) -> None:
    connection = sqlite3.connect(home / "desk.sqlite")
    connection.execute("PRAGMA user_version=99")
    connection.commit()
    connection.close()
    assert picture.find(home, "mar", dark=False) is None
    assert files(home) == set()


def test_looking_at_the_desk_leaves_it(home: Path) -> None:
    with open_desk(home, readonly=True) as desk:
        desk.rosters()
    assert picture.find(home, "mar", dark=False) is not None


def test_another_program_draws_its_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "__version__", "99")
    assert picture.find(home, "mar", dark=False) is None


@pytest.mark.parametrize(("appearance", "was_dark", "dark", "fits"), [
    ("system", False, True, False), ("system", True, True, True), ("light", False, True, True),
    ("dark", True, False, True)])
def test_it_fits_the_appearance(home: Path, appearance: str, was_dark: bool, dark: bool, fits: bool) -> None:
    picture.keep(home, image(), replace(DRAWN, appearance=appearance, dark=was_dark))
    assert (picture.find(home, "mar", dark=dark) is not None) is fits


@pytest.mark.parametrize("note", ["", "{", "[]", '{"drawn": 1}', '{"drawn": {"initials": "mar"}}'])
def test_a_damaged_note_is_no_note(home: Path, note: str) -> None:
    (home / picture.FOLDER / "window.json").write_text(note, "utf-8")
    assert picture.find(home, "mar", dark=False) is None


def test_a_damaged_picture_is_none(home: Path) -> None:
    (home / picture.FOLDER / "window.bmp").write_bytes(b"BM" + bytes(50))
    assert picture.find(home, "mar", dark=False) is None
    assert json.dumps(sorted(files(home))) == "[]"
