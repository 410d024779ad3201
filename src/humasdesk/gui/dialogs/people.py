"""The people of the desk: who they are, what they may do, and whose key lies here.

It is long because list, form and questions are one dialog: each shows what the others changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.people import ROLES, Person, Role
from humasdesk.domain.release import Changes
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import (
    PICTURE,
    ROLE_NAMES,
    ROLE_WORDS,
    Trouble,
    TwoLines,
    fit,
    headline,
    label,
    roles_said,
    round_picture,
    suggest_initials,
    two_lines,
)
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme, grown
from humasdesk.gui.wearing import picture
from humasdesk.gui.widgets.taken_whole import TakenWhole
from humasdesk.i18n import mark, tr
from humasdesk.services import people

_ID = Qt.ItemDataRole.UserRole
_PICTURE = 32


class PeopleDialog(QDialog):
    """Everybody at the left, one person's form at the right; every refusal is said inside. ``added`` names whoever is
    new on the desk, by their initials."""

    added = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._person: Person | None = None
        self._filling = False
        self._suggested = ""
        self.setWindowTitle(tr("People"))
        fit(self, 800, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addLayout(self._left(), 2)
        row.addLayout(self._right(), 3)
        column.addLayout(row, 1)
        column.addLayout(self._foot())
        self._load()

    # -- building

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        self._list = QListWidget(self)
        self._list.setAccessibleName(tr("People of the desk"))
        self._list.setItemDelegate(TwoLines(self._theme, self._list, picture=grown(_PICTURE)))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setMinimumWidth(240)
        self._list.currentItemChanged.connect(self._chosen)
        self._new = QPushButton(tr("New person"), self)
        picture(self._new, self._theme, "plus")
        self._new.setAutoDefault(False)
        self._new.clicked.connect(lambda _: self.begin_new())
        column.addWidget(self._list, 1)
        column.addWidget(self._new)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        self._head = headline("", self, 1.3)
        self._state = label("", "soft", self, wrap=True)
        column.addWidget(self._head)
        column.addWidget(self._state)
        column.addSpacing(GRID)
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setHorizontalSpacing(2 * GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._name = QLineEdit(self)
        self._name.setAccessibleName(tr("Name"))
        self._initials = QLineEdit(self)
        self._initials.setAccessibleName(tr("Initials"))
        self._initials.setMaximumWidth(120)
        TakenWhole(self._initials, lambda: self._person is None and self._initials.text() == self._suggested)
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("Initials"), self._initials)
        column.addLayout(form)
        column.addWidget(label(tr("The initials sign releases, as in (mar/sul/humasprov)."), "faint", self, wrap=True))
        column.addSpacing(GRID)
        column.addWidget(label(tr("Roles").upper(), "section", self))
        self._roles: dict[Role, QCheckBox] = {}
        for role in ROLES:
            box = QCheckBox(tr("{role}: {words}", role=tr(ROLE_NAMES[role]), words=tr(ROLE_WORDS[role])), self)
            box.toggled.connect(self._touched)
            self._roles[role] = box
            column.addWidget(box)
        column.addStretch(1)
        column.addLayout(self._deeds())
        self._name.textEdited.connect(self._named)
        self._initials.textEdited.connect(self._touched)
        return column

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._retire = QPushButton(tr("Retire"), self)
        self._retire.setProperty("role", "danger")
        self._retire.setToolTip(tr("Takes this person's keys away; what they did before stands."))
        self._retire.clicked.connect(self._do_retire)
        self._key = QPushButton(tr("Add a key here"), self)
        self._key.setToolTip(tr("Lets this person sign on this computer."))
        self._key.clicked.connect(self._do_key)
        self._keep = QPushButton(tr("Save"), self)
        self._keep.setProperty("role", "primary")
        self._keep.clicked.connect(self.keep)
        for button in (self._retire, self._key):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._keep)
        self._keep.setDefault(True)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        self._trouble = Trouble(self._theme, self)
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row.addWidget(self._trouble, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def wear(self, theme: Theme) -> None:
        """Draw everybody's picture in this theme."""
        self._theme = theme
        for place in range(self._list.count()):
            item = self._list.item(place)
            person = next((one for one in people.everybody(self._session.desk) if one.id == item.data(_ID)), None)
            if person is not None:
                item.setData(PICTURE, round_picture(person.initials, theme, grown(_PICTURE), faded=person.retired))

    # -- showing

    def _load(self, wanted: str | None = None) -> None:
        """Show everybody anew and choose ``wanted`` (an id), else who was chosen, else who sits here."""
        desk, sitting = self._session.desk, self._session.person
        wanted = wanted or (self._person.id if self._person else sitting.id if sitting else None)
        everybody = sorted(people.everybody(desk), key=lambda one: (one.retired, one.name.casefold()))
        self._filling = True
        self._list.clear()
        for person in everybody:
            item = QListWidgetItem(self._list)
            item.setData(_ID, person.id)
            item.setData(PICTURE, round_picture(person.initials, self._theme, grown(_PICTURE), faded=person.retired))
            two_lines(item, person.name, f"{person.initials} · {roles_said(person.roles)}", self._standing(person),
                      faded=person.retired)
            if person.id == wanted:
                self._list.setCurrentItem(item)
        self._filling = False
        if self._list.currentItem() is None and self._list.count():
            self._list.setCurrentRow(0)
        self._chosen(self._list.currentItem())

    def _standing(self, person: Person) -> str:
        if person.retired:
            return tr("retired")
        return tr("key here") if self._session.desk.key_of(person) else ""

    def _chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        if self._filling or item is None:
            return
        everybody = {one.id: one for one in people.everybody(self._session.desk)}
        self._fill(everybody.get(str(item.data(_ID))))
        self._rest()

    def _why_locked(self) -> str:
        """Why nobody is changed here by who sits here; empty where they may."""
        person = self._session.person
        if self._session.desk.store.readonly:
            return tr("This desk is open read-only here.")
        if person is None:
            return tr("First say who you are.")
        if person.may("admin"):
            return ""
        admins = ", ".join(one.name for one in people.everybody(self._session.desk) if one.may("admin"))
        return tr("Only an admin adds or changes people. Ask {admins}.", admins=admins)

    def _rest(self) -> None:
        """Say nothing but what holds for the whole dialog."""
        if locked := self._why_locked():
            self._trouble.say(locked, "attention")
        else:
            self._trouble.clear()

    def begin_new(self, role: Role | None = None) -> None:
        """An empty form for somebody new, with ``role`` ticked; without one, what the desk lacks, else a writer. Where
        who sits here may not add anybody, it stays as it is, and says so."""
        if self._why_locked():
            return
        wanted = role or ("writer" if people.supervisors(self._session.desk) else "supervisor")
        self._filling = True
        self._list.setCurrentIndex(QModelIndex())
        self._filling = False
        self._fill(None)
        self._filling = True
        for one, box in self._roles.items():
            box.setChecked(one == wanted)
        self._filling = False
        self._rest()
        self._name.setFocus()

    def _fill(self, person: Person | None) -> None:
        self._person = person
        self._suggested = ""
        self._filling = True
        self._name.setText(person.name if person else "")
        self._initials.setText(person.initials if person else "")
        for role, box in self._roles.items():
            box.setChecked(person is not None and role in person.roles)
        self._filling = False
        self._head.setText(person.name if person else tr("New person"))
        self._state.setText(self._about(person))
        may = not self._why_locked()
        active = person is None or not person.retired
        for field in (self._name, self._initials, *self._roles.values()):
            field.setEnabled(may and active)
        self._new.setEnabled(may)
        for button in (self._retire, self._key):
            button.setVisible(person is not None)
        self._retire.setEnabled(may and person is not None and not person.retired)
        self._key.setEnabled(may and person is not None and not self._session.desk.key_of(person))
        self._key.setText(tr("Bring back with a key here") if person and person.retired else tr("Add a key here"))
        self._keep.setText(tr("Save") if person else tr("Add"))
        self._keep.setEnabled(False)

    def _about(self, person: Person | None) -> str:
        if person is None:
            said = tr("The new person gets a key on this computer.")
            if people.supervisors(self._session.desk):
                return said
            lacking = tr("This desk has no supervisor yet, and nobody who could approve a release.")
            return f"{lacking} {said}"
        if person.retired:
            return tr("Retired: signs no more; what they did before stands.")
        if self._session.desk.key_of(person):
            return tr("The key to sign with lies on this computer.")
        return tr("No key on this computer: this person cannot work here.")

    def _named(self) -> None:
        """While a new person's initials are ours to suggest, they follow the name."""
        if self._person is None and self._initials.text() == self._suggested:
            self._suggested = suggest_initials(self._name.text())
            self._initials.setText(self._suggested)
        self._touched()

    def _touched(self) -> None:
        if not self._filling:
            self._keep.setEnabled(not self._why_locked() and bool(self._name.text().strip()))

    # -- deeds

    def keep(self) -> None:
        """Add or change the person as the form says."""
        desk, by = self._session.desk, self._by()
        name, short = self._name.text(), self._initials.text()
        roles = [role for role, box in self._roles.items() if box.isChecked()]
        person = self._person
        if person is None:
            self._do(lambda: people.add(desk, name, short, roles, by=by),
                     mark("{name} was added and can work here."), self.added)
        else:
            before = person.initials
            self._do(lambda: people.edit(desk, before, by=by, name=name, new_initials=short, roles=roles),
                     mark("{name}: saved."))

    def _do_retire(self) -> None:
        desk, by, person = self._session.desk, self._by(), self._person
        if person is not None:
            self._do(lambda: people.retire(desk, person.initials, by=by), mark("{name} is retired."))

    def _do_key(self) -> None:
        desk, by, person = self._session.desk, self._by(), self._person
        if person is not None:
            self._do(lambda: people.add_key(desk, person.initials, by=by), mark("{name} has a key here now."))

    def _by(self) -> str | None:
        """Who signs: whoever sits here, and nobody else whose key lies here too; without anybody the admin."""
        person = self._session.person
        return person.initials if person else None

    def _do(self, deed: Callable[[], Any], sentence: str, told: SignalInstance | None = None) -> None:
        def done(person: Person) -> None:
            self._sit_again(person)
            self._load(person.id)
            self._trouble.say(tr(sentence, name=person.name), "good")
            self._session.changed.emit(Changes(people=True))
            if told is not None:
                told.emit(person.initials)

        self._trouble.clear()
        self._session.do(self, deed, done, self._failed)

    def _sit_again(self, person: Person) -> None:
        """Whoever sits here and was changed goes on with the new name, roles and key."""
        sitting = self._session.person
        if sitting and sitting.id == person.id and self._session.desk.key_of(person):
            self._session.sit(self._session.desk.me(person.initials))

    def _failed(self, error: DeskError) -> None:
        self._trouble.say(error.sentence)
