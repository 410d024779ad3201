"""One rule of the check: what it flags, with texts that it marks and texts that it lets pass, and what may be set."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from humasdesk.gui.dialogs.form import headline, label
from humasdesk.gui.severity import WEIGHTS
from humasdesk.gui.theme import GRID
from humasdesk.gui.widgets.wheel import scrolled_past
from humasdesk.i18n import mark, tr
from humasdesk.services.checking.rules import FAMILIES, Described, Weighing

_SHOWN = 4
"""Examples of each kind that are shown at once."""
_MENDING = {"A": mark("It has one right answer and may be mended without asking."),
            "S": mark("Answers are offered; a person chooses."), "-": mark("It is advice; a person decides.")}


class RuleDetail(QWidget):
    """``weighed`` carries a rule's weight for the desk, ``weighed_here`` for the release (empty: as before),
    ``stopping`` whether it stops a submit, ``shipped`` asks for everything as it came."""

    weighed = Signal(str)
    weighed_here = Signal(str)
    stopping = Signal(bool)
    shipped = Signal()

    def __init__(self, why_locked: str, why_not_here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why_locked, self._why_not_here = why_locked, why_not_here
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._head = headline("", self, 1.15)
        self._under = label("", "faint", self, wrap=True)
        column.addWidget(self._head)
        column.addWidget(self._under)
        column.addWidget(self._examples(), 1)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        column.addWidget(rule)
        column.addLayout(self._settings())
        if why_locked:
            column.addWidget(label(why_locked, "faint", self, wrap=True))

    def _examples(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Examples"))
        area.setProperty("role", "reading")
        self.examples = area
        inside = QWidget(area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 4, GRID, 4)  # the ring of the keyboard stands clear of the words
        column.setSpacing(4)
        self._message = label("", "soft", inside, wrap=True)
        self._flags_head = label(tr("It marks"), "section", inside)
        self._flags = label("", "", inside, wrap=True)
        self._passes_head = label(tr("It lets pass"), "section", inside)
        self._passes = label("", "", inside, wrap=True)
        for widget in (self._message, self._flags_head, self._flags, self._passes_head, self._passes):
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(widget)
        column.addStretch(1)
        area.setWidget(inside)
        return area

    def _settings(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(GRID)
        form.setHorizontalSpacing(2 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.weight = scrolled_past(QComboBox(self))
        self.weight.setAccessibleName(tr("Weight on this desk"))
        self.weight.setToolTip(self._why_locked)
        self.here = scrolled_past(QComboBox(self))
        self.here.setAccessibleName(tr("Weight in this release"))
        self.here.setToolTip(self._why_not_here)
        self.stops = QCheckBox(tr("Stops a submit until it is mended or answered"), self)
        self.back = QPushButton(tr("As it came"), self)
        self.back.setAutoDefault(False)
        self.back.setToolTip(self._why_locked)
        self._weight_name = QLabel(tr("On this desk"), self)
        self._here_name = QLabel(tr("In this release"), self)
        form.addRow(self._weight_name, self.weight)
        form.addRow(self._here_name, self.here)
        form.addRow("", self.stops)
        form.addRow("", self.back)
        self.weight.activated.connect(lambda _: self.weighed.emit(self.weight.currentData()))
        self.here.activated.connect(lambda _: self.weighed_here.emit(self.here.currentData()))
        self.stops.clicked.connect(self.stopping)
        self.back.clicked.connect(lambda _=False: self.shipped.emit())
        return form

    @property
    def stops_of_keyboard(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through, in order."""
        return self.examples, self.weight, self.here, self.stops, self.back

    def show_rule(self, rule: Described, state: Weighing) -> None:
        """Fill everything with a rule and how it is weighed."""
        self._head.setText(rule.sentence)
        clause = tr("rests on {source}", source=tr("the house's rules") if rule.source == "house" else rule.source)
        self._under.setText(" · ".join(part for part in (tr(FAMILIES[rule.family]), clause if rule.source else "")
                                       if part))
        for words in (self._head, self._under):
            words.setToolTip(rule.id)
        told = tr(_MENDING[rule.fix]) if rule.family != "lack" else ""
        self._message.setText(told)
        self._message.setVisible(bool(told))
        flags = [f"✗  {_plain(text)}" + (f"\n     → {_plain(mended)}" if mended else "")
                 for text, mended in rule.flags[:_SHOWN]]
        passes = [f"✓  {_plain(text)}" for text in rule.passes[:_SHOWN]]
        self._flags.setText("\n".join(flags))
        self._passes.setText("\n".join(passes))
        self._flags_head.setVisible(bool(flags))
        self._passes_head.setVisible(bool(passes))
        self._fill(rule, state)

    def _fill(self, rule: Described, state: Weighing) -> None:
        weighs = rule.family != "lack"
        for widget in (self.weight, self.here, self._weight_name, self._here_name):
            widget.setVisible(weighs)
        self.weight.setEnabled(weighs and not self._why_locked)
        self.here.setEnabled(weighs and not self._why_not_here)
        if weighs:
            _offer(self.weight, tr("as it came: {weight}", weight=tr(WEIGHTS[rule.own])), state.desk.get(rule.id, ""))
            desk = state.desk.get(rule.id) or rule.own
            _offer(self.here, tr("as on the desk: {weight}", weight=tr(WEIGHTS[desk])), state.release.get(rule.id, ""))
        by = state.stops_by(rule)
        self.stops.setChecked(bool(by))
        self.stops.setEnabled(by in ("", "rule") and not self._why_locked and state.weight(rule) != "off")
        self.stops.setToolTip(self._why_locked or (tr("Without it there would be nothing to print.") if by == "always"
                                                   else tr("Everything of its weight stops a submit here.")
                                                   if by not in ("", "rule") else ""))
        self.back.setEnabled(not self._why_locked)


def _offer(combo: QComboBox, first: str, chosen: str) -> None:
    combo.clear()
    combo.addItem(first, "")
    for weight, name in WEIGHTS.items():
        combo.addItem(tr(name), weight)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _plain(text: str) -> str:
    """An example with what cannot be seen made visible."""
    shown = text.replace("\n", " ¶ ").replace("\xa0", "°").replace("\u200b", "¦").replace("\t", "⇥")
    return shown.replace("  ", "··") if "  " in shown else shown
