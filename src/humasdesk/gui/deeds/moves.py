"""Moves of the workflow, and changes of a release's metadata."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from humasdesk.domain.review import MOVES
from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.dialogs.ask import ask_words
from humasdesk.gui.messages import Remedy
from humasdesk.gui.panel import metadata
from humasdesk.i18n import mark, tr
from humasdesk.services import publishing, reviewing, searching

QUESTIONS = {
    "correct": mark("What does the correction put right? It is printed."),
    "note": mark("What should the writer change?"),
    "reason": mark("The public reason."),
    "approve": mark("You approve exactly this text; a later edit needs a new approval. A note, if you like."),
    "publish": mark("It gets its number, and text and page are frozen."),
    "recall": mark("It goes back into draft, and nobody reviews it any more. A note, if you like."),
    "discard": mark("It can be restored. A note, if you like."),
}
"""What a move asks before it is made, by action, else by what has to be said with it."""
_PUBLIC = frozenset({"publish", "force-publish"})
HIDDEN = frozenset({"edit", "export-early"})


class MoveDeeds(DeedsBase):
    """What moves a release on, and what is said about it."""

    open_directories: Callable[[], None]

    def lawful_steps(self) -> list[str]:
        """What may be done with the open release now, the likeliest first."""
        return [offer.action for offer in self.writing.offers
                if offer.why_not is None and offer.action not in HIDDEN]

    @staticmethod
    def label_of(action: str) -> str:
        return MOVES[action].label

    def next_step(self) -> None:
        """Make the likeliest lawful move."""
        lawful = self.lawful_steps()
        if lawful:
            self.make_move(lawful[0])

    def make_move(self, action: str) -> None:
        """Ask for what has to be said with a move, save what is typed, and make it."""
        release_id = self.writing.release_id
        if release_id is None:
            return
        words = self._words_for(action)
        if words is None:
            return
        self.writing.save(lambda: self._move(release_id, action, words))

    def _words_for(self, action: str) -> str | None:
        needs = MOVES[action].needs
        question = QUESTIONS.get(action) or QUESTIONS.get(needs)
        if question is None:
            return ""
        summary = self.writing.summary
        headline = (summary.headline if summary else "") or tr("(no headline)")
        return ask_words(self._window(), tr(MOVES[action].label), tr(question),
                         must=bool(needs) or action == "correct", about=headline, only_asks=action == "publish")

    def _move(self, release_id: str, action: str, words: str) -> None:
        def done(_: Any) -> None:
            one = searching.one(self.session.desk, release_id)
            sentence = tr("{deed}: done.", deed=tr(MOVES[action].label))
            if action in _PUBLIC and one.number:
                sentence = tr("Published as number {number}.", number=one.number)
            self.messages.say("good", sentence)
            if self.writing.release_id == release_id:
                self.writing.reload()
            else:
                self.writing.open(release_id)

        self.session.do(self._window(), self._deed(release_id, action, words), done)

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

    def change_metadata(self, wish: tuple[metadata.Row, str, bool]) -> None:
        """Take a region, event, official or tag in or out."""
        row, key, adding = wish
        desk, me = self.session.desk, self.session.me

        def known(entity: str) -> None:
            self.writing.change(lambda content: row.change(content, entity, adding))

        if adding and key.startswith("+"):
            self.session.do(self._window(), lambda: metadata.key_for(desk, me, row, key), known)
        else:
            known(key)

    def tell_unknown(self, name: str) -> None:
        """Say that a name is in no directory, with the way there."""
        self.messages.take_back_trouble()
        self.messages.say("attention", tr("The directory has no {name} yet. Add it there first.", name=name),
                          Remedy(tr("Directories"), self.open_directories))
