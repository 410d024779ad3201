"""What tests with a window share: a dressed application, a desk with two people and a directory, and a sitting at it.

Python looks for garbage between the tests, as the program does between the turns of its event loop, and never while Qt
visits widgets or in a thread that is not the window's.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from founding import Lay, laying
from humasdesk import i18n
from humasdesk.domain.release import Content
from humasdesk.gui import theme as themes
from humasdesk.gui.collecting import collect
from humasdesk.gui.opening import frame
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import Theme
from humasdesk.services import drafting, people, starter
from humasdesk.services.desk import Desk, open_desk


@pytest.fixture(autouse=True)
def _garbage_between_tests() -> Iterator[None]:
    gc.disable()
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()  # without a screen Qt would free it after Python, and crash
    gc.enable()
    collect()


@pytest.fixture(autouse=True)
def _roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no screen Qt says that it is 800 pixels wide, on which the window would be scrolled."""
    monkeypatch.setattr(frame, "is_small", lambda _: False)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: object) -> Theme:
    return dressed(qapp, dark=request.param == "dark")


@pytest.fixture
def light(qapp: object) -> Theme:
    return dressed(qapp, dark=False)


def dressed(qapp: object, *, dark: bool) -> Theme:
    themes.load_fonts()
    made = Theme(dark)
    themes.put_on(qapp, made)  # type: ignore[arg-type]  # pytest-qt gives the application as a plain object
    return made


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


@pytest.fixture(scope="session")
def lay(tmp_path_factory: pytest.TempPathFactory) -> Lay:
    return laying(tmp_path_factory.mktemp("founded"))


def of_two(desk: Desk) -> None:
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    people.add(desk, "Sulaiman Hadi", "sul", ["supervisor"])


def with_directory(desk: Desk) -> None:
    from humasdesk.services import cataloguing

    of_two(desk)
    starter.load(desk, desk.me("mar"))
    governor = cataloguing.find(desk, "official", "Isran Noor").id
    drafting.create(desk, desk.me("mar"), Content(headline="Rakor", officials=(governor,), region="64.72"))


@pytest.fixture
def desk(lay: Lay, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    found = with_directory if "stocked" in request.fixturenames else of_two
    with open_desk(lay(tmp_path / "desk", found), daily_backup=False) as made:
        yield made


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    """The desk with the starter directory and one release that names Isran Noor."""
    return desk


@pytest.fixture
def session(desk: Desk, qapp: object) -> Iterator[Session]:
    lane = Lane()
    yield Session(desk, desk.me("mar"), lane)
    lane.finish()


@pytest.fixture
def settled(qtbot: QtBot, session: Session) -> object:
    """Waits until the lane has answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not session.lane.busy, timeout=20_000)
        qtbot.wait(20)

    return wait
