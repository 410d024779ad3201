"""Closing and saving: what is typed goes to the disk first, also while a save runs; a window that cannot save stays."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from gui.robust.conftest import typed
from humasdesk.errors import Refused, StoreFull
from humasdesk.gui.dialogs.unsaved import UnsavedDialog
from humasdesk.gui.program import Program
from humasdesk.gui.window import MainWindow
from humasdesk.gui.words_elsewhere import as_text
from humasdesk.services import drafting

Show = Callable[[MainWindow, str], str]


def _full(*_: Any, **__: Any) -> None:
    raise StoreFull("The disk is full.")


def test_closing_saves_first_and_closes_then(window: MainWindow, show: Show, qtbot: Any) -> None:
    release = show(window, "Kabar 1")
    typed(window, " dan lagi")
    assert not window.close(), "it waits for the disk"
    qtbot.waitUntil(lambda: not window.isVisible())
    assert drafting.head_of(window.session.desk, release).content.headline == "Kabar 1 dan lagi"
    assert drafting.working_copies(window.session.desk) == ()


def test_a_window_with_nothing_typed_closes_at_once(window: MainWindow, show: Show) -> None:
    show(window, "Kabar 1")
    assert window.close()


def test_where_the_rules_refuse_a_version_the_words_are_kept_and_the_window_closes(
        window: MainWindow, show: Show, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    release = show(window, "Kabar 1")
    typed(window, " nanti")

    def refuse(*_: Any, **__: Any) -> None:
        raise Refused("Not now.")

    monkeypatch.setattr(drafting, "edit", refuse)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    (copy,) = drafting.recover(window.session.desk).copies
    assert (copy.release, copy.content.headline) == (release, "Kabar 1 nanti")


def test_where_nothing_can_be_written_the_window_stays_and_says_what_can_be_done(
        window: MainWindow, show: Show, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    release = show(window, "Kabar 1")
    typed(window, " penting")
    with monkeypatch.context() as broken:
        broken.setattr(drafting, "edit", _full)
        broken.setattr(drafting, "keep", _full)
        window.close()
        qtbot.waitUntil(lambda: window.findChild(UnsavedDialog) is not None)
        dialog = window.findChild(UnsavedDialog)
        dialog._copy()
        assert "Kabar 1 penting" in QGuiApplication.clipboard().text()
        assert window.isVisible()
    dialog._again()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert drafting.head_of(window.session.desk, release).content.headline == "Kabar 1 penting"


def test_a_person_may_let_the_words_go(window: MainWindow, show: Show, qtbot: Any,
                                       monkeypatch: pytest.MonkeyPatch) -> None:
    show(window, "Kabar 1")
    typed(window, " biar")
    monkeypatch.setattr(drafting, "edit", _full)
    monkeypatch.setattr(drafting, "keep", _full)
    window.close()
    qtbot.waitUntil(lambda: window.findChild(UnsavedDialog) is not None)
    window.findChild(UnsavedDialog)._leave_it()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_what_is_typed_while_a_save_runs_is_not_taken_for_saved(
        window: MainWindow, show: Show, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    release = show(window, "Kabar 1")
    typed(window, " satu")
    goes_on, real = threading.Event(), drafting.edit

    def slow(*given: Any, **named: Any) -> Any:
        answer = real(*given, **named)
        goes_on.wait(10)
        return answer

    monkeypatch.setattr(drafting, "edit", slow)
    window.save_now()
    typed(window, " dua")
    goes_on.set()
    qtbot.waitUntil(lambda: not window.writing.dirty)
    assert drafting.head_of(window.session.desk, release).content.headline == "Kabar 1 satu dua"


def test_typing_is_kept_while_the_desk_is_busy_for_long(window: MainWindow, show: Show, qtbot: Any) -> None:
    show(window, "Kabar 1")
    goes_on = threading.Event()
    window.session.do(window, lambda: goes_on.wait(20))
    typed(window, " sibuk")
    qtbot.waitUntil(lambda: bool(drafting.working_copies(window.session.desk)), timeout=8_000)
    goes_on.set()
    assert drafting.working_copies(window.session.desk)[0].content.headline == "Kabar 1 sibuk"


def test_the_end_of_a_session_keeps_every_letter_and_makes_no_version(program: Program, show: Show) -> None:
    window = program.window
    release = show(window, "Kabar 1")
    typed(window, " akhir")
    assert program.keep(5.0)
    (copy,) = drafting.working_copies(window.session.desk)
    assert copy.content.headline == "Kabar 1 akhir"
    assert drafting.head_of(window.session.desk, release).content.headline == "Kabar 1"


def test_text_taken_back_to_what_was_saved_leaves_nothing_to_bring_back(window: MainWindow, show: Show,
                                                                       qtbot: Any) -> None:
    show(window, "Kabar 1")
    typed(window, "x")
    qtbot.waitUntil(lambda: bool(drafting.working_copies(window.session.desk)), timeout=8_000)
    window.page.page.sheet.undo()
    window.save_now()
    qtbot.waitUntil(lambda: not window.writing.dirty)
    assert drafting.working_copies(window.session.desk) == ()


def test_words_taken_elsewhere_are_whole(window: MainWindow, show: Show) -> None:
    show(window, "Kabar 1")
    assert as_text(window.writing.typed_now()) == "Kabar 1\n\nIsi rilis ini."
