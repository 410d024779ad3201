"""The program with a window: fonts, theme, the desk, who sits at it, and the window itself."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QStyleFactory

from humasdesk import __version__
from humasdesk.errors import DeskError, NotFound
from humasdesk.gui import theme as themes
from humasdesk.gui.opening import ask_how_to_open
from humasdesk.services.desk import Desk, Me, open_desk

if TYPE_CHECKING:
    from humasdesk.gui.unforeseen import Unforeseen

LOG = "log"
"""The folder of the log inside the desk's folder."""
WAIT_SECONDS = 1.0
"""How long a start waits for the right to write, before it offers to look."""


def make_app(argv: list[str]) -> QApplication:
    """The Qt application, dressed and with its fonts."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(argv)
    app.setOrganizationName("HumasDesk")
    app.setApplicationName("HumasDesk")
    app.setApplicationVersion(__version__)
    app.setStyle(QStyleFactory.create("Fusion"))
    themes.load_fonts()
    return app


def run(home: Path, initials: str | None) -> int:
    """Open the desk in ``home`` in a window; answers the exit code."""
    from humasdesk.gui.unforeseen import Unforeseen, listening

    app = make_app(sys.argv[:1])
    themes.put_on(app, themes.chosen("system"))
    unforeseen = Unforeseen(app)
    with listening(unforeseen, home / LOG), ExitStack() as desks:
        desk = _desk(desks, home)
        if desk is None:
            return 0
        return _sit(app, unforeseen, desks.pop_all(), desk, initials)


def _desk(stack: ExitStack, home: Path) -> Desk | None:
    """The desk, open: made by the first-start pages where there is none, read-only where it cannot be written."""
    from humasdesk.gui.start import StartPages

    while True:
        try:
            if not _has_people(home):
                raise NotFound("")
            return stack.enter_context(open_desk(home, wait_seconds=WAIT_SECONDS))
        except NotFound:
            pages = StartPages(home, themes.chosen("system"))
            if not pages.exec():
                return None
        except DeskError as error:
            choice = ask_how_to_open(error, home)
            if choice == "look":
                return stack.enter_context(open_desk(home, readonly=True))
            if choice == "close":
                return None


def _has_people(home: Path) -> bool:
    """Whether somebody is on the desk; a first start that was interrupted leaves one with nobody."""
    with open_desk(home, readonly=True) as desk:
        return desk.rosters().newest is not None


def _sit(app: QApplication, unforeseen: Unforeseen, desks: ExitStack, desk: Desk, initials: str | None) -> int:
    from humasdesk.gui import ending
    from humasdesk.gui.program import Program
    from humasdesk.gui.unforeseen import Reporter, crashes_noted, last_crash

    memory = QSettings(str(desk.home / "window.ini"), QSettings.Format.IniFormat)
    program = Program(app, desks, desk, _me(desk, initials, memory), memory)
    Reporter(unforeseen, program.keep, program.close, lambda: program.window)
    unforeseen.mendable.connect(program.say_trouble)
    program.broke.connect(unforeseen.hear)
    try:
        with ExitStack() as whole:
            whole.enter_context(ending.watched(app, program.keep))
            if not desk.store.readonly:
                crash = last_crash(desk.home / LOG)
                whole.enter_context(crashes_noted(desk.home / LOG))
                QTimer.singleShot(0, program, lambda: program.say_crash(crash))
            program.start()
            return int(app.exec())
    finally:
        program.end()
        program.close_desk()


def _me(desk: Desk, initials: str | None, memory: QSettings) -> Me | None:
    """Who sits here: the one named, else who sat here last, else the first whose key lies here."""
    roster = desk.rosters().newest
    here = [person.initials for person in roster.people if not person.retired and desk.key_of(person)] if roster else []
    last = memory.value("person")
    for wanted in (initials, last if isinstance(last, str) else None, here[0] if here else None):
        if wanted in here:
            return desk.me(wanted)
    return None
