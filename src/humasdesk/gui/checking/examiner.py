"""Reads what is written, beside the window: first what is in sight, then all; answers that came too late are dropped.

One worker does it, block by block, and gives up as soon as something is typed: what it read until then is kept by the
words of each block, so nothing is read twice.

It is long because reading, giving up and taking in answers mind one state that only the window's thread may touch.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from humasdesk.document.plain import plain_text
from humasdesk.domain.answers import About
from humasdesk.domain.directory import Word
from humasdesk.domain.release import Changes
from humasdesk.errors import DeskError
from humasdesk.gui import collecting
from humasdesk.gui.checking import mending, placing, taking
from humasdesk.gui.checking.placing import Base, Placed, Spot
from humasdesk.gui.checking.taking import Glance, Snapshot
from humasdesk.gui.editor.findings import Passage, Underline
from humasdesk.gui.editor.page import Page
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Failed, Lane
from humasdesk.gui.writing import Writing
from humasdesk.services import answering, cataloguing

if TYPE_CHECKING:  # the language desk takes a while to load, so that is done in the worker
    from humasdesk.services.checking.examining import Examining
    from humasdesk.services.checking.finding import Finding, Fix
    from humasdesk.services.checking.questions import Examined

_PAUSE_MS = 150
"""After the last key; the first underline is there within 300 ms of a pause."""
_SETTLED_MS = 350
"""A page of many blocks is read as a whole after so long a pause: taking all of it at every breath of a writer made the
next key wait. Until then only what is in sight and new is read."""
_FIRST_MS = 700
"""The word lists are loaded after the window is painted and has settled."""
_LONG_MS = 600
"""What is out of date no longer than this after the last key is not spoken of."""
_AGAIN_MS = 2_000
"""After a reading that failed."""
_STRETCH_S, _REST_S = 0.003, 0.001
"""After so long a stretch, which is some tens of blocks that were read before, the worker lets everybody else go first,
for so long."""
_TURN_S = 0.0005
"""Python's own five milliseconds are what the window's thread would wait for its turn at many a step of a paint: at
5,000 words and a key every 180 ms, the slowest in a hundred took 75 ms from key to paint, and 40 ms with this."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An examination of a snapshot, and where each open finding stands on the page."""

    snapshot: Snapshot
    examined: Examined
    spots: tuple[tuple[Finding, Spot], ...]
    where: tuple[Base, ...]
    placed: Placed


class _GivenUp(Exception):
    """What is read is no longer what stands on the page."""


