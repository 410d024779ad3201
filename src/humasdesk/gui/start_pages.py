"""The first two pages of the first start: who am I, and whose desk. Each says what it was told."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from humasdesk.domain.people import Role
from humasdesk.errors import BadInput, DeskError
from humasdesk.gui.asking_files import ask_file
from humasdesk.gui.dialogs.form import label, round_picture, suggest_initials
from humasdesk.gui.picture_file import readable_picture
from humasdesk.gui.start_parts import Asked, Choice, StartPage, group
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.taken_whole import TakenWhole
from humasdesk.i18n import mark, tr
from humasdesk.services import founding, people
from humasdesk.settings.table import SETTINGS, parse

_ROLES: tuple[tuple[frozenset[Role], str, str], ...] = (
    (frozenset({"writer"}), mark("I write"), mark("Writes releases and submits them for approval.")),
    (frozenset({"supervisor"}), mark("I supervise"), mark("Returns, approves and publishes what others wrote.")),
    (frozenset({"writer", "supervisor"}), mark("Both"), mark("Writes, and approves what others wrote.")),
)
_FIELDS = (
    (mark("Letterhead"), ("agency.government", "agency.parent", "agency.name")),
    (mark("Sign-off and contact"), ("unit.code", "contact.name", "contact.phone", "contact.email")),
)
_HINTS = {
    "agency.government": mark("Pemerintah Provinsi Kalimantan Timur"), "agency.parent": mark("Sekretariat Daerah"),
    "agency.name": mark("Biro Humas"), "unit.code": mark("humasprov kaltim"),
    "contact.name": mark("Whom journalists call"), "contact.phone": "0541 …", "contact.email": "humas@…",
}
_PICTURE = 56


class PersonPage(StartPage):
    """Who am I. ``note`` says what else there is to know before a desk is made."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, note: str = "") -> None:
        super().__init__(tr("Who are you?"), tr("Your name stands in the desk's history; your initials sign what you "
                                                "write, as in (mar/sul/humasprov)."), parent)
        self._theme = theme
        self._suggested = ""
        self._name = self.line(tr("Name"), tr("such as Maria Rosari"))
        named = Asked(self._name, people.checked_name, self)
        self._initials = self.line(tr("Initials"), tr("such as mar"))
        self._initials.setMaximumWidth(140)
        TakenWhole(self._initials, lambda: self._initials.text() == self._suggested)
        self._asked = (named, Asked(self._initials, people.checked_initials, self))
        self._picture = QLabel(self)
        self._picture.setFixedSize(QSize(_PICTURE, _PICTURE))
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        form = self.rows()
        self.column.removeItem(form)
        for asked, words in zip(self._asked, (tr("Name"), tr("Initials")), strict=True):
            form.addRow(words, asked)
        row.addLayout(form, 1)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.column.addSpacing(GRID)
        self.column.addWidget(label(tr("What do you do here?").upper(), "section", self))
        self._choices = [Choice(tr(title), tr(words), self) for _, title, words in _ROLES]
        group(self._choices, self)
        self._choices[0].button.setChecked(True)
        cards = QHBoxLayout()
        cards.setSpacing(GRID)
        for choice in self._choices:
            choice.column.addStretch(1)
            cards.addWidget(choice, 1)
        self.column.addLayout(cards)
        self.column.addWidget(label(tr("As the first one here you also look after people and settings; that can be "
                                       "handed on later."), "faint", self, wrap=True))
        if note:
            self.column.addSpacing(GRID)
            self.column.addWidget(label(note, "soft", self, wrap=True))
        self.column.addStretch(1)
        self._name.textEdited.connect(self._named)
        self._initials.textChanged.connect(self._draw)
        self._draw("")

    def take_focus(self) -> None:
        next((asked for asked in self._asked if asked.wrong), self._asked[0]).take_focus()

    def check(self) -> None:
        people.checked_name(self._name.text())
        people.checked_initials(self._initials.text())

    def show_wrong(self, error: DeskError) -> bool:
        for asked in self._asked:
            asked.look()
        self.take_focus()
        return True

    @property
    def said(self) -> tuple[str, str, frozenset[Role]]:
        """Name, initials and roles."""
        name, initials, _, chosen = self.typed()
        return name, initials, _ROLES[chosen][0]

    def typed(self) -> tuple[str, str, str, int]:
        chosen = next(place for place, choice in enumerate(self._choices) if choice.button.isChecked())
        return self._name.text(), self._initials.text(), self._suggested, chosen

    def take_up(self, said: tuple[str, str, str, int]) -> None:
        name, initials, self._suggested, chosen = said
        self._name.setText(name)
        self._initials.setText(initials)
        self._choices[chosen].button.setChecked(True)

    def _named(self, name: str) -> None:
        """While the initials are ours to suggest, they follow the name."""
        if self._initials.text() == self._suggested:
            self._suggested = suggest_initials(name)
            self._initials.setText(self._suggested)

    def _draw(self, initials: str) -> None:
        icon = round_picture(initials.strip().lower() or "?", self._theme, _PICTURE, faded=not initials.strip())
        self._picture.setPixmap(icon.pixmap(QSize(_PICTURE, _PICTURE)))


