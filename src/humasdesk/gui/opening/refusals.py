"""What is asked and said where the desk does not open, with what was typed meanwhile, so that nothing typed is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from humasdesk.errors import DeskError, StoreBusy, StoreDamaged, StoreNewer, StoreStale
from humasdesk.gui.days import day_said
from humasdesk.gui.messages import MessageBar, Remedy
from humasdesk.i18n import tr, trn
from humasdesk.services import safekeeping
from humasdesk.services.safekeeping import Found, Restored

Choice = Literal["look", "again", "close", "restore"]


def ask_how_to_open(error: DeskError, home: Path, typed: str = "", parent: QWidget | None = None) -> Choice:
    """Say why ``home`` cannot be opened; whether to look at it read-only, bring its newest backup back, try again, or
    leave it. ``typed`` is shown and put on the clipboard."""
    box, ways = question(error, home, typed, parent, _look(home, parent) if isinstance(error, StoreDamaged) else None)
    box.exec()
    clicked = box.clickedButton()
    return next((way for button, way in ways.items() if button is clicked), "close")


def question(error: DeskError, home: Path, typed: str = "",
             parent: QWidget | None = None,
             found: Found | None = None) -> tuple[QMessageBox, dict[QPushButton, Choice]]:
    """The box that says it, and what each button means. ``found`` is what a damaged desk can be brought back from."""
    icon = QMessageBox.Icon.Information if isinstance(error, StoreBusy) else QMessageBox.Icon.Warning
    sentence, more = busy_said(error) if isinstance(error, StoreBusy) else error.sentence, []
    if isinstance(error, StoreDamaged):
        found = found or safekeeping.newest_whole(home)
        sentence = tr("The desk in {folder} cannot be opened: its file is damaged or missing.", folder=str(home))
        more += _about(found)
    if typed.strip():
        QGuiApplication.clipboard().setText(typed)
        more.append(tr("What you typed meanwhile is on the clipboard: “{text}”", text=typed))
    box = QMessageBox(icon, "HumasDesk", sentence, QMessageBox.StandardButton.NoButton, parent)
    if more:
        box.setInformativeText("\n\n".join(more))
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                    | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    ways: dict[QPushButton, Choice] = {}
    if _may_look(error, home):
        ways[box.addButton(tr("Look at it read-only"), QMessageBox.ButtonRole.AcceptRole)] = "look"
    if found is not None and found.backup is not None:
        ways[box.addButton(tr("Bring back the backup"), QMessageBox.ButtonRole.AcceptRole)] = "restore"
    ways[box.addButton(tr("Try again"), QMessageBox.ButtonRole.ActionRole)] = "again"
    ways[box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)] = "close"
    return box, ways


def busy_said(error: StoreBusy) -> str:
    """Who has the desk open, without the number of the process: that is for the console."""
    if not {"user", "machine", "since"} <= set(error.fields):
        return error.sentence
    return tr("This desk is open for {user} on the computer {machine}, since {since}. Close it there, or look at it "
              "read-only.", user=error.fields["user"], machine=error.fields["machine"], since=error.fields["since"])


def _about(found: Found) -> list[str]:
    """What there is to bring back, in sentences."""
    if found.backup is None:
        lacking = (trn("The only backup beside it is damaged too.", "All {count} backups beside it are damaged too.",
                       found.damaged) if found.damaged else tr("No backup lies beside it."))
        return [f"{lacking} " + tr("Leave the folder as it is; a backup that lies elsewhere is brought back with: "
                                   "humasdesk restore FOLDER")]
    when = found.backup.at.astimezone()
    said = [tr("A backup of {when} lies beside it. When it is brought back, the damaged desk is set aside whole; what "
               "was written after the backup is missing then.", when=f"{day_said(when.date())} {when:%H.%M %Z}")]
    if found.damaged:
        said.append(trn("{count} newer backup is damaged and left out.", "{count} newer backups are damaged and left "
                        "out.", found.damaged))
    return said


def _look(home: Path, parent: QWidget | None) -> Found | None:
    """Look for a backup that is whole while a small window says so; nothing where that fails."""
    from humasdesk.gui.keeping.bringing import looking

    work = looking(home, parent)
    work.exec()
    return work.answer if isinstance(work.answer, Found) else None


def bring_back(home: Path, parent: QWidget | None = None) -> tuple[str, ...]:
    """Bring the newest backup of ``home`` that is whole back and answer what is to be said of it once the desk is open;
    where that fails, say why, and nothing has changed."""
    from humasdesk.gui.keeping.bringing import bringing_back

    work = bringing_back(home, parent=parent)
    work.exec()
    answer: Restored | Exception | None = work.answer
    if isinstance(answer, DeskError):
        QMessageBox(QMessageBox.Icon.Warning, "HumasDesk", answer.sentence, QMessageBox.StandardButton.Close,
                    parent).exec()
        return ()
    if isinstance(answer, Exception):
        raise answer
    return answer.lines() if answer is not None else ()


def _may_look(error: DeskError, home: Path) -> bool:
    """Whether reading can work where writing does not."""
    if isinstance(error, StoreDamaged | StoreNewer | StoreStale):
        return False
    return (home / "desk.sqlite").is_file()


def say_homeless(messages: MessageBar, typed: str) -> None:
    """Show letters that were typed before the desk was open and have no place on it now."""

    def copy() -> None:
        QGuiApplication.clipboard().setText(typed)
        messages.say("good", tr("The text is on the clipboard."))

    messages.say("attention", tr("Typed while the desk was being opened; nothing here takes it: “{text}”", text=typed),
                 Remedy(tr("Copy"), copy))
