"""What the pages of the first start are made of: a headed page, and cards of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QFrame, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from humasdesk.gui.dialogs.form import headline, label
from humasdesk.gui.theme import GRID


class StartPage(QWidget):
    """One page: a headline, a sentence, and what is asked."""

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, GRID)
        self.column.setSpacing(GRID)
        self.column.addWidget(headline(title, self, 1.7))
        self.column.addWidget(label(lead, "soft", self, wrap=True))
        self.column.addSpacing(GRID)

    def check(self) -> None:
        """Raise a ``DeskError`` whose sentence says what this page still needs."""

    def take_focus(self) -> None:
        """Put the cursor where the page begins."""

    def rows(self) -> QFormLayout:
        """A form on the grid, added to the page."""
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setHorizontalSpacing(2 * GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.column.addLayout(form)
        return form

    def line(self, words: str, hint: str = "") -> QLineEdit:
        """A field with its name for a screen reader."""
        made = QLineEdit(self)
        made.setAccessibleName(words)
        made.setPlaceholderText(hint)
        return made


class Choice(QFrame):
    """One of several ways: a card with a button to choose it and a sentence that says what it means."""

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 12, 2 * GRID, 12)
        column.setSpacing(2)
        self.column = column
        self.button = QRadioButton(title, self)
        self.button.setAccessibleDescription(words)
        self._words = label(words, "soft", self, wrap=True)
        self._words.setContentsMargins(26, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self._words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole card can be clicked."""
        self.button.click()
        self.button.setFocus()


def group(choices: list[Choice], parent: QWidget) -> None:
    """Let only one of these be chosen; the arrow keys go from one to the next."""
    buttons = QButtonGroup(parent)
    for choice in choices:
        buttons.addButton(choice.button)
