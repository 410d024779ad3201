"""The desk itself: directories, people, settings, backup, verification, keys, appearance."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from humasdesk.domain.directory import EntityKind
from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.messages import Remedy
from humasdesk.gui.panel.steps import GRAVE, with_noted
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.handing_over import made_over
from humasdesk.i18n import tr
from humasdesk.services import cataloguing, configuring, people, safekeeping

if TYPE_CHECKING:
    from humasdesk.domain.people import Role
    from humasdesk.gui.dialogs.people import PeopleDialog


class DeskDeeds(DeedsBase):
    """What is done with the desk."""

    show_quotes: Callable[[str], None]
    lawful_steps: Callable[[], list[str]]
    label_of: Callable[[str], str]
    make_move: Callable[[str], None]

    def open_palette(self) -> None:
        from humasdesk.gui.dialogs.palette import Palette

        lawful = sorted(with_noted(self.lawful_steps()), key=GRAVE.__contains__)  # the grave ones last
        steps = [(tr(self.label_of(action)), partial(self.make_move, action)) for action in lawful]
        palette = Palette(self._window(), self.theme, steps)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.show()

    def show_shortcuts(self) -> None:
        from humasdesk.gui.dialogs.palette import Shortcuts

        Shortcuts(self._window()).open()

    def open_manual(self) -> None:
        """The manual beside the work; one window of it is enough."""
        from humasdesk.gui.dialogs.manual import ManualDialog

        made = self._window().findChild(ManualDialog) or ManualDialog(self.session, self.theme, self._window())
        made.show()
        made.raise_()
        made.activateWindow()

    def show_about(self) -> None:
        from humasdesk.gui.dialogs.about import AboutDialog

        AboutDialog(self.theme, self._window()).open()

    def open_settings(self) -> None:
        from humasdesk.gui.dialogs.settings import SettingsDialog

        SettingsDialog(self.session, self._window()).open()

    def open_directories(self) -> None:
        from humasdesk.gui.dialogs.directories import DirectoriesDialog

        dialog = made_over(lambda: DirectoriesDialog(self.session, self.theme, self._window()))
        dialog.releases_wanted.connect(self.show_releases_of)
        dialog.quotes_wanted.connect(self.show_quotes)
        dialog.open()

    def show_entry(self, kind: EntityKind, entity_id: str) -> None:
        """Show an entry in its directory."""
        from humasdesk.gui.dialogs.directories import DirectoriesDialog

        dialog = DirectoriesDialog(self.session, self.theme, self._window())
        dialog.releases_wanted.connect(self.show_releases_of)
        dialog.quotes_wanted.connect(self.show_quotes)
        dialog.open()
        dialog.show_directory(kind, entity_id)

    def show_releases_of(self, entity_id: str) -> None:
        """Let the list show every release that names an entry of a directory."""
        from humasdesk.gui.releases.places import PLACES
        from humasdesk.services.asking.question import Question
        from humasdesk.services.asking.values import entity_part

        part = entity_part(self.session.desk, cataloguing.get(self.session.desk, entity_id))
        self.asking.go(PLACES[0])
        self.asking.take_up(Question((part,)))
        self.releases.take_focus()

    def open_people(self) -> None:
        from humasdesk.gui.dialogs.people import PeopleDialog

        PeopleDialog(self.session, self.theme, self._window()).open()

    def add_supervisor(self, asked: str) -> None:
        """The people of the desk, the form of a new supervisor open; who comes takes the place of the message that
        asked for one, and may sit down."""
        def come(initials: str) -> None:
            person = next((one for one in people.supervisors(self.session.desk) if one.initials == initials), None)
            if person is None:
                return
            said = tr("{name} can approve it, as soon as they work here.", name=person.name)
            self.messages.say("attention", said,
                              Remedy(tr("Change person …"), lambda: self.choose_person(initials)))
            self.messages.take_back(asked)

        self._add_person("supervisor").added.connect(come)

    def _add_person(self, role: Role | None = None) -> PeopleDialog:
        from humasdesk.gui.dialogs.people import PeopleDialog

        dialog = PeopleDialog(self.session, self.theme, self._window())
        dialog.open()
        dialog.begin_new(role)
        return dialog

    def choose_person(self, new: str = "") -> None:
        """Ask who sits here; ``new`` was just added, and is chosen."""
        from humasdesk.gui.dialogs.sitting import WhoSitsDialog

        dialog = WhoSitsDialog(self.session, self.theme, self._window(), new)
        dialog.people_wanted.connect(self._add_and_choose)
        dialog.open()

    def _add_and_choose(self) -> None:
        """Add somebody on the way of choosing who sits here, and come back to that."""
        dialog = self._add_person()
        new: list[str] = []
        dialog.added.connect(new.append)
        dialog.added.connect(lambda _: dialog.accept())
        dialog.finished.connect(lambda _: self.choose_person(*new))

    def make_backup(self) -> None:
        desk = self.session.desk
        self.session.do(self._window(), lambda: safekeeping.make_backup(desk), lambda made: self.messages.say(
            "good", tr("Backup made and verified: {path}", path=str(made.path))))

    def open_backups(self) -> None:
        from humasdesk.gui.keeping.backups import BackupsDialog

        dialog = BackupsDialog(self.session, self.theme, self._window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_wanted.connect(self.want_restore)
        dialog.open()

    def verify_desk(self) -> None:
        from humasdesk.gui.keeping.checking import VerifyDialog

        dialog = VerifyDialog(self.session, self.theme, self._window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_wanted.connect(self.open_backups)
        dialog.open()

    def toggle_dark(self) -> None:
        """Change between light and dark, and remember it."""
        self.appearance = "light" if self.theme.dark else "dark"
        configuring.set_own(self.session.desk, "interface.appearance", self.appearance)
        self.wear(Theme(self.appearance == "dark"))

    def close_window(self) -> None:
        self._window().close()
