"""Taking the words of a release out of the window when the desk cannot take them: to the clipboard, or into a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from humasdesk.domain.release import Content
from humasdesk.errors import DeskError
from humasdesk.files import write_whole
from humasdesk.gui.asking_files import ask_new_file
from humasdesk.i18n import tr


def as_text(content: Content) -> str:
    """Kicker, headline, dateline and body under one another, the body as Markdown; ``import`` reads it again."""
    return "\n\n".join(part for part in (content.kicker, content.headline, content.dateline, content.body) if part)


def copy_words(content: Content) -> None:
    """Put the words on the clipboard."""
    QGuiApplication.clipboard().setText(as_text(content))


def save_words(parent: QWidget, content: Content) -> str:
    """Ask for a file and write the words into it; the sentence of what came of it, empty where nobody chose one."""
    chosen, _ = ask_new_file(parent, tr("Save the text as a file …"), f"{tr('Unsaved text')}.md",
                             tr("Texts (*.txt *.md *.markdown)"))
    if not chosen:
        return ""
    try:
        write_whole(Path(chosen), (as_text(content) + "\n").encode())
    except DeskError as error:
        return error.sentence
    return tr("The text was written to {path}.", path=chosen)
