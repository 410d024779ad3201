"""Reads what is written, beside the window; answers that came too late are dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from humasdesk.document.nodes import Document
from humasdesk.document.plain import plain_text
from humasdesk.domain.release import Changes, Content
from humasdesk.gui.checking import placing
from humasdesk.gui.checking.placing import Placed, Spot
from humasdesk.gui.editor.findings import Passage, Underline
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.services.checking.examining import Examining
from humasdesk.services.checking.finding import Finding
from humasdesk.services.checking.questions import Examined

_PAUSE_MS = 150
"""After the last key; the first underline is there within 300 ms of a pause."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was written at a moment, and how the page showed it."""

    number: int
    release_id: str
    content: Content
    body: Document
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An examination of a snapshot, and where each open finding stands on the page."""

    snapshot: Snapshot
    examined: Examined
    spots: tuple[tuple[Finding, Spot], ...]
    placed: Placed


Take = Callable[[int], Snapshot | None]
"""What stands on the page now, under a running number; nothing where no release is open."""


class Examiner(QObject):
    """Says ``read`` with a :class:`Reading` after every pause in which something changed, and ``None`` when nothing is
    open."""

    read = Signal(object)

    def __init__(self, session: Session, take: Take, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._lane = Lane(self)
        self._examining = Examining(session.desk)
        self._number = 0
        self._busy = False
        self._again = False
        self.reading: Reading | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        session.changed.connect(self._on_changed)

    def touched(self) -> None:
        """Something was typed: read it at the next pause."""
        self._number += 1
        self._pause.start()

    def read_now(self) -> None:
        """Read at once: another release is open, or an answer was given."""
        self._number += 1
        self._pause.stop()
        self._begin()

    def close(self) -> None:
        """Nothing is open any more."""
        self._number += 1
        self._pause.stop()
        self.reading = None
        self.read.emit(None)

    def finish(self) -> None:
        """Read no more; waits for what is being read."""
        self._pause.stop()
        self._lane.finish()

    def underlines(self, passage: Passage) -> tuple[Underline, ...]:
        """What is to be underlined in a passage of the page."""
        return tuple(self.reading.placed.underlines(passage)) if self.reading else ()

    def _on_changed(self, changes: Changes) -> None:
        if changes.directory or changes.settings:
            self._lane.run(self, self._examining.forget, lambda _: self.read_now())
        elif self.reading and self.reading.snapshot.release_id in changes.releases:
            self.read_now()

    def _begin(self) -> None:
        if self._busy:
            self._again = True
            return
        snapshot = self._take(self._number)
        if snapshot is None:
            return
        self._busy, self._again = True, False
        self._lane.run(self, lambda: self._work(snapshot), self._done, lambda _: self._done(None))

    def _work(self, snapshot: Snapshot) -> Reading:
        """In the worker."""
        examined = self._examining.examine(snapshot.release_id, snapshot.content, snapshot.body)
        where = placing.bases(snapshot.passages, plain_text(snapshot.body))
        spots = tuple(placing.spots(examined.findings, where))
        marks = ((spot, Underline(spot.start, spot.end, one.severity, one.sentence, one)) for one, spot in spots)
        return Reading(snapshot, examined, spots, Placed.of(marks, where))

    def _done(self, reading: Reading | None) -> None:
        self._busy = False
        if reading is not None and reading.snapshot.number == self._number:
            self.reading = reading
            self.read.emit(reading)
        if self._again or (reading is not None and reading.snapshot.number != self._number
                           and not self._pause.isActive()):
            self._begin()


def snapshot(number: int, release_id: str, content: Content, body: Document,
             passages: tuple[Passage, ...]) -> Snapshot:
    """A snapshot whose content does not carry the body twice."""
    return Snapshot(number, release_id, replace(content, body=""), body, passages)
