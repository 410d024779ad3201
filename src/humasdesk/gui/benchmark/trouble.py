"""A story of trouble under the watchdog: store held, folder gone, disk full, a broken photo, a bug, and the end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtWidgets import QDialog

from humasdesk.gui.app import make_app
from humasdesk.gui.benchmark import told
from humasdesk.gui.benchmark.sitter import rest, sit_down, type_on
from humasdesk.gui.benchmark.story import Step, as_data, nothing
from humasdesk.gui.editor.clipboard import Incoming
from humasdesk.gui.stalls import Stall, Watchdog
from humasdesk.gui.unforeseen import Reporter, Unforeseen, listening
from humasdesk.gui.window import MainWindow

_HOLDER = """
import sys
from humasdesk.store import sqlite
store = sqlite.driver().connect(sys.argv[1], isolation_level=None)
store.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
_PAUSE = 2_200
"""Milliseconds in which what is typed would be on disk, were there no trouble."""
_AFTER = 3_500
"""Milliseconds in which it is tried again after one."""


class Holder:
    """Another program that writes the store meanwhile: a process, because a file's locks are a process's own."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._process: subprocess.Popen[str] | None = None

    def begin(self) -> None:
        self._process = subprocess.Popen([sys.executable, "-c", _HOLDER, str(self._store)], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, text=True)
        if self._process.stdout is None or self._process.stdout.readline() != "held\n":
            raise RuntimeError("the store is not held")

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()


def fill_disk(bytes_left: int) -> None:
    """No file of this process may grow beyond that, or, with -1, again as far as the disk goes."""
    try:
        import resource
        import signal
    except ImportError:
        return
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (most if bytes_left < 0 else bytes_left, most))


def _bug() -> None:
    raise ArithmeticError("a bug that is part of the story")


def _dialogs(window: MainWindow) -> list[QDialog]:
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def _close_dialogs(window: MainWindow) -> None:
    for one in _dialogs(window):
        one.reject()


def steps(window: MainWindow, release: str, home: Path, holder: Holder) -> Iterator[Step]:
    """The story, ``release`` being a draft of who sits there."""
    away, photo = home.with_name("away"), home / "rusak.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])

    def typed() -> Iterator[Step]:
        for letter in "di sini ":
            yield "type", partial(type_on, window, letter), 40

    yield "open", partial(window.writing.open, release), 600
    yield "go to the page", window.focus_page, 50
    holder.begin()
    yield from typed()
    yield "wait for the store", nothing, _PAUSE
    holder.end()
    yield "the store is free", nothing, _AFTER
    home.rename(away)
    yield "the folder is gone", window.presence.look, 400
    yield from typed()
    yield "wait for the folder", nothing, _PAUSE
    away.rename(home)
    yield "the folder is back", window.presence.look, _AFTER
    fill_disk(1)
    yield from typed()
    yield "the disk is full", nothing, _PAUSE
    fill_disk(-1)
    yield "there is room", nothing, _AFTER
    yield "a broken photo", lambda: window.page.page.pasting.bring(Incoming(mime)), 800
    yield "a bug", partial(QTimer.singleShot, 0, _bug), 800
    yield "its report closed", partial(_close_dialogs, window), 300
    yield from typed()
    yield "close", window.close, 1_500


def tell_story(window: MainWindow, release: str, home: Path,
               least_ms: float) -> tuple[list[tuple[str, Stall]], dict[str, list[str]]]:
    """Every turn of at least ``least_ms`` with the step it fell into, and what the window said new in each step."""
    found: list[tuple[str, Stall]] = []
    said: dict[str, list[str]] = {}
    now, before = "", tuple[str, ...]()
    with ExitStack() as stack:
        unforeseen = Unforeseen(window)
        stack.enter_context(listening(unforeseen, home / "log"))
        Reporter(unforeseen, lambda _: True, partial(_close_dialogs, window), lambda: window)
        holder = Holder(home / "desk.sqlite")
        stack.callback(holder.end)
        dog = Watchdog(least_ms, lambda stall: found.append((now, stall)), window)
        for now, deed, pause in steps(window, release, home, holder):
            dog.begin()
            deed()
            rest(window, pause)
            dog.finish()
            heard = (*window.messages.sentences, *(one.windowTitle() for one in _dialogs(window)))
            said.setdefault(now, []).extend(one for one in heard if one not in before)
            before = heard
    return found, said


def main(home: Path, initials: str, release: str, least_ms: float) -> None:
    with ExitStack() as stack:
        window = sit_down(stack, home, initials)
        found, said = tell_story(window, release, home, least_ms)
        told.tell({"stalls": as_data(found), "said": said})


if __name__ == "__main__":
    make_app(["humasdesk"])
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4]))
