"""Errors nobody foresaw: one report without a word of a text, the desk goes on, nothing piles up."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from humasdesk.errors import StoreFull
from humasdesk.gui import report
from humasdesk.gui.dialogs.report import ReportDialog
from humasdesk.gui.unforeseen import Reporter, Unforeseen, crashes_noted, last_crash, listening

WORDS = "Gubernur akan mundur besok"



def _raised(make: Any) -> BaseException:
    try:
        make()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def _driver() -> None:
    with sa.create_engine("sqlite://").connect() as connection:
        connection.execute(sa.text("SELECT * FROM nowhere WHERE x = :x"), {"x": WORDS})


def _chained() -> None:
    try:
        int(WORDS)
    except ValueError as cause:
        raise RuntimeError(WORDS) from cause


@pytest.mark.parametrize("make", [
    lambda: {}[WORDS], lambda: int(WORDS), lambda: WORDS.encode("ascii").decode() + "é".encode("ascii").decode(),
    lambda: getattr(WORDS, "nothing"), lambda: Path("/nowhere", WORDS).read_text(), _driver, _chained,  # noqa: B009  # the name is what is tested
])
def test_a_report_holds_places_and_kinds_and_no_word_of_a_text(make: Any) -> None:
    error = _raised(make)
    text = report.compose(error)
    assert WORDS not in text
    for word in WORDS.split():
        assert word not in text
    assert type(error).__name__ in text
    assert "test_unforeseen.py" in text
    assert "PySide" in text


def test_what_is_safe_to_tell_is_told() -> None:
    assert report.name_of(_raised(lambda: getattr(WORDS, "nothing"))) == "AttributeError (nothing)"  # noqa: B009
    assert report.name_of(_raised(lambda: Path("/nowhere", WORDS).read_text())) == "FileNotFoundError (ENOENT)"
    assert "caused by ValueError" in report.compose(_raised(_chained))


def test_the_persons_folder_is_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/people/siti"))
    assert report.shortened("/people/siti/desk/x.py") == "~/desk/x.py"


@pytest.fixture
def unforeseen(qapp: object, tmp_path: Path) -> Iterator[Unforeseen]:
    made = Unforeseen()
    (tmp_path / "desk").mkdir()
    with listening(made, tmp_path / "desk" / "log"):
        yield made
    made.deleteLater()


def _log(tmp_path: Path) -> str:
    path = tmp_path / "desk" / "log" / "humasdesk.log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_errors_of_callbacks_threads_and_collected_things_are_heard(unforeseen: Unforeseen, qtbot: Any,
                                                                   tmp_path: Path) -> None:
    heard: list[str] = []
    unforeseen.happened.connect(lambda error: heard.append(type(error).__name__))

    class Dying:
        def __del__(self) -> None:
            raise LookupError(WORDS)

    sys.excepthook(ValueError, ValueError(WORDS), None)
    thread = threading.Thread(target=lambda: {}[WORDS])
    thread.start()
    thread.join()
    one: Dying | None = Dying()
    assert one is not None
    one = None
    gc.collect()
    QTimer.singleShot(0, lambda: 1 // 0)
    qtbot.waitUntil(lambda: sorted(heard) == ["KeyError", "LookupError", "ValueError", "ZeroDivisionError"])
    said = _log(tmp_path)
    assert "ZeroDivisionError" in said
    assert WORDS not in said


def test_the_same_error_is_shown_once_and_logged_once(unforeseen: Unforeseen, qtbot: Any, tmp_path: Path) -> None:
    heard: list[BaseException] = []
    unforeseen.happened.connect(heard.append)
    for _ in range(5):
        unforeseen.hear(_raised(lambda: 1 // 0))
    assert len(heard) == 1
    assert _log(tmp_path).count(" ERROR ") == 1
    assert list(unforeseen.counts.values()) == [5]


def test_an_error_in_the_reporter_does_not_come_back_to_it(unforeseen: Unforeseen, monkeypatch: pytest.MonkeyPatch,
                                                          capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, error, trace: seen.append(kind.__name__))
    monkeypatch.setattr(report, "mark_of", lambda _: 1 // 0)
    unforeseen.hear(ValueError("x"))
    assert seen == ["ZeroDivisionError"]


def test_what_a_person_can_mend_is_no_bug(unforeseen: Unforeseen, qtbot: Any) -> None:
    bugs: list[BaseException] = []
    unforeseen.happened.connect(bugs.append)
    with qtbot.waitSignal(unforeseen.mendable):
        sys.excepthook(StoreFull, StoreFull("The disk is full."), None)
    assert bugs == []


def test_qts_own_messages_go_into_the_log_once(unforeseen: Unforeseen, tmp_path: Path) -> None:
    for _ in range(3):
        qWarning("a layout is odd")
    assert _log(tmp_path).count("a layout is odd") == 1


def test_the_dialog_keeps_first_gathers_what_comes_meanwhile_and_can_end(unforeseen: Unforeseen, qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    kept: list[float] = []
    ended: list[bool] = []
    Reporter(unforeseen, lambda seconds: not kept.append(seconds), lambda: ended.append(True), lambda: window)
    unforeseen.hear(_raised(lambda: 1 // 0))
    unforeseen.hear(_raised(lambda: {}[WORDS]))
    (dialog,) = window.findChildren(ReportDialog)
    assert kept
    assert "ZeroDivisionError" in dialog.text
    assert "KeyError" in dialog.text
    assert dialog.text.count("PySide") == 1, "the versions are told once"
    dialog._copy()
    assert QGuiApplication.clipboard().text() == dialog.text
    dialog._end()
    assert ended == [True]
    qtbot.waitUntil(lambda: not window.findChildren(ReportDialog))


def test_a_crash_below_python_is_told_at_the_next_start_and_an_orderly_end_is_not(tmp_path: Path) -> None:
    import subprocess

    with crashes_noted(tmp_path):
        pass
    assert last_crash(tmp_path) == ""
    deed = ("import sys, ctypes, pathlib\nfrom humasdesk.gui.unforeseen import crashes_noted\n"
            "with crashes_noted(pathlib.Path(sys.argv[1])):\n    ctypes.string_at(0)\n")
    subprocess.run([sys.executable, "-c", deed, str(tmp_path)], capture_output=True, check=False)
    assert "Current thread" in last_crash(tmp_path)


def test_the_log_is_left_alone_where_there_is_no_desk_yet(tmp_path: Path, qapp: object) -> None:
    with listening(Unforeseen(), tmp_path / "nothing" / "log"):
        logging.getLogger("humasdesk").handlers.clear()
    assert not (tmp_path / "nothing").exists()
