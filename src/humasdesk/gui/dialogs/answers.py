"""Answers to a finding: passed over or confirmed with a note, or its word taken into a dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.gui.dialogs.form import Trouble, headline, label
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr, trn

Where = Literal["release", "desk", "mine"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a person answers: with which note, and whether to all of its kind in the release."""

    answer: str
    note: str
    all_alike: bool


@dataclass(frozen=True, slots=True)
class Learnt:
    """A word to take for right, and where: in this release, on the whole desk, or on this computer."""

    word: str
    where: Where


class AnswerDialog(QDialog):
    """``given`` carries a :class:`Said`. ``answer`` is ``ignore`` or ``confirm``."""

    given = Signal(object)

    def __init__(self, answer: str, words: str, sentence: str, alike: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        title = tr("Confirm") if answer == "confirm" else tr("Ignore here")
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        if words.strip():
            column.addWidget(headline(f"“{_short(words)}”", self, 1.1))
        column.addWidget(label(sentence, "soft", self, wrap=True))
        asked = label(tr("A note to colleagues, if you like"), "", self)
        self.note = QLineEdit(self)
        self.note.setMaxLength(500)
        self.note.setAccessibleName(tr("A note to colleagues, if you like"))
        asked.setBuddy(self.note)
        column.addWidget(asked)
        column.addWidget(self.note)
        self.all_alike = QCheckBox(trn("The same {count} more time in this release",
                                       "The same {count} more times in this release", alike), self)
        self.all_alike.setVisible(alike > 0)
        column.addWidget(self.all_alike)
        column.addWidget(label(tr("Your name and the time stand beside it in the release's history."), "faint", self,
                               wrap=True))
        column.addLayout(_buttons(self, title, self._say))
        self.note.setFocus()

    def _say(self) -> None:
        said = Said(self._answer, self.note.text().strip(), self.all_alike.isVisibleTo(self) and
                    self.all_alike.isChecked())
        self.accept()
        self.given.emit(said)


class LearnDialog(QDialog):
    """*Tambah ke kamus*. ``learnt`` carries a :class:`Learnt`; ``near`` are known words a letter away, if any."""

    learnt = Signal(object)

    def __init__(self, word: str, near: tuple[str, ...], theme: Theme, parent: QWidget | None = None, *,
                 in_release: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add to the dictionary"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        asked = label(tr("The word"), "", self)
        self.word = QLineEdit(word, self)
        self.word.setAccessibleName(tr("The word"))
        asked.setBuddy(self.word)
        column.addWidget(asked)
        column.addWidget(self.word)
        self.small = QCheckBox(self)
        self.small.setChecked(False)
        self.small.toggled.connect(self._spell)
        self._written = word
        self.small.setText(tr("In small letters: {word}", word=word.lower()))
        self.small.setVisible(word != word.lower())
        column.addWidget(self.small)
        self.trouble = Trouble(theme, self)
        policy = self.trouble.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.trouble.setSizePolicy(policy)
        column.addWidget(self.trouble)
        column.addWidget(label(tr("It is right"), "", self))
        self.places: dict[Where, QRadioButton] = {}
        group = QButtonGroup(self)
        places: tuple[tuple[Where, str], ...] = (("desk", tr("for the whole desk")),
                                                 ("release", tr("in this release alone")),
                                                 ("mine", tr("for me, on this computer")))
        for where, words in places:
            box = QRadioButton(words, self)
            self.places[where] = box
            group.addButton(box)
            column.addWidget(box)
        self.places["release"].setVisible(in_release)
        self.places["desk"].setChecked(True)
        column.addLayout(_buttons(self, tr("Add"), self._say))
        if near:
            self.trouble.say(tr("It is close to {words}. Is it really another word?", words=", ".join(near)),
                             "attention")
        self.word.selectAll()
        self.word.setFocus()

    def _spell(self, small: bool) -> None:
        self.word.setText(self._written.lower() if small else self._written)

    def _say(self) -> None:
        word = " ".join(self.word.text().split())
        if not word or " " in word:
            self.trouble.say(tr("Write one word, without blanks."))
            self.word.setFocus()
            return
        where: Where = next(place for place, box in self.places.items() if box.isChecked())
        self.accept()
        self.learnt.emit(Learnt(word, where))


def _buttons(dialog: QDialog, title: str, say: object) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    no, yes = QPushButton(tr("Cancel"), dialog), QPushButton(title, dialog)  # Tab walks as they are made
    yes.setProperty("role", "primary")
    yes.setDefault(True)
    no.setAutoDefault(False)
    yes.clicked.connect(say)
    no.clicked.connect(dialog.reject)
    QShortcut(QKeySequence("Ctrl+Return"), dialog, yes.click)
    row.addStretch(1)
    row.addWidget(no)
    row.addWidget(yes)
    return row


def _short(words: str, most: int = 60) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most - 1]}…"
