"""The forms of what the check knows by name: acronyms, regulations, words."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from humasdesk.domain.directory import Acronym, Citation, EntityValue, Word
from humasdesk.errors import BadInput
from humasdesk.gui.dialogs.directories.forms import Fields, clean
from humasdesk.gui.dialogs.form import label
from humasdesk.i18n import mark, tr


class AcronymForm(Fields):
    """An acronym: how it is printed, what it stands for, whether readers know it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self.line(tr("Acronym"), tr("such as RPJMD"))
        self._expansion = self.line(tr("Stands for"))
        self._known = QCheckBox(tr("Everybody knows it: it needs no explanation in a release"), self)
        self._known.clicked.connect(lambda _: self.touched.emit())
        self.form.addRow("", self._known)
        self._source = self.line(tr("Source"), tr("Where it was read"))
        self.column.addStretch(1)

    def show_value(self, value: EntityValue | None) -> None:
        one = value if isinstance(value, Acronym) else Acronym("", "")
        for field, text in ((self._name, one.name), (self._expansion, one.expansion), (self._source, one.source)):
            field.setText(text)
            field.setCursorPosition(0)
        self._known.setChecked(one.known)

    def read(self) -> EntityValue:
        return Acronym(clean(self._name), clean(self._expansion), self._known.isChecked(), clean(self._source))

    def take_focus(self) -> None:
        self._name.setFocus()


class CitationForm(Fields):
    """A regulation: form, number, year, what it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = self.line(tr("Form"), tr("as it is cited, such as PP or Pergub Kaltim"))
        self._number = self.line(tr("Number"))
        self._year = self.line(tr("Year"), tr("four digits"))
        self._subject = self.line(tr("About"))
        self._source = self.line(tr("Source"), tr("Where it was read"))
        self.column.addStretch(1)

    def show_value(self, value: EntityValue | None) -> None:
        one = value if isinstance(value, Citation) else Citation("", "", 0, "")
        for field, text in ((self._form, one.form), (self._number, one.number), (self._subject, one.subject),
                            (self._year, str(one.year) if one.year else ""), (self._source, one.source)):
            field.setText(text)
            field.setCursorPosition(0)

    def read(self) -> EntityValue:
        year = clean(self._year)
        if not (year.isdecimal() and len(year) == 4):
            raise BadInput(mark("A regulation needs its year in four digits, such as 2017."))
        return Citation(clean(self._form), clean(self._number), int(year), clean(self._subject), clean(self._source))

    def take_focus(self) -> None:
        self._form.setFocus()


class WordForm(Fields):
    """A word of the whole desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self.line(tr("Word"), tr("as it is written; small letters fit capitals too"))
        self.column.addWidget(label(tr("Retire a word to have it marked again."), "faint", self, wrap=True))
        self.column.addStretch(1)

    def show_value(self, value: EntityValue | None) -> None:
        self._name.setText(value.name if isinstance(value, Word) else "")

    def read(self) -> EntityValue:
        name = clean(self._name)
        if " " in name:
            raise BadInput(mark("Write one word, without blanks."))
        return Word(name)

    def take_focus(self) -> None:
        self._name.setFocus()
