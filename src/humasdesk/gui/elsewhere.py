"""A window that only looks, because the desk is open elsewhere: it follows what is done there, and offers to write once
the other has gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from humasdesk.domain.release import Changes
from humasdesk.errors import DeskError
from humasdesk.gui.messages import Remedy
from humasdesk.gui.session import Session
from humasdesk.gui.window import MainWindow
from humasdesk.i18n import tr
from humasdesk.services.desk import is_free, may_write

_LOOK_MS = 5_000


class Elsewhere(QObject):
    """Looks every few seconds, and whenever the program is looked at again. ``write_here`` opens the desk for
    writing."""

    def __init__(self, session: Session, window: MainWindow, write_here: Callable[[], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._write_here = session, window, write_here
        self._stamp = session.desk.stamp()
        self._free = False
        self._said = ""
        self._say()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._looked_at)

    def _looked_at(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """See whether anything was done elsewhere, and whether the other one still writes."""
        self._session.lane.run(self, lambda: (self._session.desk.stamp(), is_free(self._session.desk.home)),
                               self._seen, self._blind)

    def _seen(self, found: tuple[int, bool]) -> None:
        stamp, free = found
        if stamp != self._stamp:
            self._stamp = stamp
            self._show_anew()
        self._free = free
        if self._sentence() != self._said:
            self._say()

    def _blind(self, error: DeskError) -> None:
        self._window.troubles.say(error)

    def _show_anew(self) -> None:
        desk, writing = self._session.desk, self._window.writing
        desk.read_settings_anew()
        desk.know_regions()
        self._session.changed.emit(Changes(frozenset({writing.release_id or ""}), True, True, True, True))
        if writing.release_id is not None and writing.has_moved_on:
            writing.reload()

    def _sentence(self) -> str:
        if self._free:
            return tr("The other window has closed. You can write here now.")
        if not may_write(self._session.desk.home):
            return tr("Nothing may be written in the desk's folder; here you can only look.")
        return tr("This desk is open in another window; here you can only look.")

    def _say(self) -> None:
        self._window.messages.take_back(self._said)
        self._said = self._sentence()
        self._window.messages.say("attention", self._said, Remedy(tr("Write here"), self._write_here),
                                  lasting=True)
