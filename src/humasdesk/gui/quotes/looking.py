"""Looks for quotations beside the window, page by page: what is found is there at once, another question drops it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from humasdesk.domain.release import Changes
from humasdesk.errors import DeskError
from humasdesk.gui.quotes.cards import Card
from humasdesk.gui.session import Session
from humasdesk.services import quoting
from humasdesk.services.quoting import Asked, Batch, Quoting

MOST = 500
"""Quotations shown; who has more has to ask for something rarer."""


class Looking(QObject):
    """``found`` carries cards as they come, ``went_on`` how many releases were read of how many, ``ended`` whether
    there are more than are shown, ``refused`` the sentence about a question that cannot be."""

    found = Signal(object)
    went_on = Signal(int, int)
    ended = Signal(bool)
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._quoting = Quoting(session.desk)
        self._turn = 0
        self._busy = False
        self._count = 0
        self._waiting: Asked | None = None
        self._outdated = False
        session.changed.connect(self._on_changed)

    @property
    def running(self) -> bool:
        """Whether something is still being looked for."""
        return self._busy or self._waiting is not None

    def look(self, asked: Asked) -> None:
        """Look for this; what was looked for before is given up."""
        self._turn += 1
        self._waiting, self._count = asked, 0
        self._next()

    def stop(self) -> None:
        """Look no further."""
        self._turn += 1
        self._waiting = None

    def _on_changed(self, changes: Changes) -> None:
        self._outdated |= changes.directory

    def _next(self, pages: Iterator[Batch] | None = None, asked: Asked | None = None) -> None:
        """Read one page more, or begin what waits; one at a time."""
        if self._busy:
            return
        if self._waiting is not None:
            asked, self._waiting = self._waiting, None
            pages = None
        if asked is None:
            return
        self._busy, turn, question = True, self._turn, asked

        def work() -> tuple[Iterator[Batch], Batch | None, list[Card]]:
            if self._outdated:
                self._outdated = False
                self._quoting.forget()
            source = self._quoting.batches(question) if pages is None else pages
            batch = next(source, None)
            desk = self._session.desk
            return source, batch, [(one, quoting.hits(desk, question.about, one.words))
                                   for one in (batch.quotes if batch else ())]

        def done(result: tuple[Iterator[Batch], Batch | None, list[Card]]) -> None:
            self._busy = False
            if turn != self._turn:
                self._next()
            else:
                self._answered(question, *result)

        def failed(error: DeskError) -> None:
            self._busy = False
            if turn == self._turn:
                self.refused.emit(error.sentence)
            self._next()

        self._session.lane.look(self, work, done, failed)

    def _answered(self, asked: Asked, pages: Iterator[Batch], batch: Batch | None, cards: list[Card]) -> None:
        shown, turn = cards[:MOST - self._count], self._turn
        self._count += len(shown)
        self.found.emit(shown)
        if turn != self._turn:  # who heard of it has stopped, or asked something else
            self._next()
        elif batch is None or len(shown) < len(cards):
            self.ended.emit(batch is not None)
        else:
            self.went_on.emit(batch.read, batch.total)
            self._next(pages, asked)
