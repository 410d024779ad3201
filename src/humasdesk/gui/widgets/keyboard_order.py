"""The order in which Tab walks: as one reads, whatever came and went since the window was built."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


def stops(part: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in ``part``, in the order of its layouts; what stands in none comes after them."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
        yield part
    if isinstance(part, QScrollArea) and (inside := part.widget()) is not None:
        yield from stops(inside)
    elif not isinstance(part, QAbstractScrollArea):
        placed = list(_placed(part.layout()))
        others = [one for one in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
                  if one not in placed and not one.isWindow()]
        for one in (*placed, *others):
            yield from stops(one)


def _placed(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is not None and (widget := item.widget()) is not None:
            yield widget
        elif item is not None:
            yield from _placed(item.layout())


def put_in_order(part: QWidget) -> None:
    """Let Tab walk through ``part`` as one reads it."""
    for before, after in pairwise(stops(part)):
        QWidget.setTabOrder(before, after)
