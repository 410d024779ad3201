"""One sitting at the desk: the first paint, the desk opened behind it, the living window, the picture for next time.

Whatever stands in the way of the desk (none there yet, somebody else has it, a newer or a damaged one) is asked or
said over the frame; what was typed meanwhile is shown with it.

It is long because it alone knows the order of a start and of an end.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from humasdesk import i18n
from humasdesk.errors import DeskError, NotFound
from humasdesk.gui import theme as themes
from humasdesk.gui.collecting import Collector
from humasdesk.gui.opening import picture as pictures
from humasdesk.gui.opening.frame import Frame
from humasdesk.gui.opening.opener import Opener, load_rest, load_rooms, read_ahead
from humasdesk.i18n import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from humasdesk.gui.opening.daily import DailyBackup
    from humasdesk.gui.program import Program
    from humasdesk.gui.unforeseen import Unforeseen
    from humasdesk.gui.window import MainWindow
    from humasdesk.services.desk import Desk

LOG = "log"
"""The folder of the log inside the desk's folder."""
WAIT_SECONDS = 1.0
"""How long a start waits for the right to write, before it offers to look."""
_NOBODY = mark("Nobody is on this desk yet.")


class Sitting(QObject):
    """``told`` names the moments of a start (``painted``, ``living``, ``ready``; ``over`` without a desk) for whoever
    measures them."""

    told = Signal(str)
    ended = Signal(int)
    """The program is over, with this exit code."""

    def __init__(self, app: QApplication, home: Path, initials: str | None, memory: QSettings) -> None:
        super().__init__(app)
        self._app, self._home, self._initials, self._memory = app, home, initials, memory
        self._desks, self._watches = ExitStack(), ExitStack()
        self._opener = Opener(self._desks, self)
        self._opener.opened.connect(self._arrived)
        self._unforeseen: Unforeseen | None = None
        self._notes: tuple[str, ...] = ()
        self._crash = ""
        self._readonly = False
        self._fresh = False
        self._daily: DailyBackup | None = None
        self.program: Program | None = None
        self._collector = Collector(self)
        found = pictures.find(home, initials, dark=themes.system_is_dark())
        appearance, language, points = last_looks(memory)
        if found:
            appearance, language = found.drawn.appearance, found.drawn.language
        if language:
            i18n.use(language)
        self._theme = themes.chosen(appearance)
        geometry = memory.value("geometry")
        self.frame = Frame(found, geometry if isinstance(geometry, QByteArray) else None, self._theme,
                           points)
        self.frame.painted.connect(self._painted)
        self._opener.upgrading.connect(self.frame.say_progress)
        self.frame.ready.connect(self._ready)
        self.frame.homeless.connect(self._homeless)
        self.frame.closed.connect(lambda: self.ended.emit(0))

    # -- opening

    def begin(self) -> None:
        """Show the frame; not where there is plainly no desk, because the pages of the first start come then."""
        self._collector.prepare()
        if (self._home / "desk.sqlite").exists():
            self.frame.show()
        else:
            self._listen()
            self._open()

    def _painted(self) -> None:
        self.told.emit("painted")
        if not self._opener.begun:
            self._listen()
            self._open()

    def _listen(self) -> None:
        """From here on errors that nobody foresaw are written down, and shown once there is a window."""
        from humasdesk.gui import ending
        from humasdesk.gui.unforeseen import Unforeseen, listening

        self._unforeseen = Unforeseen(self)
        self._watches.enter_context(listening(self._unforeseen, self._home / LOG))
        self._watches.enter_context(ending.watched(self._app, self._keep, self._leave))

    def _keep(self, seconds: float) -> bool:
        """Keep what is typed within so many seconds; letters that wait for the desk are not in it."""
        return self.program is None or self.program.keep(seconds)

    def _leave(self) -> None:
        """A signal ends the program: at once, but for letters that wait for the desk, which takes them first."""
        if self.frame.typed and self._app.activeModalWidget() is None:
            self.frame.close()
        else:
            self._app.exit(0)

    def _open(self) -> None:
        self._opener.begin(self._work)

    def _work(self, desks: ExitStack) -> Desk:
        """In the opener's thread: everything loaded, the desk open, and asked once what the window will ask."""
        from humasdesk.services.desk import open_desk

        desk = desks.enter_context(open_desk(self._home, readonly=self._readonly, wait_seconds=WAIT_SECONDS,
                                             daily_backup=False, progress=self._opener.upgrading.emit))
        if desk.rosters().newest is None:
            raise NotFound(_NOBODY)
        load_rooms(self._theme.dark, self.frame.devicePixelRatio())
        from humasdesk.gui.sitting_down import who_sits

        release = self._memory.value("release")
        read_ahead(desk, who_sits(desk, self._initials, self._memory), release if isinstance(release, str) else None)
        return desk

    def _arrived(self, answer: object) -> None:
        """The opener has answered: the desk, or why there is none."""
        if self.program is not None:  # the rooms that are entered later are loaded, or one of them has a bug
            if isinstance(answer, Exception):
                self.program.broke.emit(answer)
            return
        self._opener.finish()
        try:
            if not isinstance(answer, Exception):
                self._live(answer)  # type: ignore[arg-type]  # what _work answers
                return
            self._desks.close()
            self._dress()
            if not isinstance(answer, DeskError):
                raise answer
            self._mend(answer)
        except Exception as error:
            self._tell_and_end(error)
            raise

    def _tell_and_end(self, error: Exception) -> None:
        """Show the report of what kept the desk from opening, and end once it is read: a window that goes without a
        word tells nobody what to do."""
        from humasdesk.gui import report
        from humasdesk.gui.dialogs.report import ReportDialog

        try:
            with suppress(Exception):  # the look may be what failed; the report is shown without it then
                self._dress()
            self.frame.show()
            dialog = ReportDialog(report.compose(error), None, self.frame)
        except Exception:  # what is wrong is wrong there too; the log has the first error
            self.ended.emit(1)
            raise
        dialog.finished.connect(lambda _: self.ended.emit(1))
        dialog.open()

    def _dress(self) -> None:
        from humasdesk.gui.app import dress

        dress(self._app)
        appearance, _, points = last_looks(self._memory)  # what is asked here looks as the desk did
        themes.put_on(self._app, themes.chosen(appearance), points)

    def _mend(self, error: DeskError) -> None:
        """Make the desk that is not there, or ask what to do about one that does not open."""
        from humasdesk.gui.opening import refusals

        if isinstance(error, NotFound):
            self._go_on_or_end(self._first_start())
            return
        choice = refusals.ask_how_to_open(error, self._home, self.frame.typed, self.frame)
        self._readonly = choice == "look"
        if choice == "restore":
            self._notes = refusals.bring_back(self._home, self.frame)
        self._go_on_or_end(choice != "close")

    def _first_start(self) -> bool:
        """Ask who and whose; whether there is a desk now."""
        from humasdesk.gui.start import StartPages

        self._app.setQuitOnLastWindowClosed(False)
        self.frame.hide()
        pages = StartPages(self._home, themes.chosen("system"))
        made = self._fresh = bool(pages.exec())
        self._initials = pages.initials or self._initials
        self._notes = pages.notes
        self._app.setQuitOnLastWindowClosed(True)
        return made

    def _go_on_or_end(self, go_on: bool) -> None:
        if go_on:
            if not self.frame.close_wanted:
                self.frame.show()
            self._open()
        else:
            self.told.emit("over")
            self.ended.emit(0)

    # -- the living window

    def _live(self, desk: Desk) -> None:
        from humasdesk.gui.app import dress
        from humasdesk.gui.program import Program
        from humasdesk.gui.sitting_down import who_sits

        pictures.forget(self._home)
        dress(self._app)
        desk.notes.extend(self._notes)
        me = who_sits(desk, self._initials, self._memory)
        self.program = Program(self._app, self._desks.pop_all(), desk, me, self._memory, self.frame)
        self._watch(self.program, desk)
        self.told.emit("living")
        self.frame.hold(self.program.window)
        if not self.frame.isVisible() and not self.frame.close_wanted:
            self.frame.show()

    def _watch(self, program: Program, desk: Desk) -> None:
        """No end of the window takes words with it, and every error that comes up is reported."""
        from humasdesk.gui.unforeseen import Reporter, crashes_noted, last_crash

        if self._unforeseen is not None:
            Reporter(self._unforeseen, program.keep, program.close, lambda: program.window)
            self._unforeseen.mendable.connect(program.say_trouble)
            program.broke.connect(self._unforeseen.hear)
        if not desk.store.readonly:
            self._crash = last_crash(self._home / LOG)
            self._watches.enter_context(crashes_noted(self._home / LOG))

    @property
    def window(self) -> MainWindow | None:
        """The living window, once there is one."""
        return self.frame.living

    def _ready(self) -> None:
        from humasdesk.gui import leaving
        from humasdesk.gui.opening.daily import DailyBackup
        from humasdesk.gui.sitting_down import say_what_came_back

        self._collector.begin()
        program = self.program
        if program is not None:
            say_what_came_back(program.window)
            if self._fresh:
                leaving.first_time(program.window)
            program.say_crash(self._crash)
            self._daily = DailyBackup(program.session.desk, lambda: program.window, program.broke.emit, self)
            self._daily.begin()
        self._watch_stalls()
        self._opener.begin(lambda _: load_rest(self._opener.unwanted))
        self.told.emit("ready")

    def _watch_stalls(self) -> None:
        """Where it is asked for, write down every turn of the event loop that takes long."""
        least = os.environ.get("HUMASDESK_STALLS", "")
        if least.isdecimal():
            from humasdesk import log
            from humasdesk.gui.stalls import Watchdog

            dog = Watchdog(float(least), lambda stall: log.logger("gui").warning("stall: %s", stall), self)
            dog.begin()
            self._watches.callback(dog.finish)

    def _homeless(self, text: str) -> None:
        from humasdesk.gui.opening.refusals import say_homeless

        if self.window is not None:
            say_homeless(self.window.messages, text)

    # -- the end

    def end(self) -> None:
        """Close the desk, and draw what the next start shows."""
        self._opener.opened.disconnect(self._arrived)
        self._opener.finish()
        self.frame.finish()
        if self._daily is not None:
            self._daily.finish()
        drawn = None
        if self.program is not None:
            self.program.end()
            drawn = self._draw(self.program.window)
            self.program.close_desk()
        self._desks.close()
        self._watches.close()
        if drawn is not None:
            pictures.keep(self._home, *drawn)
        self._collector.finish()

    def _draw(self, window: MainWindow) -> tuple[QImage, pictures.Drawn] | None:
        from humasdesk.gui.opening.drawing import draw

        if window.session.desk.store.readonly:
            return None
        try:
            return draw(window, self._memory, self.frame.size())
        except DeskError:
            return None


def last_looks(memory: QSettings) -> tuple[str, str, float]:
    """Appearance, language and points of the text of the last window at this desk, which may be open still; ``system``,
    nothing and the system's own size where there was none."""
    kept = memory.value("looks")
    try:
        appearance, language, points, *_ = (*kept, themes.points(100)) if isinstance(kept, list) else ()
        return str(appearance), str(language), max(4.0, min(64.0, float(points)))
    except (ValueError, TypeError):
        return "system", "", themes.points(100)
