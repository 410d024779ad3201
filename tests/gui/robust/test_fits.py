"""Every view fits the screens people have, in both languages: 1366×768 at 100 %, and 1920×1080 at 200 %, which leaves
960×540 logical pixels; no text of a label, button or tab is drawn in less room than it needs, and no part lies over
another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QMainWindow, QPushButton, QTabWidget, QWidget

from gui.dialogs.fitting import clipped, overlapping
from gui.robust.views import VIEWS, first_release, settle
from humasdesk.gui.opening.inside import LEAST
from humasdesk.gui.program import Program
from humasdesk.gui.theme import Tokens
from humasdesk.services import configuring
from humasdesk.services.desk import open_desk

SCREENS = {"1366x768": QSize(1366, 768), "1920x1080 at 200 %": QSize(960, 540)}
TITLE_BAR = 32
"""What a window manager takes of the height, in logical pixels."""
_LOOKS = 20


@pytest.fixture(params=["en", "id"])
def speaking(request: pytest.FixtureRequest, home: Any) -> str:
    with open_desk(home) as desk:
        configuring.set_own(desk, "interface.language", request.param)
    return str(request.param)


def test_every_view_fits_and_nothing_is_clipped(speaking: str, program: Program, qtbot: Any) -> None:
    wrong = []
    for view, opener in VIEWS.items():
        root = opener(program, qtbot)
        settle(qtbot)
        wrong += [f"{view}, {found}" for found in _misfits(root, qtbot)]
        wrong += [f"{view}: {name} does not stand out" for name in _pale(root, program.window.theme.tokens)]
        if isinstance(root, QDialog):
            wrong += [f"{view}: {found}" for found in _walked_backwards(root)]
            root.reject()
        program.window.resize(1366, 728)
    assert not wrong, "\n".join(wrong)


def _pale(root: QWidget, tokens: Tokens) -> list[str]:
    """Buttons that should be the main one and are not drawn so: they got their role after they were dressed."""
    grounds = {tokens.accent, tokens.accent_strong, tokens.focused, tokens.line}
    main = [one for one in root.findChildren(QPushButton) if one.property("role") == "primary" and one.isVisible()]
    return [one.text() for one in main
            if one.grab().toImage().pixelColor(8, one.height() // 2).name() not in grounds]


def _walked_backwards(root: QDialog) -> list[str]:
    """Pairs of buttons in one row that Tab walks from right to left."""
    walked, one = [], root.nextInFocusChain()
    while one is not root:
        if isinstance(one, QPushButton) and one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            walked.append(one)
        one = one.nextInFocusChain()
    places = [(one, one.mapTo(root, QPoint())) for one in walked]
    return [f"{before.text()} is walked before {after.text()}" for (before, here), (after, there) in pairwise(places)
            if here.y() == there.y() and there.x() < here.x()]


def _misfits(root: QWidget, qtbot: Any) -> list[str]:
    wanted, wrong = root.size(), []
    for name, screen in SCREENS.items():
        room = screen - QSize(0, TITLE_BAR)
        least = root.minimumSizeHint().expandedTo(root.minimumSize())
        if least.width() > room.width() or least.height() > room.height():
            wrong.append(f"{name}: needs at least {least.width()}x{least.height()}")
        root.resize(room if isinstance(root, QMainWindow) else wanted.boundedTo(room))
        for leaf in _leaves(root):
            settle(qtbot)
            wrong += [f"{name}{leaf}: {text}" for text in _at_rest(root, qtbot)]
    return wrong


def _leaves(root: QWidget) -> Iterator[str]:
    """Turns to each leaf of what has tabs, and says its name; once, and nameless, where there are none."""
    tabs = next((one for one in root.findChildren(QTabWidget) if one.isVisible()), None)
    if tabs is None:
        yield ""
        return
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        yield f", {tabs.tabText(place)}"


def _at_rest(root: QWidget, qtbot: Any) -> list[str]:
    """What is wrong still when nothing moves any more: wrapped labels take several turns to find their heights."""
    found: list[str] = []
    for _ in range(_LOOKS):
        found = [*clipped(root), *overlapping(root)]
        if not found:
            break
        qtbot.wait(50)
    return found


def test_two_parts_over_one_another_are_found(qtbot: Any) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    first, second = QLabel("one", root), QLabel("two", root)
    first.setGeometry(0, 0, 50, 20)
    second.setGeometry(50, 0, 50, 20)
    root.show()
    assert overlapping(root) == []
    second.move(40, 0)
    assert overlapping(root) == ["QLabel lies over QLabel"]


def test_in_a_narrow_status_line_the_counts_keep_their_numbers(program: Program, qtbot: Any) -> None:
    first_release(program, qtbot)
    counts, note = program.window.counts, program.window.finding_label
    counts.resize(counts.sizeHint())
    qtbot.waitUntil(lambda: all(one.text()[-1].isdigit() for one in counts.buttons.values()))
    named = [one.text() for one in counts.buttons.values()]
    counts.resize(counts.minimumWidth(), counts.height())
    assert [one.text() for one in counts.buttons.values()] == [one.split()[-1] for one in named]
    assert [one.toolTip().split("\n")[0] for one in counts.buttons.values()] == named
    assert sum(one.minimumWidth() for one in counts.buttons.values()) <= counts.width()
    program.window.resize(LEAST)
    for words in ("Being checked …", "Finding 12 of 48"):
        note.setText(words)
        qtbot.wait(20)
        assert note.width() >= note.fontMetrics().horizontalAdvance(words)
    program.window.task_label.setText("The daily backup of this desk is being made …")
    program.window.resize(960, 500)
    qtbot.wait(20)
    parts = (program.window.words_label, counts, note, program.window.task_label, program.window.saved_label)
    assert all(one.geometry().right() < other.x() for one, other in pairwise(parts))
    assert counts.width() >= counts.minimumWidth()
    height = counts.sizeHint().height()
    counts.show_counts(None)
    assert counts.sizeHint().height() == height, "the line stays as high where nothing is counted"


def test_a_choice_shows_all_its_entries(program: Program, qtbot: Any) -> None:
    """With the keyboard on it, whose border is wider, the list was too small for its last entry."""
    dialog = QDialog(program.window)
    choice = QComboBox(dialog)
    choice.addItems(["one", "two", "three"])
    choice.resize(300, 30)
    dialog.open()
    choice.setFocus()
    choice.showPopup()
    settle(qtbot)
    entries = choice.view()
    last = entries.visualRect(choice.model().index(2, 0))
    assert entries.viewport().rect().contains(last)
    choice.hidePopup()
    dialog.reject()
