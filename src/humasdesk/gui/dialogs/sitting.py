"""Who sits here: everybody whose key lies on this computer, with a picture of their initials."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.people import Person
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import (
    PICTURE,
    Trouble,
    TwoLines,
    fit,
    headline,
    label,
    roles_said,
    round_picture,
    two_lines,
)
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme, grown
from humasdesk.gui.wearing import picture
from humasdesk.i18n import tr
from humasdesk.services import people

_LARGE = 40
_INITIALS = Qt.ItemDataRole.UserRole


class WhoSitsDialog(QDialog):
    """The chooser: a click chooses, a double click, Enter or the button lets sit down. What is typed is saved under who
    typed it before somebody else sits down. ``people_wanted`` asks for the people of the desk, where somebody is added;
    ``new`` are the initials of who was added there, and is chosen."""

    people_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None, new: str = "") -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Who is working here?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(tr("Who is working here?"), self, 1.25))
        column.addWidget(label(tr("Everything is signed with the key of who is working here. What is typed is saved "
                                  "first, under who typed it."), "soft", self, wrap=True))
        self.list = self._people()
        column.addWidget(self.list, 1)
        self.trouble = Trouble(theme, self)
        policy = self.trouble.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.trouble.setSizePolicy(policy)
        column.addWidget(self.trouble)
        column.addLayout(self._foot())
        self._fill(here(session), new)
        fit(self, 440, min(560, 248 + self.list.count() * (_LARGE + 2 * GRID)))

    def _people(self) -> QListWidget:
        made = QListWidget(self)
        made.setAccessibleName(tr("Who is working here?"))
        made.setItemDelegate(TwoLines(self._theme, made, picture=grown(_LARGE)))
        made.setIconSize(QSize(grown(_LARGE), grown(_LARGE)))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setMouseTracking(True)
        made.itemDoubleClicked.connect(lambda _: self.sit())  # Enter is the button's; activated may be one click
        return made

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        more = QPushButton(tr("Add somebody …"), self)
        more.setAutoDefault(False)
        more.setProperty("role", "flat")
        picture(more, self._theme, "plus")
        more.clicked.connect(self._ask_people)
        row.addWidget(more)
        row.addStretch(1)
        stay = QPushButton(tr("Cancel"), self)
        stay.setAutoDefault(False)
        stay.clicked.connect(self.reject)
        self.yes = QPushButton(tr("Start working"), self)
        self.yes.setProperty("role", "primary")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.sit)
        row.addWidget(stay)
        row.addWidget(self.yes)
        return row

    def _fill(self, found: list[Person], new: str) -> None:
        sitting = self._session.person
        for person in found:
            item = QListWidgetItem(self.list)
            now = sitting is not None and sitting.id == person.id
            two_lines(item, f"{person.name} ({person.initials})", roles_said(person.roles),
                      tr("is working here") if now else "")
            item.setData(PICTURE, round_picture(person.initials, self._theme, grown(_LARGE)))
            item.setData(_INITIALS, person.initials)
            if person.initials == new or (now and not new):
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and found:
            self.list.setCurrentRow(0)
        self.yes.setEnabled(bool(found))
        added = next((person for person in found if person.initials == new), None)
        if added is not None:
            self.trouble.say(tr("{name} was added. Whoever you choose works here now.", name=added.name), "good")
        if not found:
            self.trouble.say(tr("Nobody's key is on this computer. An admin gives one in People."), "attention")
        self.list.setFocus()

    def _ask_people(self) -> None:
        self.reject()
        self.people_wanted.emit()

    def sit(self) -> None:
        """Let the chosen person sit down."""
        if self.list.currentRow() < 0:
            return
        try:
            me = self._session.desk.me(str(self.list.currentItem().data(_INITIALS)))
        except DeskError as error:
            self.trouble.say(error.sentence)
            return
        self.accept()
        if self._session.person is None or self._session.person.id != me.person.id:
            self._session.sit(me)


def here(session: Session) -> list[Person]:
    """Everybody whose key lies on this computer, by name."""
    found = [one for one in people.everybody(session.desk) if not one.retired and session.desk.key_of(one)]
    return sorted(found, key=lambda one: one.name.casefold())
