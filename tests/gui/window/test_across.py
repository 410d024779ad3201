"""Find and replace in all releases: what is found, what may be replaced, done and taken back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from humasdesk.domain.release import Content
from humasdesk.gui.across.dialog import AcrossDialog
from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import drafting, reviewing


def test_it_finds_replaces_and_takes_back(session: Session, qtbot: Any) -> None:
    desk, me = session.desk, session.me
    free = drafting.create(desk, me, Content(headline="Isran Noor hadir", body="Kata **Isran Noor**."))[0]
    waiting = drafting.create(desk, me, Content(headline="Isran Noor pergi", body="Isi."))[0]
    reviewing.move(desk, me, waiting, "submit")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AcrossDialog(session, Asking(session, parent), Theme(dark=False), lambda then: then(), parent)
    dialog.show()
    dialog.words.setText("isran noor")
    dialog.new.setText("Hadi")
    dialog.start()
    qtbot.waitUntil(lambda: not dialog._waiting and {one.summary.id for one in dialog.places.found} >= {free, waiting})
    found = {one.summary.id: one for one in dialog.places.found}
    assert [hit.words for hit in found[free].hits] == ["Isran Noor", "Isran Noor"]
    assert found[waiting].why_not.startswith("This release waits for review")
    chosen = dict(dialog.places.chosen())
    assert waiting not in chosen
    assert len(chosen[free]) == 2
    for new, deed in (("", "Delete "), ("Hadi", "Replace ")):
        dialog.new.setText(new)
        assert not dialog.places.found, "they show other new words"
        qtbot.waitUntil(lambda: not dialog._waiting and free in dict(dialog.places.chosen()))
        qtbot.waitUntil(lambda: dialog.swap.text().startswith(deed))  # noqa: B023 (asked before the next)
    chosen = dict(dialog.places.chosen())
    others = set(chosen) - {free}
    for number in range(dialog.places.topLevelItemCount()):
        top = dialog.places.topLevelItem(number)
        if dialog.places._known[number][1].summary.id in others:
            top.setCheckState(0, dialog.places.topLevelItem(number).checkState(0).Unchecked)
    gone: list[tuple[str, int]] = []
    dialog.gone_to.connect(lambda release, query, place: gone.append((release, place)))
    dialog.activateWindow()
    dialog.new.setFocus()
    qtbot.waitUntil(dialog.new.hasFocus)
    QTest.keyClick(dialog.new, Qt.Key.Key_Down)
    assert dialog.places.hasFocus()
    first = dialog.places._known[0][1].summary.id
    QTest.keyClick(dialog.places, Qt.Key.Key_Return)
    assert (gone, dialog._running) == ([(first, 0)], False), "Enter on a place goes there and looks for nothing anew"
    assert dialog.places.currentItem() is not None
    dialog.replace()
    qtbot.waitUntil(lambda: drafting.head_of(desk, free).content.headline == "Hadi hadir")
    qtbot.waitUntil(lambda: bool(dialog.messages.sentences))
    assert "**Hadi**" in drafting.head_of(desk, free).content.body
    assert drafting.head_of(desk, waiting).content.headline == "Isran Noor pergi"
    undo = next(one for one in dialog.messages.findChildren(QPushButton) if one.text() == "Undo")
    undo.click()
    qtbot.waitUntil(lambda: drafting.head_of(desk, free).content.headline == "Isran Noor hadir")
    qtbot.waitUntil(lambda: not session.lane.busy)


def test_an_expression_that_cannot_be_read_is_a_sentence(session: Session, qtbot: Any) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AcrossDialog(session, Asking(session, parent), Theme(dark=False), lambda then: then(), parent)
    dialog.expression.setChecked(True)
    dialog.words.setText("(")
    dialog.start()
    assert "cannot be read" in dialog.said.text()
    assert not dialog.swap.isEnabled()


def test_an_approved_release_warns_and_is_unticked_at_first(session: Session, qtbot: Any) -> None:
    desk, me = session.desk, session.me
    approved = drafting.create(desk, me, Content(headline="Isran Noor hadir", body="Isi."))[0]
    reviewing.move(desk, me, approved, "submit")
    reviewing.move(desk, desk.me("sul"), approved, "approve")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AcrossDialog(session, Asking(session, parent), Theme(dark=False), lambda then: then(), parent)
    dialog.show()
    dialog.words.setText("isran noor hadir")
    dialog.start()
    qtbot.waitUntil(lambda: not dialog._waiting and approved in {one.summary.id for one in dialog.places.found})
    number = [one.summary.id for one in dialog.places.found].index(approved)
    top = dialog.places.topLevelItem(number)
    assert "draft again" in top.text(0)
    assert approved not in dict(dialog.places.chosen())
    top.setCheckState(0, Qt.CheckState.Checked)
    assert approved in dict(dialog.places.chosen())
