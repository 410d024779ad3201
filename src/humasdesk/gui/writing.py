"""The release on the page: opened, kept as a working copy while it is typed, made a revision when it is left.

What the panel changes is gathered like typed words. What is typed is on disk within two seconds as a working copy,
whatever else the desk is busy with; a revision is made by saving, by a move, and by leaving the release. Nothing is
called kept or saved before the disk has it, and what is typed while a save runs is not taken for saved.

It is long because typed, kept and saved are one state: divided, its halves could disagree about what is on disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from humasdesk.domain.release import Changes, Content, Revision, Summary
from humasdesk.errors import DeskError, StoreError
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Failed, Lane, Reported
from humasdesk.i18n import mark, tr
from humasdesk.services import drafting, reviewing, searching
from humasdesk.services.going_on import united, words_of
from humasdesk.services.reviewing import Offer

_PAUSE_MS = 700
_AT_LATEST_MS = 1_800
_RETRY_MS = 3_000

Then = Callable[[], None]
Change = Callable[[Content], Content]


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands on the page at one moment: of which release, which words, after how many edits of this sitting, and
    what the panel changed since the last revision."""

    release: str
    content: Content
    edits: int
    amended: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Saved:
    """The newest revision made or read here: of which release, which, how many edits are in it, and what the page read
    then."""

    release: str
    revision: str
    edits: int
    read: Content


