"""What the panel is shown of a release, and what its parts have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from humasdesk.domain.release import Content, Summary
from humasdesk.services.reviewing import Offer

Change = Callable[[Content], Content]
"""A change of what a release says, as a part of the panel asks for it."""


@dataclass(frozen=True, slots=True)
class View:
    """A release as it stands, and whether who sits here may change it now; ``may_begin`` where that takes the word that
    it is to be edited."""

    summary: Summary
    content: Content
    offers: tuple[Offer, ...]
    editable: bool
    may_begin: bool = False


def words(text: str, role: str, parent: QWidget) -> QLabel:
    """A label that wraps in whatever width it is given, its text never read as markup."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setMinimumWidth(1)
    return made
