"""A window at a desk, with one release full of slips open on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from founding import Lay
from humasdesk.domain.release import Content
from humasdesk.gui import theme as themes
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting, people, starter
from humasdesk.services.desk import Desk, open_desk

BODY = ("Rapat **walikota** itu membahas kerjasama.\n\nPemerintah daerah menyiapkann anggaran.\n\n"
        "Tidak ada apa-apa di sini.\n")


def of_maria(desk: Desk) -> None:
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    starter.load(desk, desk.me("mar"))


@pytest.fixture
def desk(lay: Lay, tmp_path: Path) -> Iterator[Desk]:
    """Maria's desk."""
    with open_desk(lay(tmp_path / "desk", of_maria), daily_backup=False) as opened:
        yield opened


@pytest.fixture
def window(desk: Desk, tmp_path: Path, qtbot: Any, qapp: QApplication) -> Iterator[MainWindow]:
    """The window, its release read once."""
    themes.load_fonts()
    release, _ = drafting.create(desk, desk.me("mar"), Content(headline="Kabar baik", body=BODY))
    lane = Lane()
    made = MainWindow(Session(desk, desk.me("mar"), lane), "light",
                      QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.examiner.read, timeout=20_000, check_params_cb=lambda reading: reading is not None):
        made.writing.open(release)
    made.page.take_focus()
    yield made
    made.writing.finish()
    made.page.finish()
    lane.finish()
