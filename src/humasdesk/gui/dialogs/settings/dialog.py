"""Shared settings and this computer's own, by groups: what each means, what is wrong with it, since when it holds."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from humasdesk import i18n
from humasdesk.domain import numbering
from humasdesk.errors import BadInput, DeskError
from humasdesk.gui import theme as themes
from humasdesk.gui.days import day_said
from humasdesk.gui.dialogs.form import Trouble, fit, label, yes_or_no
from humasdesk.gui.dialogs.keep import ask_to_keep
from humasdesk.gui.dialogs.settings.fields import Field, LogoField, choice_field, field_for
from humasdesk.gui.dialogs.settings.groups import GROUPS, Fields, empty_area, group_of
from humasdesk.gui.dialogs.settings.rules_field import KEYS, RulesField
from humasdesk.gui.dialogs.settings.rules_field import said as rules_said
from humasdesk.gui.dialogs.settings.since import Since
from humasdesk.gui.session import Session
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID
from humasdesk.gui.widgets.keyboard_order import step
from humasdesk.i18n import tr
from humasdesk.services import configuring, letterheads
from humasdesk.settings.table import SETTINGS, Setting, Value

_EXAMPLE = 7
"""The running number of the example under the pattern."""
_PPI = 34.0
"""Dots an inch of the picture of a letterhead."""


class SettingsDialog(QDialog):
    """One field a row of the table; Save is there as soon as something is changed, and goes to what is wrong."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.fields = Fields(self._make_group)
        self._dated = configuring.all_dated(session.desk)
        self.setWindowTitle(tr("Settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self._tabs = QTabWidget(self)
        self._tabs.setAccessibleName(tr("Settings"))
        self._values = configuring.values(session.desk)
        self._areas = [empty_area(self) for _ in GROUPS]
        for area, (words, _) in zip(self._areas, GROUPS, strict=True):
            self._tabs.addTab(area, tr(words))
        self._tabs.currentChanged.connect(self._turned)
        column.addWidget(self._tabs, 1)
        self.trouble = Trouble(themes.chosen(str(session.desk.setting("interface.appearance"))), self)
        policy = self.trouble.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.trouble.setSizePolicy(policy)
        column.addWidget(self.trouble)
        column.addLayout(self._foot())
        fit(self, 760, 640, QSize(800, 860))
        self._turned(0)
        self._fill_pictures()

    # -- building

    @property
    def _may_share(self) -> bool:
        return self._session.can_write and self._session.me.person.may("admin")

    def _why_not(self, row: Setting) -> str:
        """Why a setting may only be read; empty where it may be changed."""
        if self._session.desk.store.readonly:
            return tr("This desk is open read-only here.")
        if row.scope == "desk" and not self._may_share:
            return tr("It holds for the whole desk; only an admin changes it.")
        return ""

    def _make_group(self, place: int) -> None:
        rows = [row for row in SETTINGS.values() if group_of(row.key) == place]
        area = self._areas[place]
        readonly = all(self._why_not(row) for row in rows)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if readonly else Qt.FocusPolicy.NoFocus)
        inside = QWidget(area)
        grid = QGridLayout(inside)
        grid.setContentsMargins(GRID, 2 * GRID, 2 * GRID, GRID)
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        why_not = next((found for row in rows if (found := self._why_not(row))), "")
        if why_not:
            grid.addWidget(label(why_not, "soft", inside, wrap=True), 0, 0, 1, 2)
        for line, row in enumerate(rows, start=1):
            field = self.fields[row.key] = self._field(row, self._values[row.key], inside)
            field.setEnabled(not self._why_not(row))
            field.changed.connect(self._look)
            name = label(tr(row.label), "", inside)
            name.setMinimumHeight(max(30, name.fontMetrics().height() + 11))  # as high as a line to fill in
            name.setBuddy(field)
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, line, 1)
        grid.setRowStretch(len(rows) + 1, 1)
        area.setWidget(inside)

    def _turned(self, place: int) -> None:
        """To another group, which is made where nobody looked at it yet."""
        if self._areas[place].widget() is None:
            self._make_group(place)
        self._look()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: a group that was made since is walked where it stands."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def _field(self, row: Setting, value: Value, parent: QWidget) -> Field:
        if row.key == "letterhead.theme":
            titles = letterheads.titles(self._session.desk, i18n.current())
            made = choice_field(row, list(titles.items()), str(value), parent)
            self._sheet = QLabel(made)
            self._sheet.setObjectName("sheet")
            self._sheet.setAccessibleName(tr("How the letterhead looks"))
            made.column.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignLeft)
            made.changed.connect(self._draw_sheet)
        elif row.key in KEYS:
            made = RulesField(row, str(value), self.open_rules, parent)
        else:
            made = field_for(row, value, parent)
        if row.key == "numbering.pattern":
            made.changed.connect(lambda: self._show_example(made))
            self.fields["unit.code"].changed.connect(lambda: self._show_example(made))
            self._show_example(made)
        else:
            made.note(self._since_words(row))
        return made

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.since = Since(self._session.desk.today(), self)
        buttons, self.keep = yes_or_no(self, tr("Save"))
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        row.addWidget(self.since, 3)
        row.addStretch(1)
        row.addWidget(buttons)
        return row

    # -- showing

    def _since_words(self, row: Setting) -> str:
        """Since when the value holds, and what comes later, for a setting that was ever dated."""
        said = []
        today = self._session.desk.today()
        for one in self._dated.get(row.key, ()):
            if one.since is None:
                continue
            words = tr("holds since {day}") if one.since <= today else tr("from {day}: {value}")
            value = "; ".join(rules_said(row.key, str(one.value))) if row.key in KEYS else one.value
            said.append(words.format(day=day_said(one.since), value=value))
        return " · ".join(said)

    def _show_example(self, field: Field) -> None:
        day = self._session.desk.today()
        try:
            numbering.check(field.text)
            number = numbering.render(field.text, _EXAMPLE, day, self.fields["unit.code"].text)
            example = tr("Example: {number}", number=number)
        except DeskError:
            example = ""
        field.show_example(example)
        field.note(self._since_words(field.row))

    def _fill_pictures(self) -> None:
        logo, desk = self.fields["agency.logo"], self._session.desk
        name = str(desk.setting("agency.logo"))
        if isinstance(logo, LogoField) and name:
            self._session.lane.look(self, partial(desk.files.read, name), logo.show_set, lambda _: None)
        self._draw_sheet()

    def _draw_sheet(self) -> None:
        from humasdesk.services import presses

        name = self.fields["letterhead.theme"].text
        ratio = self.devicePixelRatioF()

        def show(png: bytes) -> None:
            picture = QPixmap.fromImage(QImage.fromData(png))
            picture.setDevicePixelRatio(ratio)
            if name == self.fields["letterhead.theme"].text:
                self._sheet.setPixmap(picture)

        self._session.lane.look(self, partial(presses.specimen, self._session.desk, name, _PPI * ratio), show,
                       lambda _: self._sheet.clear())

    def _look(self) -> None:
        """Offer to save what can be saved, and ask since when only where it matters."""
        changed = [field for field in self.fields.values() if field.is_changed]
        self.keep.setEnabled(bool(changed))
        machine = tr(GROUPS[-1][0]) == self._tabs.tabText(self._tabs.currentIndex())
        shared = any(field.row.scope == "desk" for field in changed)
        self.since.setVisible(self._may_share and (shared or not machine))

    def open_rules(self) -> None:
        """Open the table of rules, and say afterwards what is set there."""
        from humasdesk.gui.dialogs.rules import RulesDialog

        theme = themes.chosen(str(self._session.desk.setting("interface.appearance")))
        dialog = RulesDialog(self._session, theme, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: self._read_rules())
        dialog.open()

    def _read_rules(self) -> None:
        values = configuring.values(self._session.desk)
        for key in KEYS:
            field = self.fields[key]
            if isinstance(field, RulesField):
                field.show_value(str(values[key]))

    # -- keeping

    def _save(self) -> None:
        if self._go_to_wrong():
            return
        changed = {key: field.text for key, field in self.fields.items() if field.is_changed}
        own = {key: text for key, text in changed.items() if SETTINGS[key].scope == "machine"}
        shared = self._by_day({key: text for key, text in changed.items() if key not in own})
        desk, session = self._session.desk, self._session

        def deed() -> Any:
            for key, text in own.items():
                configuring.set_own(desk, key, text)
            found = None
            for day, given in shared.items():
                found = configuring.set_shared(desk, session.me, given, day)
            return found

        def done(_: object) -> None:
            self.accept()
            self._session.settings_changed.emit()

        self._session.do(self, deed, done, self._failed)

    def reject(self) -> None:
        """Close; where something was changed, ask first what becomes of it."""
        changed = [field for field in self.fields.values() if field.is_changed]
        if not changed:
            super().reject()
            return
        wrong = next((tr(field.row.label) for field in changed if field.wrong), "")
        why_not = tr("It cannot be saved as it is: “{name}” has to be mended first.", name=wrong) if wrong else ""
        ask_to_keep(self, self._save, super().reject, why_not)

    def _by_day(self, given: dict[str, str]) -> dict[date | None, dict[str, str]]:
        """What is given, by the day from which it is to hold; without a day, in the place of what holds now."""
        chosen, today = self.since.day, self._session.desk.today()
        found: dict[date | None, dict[str, str]] = {}
        for key, text in given.items():
            days = [one.since for one in self._dated.get(key, ()) if one.since and one.since <= today]
            found.setdefault(chosen or max(days, default=None), {})[key] = text
        return found

    def _failed(self, error: DeskError) -> None:
        """What is refused only now, though every field was looked at, is what a picture holds."""
        logo = self.fields["agency.logo"]
        if isinstance(error, BadInput) and logo.is_changed:
            logo.tell(error.sentence)
            self._go_to_wrong()
        else:
            self.trouble.say(error.sentence)

    def _go_to_wrong(self) -> bool:
        """Go to the first field that cannot be saved as it is, and say again what is wrong; whether there is one."""
        wrong = next((field for field in self.fields.values() if field.is_changed and field.wrong), None)
        if wrong is None:
            return False
        place = group_of(wrong.row.key)
        self._tabs.setCurrentIndex(place)
        wrong.setFocus()
        self._areas[place].ensureWidgetVisible(wrong, 0, GRID)
        wrong.touched()
        announce(wrong, wrong.wrong, urgent=True)
        return True