class OfficePage(StartPage):
    """Whose desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Whose desk is this?"), tr("It stands in the letterhead and under every release. All of it "
                                                       "can be changed in Settings."), parent)
        self._lines: dict[str, QLineEdit] = {}
        self._asked: dict[str, Asked] = {}
        self._refused = ""
        example = QPushButton(tr("Fill in an example to try"), self)
        example.setAutoDefault(False)
        example.clicked.connect(self.fill_in_example)
        self.head.addWidget(example)  # first of all, so that it is seen before one has typed it all
        form = self.rows()
        for place, (title, keys) in enumerate(_FIELDS):
            head = label(tr(title).upper(), "section", self)
            head.setContentsMargins(0, GRID if place else 0, 0, 0)
            form.addRow(head)
            for key in keys:
                words = tr(SETTINGS[key].label)
                self._lines[key] = self.line(words, tr(_HINTS[key]))
                self._lines[key].setToolTip(tr(SETTINGS[key].help))
                self._asked[key] = Asked(self._lines[key], partial(parse, key), self)
                form.addRow(words, self._asked[key])
            if not place:
                form.addRow(tr(SETTINGS["agency.logo"].label), self._logo())
        self.column.addStretch(1)

    def _logo(self) -> Asked:
        field = self.line(tr("Logo"), tr("A PNG or JPEG picture"))
        field.textChanged.connect(self._show_logo)
        self._lines["agency.logo"] = field
        self._shown = QLabel(self)
        self._shown.setFixedSize(QSize(4 * GRID, 4 * GRID))
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.hide()  # the fields end in one line until there is a picture
        choose = QPushButton(tr("Choose …"), self)
        choose.setAccessibleName(tr("Choose the logo"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        asked = self._asked["agency.logo"] = Asked(field, readable_picture, self, choose, self._shown)
        return asked

    def _choose(self) -> None:
        found = ask_file(self, tr("Logo"), tr("Pictures (*.png *.jpg *.jpeg)"), "logos")
        if found:
            self._lines["agency.logo"].setText(found)
            self._asked["agency.logo"].look()

    def _show_logo(self, path: str) -> None:
        picture = QPixmap(path) if path.strip() and Path(path).is_file() else QPixmap()
        size = self._shown.size() * self.devicePixelRatioF()
        if not picture.isNull():
            picture = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio,
                                     Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._shown.setPixmap(picture)
        self._shown.setVisible(not picture.isNull())

    def take_focus(self) -> None:
        self._lines[self._refused or next(iter(self._lines))].setFocus()

    def fill_in_example(self) -> None:
        """Fill every field with the example office's."""
        given = founding.example()
        self.take_up({key: given.get(key, "") for key in self._lines})
        for asked in self._asked.values():
            asked.look()

    def check(self) -> None:
        self._refused = ""
        for key, text in self.typed().items():
            try:
                parse(key, text)
                if key == "agency.logo":
                    readable_picture(text)
            except BadInput:
                self._refused = key
                raise

    def show_wrong(self, error: DeskError) -> bool:
        if not self._refused:  # what is refused though every field was looked at is what a picture holds
            self._refused = "agency.logo"
            self._asked[self._refused].tell(error)
        for asked in self._asked.values():
            asked.look()
        self.take_focus()
        return True

    def typed(self) -> dict[str, str]:
        return {key: field.text().strip() for key, field in self._lines.items()}

    def take_up(self, said: dict[str, str]) -> None:
        for key, text in said.items():
            self._lines[key].setText(text)
            self._lines[key].setCursorPosition(0)

    @property
    def said(self) -> dict[str, str]:
        """The settings; an example left as it was filled in brings its address and the rest along."""
        typed, given = self.typed(), founding.example()
        untouched = all(text == given.get(key, "") for key, text in typed.items())
        return given if untouched else typed
