"""The menu of the page: what can be done where the cursor stands, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from humasdesk.gui.editor.actions import ACTS, Act
from humasdesk.gui.editor.inline import Look
from humasdesk.i18n import mark, tr

_Standard = QKeySequence.StandardKey
_HISTORY = (("undo", mark("Undo"), _Standard.Undo), ("redo", mark("Redo"), _Standard.Redo))
_CLIPBOARD = (
    ("cut", mark("Cut"), _Standard.Cut), ("copy", mark("Copy"), _Standard.Copy),
    ("paste", mark("Paste"), _Standard.Paste),
)  # fmt: skip


_INSERTED = frozenset({"choose_table", "insert_rule", "choose_picture"})
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
    below = [act for act in ACTS if act.slot not in _LIFTED]
    for label, acts in (
        (tr("Format"), [act for act in below if act.group == "format" and act.slot not in _INSERTED]),
        (tr("Insert"), [act for act in below if act.slot in _INSERTED]),
        (tr("Table"), [act for act in below if act.group == "table" and look.table and act.slot not in _INSERTED]),
    ):
        if acts:
            inside = made.addMenu(label)
            _fill(inside, acts, look, do, can)
            inside.menuAction().setEnabled(any(action.isEnabled() for action in inside.actions()))
    made.addSeparator()
    every = made.addAction(tr("Select all"), partial(do, "select_all"))
    every.setShortcut(QKeySequence(_Standard.SelectAll))
    return made


def _fill(menu: QMenu, acts: Iterable[Act], look: Look, do: Callable[[str], None], can: Callable[[str], bool]) -> None:
    for act in acts:
        action = menu.addAction(tr(act.label), partial(do, act.slot))
        if act.keys is not None:
            action.setShortcut(QKeySequence(act.keys))
        action.setCheckable(act.is_on(look))
        action.setChecked(act.is_on(look))
        action.setEnabled(can(act.slot))
