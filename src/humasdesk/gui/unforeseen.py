"""Errors that nobody foresaw, wherever they come up: each is written into the log and reported once, and the desk
goes on where it can.

They come from Qt's callbacks, the lanes, other threads, garbage collection and Qt's own messages. What is typed is
kept before anything is shown. The same error again is counted and not shown anew; one inside the reporter is left to
Python's own output.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from humasdesk import log
from humasdesk.errors import DeskError
from humasdesk.gui import report

_LOG = log.logger("gui")
_LOUD = {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg, QtMsgType.QtWarningMsg}
_MOST = 50
"""Different messages of Qt that are written into one log."""


class Unforeseen(QObject):
    """Hears of every error. ``happened`` brings new ones to the window's thread; ``mendable`` those that a person can
    mend and that nobody was waiting for."""

    happened = Signal(object)
    mendable = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts: dict[tuple[str, str], int] = {}
        self._qt_said: set[str] = set()
        self._busy = threading.local()

    def hear(self, error: BaseException) -> None:
        """Take an error in, from whichever thread."""
        if getattr(self._busy, "inside", False):
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        self._busy.inside = True
        try:
            self._hear(error)
        except Exception as second:
            with suppress(Exception):
                sys.__excepthook__(type(second), second, second.__traceback__)
        finally:
            self._busy.inside = False

    def _hear(self, error: BaseException) -> None:
        if isinstance(error, DeskError):
            _LOG.warning("nobody waited for %s", report.name_of(error))
            self.mendable.emit(error)
            return
        mark = report.mark_of(error)
        self.counts[mark] = self.counts.get(mark, 0) + 1
        if self.counts[mark] == 1:
            _LOG.error("unforeseen: %s", " | ".join(report.told(error)))
            self.happened.emit(error)

    # -- the doors they come in by

    def from_python(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """``sys.excepthook``."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        self.hear(error.with_traceback(trace))

    def from_thread(self, found: threading.ExceptHookArgs) -> None:
        """``threading.excepthook``."""
        if found.exc_value is not None and not isinstance(found.exc_value, SystemExit):
            self.hear(found.exc_value)

    def from_nowhere(self, found: Any) -> None:
        """``sys.unraisablehook``: nobody can be told at the place itself."""
        if found.exc_value is not None:
            self.hear(found.exc_value)

    def from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt's own messages: into the log, each once."""
        if kind not in _LOUD or message in self._qt_said or len(self._qt_said) >= _MOST:
            return
        self._qt_said.add(message)
        _LOG.warning("Qt: %s", report.shortened(message).replace("\n", " "))


@contextmanager
def listening(unforeseen: Unforeseen, folder: Path) -> Iterator[None]:
    """While this lasts, every error nobody foresaw is heard, and written into the log in ``folder`` where the desk is
    there already."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = (
        unforeseen.from_python, unforeseen.from_thread, unforeseen.from_nowhere)
    old = qInstallMessageHandler(unforeseen.from_qt)
    handler = _log_file(folder)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
        qInstallMessageHandler(old)
        if handler is not None:
            log.end(handler)


def _log_file(folder: Path) -> Any:
    """The log's handler; none where the folder cannot be written or there is no desk yet."""
    try:
        return log.to_file(folder) if folder.parent.is_dir() else None
    except OSError:
        return None


@contextmanager
def crashes_noted(folder: Path) -> Iterator[None]:
    """While this lasts, a crash below Python leaves the places it happened at in a file in ``folder``, for
    :func:`last_crash`; an orderly end leaves none. For the process that writes the desk."""
    path = folder / "crash.txt"
    try:
        folder.mkdir(exist_ok=True)
        out = path.open("w", encoding="utf-8")
    except OSError:
        yield
        return
    was_on = faulthandler.is_enabled()
    try:
        faulthandler.enable(out)
        yield
    finally:
        faulthandler.disable()
        if was_on:
            faulthandler.enable()
        out.close()
        with suppress(OSError):
            path.unlink()


def last_crash(folder: Path) -> str:
    """What the last run left when it crashed below Python; empty where it did not, or was killed. To be read before
    :func:`crashes_noted` begins anew."""
    try:
        return report.shortened((folder / "crash.txt").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""


class Reporter(QObject):
    """Shows the report of one error at a time; others that come meanwhile are added to it."""

    def __init__(self, unforeseen: Unforeseen, keep: Callable[[float], bool], ask_end: Callable[[], None],
                 parent_window: Callable[[], Any]) -> None:
        super().__init__(unforeseen)
        self._keep, self._ask_end, self._parent_window = keep, ask_end, parent_window
        self._dialog: Any = None
        unforeseen.happened.connect(self._show)

    def _show(self, error: BaseException) -> None:
        from humasdesk.gui.dialogs.report import ReportDialog

        kept = self._keep(1.0)
        if self._dialog is not None:
            self._dialog.add("\n".join(report.told(error)))
            return
        self._dialog = ReportDialog(report.compose(error), kept, self._parent_window())
        self._dialog.end_wanted.connect(self._ask_end)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        self._dialog.deleteLater()
        self._dialog = None
