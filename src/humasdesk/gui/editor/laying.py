"""Laying out a long page: what is in sight at once, the rest a piece a turn.

Qt does so of itself when a page is shown or its width changes, in pieces that double. But where the text is changed
before it has come to the end, it takes some of the lines below for laid out, and they stay out of sight. So as long as
there are lines to come a change begins the layout anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit

_PIECE = 4_000
"""Characters that are laid out in one turn: some two milliseconds."""
_TURNS = 14
"""In so many turns all of it is, though more at a time: Qt's own pieces, which double, are to stay small."""
_AT_ONCE = 60_000
"""Characters that are laid out in one go where somebody types already: some 25 milliseconds."""


class Laying(QObject):
    """Brings the layout of what ``edit`` holds to its end."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._place = 0
        self._spoilt = self._begun_again = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Whether every line has its place."""
        return not self._timer.isActive()

    def follow(self, document: QTextDocument) -> None:
        """Hear of every change of ``document``, which the editor holds from now on."""
        document.contentsChange.connect(self._on_change)
        document.contentsChanged.connect(self._mend)

    def leave(self, document: QTextDocument) -> None:
        """Hear no more of it."""
        document.contentsChange.disconnect(self._on_change)
        document.contentsChanged.disconnect(self._mend)

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Lay out what comes of changes in here as a page that is shown: not all of it at once, as after an edit."""
        self._timer.stop()
        document = self._edit.document()
        document.setLayoutEnabled(False)
        try:
            yield
        finally:
            document.setLayoutEnabled(True)
            self.begin()

    def begin(self) -> None:
        """Qt has started from the top: go on with it."""
        self._place, self._spoilt, self._begun_again = 0, False, False
        self._timer.start()

    def _on_change(self) -> None:
        """Qt is about to put the change into its layout."""
        self._spoilt = not self.is_done and self._edit.document().isLayoutEnabled()

    def _mend(self) -> None:
        """Begin anew. A short page is brought to its end at once, a long one if it happens again: with every key one
        would wait for all that stands over it."""
        if not self._spoilt:
            return
        document = self._edit.document()
        at_once = self._begun_again or document.characterCount() < _AT_ONCE
        with self.anew():
            pass
        self._begun_again = True
        if at_once:
            self._reach(document.characterCount())

    def _go_on(self) -> None:
        self._mend()
        self._reach(self._place + max(_PIECE, self._edit.document().characterCount() // _TURNS))

    def _reach(self, place: int) -> None:
        """Lay out down to there: what is asked for has its place, and so has all that stands above."""
        self._place = place
        document = self._edit.document()
        block = document.findBlock(place)
        if not block.isValid():
            self._timer.stop()
            block = document.lastBlock()
        document.documentLayout().blockBoundingRect(block)
