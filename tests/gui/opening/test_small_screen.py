"""On a screen that is too small for the window, all of it and of its dialogs can be reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.opening.conftest import Begin
from humasdesk.gui.opening import frame
from humasdesk.gui.opening.inside import LEAST
from humasdesk.gui.opening.small_screen import SmallScreen, is_small


def _in_sight(area: QWidget, part: QWidget) -> bool:
    return area.rect().contains(QRect(part.mapTo(area, QPoint(0, 0)), part.size()))


def test_what_a_small_screen_is() -> None:
    assert not is_small(LEAST)
    assert is_small(QSize(LEAST.width() - 1, 2_000))
    assert is_small(QSize(2_000, LEAST.height() - 1))


def test_the_window_follows_the_keyboard_and_a_dialog_is_scrolled(home: Path, begin: Begin, qtbot: Any,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "is_small", is_small)  # the screen is 800 pixels wide
    sitting = begin(home)
    qtbot.waitUntil(lambda: sitting.window is not None and sitting.frame._curtain is None, timeout=20_000)
    window, area = sitting.window, sitting.frame.centralWidget()
    assert window is not None
    assert isinstance(area, SmallScreen)
    assert window.width() >= LEAST.width() > area.width()
    sitting.frame.activateWindow()
    qtbot.waitUntil(sitting.frame.isActiveWindow)
    window.menu_button.setFocus()
    assert _in_sight(area.viewport(), window.menu_button)
    window.desk_button.setFocus()
    assert _in_sight(area.viewport(), window.desk_button)

    area._dialogs._room = QSize(400, 300)
    long = QDialog(window)
    long.resize(300, 900)
    long.open()
    assert (long.width(), long.height()) == (300, 300), "what can be smaller is made smaller"
    long.reject()
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    for number in range(12):
        column.addWidget(QLineEdit(f"{number}", dialog))
    last = QPushButton("Save", dialog)
    last.clicked.connect(dialog.accept)
    last.setDefault(True)
    column.addWidget(last)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.height() <= 300
    first = QApplication.focusWidget()
    assert isinstance(first, QLineEdit)
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), "\t")
    assert last.hasFocus()
    qtbot.waitUntil(lambda: _in_sight(dialog, last))
    QTest.keyClick(first, "\r")
    assert dialog.result() == QDialog.DialogCode.Accepted
