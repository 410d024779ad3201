"""How grave a finding is, as people see it: a sign of its own colour and shape, and what it is called."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QPixmap

from humasdesk.gui.theme import Theme
from humasdesk.i18n import mark

SIGNS = {
    "error": ("circle-x", "wave_error"), "style": ("triangle-alert", "wave_style"),
    "fact": ("help-circle", "wave_fact"), "hint": ("info", "text_faint"), "off": ("minus", "text_faint"),
    "lack": ("circle-alert", "attention"), "": ("circle-alert", "attention"),
}
"""Icon and colour of each; nobody has to tell them apart by colour."""

NAMES = {
    "error": mark("Spelling"), "style": mark("House style"), "fact": mark("Facts"), "hint": mark("Hints"),
    "lack": mark("What is lacking"),
}
"""What a group of findings is called (message ids), in the order in which people should mend them."""

WEIGHTS = {
    "off": mark("off"), "hint": mark("hint (grey dots)"), "fact": mark("question of fact (amber)"),
    "style": mark("house style (blue)"), "error": mark("mistake (red)"),
}
"""What a rule may be set to (message ids)."""


def sign(severity: str, theme: Theme, size: int = 15) -> QPixmap:
    """The sign of a severity, or of something lacking (``lack``)."""
    name, tint = SIGNS[severity]
    return theme.pixmap(name, tint, size)


def sign_icon(severity: str, theme: Theme, size: int = 16) -> QIcon:
    """The same as an icon for lists and buttons."""
    return QIcon(sign(severity, theme, size))
