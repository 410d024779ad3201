"""Whether every text of a dialog has the room it needs."""

from __future__ import annotations

import re

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QWidget,
)

from humasdesk.gui.over import Over
from humasdesk.gui.widgets.chips import Elided

_AROUND = 10
"""The least a small button leaves around its letters, in pixels."""


def clipped(dialog: QWidget) -> list[str]:
    """The texts of visible labels, buttons and tabs that are drawn in less room than they need."""
    QApplication.processEvents()
    found = [f"{type(widget).__name__}: {widget.text()}" for kind in (QAbstractButton, QLabel)
             for widget in dialog.findChildren(kind)
             if widget.isVisible() and widget.text() and not _fits(widget)]
    for bar in dialog.findChildren(QTabBar):
        found += [bar.tabText(place) for place in range(bar.count())
                  if bar.isVisible() and bar.tabRect(place).right() > bar.width()]
    return found


def overlapping(dialog: QWidget) -> list[str]:
    """Visible parts that lie over one another, in the same parent. Messages lie over the page on purpose, and what an
    empty list says over the list."""
    QApplication.processEvents()
    found = []
    for parent in (dialog, *dialog.findChildren(QWidget)):
        if not parent.isVisible() or isinstance(parent, QAbstractScrollArea | QSplitter | QStackedWidget):
            continue
        parts = [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible()
                 and not one.isWindow() and not isinstance(one, Over)]
        for place, one in enumerate(parts):
            for other in parts[place + 1:]:
                shared = one.geometry().intersected(other.geometry())
                if min(shared.width(), shared.height()) > 1 and not _speaks_for_an_empty_list(one, other):
                    found.append(f"{_named(one)} lies over {_named(other)}")
    return found


def _speaks_for_an_empty_list(*pair: QWidget) -> bool:
    """Whether one is a sentence and the other the empty list it stands in."""
    return {isinstance(one, QLabel) or one.objectName() == "qt_scrollarea_viewport" for one in pair} == {True} \
        and len({type(one) for one in pair}) == 2


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}".strip()


def _fits(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        longest = max(re.sub("<[^>]*>", " ", widget.text()).split(), key=len)
        return widget.height() >= needed and widget.width() >= widget.fontMetrics().horizontalAdvance(longest)
    if isinstance(widget, QToolButton) and not widget.icon().isNull():
        return True  # its text is for a screen reader alone
    if isinstance(widget, QToolButton):
        return widget.width() >= widget.fontMetrics().horizontalAdvance(widget.text()) + _AROUND
    hint = widget.sizeHint()
    if isinstance(widget, Elided):  # ends in an ellipsis, and is said whole elsewhere
        return widget.height() >= hint.height()
    return widget.width() >= hint.width() and widget.height() >= hint.height()
