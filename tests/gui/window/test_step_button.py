"""The button of the next step: a second click never makes the step after."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from humasdesk.gui.widgets.step_button import StepButton


def test_a_second_click_never_means_the_next_step(qtbot: Any) -> None:
    button, made = StepButton(), list[str]()
    qtbot.addWidget(button)
    button.show()
    steps = iter(["recall", "submit", "recall"])
    button.show_step("submit", "Submit")

    def act() -> None:
        made.append(button.text())
        now = next(steps)
        button.show_step(now, now.title())

    button.clicked.connect(act)
    assert button.property("role") == "primary"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert made == ["Submit"]
    assert button.settling
    assert button.property("role") == "", "what goes back is not urged"
    QTest.mouseMove(button, QPoint(3, 3))
    QTest.mouseMove(button, QPoint(9, 6))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert made == ["Submit", "Recall"]
