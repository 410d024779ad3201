"""The daily backup of a desk with a window: made once the window is there, in a lane of its own, with a quiet line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from humasdesk.errors import DeskError
from humasdesk.gui.tasks import Lane, Reported
from humasdesk.i18n import tr
from humasdesk.services import safekeeping

if TYPE_CHECKING:
    from humasdesk.gui.window import MainWindow
    from humasdesk.services.desk import Desk

_SHOWN_MS = 8_000


class DailyBackup(QObject):
    """Says in the status line that it is at work; a failure is a banner, and stops nobody. ``window`` gives the window
    of the moment, ``broke`` hears of bugs."""

    def __init__(self, desk: Desk, window: Callable[[], MainWindow], broke: Callable[[object], None],
                 parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window, self._broke = desk, window, broke
        self._lane: Lane | None = None

    def begin(self) -> None:
        """Make today's backup where there is none yet."""
        if self._desk.store.readonly or not safekeeping.is_backup_due(self._desk):
            return
        self._lane = Lane(self)
        self._lane.broke.connect(self._broke)
        self._window().task_label.setText(tr("Daily backup is being made …"))
        self._lane.run(self, lambda: safekeeping.make_backup(self._desk), lambda _: self._made(), self._failed)

    def finish(self) -> None:
        """Wait for a backup that is at work: half a one is none."""
        if self._lane is not None:
            self._lane.finish()
            self._lane = None

    def _made(self) -> None:
        label = self._window().task_label
        label.setText(tr("Daily backup made"))
        QTimer.singleShot(_SHOWN_MS, label, label.clear)

    def _failed(self, error: DeskError) -> None:
        self._window().task_label.clear()
        if not isinstance(error, Reported):
            self._window().messages.say("attention", error.sentence)
