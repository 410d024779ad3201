"""A start from the first paint to the living window: keys kept in order, the picture kept, and every way that fails."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton

from gui.opening.conftest import Begin, end, settings
from humasdesk.errors import DeskError, StoreBusy, StoreDamaged
from humasdesk.gui import theme as themes
from humasdesk.gui.across.dialog import AcrossDialog
from humasdesk.gui.dialogs.report import ReportDialog
from humasdesk.gui.opening import picture, refusals
from humasdesk.gui.opening.frame import Frame
from humasdesk.gui.opening.sitting import Sitting, last_looks
from humasdesk.gui.opening.strokes import stroke_of
from humasdesk.gui.start import StartPages
from humasdesk.services import configuring, drafting, founding, reviewing, safekeeping, searching
from humasdesk.services.desk import open_desk
from humasdesk.services.founding import Wishes
from humasdesk.store import backup
from humasdesk.store.lock import DeskLock

HEAVY = ("sqlalchemy", "markdown", "typst", "cryptography", "PIL", "keyring", "spellchecker", "asyncio",
         "humasdesk.services", "humasdesk.store", "humasdesk.language", "humasdesk.export", "humasdesk.gui.window")


def ready(sitting: Sitting, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: sitting.window is not None and sitting.frame._curtain is None, timeout=20_000)


def press(sitting: Sitting, text: str) -> None:
    """Type as soon as the frame is there, long before the desk is."""
    assert sitting.window is None
    QTest.keyClicks(sitting.frame._curtain, text)


def headline(home: Path) -> str:
    with open_desk(home, readonly=True) as desk:
        return searching.one(desk, str(settings(home).value("release"))).headline


# -- the first paint

def test_nothing_heavy_is_loaded_before_the_first_paint(home: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from humasdesk.cli import main
from humasdesk.gui import app
from humasdesk.gui.opening.sitting import Sitting, last_looks
program = app.bare_app(["humasdesk"])
Sitting._open = lambda self: (print(*(name for name in {HEAVY!r} if name in sys.modules)), program.quit())
home = Path({str(home)!r})
sitting = Sitting(program, home, "mar", QSettings(str(home / "window.ini"), QSettings.Format.IniFormat))
sitting.begin()
program.exec()
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert done.stdout.split() == []


def test_without_a_picture_the_frame_looks_and_speaks_as_the_last_window_did(home: Path) -> None:
    memory = settings(home)
    none = ("system", "", themes.points(100))
    assert last_looks(memory) == none
    for kept, looks in ((["dark", "en", 12.5], ("dark", "en", 12.5)), (["dark", "en"], ("dark", "en", none[2])),
                        ("nonsense", none), ([1, 2, "x"], none)):
        memory.setValue("looks", kept)
        assert last_looks(memory) == looks


def test_the_window_lives_where_the_frame_stood(home: Path, begin: Begin, qtbot: Any) -> None:
    told: list[str] = []
    sitting = begin(home)
    sitting.told.connect(told.append)
    ready(sitting, qtbot)
    assert told == ["painted", "living", "ready"]
    window = sitting.window
    assert window is not None
    assert window.window() is sitting.frame
    assert window.size() == sitting.frame.size()
    assert window.writing.summary is not None
    assert window.writing.summary.headline == "Kabar 2"
    assert sitting.frame.focusWidget() is window.page.page.sheet


def test_the_next_start_shows_what_it_will_show(home: Path, begin: Begin, qtbot: Any) -> None:
    first = begin(home)
    ready(first, qtbot)
    assert picture.find(home, "mar", dark=False) is None, "while the desk is open, no picture of it is true"
    first.frame.resize(first.frame.minimumSize())  # a screen without a screen is small
    end(first)
    again = begin(home)
    drawn = again.frame._curtain._image
    assert drawn is not None
    assert drawn.deviceIndependentSize().toSize() == again.frame.size()
    ready(again, qtbot)
    assert again.window is not None
    bar = again.window.findChild(QFrame, "bar")
    assert bar is not None
    shown = bar.grab().toImage().convertToFormat(drawn.format())
    assert shown == drawn.copy(QRect(bar.mapTo(again.frame, QPoint(0, 0)), bar.size()))


def test_the_cursor_comes_back(home: Path, begin: Begin, qtbot: Any) -> None:
    first = begin(home)
    ready(first, qtbot)
    assert first.window is not None
    first.window.page.put_cursor(5)
    end(first)
    again = begin(home)
    ready(again, qtbot)
    assert again.window is not None
    assert again.window.page.place == 5


def test_a_damaged_desk_is_brought_back_from_its_newest_backup(home: Path, begin: Begin, qtbot: Any,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    with open_desk(home) as desk:
        good = safekeeping.make_backup(desk)
        bad = safekeeping.make_backup(desk)
    bad.store.write_bytes(b"no desk" * 1_000)
    (home / "desk.sqlite").write_bytes(b"no desk" * 1_000)
    box, choices = refusals.question(StoreDamaged("No."), home.with_name("elsewhere"))
    assert "No backup lies beside it" in box.informativeText()
    assert list(choices.values()) == ["again", "close"]
    box.deleteLater()
    asked: list[tuple[str, str, list[str]]] = []

    def bring(error: DeskError, home: Path, typed: str, parent: Any) -> str:
        box, ways = refusals.question(error, home, typed, parent)
        asked.append((box.text(), box.informativeText(), list(ways.values())))
        return "restore"

    monkeypatch.setattr(refusals, "ask_how_to_open", bring)
    sitting = begin(home)
    ready(sitting, qtbot)
    text, more, ways = asked[0]
    assert len(asked) == 1
    assert "cannot be opened" in text
    assert "lies beside it" in more
    assert more.endswith("1 newer backup is damaged and left out.")
    assert ways == ["restore", "again", "close"]
    assert sitting.window is not None
    assert sitting.window.releases.model.rowCount() == 2
    assert any(sentence.startswith(f"The backup {good.name} is back") for sentence in sitting.window.messages.sentences)


def test_where_every_backup_is_damaged_none_is_offered(qapp: QApplication, home: Path) -> None:
    with open_desk(home) as desk:
        safekeeping.make_backup(desk)
    made = safekeeping.backups(home)
    for one in made:
        one.store.write_bytes(b"no desk")
    box, choices = refusals.question(StoreDamaged("No."), home)
    assert f"All {len(made)} backups beside it are damaged too. Leave the folder as it is" in box.informativeText()
    assert list(choices.values()) == ["again", "close"]
    box.deleteLater()


# -- keys before the desk is there

def _typed_after_headline(home: Path, begin: Begin) -> Any:
    memory = settings(home)
    memory.setValue("cursor", 1 + len("Kabar 2"))
    memory.sync()
    sitting = begin(home)
    press(sitting, " dan 3")
    return sitting


def test_what_is_typed_meanwhile_stands_on_the_page_in_order(home: Path, begin: Begin, qtbot: Any) -> None:
    sitting = _typed_after_headline(home, begin)
    QTest.keyClick(sitting.frame._curtain, Qt.Key.Key_Backspace)
    QApplication.sendEvent(sitting.frame._curtain, _committed("é"))
    assert sitting.frame.typed == " dan 3\x08é".replace("\x08", "")
    ready(sitting, qtbot)
    assert sitting.window is not None
    assert sitting.window.page.page.content().headline == "Kabar 2 dan é"
    end(sitting)
    assert headline(home) == "Kabar 2 dan é"


def test_what_nobody_foresaw_while_opening_is_reported_before_the_end(home: Path, begin: Begin, qtbot: Any,
                                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    """The window went without a word."""
    def broken(*_: object) -> None:
        raise TypeError("a bug")

    monkeypatch.setattr("humasdesk.gui.program.Program.__init__", broken)
    sitting, codes = begin(home), list[int]()
    sitting.ended.connect(codes.append)
    qtbot.waitUntil(lambda: sitting.frame.findChild(ReportDialog) is not None, timeout=20_000)
    dialog = sitting.frame.findChild(ReportDialog)
    assert "TypeError" in dialog.text
    assert "a bug" not in dialog.text, "a message may quote a text"
    assert codes == []
    button = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    assert button.text() == "Close HumasDesk"
    button.click()
    assert codes == [1]


def test_a_signal_meanwhile_takes_nothing_with_it(home: Path, begin: Begin, qtbot: Any) -> None:
    sitting = _typed_after_headline(home, begin)
    with qtbot.waitSignal(sitting.ended, timeout=20_000):
        qtbot.waitUntil(lambda: sitting._unforeseen is not None)  # it listens from its first paint on
        os.kill(os.getpid(), signal.SIGTERM)
    end(sitting)
    assert headline(home) == "Kabar 2 dan 3"


def test_a_command_is_waited_for(home: Path, begin: Begin, qtbot: Any) -> None:
    """Ctrl+N and a headline at once: the words go into the new release, not into the one that was open."""
    sitting = begin(home)
    QTest.keyClick(sitting.frame._curtain, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press(sitting, "Baru sekali")
    ready(sitting, qtbot)
    assert sitting.window is not None
    assert sitting.window.page.page.content().headline == "Baru sekali"
    end(sitting)
    with open_desk(home, readonly=True) as desk:
        found = {one.headline for one in searching.page(desk, searching.Wanted())}
    assert found == {"Kabar 1", "Kabar 2", "Baru sekali"}


def test_letters_behind_the_keys_of_the_palette_go_into_it(home: Path, begin: Begin, qtbot: Any) -> None:
    sitting = begin(home)
    QTest.keyClick(sitting.frame._curtain, Qt.Key.Key_P,
                   Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(sitting.frame._curtain, Qt.Key.Key_Escape)  # it closes the first one, which is gone then
    QTest.keyClick(sitting.frame._curtain, Qt.Key.Key_P,
                   Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    press(sitting, "zzz")
    ready(sitting, qtbot)
    assert sitting.window is not None
    palette = QApplication.activePopupWidget()
    assert palette is not None
    assert palette.findChild(QLineEdit).text() == "zzz"
    assert "zzz" not in sitting.window.page.page.content().headline
    palette.close()


def test_letters_behind_the_keys_of_a_window_that_is_not_active_yet_go_into_it(
        home: Path, begin: Begin, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("humasdesk.gui.deeds.text.hand_over", lambda _: None)  # the curtain has the keyboard
    sitting = begin(home)
    QTest.keyClick(sitting.frame._curtain, Qt.Key.Key_F,
                   Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    press(sitting, "zzz")
    ready(sitting, qtbot)
    assert sitting.window is not None
    dialog = sitting.window.findChild(AcrossDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.words.text() == "zzz", timeout=5_000)
    assert "zzz" not in sitting.window.page.page.content().headline
    dialog.close()


@pytest.mark.parametrize("focused", ["dialog", "curtain"])
def test_a_key_that_nothing_takes_is_pressed_once(home: Path, begin: Begin, qtbot: Any, focused: str,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = begin(home)
    curtain = sitting.frame._curtain
    assert curtain is not None
    if focused == "dialog":
        QTest.keyClick(curtain, Qt.Key.Key_F1)
    else:
        monkeypatch.setattr(sitting.frame, "focusWidget", lambda: curtain)  # as where the window could not take it
    QTest.keyClick(curtain, Qt.Key.Key_Escape)
    ready(sitting, qtbot)
    assert not sitting.frame._strokes
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_keys_during_the_taking_over_queue_up(home: Path, begin: Begin, qtbot: Any) -> None:
    memory = settings(home)
    memory.setValue("cursor", 1 + len("Kabar 2"))
    memory.sync()
    sitting = begin(home)
    press(sitting, " a")
    hold = sitting.frame.hold

    def held(window: Any) -> None:
        hold(window)
        QTest.keyClicks(window.page.page.sheet, "bc")
        assert window.page.page.content().headline == "Kabar 2"

    sitting.frame.hold = held  # type: ignore[method-assign]  # the moment between two turns of the event loop
    ready(sitting, qtbot)
    assert sitting.window is not None
    assert sitting.window.page.page.content().headline == "Kabar 2 abc"


def test_letters_without_a_place_are_shown(home: Path, begin: Begin, qtbot: Any) -> None:
    with open_desk(home) as desk:
        reviewing.move(desk, desk.me("mar"), str(settings(home).value("release")), "submit")
    sitting = begin(home)
    press(sitting, "Kata saya")
    ready(sitting, qtbot)
    assert sitting.window is not None
    assert any("Kata saya" in sentence for sentence in sitting.window.messages.sentences)


def test_a_window_closed_at_once_still_keeps_what_was_typed(home: Path, begin: Begin, qtbot: Any) -> None:
    sitting = begin(home)
    press(sitting, "X")
    sitting.frame.close()
    assert not sitting.frame.isVisible()
    with qtbot.waitSignal(sitting.frame.closed, timeout=20_000):
        ready(sitting, qtbot)
    end(sitting)
    with open_desk(home, readonly=True) as desk:
        one = drafting.head_of(desk, str(settings(home).value("release"))).content
    assert one.kicker == "X"


@pytest.mark.parametrize("keys", ["", "Baru"])
def test_the_program_ends_where_closing_was_typed_before_the_desk_was_there(home: Path, keys: str) -> None:
    code = f"""
