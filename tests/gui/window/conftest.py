"""A desk of two with a few releases, and a session at it, as the window is given them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from founding import Lay
from humasdesk import assets
from humasdesk.domain.release import Content
from humasdesk.gui import theme as themes
from humasdesk.gui.session import Session
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting, intake, people, starter
from humasdesk.services.desk import Desk, open_desk
from leniency import let_findings_pass


def with_releases(desk: Desk) -> None:
    """Maria writes, Sul reviews; the sample and two drafts lie on the desk."""
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    people.add(desk, "Sulaiman Hadi", "sul", ["supervisor"])
    let_findings_pass(desk)
    me = desk.me("mar")
    starter.load(desk, me)
    intake.take_in(desk, me, [str(assets.path("samples", "rakor-kepala-daerah.txt"))])
    for number in (1, 2):
        drafting.create(desk, me, Content(headline=f"Kabar {number}", body="Isi rilis ini."))


@pytest.fixture
def desk(lay: Lay, tmp_path: Path) -> Iterator[Desk]:
    with open_desk(lay(tmp_path / "desk", with_releases), daily_backup=False) as opened:
        yield opened


@pytest.fixture
def window(session: Session, qtbot: Any, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    themes.load_fonts()
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(session, "light", memory)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.writing.finish()
    made.page.finish()
