"""Other programs of the system: they open files and folders, and take paths; where there is none, that is said."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, QProcess, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from humasdesk.gui.messages import MessageBar, Remedy
from humasdesk.i18n import tr, trn

_FILES = ("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1")
"""Where Linux desktops show a file in its folder: service, path, interface."""
_LOOK_MS = 100
_PATIENCE = 300
"""Times it is looked whether the system has refused, a tenth of a second apart; a program that runs longer is there."""


class Says(Protocol):
    """Where what could not be opened is said, and what was copied: ``MessageBar.say`` is one."""

    def __call__(self, tone: str, sentence: str, *remedies: Remedy) -> None: ...


def one_at_a_time(messages: MessageBar) -> Says:
    """Says in ``messages``, each sentence in the place of the one before: what was tried last is what matters."""
    before = ""

    def say(tone: str, sentence: str, *remedies: Remedy) -> None:
        nonlocal before
        messages.say(tone, sentence, *remedies)
        if before != sentence:
            messages.take_back(before)
        before = sentence

    return say


def open_path(path: Path, say: Says) -> None:
    """Open a file or a folder with the program that the system has for it; say it where that fails."""
    if not path.exists():
        say("attention", tr("{path} is not there any more.", path=str(path)))
    elif not sys.platform.startswith("linux"):
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            _refused(path, say)
    elif (opener := shutil.which("xdg-open")) is None:
        _refused(path, say)
    else:
        _Asked(opener, path, say)


def show_in_folder(path: Path, say: Says) -> None:
    """Open a file's folder with the file chosen in it, where the system can; else the folder alone."""
    if sys.platform == "win32":
        shown = QProcess.startDetached("explorer.exe", [f"/select,{path}"])
    elif sys.platform == "darwin":
        shown = QProcess.startDetached("open", ["-R", str(path)])
    else:
        shown = _asked_file_manager(path)
    if not shown:
        open_path(path.parent, say)


def copy_paths(paths: Sequence[Path], say: Says) -> None:
    """Put paths on the clipboard, as text and as files: both a mail and a file manager can take them."""
    QGuiApplication.clipboard().setMimeData(files_mime(paths))
    if len(paths) == 1:
        say("good", tr("The path is on the clipboard: {path}", path=str(paths[0])))
    else:
        say("good", trn("{count} path is on the clipboard.", "{count} paths are on the clipboard.", len(paths)))


def files_mime(paths: Sequence[Path]) -> QMimeData:
    """Files as something to drop or paste."""
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    made.setText("\n".join(str(path) for path in paths))
    return made


def _refused(path: Path, say: Says) -> None:
    if path.is_dir():
        sentence = tr("No program on this computer shows the folder {path}. Copy the path to go there another way.",
                      path=str(path))
    else:
        sentence = tr("No program on this computer opens {name}. Install one for such files, or copy the path to open "
                      "it another way.", name=path.name)
    say("attention", sentence, Remedy(tr("Copy the path"), lambda: copy_paths((path,), say)))


def _asked_file_manager(path: Path) -> bool:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    face = bus.interface() if bus.isConnected() else None
    if face is None or not face.isServiceRegistered(_FILES[0]).value():
        return False
    message = QDBusMessage.createMethodCall(*_FILES, "ShowItems")
    message.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    return bus.send(message)


class _Asked(QObject):
    """Asks Linux's ``xdg-open``, and hears whether it refused: Qt calls it done as soon as it was asked.

    It runs in a session of its own and outlives this program; what it prints is for nobody.
    """

    def __init__(self, opener: str, path: Path, say: Says) -> None:
        super().__init__(QApplication.instance())
        self._path, self._say = path, say
        self._left = _PATIENCE
        self._asked = subprocess.Popen([opener, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, start_new_session=True)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        code = self._asked.poll()
        self._left -= 1
        if code is None and self._left > 0:
            return
        self._timer.stop()
        self.deleteLater()
        if code:
            _refused(self._path, self._say)
