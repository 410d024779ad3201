"""Deeds done in turns: in order, each once, none for an owner that has gone, and a dressed window moves again."""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from humasdesk.gui.turns import InTurn
from humasdesk.gui.wearing import Turns


def test_deeds_are_done_in_order_and_keys_are_heard_between(qtbot: Any) -> None:
    owner, done = QObject(), []
    turns = InTurn(owner)
    turns.add(owner, lambda: (done.append("one"), QTimer.singleShot(0, lambda: done.append("a key"))))
    turns.add(owner, lambda: done.append("two"))
    assert done == [], "not at once"
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["one", "a key", "two"]


def test_what_waits_already_is_not_added_again(qtbot: Any) -> None:
    owner, done = QObject(), []
    turns = InTurn(owner)

    def deed() -> None:
        done.append("shown")

    for _ in range(3):
        turns.add_once(owner, deed)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)
    assert done == ["shown"]
    turns.add_once(owner, deed)
    qtbot.waitUntil(lambda: done == ["shown", "shown"])


def test_a_deed_whose_owner_has_gone_is_dropped(qtbot: Any) -> None:
    holder, owner, done = QObject(), QObject(), []
    turns = InTurn(holder)
    turns.add(owner, lambda: done.append("gone"))
    turns.add(holder, lambda: done.append("here"))
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["here"]


def test_a_window_holds_still_while_it_is_dressed_and_moves_afterwards(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    label = QLabel("kabar", window)
    row.addWidget(label)
    window.show()
    qtbot.waitExposed(window)
    seen: list[tuple[bool, bool]] = []
    before = label.width()

    def grow() -> None:
        label.setMinimumWidth(before + 200)
        seen.append((row.isEnabled(), window.updatesEnabled()))

    dressing = Turns(window)
    dressing.begin([grow, lambda: seen.append((row.isEnabled(), window.updatesEnabled()))])
    qtbot.waitUntil(lambda: row.isEnabled() and window.updatesEnabled())
    assert seen == [(False, False), (False, False)]
    qtbot.waitUntil(lambda: label.width() >= before + 200)
