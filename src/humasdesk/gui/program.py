"""One run of the window: its desk, its session and the window itself, which can be made anew in place.

A new window is made where everything it says changes (the language) and where the desk is opened anew (somebody who
looked becomes the writer; a stick comes back). What stands on the page goes over with its cursor.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import QLocale, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from humasdesk import i18n
from humasdesk.errors import DeskError
from humasdesk.gui import theme as themes
from humasdesk.gui.anew import Anew, giving_up
from humasdesk.gui.elsewhere import Elsewhere
from humasdesk.gui.exchanging import Exchange
from humasdesk.gui.messages import Remedy
from humasdesk.gui.opening.frame import Frame
from humasdesk.gui.qt_words import QtWords
from humasdesk.gui.session import Session
from humasdesk.gui.sitting_down import say_what_came_back, who_sits
from humasdesk.gui.tasks import Lane
from humasdesk.gui.window import MainWindow
from humasdesk.i18n import tr
from humasdesk.services.desk import Desk, Me
from humasdesk.services.safekeeping import Restored


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
        self._exchange: Exchange | None = None
        self._anew = Anew(self)
        self._anew.broke.connect(self.broke)
        self._language = ""
        self.session = self._sit_down(desk, me)
        self.window = self._make(self.session)

    def _sit_down(self, desk: Desk, me: Me | None) -> Session:
        session = Session(desk, me, Lane())
        session.lane.broke.connect(self.broke)
        session.settings_changed.connect(self._settings_changed)
        self._speak(str(desk.setting("interface.language")))
        return session

    def _make(self, session: Session, *, whole: bool = True) -> MainWindow:
        desk = session.desk
        appearance = str(desk.setting("interface.appearance"))
        points = themes.points(int(desk.setting("interface.size")))
        self._memory.setValue("looks", [appearance, self._language, points])
        themes.put_on(self._app, themes.chosen(appearance), points)
        window = MainWindow(session, appearance, self._memory, self._frame, whole=whole)
        window.reopen_wanted.connect(self.reopen)
        window.restore_wanted.connect(self.bring_back)
        if desk.store.readonly:
            self._elsewhere = Elsewhere(session, window, self.reopen)
        return window

    def _speak(self, language: str) -> None:
        """Speak this language, in Qt's own words too."""
        self._language = language
        i18n.use(language)
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
        if self._exchange is not None:
            self._exchange.stop()
            self._exchange = None
        self.window.closing.end()
        self.session.lane.finish()
        if self._translator is not None:
            self._app.removeTranslator(self._translator)

    # -- made anew

    @property
    def under_way(self) -> bool:
        """Whether the desk is being opened anew, or a new window made."""
        return self._exchange is not None or self._anew.under_way

    def _settings_changed(self) -> None:
        if self._exchange is not None:
            return  # looked at again when the new window stands
        language, before = str(self.session.desk.setting("interface.language")), self._language
        size = int(self.session.desk.setting("interface.size"))
        points = themes.points(size)
        resized = points != self.window.points
        if language != before:
            if resized:  # the new window is made in the new size, and its page is to be as large
                self._memory.setValue("zoom", size / 100)
            self._speak(language)
            self._begin_exchange(self.session, lambda: None, partial(self._speak_on, before, self.say_trouble))
            return
        appearance = str(self.session.desk.setting("interface.appearance"))
        if (appearance, points) != (self.window.appearance, self.window.points):
            self.window.appearance, self.window.points = appearance, points
            self._memory.setValue("looks", [appearance, self._language, points])
            self.window.wear(themes.chosen(appearance))
            if resized:
                self.window.page.page.set_zoom(size / 100)

    def _speak_on(self, language: str, then: Callable[[DeskError], None], error: DeskError) -> None:
        """There is no new window: the old one stays, and what is said in it is said in its own language."""
        self._speak(language)
        looks = self._memory.value("looks")
        if isinstance(looks, list):
            self._memory.setValue("looks", [looks[0], language, *looks[2:]])
        then(error)

    def _begin_exchange(self, session: Session, done: Callable[[], None], failed: Callable[[DeskError], None], *,
                        carries: bool = True) -> None:
        """Put a new window in the place of the old one, with the same release, words and cursor."""
        old = self.window

        def stands(window: MainWindow) -> None:
            self._exchange, self.window = None, window
            done()
            self._settings_changed()

        def not_made(error: DeskError) -> None:
            self._exchange = None
            failed(error)

        self._exchange = Exchange(old, lambda: self._make(session, whole=False), partial(self._put_in_place_of, old),
                                  stands, not_made, carries=carries, parent=self)

    def _put_in_place_of(self, old: MainWindow, new: MainWindow) -> None:
        """Show the new window where the old one stood."""
        self.window = new
        if self._frame is not None:
            self._frame.hold(new)
            return
        new.setGeometry(old.geometry())
        new.setWindowState(old.windowState())
        new.show()
        old.hide()
        old.deleteLater()

    def bring_back(self, name: str) -> None:
        """Bring the backup of that name back; what is typed is made a version of the desk of before first."""
        if not self.under_way:
            self.window.writing.save(lambda: self._bring_back(name))

    def _bring_back(self, name: str) -> None:
        """Close the desk, exchange it, open it again. Where that fails the desk is as it was, and is opened so."""
        from humasdesk.gui.keeping.bringing import bringing_back

        old, before, home, desks = self.window, self.session, self.session.desk.home, self._desks
        initials = before.person.initials if before.person else None

        def leave() -> None:
            before.lane.finish()
            desks.close()

        old.closing.end()
        work = bringing_back(home, name, old, leave)
        work.exec()

        def opened(desk: Desk, desks: ExitStack) -> None:
            self._seat_anew(desk, desks, who_sits(desk, initials, self._memory), carries=False, said=said)

        def said() -> None:
            say_what_came_back(self.window)
            self._say_brought_back(work.answer)

        self._anew.open(home, opened, self._stay)

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
        if self.under_way:
            return
        session, home = self.session, self.session.desk.home
        initials = session.person.initials if session.person else None

        def opened(desk: Desk, desks: ExitStack) -> None:
            self._seat_anew(desk, desks, desk.me(initials) if initials else None, said=lambda: self.window.messages.say(
                "good", tr("You can write here now.")))

        first = None if session.desk.store.readonly else giving_up(session, self.window.writing.release_id, self._desks)
        self._anew.open(home, opened, self._stay, first)

    def _seat_anew(self, desk: Desk, desks: ExitStack, me: Me | None, *, said: Callable[[], None],
                   carries: bool = True) -> None:
        """Sit down at a desk that was opened beside the window. The session of before goes when the window has."""
        language, before, old_desks = self._language, self.session, self._desks
        after = self._sit_down(desk, me)

        def done() -> None:
            self.session, self._desks = after, desks
            self._anew.leave(before, old_desks)
            said()

        def failed(error: DeskError) -> None:
            self._anew.leave(after, desks)
            self._stay(error)

        self._begin_exchange(after, done, partial(self._speak_on, language, failed), carries=carries)

    def _stay(self, error: DeskError) -> None:
        self.window.messages.say("danger", error.sentence, Remedy(tr("Try again"), self.reopen))

    def close_desk(self) -> None:
        """Close the desk that is open now."""
        self._anew.finish()
        self._desks.close()
