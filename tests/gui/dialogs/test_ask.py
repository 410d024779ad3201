"""The question before a move: Enter answers it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from humasdesk.gui.dialogs.ask import AskDialog
from humasdesk.gui.theme import Theme


def test_enter_answers_a_question_that_wants_no_words(light: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AskDialog(parent, "Publish", "It gets a number.", must=False, only_asks=True)
    dialog.open()
    qtbot.waitExposed(dialog)
    here = dialog.focusWidget()
    assert isinstance(here, QPushButton)
    assert here.text() == "Publish"
    QTest.keyClick(here, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
