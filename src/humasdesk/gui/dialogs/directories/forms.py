"""The forms of events, regions and tags, and of what they have in common with officials."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from humasdesk.domain.directory import EntityValue, Event, Region, Tag
from humasdesk.errors import BadInput, DeskError
from humasdesk.gui.days import day_said
from humasdesk.gui.dialogs.directories.detail import EntityForm
from humasdesk.gui.dialogs.directories.places import Places
from humasdesk.gui.dialogs.form import label
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID
from humasdesk.gui.wrong import mark_wrong
from humasdesk.i18n import mark, tr
from humasdesk.services import cataloguing, dates
from humasdesk.services.desk import Desk

_DAY_WIDTH = 136


def new_form(column: QVBoxLayout) -> QFormLayout:
    """Labels at the left, fields at the right, on the grid."""
    form = QFormLayout()
    form.setVerticalSpacing(GRID)
    form.setHorizontalSpacing(2 * GRID)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    column.addLayout(form)
    return form


def day_of(field: QLineEdit, *, last: bool = False) -> date | None:
    """The day typed into a field; ``None`` for nothing. ``last`` says that it is the last of several."""
    text = field.text().strip()
    return dates.parse_day(text, last=last) if text else None


def clean(field: QLineEdit) -> str:
    """A field's text without stray blanks."""
    return " ".join(field.text().split())


class Fields(EntityForm):
    """A form of single lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, GRID, 0, 0)
        self.column.setSpacing(GRID)
        self.form = new_form(self.column)

    def line(self, words: str, hint: str = "") -> QLineEdit:
        """A line of its own row."""
        made = self.bare(words, hint)
        self.form.addRow(words, made)
        return made

    def bare(self, words: str, hint: str = "") -> QLineEdit:
        """A line that is not laid out yet."""
        made = QLineEdit(self)
        made.setAccessibleName(words)
        made.setPlaceholderText(hint)
        made.textEdited.connect(lambda _: self.touched.emit())
        return made

    def place(self, words: str, places: Places) -> QLineEdit:
        """A line that completes regions."""
        made = self.line(words, tr("Type a name or code"))
        completer = places.completer(made)
        made.setCompleter(completer)
        completer.activated.connect(lambda _: self.touched.emit())
        return made


class EventForm(Fields):
    """An event: names, days, place, region, source."""

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._name = self.line(tr("Name"))
        self._short = self.line(tr("Short name"), tr("What people say, such as Rakor"))
        self._since = self.bare(tr("First day"), tr("such as 8/1/2019"))
        self._until = self.bare(tr("Last day"), tr("the same day"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for field in (self._since, self._until):
            field.setFixedWidth(max(_DAY_WIDTH, self.fontMetrics().horizontalAdvance("30 Mmm 2026") + 4 * GRID))
        row.addWidget(self._since)
        row.addWidget(label("–", "soft", self))
        row.addWidget(self._until)
        row.addStretch(1)
        self.form.addRow(tr("Days"), row)
        self._wrong: QLabel = label("", "wrong", self, wrap=True)
        self._wrong.hide()
        self.form.addRow("", self._wrong)
        for field in (self._since, self._until):
            field.editingFinished.connect(self._judge)
            field.textEdited.connect(lambda _: self._judge() if not self._wrong.isHidden() else None)
        self._place = self.line(tr("Place"))
        self._region = self.place(tr("Region"), places)
        self._source = self.line(tr("Source"), tr("Where it was read"))
        self.column.addStretch(1)

    def _judge(self) -> None:
        """Say of the days, as soon as they are left, what is wrong with them; nothing more once it is mended."""
        said: dict[QLineEdit, str] = {}
        for field, last in ((self._since, False), (self._until, True)):
            try:
                day_of(field, last=last)
                if last and not said.get(self._since):
                    cataloguing.check_days(day_of(self._since), day_of(self._until))
                said[field] = ""
            except DeskError as error:
                said[field] = error.sentence
            mark_wrong(field, said[field])
        sentence = next(filter(None, said.values()), "")
        if sentence and sentence != self._wrong.text():
            announce(self, sentence, urgent=True)
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def go_to_wrong(self) -> None:
        self._judge()
        wrong = next((field for field in (self._since, self._until) if field.property("wrong")), None)
        if wrong is not None:
            wrong.setFocus()

    def show_value(self, value: EntityValue | None) -> None:
        event = value if isinstance(value, Event) else Event("")
        for field, text in ((self._name, event.name), (self._short, event.short), (self._place, event.place),
                            (self._source, event.source), (self._region, self._places.shown(event.region))):
            field.setText(text)
            field.setCursorPosition(0)
        self._since.setText(day_said(event.since) if event.since else "")
        self._until.setText(day_said(event.until) if event.until else "")
        self._judge()

    def read(self) -> EntityValue:
        return Event(clean(self._name), clean(self._short), day_of(self._since), day_of(self._until),
                     clean(self._place), self._places.code_of(self._region.text()), clean(self._source))

    def take_focus(self) -> None:
        self._name.setFocus()


class RegionForm(Fields):
    """A region: name, code, what it lies in."""

    def __init__(self, desk: Desk, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places = places
        self._region: Region | None = None
        self._name = self.line(tr("Name"))
        self._code = self.line(tr("Code"), tr("Kemendagri code, such as 64.72"))
        self._parent = self.place(tr("Inside"), places)
        self._trail: QLabel = label("", "faint", self, wrap=True)
        self.form.addRow("", self._trail)
        self.column.addStretch(1)

    def show_value(self, value: EntityValue | None) -> None:
        region = value if isinstance(value, Region) and value.code else None
        self._region = region
        self._name.setText(value.name if isinstance(value, Region) else "")
        self._code.setText(region.code if region else "")
        self._parent.setText(self._places.shown(region.parent) if region else "")
        self._code.setEnabled(region is None)
        self._parent.setEnabled(region is None)
        trail = self._desk.regions.path(region.code) if region else ()
        self._trail.setText(" › ".join(one.name for one in trail))

    def read(self) -> EntityValue:
        code, name = clean(self._code), clean(self._name)
        if self._region is not None:
            return Region(self._region.code, name, self._region.level, self._region.parent)
        if not code:
            raise BadInput(mark("A region needs its Kemendagri code, such as 64.72."))
        inside = self._places.code_of(self._parent.text())
        parent = self._desk.regions.get(inside) if inside else None
        return Region(code, name, parent.level + 1 if parent else 1, parent.code if parent else None)

    def take_focus(self) -> None:
        self._name.setFocus()


class TagForm(Fields):
    """A tag: its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self.line(tr("Name"))
        self.column.addWidget(label(tr("Renamed or merged here, it changes in every release that names it."), "faint",
                                    self, wrap=True))
        self.column.addStretch(1)

    def show_value(self, value: EntityValue | None) -> None:
        self._name.setText(value.name if isinstance(value, Tag) else "")

    def read(self) -> EntityValue:
        return Tag(clean(self._name))

    def take_focus(self) -> None:
        self._name.setFocus()
