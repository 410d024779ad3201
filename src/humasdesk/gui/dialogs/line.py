"""One question with one line to answer it, with names to choose from where there are any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from humasdesk.gui.dialogs.form import yes_or_no
from humasdesk.gui.theme import GRID
from humasdesk.gui.widgets.handing_over import made_over


class LineDialog(QDialog):
    """Asks for a name; it cannot be left with none."""

    def __init__(self, parent: QWidget, title: str, question: str, yes: str, text: str = "",
                 names: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(400)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        words = QLabel(question, self)
        words.setWordWrap(True)
        self.field = QLineEdit(text, self)
        self.field.setAccessibleName(question)
        self.field.selectAll()
        words.setBuddy(self.field)
        if names:
            completer = QCompleter(list(names), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.field.setCompleter(completer)
        buttons, self._yes = yes_or_no(self, yes)
        self._yes.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for widget in (words, self.field, buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(self._look)
        self._look()

    @property
    def text(self) -> str:
        return self.field.text().strip()

    def _look(self) -> None:
        self._yes.setEnabled(bool(self.text))


def ask_line(parent: QWidget, title: str, question: str, yes: str, text: str = "",
             names: Sequence[str] = ()) -> str | None:
    """The answer, or ``None`` where the person thought better of it."""
    dialog = made_over(lambda: LineDialog(parent, title, question, yes, text, names))
    return dialog.text if dialog.exec() == QDialog.DialogCode.Accepted else None
