"""A window on a desk with a starter directory, a draft with two pictures, and two more releases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from founding import Lay
from humasdesk.domain.release import Content
from humasdesk.gui import theme as themes
from humasdesk.gui.session import Session
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting, figures, people, starter
from humasdesk.services.desk import Desk, open_desk
from leniency import let_findings_pass

Settled = Callable[[], None]


def with_directory(desk: Desk) -> None:
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    people.add(desk, "Sulaiman Hadi", "sul", ["supervisor"])
    let_findings_pass(desk)
    starter.load(desk, desk.me("mar"))


@pytest.fixture
def desk(lay: Lay, tmp_path: Path) -> Iterator[Desk]:
    with open_desk(lay(tmp_path / "desk", with_directory), daily_backup=False) as opened:
        yield opened


def picture(color: str, size: tuple[int, int] = (320, 240)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def sources(desk: Desk) -> tuple[str, str]:
    """Two pictures of the desk, as a body names them."""
    green, brown = (figures.keep_bytes(desk, picture(color), f"{color}.jpg") for color in ("green", "brown"))
    return figures.source_of(green), figures.source_of(brown)


@pytest.fixture
def release(desk: Desk, sources: tuple[str, str]) -> str:
    """The draft that is open in the window."""
    first, second = sources
    body = (f"Alinea satu.\n\n![Gubernur memotong pita]({first}) Jembatan dibuka *Humas*\n\nAlinea dua.\n\n"
            f"![]({second})\n\nAlinea tiga.")
    for headline in ("Kabar Pertama", "Kabar Kedua"):
        drafting.create(desk, desk.me("mar"), Content(headline=headline, body="Isi."))
    return drafting.create(desk, desk.me("mar"), Content(
        headline="Jembatan Dibuka", dateline="Samarinda", body=body,
        files=tuple(name for name in map(figures.file_of, sources) if name)))[0]


@pytest.fixture
def window(session: Session, release: str, qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    themes.load_fonts()
    themes.put_on(qapp, themes.chosen("light"))
    made = MainWindow(session, "light", QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    made.writing.open(release)
    qtbot.waitUntil(lambda: made.writing.release_id == release and not session.lane.busy, timeout=10_000)
    made.show_panel()
    yield made
    made.closing.end()


@pytest.fixture
def settled(window: MainWindow, qtbot: QtBot) -> Settled:
    """Makes what was changed a version, as leaving the release does, and waits until the lane has answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not window.session.lane.busy, timeout=10_000)
        window.writing.save()
        window.show_panel()
        qtbot.waitUntil(lambda: not window.session.lane.busy, timeout=10_000)
        qtbot.wait(20)

    return wait
