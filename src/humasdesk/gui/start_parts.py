"""What the pages of the first start are made of: a headed page, and cards of which one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from humasdesk import i18n
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import headline, label
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wrong import mark_wrong
from humasdesk.i18n import tr
from humasdesk.paths import usual_home

_NARROW = 400
"""Pixels: a field that may be no wider than this is narrow."""
OWN_NAMES = {"id": "Bahasa Indonesia", "en": "English"}
"""The program's languages as they call themselves: who reads only one finds it."""


class StartPage(QWidget):
    """One page: a headline, a sentence, and what is asked."""

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, GRID)
        self.column.setSpacing(GRID)
        self.head = QHBoxLayout()
        self.head.addWidget(headline(title, self, 1.7), 1)
        self.column.addLayout(self.head)
        self.column.addWidget(label(lead, "soft", self, wrap=True))
        self.column.addSpacing(GRID)

    def check(self) -> None:
        """Raise a ``DeskError`` whose sentence says what this page still needs."""

    def show_wrong(self, error: DeskError) -> bool:
        """Say what is wrong at the field itself; whether there is one."""
        return False

    def typed(self) -> Any:
        """What the person has said here, for :meth:`take_up` of the same page in another language."""

    def take_up(self, said: Any) -> None:
        """Go on with what :meth:`typed` answered."""

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


class Asked(QWidget):
    """A field with room under it for what is wrong with what is typed; ``check`` raises it. It is said when the field
    is left, and gone as soon as it is mended. Of a field left empty nothing is said before the page is. ``beside``
    stands at the field's right: what fills it, or shows what is in it."""

    def __init__(self, line: QLineEdit, check: Callable[[str], object], parent: QWidget | None = None,
                 *beside: QWidget) -> None:
        super().__init__(parent)
        self._line, self._check = line, check
        self._told: DeskError | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._wrong = label("", "wrong", self, wrap=True)
        self._wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(line, 1)
        for part in beside:
            row.addWidget(part)
        if line.maximumWidth() < _NARROW:
            row.addStretch()  # it begins where the others do; alone in its row it would float in the middle
        column.addLayout(row)
        column.addWidget(self._wrong)
        column.addStretch(1)
        line.textChanged.connect(self.forget)
        line.editingFinished.connect(lambda: self.look() if line.text().strip() or self.wrong else None)
        line.textChanged.connect(self._mended)

    @property
    def wrong(self) -> str:
        """What is said to be wrong; empty where nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def take_focus(self) -> None:
        """The cursor into the line. No focus proxy does it: Tab would go from what stands beside back to the line."""
        self._line.setFocus()

    def look(self) -> None:
        """Say what is wrong, or nothing any more."""
        before, sentence = self.wrong, self._sentence()
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._make_room()
        mark_wrong(self._line, sentence)
        if sentence and sentence != before:
            announce(self._line, sentence, urgent=True)

    def tell(self, error: DeskError) -> None:
        """Say what came of what stands here, until something else does."""
        self._told = error
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def hasHeightForWidth(self) -> bool:
        """No: a form reckons too low with two such fields in it, and cuts the last line of their sentences."""
        return False

    def _make_room(self) -> None:
        """Room for every line of the sentence, as it breaks at this width."""
        inside = self.contentsRect().width()
        if self.wrong and inside > 0:
            self._wrong.setFixedHeight(self._wrong.heightForWidth(inside))

    def forget(self) -> None:
        """What was told holds no longer; :meth:`look` shows it."""
        self._told = None

    def _mended(self) -> None:
        if self.wrong and not self._sentence():
            self.look()

    def _sentence(self) -> str:
        try:
            self._check(self._line.text().strip())
        except DeskError as error:
            return error.sentence
        return self._told.sentence if self._told else ""


class Languages(QWidget):
    """The program's languages, each by its own name; ``chosen`` says which is wanted."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Language of the program"))
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the bar stays as high on the other pages
        self.setSizePolicy(keeps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        sign = QLabel(self)
        sign.setPixmap(theme.pixmap("globe", "text_soft", 18))
        row.addWidget(sign)
        self._buttons: dict[str, QRadioButton] = {}
        for language in i18n.LANGUAGES:
            button = self._buttons[language] = QRadioButton(OWN_NAMES[language], self)
            button.setChecked(language == i18n.current())
            button.toggled.connect(lambda on, one=language: self.chosen.emit(one) if on else None)
            row.addWidget(button)

    def take_focus(self) -> None:
        """Put the keyboard on the language in use."""
        self._buttons[i18n.current()].setFocus()


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


def show_field(area: QWidget | None) -> None:
    """Scroll a page so far that the field with the keyboard is seen with what is said under it."""
    field = area.focusWidget() if area else None
    asked = field.parentWidget() if field else None
    if isinstance(area, QScrollArea) and isinstance(asked, Asked):
        area.ensureWidgetVisible(asked, 0, GRID)


def expected(home: Path) -> str:
    """Where somebody chose the desk's folder, a desk may have been expected there: on a stick that is not in, say."""
    if home == usual_home():
        return ""
    return tr("There is no desk in {folder} yet; a new one is made there. If yours lies on a stick or another disk, "
              "close this window, put it in, and open HumasDesk again.", folder=str(home))
