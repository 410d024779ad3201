"""The watchdog catches a turn of the event loop that takes long, names its stack, and tells work from waiting."""

from __future__ import annotations

import time
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from humasdesk.gui.stalls import Stall, Watchdog, commonest


def hold_up_the_window() -> None:
    """A deliberate stall that only waits."""
    time.sleep(0.3)


def work_too_long() -> None:
    """A deliberate stall that works."""
    until = time.thread_time() + 0.15
    while time.thread_time() < until:
        pass


@pytest.fixture
def dog(qtbot: Any) -> Any:
    made = Watchdog(100.0)
    made.begin()
    yield made
    made.finish()


def test_a_stall_is_caught_and_its_stack_named(dog: Watchdog, qtbot: Any) -> None:
    QTimer.singleShot(0, hold_up_the_window)
    qtbot.waitUntil(lambda: any(_names(stall, "hold_up_the_window") for stall in dog.stalls), timeout=10_000)
    stall = next(stall for stall in dog.stalls if _names(stall, "hold_up_the_window"))
    assert stall.milliseconds >= 250
    assert stall.processor < stall.milliseconds
    assert "hold_up_the_window" in str(stall)


def test_work_is_told_from_waiting(dog: Watchdog, qtbot: Any) -> None:
    QTimer.singleShot(0, work_too_long)
    qtbot.waitUntil(lambda: any(_names(stall, "work_too_long") for stall in dog.stalls), timeout=10_000)
    assert dog.longest is not None
    assert dog.longest.processor >= 140
    assert _names(dog.longest, "work_too_long")


def test_it_is_told_at_once(qtbot: Any) -> None:
    heard: list[Stall] = []
    dog = Watchdog(100.0, heard.append)
    dog.begin()
    QTimer.singleShot(0, hold_up_the_window)
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    dog.finish()


def test_a_stall_at_the_end_still_counts(qtbot: Any) -> None:
    dog = Watchdog(100.0)
    dog.begin()
    hold_up_the_window()
    dog.finish()
    assert any(_names(stall, "hold_up_the_window") for stall in dog.stalls)


def test_the_path_through_most_stacks_is_named() -> None:
    assert commonest([("a", "b", "c"), ("a", "b", "d"), ("a", "e"), ("a", "b")]) == ("a", "b")
    assert commonest([("a", "b"), ("a", "b"), ("a",)]) == ("a", "b")
    assert commonest([]) == ()


def _names(stall: Stall, function: str) -> bool:
    return any(function in place for place in stall.stack)
