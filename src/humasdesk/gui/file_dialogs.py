"""Qt's own file dialog, which comes where the desktop has none, drawn with the program's icons.

Its own are black arrows that are not seen in the dark, and coloured signs on its buttons that no other dialog here has.
"""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)

from humasdesk.gui.dialogs.form import keep_within
from humasdesk.gui.theme import Theme, grown
from humasdesk.gui.wearing import picture

ICONS = {"backButton": "chevron-left", "forwardButton": "chevron-right", "toParentButton": "chevron-up",
         "newFolderButton": "plus", "listModeButton": "list", "detailModeButton": "table"}
"""Qt's names of the buttons."""
_DRAWN = "drawn"
_PLACES = 120
"""The room for the names of places, in pixels at 100 %."""
_STRETCH, _CONTENTS = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents


def draw_icons(app: QApplication) -> None:
    """Draw every file dialog that is opened from now on, when the keyboard comes into it; once is enough."""
    app.focusChanged.connect(_came)


def _came(_: QWidget | None, new: QWidget | None) -> None:
    dialog = new.window() if new is not None else None
    if isinstance(dialog, QFileDialog) and not dialog.property(_DRAWN):
        draw(dialog)


def draw(dialog: QFileDialog) -> None:
    """Give the dialog the icons of the look that is on; they follow it like those of other dialogs."""
    dialog.setProperty(_DRAWN, True)
    _grow(dialog)
    theme = Theme(dark=dialog.palette().window().color().lightness() < 128)  # half of the way to white
    for name, icon in ICONS.items():
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            picture(button, theme, icon)
    for box in dialog.findChildren(QDialogButtonBox):
        for one in box.buttons():
            one.setIcon(QIcon())


def _grow(dialog: QFileDialog) -> None:
    """Give names and days room in a larger text, where the middle of the dialog was; Qt's size is for ordinary text."""
    middle, size = dialog.geometry().center(), dialog.size()
    keep_within(dialog, grown(size.width()), grown(size.height()))
    if dialog.size() != size:
        dialog.move(middle - dialog.rect().center())
    files, places = dialog.findChild(QTreeView, "treeView"), dialog.findChild(QSplitter, "splitter")
    if files is not None:
        for column in range(files.header().count()):
            files.header().setSectionResizeMode(column, _STRETCH if column == 0 else _CONTENTS)
    if places is not None and places.sizes():
        places.setSizes([grown(_PLACES), places.width() - grown(_PLACES)])