class Writing(QObject):
    """Which release is open, what it says, and how far that is on disk.

    ``stuck`` carries the error for which typed words are not on disk and whether somebody had asked for them to be
    saved, ``mended`` follows when they are again.
    """

    opened = Signal()
    state_changed = Signal()
    kept = Signal()
    amended = Signal()
    """Something beside the words was changed."""
    saved = Signal()
    """What stands on the page was made a version, and is still there."""
    stayed = Signal()
    """What is open stays open, because it could not be saved."""
    stuck = Signal(object, bool)
    mended = Signal()
    going_on = Signal()
    """Typed again after what was typed before had been kept."""

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
        self.kept_at: datetime | None = None
        """When the working copy of the open release was last written to disk; nothing where there is none."""
        self.somebody_elses = False
        """Whether somebody else's unsaved words wait for this release; it may not be typed in until they go on."""
        self._begun = ""
        """The release that somebody said they edit, before they wrote anything of it."""
        self._amended: list[tuple[int, Change]] = []
        """What the panel changed and no revision holds yet, each with the number of its edit."""
        self._edits = 0
        self._on_disk = 0
        self._in_trouble = False
        self._newest = Typed("", Content(), 0)
        self._saved = _Saved("", "", 0, Content())
        self._turn = threading.Lock()
        self._keeper: Lane | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=_AT_LATEST_MS)
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        for timer in (self._pause, self._latest, self._retry):
            timer.timeout.connect(self.keep)
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

    @property
    def is_frozen(self) -> bool:
        """Whether what is open is the text of an edition."""
        return self.summary is not None and self.summary.is_frozen

    @property
    def begun(self) -> bool:
        """Whether who sits here writes the open release: wrote some of it, has typed in it, or said so. Who merely
        reads it is not to become a writer of it by a stray click."""
        me, summary = self._session.person, self.summary
        mine = me is not None and summary is not None and me.id in summary.writers
        return self.editable and (mine or self.dirty or self._begun == self.release_id)

    def begin(self) -> None:
        """Edit the open release, though nothing of it was written by who sits here."""
        self._begun = self.release_id or ""
        self.state_changed.emit()

    @property
    def unkept(self) -> bool:
        """Whether words stand on the page that are on disk in no form yet."""
        return self.dirty and self._edits > self._on_disk

    @property
    def home(self) -> Path:
        """The desk's folder."""
        return self._session.desk.home

    @property
    def has_moved_on(self) -> bool:
        """Whether the open release has a newer revision than the one shown; a read of the disk."""
        return self.release_id is not None and drafting.head_of(self._session.desk, self.release_id).id != self.head

    def open(self, release_id: str) -> None:
        """Show a release; what was typed in the one before is made a revision first."""
        if release_id != self.release_id:
            self.save(lambda: self._load(release_id))

    def reload(self) -> None:
        """Show the open release as the desk has it now; what is typed is kept first, and brought back with it."""
        release_id = self.release_id
        if release_id is not None and self.dirty:
            self.keep(lambda: self._load(release_id))
        elif release_id is not None:
            self._load(release_id)

    def newest_words(self, release_id: str) -> Content:
        """What the newest revision of any release says; a read of the disk."""
        return drafting.head_of(self._session.desk, release_id).content

    def _load(self, release_id: str) -> None:
        revision = drafting.head_of(self._session.desk, release_id)
        self.release_id, self.head = release_id, revision.id
        self.content = revision.content
        self.dirty, self.kept_at = False, None
        self._amended = []
        self._saved = _Saved(release_id, revision.id, self._edits, revision.content)
        copy = next((one for one in drafting.working_copies(self._session.desk)
                     if one.release == release_id and revision.id in one.base), None)
        mine = copy is not None and self._session.person is not None and copy.person == self._session.person.id
        self.somebody_elses = copy is not None and not mine
        if copy is not None and mine:
            self._edits += 1
            self._on_disk = self._edits
            self._take_up(copy.content)
            self.kept_at = copy.at
        self._look()
        self.opened.emit()

    def _take_up(self, words: Content) -> None:
        """Go on with what stands in no revision yet, words and panel."""
        self.content, self.dirty = words, True
        self._amended = [(self._edits, lambda before: replace(words, origin=before.origin))]

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
        self._edits += 1
        again = self._pause.isActive()
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()
        if self.dirty:
            if not again:
                self.going_on.emit()
        else:
            self.dirty = True
            self.state_changed.emit()

    def amend(self, change: Change) -> None:
        """Change what the release says beside its words: kept like typed words, in the revision that they become."""
        if not self.editable:
            return
        self.content = change(self.typed_now())
        self._amended.append((self._edits + 1, change))
        self.touched()
        self.state_changed.emit()
        self.amended.emit()

    def _snapshot(self, release_id: str) -> Typed:
        """What stands on the page now."""
        if self.dirty:
            self.content = self._typed(self.content)
        self._newest = Typed(release_id, self.content, self._edits, tuple(change for _, change in self._amended))
        return self._newest

    def _rest(self) -> None:
        for timer in (self._pause, self._latest, self._retry):
            timer.stop()

    def keep(self, then: Then | None = None, failed: Failed | None = None) -> None:
        """Keep what is typed as a working copy, beside whatever the desk's own lane is busy with."""
        self._rest()
        if not self.dirty or self.release_id is None or not self._session.can_write:
            if then:
                then()
            return
        desk, me, head = self._session.desk, self._session.me, self.head
        typed = self._snapshot(self.release_id)

        def deed() -> None:
            with self._turn:
                saved = self._saved
                if saved.release != typed.release:
                    drafting.keep(desk, me, typed.release, (head,), typed.content)
                elif saved.edits < typed.edits:
                    drafting.keep(desk, me, typed.release, (saved.revision,), typed.content)
                self._on_disk = max(self._on_disk, typed.edits)

        self._lane().run(self, deed, lambda _: self._is_kept(typed, then), failed or self._not_kept)

    def _lane(self) -> Lane:
        """The lane of working copies alone; begun when the first one is kept."""
        if self._keeper is None:
            self._keeper = Lane(self)
            self._keeper.broke.connect(self._session.lane.broke)
        return self._keeper

    def _is_kept(self, typed: Typed, then: Then | None) -> None:
        if self._in_trouble:
            self._in_trouble = False
            self.mended.emit()
        if typed.edits == self._edits and typed.release == self.release_id:
            self.kept_at = self._session.desk.now()
            self.kept.emit()
        if then:
            then()

    def _not_kept(self, error: DeskError) -> None:
        self._in_trouble = True
        self.stuck.emit(error, False)
        self._retry.start()

    def keep_at_once(self, seconds: float) -> bool:
        """Keep what is typed and wait for the disk, for at most so long: the session ends. Whether it is on disk."""
        if not self.unkept:
            return True
        self.keep()
        self._lane().wait(seconds)
        return not self.unkept

    def go_on(self, release_id: str, head: str, content: Content) -> None:
        """Go on with words that another window held; where the release has gone on since, they are put aside."""
        if release_id != self.release_id or self.has_moved_on:
            self._load(release_id)
        desk = self._session.desk
        if self.editable and head == self.head:
            self._take_up(content)
            self._amended = [(self._edits + 1, change) for _, change in self._amended]
            self.opened.emit()
            self.touched()
        elif self._session.can_write:
            me = self._session.me

            def deed() -> None:
                drafting.keep(desk, me, release_id, (head,), content)
                drafting.put_aside(desk, release_id)

            self._session.do(self, deed)
            self._session.say(tr("The release went on meanwhile; your words were put aside."), "attention")

    def typed_now(self) -> Content:
        """The open release's words as they stand on the page."""
        return self._typed(self.content) if self.dirty else self.content

    # -- saving

    def save(self, then: Then | None = None, failed: Failed | None = None) -> None:
        """Make what is typed a revision, then go on; without anything typed, go on at once. ``then`` waits until what
        was typed meanwhile is saved too; with ``failed`` the caller says what went wrong."""
        self._rest()
        if not self.dirty or self.release_id is None:
            if then:
                then()
            return
        self.change(lambda content: content, lambda: self.save(then, failed), failed)

    def change(self, change: Change, then: Then | None = None, failed: Failed | None = None) -> None:
        """Change what the release says and make it a revision (with whatever is typed), then go on."""
        if self.release_id is None:
            return
        desk, me, release_id = self._session.desk, self._session.me, self.release_id
        if self.unkept:
            self.keep()  # on disk at once, whatever the lane is busy with
        asked = self._snapshot(release_id)

        def deed() -> tuple[Changes, Revision, Typed, bool]:
            with self._turn:
                typed = self._newest if self._newest.release == release_id else asked
                saved, went_on = self._saved, False

                def joined(before: Content) -> Content:
                    nonlocal went_on
                    read = saved.read if saved.release == release_id else before
                    went_on = words_of(before) != words_of(read)
                    return change(_as_typed(before, typed, read))

                changes = drafting.edit(desk, me, release_id, joined)
                head = drafting.head_of(desk, release_id)
                self._saved = _Saved(release_id, head.id, typed.edits, typed.content)
                self._on_disk = max(self._on_disk, typed.edits)
            return changes, head, typed, went_on

        def done(result: tuple[Changes, Revision, Typed, bool]) -> None:
            self._is_saved(*result[1:])
            if then:
                then()

        self._session.do(self, deed, done, lambda error: self._not_saved(error, failed))

    def _is_saved(self, head: Revision, typed: Typed, went_on: bool) -> None:
        """``went_on``: the text had gone on without the page, which shows what became of both."""
        if self.release_id != head.release:
            return
        edits = typed.edits
        self._amended = [(number, change) for number, change in self._amended if number > edits]
        self.head, self.content = head.id, _amended(head.content, [change for _, change in self._amended])
        if self._saved.edits <= edits:
            self._saved = _Saved(head.release, head.id, edits, typed.content)
        self.dirty = self._edits > edits
        if self._in_trouble and not self.dirty:
            self._in_trouble = False
            self.mended.emit()
        if self.dirty:
            self.keep()
        elif went_on:
            self._load(head.release)
        else:
            self.saved.emit()
        self.state_changed.emit()

    def _not_saved(self, error: DeskError, failed: Failed | None) -> None:
        """The words are still typed: they go on being kept."""
        if failed:
            failed(error)
            return
        if isinstance(error, StoreError):
            self._in_trouble = True
            self.stuck.emit(error, True)
        elif not isinstance(error, Reported):
            self._session.say(error.sentence, "danger")
        if self.dirty:
            self._retry.start()
        self.stayed.emit()
        self.state_changed.emit()

    def finish(self) -> None:
        """Before the window goes: keep no more; waits for what is being kept."""
        self._rest()
        if self._keeper is not None:
            self._keeper.finish()

    def _on_changed(self, changes: Changes) -> None:
        if self.release_id in changes.releases or changes.directory or changes.people:
            self._look()
            self.state_changed.emit()
        if self.release_id is not None and self.release_id in changes.releases:
            head = drafting.head_of(self._session.desk, self.release_id)
            if head.id not in (self.head, self._saved.revision):
                self._follow(head)

    def _follow(self, head: Revision) -> None:
        """The text went on without the page, as by a replacement in all releases: show it, with what is typed."""
        if words_of(head.content) == words_of(self._saved.read):
            return
        if self.dirty:
            self.save()
        else:
            self._load(head.release)


def _amended(content: Content, changes: Iterable[Change]) -> Content:
    for change in changes:
        content = change(content)
    return content


def _as_typed(before: Content, typed: Typed, read: Content) -> Content:
    """The newest version with what the panel changed and the words of the page, which was as ``read`` before it was
    typed in. Everything else is taken from the version, which a change from elsewhere may have made since."""
    words = united(read, typed.content, before)
    return replace(_amended(before, typed.amended), headline=words.headline, kicker=words.kicker,
                   dateline=words.dateline, body=words.body, files=words.files)
