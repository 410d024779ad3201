"""The order in which Tab walks: as one reads, whatever came and went since the window was built (see
docs/decisions/0018)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QTabWidget, QTextEdit, QWidget

_BINDING = "binding"
_AS_MADE = "as_made"


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to what comes next in ``window``, round and round; false where it cannot be told.

    The chain of Qt is left alone: what is built later is put at its end, and moving it about breaks it. From a text
    that is being written the way on leads past every :func:`binding` button.
    """
    every = list(_in_order(window))
    here = window.focusWidget()
    if here not in every:
        return False
    place = every.index(here)
    others = [*every[place + 1:], *every[:place]]
    writing = forward and isinstance(here, QTextEdit) and not here.isReadOnly()
    goal = next((one for one in (others if forward else reversed(others))
                 if _takes_tab(one) and not (writing and one.property(_BINDING))), None)
    if goal is None:
        return False
    goal.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def binding(button: QWidget) -> None:
    """Say that a button binds others, as a submit does. Tab and Enter are what fingers do at the end of a paragraph in
    other programs, and must not end in it."""
    button.setProperty(_BINDING, True)


def as_made(part: QWidget) -> None:
    """Say that what stands in ``part`` is walked in the order in which it was made, not in that of its layout."""
    part.setProperty(_AS_MADE, True)


def _takes_tab(one: QWidget) -> bool:
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
                and one.isVisible() and one.isEnabled())


def _in_order(part: QWidget) -> Iterator[QWidget]:
    """``part`` and all in it, in the order of the layouts; what stands in none comes after them."""
    yield part
    if isinstance(part, QScrollArea) and (inside := part.widget()) is not None:
        yield from _in_order(inside)
    elif isinstance(part, QTabWidget):
        for one in (part.tabBar(), part.currentWidget()):
            yield from _in_order(one) if one is not None else ()
    elif not isinstance(part, QAbstractScrollArea):
        placed = ([part.widget(place) for place in range(part.count())] if isinstance(part, QSplitter)
                  else [] if part.property(_AS_MADE) else list(_placed(part.layout())))
        others = [one for one in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
                  if one not in placed and not one.isWindow()]
        for one in (*placed, *others):
            yield from _in_order(one)


def _placed(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is not None and (widget := item.widget()) is not None:
            yield widget
        elif item is not None:
            yield from _placed(item.layout())
