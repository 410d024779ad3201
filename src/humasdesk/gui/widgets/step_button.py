"""The button of the next step: what it means changes under the pointer, and a second click never means the next one."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from humasdesk.gui.widgets.keyboard_order import binding

_SETTLES_MS = 1_200
ONWARD = frozenset({"submit", "approve", "publish", "approve-after", "accept-edit", "restore-release"})
"""Steps that bring a release on; any other is shown, but not urged."""


class StepButton(QPushButton):
    """Hears no press after it came to mean another step, until the pointer moves or a moment has passed. A step
    onward stands out where the button is ``prominent``."""

    def __init__(self, parent: QWidget | None = None, *, prominent: bool = True) -> None:
        super().__init__(parent)
        self._prominent = prominent
        self._action = ""
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self.setMouseTracking(True)
        self.setAutoDefault(False)
        binding(self)

    @property
    def settling(self) -> bool:
        """Whether a press now may be meant for the step before."""
        return self._settles.isActive()

    def show_step(self, action: str, label: str) -> None:
        """Mean another step from now on; without an ``action`` there is none."""
        if action != self._action:
            if self._action:
                self._settles.start()
            self._action = action
        self.setText(label)
        role = "primary" if self._prominent and action in ONWARD else ""
        if role != self.property("role"):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.settling:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._settles.stop()
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or self.settling:
            event.accept()
        else:
            super().keyPressEvent(event)
