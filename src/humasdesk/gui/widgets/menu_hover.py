"""A button that opens a menu is lit no longer than the mouse is on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget


def let_go(menu: QMenu, button: QWidget) -> None:
    """When ``menu`` closes, look where the mouse is: it went into the menu, and Qt tells ``button`` of no leaving."""

    def look() -> None:
        on = button.isVisible() and button.rect().contains(button.mapFromGlobal(QCursor.pos()))
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on)
        button.update()

    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, button, look))
