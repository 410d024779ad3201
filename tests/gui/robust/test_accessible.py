"""What a screen reader meets: every control has a name and a role, cards say what they show, banners are announced,
columns stand in reading order, and F6 goes through them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QLineEdit,
    QWidget,
)

from gui.robust.views import VIEWS, first_release, settle
from humasdesk.errors import StoreBusy
from humasdesk.gui import messages, speaking
from humasdesk.gui.program import Program
from humasdesk.gui.widgets.chips import Chip
from humasdesk.gui.widgets.step_button import StepButton
from humasdesk.gui.window import MainWindow
from humasdesk.i18n import mark

Role = QAccessible.Role
Show = Callable[[MainWindow, str], str]

CONTROLS = {Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.EditableText,
            Role.ComboBox, Role.SpinBox, Role.Slider, Role.List, Role.Tree, Role.Table, Role.PageTab, Role.Dialog,
            Role.MenuItem, Role.Link}
"""The roles of what a person works with."""


def below(found: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    """Everything that is shown, with the way to it."""
    here = f"{path}/{found.role().name} {found.text(QAccessible.Text.Name)!r}"
    yield here, found
    for place in range(min(found.childCount(), 40)):
        child = found.child(place)
        if child is not None and not child.state().invisible:
            yield from below(child, here)


def nameless(root: QWidget) -> list[str]:
    """Controls that have no name, and what takes the keyboard without a role or a name."""
    interface = QAccessible.queryAccessibleInterface(root)
    wrong = []
    for path, one in below(interface):
        name, state = one.text(QAccessible.Text.Name), one.state()
        if state.invisible or state.offscreen or one.rect().isEmpty():
            continue
        waits = one.role() == Role.StaticText  # a label whose words are yet to come
        takes_keyboard = bool(state.focusable) and not waits and one.role() not in (Role.Window, Role.Application)
        if not name.strip() and (one.role() in CONTROLS or takes_keyboard):
            wrong.append(f"no name: {path}")
        if takes_keyboard and one.role() == Role.NoRole:
            wrong.append(f"no role: {path}")
    return wrong


def untold(root: QWidget) -> list[str]:
    """Buttons of ours that show a picture alone and no tip: who sees well would not know what they do."""
    return [f"no tip: {one.accessibleName() or one}" for one in root.findChildren(QAbstractButton)
            if one.isVisible() and not one.text() and not one.icon().isNull() and not one.toolTip()
            and not isinstance(one.parent(), QLineEdit)]  # what stands in a line is Qt's own


def turned(root: QWidget) -> list[str]:
    """Fields that the wheel would take and change while somebody scrolls over them."""
    fields = (*root.findChildren(QComboBox), *root.findChildren(QAbstractSpinBox))
    return [f"turned by the wheel: {one.accessibleName()}" for one in fields
            if one.focusPolicy() == Qt.FocusPolicy.WheelFocus]


def test_every_control_has_a_name_and_a_role(program: Program, qtbot: Any) -> None:
    wrong: list[str] = []
    for view, opener in VIEWS.items():
        root = opener(program, qtbot)
        settle(qtbot)
        wrong += [f"{view}: {one}" for one in (*nameless(root), *untold(root), *turned(root))]
        if isinstance(root, QDialog):
            root.reject()
    assert not wrong, "\n".join(wrong)


def test_a_card_says_headline_state_place_and_time(window: MainWindow) -> None:
    said = window.releases.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.split(", ")[:2] == ["Kabar 2", "Draft"]
    assert "mar" in said
    assert said.endswith("just now")


def test_the_columns_stand_in_reading_order(program: Program, qtbot: Any) -> None:
    first_release(program, qtbot)
    interface = QAccessible.queryAccessibleInterface(program.window.columns)
    parts = [interface.child(place) for place in range(interface.childCount())]
    assert {one.text(QAccessible.Text.Name) for one in parts if one.role() == Role.Grip} == {"Edge between columns"}
    named = [name for one in parts if one.role() != Role.Grip and (name := one.text(QAccessible.Text.Name))]
    assert named == ["The desk", "Releases", "Page", "Panel"]


def test_a_section_says_whether_it_is_open(program: Program, qtbot: Any) -> None:
    first_release(program, qtbot)
    section = next(iter(program.window.panel.sections.values()))
    head = QAccessible.queryAccessibleInterface(section.head)
    assert head.role() == Role.Button
    for away in (True, False):
        section.fold(away)
        state = head.state()
        assert (state.expandable, state.expanded, state.collapsed, state.focusable) == (True, not away, away, True)
        assert head.text(QAccessible.Text.Name).split(", ")[0] == section._title
        assert not head.text(QAccessible.Text.Description)  # it would be read twice
    press = QAccessibleActionInterface.pressAction()
    assert press in head.actionInterface().actionNames()
    head.actionInterface().doAction(press)
    assert not section.is_open
    head.actionInterface().doAction(press)
    assert section.is_open


def test_f6_goes_through_the_columns_and_back(program: Program, qtbot: Any) -> None:
    first_release(program, qtbot)
    window = program.window
    window.activateWindow()
    window.focus_list()
    columns = [window.sidebar, window.releases, window.page, window.panel]

    def where() -> int:
        focused = QApplication.focusWidget()
        return next(place for place, one in enumerate(columns) if one.isAncestorOf(focused))

    seen = []
    for _ in range(4):
        window.next_column()
        seen.append(where())
    assert seen == [2, 3, 0, 1]
    window.previous_column()
    assert where() == 0
    window.toggle_list()
    window.next_column()
    assert where() == 2
    QTest.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: where() == 3)


def test_banners_are_announced_and_trouble_interrupts(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, bool]] = []
    monkeypatch.setattr(messages, "announce", lambda _, sentence, urgent=False: heard.append((sentence, urgent)))
    window.messages.say("good", "Done.")
    window.messages.say("danger", "Wrong.")
    assert heard == [("Done.", False), ("Wrong.", True)]
    assert _lit(window) == []
    window.messages.say("danger", "Wrong.")
    assert heard[2:] == [("Wrong.", True)]
    assert _lit(window) == ["Wrong."]
    error = StoreBusy(mark("Another program is writing."))
    window.writing.stuck.emit(error, False)
    window.writing.stuck.emit(error, False)
    sentence = window.messages.sentences[-1]
    assert _lit(window) == ["Wrong."], "it is tried by itself every few seconds"
    window.writing.stuck.emit(error, True)
    assert _lit(window) == ["Wrong.", sentence]
    assert heard[3:] == [(sentence, True)] * 2
    window.save_now()
    assert heard[5:] == [(sentence, True)], "at once, for trying may take long"


def _lit(window: MainWindow) -> list[str]:
    return [one.accessibleName() for one in window.messages.findChildren(QFrame) if one.property("lit")]


def test_an_announcement_reaches_qt(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    monkeypatch.setattr(speaking.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(speaking.QAccessible, "updateAccessibility", lambda event: sent.append(event.type()))
    speaking.announce(window, "Done.")
    assert sent == [QAccessible.Event.Announcement, QAccessible.Event.Alert]


def test_tab_walks_the_panel_as_one_reads_it_after_chips_and_pictures_came(program: Program, qtbot: Any) -> None:
    """What is built later stood at the end of the order, behind the status line."""
    first_release(program, qtbot)
    panel = program.window.panel
    for section in panel.sections.values():
        section.fold(False)
    field = panel.fields.by_kind["region"]
    field.show_chips([Chip("1", "Satu"), Chip("2", "Dua")], readonly=False)
    panel.sections["region"].head.setFocus()
    seen = []
    while panel.isAncestorOf(here := QApplication.focusWidget()) and len(seen) < 90:
        seen.append(here)
        program.window.focusNextPrevChild(True)
    assert seen[1:3] == [field.first, field.field]
    tops = [one.mapTo(panel, QPoint()).y() for one in seen]
    assert tops == sorted(tops)


def test_tab_goes_through_the_window_from_left_to_right(program: Program, qtbot: Any) -> None:
    first_release(program, qtbot)
    window = program.window
    window.releases.view.selectAll()
    qtbot.waitUntil(lambda: window.releases.foot.isVisible() and not program.session.lane.busy)
    settle(qtbot)
    columns = [window.sidebar, window.releases, window.page, window.panel]
    first = window.sidebar.rows["all"]
    first.setFocus()
    seen = []
    for _ in range(90):
        window.focusNextPrevChild(True)
        seen.append(QApplication.focusWidget())
        if seen[-1] is first:
            break
    assert seen[-1] is first  # round and round
    places = [place for one in seen[:-1] for place, column in enumerate(columns) if column.isAncestorOf(one)]
    assert places == sorted(places)
    assert set(places) == {0, 1, 2, 3}
    foot = [one for one in seen if window.releases.foot.isAncestorOf(one)]
    assert len(foot) >= 2


def test_tab_leaves_the_page_for_the_panel(program: Program, qtbot: Any) -> None:
    first_release(program, qtbot)
    window = program.window
    sheet = window.page.page.sheet
    sheet.setFocus()
    sheet.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(sheet, Qt.Key.Key_Tab)
    here = QApplication.focusWidget()
    assert window.panel.isAncestorOf(here)
    assert not isinstance(here, StepButton)  # the Enter that often comes next would submit
    window.focusNextPrevChild(False)
    assert isinstance(QApplication.focusWidget(), StepButton)


ENDS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from humasdesk.gui.widgets.expandable import Expander

app = QApplication(["humasdesk", "-platform", "offscreen"])
QAccessible.setActive(True)
window = QWidget()
buttons = [Expander(window) for _ in range(5)]
before = [QAccessible.queryAccessibleInterface(one).state().expandable for one in buttons]
QTimer.singleShot(0, app.quit)
app.exec()
after = [QAccessible.queryAccessibleInterface(one).state().expandable for one in buttons]
print(all(before), any(after))
"""


def test_no_interface_of_ours_is_left_when_the_program_ends() -> None:
    """With a screen reader at work, Qt crashed over them when Python ended."""
    done = subprocess.run([sys.executable, "-c", ENDS], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "True False\n"), done.stderr
