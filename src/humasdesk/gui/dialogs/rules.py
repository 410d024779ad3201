"""*Aturan pemeriksaan*: every rule with its weight on this desk and in the open release, and what stops a submit.

It is long because the table of rules, its menu and what stops a submit are one view of the same setting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.release import Changes
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import Trouble, fit, label
from humasdesk.gui.dialogs.keep import ask_to_keep
from humasdesk.gui.dialogs.rule_detail import RuleDetail
from humasdesk.gui.session import Session
from humasdesk.gui.severity import NAMES, WEIGHTS, sign_icon
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wearing import picture
from humasdesk.i18n import tr
from humasdesk.services.checking import rules as service
from humasdesk.services.checking.rules import FAMILIES, Described, Weighing

_RULE = Qt.ItemDataRole.UserRole
_NAME = 22
"""Letters of a rule's name that are in sight before its weight is."""
_SEVERITIES = ("error", "style", "fact", "hint")


class RulesDialog(QDialog):
    """What is set here is one record when it is saved. Weights and stops of the desk are an admin's; whoever may write
    weighs rules for one release."""

    def __init__(self, session: Session, theme: Theme, release_id: str | None = None, rule_id: str | None = None,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._release = session, theme, release_id
        self.setWindowTitle(tr("Rules of the check"))
        self._rules = {one.id: one for one in service.table()}
        self._kept = service.weighing(session.desk, release_id)
        self._state = self._kept
        self._shown: Described | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        sides = QHBoxLayout()
        sides.setSpacing(3 * GRID)
        sides.addLayout(self._left(), 5)
        self.detail = RuleDetail(self._why_locked(), self._why_not_here(), self)
        sides.addWidget(self.detail, 4)
        column.addLayout(sides, 1)
        column.addLayout(self._stops())
        column.addLayout(self._foot())
        self._connect()
        self._draw()
        self.show_rule(rule_id or next(iter(self._rules)))
        for before, after in pairwise((self.search, self.tree, *self.detail.stops_of_keyboard,
                                       *self.whole.values(), self.all_back, self.close_button, self.keep)):
            QWidget.setTabOrder(before, after)
        self.search.setFocus()
        fit(self, 1060, 660, QSize(1320, 860))

    # -- building

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(tr("Search rules: name, words, clause …"))
        self.search.setAccessibleName(tr("Search rules: name, words, clause …"))
        sign = self.search.addAction(self._theme.icon("search", "text_faint"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(tr("Search"))
        picture(sign, self._theme, "search", "text_faint")
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Rules of the check"))
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([tr("What it marks"), tr("Weight"), tr("Stops")])
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)  # its cells leave no edge before the next column
        widest = max(self.tree.fontMetrics().horizontalAdvance(f"{_short(weight)} ◆") for weight in WEIGHTS)
        self._wide = max(widest + 2 * GRID, header.sectionSizeHint(1)), header.sectionSizeHint(2)
        header.resizeSection(1, self._wide[0])
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        return column

    def _stops(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(label(tr("A submit also stops for all"), "soft", self))
        self.whole: dict[str, QCheckBox] = {}
        for severity in _SEVERITIES:
            box = QCheckBox(tr(NAMES[severity]), self)
            box.setIcon(sign_icon(severity, self._theme))
            box.setEnabled(not self._why_locked())
            box.setToolTip(self._why_locked())
            box.clicked.connect(lambda on, one=severity: self._stop(one, on))
            self.whole[severity] = box
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.trouble = Trouble(self._theme, self)
        self.all_back = QPushButton(tr("All as they came"), self)
        self.keep = QPushButton(tr("Save"), self)
        self.keep.setProperty("role", "primary")
        self.close_button = QPushButton(tr("Close"), self)
        for button in (self.all_back, self.close_button):
            button.setAutoDefault(False)
        self.keep.setDefault(True)
        self.all_back.setEnabled(not self._why_locked())
        self.all_back.setToolTip(self._why_locked())
        row.addWidget(self.all_back, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.trouble, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.tree.currentItemChanged.connect(self._chosen)
        self.detail.weighed.connect(self._weigh)
        self.detail.weighed_here.connect(self._weigh_here)
        self.detail.stopping.connect(self._stop_shown)
        self.detail.shipped.connect(self._as_it_came)
        self.all_back.clicked.connect(lambda _=False: self._all_as_they_came())
        self.keep.clicked.connect(lambda _=False: self.save())
        self.close_button.clicked.connect(lambda _=False: self.reject())

    def _why_locked(self) -> str:
        person = self._session.person
        if not self._session.can_write:
            return tr("This desk is open read-only here.")
        if not (person and person.may("admin")):
            return tr("Only an admin changes rules for the whole desk; for a release, whoever writes it.")
        return ""

    def _why_not_here(self) -> str:
        person = self._session.person
        if not self._session.can_write:
            return tr("This desk is open read-only here.")
        if self._release is None:
            return tr("No release is open.")
        return "" if person and person.may("writer", "supervisor") else tr(
            "Only writers and supervisors can do this.")

    # -- showing

    def _draw(self) -> None:
        blocker = QSignalBlocker(self.tree)
        self.tree.clear()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._heads: list[QTreeWidgetItem] = []
        for family, name in FAMILIES.items():
            head = QTreeWidgetItem(self.tree, [tr(name)])
            self._heads.append(head)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setFirstColumnSpanned(True)
            for place in range(3):
                head.setData(place, Qt.ItemDataRole.AccessibleTextRole, tr(name))
            for rule in (one for one in self._rules.values() if one.family == family):
                item = QTreeWidgetItem(head)
                item.setData(0, _RULE, rule.id)
                self._items[rule.id] = item
            head.setExpanded(True)
        del blocker
        self._refresh()

    def _refresh(self) -> None:
        """Show every rule's weight as it is set now."""
        for rule in self._rules.values():
            weight, stops = self._state.weight(rule), bool(self._state.stops_by(rule))
            item = self._items[rule.id]
            item.setText(0, rule.sentence)
            item.setToolTip(0, f"{rule.sentence}\n{rule.id}")
            item.setIcon(0, sign_icon(weight if rule.own else "lack", self._theme))
            said = _short(weight) if rule.own else "–"
            here = rule.id in self._state.release
            own = rule.id in self._state.desk
            item.setText(1, said + (" ◆" if here else " •" if own else ""))
            item.setToolTip(1, tr("Set for this release.") if here else tr("Set for this desk.") if own else "")
            item.setText(2, tr("yes") if stops else "")
            item.setData(2, Qt.ItemDataRole.AccessibleTextRole, tr("stops a submit") if stops else tr(
                "stops nothing"))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (
                rule.sentence, rule.id, said, tr("stops a submit") if stops else ""))))
        for severity, box in self.whole.items():
            box.setChecked(severity in self._state.stops)
        self.keep.setEnabled(self.dirty)
        if self._shown:
            self.detail.show_rule(self._shown, self._state)

    def show_rule(self, rule_id: str) -> None:
        """Choose a rule."""
        item = self._items.get(rule_id)
        if item is not None:
            self.tree.setCurrentItem(item)
            self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In large text a rule's weight and whether it stops stand in the detail alone, and its name is read."""
        super().resizeEvent(event)
        if (layout := self.layout()) is not None:
            layout.activate()
        beside = self.tree.verticalScrollBar().sizeHint().width() + _NAME * self.tree.fontMetrics().averageCharWidth()
        room = self.tree.width() - beside
        self.tree.setColumnHidden(1, room < self._wide[0])
        self.tree.setColumnHidden(2, room < sum(self._wide))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        current = self.tree.currentItem()
        if current is not None:  # before it was shown nobody knew how much fits
            self.tree.scrollToItem(current, QTreeWidget.ScrollHint.PositionAtCenter)

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        rule = self._rules.get(str(item.data(0, _RULE))) if item else None
        if rule is not None:
            self._shown = rule
            self.detail.show_rule(rule, self._state)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        first = None
        for rule_id, item in self._items.items():
            rule = self._rules[rule_id]
            words = f"{rule.sentence} {rule.id} {rule.source} {' '.join(flag for flag, _ in rule.flags)}".casefold()
            item.setHidden(not all(word in words for word in wanted))
            first = first or (None if item.isHidden() else item)
        for head in self._heads:
            below = [item for item in self._items.values() if item.parent() is head]
            head.setHidden(all(item.isHidden() for item in below))
        current = self.tree.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.tree.setCurrentItem(first)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for severity, box in self.whole.items():
            box.setIcon(sign_icon(severity, theme))
        self._refresh()

    # -- setting

    @property
    def dirty(self) -> bool:
        """Whether something set is not saved."""
        return self._state != self._kept

    def _set(self, state: Weighing) -> None:
        self._state = state
        self.trouble.clear()
        self._refresh()

    def _weigh(self, weight: str) -> None:
        if self._shown:
            rest = {rule: own for rule, own in self._state.desk.items() if rule != self._shown.id}
            given = {self._shown.id: weight} if weight and weight != self._shown.own else {}
            self._set(replace(self._state, desk=rest | given))

    def _weigh_here(self, weight: str) -> None:
        if self._shown:
            rest = {rule: own for rule, own in self._state.release.items() if rule != self._shown.id}
            self._set(replace(self._state, release=rest | ({self._shown.id: weight} if weight else {})))

    def _stop(self, name: str, on: bool) -> None:
        self._set(replace(self._state, stops=self._state.stops | {name} if on else self._state.stops - {name}))

    def _stop_shown(self, on: bool) -> None:
        if self._shown:
            self._stop(self._shown.id, on)

    def _as_it_came(self) -> None:
        if self._shown:
            own, shipped = self._shown.id, service.as_shipped().stops
            self._set(replace(self._state, desk={rule: one for rule, one in self._state.desk.items() if rule != own},
                              stops=(self._state.stops - {own}) | (shipped & {own})))

    def _all_as_they_came(self) -> None:
        self._set(replace(service.as_shipped(), release=self._state.release))

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Make it hold, and go on with ``then`` when it does."""
        desk, me, state, kept, release = (self._session.desk, self._session.me, self._state, self._kept, self._release)
        here = {rule: state.release.get(rule, "") for rule in (*state.release, *kept.release)}

        def deed() -> Changes:
            own = service.set_release(desk, me, release, here) if release else Changes()
            if (state.desk, state.stops) == (kept.desk, kept.stops):
                return own
            shared = service.set_desk(desk, me, state.desk, state.stops)
            return replace(shared, releases=shared.releases | own.releases)

        def done(_: object) -> None:
            self._kept = service.weighing(desk, release)
            self._set(self._kept)
            self.trouble.say(tr("It holds from now on."), "good")
            then()

        if self.dirty:
            self._session.do(self, deed, done, self._failed)

    def _failed(self, error: DeskError) -> None:
        self.trouble.say(error.sentence)

    def reject(self) -> None:
        """Close; where something is not saved, ask first what becomes of it."""
        if self.dirty:
            leave = super().reject
            ask_to_keep(self, lambda: self.save(leave), leave)
        else:
            super().reject()


def _short(weight: str) -> str:
    """A weight's name, without the colour it stands in."""
    return tr(WEIGHTS[weight]).partition(" (")[0]
