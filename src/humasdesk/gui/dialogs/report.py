"""The dialog of an error nobody foresaw: what it means for the work, and a report to copy or save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from humasdesk.errors import DeskError
from humasdesk.files import write_whole
from humasdesk.gui.asking_files import ask_new_file
from humasdesk.gui.dialogs.form import fit, headline, label
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID
from humasdesk.i18n import tr


class ReportDialog(QDialog):
    """``kept`` says whether what was typed is on disk; ``None`` that the desk did not open, and one cannot go on.
    ``end_wanted`` asks for the window to close."""

    end_wanted = Signal()

    def __init__(self, text: str, kept: bool | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        fit(self, 640, 480)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(tr("Something went wrong that nobody foresaw."), self, 1.3))
        safe = (tr("The desk was not opened; what is in it is as it was. Start HumasDesk anew.") if kept is None else
                tr("What you typed is safe. You can go on; if it happens again, close HumasDesk and start it anew.")
                if kept else
                tr("What you typed last is not on the disk yet. Copy it from the page before you close HumasDesk."))
        column.addWidget(label(safe, "", self, wrap=True))
        column.addWidget(label(tr("This report says where in the program it happened. No text of yours is in it. Send "
                                  "it to whoever looks after HumasDesk."), "soft", self, wrap=True))
        self._text = QPlainTextEdit(text, self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self._text.setAccessibleName(tr("Report"))
        column.addWidget(self._text, 1)
        self._said = label("", "soft", self, wrap=True)
        column.addWidget(self._said)
        column.addLayout(self._buttons(goes_on=kept is not None))

    @property
    def text(self) -> str:
        """The report as it is shown."""
        return self._text.toPlainText()

    def add(self, text: str) -> None:
        """Add another error that came meanwhile."""
        self._text.appendPlainText("\n" + text)

    def _buttons(self, *, goes_on: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for words, deed in ((tr("Copy"), self._copy), (tr("Save as a file …"), self._save)):
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            row.addWidget(button)
        row.addStretch(1)
        end = QPushButton(tr("Close HumasDesk"), self)
        end.setAutoDefault(False)
        end.clicked.connect(self._end)
        row.addWidget(end)
        on = QPushButton(tr("Go on"), self) if goes_on else end
        on.setProperty("role", "primary")
        on.setDefault(True)
        if goes_on:
            on.clicked.connect(self.accept)
            row.addWidget(on)
        return row

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        announce(self._said, sentence)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self._tell(tr("The report is on the clipboard."))

    def _save(self) -> None:
        chosen, _ = ask_new_file(self, tr("Save as a file …"), "humasdesk-report.txt", "*.txt")
        if not chosen:
            return
        try:
            write_whole(Path(chosen), self.text.encode())
            self._tell(tr("The report was written to {path}.", path=chosen))
        except DeskError as error:
            self._tell(error.sentence)

    def _end(self) -> None:
        self.accept()
        self.end_wanted.emit()
