"""The release on the page: opened, kept as a working copy while it is typed, made a revision when it is left.

What is typed is on disk within two seconds as a working copy; a revision is made by saving, by a move, and by leaving
the release. Nothing is called saved before the lane has answered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from humasdesk.domain.release import Changes, Content, Summary
from humasdesk.errors import DeskError
from humasdesk.gui.session import Session
from humasdesk.i18n import mark
from humasdesk.services import drafting, reviewing, searching
from humasdesk.services.reviewing import Offer

_PAUSE_MS = 700
_AT_LATEST_MS = 1_800


class Writing(QObject):
    """Which release is open, what it says, and how far that is on disk."""

    opened = Signal()
    state_changed = Signal()
    kept = Signal()

    def __init__(self, session: Session, typed: Callable[[Content], Content], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._typed = typed
        self.release_id: str | None = None
        self.head = ""
        self.content = Content()
        self.summary: Summary | None = None
        self.offers: tuple[Offer, ...] = ()
        self.dirty = False
        self.somebody_elses = False
        """Whether somebody else's unsaved words wait for this release; it may not be typed in until they go on."""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=_AT_LATEST_MS)
        self._pause.timeout.connect(self.keep)
        self._latest.timeout.connect(self.keep)
        session.changed.connect(self._on_changed)

    @property
    def editable(self) -> bool:
        """Whether the open release may be typed in by who sits here."""
        if self.release_id is None or not self._session.can_write or self.somebody_elses:
            return False
        return any(offer.action == "edit" and offer.why_not is None for offer in self.offers)

    @property
    def why_not_editable(self) -> str:
        """The sentence (a message id) of why it may not be typed in; empty where it may."""
        if self.somebody_elses:
            return mark("Somebody else's unsaved words wait here. They go on under their own name first.")
        found = next((offer.why_not for offer in self.offers if offer.action == "edit"), None)
        return found or ""

    def open(self, release_id: str) -> None:
        """Show a release; what was typed in the one before is made a revision first."""
        if release_id == self.release_id:
            return
        self.save(lambda: self._load(release_id))

    def _load(self, release_id: str) -> None:
        revision = drafting.head_of(self._session.desk, release_id)
        self.release_id, self.head = release_id, revision.id
        self.content = revision.content
        self.dirty = False
        copy = next((one for one in drafting.working_copies(self._session.desk)
                     if one.release == release_id and revision.id in one.base), None)
        mine = copy is not None and self._session.person is not None and copy.person == self._session.person.id
        self.somebody_elses = copy is not None and not mine
        if copy is not None and mine:
            self.content = copy.content
            self.dirty = True
        self._look()
        self.opened.emit()

    def _look(self) -> None:
        if self.release_id is None:
            return
        desk = self._session.desk
        self.summary = searching.one(desk, self.release_id)
        self.offers = reviewing.offers(desk, self._session.me, self.release_id) if self._session.person else ()

    def close(self) -> None:
        """Show no release."""
        self.release_id, self.summary, self.offers, self.dirty = None, None, (), False
        self.somebody_elses = False
        self.content = Content()
        self.opened.emit()

    # -- typing

    def touched(self) -> None:
        """Something was typed: keep it soon."""
        if not self.editable:
            return
        self.dirty = True
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()
        self.state_changed.emit()

    def keep(self) -> None:
        """Keep what is typed as a working copy."""
        self._pause.stop()
        self._latest.stop()
        if not self.dirty or self.release_id is None or not self._session.can_write:
            return
        desk, me, release_id, base = self._session.desk, self._session.me, self.release_id, (self.head,)
        content = self.content = self._typed(self.content)
        self._session.lane.run(self, lambda: drafting.keep(desk, me, release_id, base, content),
                               lambda _: self.kept.emit())

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Make what is typed a revision, then go on; without anything typed, go on at once."""
        self._pause.stop()
        self._latest.stop()
        if not self.dirty or self.release_id is None:
            if then:
                then()
            return
        self.change(self._typed, then)

    def change(self, change: Callable[[Content], Content], then: Callable[[], None] | None = None) -> None:
        """Change what the release says and make it a revision (with whatever is typed), then go on."""
        if self.release_id is None:
            return
        desk, me, release_id = self._session.desk, self._session.me, self.release_id
        after = change(self._typed(self.content) if self.dirty else self.content)

        def deed() -> Changes:
            return drafting.edit(desk, me, release_id, lambda before: replace(after, origin=before.origin))

        def done(changes: Changes) -> None:
            if self.release_id == release_id:
                self.dirty = False
                self.head = drafting.head_of(desk, release_id).id
                self.content = drafting.head_of(desk, release_id).content
                self.state_changed.emit()
            if then:
                then()

        self._session.do(self, deed, done, self._refused)

    def _refused(self, error: DeskError) -> None:
        self._session.say(error.sentence, "danger")

    def _on_changed(self, changes: Changes) -> None:
        if self.release_id in changes.releases or changes.directory or changes.people:
            self._look()
            self.state_changed.emit()
