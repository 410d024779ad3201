"""What the window does when it is told to: one method a command of the table, thin over services and dialogs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QWidget

from humasdesk.domain.release import Changes, Content
from humasdesk.domain.review import MOVES
from humasdesk.gui.dialogs.ask import ask_words
from humasdesk.gui.messages import Remedy
from humasdesk.gui.panel import metadata
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import configuring, drafting, intake, publishing, reviewing, safekeeping, searching

if TYPE_CHECKING:
    from humasdesk.gui.desk_page import DeskPage
    from humasdesk.gui.messages import MessageBar
    from humasdesk.gui.panel.panel import Panel
    from humasdesk.gui.releases.column import ListColumn
    from humasdesk.gui.releases.sidebar import Sidebar
    from humasdesk.gui.writing import Writing

_QUESTIONS = {
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
_ROOMY = 1_700
"""A window narrower than this gives the PDF the room of the outer columns."""
_HIDDEN = frozenset({"edit", "export-early"})


class WindowDeeds:
    """Mixed into the window, which builds the parts that are named here."""

    session: Session
    memory: QSettings
    appearance: str
    theme: Theme
    messages: MessageBar
    sidebar: Sidebar
    releases: ListColumn
    page: DeskPage
    writing: Writing
    panel: Panel
    wear: Callable[[Theme], None]
    points = 10.0
    paper_only = False

    def _window(self) -> QMainWindow:
        return cast("QMainWindow", self)

    # -- releases

    def new_release(self) -> None:
        """Begin a release and put the cursor in its headline."""
        if not self._may_write():
            return
        desk, me = self.session.desk, self.session.me

        def done(made: tuple[str, Changes]) -> None:
            self.writing.open(made[0])
            self.page.focus_headline()

        self.writing.save(lambda: self.session.do(self._window(), lambda: drafting.create(desk, me, Content()), done))

    def import_files(self) -> None:
        """Choose texts and bring them in."""
        if not self._may_write():
            return
        chosen, _ = QFileDialog.getOpenFileNames(self._window(), tr("Import texts …"), "",
                                                 tr("Texts (*.txt *.md *.markdown)"))
        if chosen:
            self.take_in(chosen)

    def take_in(self, paths: list[str]) -> None:
        """Bring these files in and open the first."""
        desk, me = self.session.desk, self.session.me

        def done(outcome: intake.Outcome) -> None:
            for path, reason in outcome.failed:
                self.messages.say("attention", f"{Path(path).name}: {reason}")
            if outcome.imported:
                first = outcome.imported[0]
                self.writing.open(first.id)
                self.messages.say("good", tr(
                    "{name} was brought in; {changes}.", name=Path(first.path).name,
                    changes=trn("{count} change", "{count} changes", len(first.imported.changes))))
            elif outcome.known:
                self.writing.open(outcome.known[0][1])
                self.messages.say("attention", tr("This text was brought in before; here it is."))

        self.session.do(self._window(), lambda: intake.take_in(desk, me, paths), done)

    def save_now(self) -> None:
        """Make what is typed a version."""
        self.writing.save()

    def next_release(self) -> None:
        self.releases.step(1)

    def previous_release(self) -> None:
        self.releases.step(-1)

    # -- moves

    def lawful_steps(self) -> list[str]:
        """What may be done with the open release now, the likeliest first."""
        return [offer.action for offer in self.writing.offers
                if offer.why_not is None and offer.action not in _HIDDEN]

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
        question = _QUESTIONS.get(action) or _QUESTIONS.get(needs)
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
                self.writing.close()
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

    # -- export and preview

    def export_release(self) -> None:
        """Write the release's files."""
        from humasdesk.gui.dialogs.export import ExportDialog

        if self.writing.release_id and self.writing.summary:
            release_id, summary = self.writing.release_id, self.writing.summary
            self.writing.save(lambda: ExportDialog(self.session, release_id, summary, self.theme, self.messages,
                                                   self.memory, self._window()).open())

    def toggle_preview(self) -> None:
        self.page.toggle_preview(self.writing.release_id)
        if self._window().width() < _ROOMY:
            for column in (self.sidebar, self.panel):
                column.setVisible(not self.page.preview_shown)

    # -- going about

    def focus_search(self) -> None:
        search = self._window().findChild(QWidget, "search")
        if search:
            search.setFocus()

    def focus_list(self) -> None:
        self.releases.take_focus()

    def focus_page(self) -> None:
        self.page.take_focus()

    def toggle_sidebar(self) -> None:
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def toggle_list(self) -> None:
        self.releases.setVisible(not self.releases.isVisible())

    def toggle_panel(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())

    def paper_alone(self) -> None:
        """Leave the paper alone on the screen, or bring everything back."""
        self.paper_only = not self.paper_only
        for part in ("bar", "status"):
            widget = self._window().findChild(QWidget, part)
            if widget:
                widget.setVisible(not self.paper_only)
        for column in (self.sidebar, self.releases, self.panel):
            column.setVisible(not self.paper_only)
        window = self._window()
        window.showFullScreen() if self.paper_only else window.showNormal()
        self.page.take_focus()

    def find_in_release(self) -> None:
        self.page.open_find()

    def zoom_in(self) -> None:
        self.page.zoom(1)

    def zoom_out(self) -> None:
        self.page.zoom(-1)

    # -- the desk

    def open_palette(self) -> None:
        from humasdesk.gui.dialogs.palette import Palette

        Palette(self._window(), self.theme).open()

    def show_shortcuts(self) -> None:
        from humasdesk.gui.dialogs.palette import Shortcuts

        Shortcuts(self._window()).open()

    def open_settings(self) -> None:
        from humasdesk.gui.dialogs.settings import SettingsDialog

        SettingsDialog(self.session, self._window()).open()

    def open_directories(self) -> None:
        from humasdesk.gui.dialogs.directories import DirectoriesDialog

        DirectoriesDialog(self.session, self.theme, self._window()).open()

    def open_people(self) -> None:
        from humasdesk.gui.dialogs.people import PeopleDialog

        PeopleDialog(self.session, self.theme, self._window()).open()

    def choose_person(self) -> None:
        from humasdesk.gui.dialogs.people import sitting_menu

        menu: QMenu = sitting_menu(self.session, self._window())
        menu.popup(self._window().cursor().pos())

    def make_backup(self) -> None:
        desk = self.session.desk
        self.session.do(self._window(), lambda: safekeeping.make_backup(desk), lambda made: self.messages.say(
            "good", tr("Backup made and verified: {path}", path=str(made.path))))

    def verify_desk(self) -> None:
        desk = self.session.desk
        self.messages.say("attention", tr("Verifying the desk …"))

        def done(report: safekeeping.Report) -> None:
            self.messages.take_back(tr("Verifying the desk …"))
            if report.ok:
                self.messages.say("good", trn("{count} record, all whole.", "{count} records, all whole.",
                                              report.records))
            for problem in report.problems[:5]:
                self.messages.say("danger", problem)

        self.session.do(self._window(), lambda: safekeeping.verify_desk(desk), done)

    def toggle_dark(self) -> None:
        """Change between light and dark, and remember it."""
        self.appearance = "light" if self.theme.dark else "dark"
        configuring.set_own(self.session.desk, "interface.appearance", self.appearance)
        self.wear(Theme(self.appearance == "dark"))

    def close_window(self) -> None:
        self._window().close()

    def _may_write(self) -> bool:
        if self.session.can_write:
            return True
        self.messages.say("attention", tr("This desk is open read-only here."))
        return False


