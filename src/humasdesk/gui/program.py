"""One run of the window: its desk, its session and the window itself, which can be made anew in place.

A new window is made where everything it says changes (the language) and where the desk is opened anew (somebody who
looked becomes the writer; a stick comes back). What stands on the page goes over with its cursor.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from humasdesk import i18n
from humasdesk.errors import DeskError
from humasdesk.gui import theme as themes
from humasdesk.gui.elsewhere import Elsewhere
from humasdesk.gui.messages import Remedy
from humasdesk.gui.opening.frame import Frame
from humasdesk.gui.qt_words import QtWords
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.window import MainWindow
from humasdesk.i18n import tr
from humasdesk.services import drafting
from humasdesk.services.desk import Desk, Me, open_desk
from humasdesk.services.safekeeping import Restored

_WAIT_SECONDS = 1.0
"""How long a second window waits for the right to write before it says who has it."""


class Program(QObject):
    """The window and what it stands on. ``end`` closes both. ``broke`` carries the bugs that its lanes met. Windows
    stand in ``frame``, or, without one, on the screen themselves."""

    broke = Signal(object)

    def __init__(self, app: QApplication, desks: ExitStack, desk: Desk, me: Me | None, memory: QSettings,
                 frame: Frame | None = None) -> None:
        super().__init__(app)
        self._frame = frame
        self._app, self._desks, self._memory = app, desks, memory
        self._translator: QtWords | None = None
        self._elsewhere: Elsewhere | None = None
        self._beside: ExitStack | None = None
        """What the desk is opened in for writing while the window still reads it."""
        self._language = ""
        self._sit_down(desk, me)
        self.window = self._make()

    def _sit_down(self, desk: Desk, me: Me | None) -> None:
        self.session = Session(desk, me, Lane())
        self.session.lane.broke.connect(self.broke)
        self.session.settings_changed.connect(self._settings_changed)
        self._speak()

    def _make(self) -> MainWindow:
        desk = self.session.desk
        appearance = str(desk.setting("interface.appearance"))
        points = themes.points(int(desk.setting("interface.size")))
        self._memory.setValue("looks", [appearance, self._language, points])
        themes.put_on(self._app, themes.chosen(appearance), points)
        window = MainWindow(self.session, appearance, self._memory, self._frame)
        window.reopen_wanted.connect(self.reopen)
        window.restore_wanted.connect(self.bring_back)
        if desk.store.readonly:
            self._elsewhere = Elsewhere(self.session, window, self.reopen)
        return window

    def _speak(self) -> None:
        """Speak the language of the desk, in Qt's own words too."""
        self._language = str(self.session.desk.setting("interface.language"))
        i18n.use(self._language)
        QLocale.setDefault(QLocale(i18n.current()))
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator.deleteLater()
        self._translator = QtWords(self)
        self._app.installTranslator(self._translator)

    def start(self) -> None:
        """Show the window and say what this start brought back."""
        self.window.show()
        say_what_came_back(self.window)

    def say_trouble(self, error: DeskError) -> None:
        """Say an error that a person can mend and that nobody was waiting for."""
        self.window.troubles.say(error)

    def say_crash(self, crash: str) -> None:
        """Say that the last run ended by itself, with its report; nothing where it did not."""
        if crash:
            self.window.messages.say(
                "attention", tr("HumasDesk ended by itself last time. What was typed was brought back."),
                Remedy(tr("Show the report"), lambda: self._report(crash)))

    def _report(self, crash: str) -> None:
        from humasdesk.gui.dialogs.report import ReportDialog
        from humasdesk.gui.report import versions

        dialog = ReportDialog("\n".join((*versions(), "", crash)), True, self.window)
        dialog.end_wanted.connect(self.window.close)
        dialog.open()

    def keep(self, seconds: float) -> bool:
        """Keep what is typed within so many seconds; whether it is on disk."""
        return self.window.writing.keep_at_once(seconds)

    def close(self) -> None:
        """Ask the window to close, as its own button does."""
        self.window.close()

    def end(self) -> None:
        """Let everything end that runs; the desk itself is closed by whoever opened it."""
        self.window.closing.end()
        self.session.lane.finish()
        if self._translator is not None:
            self._app.removeTranslator(self._translator)

    # -- made anew

    def _settings_changed(self) -> None:
        if str(self.session.desk.setting("interface.language")) != self._language:
            self._speak()
            self._exchange()
            return
        appearance = str(self.session.desk.setting("interface.appearance"))
        points = themes.points(int(self.session.desk.setting("interface.size")))
        if (appearance, points) != (self.window.appearance, self.window.points):
            self.window.appearance, self.window.points = appearance, points
            self._memory.setValue("looks", [appearance, self._language, points])
            self.window.wear(themes.chosen(appearance))

    def _exchange(self) -> None:
        """Put a new window in the place of the old one, with the same release, words and cursor."""
        old = self.window
        carried = old.carry()
        old.closing.end()
        self.window = self._make()
        self.window.go_on(carried)
        self._put_in_place_of(old)
        if carried.on_page:
            self.window.focus_page()

    def _put_in_place_of(self, old: MainWindow) -> None:
        """Show the new window where the old one stood."""
        if self._frame is not None:
            self._frame.hold(self.window)
            return
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self.window.show()
        old.hide()
        old.deleteLater()

    def bring_back(self, name: str) -> None:
        """Bring the backup of that name back; what is typed is made a version of the desk of before first."""
        self.window.writing.save(lambda: self._bring_back(name))

    def _bring_back(self, name: str) -> None:
        """Close the desk, exchange it, open it again. Where that fails the desk is as it was, and is opened so."""
        from humasdesk.gui.keeping.bringing import bringing_back

        old, before, home = self.window, self.session, self.session.desk.home
        initials = before.person.initials if before.person else None
        old.closing.end()
        before.lane.finish()
        self._desks.close()
        work = bringing_back(home, name, old)
        work.exec()
        self._desks, self._elsewhere = ExitStack(), None
        desk = self._desks.enter_context(open_desk(home, wait_seconds=_WAIT_SECONDS))
        self._sit_down(desk, who_sits(desk, initials, self._memory))
        self.window = self._make()
        self._put_in_place_of(old)
        before.deleteLater()
        say_what_came_back(self.window)
        self._say_brought_back(work.answer)

    def _say_brought_back(self, answer: Restored | Exception | None) -> None:
        if isinstance(answer, DeskError):
            self.window.messages.say("danger", answer.sentence)
        elif isinstance(answer, Exception):
            self.broke.emit(answer)
        elif answer is not None:
            for line in answer.lines():
                self.window.messages.say("good", line)

    def reopen(self) -> None:
        """Open the desk anew for writing and go on with what stands on the page; where that cannot be, say why and
        leave everything as it is."""
        session, home = self.session, self.session.desk.home
        person = session.person
        initials = person.initials if person else None
        if session.desk.store.readonly:  # nothing has to be closed first: opened beside the window
            self._open_beside(home, initials)
            return
        desks = ExitStack()
        try:
            self._refuse_other_desk()
            session.lane.wait(_WAIT_SECONDS)
            self._desks.close()
            desk = desks.enter_context(open_desk(home, wait_seconds=_WAIT_SECONDS))
            self._seat_anew(desk, desks, initials)
        except DeskError as error:
            desks.close()
            self._stay(error, home)

    def _open_beside(self, home: Path, initials: str | None) -> None:
        """Open the desk for writing beside the window that reads it, which goes on meanwhile."""
        if self._beside is not None:
            return
        before, desks = self.session, ExitStack()
        self._beside = desks

        def opened(desk: Desk) -> None:
            self._beside = None
            try:
                self._seat_anew(desk, desks, initials)
            except DeskError as error:
                failed(error)

        def failed(error: DeskError) -> None:
            self._beside = None
            desks.close()
            self._stay(error, home)

        before.lane.look(self, lambda: desks.enter_context(open_desk(home, wait_seconds=_WAIT_SECONDS)), opened, failed)

    def _refuse_other_desk(self) -> None:
        """Raise where the folder is gone still, or holds another desk than the one whose release is open."""
        home, release_id = self.session.desk.home, self.window.writing.release_id
        if not (home / "desk.sqlite").exists():
            self.session.desk.store.refuse_gone()
        with open_desk(home, readonly=True) as there:
            if release_id:
                drafting.head_of(there, release_id)

    def _seat_anew(self, desk: Desk, desks: ExitStack, initials: str | None) -> None:
        before, old_desks = self.session, self._desks
        self._desks, self._elsewhere = desks, None
        self._sit_down(desk, desk.me(initials) if initials else None)
        self._exchange()
        before.lane.finish()
        old_desks.close()
        before.deleteLater()
        self.window.messages.say("good", tr("You can write here now."))

    def _stay(self, error: DeskError, home: Path) -> None:
        self.window.messages.say("danger", error.sentence, Remedy(tr("Try again"), self.reopen))

    def close_desk(self) -> None:
        """Close the desk that is open now."""
        if self._beside is not None:
            self._beside.close()
        self._desks.close()


