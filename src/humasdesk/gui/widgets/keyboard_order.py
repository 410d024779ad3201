"""The order in which Tab walks: as one reads, whatever came and went since the window was built (see
docs/decisions/0018)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QWidget


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to what comes next in ``window``, round and round; false where it cannot be told.

    The chain of Qt is left alone: what is built later is put at its end, and moving it about breaks it.
    """
    every = list(_in_order(window))
    here = window.focusWidget()
    if here not in every:
        return False
    place = every.index(here)
    others = [*every[place + 1:], *every[:place]]
    goal = next((one for one in (others if forward else reversed(others)) if _takes_tab(one)), None)
    if goal is None:
        return False
    goal.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _takes_tab(one: QWidget) -> bool:
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
                and one.isVisible() and one.isEnabled())


def _in_order(part: QWidget) -> Iterator[QWidget]:
    """``part`` and all in it, in the order of the layouts; what stands in none comes after them."""
    yield part
    if isinstance(part, QScrollArea) and (inside := part.widget()) is not None:
        yield from _in_order(inside)
    elif not isinstance(part, QAbstractScrollArea):
        placed = ([part.widget(place) for place in range(part.count())] if isinstance(part, QSplitter)
                  else list(_placed(part.layout())))
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
