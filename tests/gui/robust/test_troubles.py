"""Trouble with the disk, made for real: typing goes on, a banner says what to do, and what is typed is kept when it can
be again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton

from gui.robust.conftest import typed
from humasdesk.gui.program import Program
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting
from humasdesk.services.desk import open_desk
from humasdesk.store import sqlite

HOLDER = """
import importlib, sys
store = importlib.import_module(sys.argv[2]).connect(sys.argv[1], isolation_level=None)
store.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
Show = Callable[[MainWindow, str], str]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A held store is given up after a moment, so that the tests need not wait ten seconds."""
    real = sqlite.engine
    monkeypatch.setattr(sqlite, "engine", lambda path, **given: real(path, **{**given, "busy_seconds": 0.2}))
    monkeypatch.setattr("humasdesk.gui.writing._RETRY_MS", 300)


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Another program writes the store's file meanwhile: a process, because the locks are a process's own."""
    holder = [sys.executable, "-c", HOLDER, str(home / "desk.sqlite"), sqlite.driver().__name__]
    with subprocess.Popen(holder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        try:
            yield
        finally:
            other.kill()


def picture() -> bytes:
    """A small picture, as it is pasted."""
    image, data = QImage(8, 8, QImage.Format.Format_RGB32), QByteArray()
    image.fill(0)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def said(window: MainWindow, words: str) -> bool:
    return any(words in sentence for sentence in window.messages.sentences)


def press(window: MainWindow, label: str) -> None:
    next(button for button in window.messages.findChildren(QPushButton) if button.text() == label).click()


def test_typing_goes_on_while_the_store_is_held_and_is_kept_when_it_is_free(window: MainWindow, home: Path, show: Show,
                                                                           qtbot: Any) -> None:
    show(window, "Kabar 1")
    with held(home):
        typed(window, " satu")
        qtbot.waitUntil(lambda: said(window, "not on the disk yet. Another program"), timeout=8_000)
        typed(window, " dua")
        assert window.page.page.content().headline == "Kabar 1 satu dua"
        assert "Kept" not in window.saved_label.text()
        shown = window.messages.sentences
        qtbot.wait(900)
        assert window.messages.sentences == shown, "said once, however often it is tried"
    qtbot.waitUntil(lambda: said(window, "is on the disk now"), timeout=8_000)
    assert not said(window, "not on the disk yet")
    assert drafting.working_copies(window.session.desk)[0].content.headline == "Kabar 1 satu dua"


def test_the_words_can_be_taken_elsewhere_meanwhile(window: MainWindow, home: Path, show: Show, qtbot: Any,
                                                    tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show(window, "Kabar 1")
    with held(home):
        typed(window, " aman")
        qtbot.waitUntil(lambda: said(window, "not on the disk yet"), timeout=8_000)
        press(window, "Copy the text")
        assert QGuiApplication.clipboard().text().startswith("Kabar 1 aman")
        there = tmp_path / "aman.md"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
        press(window, "Save the text as a file …")
        assert there.read_text(encoding="utf-8").startswith("Kabar 1 aman")


def test_a_folder_that_goes_and_comes_back_costs_nothing(window: MainWindow, home: Path, show: Show,
                                                         qtbot: Any) -> None:
    show(window, "Kabar 1")
    home.rename(home.with_name("away"))
    window.presence.look()
    qtbot.waitUntil(lambda: said(window, "The desk's folder"), timeout=8_000)
    window.memory.setValue("place", "mine")
    typed(window, " hilang")
    qtbot.waitUntil(lambda: said(window, "not on the disk yet. The desk's folder"), timeout=8_000)
    view = window.releases.view
    other = next(index for index in map(window.releases.model.index, range(2)) if index.data() == "Kabar 2")
    view.setCurrentIndex(other)
    qtbot.waitUntil(lambda: view.currentIndex().data() == "Kabar 1", timeout=8_000)
    assert window.page.page.content().headline == "Kabar 1 hilang", "what cannot be saved is not left"
    window.presence.look()
    qtbot.wait(50)
    assert sum("is not there any more" in sentence for sentence in window.messages.sentences) == 1, "said once"
    assert window.page._take_picture(picture(), "foto.png") is None
    window.make_backup()
    qtbot.waitUntil(lambda: not window.session.lane.busy)
    assert not home.exists(), "nothing makes the folder anew"
    window.memory.sync()
    assert window.memory.value("place") == "mine"
    home.with_name("away").rename(home)
    press(window, "Try again")
    qtbot.waitUntil(lambda: said(window, "is on the disk now"), timeout=8_000)
    assert drafting.working_copies(window.session.desk)[0].content.headline == "Kabar 1 hilang"
    window.presence.look()
    window.memory.sync()
    qtbot.waitUntil(lambda: not said(window, "is not there any more"), timeout=8_000)
    assert "place=mine" in (home / "window.ini").read_text(encoding="utf-8")


def test_the_desk_is_opened_again_on_a_stick_that_came_back(program: Program, home: Path, show: Show, qtbot: Any,
                                                           tmp_path: Path) -> None:
    """The same desk on another disk, as a stick is after it was put in again: other file numbers, the lock is gone."""
    import shutil

    window = program.window
    release = show(window, "Kabar 1")
    window.session.lane.wait(5)
    shutil.copytree(home, tmp_path / "copy", ignore=shutil.ignore_patterns("desk.lock", "desk.open.json"))
    home.rename(tmp_path / "pulled")
    typed(window, " kembali")
    qtbot.waitUntil(lambda: said(window, "is not there any more"), timeout=8_000)
    (tmp_path / "copy").rename(home)
    press(window, "Open the desk again")
    typed(window, " lagi")
    qtbot.waitUntil(lambda: program.window is not window and not program.under_way, timeout=8_000)
    assert program.window.page.page.content().headline == "Kabar 1 kembali lagi"
    program.window.save_now()
    qtbot.waitUntil(lambda: not program.window.writing.dirty)
    with open_desk(home, readonly=True) as desk:
        assert drafting.head_of(desk, release).content.headline == "Kabar 1 kembali lagi"


def test_another_desk_in_its_place_is_refused_and_nothing_is_lost(program: Program, home: Path, show: Show, qtbot: Any,
                                                                  tmp_path: Path) -> None:
    window = program.window
    show(window, "Kabar 1")
    home.rename(tmp_path / "pulled")
    with open_desk(home, create=True):
        pass
    typed(window, " milik")
    qtbot.waitUntil(lambda: said(window, "is not there any more"), timeout=8_000)
    program.reopen()
    qtbot.waitUntil(lambda: not program.under_way)
    assert program.window is window
    assert window.page.page.content().headline == "Kabar 1 milik"
    window.writing.dirty = False


def test_a_deed_that_fails_on_the_disk_says_so_and_the_window_goes_on(window: MainWindow, home: Path,
                                                                      qtbot: Any) -> None:
    with held(home):
        window.new_release()
        qtbot.waitUntil(lambda: said(window, "Another program is using this desk"), timeout=8_000)
    window.new_release()
    qtbot.waitUntil(lambda: window.writing.release_id is not None)
