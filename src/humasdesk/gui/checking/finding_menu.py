"""The menu of a finding: what is wrong and why, what would mend it, and what else may be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget, QWidgetAction

from humasdesk.gui.checking import wording
from humasdesk.gui.checking.examiner import Examiner
from humasdesk.gui.theme import GRID, grown
from humasdesk.i18n import tr

if TYPE_CHECKING:
    from humasdesk.services.checking.finding import Finding, Fix

WIDTH = 320
"""Of the message, in pixels; longer ones take more lines."""
_MOST_FIXES = 6


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a menu asks of the window: a note for an answer, where a word is right, the desk's rules, the preview of all
    fixes."""

    confirm: Callable[[Finding], None]
    pass_over: Callable[[Finding], None]
    learn: Callable[[str], None]
    open_rules: Callable[[str], None]
    mend_all: Callable[[], None]


class FindingMenu:
    """Puts a finding's rows into ``menu``, before ``before`` where it has rows already.

    Without ``fixing`` nothing is offered that changes the text, without ``answering`` nothing that is said of it.
    """

    def __init__(self, menu: QMenu, examiner: Examiner, wishes: Wishes, *, fixing: bool, answering: bool,
                 before: QAction | None = None) -> None:
        self._menu, self._examiner, self._wishes = menu, examiner, wishes
        self._fixing, self._answering = fixing, answering
        self._before = before
        self.first: QAction | None = None
        """The first fix, as soon as it is known: what Enter takes."""
        self.grown: Callable[[], None] | None = None
        """Called when fixes came after the menu was shown."""

    def fill(self, finding: Finding) -> None:
        """All rows of a place: its gravest finding, and a menu each for the others."""
        self._rows(finding)
        for one in finding.also:
            below = QMenu(one.sentence.replace("&", "&&"), self._menu)
            FindingMenu(below, self._examiner, self._wishes, fixing=self._fixing, answering=self._answering)._rows(one)
            self._insert(below.menuAction())
        if self._fixing:
            self._add(tr("Mend all …"), self._wishes.mend_all)
        if self._before is not None:
            self._menu.insertSeparator(self._before)

    def _rows(self, finding: Finding) -> None:
        self._insert(_message(self._menu, finding))
        if self._fixing:
            self._fixes(finding)
        self._separate()
        if self._answering:
            self._answers(finding)

    # -- what would mend it

    def _fixes(self, finding: Finding) -> None:
        waiting = self._add(tr("Looking for what was meant …"))
        waiting.setEnabled(False)

        def show(fixes: tuple[Fix, ...]) -> None:
            self._show_fixes(finding, fixes, waiting)

        known = self._examiner.fixes(finding, _while_it_lives(self._menu, show))
        if known is not None:
            show(known)

    def _show_fixes(self, finding: Finding, fixes: tuple[Fix, ...], waiting: QAction) -> None:
        chosen = self._menu.activeAction()
        made = [self._fix(finding, fix, waiting) for fix in fixes[:_MOST_FIXES]]
        if made:
            font = QFont(self._menu.font())
            font.setBold(True)
            made[0].setFont(font)
            self.first = self.first or made[0]
            self._menu.removeAction(waiting)
            if self._menu.isVisible() and chosen in (None, waiting):
                self._menu.setActiveAction(made[0])
        elif finding.rule == "SPELL":
            waiting.setText(tr("Nothing like it is known"))
        else:
            self._menu.removeAction(waiting)
        if self.grown is not None:
            self.grown()

    def _fix(self, finding: Finding, fix: Fix, before: QAction) -> QAction:
        action = QAction(_plain(wording.fix_label(fix)), self._menu)
        action.triggered.connect(partial(_run, partial(self._examiner.apply, finding, fix)))
        self._menu.insertAction(before, action)
        return action

    # -- what may be said of it

    def _answers(self, finding: Finding) -> None:
        from humasdesk.services.checking.questions import WORD_RULES

        if finding.severity == "fact":
            self._add(tr("Confirm …"), partial(self._wishes.confirm, finding))
        self._add(tr("Ignore here"), partial(self._examiner.answer, finding, "ignore"))
        self._add(tr("Ignore with a note …"), partial(self._wishes.pass_over, finding))
        if finding.rule in WORD_RULES:
            self._words(finding.text)
        self._rule(finding)

    def _words(self, word: str) -> None:
        below = QMenu(tr("Take “{word}” for right", word=_plain(word)), self._menu)
        for where, label in (("release", tr("In this release")), ("desk", tr("At this desk")),
                             ("mine", tr("On this computer"))):
            below.addAction(label).triggered.connect(partial(_run, partial(self._examiner.know, word, where)))
        below.addSeparator()
        below.addAction(tr("Add to the dictionary …")).triggered.connect(
            partial(_run, partial(self._wishes.learn, word)))
        self._insert(below.menuAction())

    def _rule(self, finding: Finding) -> None:
        below = QMenu(tr("This rule"), self._menu)
        below.addAction(_said(below, ((wording.rule_name(finding), "soft"),), finding.rule))
        below.addSeparator()
        off = below.addAction(tr("Off in this release"))
        off.triggered.connect(partial(_run, partial(self._examiner.weigh, finding.rule, "off")))
        below.addSeparator()
        for grade, label in wording.GRADES.items():
            action = below.addAction(tr(label))
            action.setCheckable(True)
            action.setChecked(grade == finding.severity)
            action.triggered.connect(partial(_run, partial(self._examiner.weigh, finding.rule, grade)))
        below.addSeparator()
        below.addAction(tr("For the whole desk …")).triggered.connect(
            partial(_run, partial(self._wishes.open_rules, finding.rule)))
        self._insert(below.menuAction())

    # -- rows

    def _add(self, label: str, run: Callable[[], object] | None = None) -> QAction:
        action = QAction(label, self._menu)
        if run is not None:
            action.triggered.connect(partial(_run, run))
        self._insert(action)
        return action

    def _separate(self) -> None:
        action = QAction(self._menu)
        action.setSeparator(True)
        self._insert(action)

    def _insert(self, action: QAction) -> None:
        if self._before is None:
            self._menu.addAction(action)
        else:
            self._menu.insertAction(self._before, action)


def _message(menu: QMenu, finding: Finding) -> QWidgetAction:
    """What is wrong and why; its rule is named to those who stay on it with the mouse."""
    return _said(menu, ((finding.sentence, "title"), (wording.reason(finding), "faint")), wording.rule_tip(finding))


def _said(menu: QMenu, rows: tuple[tuple[str, str], ...], tip: str) -> QWidgetAction:
    """Words in a menu, as wide as may be, which cannot be chosen."""
    holder = QWidget(menu)
    holder.setToolTip(tip)
    column = QVBoxLayout(holder)
    column.setContentsMargins(12, GRID, 12, GRID)
    column.setSpacing(2)
    for words, role in rows:
        label = QLabel(words, holder)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setFixedWidth(grown(WIDTH))
        column.addWidget(label)
    action = QWidgetAction(menu)
    action.setText(rows[0][0])
    action.setDefaultWidget(holder)
    action.setEnabled(False)
    return action


def _plain(words: str) -> str:
    """``words`` as a menu shows them: an ampersand is a letter, not a key."""
    return words.replace("&", "&&")


def _run(deed: Callable[[], object], _checked: bool = False) -> None:
    deed()


def _while_it_lives(menu: QMenu, show: Callable[[tuple[Fix, ...]], None]) -> Callable[[tuple[Fix, ...]], None]:
    import shiboken6

    return lambda fixes: show(fixes) if shiboken6.isValid(menu) else None
