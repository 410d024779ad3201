"""The menu of the page: what can be done where the cursor stands, with its keys."""

from __future__ import annotations

from collections.abc import Callable
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


def menu(parent: QWidget, do: Callable[[str], None], look: Look, *, can: Callable[[str], bool]) -> QMenu:
    """The menu for a cursor with that look; ``do`` does a deed by name, ``can`` says whether it may be done now."""
    made = QMenu(parent)
    for rows in (_HISTORY, _CLIPBOARD):
        for name, label, keys in rows:
            action = made.addAction(tr(label), partial(do, name))
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(can(name))
        made.addSeparator()
    for act in ACTS:
        if act.group != "table" or look.table:
            _add(made, act, look, do, can(act.slot))
    made.addSeparator()
    every = made.addAction(tr("Select all"), partial(do, "select_all"))
    every.setShortcut(QKeySequence(_Standard.SelectAll))
    return made


def _add(menu: QMenu, act: Act, look: Look, do: Callable[[str], None], enabled: bool) -> None:
    action = menu.addAction(tr(act.label), partial(do, act.slot))
    if act.keys is not None:
        action.setShortcut(QKeySequence(act.keys))
    action.setCheckable(act.is_on(look))
    action.setChecked(act.is_on(look))
    action.setEnabled(enabled)
