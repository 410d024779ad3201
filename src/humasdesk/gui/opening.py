"""When the desk cannot be opened for writing: why, and what can be done about it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QMessageBox, QPushButton

from humasdesk.errors import DeskError, StoreBusy, StoreDamaged, StoreNewer, StoreStale
from humasdesk.i18n import tr

Choice = Literal["look", "again", "close"]


def ask_how_to_open(error: DeskError, home: Path) -> Choice:
    """Say why ``home`` cannot be opened; whether to look at it read-only, try again, or leave it."""
    box, ways = question(error, home)
    box.exec()
    clicked = box.clickedButton()
    return next((way for button, way in ways.items() if button is clicked), "close")


def question(error: DeskError, home: Path) -> tuple[QMessageBox, dict[QPushButton, Choice]]:
    """The box that says it, and what each of its buttons means."""
    box = QMessageBox()
    box.setWindowTitle("HumasDesk")
    box.setIcon(QMessageBox.Icon.Information if isinstance(error, StoreBusy) else QMessageBox.Icon.Warning)
    box.setText(error.sentence)
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
