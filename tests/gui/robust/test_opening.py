"""Opening a desk that cannot simply be opened: made by an older program, held by another, damaged."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from humasdesk.errors import StoreBusy, StoreDamaged
from humasdesk.gui.opening.frame import Frame
from humasdesk.gui.opening.refusals import question
from humasdesk.gui.theme import Theme
from humasdesk.services.desk import open_desk


def test_a_desk_of_an_older_program_is_brought_up_to_date(home: Path) -> None:
    store = sqlite3.connect(home / "desk.sqlite")
    with store:
        store.execute("UPDATE derivation SET version = 'older'")
    store.close()
    with ExitStack() as stack:
        told: list[tuple[int, int]] = []
        desk = stack.enter_context(open_desk(home, progress=lambda *far: told.append(far)))
        assert not desk.store.readonly
        assert told


def test_the_first_paint_says_how_far_an_upgrade_is(qapp: object, qtbot: Any) -> None:
    frame = Frame(None, None, Theme(dark=False))
    qtbot.addWidget(frame)
    frame.say_progress(1, 4)
    curtain = frame._curtain
    assert curtain is not None
    curtain._say_upgrading()
    quarter = curtain.grab().toImage()
    frame.say_progress(3, 4)
    assert curtain.grab().toImage() != quarter


def test_only_what_can_be_read_is_offered_to_look_at(home: Path, qapp: object) -> None:
    for error, looks in ((StoreBusy("Busy."), True), (StoreDamaged("Damaged."), False)):
        box, ways = question(error, home)
        assert ("look" in ways.values()) is looks
        assert box.text()
        box.deleteLater()
