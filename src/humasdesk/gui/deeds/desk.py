"""The desk itself: directories, people, settings, backup, verification, keys, appearance."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr, trn
from humasdesk.services import configuring, safekeeping


class DeskDeeds(DeedsBase):
    """What is done with the desk."""

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
