"""Dialogs for files begin where the last file of their kind came from, else where such files belong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from humasdesk.gui import asking_files


class Remembering(QWidget):
    """Stands for the window: it has the memory."""

    def __init__(self, memory: QSettings) -> None:
        super().__init__()
        self.memory = memory


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folders."""
    for name in ("PicturesLocation", "DocumentsLocation"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(tmp_path / place.name))
    return tmp_path


@pytest.fixture
def child(home: Path, qtbot: QtBot) -> Iterator[QWidget]:
    """A widget somewhere inside the window."""
    window = Remembering(QSettings(str(home / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    inner = QWidget(window)
    yield QWidget(inner)
    window.memory.sync()


def test_pictures_begin_among_the_pictures_and_then_where_the_last_came_from(
        child: QWidget, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    (home / "liputan").mkdir()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: begun.append(given[2]) or (
        [str(home / "liputan" / "a.jpg")], ""))
    assert asking_files.ask_files(child, "t", "f", "pictures") == [str(home / "liputan" / "a.jpg")]
    asking_files.ask_files(child, "t", "f", "pictures")
    assert begun == [str(home / "PicturesLocation"), str(home / "liputan")]
    assert asking_files.begin(child, "texts") == str(home / "DocumentsLocation")
    (home / "liputan").rmdir()
    assert asking_files.begin(child, "pictures") == str(home / "PicturesLocation")


def test_who_chooses_nothing_changes_nothing(child: QWidget, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert (asking_files.ask_file(child, "t", "f", "logos"), asking_files.ask_folder(child, "t", "saved")) == ("", "")
    assert asking_files.begin(child, "logos") == str(home / "PicturesLocation")


def test_a_file_to_write_is_proposed_in_the_folder_of_the_last(child: QWidget, home: Path,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: begun.append(given[2]) or (given[2], "f"))
    assert asking_files.ask_new_file(child, "t", "a.csv", "f") == (str(home / "DocumentsLocation" / "a.csv"), "f")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(home))
    asking_files.ask_folder(child, "t", "saved")
    asking_files.ask_new_file(child, "t", "a.csv", "f")
    assert begun[-1] == str(home / "a.csv")


def test_before_there_is_a_desk_nothing_is_remembered(home: Path, qtbot: QtBot) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    assert asking_files.begin(alone, "logos") == str(home / "PicturesLocation")
    (home / "PicturesLocation").rmdir()
    assert asking_files.begin(alone, "logos") == str(Path.home())
