"""Another theme on what is open beside the window: its dialogs, with everything in them that draws by a theme."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from humasdesk.gui.theme import Theme

_PICTURE = "picture"


def picture(wearer: QAbstractButton | QAction, theme: Theme, name: str, tint: str = "text_soft") -> None:
    """Give a button or an action an icon that follows the theme."""
    wearer.setProperty(_PICTURE, f"{name} {tint}")
    wearer.setIcon(theme.icon(name, tint))


def wear_dialogs(window: QWidget, theme: Theme) -> None:
    """Put ``theme`` on every dialog of ``window``: icons made by :func:`picture`, and whatever has a ``wear``."""
    for dialog in window.findChildren(QDialog):
        for part in (dialog, *dialog.findChildren(QObject)):
            named = part.property(_PICTURE)
            if named and isinstance(part, QAbstractButton | QAction):
                picture(part, theme, *str(named).split(" "))
            wear = getattr(part, "wear", None)
            if callable(wear):
                wear(theme)