class Examiner(QObject):
    """``read`` carries a :class:`Reading` after every pause in which something changed, and ``None`` when nothing is
    open; ``seen`` says that there are new underlines; ``takes_long`` whether somebody waits for a reading."""

    read = Signal(object)
    seen = Signal()
    takes_long = Signal(bool)
    _glanced = Signal(int, object)

    def __init__(self, session: Session, page: Page, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._page, self._writing = session, page, writing
        self._lane: Lane | None = None
        self._examining: Examining | None = None
        self._number = 0
        self._release_id: str | None = None
        self._urgent: deque[str] = deque()
        self._busy = self._wanted = self._over = self._loaded = False
        self._rested = 0.0
        self._placed = Placed()
        self._meant: dict[str, tuple[Fix, ...]] = {}
        self.reading: Reading | None = None
        self._pause = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._pause.timeout.connect(self._begin)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._rests)
        self._long = QTimer(self, singleShot=True, interval=_LONG_MS)
        self._long.timeout.connect(lambda: self.takes_long.emit(True))
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._begin)
        self._glanced.connect(self._on_glanced)
        page.edited.connect(self.touched)
        page.sheet.verticalScrollBar().valueChanged.connect(self._scrolled)
        writing.opened.connect(self._opened)
        writing.kept.connect(self._kept)
        writing.amended.connect(self.read_now)
        session.changed.connect(self._on_changed)
        session.settings_changed.connect(self.forget)
        page.findings.show(self.underlines)

    # -- when it reads

    def touched(self) -> None:
        """Something was typed: read it at the next pause."""
        self._number += 1
        self._wanted = True
        self._pause.start()
        self._expect()
        self._settled.start()

    def read_now(self) -> None:
        """Read without waiting for a pause: an answer was given, or something the checks know has changed."""
        self._number += 1
        self._wanted = True
        self._pause.stop()
        self._expect()
        self._settled.stop()
        self._begin()

    def forget(self) -> None:
        """The desk's directories or settings changed: everything is read anew."""
        self._number += 1
        self._run(self._forget, lambda _: self.read_now())

    def finish(self) -> None:
        """Read no more; waits for what is being read."""
        self._over = True
        self._number += 1
        self._again.stop()
        self._pause.stop()
        self._settled.stop()
        self._long.stop()
        if self._lane is not None:
            self._lane.finish()

    @property
    def is_settled(self) -> bool:
        """Whether all that is to be read of what is open has been."""
        return not self._busy and not (self._wanted and self._is_for_reading)

    @property
    def _is_for_reading(self) -> bool:
        """The text of an edition is not: of that nothing can be mended or answered."""
        return self._writing.release_id is not None and not self._writing.is_frozen

    def underlines(self, passage: Passage) -> Sequence[Underline]:
        """What is to be underlined in a passage of the page."""
        return self._placed.underlines(passage)

    def _opened(self) -> None:
        if self._release_id != self._writing.release_id:
            self._release_id = self._writing.release_id
            self._show_nothing()
        self.touched()

    def _show_nothing(self) -> None:
        self.reading, self._placed = None, Placed()
        self.seen.emit()
        self.read.emit(None)

    def _kept(self) -> None:
        """A long page has just been read, to be kept: it can be taken now."""
        if self._wanted and not self._pause.isActive():
            self._begin()

    def _rests(self) -> None:
        """The writer rests: all of a page can be taken now."""
        if self._wanted and not self._pause.isActive() and not self._again.isActive():
            self._begin()

    def _scrolled(self) -> None:
        """Other blocks came into sight before all was read."""
        if self._wanted and not self._busy and not self._pause.isActive():
            self._pause.start()

    def _on_changed(self, changes: Changes) -> None:
        if changes.directory or changes.settings:
            self.forget()
        elif self._release_id in changes.releases:
            self.read_now()

    # -- reading

    def _forget(self) -> None:
        """In the worker."""
        if self._examining is not None:
            self._examining.forget()

    def _ready(self) -> Examining:
        """In the worker, which loads the language desk at its first reading."""
        if self._examining is None:
            from humasdesk.services.checking.examining import Examining

            self._examining = Examining(self._session.desk)
        return self._examining

    def _begin(self) -> None:
        """Read what is open, unless it is not for reading."""
        release_id, content = self._writing.release_id, self._writing.content
        if not self._is_for_reading:
            if self._writing.is_frozen and self.reading is not None:
                self._show_nothing()
            self._rest()
        if self._busy or self._over or release_id is None or not self._is_for_reading:
            return
        self._pause.setInterval(_PAUSE_MS)
        glance = taking.in_sight(self._page, self._number, release_id, content, self._placed.knows)
        whole = None
        if not taking.is_long(self._page) and not (self._settled.isActive() and taking.is_wide(self._page)):
            whole = taking.everything(self._page, self._number, release_id, content)
        if whole is not None or glance.blocks:
            self._busy = True
            self._run(lambda: self._work(glance, whole), self._done, self._failed)

    def _work(self, glance: Glance, whole: Snapshot | None) -> Reading | None:
        """In the worker; nothing where it gave up, or where there was only something to glance at."""
        if self._loaded:
            return self._look(glance, whole)
        with collecting.loading():
            found = self._look(glance, whole)
            self._loaded = self._loaded or found is not None
            return found

    def _look(self, glance: Glance, whole: Snapshot | None) -> Reading | None:
        between = partial(self._between, glance.number)
        try:
            if glance.blocks:
                found = self._ready().of_blocks(glance.release_id, glance.content, glance.blocks, between)
                self._glanced.emit(glance.number, [
                    (text, tuple(_underline(one, one.start, one.end) for one in own))
                    for text, own in zip(glance.texts, found, strict=True)])
            return None if whole is None else self._read(whole, between)
        except _GivenUp:
            return None

    def _read(self, whole: Snapshot, between: Callable[[], None]) -> Reading:
        examined = self._ready().examine(whole.release_id, whole.content, whole.body, between)
        where = placing.bases(whole.passages, plain_text(whole.body))
        between()
        spots = tuple(placing.spots(examined.findings, where))
        marks = ((spot, _underline(one, spot.start, spot.end)) for one, spot in spots)
        return Reading(whole, examined, spots, tuple(where), Placed.of(marks, where))

    def _between(self, number: int) -> None:
        """In the worker, at every block."""
        if number != self._number or self._urgent:
            raise _GivenUp
        if time.perf_counter() > self._rested + _STRETCH_S:
            time.sleep(_REST_S)
            self._rested = time.perf_counter()

    def _on_glanced(self, number: int, marks: list[tuple[str, tuple[Underline, ...]]]) -> None:
        if number == self._number:
            self._placed.learn(marks)
            self.seen.emit()

    def _done(self, reading: Reading | None) -> None:
        self._busy = False
        if reading is not None and reading.snapshot.number == self._number and not self._writing.is_frozen:
            self._wanted = False
            self._rest()
            self.reading, self._placed = reading, reading.placed
            self.seen.emit()
            self.read.emit(reading)
        elif not self._pause.isActive() and not taking.is_long(self._page):
            self._begin()

    def _failed(self, error: DeskError) -> None:
        """The desk cannot be read just now: what is shown is out of date until it can."""
        self._busy = False
        self._again.start()

    def _expect(self) -> None:
        """A reading is owed, and somebody may come to wait for it."""
        if self._is_for_reading:
            self._long.start()
        else:
            self._rest()

    def _rest(self) -> None:
        """What is shown is what stands on the page."""
        self._long.stop()
        self.takes_long.emit(False)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed | None = None) -> None:
        if self._over:
            return
        if self._lane is None:
            sys.setswitchinterval(_TURN_S)
            self._lane = Lane(self)
            self._lane.broke.connect(self._session.lane.broke)
        self._lane.run(self, work, done, failed)

    # -- what is done about it

    def fixes(self, finding: Finding, told: Callable[[tuple[Fix, ...]], None]) -> tuple[Fix, ...] | None:
        """What would mend a finding; for a misspelt word that is looked for in the worker, before anything else, and
        ``told`` hears it."""
        known = finding.fixes or (() if finding.rule != "SPELL" else self._meant.get(finding.text))
        if known is not None:
            return tuple(_at(fix, finding) for fix in known) if finding.rule == "SPELL" else known

        def work() -> tuple[Fix, ...]:
            self._urgent.popleft()
            return self._ready().suggested(finding).fixes

        def done(found: tuple[Fix, ...]) -> None:
            self._meant[finding.text] = found
            told(found)

        self._urgent.append(finding.text)
        self._run(work, done)
        return None

    def apply(self, finding: Finding, fix: Fix) -> bool:
        """Mend a finding on the page, as one undo step; false where its words are no longer there."""
        return mending.mend(self._page, self.reading.where if self.reading else (), finding, fix)

    def answer(self, finding: Finding, said: str, note: str = "") -> None:
        """Pass a finding over (``ignore``) or confirm it (``confirm``) in this release."""
        from humasdesk.services.checking import questions

        desk, release_id = self._session.desk, self._release_id
        if release_id is not None:
            me = self._session.me
            self._session.do(self, lambda: questions.answer(desk, me, release_id, finding, said, note=note))

    def weigh(self, rule: str, said: str) -> None:
        """Give a rule another weight in this release: ``off`` or a severity."""
        self._give("rule", rule, said, rule)

    def know(self, word: str, where: str) -> None:
        """Take a word for right: in this ``release``, at this ``desk``, or by whoever sits here (``mine``)."""
        from humasdesk.services.checking import questions

        desk = self._session.desk
        if where == "release":
            self._give("word", word, "know", "SPELL")
        elif where == "desk":
            me = self._session.me
            self._session.do(self, lambda: cataloguing.add(desk, me, Word(word)))
        else:
            self._session.do(self, lambda: questions.know_word(desk, word), lambda _: self.read_now())

    def _give(self, about: About, key: str, said: str, rule: str) -> None:
        desk, release_id = self._session.desk, self._release_id
        if release_id is not None:
            me = self._session.me
            self._session.do(self, lambda: answering.give(desk, me, release_id, about, key, said, rule=rule, words=key))


def _underline(one: Finding, start: int, end: int) -> Underline:
    return Underline(start, end, one.severity, one.sentence, one)


def _at(fix: Fix, finding: Finding) -> Fix:
    """A word that was meant, in place of the finding's own."""
    return replace(fix, field=finding.field, start=finding.start, end=finding.end)
