"""What is done with the releases that are marked in the list: moves, export, tags, their menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from humasdesk.domain.directory import Tag
from humasdesk.domain.release import Summary
from humasdesk.domain.review import MOVES
from humasdesk.gui.deeds import told
from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.deeds.moves import HIDDEN, QUESTIONS
from humasdesk.gui.dialogs.ask import ask_words
from humasdesk.gui.dialogs.line import ask_line
from humasdesk.gui.messages import Remedy
from humasdesk.gui.releases.together import TOGETHER, lawful
from humasdesk.i18n import tr, trn
from humasdesk.services import cataloguing, together
from humasdesk.services.reviewing import Offer
from humasdesk.services.together import Outcome

if TYPE_CHECKING:
    from humasdesk.services.desk import Desk, Me

_TOLD = 5
"""So many releases are named one by one in a result."""


class SeveralDeeds(DeedsBase):
    """Deeds to the releases that are marked, one or several."""

    export_releases: Callable[[Sequence[str]], None]
    make_move: Callable[[str], None]
    say_done: Callable[..., None]

    def move_marked(self, action: str, ids: list[str] | None = None) -> None:
        """Make a move with every marked release (or these): one question, then each for itself."""
        chosen = ids if ids is not None else [one.id for one in self.releases.marked]
        if not chosen or not self._may_write():
            return
        if chosen == [self.writing.release_id]:
            self.make_move(action)
            return
        words = self._words_for_all(action, chosen)
        if words is None:
            return
        desk, me = self.session.desk, self.session.me
        self._do_to_all(chosen, lambda: together.move(desk, me, chosen, action, words), tr(MOVES[action].label),
                        action)

    def _words_for_all(self, action: str, ids: list[str]) -> str | None:
        """What has to be said with the move; an empty question still asks for a yes where there are several."""
        needs = MOVES[action].needs
        question = QUESTIONS.get(action) or QUESTIONS.get(needs)
        about = self._named(ids)
        sentence = tr(question) if question else tr("The same is done to each of them.")
        return ask_words(self._window(), tr(MOVES[action].label), sentence, must=bool(needs), about=about,
                         only_asks=question is None or action == "publish")

    def _named(self, ids: list[str]) -> str:
        if len(ids) == 1:
            one = next((one for one in self.releases.marked if one.id == ids[0]), None)
            return (one.headline if one else "") or tr("(no headline)")
        return trn("{count} release", "{count} releases", len(ids))

    def _do_to_all(self, ids: list[str], deed: Callable[[], Outcome], name: str, action: str) -> None:
        """Save what is typed, do the deed, and tell what came of it; the open release is shown as it is now."""
        open_one = self.writing.release_id

        def done(outcome: Outcome) -> None:
            if open_one in outcome.done and self.writing.release_id == open_one:
                self.writing.close()
                self.writing.open(str(open_one))
            self._tell(name, action, outcome)

        self.writing.save(lambda: self.session.do(self._window(), deed, done))

    def _tell(self, name: str, action: str, outcome: Outcome) -> None:
        self.messages.take_back_trouble()
        self.results.put_away()
        if outcome.done:
            self.say_done(action, told.of_several(action, name, len(outcome.done)))
        for one in outcome.not_done[:_TOLD]:
            headline = one.headline or tr("(no headline)")
            self.messages.say("attention", tr("{deed} was not possible: {headline}. {reason}", deed=name,
                                              headline=headline, reason=one.sentence),
                              Remedy(tr("Open"), partial(self.writing.open, one.release)))
        rest = len(outcome.not_done) - _TOLD
        if rest > 0:
            self.messages.say("attention", trn("It was not possible with {count} more release.",
                                               "It was not possible with {count} more releases.", rest))

    def tag_marked(self) -> None:
        """Give every marked release a tag; a new name becomes a tag first."""
        ids = [one.id for one in self.releases.marked]
        if not ids or not self._may_write():
            return
        desk, me = self.session.desk, self.session.me
        names = [one.entity.label for one in cataloguing.listed(desk, "tag")]
        name = ask_line(self._window(), tr("Add a tag"), tr("Which tag shall they get?"), tr("Add"), names=names)
        if name:
            self._do_to_all(ids, lambda: together.add_tag(desk, me, ids, _tag(desk, me, name)), tr("Add a tag"),
                            "tag")

    def export_marked(self) -> None:
        """Ask how the marked releases are to be written, one or several, in the export dialog."""
        self.export_releases(tuple(one.id for one in self.releases.marked))

    def copy_of_marked(self, what: Callable[[Summary], str]) -> None:
        """Put something of every marked release on the clipboard, one a line, and say so."""
        lines = [line for line in map(what, self.releases.marked) if line]
        QApplication.clipboard().setText("\n".join(lines))
        self.messages.say("good", tr("On the clipboard: {words}", words=lines[0]) if len(lines) == 1 else
                          trn("{count} line is on the clipboard.", "{count} lines are on the clipboard.", len(lines)))

    def _add_single_moves(self, menu: QMenu, release_id: str, offers: Sequence[Offer]) -> None:
        """The lawful moves that are made with one release at a time: it is opened, and they ask what they need."""
        for offer in offers:
            if offer.why_not is None and offer.action not in (*TOGETHER, *HIDDEN):
                menu.addAction(tr(MOVES[offer.action].label)).triggered.connect(
                    lambda _=False, move=offer.action: self._open_and_move(release_id, move))

    def _open_and_move(self, release_id: str, action: str) -> None:
        if self.writing.release_id == release_id:
            self.make_move(action)
            return
        self.writing.opened.connect(lambda: self.make_move(action), Qt.ConnectionType.SingleShotConnection)
        self.writing.open(release_id)

    def _open_to_write(self, release_id: str) -> None:
        self.writing.open(release_id)
        self.page.take_focus()

    # -- the menu of cards

    def card_menu(self, place: QPoint) -> None:
        """Open the menu of the marked cards, once it is known what may be done."""
        ids = [one.id for one in self.releases.marked]
        if not self.session.can_write:
            self._popup(place, {})
            return
        desk, me = self.session.desk, self.session.me
        self.session.lane.look(self._window(), lambda: together.offers(desk, me, ids),
                               lambda offers: self._popup(place, offers))

    def _popup(self, place: QPoint, offers: Mapping[str, Sequence[Offer]]) -> None:
        menu = self.menu_of(offers)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu_of(self, offers: Mapping[str, Sequence[Offer]]) -> QMenu:
        """The marked cards' menu."""
        menu = QMenu(self._window())
        chosen = self.releases.marked
        if len(chosen) == 1:
            menu.addAction(self.theme.icon("file-text"), tr("Open")).triggered.connect(
                lambda _=False: self._open_to_write(chosen[0].id))
        menu.addSeparator()
        for action, count in lawful(offers).items():
            name = tr(MOVES[action].label)
            shown = name if count == len(chosen) else tr("{move} · {count} of {all}", move=name, count=count,
                                                         all=len(chosen))
            menu.addAction(shown).triggered.connect(lambda _=False, move=action: self.move_marked(move))
        if len(chosen) == 1:
            self._add_single_moves(menu, chosen[0].id, offers.get(chosen[0].id, ()))
        menu.addSeparator()
        menu.addAction(self.theme.icon("file-up"), tr("Export …")).triggered.connect(
            lambda _=False: self.export_marked())
        tag = menu.addAction(self.theme.icon("tag"), tr("Add a tag …"))
        tag.setEnabled(self.session.can_write)
        tag.triggered.connect(lambda _=False: self.tag_marked())
        menu.addSeparator()
        copies: tuple[tuple[str, Callable[[Summary], str]], ...] = (
            (tr("Copy the headline"), lambda one: one.headline), (tr("Copy the number"), lambda one: one.number),
            (tr("Copy the ID"), lambda one: one.id))
        for label, what in copies:
            copying = menu.addAction(label)
            copying.setEnabled(any(map(what, chosen)))
            copying.triggered.connect(lambda _=False, what=what: self.copy_of_marked(what))
        return menu


def _tag(desk: Desk, me: Me, name: str) -> str:
    known = cataloguing.exactly(desk, "tag", name)
    return known.id if known else cataloguing.add(desk, me, Tag(" ".join(name.split())))[0]
