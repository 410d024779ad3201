"""One field of the settings: the widget for its form, what it means under it, and what is wrong with what is typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from humasdesk.errors import DeskError
from humasdesk.gui.asking_files import ask_file
from humasdesk.gui.dialogs.form import label
from humasdesk.gui.picture_file import readable_picture
from humasdesk.gui.theme import GRID
from humasdesk.gui.widgets.wheel import scrolled_past
from humasdesk.gui.wrong import mark_wrong
from humasdesk.i18n import mark, tr
from humasdesk.settings.table import Setting, Value, parse

_CHOICES = {"id": mark("Indonesian"), "en": mark("English"), "system": mark("As the system"),
            "light": mark("Light"), "dark": mark("Dark")}
_OFFERS = {"desk.zone": {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}}
"""Values that most offices choose among, and what they are called; the names of the zones are the same in every
language."""
_LINES = 4
"""Lines of a longer text that are seen at once."""
_PICTURE = QSize(56, 56)


class Field(QWidget):
    """A setting as it can be changed. ``changed`` follows every change; ``text`` is the value as people type it."""

    changed = Signal()

    def __init__(self, row: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        # The words a console wants stand in brackets behind each choice; here it is chosen by its name.
        self._said = re.sub(r" \([a-z]+\)", "", tr(row.help)) if row.form == "choice" else tr(row.help)
        self._example = label("", "soft", self)
        self._example.hide()
        self._help = label(self._said, "faint", self, wrap=True)
        self._wrong = label("", "wrong", self, wrap=True)
        self._wrong.hide()
        self._read: Callable[[], str] = str
        self._before = ""
        self._told = ("", "")

    def put(self, widget: QWidget, read: Callable[[], str]) -> None:
        """Put the widget in, above what it means."""
        self._read = read
        widget.setAccessibleName(tr(self.row.label))
        widget.setAccessibleDescription(self._said)
        self.setFocusProxy(widget)
        self.column.addWidget(widget)
        self.column.addWidget(self._example)
        self.column.addWidget(self._wrong)  # nearest to what it speaks of: what a setting means may be long
        self.column.addWidget(self._help)
        self._before = read()

    def show_example(self, words: str) -> None:
        """Show what comes of the value, right under it; nothing for empty words."""
        self._example.setText(words)
        self._example.setVisible(bool(words))

    def note(self, words: str) -> None:
        """Say something more under what the setting means."""
        self._help.setText("\n".join(part for part in (self._said, words) if part))

    @property
    def text(self) -> str:
        return self._read()

    @property
    def is_changed(self) -> bool:
        return self.text != self._before

    @property
    def wrong(self) -> str:
        """What is wrong with what is typed; empty where nothing is. Only what was changed is looked at."""
        if not self.is_changed:
            return ""
        try:
            self.check()
        except DeskError as error:
            fields = {name: value.sentence if isinstance(value, DeskError) else value
                      for name, value in error.fields.items()}
            return tr(error.message, **(fields | {"key": tr(self.row.label)})) if "key" in fields else error.sentence
        return self._told[1] if self._told[0] == self.text else ""

    def tell(self, sentence: str) -> None:
        """Say what came of what stands here, as long as it does."""
        self._told = (self.text, sentence)
        self.touched()

    def check(self) -> None:
        """Raise a :class:`DeskError` for what cannot be."""
        parse(self.row.key, self.text)

    def touched(self, _: object = None) -> None:
        """Something was changed: say at once what is wrong with it."""
        sentence = self.wrong
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        mark_wrong(self.focusProxy() or self, sentence, self._said)
        self.changed.emit()


def field_for(row: Setting, value: Value, parent: QWidget) -> Field:
    """The field for a setting's form, showing ``value``."""
    made = LogoField(row, parent) if row.form == "file" else Field(row, parent)
    if row.form == "yes-no":
        box = QCheckBox(tr("Yes"), made)
        box.setChecked(bool(value))
        box.toggled.connect(made.touched)
        made.put(box, lambda: "yes" if box.isChecked() else "no")
    elif row.form == "number":
        spin = scrolled_past(QSpinBox(made))
        spin.setRange(row.least, row.most)
        spin.setValue(int(value))
        spin.setMaximumWidth(140)
        spin.lineEdit().setTextMargins(GRID, 0, 0, 0)  # a style sheet's padding does not reach it
        spin.valueChanged.connect(made.touched)
        made.put(spin, lambda: str(spin.value()))
    elif row.form == "choice":
        _put_choice(made, [(choice, tr(_CHOICES.get(choice, choice))) for choice in row.choices], str(value))
    elif row.key in _OFFERS:
        _put_offers(made, _OFFERS[row.key], str(value))
    elif row.form == "text":
        _put_text(made, str(value))
    elif isinstance(made, LogoField):
        made.build(bool(value))
    else:
        line = QLineEdit(str(value), made)
        line.setCursorPosition(0)
        line.textChanged.connect(made.touched)
        made.put(line, line.text)
    return made


