"""The manual in its window, and About."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.dialogs.fitting import clipped
from humasdesk import __version__
from humasdesk.gui.commands import COMMANDS
from humasdesk.gui.dialogs.about import AboutDialog
from humasdesk.gui.dialogs.manual import ManualDialog
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import handbook


@pytest.fixture
def manual(session: Session, light: Theme, qtbot: QtBot) -> ManualDialog:
    made = ManualDialog(session, light)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.tree.topLevelItemCount() == len(handbook.PAGES), timeout=20_000)
    return made


def heading(manual: ManualDialog) -> str:
    return manual.leaf.toPlainText().splitlines()[0]


def test_it_opens_at_its_beginning_and_links_lead_on(manual: ManualDialog) -> None:
    assert heading(manual) == "Panduan jendela"
    assert any(one.text().startswith("The manual is in Indonesian") for one in manual.findChildren(QLabel))
    manual.leaf.anchorClicked.emit(QUrl("panduan#7-embargo"))
    assert heading(manual) == "7. Embargo"
    manual.leaf.anchorClicked.emit(QUrl("istilah#"))
    assert heading(manual) == handbook.find("istilah#").title  # type: ignore[union-attr]  # it is there
    manual.leaf.anchorClicked.emit(QUrl("https://contoh.go.id"))
    assert heading(manual) == handbook.find("istilah#").title  # type: ignore[union-attr]  # it is there
    assert manual.leaf.loadResource(2, QUrl("https://contoh.go.id/a.png")) is None


def test_a_search_counts_marks_and_goes_through_all_chapters(manual: ManualDialog) -> None:
    manual.field.setText("embargo")
    total = sum(one.count("embargo") for one in handbook.chapters())
    assert manual.said.text() == f"{total} places"
    seen = set()
    for _ in range(total):
        assert manual.leaf.textCursor().selectedText().casefold() == "embargo"
        seen.add((heading(manual), manual.leaf.textCursor().position()))
        QTest.keyClick(manual.field, Qt.Key.Key_Return)
    assert len(seen) == total
    first = (heading(manual), manual.leaf.textCursor().position())
    assert first in seen  # behind the last comes the first
    QTest.keyClick(manual.field, Qt.Key.Key_Return)
    QTest.keyClick(manual.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (heading(manual), manual.leaf.textCursor().position()) == first
    assert len(manual.leaf.extraSelections()) == manual.leaf.toPlainText().casefold().count("embargo")
    manual.field.setText("tidakadadimanapun")
    assert manual.said.text() == "Nothing found"
    manual.field.clear()
    assert (manual.said.text(), manual.leaf.extraSelections()) == ("", [])


def test_about_names_what_runs_and_copies_it(light: Theme, language: str, qtbot: QtBot) -> None:
    made = AboutDialog(light)
    qtbot.addWidget(made)
    made.show()
    assert clipped(made) == []
    made.copy_versions()
    said = QGuiApplication.clipboard().text()
    assert f"HumasDesk {__version__}" in said
    assert "PySide6-Essentials 6." in said


def test_help_has_both_and_f1_opens_the_manual() -> None:
    rows = {one.id: one for one in COMMANDS if one.group == "help"}
    assert rows["help.manual"].keys == "F1"
    assert "help.about" in rows
