"""The menu of the page: what can be done where the cursor stands, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from humasdesk.gui.editor.actions import ACTS, OPENS, Act
from humasdesk.gui.editor.inline import Look
from humasdesk.gui.theme import Theme
from humasdesk.i18n import mark, tr

_Standard = QKeySequence.StandardKey
_HISTORY = (("undo", mark("Undo"), _Standard.Undo), ("redo", mark("Redo"), _Standard.Redo))
_CLIPBOARD = (
    ("cut", mark("Cut"), _Standard.Cut), ("copy", mark("Copy"), _Standard.Copy),
    ("paste", mark("Paste"), _Standard.Paste),
)  # fmt: skip


_SHAPES = ("make_heading", "make_subheading", "make_quote", "make_bullets", "make_numbers")
"""What a new line may become."""
_LIFTED = frozenset({"paste_plain"})


def menu(parent: QWidget, do: Callable[[str], None], look: Look, *, can: Callable[[str], bool]) -> QMenu:
    """The menu for a cursor with that look; ``do`` does a deed by name, ``can`` says whether it may be done now. It is
    short enough to stand under the fixes of a finding: how text looks, and what is put in, are menus of their own."""
    made = QMenu(parent)
    for rows in (_HISTORY, _CLIPBOARD):
        for name, label, keys in rows:
            action = made.addAction(tr(label), partial(do, name))
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(can(name))
        if rows is _CLIPBOARD:
            _fill(made, [act for act in ACTS if act.slot in _LIFTED], look, do, can)
        made.addSeparator()
    for label, acts in (
        (tr("Format"), [act for act in ACTS if act.group == "format"]),
        (tr("Insert"), _inserted()),
        (tr("Table"), [act for act in ACTS if act.group == "table" and look.table]),
    ):
        if acts:
            inside = made.addMenu(label)
            _fill(inside, acts, look, do, can)
            inside.menuAction().setEnabled(any(action.isEnabled() for action in inside.actions()))
    made.addSeparator()
    every = made.addAction(tr("Select all"), partial(do, "select_all"))
    every.setShortcut(QKeySequence(_Standard.SelectAll))
    return made


def insert_menu(parent: QWidget, do: Callable[[str], None], look: Look, *, theme: Theme,
                can: Callable[[str], bool]) -> QMenu:
    """What can be put in at the cursor, and what its line can become, with pictures for those who look for one."""
    made = QMenu(tr("Insert"), parent)
    made.setAccessibleName(tr("Insert"))
    _fill(made, _inserted(), look, do, can)
    made.addSeparator()
    _fill(made, [act for act in ACTS if act.slot in _SHAPES], look, do, can)
    icons = {tr(act.label): act.icon for act in ACTS if act.icon}
    for action in made.actions():
        if not action.isSeparator() and not action.isChecked():  # a tick stands where the picture would
            action.setIcon(theme.icon(icons[action.text()]))
    return made


def _inserted() -> list[Act]:
    return [act for act in ACTS if act.group == "insert" and act.slot != OPENS]


def _fill(menu: QMenu, acts: Iterable[Act], look: Look, do: Callable[[str], None], can: Callable[[str], bool]) -> None:
    for act in acts:
        action = menu.addAction(tr(act.label), partial(do, act.slot))
        if act.keys is not None:
            action.setShortcut(QKeySequence(act.keys))
        action.setCheckable(act.is_on(look))
        action.setChecked(act.is_on(look))
        action.setEnabled(can(act.slot))