from pathlib import Path
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from humasdesk.gui import app
from humasdesk.gui.opening.frame import Frame
real = Frame.show
def show(frame):
    real(frame)
    QTest.keyClicks(frame.focusWidget(), {keys!r})
    QTest.keyClick(frame.focusWidget(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
Frame.show = show
raise SystemExit(app.run(Path({str(home)!r}), "mar"))
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60,
                   env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    with open_desk(home, readonly=True) as desk:
        one = drafting.head_of(desk, str(settings(home).value("release"))).content
    assert one.kicker == keys


def test_modifiers_and_releases_are_no_strokes() -> None:
    none = Qt.KeyboardModifier.NoModifier
    assert stroke_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, none)) is None
    assert stroke_of(QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_A, none, "a")) is None
    assert stroke_of(QInputMethodEvent("preedit", [])) is None
    stroke = stroke_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a"))
    assert stroke is not None
    assert stroke.writes == "a"
    assert stroke.sequence is None
    left = stroke_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, none, "\x08"))
    assert left is not None
    assert left.writes == ""


def _committed(text: str) -> QInputMethodEvent:
    made = QInputMethodEvent()
    made.setCommitString(text)
    return made


# -- what stands in the way

def test_where_there_is_no_desk_the_first_pages_come(tmp_path: Path, begin: Begin, qtbot: Any,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "new"

    def found(pages: StartPages) -> int:
        pages.initials = founding.found(home, Wishes("Ayu Lestari", "ayu", frozenset({"writer"})))
        pages.done(1)
        return 1

    monkeypatch.setattr(StartPages, "exec", found)
    sitting = begin(home, None)
    assert not sitting.frame.isVisible()
    ready(sitting, qtbot)
    assert sitting.window is not None
    assert sitting.window.session.me.person.initials == "ayu"
    assert sitting.frame.isVisible()


def test_leaving_the_first_pages_ends(tmp_path: Path, begin: Begin, qtbot: Any,
                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StartPages, "exec", lambda pages: pages.done(0))
    told: list[str] = []
    sitting = begin(tmp_path / "new", None)
    sitting.told.connect(told.append)
    qtbot.waitUntil(lambda: "over" in told, timeout=20_000)
    assert sitting.window is None


def test_a_busy_desk_can_be_looked_at(home: Path, begin: Begin, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[DeskError, str]] = []

    def look(error: DeskError, where: Path, typed: str, parent: Frame) -> str:
        asked.append((error, typed))
        return "again" if len(asked) == 1 else "look"

    monkeypatch.setattr(refusals, "ask_how_to_open", look)
    lock = DeskLock(home)
    lock.take(datetime.now(UTC), 1)
    try:
        sitting = begin(home)
        press(sitting, "abc")
        ready(sitting, qtbot)
        end(sitting)
    finally:
        lock.release()
    assert [type(error) for error, _ in asked] == [StoreBusy, StoreBusy]
    assert asked[0][1] == "abc"
    assert sitting.program is not None
    assert sitting.program.session.desk.store.readonly
    assert picture.find(home, "mar", dark=False) is None, "who only looked draws nothing"


@pytest.mark.parametrize("wrong", ["newer", "damaged"])
def test_a_desk_that_cannot_be_opened_is_said_with_what_was_typed(home: Path, begin: Begin, qtbot: Any, wrong: str,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    if wrong == "newer":
        connection = sqlite3.connect(home / "desk.sqlite")
        connection.execute("PRAGMA user_version=9999")
        connection.commit()
        connection.close()
    else:
        (home / "desk.sqlite").write_bytes(b"not a desk at all " * 500)
    said: list[tuple[str, str]] = []

    def leave(error: DeskError, where: Path, typed: str, parent: Frame) -> str:
        said.append((error.sentence, typed))
        return "close"

    monkeypatch.setattr(refusals, "ask_how_to_open", leave)
    told: list[str] = []
    sitting = begin(home)
    sitting.told.connect(told.append)
    press(sitting, "Jangan hilang")
    qtbot.waitUntil(lambda: "over" in told, timeout=20_000)
    assert said[0][0]
    assert said[0][1] == "Jangan hilang"


def test_what_was_typed_goes_to_the_clipboard_where_the_desk_cannot_be_opened(qapp: QApplication, qtbot: Any) -> None:
    box, _ = refusals.question(DeskError("No."), Path("nowhere"), "Kata saya")
    qtbot.addWidget(box)
    assert QApplication.clipboard().text() == "Kata saya"
    assert "Kata saya" in box.informativeText()


def test_the_window_is_made_anew_in_the_same_frame(home: Path, begin: Begin, qtbot: Any) -> None:
    sitting = begin(home)
    ready(sitting, qtbot)
    assert sitting.program is not None
    desk, before = sitting.program.session.desk, sitting.window
    configuring.set_own(desk, "interface.language", "en")
    sitting.program.session.settings_changed.emit()
    qtbot.waitUntil(lambda: sitting.window is not before)
    assert sitting.window is sitting.program.window
    assert sitting.window.window() is sitting.frame
    assert sitting.window.isVisible()


# -- the daily backup

def test_the_daily_backup_comes_after_the_window(home: Path, begin: Begin, qtbot: Any) -> None:
    before = len(backup.times(home))
    with open_desk(home, daily_backup=False) as desk:
        due = safekeeping.is_backup_due(desk)
    assert due
    sitting = begin(home)
    ready(sitting, qtbot)
    assert sitting.window is not None
    qtbot.waitUntil(lambda: sitting.window.task_label.text() == "Cadangan harian sudah dibuat", timeout=20_000)
    assert len(backup.times(home)) == before + 1


def test_a_backup_that_fails_is_a_banner(home: Path, begin: Begin, qtbot: Any,
                                         monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise DeskError("The disk is full.")

    monkeypatch.setattr(safekeeping, "make_backup", full)
    sitting = begin(home)
    ready(sitting, qtbot)
    assert sitting.window is not None
    qtbot.waitUntil(lambda: "The disk is full." in sitting.window.messages.sentences, timeout=20_000)
    assert sitting.window.task_label.text() == ""
