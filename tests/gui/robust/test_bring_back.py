"""A backup brought back from the window: the desk is exchanged, the window goes on, and nothing is deleted."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QTimer

from humasdesk.domain.release import Content
from humasdesk.gui.program import Program
from humasdesk.services import drafting, safekeeping, searching
from humasdesk.services.searching import Wanted


def _headlines(program: Program) -> set[str]:
    return {one.headline for one in searching.page(program.session.desk, Wanted())}


def test_the_desk_goes_back_and_the_window_goes_on(program: Program, qtbot: Any) -> None:
    desk = program.session.desk
    before = _headlines(program)
    name = safekeeping.make_backup(desk).name
    drafting.create(desk, desk.me("mar"), Content(headline="Sesudah cadangan"))
    program.bring_back(name)
    qtbot.waitUntil(lambda: program.session.desk is not desk and not program.under_way, timeout=30_000)
    assert _headlines(program) == before
    assert program.session.person is not None
    assert program.session.person.initials == "mar"
    assert any("is back" in sentence for sentence in program.window.messages.sentences)
    made, _ = drafting.create(program.session.desk, program.session.me, Content(headline="Sesudahnya lagi"))
    assert searching.one(program.session.desk, made).headline == "Sesudahnya lagi"


def test_a_backup_that_is_gone_leaves_the_desk_as_it_was(program: Program, qtbot: Any) -> None:
    desk = program.session.desk
    before = _headlines(program)
    heard, waited = threading.Event(), []
    program.session.lane.run(program, lambda: waited.append(heard.wait(20)))
    QTimer.singleShot(0, heard.set)
    program.bring_back("2001-01-01T000000Z")
    assert waited == [True], "the window's thread goes on while the lane of before ends"
    qtbot.waitUntil(lambda: program.session.desk is not desk and not program.under_way, timeout=30_000)
    assert _headlines(program) == before
    assert program.window.messages.sentences
