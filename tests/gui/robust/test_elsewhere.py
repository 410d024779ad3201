"""A second window on the same desk, the first one being another process: it looks, follows, and takes over."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QPushButton

from gui.robust.conftest import typed
from humasdesk import i18n
from humasdesk.domain.release import Content
from humasdesk.errors import StoreReadonly
from humasdesk.gui import theme as themes
from humasdesk.gui.elsewhere import Elsewhere
from humasdesk.gui.program import Program
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting
from humasdesk.services.desk import open_desk

Show = Callable[[MainWindow, str], str]

WRITER = """
import sys
from pathlib import Path
from humasdesk.domain.release import Content
from humasdesk.services import drafting
from humasdesk.services.desk import open_desk
with open_desk(Path(sys.argv[1])) as desk:
    me = desk.me("mar")
    print("ready", flush=True)
    for line in sys.stdin:
        release, headline = line.rstrip().split(" ", 1)
        if release == "new":
            drafting.create(desk, me, Content(headline=headline))
        else:
            drafting.edit(desk, me, release, lambda before: Content(headline=headline, body=before.body))
        print("done", flush=True)
"""


@pytest.fixture
def other(home: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that has the desk open."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def tell(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin
    assert process.stdout
    process.stdin.write(line + "\n")
    process.stdin.flush()
    assert process.stdout.readline() == "done\n"


@pytest.fixture
def looking(home: Path, other: subprocess.Popen[str], qapp: QApplication, qtbot: Any) -> Iterator[Program]:
    themes.load_fonts()
    desks = ExitStack()
    desk = desks.enter_context(open_desk(home, readonly=True))
    made = Program(qapp, desks, desk, desk.me("mar"), QSettings(str(home / "w.ini"), QSettings.Format.IniFormat))
    made.start()
    yield made
    made.end()
    made.close_desk()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()
    i18n.use("en")


def test_it_says_that_it_only_looks_and_nothing_can_be_begun(looking: Program) -> None:
    window = looking.window
    assert any("open in another window" in sentence for sentence in window.messages.sentences)
    assert window.desk_label.text() == "Read-only"
    assert not window.new_button.isEnabled()
    with pytest.raises(StoreReadonly) as refused:
        drafting.create(window.session.desk, window.session.me, Content(headline="Kabar"))
    window.troubles.say(refused.value)
    ways = [one.text() for one in window.messages.findChildren(QPushButton) if not one.isHidden()]
    assert ways == ["Write here", "Write here"], "not the way to the folder, where nothing is to be mended"


def test_no_step_is_offered_that_would_be_refused_after_one_has_written_for_it(looking: Program, show: Show) -> None:
    window = looking.window
    show(window, "Kabar 1")
    assert window.lawful_steps() == []
    window.show_panel()
    head = window.panel.head
    assert not head.next.isEnabled()
    assert head.more.isHidden()
    assert head.why.text() == "This desk is open read-only here."


def test_it_follows_what_is_done_elsewhere(looking: Program, other: subprocess.Popen[str], show: Show,
                                           qtbot: Any) -> None:
    window = looking.window
    release = show(window, "Kabar 1")
    tell(other, "new Kabar dari sana")
    tell(other, f"{release} Kabar 1 diganti")
    window.findChild(Elsewhere).look()
    qtbot.waitUntil(lambda: window.releases.model.rowCount() == 3)
    qtbot.waitUntil(lambda: window.page.page.content().headline == "Kabar 1 diganti")
    assert any("open in another window" in sentence for sentence in window.messages.sentences)


def test_it_cannot_write_while_the_other_does_and_takes_over_when_that_has_gone(
        looking: Program, other: subprocess.Popen[str], show: Show, qtbot: Any) -> None:
    window = looking.window
    show(window, "Kabar 2")
    looking.reopen()
    qtbot.waitUntil(lambda: any("Close it there" in sentence for sentence in window.messages.sentences))
    assert looking.window is window
    other.kill()
    other.wait()
    window.findChild(Elsewhere).look()
    qtbot.waitUntil(lambda: any("other window has closed" in sentence for sentence in window.messages.sentences))
    next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Write here").click()
    qtbot.waitUntil(lambda: looking.window is not window and not looking.under_way)
    after = looking.window
    assert after.writing.summary is not None
    assert after.writing.summary.headline == "Kabar 2"
    typed(after, " ditulis")
    qtbot.waitUntil(lambda: "Kept" in after.saved_label.text(), timeout=8_000)
