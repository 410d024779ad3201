"""Regions as people type them in a form: a completing list of names with codes, and back to the code."""

from __future__ import annotations

import re
from functools import cached_property

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView

from humasdesk.services.regions import Regions

_CODE = re.compile(r"\(([\d.]+)\)\s*\Z")
_ROWS = 10
_LETTERS = 44
"""Room for the longest names with their codes."""


class Places:
    """The regions of one desk for its forms."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions

    @cached_property
    def _names(self) -> QStringListModel:
        offered = sorted(self._regions.all(), key=lambda one: (one.level, one.name))
        return QStringListModel([f"{one.name} ({one.code})" for one in offered])

    def completer(self, parent: QObject) -> QCompleter:
        """Completes ``Kota Samarinda (64.72)`` from any part of it."""
        made = QCompleter(self._names, parent)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setMaxVisibleItems(_ROWS)
        popup = QListView()
        popup.setProperty("role", "completer")
        popup.setUniformItemSizes(True)  # else all 7,900 are measured before one is shown, an eighth of a second
        popup.setMinimumWidth(popup.fontMetrics().averageCharWidth() * _LETTERS)  # a table's cell is narrower
        made.setPopup(popup)
        return made

    def shown(self, code: str | None) -> str:
        """A region as its field shows it; empty for none."""
        name = self._regions.name(code) if code else None
        return f"{name} ({code})" if name else code or ""

    def name(self, code: str | None) -> str:
        """A region's name alone; empty for none."""
        return (self._regions.name(code) or code) if code else ""

    def code_of(self, text: str) -> str | None:
        """The code that was typed or chosen; ``None`` for nothing. Raises ``NotFound`` with the choices."""
        clean = text.strip()
        if not clean:
            return None
        found = _CODE.search(clean)
        return self._regions.find(found[1] if found else clean).code
