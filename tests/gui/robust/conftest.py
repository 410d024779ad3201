"""A desk of two with two drafts, a session at it, and the window, as the program makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from founding import Lay
from humasdesk import i18n
from humasdesk.domain.release import Content
from humasdesk.gui import theme as themes
from humasdesk.gui.memory import Memory
from humasdesk.gui.program import Program
from humasdesk.gui.window import MainWindow
from humasdesk.services import configuring, drafting, people, starter
from humasdesk.services.desk import Desk, open_desk


def with_drafts(desk: Desk) -> None:
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    people.add(desk, "Sulaiman Hadi", "sul", ["supervisor"])
    starter.load(desk, desk.me("mar"))
    for number in (1, 2):
        drafting.create(desk, desk.me("mar"), Content(headline=f"Kabar {number}", body="Isi rilis ini."))
    configuring.set_own(desk, "interface.language", "en")
    configuring.set_own(desk, "interface.appearance", "light")


@pytest.fixture
def home(lay: Lay, tmp_path: Path) -> Path:
    """Maria writes, Sul reviews; two drafts of Maria's lie on the desk. The program speaks English."""
    return lay(tmp_path / "desk", with_drafts)


@pytest.fixture
def program(home: Path, qapp: QApplication, qtbot: Any) -> Iterator[Program]:
    """The program with its window, at the desk."""
    themes.load_fonts()
    desks = ExitStack()
    desk = desks.enter_context(open_desk(home))
    made = Program(qapp, desks, desk, desk.me("mar"), Memory(home))
    made.start()
    yield made
    made.end()
    made.close_desk()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()
    i18n.use("en")


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


@pytest.fixture
def show(qtbot: Any) -> Callable[[MainWindow, str], str]:
    """Opens the release of that headline in a window; its id."""

    def opened(window: MainWindow, headline: str) -> str:
        model = window.releases.model
        row = next(row for row in range(model.rowCount()) if model.index(row).data() == headline)
        window.releases.view.setCurrentIndex(model.index(row))
        qtbot.waitUntil(lambda: window.writing.summary is not None and window.writing.summary.headline == headline)
        assert window.writing.release_id
        return window.writing.release_id

    return opened


def typed(window: MainWindow, words: str) -> None:
    """Type at the end of the headline, with real keys."""
    window.page.focus_headline()
    sheet = window.page.page.sheet
    cursor = sheet.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    sheet.setTextCursor(cursor)
    QTest.keyClicks(sheet, words)