def _put_offers(field: Field, offers: dict[str, str], value: str) -> None:
    """A line that offers the usual values, each by the name people call it, and takes any other."""
    combo = scrolled_past(QComboBox(field))
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    shown = {one: tr("{short} ({name})", short=short, name=one) for one, short in offers.items()}
    for one, words in shown.items():
        combo.addItem(words, one)
    combo.setCurrentText(shown.get(value, value))
    meant = {words.casefold(): one for one, words in shown.items()} | {
        name.casefold(): one for one, name in offers.items()}
    combo.editTextChanged.connect(field.touched)
    field.put(combo, lambda: meant.get(combo.currentText().strip().casefold(), combo.currentText().strip()))
    line = combo.lineEdit()
    if line is not None:
        line.setAccessibleName(tr(field.row.label))
        line.setCursorPosition(0)


def choice_field(row: Setting, choices: list[tuple[str, str]], value: str, parent: QWidget) -> Field:
    """A field that is chosen from what there is: (value, what it is called)."""
    made = Field(row, parent)
    _put_choice(made, choices, value)
    return made


def _put_choice(field: Field, choices: list[tuple[str, str]], value: str) -> None:
    combo = scrolled_past(QComboBox(field))
    for choice, words in choices:
        combo.addItem(words, choice)
    if combo.findData(value) < 0:
        combo.addItem(value, value)
    combo.setCurrentIndex(combo.findData(value))
    combo.currentIndexChanged.connect(field.touched)
    field.put(combo, lambda: str(combo.currentData()))


def _put_text(field: Field, value: str) -> None:
    text = QPlainTextEdit(value, field)
    text.setTabChangesFocus(True)
    text.setFixedHeight(_LINES * text.fontMetrics().lineSpacing() + 3 * GRID)
    text.textChanged.connect(field.touched)
    field.put(text, text.toPlainText)


class LogoField(Field):
    """A picture: the one that is set or was just chosen is shown beside its name."""

    def build(self, is_set: bool) -> None:
        """Put the parts in."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self._picture = QLabel(holder)
        self._picture.setFixedSize(_PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line = QLineEdit(holder)
        self._line.setPlaceholderText(tr("A picture is set") if is_set else tr("No picture yet"))
        self._line.textChanged.connect(self._show_chosen)
        self._line.textChanged.connect(self.touched)
        self._choose = QPushButton(tr("Choose …"), holder)
        self._choose.setAutoDefault(False)
        self._choose.setAccessibleName(tr("Choose the logo"))
        self._choose.clicked.connect(self._ask)
        for part, share in ((self._picture, 0), (self._line, 1), (self._choose, 0)):
            row.addWidget(part, share)
        self._picture.hide()  # nothing stands in front of the line while there is no picture
        self._now = QImage()
        self.put(holder, lambda: self._line.text().strip())
        self._line.setAccessibleName(tr(self.row.label))
        self.setFocusProxy(self._line)

    def show_set(self, data: bytes) -> None:
        """The picture that is set now."""
        self._now = QImage.fromData(data)
        self._show(self._now)

    def check(self) -> None:
        readable_picture(self.text)

    def _show_chosen(self, words: str) -> None:
        path = Path(words.strip())
        self._show(QImage(str(path)) if words.strip() and path.is_file() else self._now)

    def _show(self, picture: QImage) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setHidden(picture.isNull())
        if picture.isNull():
            self._picture.clear()
            return
        shown = picture.scaled(_PICTURE * ratio, Qt.AspectRatioMode.KeepAspectRatio,
                               Qt.TransformationMode.SmoothTransformation)
        made = QPixmap.fromImage(shown)
        made.setDevicePixelRatio(ratio)
        self._picture.setPixmap(made)

    def _ask(self) -> None:
        found = ask_file(self, tr(self.row.label), tr("Pictures (*.png *.jpg *.jpeg)"), "logos")
        if found:
            self._line.setText(found)
