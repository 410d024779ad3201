"""The settings dialog, made from the settings table: one field a row, by groups; what was changed is set at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import fit
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID
from humasdesk.i18n import mark, tr
from humasdesk.services import configuring
from humasdesk.settings.table import SETTINGS, Setting, Value

GROUPS = (
    (mark("Letterhead"), ("agency.", "letterhead.", "contact.")),
    (mark("Releases"), ("unit.", "numbering.", "dateline.", "release.", "desk.", "embargo.")),
    (mark("This computer"), ("interface.", "backup.")),
)
_CHOICES = {"id": mark("Indonesian"), "en": mark("English"), "system": mark("As the system"),
            "light": mark("Light"), "dark": mark("Dark")}


class SettingsDialog(QDialog):
    """Shared settings and this computer's own."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._readers: dict[str, Callable[[], str]] = {}
        self._before: dict[str, str] = {}
        self.setWindowTitle(tr("Settings"))
        fit(self, 680, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        tabs = QTabWidget(self)
        tabs.setAccessibleName(tr("Settings"))
        values = configuring.values(session.desk)
        for label, prefixes in GROUPS:
            rows = [row for row in SETTINGS.values() if row.key.startswith(prefixes)]
            tabs.addTab(self._group(rows, values), tr(label))
        column.addWidget(tabs, 1)
        self._trouble = QLabel(self)
        self._trouble.setWordWrap(True)
        column.addWidget(self._trouble)
        buttons = QDialogButtonBox(self)
        keep = buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("role", "primary")
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _group(self, rows: list[Setting], values: dict[str, Value]) -> QWidget:
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget(area)
        form = QFormLayout(inside)
        form.setContentsMargins(GRID, 2 * GRID, 2 * GRID, GRID)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        person = self._session.person
        for row in rows:
            field = self._field(row, values[row.key])
            field.setToolTip(tr(row.help))
            field.setAccessibleName(tr(row.label))
            field.setEnabled(row.scope == "machine" or bool(person and person.may("admin")))
            form.addRow(tr(row.label), field)
            self._before[row.key] = self._readers[row.key]()
        area.setWidget(inside)
        return area

    def _field(self, row: Setting, value: Value) -> QWidget:
        if row.form == "yes-no":
            box = QCheckBox(self)
            box.setChecked(bool(value))
            self._readers[row.key] = lambda: "yes" if box.isChecked() else "no"
            return box
        if row.form == "number":
            spin = QSpinBox(self)
            spin.setRange(row.least, row.most)
            spin.setValue(int(value))
            self._readers[row.key] = lambda: str(spin.value())
            return spin
        if row.form == "choice":
            return self._choice(row, str(value))
        if row.form == "text":
            text = QPlainTextEdit(str(value), self)
            text.setTabChangesFocus(True)
            text.setMaximumHeight(96)
            self._readers[row.key] = text.toPlainText
            return text
        line = QLineEdit("" if row.form == "file" else str(value), self)
        self._readers[row.key] = line.text
        return self._with_choice(row, line, str(value)) if row.form == "file" else line

    def _choice(self, row: Setting, value: str) -> QComboBox:
        combo = QComboBox(self)
        for choice in row.choices:
            combo.addItem(tr(_CHOICES.get(choice, choice)), choice)
        combo.setCurrentIndex(max(0, row.choices.index(value) if value in row.choices else 0))
        self._readers[row.key] = lambda: str(combo.currentData())
        return combo

    def _with_choice(self, row: Setting, line: QLineEdit, value: str) -> QWidget:
        holder = QWidget(self)
        box = QHBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        line.setAccessibleName(tr(row.label))
        line.setPlaceholderText(tr("A picture is set") if value else tr("No picture yet"))
        choose = QPushButton(tr("Choose …"), holder)

        def ask() -> None:
            found, _ = QFileDialog.getOpenFileName(self, tr(row.label), "", tr("Pictures (*.png *.jpg *.jpeg)"))
            if found:
                line.setText(found)

        choose.clicked.connect(ask)
        box.addWidget(line, 1)
        box.addWidget(choose)
        return holder

    def _save(self) -> None:
        desk = self._session.desk
        given = {key: read() for key, read in self._readers.items() if read() != self._before[key]}
        own = {key: text for key, text in given.items() if SETTINGS[key].scope == "machine"}
        shared = {key: text for key, text in given.items() if key not in own}

        def deed() -> object:
            for key, text in own.items():
                configuring.set_own(desk, key, text)
            return configuring.set_shared(desk, self._session.me, shared) if shared else None

        def done(_: object) -> None:
            self.accept()
            self._session.settings_changed.emit()

        self._session.do(self, deed, done, self._failed)

    def _failed(self, error: DeskError) -> None:
        self._trouble.setText(error.sentence)
