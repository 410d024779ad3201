"""One question with a text to answer it: the note of a return, the reason of a withdrawal."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from humasdesk.gui.dialogs.form import yes_or_no
from humasdesk.gui.theme import GRID
from humasdesk.gui.widgets.handing_over import made_over


class AskDialog(QDialog):
    """Asks for words; with ``must`` it cannot be left with none."""

    def __init__(self, parent: QWidget, title: str, question: str, *, must: bool, about: str = "",
                 only_asks: bool = False) -> None:
        super().__init__(parent)
        self._must = must
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        subject = QLabel(about, self)
        subject.setProperty("role", "title")
        subject.setWordWrap(True)
        subject.setVisible(bool(about))
        words = QLabel(question, self)
        words.setWordWrap(True)
        self._text = QPlainTextEdit(self)
        self._text.setTabChangesFocus(True)
        self._text.setMaximumHeight(120)
        self._text.setAccessibleName(question)
        self._text.setHidden(only_asks)
        words.setBuddy(self._text)
        buttons, self._yes = yes_or_no(self, title)
        self._yes.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._confirm)
        for widget in (subject, words, self._text):
            column.addWidget(widget)
        column.addStretch(1)  # room to spare stands here, not between title and question
        column.addWidget(buttons)
        self._text.textChanged.connect(self._look)
        self._look()
        if only_asks:
            self._yes.setFocus()  # Enter answers with what the dialog was opened for; Qt would begin at *Cancel*

    def _confirm(self) -> None:
        if self._yes.isEnabled():
            self.accept()

    @property
    def words(self) -> str:
        return self._text.toPlainText().strip()

    def _look(self) -> None:
        self._yes.setEnabled(bool(self.words) or not self._must)


def ask_words(parent: QWidget, title: str, question: str, *, must: bool, about: str = "",
              only_asks: bool = False) -> str | None:
    """The answer, or ``None`` where the person thought better of it; ``about`` names what is decided on, and
    ``only_asks`` wants a yes and no words."""
    dialog = made_over(lambda: AskDialog(parent, title, question, must=must, about=about, only_asks=only_asks))
    return dialog.words if dialog.exec() == QDialog.DialogCode.Accepted else None
