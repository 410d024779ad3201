"""Another theme on what is open: on the window part by part, and on its dialogs with everything in them that draws by a
theme."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QLayout, QWidget

from humasdesk.gui.theme import Theme

_PICTURE = "picture"
_SLICE_S = 0.015
"""So long one turn lays out; the next goes on."""


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
    The window and its dialogs are laid out and painted again when all are done: nobody sees one half light and the
    other dark, and nothing is laid out for a dress that is taken off again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: set[QWidget] = set()
        self._still: list[QLayout] = []
        """Layouts that hold still, the outer ones first."""
        self._left: list[Callable[[], object]] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, deeds: Iterable[Callable[[], object]]) -> None:
        """Do these from now on, in place of what was not done yet; the first one at once."""
        self._left = list(deeds)
        self._held |= {self._window, *(one for one in self._window.findChildren(QDialog) if one.isVisible())}
        for one in self._held:
            one.setUpdatesEnabled(False)
            for layout in one.findChildren(QLayout):
                if layout.isEnabled():
                    layout.setEnabled(False)
                    self._still.append(layout)
        self._go_on()

    def _go_on(self) -> None:
        try:
            if self._left:
                self._left.pop(0)()
            else:
                self._lay_out()
        finally:
            if self._left or self._still:
                self._timer.start()
            else:
                for one in filter(shiboken6.isValid, self._held):
                    one.setUpdatesEnabled(True)
                self._held.clear()

    def _lay_out(self) -> None:
        """Let some of the layouts move again, the innermost first: the others ask them how much room they need."""
        until = time.perf_counter() + _SLICE_S
        while self._still and time.perf_counter() < until:
            layout = self._still.pop()
            if shiboken6.isValid(layout):
                layout.setEnabled(True)
                layout.activate()
