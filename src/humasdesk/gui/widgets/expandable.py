"""What a screen reader is told of a button that folds something: that it can be expanded, and whether it is.

Qt knows this of trees and menus alone, so such a button gets an interface of its own. Qt owns it and ends it with the
button; it holds nothing of Python's and asks the button each time, so that neither outlives the other. At the end of
the program those that are left are ended before Python is.
"""

from __future__ import annotations

import atexit
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QPushButton, QWidget


class Expander(QPushButton):
    """A button that shows and hides something else."""

    is_open = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        _install()

    def tell(self, *, is_open: bool) -> None:
        """Keep whether what it folds is shown, and tell a screen reader of the change."""
        changed, self.is_open = self.is_open != is_open, is_open
        if changed and QAccessible.isActive():
            what = QAccessible.State()
            what.expanded = what.collapsed = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, what))


class _Told(QAccessibleWidget):
    """The interface of an :class:`Expander`: a button that can be pressed, expanded or collapsed."""

    def __init__(self, button: Expander) -> None:
        super().__init__(button, QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        button, found = self.widget(), super().state()
        if isinstance(button, Expander):
            found.expandable = True
            found.expanded, found.collapsed = button.is_open, not button.is_open
        return found

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, actionName: str) -> None:  # noqa: N803  # Qt's name for it
        button = self.widget()
        if actionName == QAccessibleActionInterface.pressAction() and isinstance(button, Expander):
            button.click()
        else:
            super().doAction(actionName)


_over: list[bool] = []
"""Whether the program ends."""


def _interface_of(_: str, one: QObject) -> QAccessibleInterface | None:
    return _Told(one) if isinstance(one, Expander) and not _over else None


@cache
def _install() -> None:
    """Once in a process: Qt would ask a second factory as well."""
    QAccessible.installFactory(_interface_of)
    app = QApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(_end)
    atexit.register(_end)  # for an end without an event loop


def _end() -> None:
    """End the interfaces while Python lives, and make no more: Qt would end them after it, and crash."""
    if _over or QApplication.instance() is None:
        return
    _over.append(True)
    for one in QApplication.allWidgets():
        if isinstance(one, Expander):
            told = QAccessible.queryAccessibleInterface(one)
            if told is not None:
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(told))
