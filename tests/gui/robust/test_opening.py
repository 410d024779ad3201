"""Opening a desk that cannot simply be opened: made by an older program, held by another, damaged."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from humasdesk.errors import StoreBusy, StoreDamaged
from humasdesk.gui.opening.refusals import question
from humasdesk.services.desk import open_desk


def test_a_desk_of_an_older_program_is_brought_up_to_date(home: Path) -> None:
    store = sqlite3.connect(home / "desk.sqlite")
    with store:
        store.execute("UPDATE derivation SET version = 'older'")
    store.close()
    with ExitStack() as stack:
        assert not stack.enter_context(open_desk(home)).store.readonly


def test_only_what_can_be_read_is_offered_to_look_at(home: Path, qapp: object) -> None:
    for error, looks in ((StoreBusy("Busy."), True), (StoreDamaged("Damaged."), False)):
        box, ways = question(error, home)
        assert ("look" in ways.values()) is looks
        assert box.text()
        box.deleteLater()
