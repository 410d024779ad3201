"""When a dialog is left with something changed in it: save that, leave it, or go on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from humasdesk.gui.dialogs.form import headline, label
from humasdesk.gui.theme import GRID
from humasdesk.i18n import tr


class KeepDialog(QDialog):
    """*Save changes?* ``what`` says which; ``why_not`` why they cannot be saved as they are. Escape goes back to the
    dialog."""

    def __init__(self, parent: QWidget, keep: Callable[[], object], leave: Callable[[], object],
                 why_not: str = "", what: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Not saved yet"))
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(tr("Save changes?"), self, 1.3))
        column.addWidget(label(why_not or what or tr("What you changed here does not hold yet."), "", self, wrap=True))
        column.addSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.leave = self._button(tr("Do not save"), leave)
        self.back = self._button(tr("Cancel"), None)
        self.keep = self._button(tr("Save"), keep)
        self.leave.setProperty("role", "danger")
        self.keep.setProperty("role", "primary")
        self.keep.setEnabled(not why_not)
        (self.back if why_not else self.keep).setDefault(True)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.keep)
        column.addLayout(row)
        (self.back if why_not else self.keep).setFocus()

    def _button(self, words: str, deed: Callable[[], object] | None) -> QPushButton:
        made = QPushButton(words, self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _=False: self._answer(deed))
        return made

    def _answer(self, deed: Callable[[], object] | None) -> None:
        asker = self.parentWidget()
        self.accept()
        if deed is not None:
            if isinstance(asker, QDialog):
                asker.finished.connect(partial(_give_back, asker))
            deed()


def _give_back(asker: QDialog, _: int) -> None:
    """Give the keyboard to the window below: of two windows that close at once the one that gets it may be gone."""
    below = asker.parentWidget()
    if below is not None:
        below.window().activateWindow()


def ask_to_keep(parent: QWidget, keep: Callable[[], object], leave: Callable[[], object], why_not: str = "",
                what: str = "") -> None:
    """Ask, unless it is asked already."""
    if not any(one.isVisible() for one in parent.findChildren(KeepDialog)):
        KeepDialog(parent, keep, leave, why_not, what).open()
