"""Another theme on what is open: on the window part by part, and on its dialogs with everything in them that draws by a
theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from humasdesk.gui.theme import Theme

_PICTURE = "picture"


def picture(wearer: QAbstractButton | QAction, theme: Theme, name: str, tint: str = "text_soft") -> None:
    """Give a button or an action an icon that follows the theme."""
    wearer.setProperty(_PICTURE, f"{name} {tint}")
    wearer.setIcon(theme.icon(name, tint))


def wear_dialogs(window: QWidget, theme: Theme) -> None:
    """Put ``theme`` on every dialog of ``window``: icons made by :func:`picture`, and whatever has a ``wear``."""
    for dialog in window.findChildren(QDialog):
        for part in (dialog, *dialog.findChildren(QObject)):
            named = part.property(_PICTURE)
            if named and isinstance(part, QAbstractButton | QAction):
                picture(part, theme, *str(named).split(" "))
            wear = getattr(part, "wear", None)
            if callable(wear):
                wear(theme)


class Turns(QObject):
    """Does one deed after another, each in a turn of the event loop of its own, so that keys are heard between them.
    The window and its dialogs are painted again when all are done: nobody sees one half light and the other dark."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: set[QWidget] = set()
        self._left: list[Callable[[], object]] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, deeds: Iterable[Callable[[], object]]) -> None:
        """Do these from now on, in place of what was not done yet; the first one at once."""
        self._left = list(deeds)
        self._held |= {self._window, *(one for one in self._window.findChildren(QDialog) if one.isVisible())}
        for one in self._held:
            one.setUpdatesEnabled(False)
        self._go_on()

    def _go_on(self) -> None:
        try:
            if self._left:
                self._left.pop(0)()
        finally:
            if self._left:
                self._timer.start()
            else:
                for one in filter(shiboken6.isValid, self._held):
                    one.setUpdatesEnabled(True)
                self._held.clear()
