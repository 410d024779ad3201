"""A window on a desk in which two officials and a resident are quoted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from founding import Lay
from humasdesk.domain.directory import Official, Post
from humasdesk.domain.release import Content
from humasdesk.gui import theme as themes
from humasdesk.gui.session import Session
from humasdesk.gui.window import MainWindow
from humasdesk.services import cataloguing, drafting, people
from humasdesk.services.desk import Desk, open_desk


def quoted(desk: Desk) -> None:
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    me = desk.me("mar")
    cataloguing.add(desk, me, Official("Isran Noor", posts=(
        Post("Gubernur Kalimantan Timur", "64", date(2018, 10, 1), date(2023, 10, 1)),)))
    for headline, day, body in (
        ("Jalan", date(2019, 1, 14), "Rapat dibuka.\n\n“Pembangunan jalan itu mendesak,” kata Isran Noor.\n\n"
                                     "“Sekolah juga penting,” katanya.\n"),
        ("Warga", date(2019, 2, 1), "“Jalan kami rusak parah,” ujar Siti Aminah.\n"),
        ("Jembatan", date(2019, 3, 1), "“Jembatan selesai tahun ini,” kata Gubernur.\n"),
    ):
        drafting.create(desk, me, Content(headline=headline, date=day, body=body))


@pytest.fixture
def desk(lay: Lay, tmp_path: Path) -> Iterator[Desk]:
    with open_desk(lay(tmp_path / "desk", quoted), daily_backup=False) as opened:
        yield opened


@pytest.fixture
def window(session: Session, qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    themes.load_fonts()
    themes.put_on(qapp, themes.chosen("light"))
    made = MainWindow(session, "light", QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.closing.end()
