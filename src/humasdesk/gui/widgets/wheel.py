"""Choices, numbers and days that the wheel goes past: it scrolls what lies around them.

In Qt it turns the one it is over: whoever scrolls a form would change it without a word, and the one that was just
chosen in lies under the pointer most of all.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox

Field = TypeVar("Field", bound=QComboBox | QAbstractSpinBox)


class _Unturned(QObject):
    """Leaves the wheel to what lies around the field, which scrolls."""

    def __init__(self, field: QComboBox | QAbstractSpinBox) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def scrolled_past(field: Field) -> Field:
    """``field``, which the wheel neither turns nor gives the keyboard."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _Unturned(field)
    return field
