"""Whether the desk's folder is still there, looked at every few seconds: somebody who only reads is told too, before
anything is typed that could not be kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from humasdesk.errors import DeskError
from humasdesk.gui.session import Session
from humasdesk.gui.troubles import Troubles

_LOOK_MS = 5_000


class Presence(QObject):
    """Tells ``troubles`` when the folder has gone and when it is back."""

    def __init__(self, session: Session, troubles: Troubles, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._troubles = session, troubles
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look now, beside the window: a disk that hangs holds nobody up."""
        self._timer.stop()
        self._session.lane.look(self, self._session.desk.store.refuse_gone, lambda _: self._seen(None), self._seen)

    def _seen(self, gone: DeskError | None) -> None:
        self._timer.start()
        self._troubles.tell_gone(gone)
