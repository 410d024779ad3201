"""Nothing the program says by-passes the catalogues: with every sentence marked, what is not marked is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from gui.robust import saying
from gui.robust.views import VIEWS, dialog_classes, settle
from humasdesk import i18n
from humasdesk.domain.release import Content
from humasdesk.gui import theme as themes
from humasdesk.gui.program import Program
from humasdesk.services import about, drafting, people
from humasdesk.services.desk import open_desk

OPEN, CLOSE = "⟦", "⟧"


class Marking:
    """A catalogue that puts every sentence between marks."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"{OPEN}{one if count == 1 else many}{CLOSE}"


@pytest.fixture
def marked(tmp_path: Path, qapp: QApplication, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program with every sentence marked, at a desk whose own words are numbers and one syllable."""
    with open_desk(tmp_path / "desk", create=True) as desk:
        people.add(desk, "Zzz", "zzz", ["writer"])
        drafting.create(desk, desk.me("zzz"), Content(headline="12", body="12"))
    monkeypatch.setattr(i18n, "_catalogue", lambda *_: Marking())
    themes.load_fonts()
    desks = ExitStack()
    desk = desks.enter_context(open_desk(tmp_path / "desk"))
    made = Program(qapp, desks, desk, desk.me("zzz"), QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    made.start()
    yield made
    made.end()
    made.close_desk()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()


NO_WORDS = re.compile(
    r"HumasDesk|PDF|HTML|XLSX|DOCX|Markdown|JSON|Kaltim|Zzz|zzz|zz|WITA|WIB|WIT|UTC|Ctrl|Shift|Alt|Return|Enter|Esc|"
    r"Space|Del|Down|Up|Left|Right|Tab|Home|End|PgUp|PgDown|Backspace|F\d+|Meta|\w+\.(?:pdf|html|docx|txt)|/\S+|\bx\b|"
    r"\b\d{1,2} [A-Z]\w\w \d{4}\b|https://|\bAa\b|Dr\. Ir\. H\.|M\.Si\.|<[^>]*>|&\w;|\{[^}]*\}|[Rr]esmi|Ringkas|"
    r"[A-Z]\b|\(\.\w+\)|Bahasa Indonesia|English|"
    r"\b[A-Z]{2,}(?:-[A-Z]+)*\b|[✗✓→][^\n]*")
"""What is the same in every language: names, formats, keys, paths, degrees, mark-up, the test desk's own words, rules
by their ids and their examples, which are in the language of releases."""


def unmarked(text: str) -> str:
    """What stands outside every mark and is a word."""
    depth, left = 0, []
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        left.append(letter if depth == 0 else " ")
    rest = NO_WORDS.sub(" ", "".join(left))
    return rest.strip() if re.search(r"[^\W\d_]{2,}", rest) else ""


def test_the_walk_finds_what_is_not_translated() -> None:
    assert unmarked(f"{OPEN}Draft{CLOSE} · Saved") != ""
    assert unmarked(f"{OPEN}Draft {OPEN}x{CLOSE} y{CLOSE} · 12 WITA Ctrl+K") == ""


_AT_WORK = frozenset({"AtWork"})
"""Cannot be shown without bringing a backup back at once; ``test_bring_back`` looks at it."""


def test_every_dialog_is_among_the_views() -> None:
    assert {one.__name__ for one in dialog_classes()} - _AT_WORK <= set(VIEWS)


def test_every_menu_is_in_the_catalogue(marked: Program, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The menus that open at a place, by the keyboard's own key on everything in the window that is shown."""
    found: set[str] = set()
    said: set[str] = set()

    def look(menu: QMenu, *_: object) -> None:
        said.update(text for _, text in saying.texts(menu))
        found.update(f"{where}, {part}: {text}" for part, text in saying.texts(menu) if unmarked(text))

    monkeypatch.setattr(QMenu, "popup", look)
    monkeypatch.setattr(QMenu, "exec", look)
    root = VIEWS["writing window"](marked, qtbot)
    settle(qtbot)
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not widget.isWindow():
            owner = widget.parentWidget() if widget.objectName() == "qt_scrollarea_viewport" else widget
            where = f"{type(owner).__name__} {owner.accessibleName()}"
            middle = widget.rect().center()
            QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle,
                                                             widget.mapToGlobal(middle)))
            popup = QApplication.activePopupWidget()  # Qt's own, which asks no method of ours
            if isinstance(popup, QMenu):
                look(popup)
                popup.close()
    qtbot.waitUntil(lambda: f"{OPEN}Copy the ID{CLOSE}" in said)  # a card's menu asks the desk first
    assert {f"{OPEN}Paste as plain text{CLOSE}", f"{OPEN}Select All{CLOSE}"} <= said
    assert not found, "\n".join(sorted(found))


def test_everything_said_is_in_the_catalogue(marked: Program, qtbot: Any) -> None:
    found = set()
    proper = {words for one in about.parts() for words in ("" if one.own else one.name, one.licence)}
    for view, opener in VIEWS.items():
        root = opener(marked, qtbot)
        settle(qtbot)
        found |= {f"{view}, {where}: {text}" for where, text in saying.texts(root)
                  if text not in proper and unmarked(text)}
        if isinstance(root, QDialog):
            root.reject()
    assert not found, "\n".join(sorted(found))
