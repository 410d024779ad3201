"""What the check's settings say, in the rules' own words; they are changed in the table of rules."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from humasdesk.gui.dialogs.form import label
from humasdesk.gui.dialogs.settings.fields import Field
from humasdesk.gui.severity import NAMES, WEIGHTS
from humasdesk.gui.theme import GRID
from humasdesk.i18n import mark, tr
from humasdesk.services.checking import rules
from humasdesk.settings.table import Setting, weights

KEYS = frozenset({"check.rules", "check.blocking"})
"""The settings whose value names rules by their ids."""
_MEANS = {"check.rules": mark("How heavy each rule is where that differs from how it came."),
          "check.blocking": mark("What has to be mended or answered before a release is submitted.")}


class RulesField(Field):
    """Shows one of :data:`KEYS`; ``open_rules`` opens the table where it is changed. It never has a change to save."""

    def __init__(self, row: Setting, value: str, open_rules: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(row, parent)
        self._value = value
        self._said = tr(_MEANS[row.key])
        self._help.setText(self._said)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(GRID)
        self.words: QLabel = label("", "", holder, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton(tr("Rules of the check …"), holder)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: open_rules())
        column.addWidget(self.words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.put(holder, lambda: self._value)
        button.setAccessibleName(tr("{setting}: change it", setting=tr(row.label)))
        self.setFocusProxy(button)
        self.show_value(value)

    def show_value(self, value: str) -> None:
        """Say this value, which the desk keeps."""
        self._value = self._before = value
        lines = said(self.row.key, value)
        self.words.setText("\n".join(f"•  {line}" for line in lines) if len(lines) > 1 else lines[0])
        self.words.setToolTip(tr("On the console: {value}", value=value) if value else "")


def said(key: str, value: str) -> tuple[str, ...]:
    """The value of one of :data:`KEYS` for people, a line for each rule or kind."""
    if key == "check.rules":
        lines = [f"{rules.named(rule)} – {tr(WEIGHTS.get(weight, weight))}" for rule, weight in weights(value).items()]
        return tuple(lines) or (tr("Every rule is as heavy as it came."),)
    lines = [tr("Everything of the kind “{name}”.", name=tr(NAMES[one])) if one in NAMES else rules.named(one)
             for one in value.split()]
    return tuple(lines) or (tr("Nothing but what cannot be printed without."),)
