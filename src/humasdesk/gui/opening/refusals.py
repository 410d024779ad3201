"""What is asked and said where the desk does not open, with what was typed meanwhile, so that nothing typed is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from humasdesk.errors import DeskError, StoreBusy, StoreDamaged, StoreNewer, StoreStale
from humasdesk.gui.messages import MessageBar, Remedy
from humasdesk.i18n import tr

Choice = Literal["look", "again", "close"]


def ask_how_to_open(error: DeskError, home: Path, typed: str = "", parent: QWidget | None = None) -> Choice:
    """Say why ``home`` cannot be opened; whether to look at it read-only, try again, or leave it. ``typed`` is shown
    and put on the clipboard."""
    box, ways = question(error, home, typed, parent)
    box.exec()
    clicked = box.clickedButton()
    return next((way for button, way in ways.items() if button is clicked), "close")


def question(error: DeskError, home: Path, typed: str = "",
             parent: QWidget | None = None) -> tuple[QMessageBox, dict[QPushButton, Choice]]:
    """The box that says it, and what each of its buttons means."""
    icon = QMessageBox.Icon.Information if isinstance(error, StoreBusy) else QMessageBox.Icon.Warning
    box = QMessageBox(icon, "HumasDesk", error.sentence, QMessageBox.StandardButton.NoButton, parent)
    if typed.strip():
        QGuiApplication.clipboard().setText(typed)
        box.setInformativeText(tr("What you typed meanwhile is on the clipboard: “{text}”", text=typed))
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                    | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    ways: dict[QPushButton, Choice] = {}
    if _may_look(error, home):
        ways[box.addButton(tr("Look at it read-only"), QMessageBox.ButtonRole.AcceptRole)] = "look"
    ways[box.addButton(tr("Try again"), QMessageBox.ButtonRole.ActionRole)] = "again"
    ways[box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)] = "close"
    return box, ways


def _may_look(error: DeskError, home: Path) -> bool:
    """Whether reading can work where writing does not."""
    if isinstance(error, StoreDamaged | StoreNewer | StoreStale):
        return False
    return (home / "desk.sqlite").is_file()


def say_homeless(messages: MessageBar, typed: str) -> None:
    """Show letters that were typed before the desk was open and have no place on it now."""
    messages.say("attention", tr("Typed while the desk was being opened; nothing here takes it: “{text}”", text=typed),
                 Remedy(tr("Copy"), lambda: QGuiApplication.clipboard().setText(typed)))
