"""The lane: order, answers, refusals, bugs, and owners that have gone."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject

from humasdesk.errors import DeskError, Refused
from humasdesk.gui.tasks import Lane, Reported


@pytest.fixture
def lane(qtbot: Any) -> Any:
    made = Lane()
    yield made
    made.finish()


def test_work_is_done_in_order_and_answered(lane: Lane, qtbot: Any) -> None:
    heard: list[int] = []
    owner = QObject()
    for number in range(20):
        lane.run(owner, lambda number=number: number, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 20)
    assert heard == list(range(20))
    assert not lane.busy


def test_a_refusal_goes_to_who_asked_or_to_everybody(lane: Lane, qtbot: Any) -> None:
    def refuse() -> None:
        raise Refused("No.")

    owner, mine = QObject(), []
    lane.run(owner, refuse, None, mine.append)
    qtbot.waitUntil(lambda: bool(mine))
    with qtbot.waitSignal(lane.refused) as caught:
        lane.run(owner, refuse)
    assert caught.args[0].message == "No."


def test_a_bug_is_told_and_the_lane_goes_on(lane: Lane, qtbot: Any) -> None:
    owner, heard = QObject(), []
    with qtbot.waitSignal(lane.broke) as caught:
        lane.run(owner, lambda: 1 // 0)
    assert isinstance(caught.args[0], ZeroDivisionError)
    told: list[DeskError] = []
    lane.run(owner, lambda: 1 // 0, None, told.append)
    lane.run(owner, lambda: "still here", heard.append)
    qtbot.waitUntil(lambda: heard == ["still here"])
    assert isinstance(told[0], Reported), "so that nobody says beside the report that there is one"


def test_an_answer_for_an_owner_that_has_gone_is_dropped(lane: Lane, qtbot: Any) -> None:
    import shiboken6

    owner, heard = QObject(), []
    lane.run(owner, lambda: shiboken6.delete(owner), heard.append)
    qtbot.waitUntil(lambda: not lane.busy)
    assert heard == []


def test_an_owner_ends_in_the_windows_thread_never_in_the_one_that_worked(lane: Lane, qtbot: Any) -> None:
    ended: list[threading.Thread] = []

    class Owner(QObject):
        def __del__(self) -> None:
            ended.append(threading.current_thread())

    owner, heard = Owner(), []
    for begin in (lane.run, lane.look):
        begin(owner, lambda owner=owner: int(owner.isWidgetType()), lambda _, owner=owner: heard.append(type(owner)))
    qtbot.waitUntil(lambda: len(heard) == 2)
    del owner
    lane.finish()
    assert ended == [threading.main_thread()]


def test_a_look_that_is_not_wanted_any_more_is_neither_begun_nor_answered(lane: Lane, qtbot: Any) -> None:
    owner, done, heard = QObject(), [], []
    for number in range(4):
        lane.look(owner, partial(done.append, number), lambda _, number=number: heard.append(number), heard.append,
                  lambda number=number: number % 2 == 0)
    assert (lane.looking, lane.busy) == (True, False)
    qtbot.waitUntil(lambda: len(heard) == 2)
    qtbot.waitUntil(lambda: not lane.looking)  # dropped ones are told too
    assert sorted(done) == sorted(heard) == [0, 2]

    def bug() -> int:
        done.clear()
        return 1 // 0

    with qtbot.waitSignal(lane.broke):  # a bug is told of all the same, but not to who asked
        lane.look(owner, bug, heard.append, heard.append, lambda: bool(done))
    assert sorted(heard) == [0, 2]