def who_sits(desk: Desk, initials: str | None, memory: QSettings) -> Me | None:
    """Who sits here: the one named, else who sat here last, else the first whose key lies here."""
    roster = desk.rosters().newest
    here = [person.initials for person in roster.people if not person.retired and desk.key_of(person)] if roster else []
    last = memory.value("person")
    for wanted in (initials, last if isinstance(last, str) else None, here[0] if here else None):
        if wanted in here:
            return desk.me(wanted)
    return None


def say_what_came_back(window: MainWindow) -> None:
    """After a start: the desk's own notes, and whose unsaved words were found."""
    desk = window.session.desk
    for note in desk.notes:
        window.messages.say("attention", note)
    if desk.store.readonly:
        return
    found = drafting.recover(desk)
    person = window.session.person
    for copy in found.copies:
        name = copy.content.headline or tr("(no headline)")
        if person is None or copy.person != person.id:
            window.messages.say("attention", tr(
                "{person} has unsaved words in “{name}”; they go on under that name.",
                person=desk.person_name(copy.person), name=name))
            continue
        window.messages.say("attention", tr("Unsaved text of “{name}” was brought back.", name=name),
                            *_way_to(window, copy.release))
    for _, why in found.aside:
        window.messages.say("attention", tr("Unsaved text was put aside: {why}", why=tr(why)))


def _way_to(window: MainWindow, release_id: str) -> tuple[Remedy, ...]:
    """The button that shows the release, where another one is open."""
    if window.writing.release_id == release_id:
        return ()
    return (Remedy(tr("Show it"), lambda: window.writing.open(release_id)),)
