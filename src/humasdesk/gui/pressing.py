"""Enter presses the button that has the keyboard.

Qt leaves that to the desktop: where it says nothing (Windows, a bare X server), Enter on *Cancel* would do what the
dialog's default button does (see docs/decisions/0018).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """Listens to the one button that has the keyboard; switches and choices keep Enter for the default button."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QPushButton | QToolButton):
            old.removeEventFilter(self)
        if isinstance(new, QPushButton | QToolButton):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
                and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not event.isAutoRepeat()):
            if isinstance(watched, QToolButton) and watched.menu() is not None:
                watched.showMenu()
                return True
            if isinstance(watched, QPushButton | QToolButton) and watched.isEnabled():
                watched.click()
                return True
        return super().eventFilter(watched, event)


def press_by_enter(app: QApplication) -> None:
    """Let Enter press buttons in every window of ``app``; once is enough."""
    if app.findChild(EnterPresses) is None:
        EnterPresses(app)
