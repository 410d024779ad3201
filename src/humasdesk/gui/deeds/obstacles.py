"""What a finding is answered, where it stands, and what has to be mended or answered before a release goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from humasdesk.domain.answers import Answer
from humasdesk.domain.release import Changes
from humasdesk.gui.checking.finding_menu import FindingMenu
from humasdesk.gui.deeds.findings import FindingDeeds
from humasdesk.gui.dialogs.answers import AnswerDialog, LearnDialog, Learnt, Said
from humasdesk.gui.messages import Remedy
from humasdesk.gui.panel.check import place_of
from humasdesk.gui.widgets.handing_over import made_over
from humasdesk.i18n import tr, trn
from humasdesk.services import answering, drafting

if TYPE_CHECKING:
    from humasdesk.gui.checking.checklist import Checklist
    from humasdesk.gui.checking.examiner import Reading
    from humasdesk.gui.checking.placing import Spot
    from humasdesk.services.checking import Shortcoming
    from humasdesk.services.checking.finding import Finding
    from humasdesk.services.checking.questions import Examined


class ObstacleDeeds(FindingDeeds):
    """The panel's list of findings and the check list before a move, wired to the page."""

    _checklist: Checklist | None = None
    left_open = 0
    """How many findings the text had that was examined last before a move."""
    _passed = ""
    """What the banner says of the finding that was passed over last."""

    def wire_check(self) -> None:
        """Once, when the window is built: the panel's list follows what is read, and what it asks for is done."""
        check = self.panel.check
        self.examiner.read.connect(self._read)
        self.examiner.takes_long.connect(lambda waits: self.panel.show_outdated(outdated=waits))
        check.find_wanted.connect(self.go_to_finding)
        check.show_wanted.connect(self.show_finding)
        check.drop.connect(self.pass_over)
        check.menu_wanted.connect(self.finding_menu)
        check.reopen.connect(self.reopen_answer)
        check.mend_all.connect(self.mend_all)
        self.writing.opened.connect(self._another_release)

    def _read(self, reading: Reading | None) -> None:
        examined = reading.examined if reading else None
        self.panel.check.show_examined(examined)
        if self._checklist is not None:
            self._checklist.show_examined(examined)

    def _examined(self) -> Examined | None:
        return self.examiner.reading.examined if self.examiner.reading else None

    # -- going

    def go_to_finding(self, one: Finding | Shortcoming) -> None:
        """Select the words of a finding, or go to where something lacking is put in."""
        from humasdesk.services.checking import Shortcoming

        if isinstance(one, Shortcoming):
            self._window().activateWindow()
            self.panel.go(place_of(one))
            return
        spot = self._spot_of(one)
        if spot is not None:
            self._window().activateWindow()
            self.page.take_focus()
            self.page.page.findings.go_to(*spot)
            self.page.page.floating.hide()

    def _go_from_list(self, one: Finding | Shortcoming) -> None:
        """Go there, and take the check list out of the way where it would lie over it."""
        from humasdesk.services.checking import Shortcoming

        if isinstance(one, Shortcoming) and self._checklist is not None:
            self._checklist.stand_aside(self._window())
        self.go_to_finding(one)

    def show_finding(self, one: Finding) -> None:
        """Select the words of a finding while the keyboard stays in the list: a click there must not put the next
        letters in their place."""
        spot = self._spot_of(one)
        if spot is not None:
            self.page.page.findings.go_to(*spot)
            self.page.page.floating.hide()

    def _spot_of(self, one: Finding) -> Spot | None:
        reading = self.examiner.reading
        return next((spot for group, spot in (reading.spots if reading else ())
                     if any(_same(one, each) for each in group.each())), None)

    def next_finding(self) -> None:
        super().next_finding()
        self._follow()

    def previous_finding(self) -> None:
        super().previous_finding()
        self._follow()

    def _follow(self) -> None:
        """Let the panel's list stand where the walk stands."""
        found = self.page.page.finding_at() if self.writing.release_id is not None else None
        if found is not None:
            self.panel.check.follow(found.underline.key)

    # -- answering

    def finding_menu(self, one: Finding, place: QPoint) -> None:
        """Everything that may be done about a finding."""
        menu = QMenu(self._window())
        menu.setAccessibleName(one.sentence)
        filler = FindingMenu(menu, self.examiner, self.finding_wishes(), fixing=not self.page.page.sheet.isReadOnly(),
                             answering=self.session.can_write)
        filler.fill(one)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        if filler.first is not None:
            menu.setActiveAction(filler.first)

    def confirm_finding(self, one: Finding) -> None:
        self.ask_answer(one, "confirm")

    def note_finding(self, one: Finding) -> None:
        """Pass a finding over with a note, or all of its kind."""
        self.ask_answer(one, "ignore")

    def ask_answer(self, one: Finding, answer: str) -> None:
        """Ask for a note, and whether the same answer holds for the others like it."""
        alike = self._alike(one)
        dialog = made_over(lambda: AnswerDialog(answer, one.text, one.sentence, len(alike), self._front()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda said: self._say([one, *(alike if said.all_alike else ())], said))
        dialog.open()

    def pass_over(self, one: Finding) -> None:
        """Pass a finding over at once; the banner takes it back."""
        release_id = self.writing.release_id

        def back() -> None:
            desk, me = self.session.desk, self.session.me
            if release_id is not None:
                self.session.do(self._window(), lambda: answering.take_back(desk, me, release_id, "finding",
                                                                            one.fingerprint))

        def done(_: Changes) -> None:
            self.messages.take_back(self._passed)  # who passes over many is not to be buried in banners
            self._passed = tr("Ignored: {words}", words=" ".join(one.text.split()) or one.sentence)
            self.messages.say("good", self._passed, Remedy(tr("Open it again"), back))

        if self._may_write():
            self._say([one], Said("ignore", "", False), done)

    def _say(self, those: Sequence[Finding], said: Said, done: Callable[[Changes], None] | None = None) -> None:
        from humasdesk.services.checking import questions

        desk, me, release_id = self.session.desk, self.session.me, self.writing.release_id
        if release_id is None:
            return

        def deed() -> Changes:
            changes = Changes()
            for one in those:
                changes = questions.answer(desk, me, release_id, one, said.answer, note=said.note)
            return changes

        self.session.do(self._window(), deed, done)

    def _alike(self, one: Finding) -> list[Finding]:
        examined = self._examined()
        return [each for group in (examined.findings if examined else ()) for each in group.each()
                if each.rule == one.rule and each.text.casefold() == one.text.casefold() and not _same(one, each)]

    def reopen_answer(self, given: Answer) -> None:
        """Ask again what was answered."""
        from humasdesk.services.checking import questions

        desk, me, release_id = self.session.desk, self.session.me, self.writing.release_id
        if release_id is not None:
            self.session.do(self._window(), lambda: questions.reopen(desk, me, release_id, given))

    def learn_word(self, word: str) -> None:
        """Ask where a word is right from now on, and whether a known one was meant."""
        from humasdesk.services.checking import words

        desk, window, release_id = self.session.desk, self._window(), self.writing.release_id

        def ask(near: tuple[str, ...]) -> None:
            dialog = made_over(lambda: LearnDialog(word, near, self.theme, self._front(),
                                                   in_release=release_id is not None))
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.learnt.connect(take)
            dialog.open()

        def take(learnt: Learnt) -> None:
            me = self.session.me
            self.session.do(window, lambda: words.learn(desk, me, learnt.word, learnt.where, release_id))

        if self._may_write():
            self.session.lane.look(window, lambda: words.near(word), ask)

    # -- before a move

    def ask_open(self, action: str, then: Callable[[], None]) -> None:
        """Examine the text as it is typed; go on at once where nothing stops it, else show what does."""
        from humasdesk.services.checking import questions

        desk, release_id, content = self.session.desk, self.writing.release_id, self.writing.typed_now()
        only = questions.ALWAYS if action == "force-publish" else frozenset()
        if release_id is None:
            return

        def done(examined: Examined) -> None:
            if self.writing.release_id != release_id:
                return
            if any(not only or one.rule in only for one in examined.stopping):
                self._show_checklist(action, only, examined, then)
            else:
                self.left_open = sum(examined.counts.values()) + len(examined.lacks)
                then()

        self.session.lane.run(self._window(), lambda: questions.examine(
            desk, content, answering.of_release(desk, release_id)), done)

    def _show_checklist(self, action: str, only: frozenset[str], examined: Examined,
                        then: Callable[[], None]) -> None:
        from humasdesk.gui.checking.checklist import Checklist

        self._close_checklist()
        made = Checklist(action, only, self.theme, self._window())
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.go_wanted.connect(self._go_from_list)
        made.show_wanted.connect(self.show_finding)
        made.menu_wanted.connect(self.finding_menu)
        made.dropped.connect(self.pass_over)
        made.confirm_wanted.connect(self.confirm_finding)
        made.free.connect(lambda: self._go_free(then))
        made.finished.connect(self._checklist_gone)
        self._checklist = made
        made.show_examined(examined)
        made.stand_beside(self._window(), self.page)
        made.show()
        made.list.setFocus()

    def _go_free(self, then: Callable[[], None]) -> None:
        """Nothing stops the move any more; what the list of the panel holds is left as it is."""
        self.left_open = self.panel.check.open_count
        then()

    def _front(self) -> QWidget:
        """What an answer's dialog stands before: the check list where it is open, else the window."""
        return self._checklist or self._window()

    def _checklist_gone(self, _: int) -> None:
        self._checklist = None

    def _close_checklist(self) -> None:
        if self._checklist is not None:
            self._checklist.reject()

    def _another_release(self) -> None:
        reading = self.examiner.reading
        if reading is not None and reading.snapshot.release_id != self.writing.release_id:
            self._close_checklist()

    # -- after an import

    def tell_findings(self, release_id: str, sentence: str) -> None:
        """Say of a text that was brought in what the check finds in it, with the way to the list."""
        from humasdesk.services.checking import questions

        desk = self.session.desk

        def work() -> Examined:
            return questions.examine(desk, drafting.head_of(desk, release_id).content,
                                     answering.of_release(desk, release_id))

        def done(examined: Examined) -> None:
            found, stopping = len(examined.findings) + len(examined.lacks), len(examined.stopping)
            if not found:
                self.messages.say("good", sentence)
                return
            counted = trn("{count} finding", "{count} findings", found)
            if stopping:
                counted = tr("{findings}, {stopping} stop a submit", findings=counted, stopping=stopping)
            self.messages.say("attention" if stopping else "good", f"{sentence} {counted}.",
                              Remedy(tr("Show"), lambda: self.panel.focus_field("check")))

        self.session.lane.look(self._window(), work, done)


def _same(one: Finding, other: Finding) -> bool:
    return one.fingerprint == other.fingerprint and one.start == other.start
