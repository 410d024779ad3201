"""Enter presses the button that has the keyboard, and never the default one in its place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QMenu, QPushButton, QVBoxLayout

from humasdesk.gui.pressing import press_by_enter
from humasdesk.gui.widgets.menu_hover import let_go

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of dialogs


def test_enter_presses_the_button_with_the_keyboard_and_a_switch_leaves_it_to_the_default(qapp: QApplication,
                                                                                          qtbot: Any) -> None:
    press_by_enter(qapp)
    dialog, pressed = QDialog(), list[str]()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    switch, save, cancel = QCheckBox("Switch", dialog), QPushButton("Save", dialog), QPushButton("Cancel", dialog)
    save.setDefault(True)
    for widget in (switch, save, cancel):
        column.addWidget(widget)
    for button in (save, cancel):
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False, button=button: pressed.append(button.text()))
    save.setDefault(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for widget in (cancel, save, switch, cancel):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert pressed == ["Cancel", "Save", "Save", "Cancel"]
    assert not switch.isChecked()


def test_a_button_is_not_lit_when_its_menu_has_closed(qtbot: Any) -> None:
    button = QPushButton("More")
    qtbot.addWidget(button)
    menu = QMenu(button)
    menu.addAction("one")
    let_go(menu, button)
    button.setGeometry(200, 200, 80, 30)
    button.show()
    menu.popup(QPoint(220, 300))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)  # so Qt leaves it when the mouse goes into the menu
    menu.close()
    qtbot.waitUntil(lambda: not button.underMouse())
