"""The embargo: switched on and off, its day, time and zone, and what that means in the other zones of the desk."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from humasdesk import clock
from humasdesk.domain.release import Embargo
from humasdesk.errors import BadInput
from humasdesk.gui.days import day_said
from humasdesk.gui.panel.view import words
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.day_field import DayField, typed
from humasdesk.gui.widgets.wheel import scrolled_past
from humasdesk.i18n import tr
from humasdesk.services import dates
from humasdesk.services.desk import Desk

_HOUR = 10
"""Where a new embargo begins to be set: tomorrow at this hour, which a person then changes."""


_TIGHT = "\u00a0"


class EmbargoField(QWidget):
    """``changed`` carries the embargo as it is now, ``None`` where there is none."""

    changed = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: Embargo | None = None
        self._filling = False
        self._readonly = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.switch = QCheckBox(tr("Embargo"), self)
        self.switch.toggled.connect(self._switched)
        column.addWidget(self.switch)
        self._fields = QWidget(self)
        rows = QVBoxLayout(self._fields)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self.day = DayField(tr("Day on which the embargo ends"), tr("day"), theme, self._fields)
        rows.addWidget(self.day)
        rows.addLayout(self._time_row())
        column.addWidget(self._fields)
        self.line = words("", "soft", self)
        self.trouble = words("", "trouble", self)
        self.warning = words(tr("This moment has passed: the embargo holds nothing back."), "warn", self)
        for label in (self.line, self.trouble, self.warning):
            column.addWidget(label)
        self.day.chosen.connect(lambda _: self._settle())
        self.day.wrong.connect(self._say)

    def _time_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.time = QLineEdit(self._fields)
        self.time.setAccessibleName(tr("Time at which the embargo ends"))
        self.time.setPlaceholderText("10.00")
        self.time.setMinimumWidth(64)
        self.time.editingFinished.connect(self._settle)
        self.zone = scrolled_past(QComboBox(self._fields))
        self.zone.setAccessibleName(tr("Zone of this time"))
        for name, zone in clock.ZONE_OF_NAME.items():
            self.zone.addItem(name, zone)
        self.zone.activated.connect(lambda _: self._settle())
        row.addWidget(self.time, 1)
        row.addWidget(self.zone, 1)
        return row

    # -- showing

    def show_embargo(self, embargo: Embargo | None, *, readonly: bool) -> None:
        """Show an embargo; what is being typed is left alone where it is the same."""
        same = embargo == self._shown and readonly == self._readonly
        self._shown, self._readonly = embargo, readonly
        self._filling = True
        self.switch.setChecked(embargo is not None)
        self.switch.setEnabled(not readonly)
        self._fields.setVisible(embargo is not None and not readonly)
        if embargo and not (same and self._fields.isAncestorOf(self.focusWidget() or self)):
            local = embargo.until.astimezone(ZoneInfo(embargo.zone))
            self.day.show_day(local.date())
            self.time.setText(f"{local:%H.%M}")
            self._choose_zone(embargo.zone)
        self._filling = False
        if not same:
            self._say("")
        self._explain()

    def _choose_zone(self, zone: str) -> None:
        place = self.zone.findData(zone)
        if place < 0:
            name = clock.zone_name(zone)
            place = self.zone.findText(name)
        if place < 0:
            self.zone.addItem(clock.zone_name(zone), zone)
            place = self.zone.count() - 1
        self.zone.setCurrentIndex(place)

    def _explain(self) -> None:
        embargo = self._shown
        self.line.setText(in_zones(self._desk, embargo) if embargo else "")
        self.line.setVisible(embargo is not None)
        self.warning.setVisible(embargo is not None and embargo.until <= self._desk.now())
        self.trouble.setVisible(bool(self.trouble.text()))

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    # -- hearing

    def _switched(self, on: bool) -> None:
        if self._filling:
            return
        self._say("")
        if not on:
            self._tell(None)
            return
        zone = self._desk.zone
        morning = self._desk.now().astimezone(ZoneInfo(zone)) + timedelta(days=1)
        until = morning.replace(hour=_HOUR, minute=0, second=0, microsecond=0).astimezone(ZoneInfo("UTC"))
        self._tell(Embargo(until, zone))
        self.day.line.setFocus()
        self.day.line.selectAll()

    def _settle(self) -> None:
        """Read the fields; what cannot be read is explained, stays as typed, and changes nothing."""
        if self._filling or self._readonly or self._shown is None:
            return
        try:
            embargo = self._read()
        except BadInput as error:
            self._say(error.sentence)
            return
        self._say("")
        if embargo != self._shown:
            self._tell(embargo)

    def _read(self) -> Embargo:
        text = self.time.text().strip()
        clean = text if any(sign in text for sign in ".:") else f"{text}.00"
        day = self.day.line.text().strip() or typed(self.day.day)
        return dates.parse_embargo(f"{day} {clean} {self.zone.currentText()}", str(self.zone.currentData()))

    def _tell(self, embargo: Embargo | None) -> None:
        self.show_embargo(embargo, readonly=False)
        self.changed.emit(embargo)


def in_zones(desk: Desk, embargo: Embargo) -> str:
    """``14 Jan 2019 10.00 WITA = 09.00 WIB``: the moment in its own zone, and in those of the desk."""
    zones = dict.fromkeys((embargo.zone, desk.zone, *str(desk.setting("embargo.zones")).split()))
    own = embargo.until.astimezone(ZoneInfo(embargo.zone))
    shown = {clock.zone_name(zone): embargo.until.astimezone(ZoneInfo(zone)) for zone in zones}
    first, *others = shown.items()
    said = [f"{_time(moment)}{_TIGHT}{name}" if moment.date() == own.date() else f"{_moment(moment)}{_TIGHT}{name}"
            for name, moment in others]
    return " = ".join([f"{_moment(first[1])}{_TIGHT}{first[0]}", *said])


def _moment(moment: datetime) -> str:
    return f"{day_said(moment.date())} {_time(moment)}"


def _time(moment: datetime) -> str:
    return f"{moment:%H.%M}"
