"""A desk that lies closed on the disk, and sittings at it that leave the program as they found it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from founding import Lay
from humasdesk import i18n
from humasdesk.domain.release import Content
from humasdesk.gui.opening.sitting import Sitting
from humasdesk.services import configuring, drafting, people
from humasdesk.services.desk import Desk
from leniency import let_findings_pass

Begin = Callable[..., Sitting]


def of_maria(desk: Desk) -> None:
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    people.add(desk, "Sulaiman Hadi", "sul", ["supervisor"])
    let_findings_pass(desk)
    configuring.set_own(desk, "interface.appearance", "light")
    made = [drafting.create(desk, desk.me("mar"), Content(headline=f"Kabar {number}", body="Isi rilis ini."))[0]
            for number in (1, 2)]
    memory = settings(desk.home)
    memory.setValue("release", made[-1])
    memory.sync()


@pytest.fixture
def home(lay: Lay, tmp_path: Path) -> Path:
    """Maria's desk with two drafts; ``Kabar 2`` was open last."""
    return lay(tmp_path / "desk", of_maria)


def settings(home: Path) -> QSettings:
    return QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def begin(qapp: QApplication, qtbot: Any) -> Iterator[Begin]:
    """Begin a sitting; whatever it dresses, speaks and shows is put back afterwards."""
    before = i18n.current(), QLocale(), qapp.font(), qapp.palette()
    begun: list[Sitting] = []

    def make(home: Path, initials: str | None = "mar") -> Sitting:
        sitting = Sitting(qapp, home, initials, settings(home))
        begun.append(sitting)
        sitting.begin()
        return sitting

    yield make
    for sitting in begun:
        end(sitting)
        sitting.frame.deleteLater()
        sitting.deleteLater()
    qapp.processEvents()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    qapp.setStyleSheet("")
    i18n.use(before[0])
    QLocale.setDefault(before[1])
    qapp.setFont(before[2])
    qapp.setPalette(before[3])


def end(sitting: Sitting) -> None:
    """Close the window and the desk, as the program does when its event loop ends; once."""
    if not sitting.property("ended"):
        sitting.setProperty("ended", True)
        sitting.frame.close()
        until = time.monotonic() + 10
        while sitting.frame.isVisible() and time.monotonic() < until:  # what was typed is saved first
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        sitting.end()
