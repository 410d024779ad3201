"""Which text goes out, on which letterhead, into which folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from humasdesk.gui.dialogs.form import label
from humasdesk.gui.exporting.plans import Known, edition_words
from humasdesk.gui.theme import GRID
from humasdesk.gui.widgets.wheel import scrolled_past
from humasdesk.i18n import tr
from humasdesk.services.desk import Desk
from humasdesk.services.exporting import Order

_REMEMBERED = 8
_HEAD = -1
"""Stands for the text as it stands now, in the choice of texts; every other number is an edition's, 0 the newest."""


class Choices(QWidget):
    """The form. ``changed`` follows every choice."""

    changed = Signal()

    def __init__(self, memory: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._known: Known | None = None
        self.text = self._combo(tr("Text"))
        self.theme = self._combo(tr("Letterhead"))
        self._why = label("", "faint", self)
        self._folders = self._folder_field()
        choose = QPushButton(tr("Choose …"), self)
        choose.setAutoDefault(False)
        choose.setAccessibleName(tr("Choose the folder"))
        choose.clicked.connect(self.choose_folder)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._folders, 1)
        row.addWidget(choose)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(GRID)
        form.setHorizontalSpacing(2 * GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("Text"), self.text)
        form.addRow(tr("Letterhead"), self.theme)
        form.addRow("", self._why)
        form.addRow(tr("Folder"), row)
        self.text.currentIndexChanged.connect(self._text_chosen)
        self.theme.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._folders.editTextChanged.connect(lambda _: self.changed.emit())

    def _combo(self, name: str) -> QComboBox:
        made = scrolled_past(QComboBox(self))
        made.setAccessibleName(name)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(20)
        return made

    def _folder_field(self) -> QComboBox:
        made = self._combo(tr("Folder"))
        made.setEditable(True)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = made.lineEdit()
        if line is not None:
            line.setAccessibleName(tr("Folder"))
        made.addItems(self._history())
        return made

    def _history(self) -> list[str]:
        found = self._memory.value("export/folders", [])
        before = [found] if isinstance(found, str) else [str(one) for one in found or ()]  # type: ignore[attr-defined]  # Qt's settings give objects
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return before or [str(Path(documents or str(Path.home())) / "HumasDesk")]

    def take_focus(self) -> None:
        """Put the keyboard on the folder, all of it marked: it is to be another one."""
        field = self._folders.lineEdit()
        if field is not None:
            field.setFocus()
            field.selectAll()

    def choose_folder(self) -> bool:
        """Ask for the folder; whether one was chosen."""
        found = QFileDialog.getExistingDirectory(self, tr("Choose the folder"), self._folders.currentText())
        if found:
            self._folders.setEditText(found)
        return bool(found)

    # -- what is offered

    def fill(self, desk: Desk, found: Known) -> None:
        """Offer what these releases have."""
        self._known = found
        published = [one for one in found.releases if one.public != "none"]
        self.text.blockSignals(True)
        self.text.clear()
        if len(found.releases) > 1 and published:
            self.text.addItem(tr("The newest edition; what is not published as it stands, marked DRAF"), 0)
        for place, one in enumerate(found.editions):
            words = edition_words(one)
            self.text.addItem(tr("{edition} (newest)", edition=words) if place == 0 and len(found.editions) > 1
                              else words, one.sequence)
        self.text.addItem(tr("As it stands now, marked DRAF"), _HEAD)
        self.text.setEnabled(self.text.count() > 1)
        self.text.blockSignals(False)
        self.theme.blockSignals(True)
        self.theme.clear()
        for name, title in found.themes.items():
            self.theme.addItem(title, name)
        self._default = str(desk.setting("letterhead.theme"))
        self.theme.blockSignals(False)
        self._text_chosen()

    def _text_chosen(self) -> None:
        """A draft may be printed on any letterhead; an edition keeps the one it was published on."""
        found, chosen = self._known, self.text.currentData()
        if found is None:
            return
        head = chosen == _HEAD
        frozen = next((one.theme for one in found.editions if one.sequence == chosen), None)
        self.theme.blockSignals(True)
        self.theme.setCurrentIndex(max(0, self.theme.findData(self._default if head or frozen is None else frozen)))
        self.theme.setEnabled(head and self.theme.count() > 1)
        self.theme.blockSignals(False)
        self._why.setText("" if head else tr("An edition keeps the letterhead it was published on."))
        self._why.setVisible(not head)
        self.changed.emit()

    # -- what is chosen

    @property
    def folder(self) -> Path | None:
        """Where the files go; nothing where no folder is named."""
        words = self._folders.currentText().strip()
        return Path(words).expanduser() if words else None

    def set_folder(self, folder: Path) -> None:
        """Name the folder."""
        self._folders.setEditText(str(folder))

    def orders(self) -> tuple[Order, ...]:
        """One order for each release."""
        found, chosen = self._known, self.text.currentData()
        if found is None:
            return ()
        theme = str(self.theme.currentData() or "")
        return tuple(
            Order(one.id, head=True, theme=theme if chosen == _HEAD else "") if chosen == _HEAD or one.public == "none"
            else Order(one.id, edition=chosen or None) for one in found.releases)

    def remember(self) -> None:
        """Offer this folder first the next time."""
        folder = self._folders.currentText().strip()
        before = [self._folders.itemText(place) for place in range(self._folders.count())]
        self._memory.setValue("export/folders", [folder, *(one for one in before if one != folder)][:_REMEMBERED])
