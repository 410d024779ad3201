"""Files handed to other programs: whatever the system answers, nothing fails in silence, and what is copied is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from humasdesk.gui import outside
from humasdesk.gui.exporting.handing import Handle
from humasdesk.gui.exporting.results import ResultBar
from humasdesk.gui.messages import MessageBar
from humasdesk.gui.theme import Theme
from humasdesk.services.exporting import Exported, Outcome


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the system looks for programs: empty."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(outside.sys, "platform", "linux")
    monkeypatch.setattr(outside, "_asked_file_manager", lambda path: False)
    monkeypatch.setattr(outside, "_LOOK_MS", 5)
    return folder


@pytest.fixture
def messages(light: Theme, qtbot: QtBot) -> MessageBar:
    made = MessageBar(light)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    made = tmp_path / "rilis.pdf"
    made.write_bytes(b"%PDF")
    return made


@pytest.fixture
def bar(light: Theme, messages: MessageBar, pdf: Path, qtbot: QtBot) -> ResultBar:
    made = ResultBar(light, outside.one_at_a_time(messages))
    qtbot.addWidget(made)
    made.show_outcome(Outcome((Exported("pdf", pdf),)))
    return made


def press(bar: ResultBar, words: str) -> None:
    next(one for one in bar.findChildren(QToolButton) if one.accessibleName().startswith(words)).click()


def opener(folder: Path, code: int) -> None:
    """A program that opens files and answers ``code``, loudly."""
    made = folder / "xdg-open"
    made.write_text(f"#!/bin/sh\necho noise\necho noise >&2\necho \"$1\" > {folder}/asked\nexit {code}\n")
    made.chmod(0o755)


@pytest.mark.parametrize(("words", "sentence"), [
    ("Open", "No program on this computer opens rilis.pdf."), ("Show", "No program on this computer shows the folder"),
])
def test_where_no_program_opens_files_it_is_said_and_the_path_can_be_copied(
        programs: Path, bar: ResultBar, messages: MessageBar, pdf: Path, words: str, sentence: str) -> None:
    press(bar, words)
    (said,) = messages.sentences
    assert said.startswith(sentence)
    next(one for one in messages.findChildren(QPushButton) if one.text() == "Copy the path").click()
    copied = pdf if words == "Open" else pdf.parent
    assert QGuiApplication.clipboard().text() == str(copied)
    assert messages.sentences == (f"The path is on the clipboard: {copied}",)


def test_what_the_system_refuses_after_it_was_asked_is_said_too(
        programs: Path, bar: ResultBar, messages: MessageBar, pdf: Path, qtbot: QtBot,
        capfd: pytest.CaptureFixture[str]) -> None:
    opener(programs, 3)
    press(bar, "Open")
    qtbot.waitUntil(lambda: len(messages.sentences) == 1)
    assert messages.sentences[0].startswith("No program on this computer opens rilis.pdf.")
    assert capfd.readouterr() == ("", "")
    opener(programs, 0)
    messages.take_back_all()
    press(bar, "Show")
    qtbot.waitUntil(lambda: (programs / "asked").read_text() == f"{pdf.parent}\n")
    qtbot.waitUntil(lambda: not outside.QApplication.instance().findChildren(outside._Asked))
    assert messages.sentences == ()


def test_a_file_that_has_gone_is_said_to_be_gone(programs: Path, bar: ResultBar, messages: MessageBar,
                                                 pdf: Path) -> None:
    pdf.unlink()
    press(bar, "Open")
    assert messages.sentences == (f"{pdf} is not there any more.",)


def test_copying_is_said(bar: ResultBar, messages: MessageBar, pdf: Path) -> None:
    for copy in (lambda: press(bar, "Copy the path"), bar.findChildren(Handle)[0].click):
        copy()
        assert messages.sentences == (f"The path is on the clipboard: {pdf}",)
        messages.take_back_all()
