"""When the window should close and what is typed cannot be put on the desk: why, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from humasdesk.domain.release import Content
from humasdesk.gui.dialogs.form import headline, label
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID
from humasdesk.gui.words_elsewhere import copy_words, save_words
from humasdesk.i18n import tr


class UnsavedDialog(QDialog):
    """Asks what becomes of words that the desk cannot take now. Leaving it goes back to writing."""

    try_again = Signal()
    close_anyway = Signal()

    def __init__(self, why: str, content: Content, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        self.setWindowTitle(tr("Not saved yet"))
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(tr("What you typed last is not saved yet."), self, 1.3))
        column.addWidget(label(why, "", self, wrap=True))
        column.addWidget(label(tr("The window stays open until it is. You can also take the text elsewhere first."),
                               "soft", self, wrap=True))
        self._said = label("", "soft", self, wrap=True)
        column.addWidget(self._said)
        elsewhere = QHBoxLayout()
        for words, deed in ((tr("Copy the text"), self._copy), (tr("Save the text as a file …"), self._save)):
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            elsewhere.addWidget(button)
        elsewhere.addStretch(1)
        column.addLayout(elsewhere)
        column.addSpacing(GRID)
        column.addLayout(self._ends())

    def _ends(self) -> QHBoxLayout:
        row = QHBoxLayout()
        anyway = QPushButton(tr("Close without saving"), self)
        anyway.setProperty("role", "danger")
        anyway.setAutoDefault(False)
        anyway.clicked.connect(self._leave_it)
        stay = QPushButton(tr("Go on writing"), self)
        stay.setAutoDefault(False)
        stay.clicked.connect(self.reject)
        again = QPushButton(tr("Try again"), self)
        again.setProperty("role", "primary")
        again.setDefault(True)
        again.clicked.connect(self._again)
        row.addWidget(anyway)
        row.addStretch(1)
        row.addWidget(stay)
        row.addWidget(again)
        return row

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        announce(self._said, sentence)

    def _copy(self) -> None:
        copy_words(self._content)
        self._tell(tr("The text is on the clipboard."))

    def _save(self) -> None:
        said = save_words(self, self._content)
        if said:
            self._tell(said)

    def _again(self) -> None:
        self.accept()
        self.try_again.emit()

    def _leave_it(self) -> None:
        self.accept()
        self.close_anyway.emit()
