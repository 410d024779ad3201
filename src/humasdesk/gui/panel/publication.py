"""*Terbitan*: the day of the release, its embargo, the sign-off, and what a correction puts right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from humasdesk.domain.release import Embargo
from humasdesk.gui.days import day_said
from humasdesk.gui.panel.embargo import EmbargoField
from humasdesk.gui.panel.sign_off import SignOffField
from humasdesk.gui.panel.view import View, words
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.day_field import DayField
from humasdesk.i18n import tr

_NOTE_TALL = 76


class Publication(QWidget):
    """``change_wanted`` carries a change of the release."""

    change_wanted = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = session.desk
        self._correction = ""
        self._editable = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.number = words("", "soft", self)
        self.number.installEventFilter(self)
        self._number: list[str] = []
        column.addWidget(self.number)
        self.day = DayField(tr("Day of the release"), tr("day of publication"), theme, self)
        self._day_said = words("", "faint", self)
        self._day_wrong = words("", "trouble", self)
        self._add(column, tr("Day"), self.day, self._day_said, self._day_wrong)
        self.embargo = EmbargoField(session.desk, theme, self)
        column.addSpacing(4)
        column.addWidget(self.embargo)
        self.sign_off = SignOffField(session, theme, self)
        self._add(column, tr("Sign-off"), self.sign_off)
        self.correction = QPlainTextEdit(self)
        self.correction.setAccessibleName(tr("Correction note"))
        self.correction.setPlaceholderText(tr("What the correction puts right; it is printed"))
        self.correction.setTabChangesFocus(True)
        self.correction.setFixedHeight(_NOTE_TALL)
        self.correction.installEventFilter(self)
        self._correction_name = words(tr("Correction note"), "soft", self)
        column.addSpacing(4)
        column.addWidget(self._correction_name)
        column.addWidget(self.correction)
        self._connect()

    def _connect(self) -> None:
        self.day.chosen.connect(self._tell_day)
        self.day.wrong.connect(self._say_day)
        self.embargo.changed.connect(self._tell_embargo)
        self.sign_off.changed.connect(self._tell_sign_off)

    def _add(self, column: QVBoxLayout, name: str, *fields: QWidget) -> None:
        column.addSpacing(4)
        column.addWidget(words(name, "soft", self))
        for field in fields:
            column.addWidget(field)

    # -- showing

    def show_view(self, view: View) -> None:
        """Show what a release says of its publication."""
        content, self._editable = view.content, view.editable
        printed = view.summary.date if view.summary.is_frozen else None
        self.day.show_day(content.date or printed, readonly=not view.editable)
        self.day.line.setPlaceholderText(tr("day of publication"))
        self._say_weekday(content.date or printed)
        self.embargo.show_embargo(content.embargo, readonly=not view.editable)
        self.sign_off.show_view(view)
        self._show_number(view)
        self._show_correction(view)

    def _say_weekday(self, day: date | None) -> None:
        self._day_said.setText(day_said(day, "dddd") if day else "")
        self._day_said.setVisible(day is not None)
        self._say_day("")

    def _say_day(self, sentence: str) -> None:
        self._day_wrong.setText(sentence)
        self._day_wrong.setVisible(bool(sentence))

    def _show_number(self, view: View) -> None:
        one = view.summary
        parts = [tr("Number {number}", number=one.number)] if one.number else []
        parts += [tr("edition {number}", number=one.editions)] if one.editions else []
        self._number = [part.replace(" ", "\u00a0") for part in parts]  # a line ends between them, not before a number
        self._fit_number()

    def _fit_number(self) -> None:
        """A number stands whole where a line holds it; in a narrower panel it may break at its strokes."""
        said, measure = self._number, self.number.fontMetrics().horizontalAdvance
        if all(measure(part) <= self.number.contentsRect().width() for part in said):
            said = [part.replace("/", "/\u2060").replace("-", "-\u2060") for part in said]
        self.number.setAccessibleName(" · ".join(self._number))  # without joiners
        self.number.setText(" · ".join(said) or tr("The number is given on publication."))

    def _show_correction(self, view: View) -> None:
        corrects = view.summary.editions > 0 and (view.editable or bool(view.content.correction))
        for widget in (self._correction_name, self.correction):
            widget.setVisible(corrects)
        if not self.correction.hasFocus() or view.content.correction != self._correction:
            self.correction.setPlainText(view.content.correction)
        self._correction = view.content.correction
        if self.correction.isReadOnly() == view.editable:
            self.correction.setReadOnly(not view.editable)
            self.correction.setProperty("reads", not view.editable)  # it looks as a line does that only shows
            self.correction.style().polish(self.correction)

    # -- telling

    def _tell_day(self, day: date | None) -> None:
        self._say_weekday(day)
        self.change_wanted.emit(lambda content: replace(content, date=day))

    def _tell_embargo(self, embargo: Embargo | None) -> None:
        self.change_wanted.emit(lambda content: replace(content, embargo=embargo))

    def _tell_sign_off(self, code: str | None) -> None:
        self.change_wanted.emit(lambda content: replace(content, sign_off=code))

    def _tell_correction(self) -> None:
        note = self.correction.toPlainText().strip()
        if self._editable and note != self._correction:
            self._correction = note
            self.change_wanted.emit(lambda content: replace(content, correction=note))

    def settle(self) -> None:
        """Tell what is typed and not told yet."""
        self._tell_correction()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The correction note counts when the keyboard leaves it; the number is set for each width."""
        if watched is self.number and event.type() == QEvent.Type.Resize:
            self._fit_number()
        if watched is self.correction and event.type() == QEvent.Type.FocusOut:
            self._tell_correction()
        return super().eventFilter(watched, event)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        for field in (self.day, self.embargo.day, self.sign_off):
            field.wear(theme)
