"""Moves of the workflow, and earlier versions taken up again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QApplication

from humasdesk.domain.release import Changes
from humasdesk.domain.review import MOVES
from humasdesk.errors import DeskError
from humasdesk.gui.days import moment_said
from humasdesk.gui.deeds import told as told_done
from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.dialogs.ask import ask_words
from humasdesk.gui.messages import Remedy
from humasdesk.gui.panel.steps import SUBMIT_NOTED, label_of
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import publishing, reviewing, searching, versions

if TYPE_CHECKING:
    from humasdesk.gui.editor.parts import Head

QUESTIONS = {
    "correct": mark("What does the correction put right? It is printed."),
    "note": mark("What should the writer change?"),
    "reason": mark("The public reason."),
    "approve": mark("You approve exactly this text; a later edit needs a new approval. A note, if you like."),
    "publish": mark("It gets its number, and text and page are frozen."),
    "republish": mark("It becomes a further edition, and text and page are frozen."),
    SUBMIT_NOTED: mark("It goes to the supervisors. Your note stands where they decide, and in the history."),
    "recall": mark("It goes back into draft, and nobody reviews it any more. A note, if you like."),
    "discard": mark("It can be restored. A note, if you like."),
    "drop-correction": mark("The published text stands as it is; what was written stays in the history. A note, if you "
                            "like."),
}
"""What a move asks before it is made, by action, else by what has to be said with it."""
_NAMED = 4
"""So many suggestions are named in a sentence."""
_PUBLIC = frozenset({"publish", "force-publish"})
_TO_WRITE = frozenset({"correct", "recall", "restore-release"})
"""After these somebody goes on to write; on the button the keyboard would stand on the next step already."""
_SENDS_ON = frozenset({"approve", "publish", "force-publish"})
HIDDEN = frozenset({"edit", "export-early"})

ASKED_BEFORE = frozenset({"submit", "publish", "force-publish"})
"""Moves before which the text as it is typed is examined."""


class MoveDeeds(DeedsBase):
    """What moves a release on, and what is said about it."""

    open_settings: Callable[[], None]
    add_supervisor: Callable[[str], None]
    focus_page: Callable[[], None]
    export_releases: Callable[[tuple[str, ...]], None]
    toggle_panel: Callable[[], None]
    ask_open: Callable[[str, Callable[[], None]], None]
    left_open: int
    _on_the_way = ("", "")
    """The release and the move that is being made with it, until the desk has answered."""

    def lawful_steps(self) -> list[str]:
        """What may be done with the open release now, the likeliest first."""
        return [offer.action for offer in self.writing.offers
                if offer.why_not is None and offer.action not in HIDDEN]

    @staticmethod
    def label_of(action: str) -> str:
        return label_of(action)

    @property
    def likely_step(self) -> str:
        """The lawful move that stands on the button; empty where none is likely."""
        return next((offer.action for offer in self.writing.offers if offer.is_next and offer.action not in HIDDEN), "")

    def next_step(self) -> None:
        """Make the likeliest lawful move."""
        if self.likely_step:
            self.make_move(self.likely_step)

    def make_move(self, action: str) -> None:
        """Ask for what has to be said with a move, save what is typed, and make it."""
        release_id, noted = self.writing.release_id, action == SUBMIT_NOTED
        action = "submit" if noted else action
        if release_id is None or self._on_the_way == (release_id, action):
            return
        self.panel.settle()
        state = self._state()
        if action in ASKED_BEFORE:
            self.ask_open(action, lambda: self._ask_and_move(release_id, action, state, noted=noted))
        else:
            self._ask_and_move(release_id, action, state)

    def _state(self) -> str:
        return self.writing.summary.state if self.writing.summary else ""

    def _still(self, release_id: str, action: str, state: str) -> bool:
        """Whether the release is open and in ``state`` as it was, and the move not on its way."""
        return (self.writing.release_id == release_id and self._on_the_way != (release_id, action)
                and self._state() == state)

    def _ask_and_move(self, release_id: str, action: str, state: str, *, noted: bool = False) -> None:
        """Make the move unless another key press has made it meanwhile."""
        if not self._still(release_id, action, state):
            return
        if action in _PUBLIC:
            desk, me = self.session.desk, self.session.me
            self.session.lane.look(self._window(), lambda: publishing.coming_number(desk, me, release_id),
                                   lambda number: self._ask_once_more(release_id, action, state, number))
            return
        if action == "submit" and self.writing.summary is not None and self.writing.summary.public == "published":
            desk, content = self.session.desk, self.writing.typed_now()
            self.session.lane.look(self._window(), lambda: publishing.changes_nothing(desk, release_id, content),
                                   lambda same: self._submit_correction(release_id, state, same=same, noted=noted))
            return
        asked = SUBMIT_NOTED if noted else action
        self._take_words(release_id, action, self._words_for(asked, self._more_said(action)))

    def _submit_correction(self, release_id: str, state: str, *, same: bool, noted: bool) -> None:
        """Submit a correction; one that changes nothing only where that is meant."""
        if not self._still(release_id, "submit", state) or QApplication.activeModalWidget() is not None:
            return
        said: str | None = ""
        if same:
            said = ask_words(self._window(), tr(self.label_of("submit")), tr(
                "Nothing but the note of the correction differs from edition {number}. Submit it all the same?",
                number=self.writing.summary.editions if self.writing.summary else 0), must=False, only_asks=True)
        if noted and said is not None:
            said = self._words_for(SUBMIT_NOTED)
        self._take_words(release_id, "submit", said)

    def _ask_once_more(self, release_id: str, action: str, state: str, number: str) -> None:
        """Ask before publishing, now that it is known which number comes."""
        if self._still(release_id, action, state) and QApplication.activeModalWidget() is None:
            more = "\n".join(filter(None, (self._number_said(number), self._more_said(action))))
            self._take_words(release_id, action, self._words_for(action, more))

    def _take_words(self, release_id: str, action: str, words: str | None) -> None:
        if words is not None:
            self.writing.save(lambda: self._move(release_id, action, words))

    def _number_said(self, number: str) -> str:
        """Which number publishing gives."""
        if self.writing.summary is not None and self.writing.summary.number:
            return tr("It keeps the number {number}.", number=number)
        return tr("The number will be {number}, if nobody publishes before.", number=number) if number else tr(
            "Its number follows from the machine that gives them.")

    def _more_said(self, action: str) -> str:
        """What somebody should know before this move: what a return asked for, what the check still finds, or that who
        corrects a text does not approve it."""
        person = self.session.person
        if action == "correct" and person is not None and person.may("supervisor"):
            return tr("Who writes the correction does not approve it: that is up to another supervisor.")
        count = self.panel.check.open_count
        still_open = trn("{count} note of the check is still open.", "{count} notes of the check are still open.",
                         count) if action in _SENDS_ON and count else ""
        return "\n".join(filter(None, (self.panel.head.wish if action == "approve" else "", still_open)))

    def _words_for(self, action: str, more: str = "") -> str | None:
        """What the person says to a move; ``None`` where it is not to be made. ``more`` stands under the question."""
        move = MOVES["submit" if action == SUBMIT_NOTED else action]
        needs = move.needs
        corrects = action == "publish" and self.writing.summary is not None and self.writing.summary.editions
        question = QUESTIONS["republish"] if corrects else QUESTIONS.get(action) or QUESTIONS.get(needs)
        if question is None:
            return ""
        headline = self.typed_headline() or tr("(no headline)")
        asked = "\n".join(filter(None, (tr(question), more)))
        return ask_words(self._window(), tr(move.label), asked,
                         must=bool(needs) or action == "correct", about=headline, only_asks=action == "publish")

    def typed_headline(self) -> str:
        """The open release's headline as it stands on the page, saved or not; empty where there is none."""
        return self.writing.typed_now().headline.strip() if self.writing.release_id is not None else ""

    def _move(self, release_id: str, action: str, words: str) -> None:
        if self._on_the_way == (release_id, action):
            return
        self._on_the_way = (release_id, action)
        left_out = self.page.left_out
        left = self.left_open if action == "submit" else 0
        open_ones = trn("{count} finding was left as it is.", "{count} findings were left as they are.",
                        left) if left else ""
        beside = " ".join(filter(None, (open_ones, self._untaken(), left_out))) if action == "submit" else ""

        def refused(error: DeskError) -> None:
            self._on_the_way = ("", "")
            self.session.lane.refused.emit(error)

        def done(_: Any) -> None:
            self._on_the_way = ("", "")
            one = searching.one(self.session.desk, release_id)
            self.messages.take_back_all()  # it spoke of the text before this move
            self.results.put_away()
            if self.writing.release_id == release_id:
                self.writing.reload()
            else:
                self.writing.open(release_id)
            if beside:
                self.messages.take_back(left_out)  # it is said with the rest
            if action in _TO_WRITE:
                self.focus_page()
            ways = (Remedy(tr("Show"), lambda: self.show_left_open(release_id)),) if left else ()
            if action in _PUBLIC:  # sending it out is what comes next
                ways = (Remedy(tr("Export …"), lambda: self.export_releases((release_id,))),)
            self.say_done(action, told_done.of_one(action, tr(MOVES[action].label), one), release_id, beside, *ways)

        self.session.do(self._window(), self._deed(release_id, action, words), done, refused)

    def _untaken(self) -> str:
        """What the text suggests for the metadata and nobody took or refused, in a sentence; empty where there is
        nothing."""
        names = [one.label for one in self.panel.suggestions.shown]
        return trn("Nobody took the suggestion {names}; it comes back when the text is edited again.",
                   "Nobody took the {count} suggestions {names}; they come back when the text is edited again.",
                   len(names), names=_named(names)) if names else ""

    def show_left_open(self, release_id: str) -> None:
        """Show what the check found in a release and nobody mended, in the list of the panel."""
        if self.writing.release_id != release_id:
            self.writing.open(release_id)
        if self.panel.isHidden():
            self.toggle_panel()
        self.panel.focus_field("check")

    def say_done(self, action: str, sentence: str, release_id: str = "", more: str = "", *ways: Remedy) -> None:
        """Say what was done, and ``more`` with the ``ways`` to it; of what was submitted that nobody can approve it,
        where that is so."""
        alone = reviewing.why_unapprovable(self.session.desk, release_id) if action == "submit" else ""
        if alone:
            if more:
                self.messages.say("good", more, *ways, fading=bool(ways))
            self.messages.say("attention", alone, Remedy(tr("Add a supervisor …"), lambda: self.add_supervisor(alone)))
        else:
            self.messages.say("good", f"{sentence} {more}".strip(), *ways, fading=bool(ways))

    def _deed(self, release_id: str, action: str, words: str) -> Callable[[], Any]:
        """The service that makes a move, with what was said."""
        desk, me = self.session.desk, self.session.me
        if action in _PUBLIC:
            force = action == "force-publish"
            return partial(publishing.publish, desk, me, release_id, force=force, reason=words if force else "")
        if action == "correct":
            return partial(publishing.correct, desk, me, release_id, words)
        public = MOVES[action].needs == "reason"
        return partial(reviewing.move, desk, me, release_id, action, note="" if public else words,
                       reason=words if public else "")

    def look_at_version(self, told: versions.Told) -> None:
        """Show an earlier version, to read and, where that is lawful, to take up again."""
        from humasdesk.gui.dialogs.version import VersionDialog

        release_id = self.writing.release_id
        if release_id is None:
            return
        may = self.writing.editable and told.step.revision != self.writing.head
        take_up = partial(self.take_up_version, told) if may else None
        VersionDialog(self.session, self.theme, release_id, told, take_up, self._window()).open()

    def take_up_version(self, told: versions.Told) -> None:
        """Make an earlier version the newest one; what is typed becomes a version of its own first."""
        release_id, desk, me = self.writing.release_id, self.session.desk, self.session.me
        if release_id is None:
            return
        note = tr("Taken up again from {day}", day=moment_said(told.step.at, desk.zone))

        def done(_: Changes) -> None:
            self.messages.say("good", tr("The earlier version stands again; the later ones are in the history."))
            self.writing.close()
            self.writing.open(release_id)

        self.writing.save(lambda: self.session.do(
            self._window(), lambda: versions.take_up(desk, me, release_id, told.step.revision, note), done))

    def go_to(self, place: str) -> None:
        """Go to where something is mended: a head line, the text, the settings."""
        if place == "settings":
            self.open_settings()
        elif place == "body":
            self.page.take_focus()
        elif place in ("headline", "kicker", "dateline"):
            self.page.page.go_to_head(cast("Head", place))


def _named(names: list[str]) -> str:
    first = ", ".join(names[:_NAMED])
    return tr("{names} and others", names=first) if len(names) > _NAMED else first
