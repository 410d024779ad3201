"""Spares the program that PySide reads the source of every module that is imported, and keeps the lines for good."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 (brings what is asked for below)

_ASKER, _QUESTION = "shibokensupport.feature", "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """Answer PySide's question whether a module uses it with no, unread: from the answer follows only in which modules
    ``from __feature__ import`` counts, which none of ours says. Reading took a fifth of the time in which the program
    loads, and the lines of some seven hundred files 21 MiB. A PySide that asks in another way reads on as it likes."""
    asker = sys.modules.get(_ASKER)
    if asker is not None and hasattr(asker, _QUESTION):
        setattr(asker, _QUESTION, lambda _module: False)
