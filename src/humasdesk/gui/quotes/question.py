"""The fields of *Kutipan*: a subject, an official, words of a speaker, and days; what they ask together."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from humasdesk.domain.directory import Official
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.day_field import DayField
from humasdesk.i18n import tr
from humasdesk.services import cataloguing
from humasdesk.services.desk import Desk
from humasdesk.services.quoting import Asked

PAUSE_MS = 250
"""After the last key in a field."""


class Question(QWidget):
    """``changed`` follows a pause after what was typed, ``entered`` Enter in a field that has been answered, ``wrong``
    carries the sentence about a day that is none."""

    changed = Signal()
    entered = Signal()
    wrong = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._officials: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.about = self._field(tr("Subject"), tr("What was spoken about; word roots count"))
        self.official = self._field(tr("Official"), tr("Name of an official"))
        self.speaker = self._field(tr("Speaker"), tr("Words of the speaker’s name or post"))
        self.since = DayField(tr("From day"), tr("from day"), theme, self)
        self.until = DayField(tr("Up to day"), tr("up to day"), theme, self)
        for day in (self.since, self.until):
            day.chosen.connect(lambda _: self.now())
            day.wrong.connect(self.wrong)
        self._build()
        self.know_officials()

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(lambda _: self._pause.start())
        field.returnPressed.connect(self._enter)
        return field

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        days = QWidget(self)
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.since)
        row.addWidget(self.until)
        for top, column, name, part, buddy in (
                (0, 0, tr("Subject"), self.about, self.about), (0, 1, tr("Official"), self.official, self.official),
                (2, 0, tr("Between these days"), days, self.since.line),
                (2, 1, tr("Speaker"), self.speaker, self.speaker)):
            label = QLabel(name, self)
            label.setProperty("role", "faint")
            label.setBuddy(buddy)
            grid.addWidget(label, top, column)
            grid.addWidget(part, top + 1, column)
            grid.setColumnStretch(column, 1)

    @property
    def stops(self) -> list[QWidget]:
        """The fields in the order of the keyboard."""
        return [self.about, self.official, self.since.line, self.since.button, self.until.line, self.until.button,
                self.speaker]

    def know_officials(self) -> None:
        """Read the directory's officials anew."""
        self._officials = {one.value.name: one.id for one in cataloguing.offered(self._desk, "official")
                           if isinstance(one.value, Official)}
        completer = QCompleter(QStringListModel(list(self._officials), self), self.official)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.official.setCompleter(completer)

    def ask(self, official: str) -> None:
        """Ask for everything an official (by id) is quoted with."""
        for field in (self.about, self.speaker):
            field.clear()
        self.official.setText(next((name for name, one in self._officials.items() if one == official), ""))
        self.now()

    @property
    def asked(self) -> Asked | None:
        """The question; none where the official is nobody of the directory."""
        name = " ".join(self.official.text().split()).casefold()
        official = next((one for known, one in self._officials.items() if known.casefold() == name), None)
        if name and official is None:
            return None
        return Asked(self.about.text().strip(), official, self.speaker.text().strip(), self.since.day, self.until.day)

    @property
    def days_reversed(self) -> bool:
        """Whether the first day lies after the last one."""
        return _later(self.since.day, self.until.day)

    def now(self) -> None:
        """Do not wait for the pause."""
        self._pause.stop()
        self.changed.emit()

    def _enter(self) -> None:
        if self._pause.isActive():
            self.now()
        else:
            self.entered.emit()


def _later(since: date | None, until: date | None) -> bool:
    return since is not None and until is not None and since > until
