"""Closing the window: what is typed is saved first, and the window stays where that cannot be done.

The window closes when a revision is made, or, where the desk's rules refuse one now, when the words are kept as a
working copy, which the next start brings back. Where neither can be, a dialog says why and what can be done.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from humasdesk.errors import DeskError
from humasdesk.gui.writing import Writing


class Closing(QObject):
    """Decides whether a window may go. ``on_end`` is done once, when it goes."""

    def __init__(self, window: QWidget, writing: Writing, on_end: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._writing, self._on_end = window, writing, on_end
        self._under_way = False
        self._ended = False
        self._given_up = False

    def asked(self, event: QCloseEvent) -> None:
        """The window is asked to close: let it where nothing is unsaved, else save, and close then."""
        if self._given_up or not self._writing.dirty:
            self.end()
            event.accept()
            return
        event.ignore()
        if not self._under_way:
            self._under_way = True
            self._writing.save(self._again, self._not_saved)

    def end(self) -> None:
        """What is done once when the window goes, however that came."""
        if not self._ended:
            self._ended = True
            self._on_end()

    def _again(self) -> None:
        self._under_way = False
        self._window.close()

    def _not_saved(self, why: DeskError) -> None:
        self._writing.keep(self._give_up, lambda _: self._ask(why))

    def _give_up(self) -> None:
        """What is typed is safe as a working copy, or the person lets it go."""
        self._given_up = True
        self._writing.dirty = False
        self._again()

    def _ask(self, why: DeskError) -> None:
        from humasdesk.gui.dialogs.unsaved import UnsavedDialog

        self._under_way = False
        dialog = UnsavedDialog(why.sentence, self._writing.typed_now(), self._window)
        dialog.try_again.connect(self._window.close)
        dialog.close_anyway.connect(self._give_up)
        dialog.open()
