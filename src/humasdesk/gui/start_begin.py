"""The last page of the first start: how to begin, with something to try, empty, or from a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QPushButton, QWidget

from humasdesk.errors import BadInput, DeskError
from humasdesk.gui.asking_files import ask_folder
from humasdesk.gui.start_parts import Asked, Choice, StartPage, group
from humasdesk.i18n import mark, tr

Way = Literal["empty", "sample", "backup"]
_WAYS: tuple[tuple[Way, str, str], ...] = (
    ("sample", mark("With something to try"),
     mark("A sample release, and the officials, events and tags of Kalimantan Timur.")),
    ("empty", mark("Empty"), mark("A desk with nothing on it; you bring your own texts.")),
    ("backup", mark("From a backup"), mark("Everything as it was when the backup was made.")),
)


class BeginPage(StartPage):
    """How to begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How do you want to begin?"), tr("Everything stays on this computer."), parent)
        self._choices = [Choice(tr(title), tr(words), self) for _, title, words in _WAYS]
        group(self._choices, self)
        self._choices[0].button.setChecked(True)
        for choice in self._choices:
            self.column.addWidget(choice)
        self._folder = self.line(tr("The folder of the backup"), tr("The folder of the backup"))
        self._choose = QPushButton(tr("Choose …"), self)
        self._choose.setAccessibleName(tr("Choose the folder of the backup"))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        self._asked = Asked(self._folder, self._checked, self, self._choose)
        self._asked.setContentsMargins(26, 6, 0, 0)
        self._choices[-1].column.addWidget(self._asked)
        self._choices[-1].button.toggled.connect(self._look)
        self.column.addStretch(1)
        self._look()

    def _look(self) -> None:
        for part in (self._folder, self._choose):
            part.setEnabled(self.way == "backup")
        if self.way != "backup":
            self._asked.forget()
            self._asked.look()

    def _ask(self) -> None:
        found = ask_folder(self, tr("The folder of the backup"), "backups")
        if found:
            self._folder.setText(found)
            self._asked.look()

    @property
    def way(self) -> Way:
        """Which way was chosen."""
        return next(_WAYS[place][0] for place, choice in enumerate(self._choices) if choice.button.isChecked())

    @property
    def folder(self) -> Path:
        """The folder of the backup to begin from."""
        return Path(self._folder.text().strip()).expanduser()

    def typed(self) -> tuple[Way, str]:
        return self.way, self._folder.text()

    def take_up(self, said: tuple[Way, str]) -> None:
        self.choose(said[0])
        self._folder.setText(said[1])

    def choose(self, way: Way) -> None:
        """Choose a way for the person."""
        place = next(place for place, row in enumerate(_WAYS) if row[0] == way)
        self._choices[place].button.setChecked(True)

    def take_focus(self) -> None:
        if self.way == "backup":
            self._folder.setFocus()
        else:
            next(choice for choice in self._choices if choice.button.isChecked()).button.setFocus()

    def check(self) -> None:
        self._checked(self._folder.text().strip())

    def show_wrong(self, error: DeskError) -> bool:
        if self.way != "backup":
            return False
        self._asked.tell(error)
        self._folder.setFocus()
        return True

    def _checked(self, folder: str) -> None:
        if self.way == "backup" and not folder:
            raise BadInput(mark("Say which backup: choose its folder."))
        if self.way == "backup" and not Path(folder).expanduser().is_dir():
            raise BadInput(mark("There is no folder {folder}. Choose the folder of a backup; put the stick in first, "
                                "if it lies on one."), folder=folder)
