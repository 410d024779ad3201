"""Qt's own words in the language in use: menus of text fields, buttons of questions, and Qt's file dialog.

Qt ships no Indonesian, so that its sentences stand here and in our catalogue. What is not in the table stays English;
it is what the program never shows.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from humasdesk.i18n import mark, tr

_SENTENCES = (
    # a text field's menu
    mark("&Undo"), mark("&Redo"), mark("Cu&t"), mark("&Copy"), mark("&Paste"), mark("Delete"), mark("Select All"),
    mark("&Select All"), mark("Copy &Link Location"), mark("&Step up"), mark("Step &down"), mark("Clear"),
    # buttons of questions
    mark("OK"), mark("&OK"), mark("Cancel"), mark("&Cancel"), mark("Close"), mark("&Close"), mark("&Yes"), mark("&No"),
    mark("Save"), mark("&Save"), mark("Discard"), mark("Apply"), mark("Reset"), mark("Help"), mark("Retry"),
    mark("Don't Save"), mark("Close without Saving"), mark("Show Details..."), mark("Hide Details..."),
    # the file dialog, where the system has none of its own
    mark("&Look in:"), mark("Look in:"), mark("File &name:"), mark("&File name:"), mark("Files of &type:"),
    mark("Files of type:"), mark("Directory:"),
    mark("&Open"), mark("Open"), mark("&Choose"), mark("Save As"), mark("Find Directory"), mark("Back"),
    mark("Go back"), mark("Forward"), mark("Go forward"), mark("Parent Directory"), mark("Go to the parent directory"),
    mark("Create New Folder"), mark("Create a New Folder"), mark("List View"), mark("Change to list view mode"),
    mark("Detail View"), mark("Change to detail view mode"), mark("Sidebar"), mark("List of places and bookmarks"),
    mark("Files"), mark("Name"), mark("Size"), mark("Type"), mark("Kind"), mark("Date Modified"),
    mark("All Files (*)"), mark("Directories"), mark("Computer"), mark("My Computer"), mark("New Folder"),
    mark("&New Folder"), mark("&Rename"), mark("&Delete"), mark("Show &hidden files"), mark("Remove"), mark("Show "),
    mark("%1 already exists.\nDo you want to replace it?"),
    mark("%1\nFile not found.\nPlease verify the correct file name was given."),
    mark("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    mark("Recent Places"), mark("Folder"), mark("File"), mark("Drive"), mark("Unknown"),
    # scroll bars
    mark("Scroll here"), mark("Top"), mark("Bottom"), mark("Left edge"), mark("Right edge"), mark("Page up"),
    mark("Page down"), mark("Page left"), mark("Page right"), mark("Scroll up"), mark("Scroll down"),
    mark("Scroll left"), mark("Scroll right"), mark("Scroll Left"), mark("Scroll Right"),
)
"""What Qt says, letter by letter as it asks for it."""


class QtWords(QTranslator):
    """Answers Qt from our catalogue, and with Qt's own English where the table has none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = {sentence: tr(sentence) for sentence in _SENTENCES} | {"Return": "Enter"}  # as on the keys

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return self._words.get(source, source)
