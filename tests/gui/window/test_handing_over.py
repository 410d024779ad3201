"""Keys typed before a new window is active go to it, in order, and not onto the page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from humasdesk.gui.widgets import handing_over
from humasdesk.gui.widgets.handing_over import _HandingOver, hand_over, made_over


def field(qtbot: Any) -> tuple[QWidget, QLineEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    QVBoxLayout(window).addWidget(line)
    line.setFocus()
    return window, line


def test_what_is_typed_too_early_reaches_the_new_window(qtbot: Any) -> None:
    _, here = field(qtbot)
    there, line = field(qtbot)
    _HandingOver(here, there)
    QTest.keyClicks(here, "abx")
    QTest.keyClick(here, Qt.Key.Key_Backspace)
    assert (here.text(), line.text()) == ("", "")
    QApplication.sendEvent(there, QEvent(QEvent.Type.WindowActivate))
    QTest.keyClicks(line, "c")
    assert line.text() == "", "no key overtakes another"
    qtbot.waitUntil(lambda: line.text() == "abc")
    QTest.keyClicks(here, "d")
    assert (here.text(), line.text()) == ("d", "abc"), "from then on each key goes where it goes"


def test_a_window_that_is_never_active_keeps_no_keys(qtbot: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(handing_over, "_AT_MOST_MS", 30)
    _, here = field(qtbot)
    there, line = field(qtbot)
    _HandingOver(here, there)
    QTest.keyClicks(here, "a")
    qtbot.waitUntil(lambda: line.text() == "a")
    QTest.keyClicks(here, "b")
    assert here.text() == "b"


def test_a_window_that_is_active_is_left_alone(qtbot: Any) -> None:
    window, here = field(qtbot)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(here.hasFocus)
    hand_over(window)
    QTest.keyClicks(here, "a")
    assert here.text() == "a"


def test_what_is_typed_while_a_modal_dialog_is_made_reaches_it(qtbot: Any) -> None:
    window, here = field(qtbot)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(here.hasFocus)
    lines: list[QLineEdit] = []

    def made() -> QDialog:
        dialog = QDialog(window)
        lines.append(QLineEdit(dialog))
        handle = window.windowHandle()
        held = Qt.KeyboardModifier  # Ctrl+A goes nowhere: it would select the a, and the b take its place
        for letter, modifiers in (("a", held.NoModifier), ("", held.ControlModifier), ("b", held.ShiftModifier)):
            pressed = QKeyEvent(QEvent.Type.KeyPress, 0x41, modifiers, letter)
            QApplication.postEvent(handle, pressed)  # as the system hands it over: to the window
        return dialog

    dialog = made_over(made)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: lines[0].text() == "ab")
    assert here.text() == ""
    dialog.reject()
    QTest.keyClicks(here, "c")
    assert here.text() == "c"
