"""Find and replace in all releases: what is found, what may be replaced, done and taken back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from humasdesk.domain.release import Changes, Content
from humasdesk.gui.across import looking
from humasdesk.gui.across.dialog import AcrossDialog
from humasdesk.gui.editor.find import Query
from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.gui.window import MainWindow
from humasdesk.services import drafting, reviewing, searching


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



def _replace(window: MainWindow, release: str, words: str, new: str) -> None:
    """Replace in all releases, as the dialog does it in the lane."""
    desk, me = window.session.desk, window.session.me
    found = looking.look(desk, me, [searching.one(desk, release)], Query(words), new)
    chosen = [(one.summary.id, one.hits) for one in found]
    window.session.do(window, lambda: looking.replace(desk, me, chosen, []))


def test_the_open_release_shows_what_was_replaced_in_it_and_a_save_keeps_that(window: MainWindow, qtbot: Any) -> None:
    desk, sheet = window.session.desk, window.page.page.sheet
    release = drafting.create(desk, window.session.me, Content(
        headline="Rakor digelar", body="Rakor dibuka.\n\nHadir warga.\n\nRakor ditutup.\n"))[0]
    window.session.changed.emit(Changes(releases=frozenset({release})))
    window.writing.open(release)
    window.page.focus_headline()
    QTest.keyClicks(sheet, "!\b")  # so that the card shows what is typed
    window.writing.save()
    qtbot.waitUntil(lambda: not window.writing.dirty and not window.session.lane.busy)

    def card() -> str:
        return str(window.releases.model.index(window.releases.model.row_of(release)).data())

    qtbot.waitUntil(lambda: card() == "Rakor digelar")
    _replace(window, release, "Rakor", "Rapat")
    qtbot.waitUntil(lambda: window.page.page.content().headline == "Rapat digelar")
    qtbot.waitUntil(lambda: card() == "Rapat digelar")
    sheet.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(sheet, " Tambahan.")
    window.writing.save()
    qtbot.waitUntil(lambda: not window.writing.dirty and not window.session.lane.busy)
    said = drafting.head_of(desk, release).content
    assert (said.headline, said.body) == ("Rapat digelar",
                                          "Rapat dibuka.\n\nHadir warga.\n\nRapat ditutup. Tambahan.\n")

    with window.writing._turn:  # the desk has it, and somebody types before the window hears of it
        _replace(window, release, "Rapat", "Sidang")
        QTest.keyClicks(sheet, " Lagi.")
    qtbot.waitUntil(lambda: window.page.page.content().headline == "Sidang digelar")
    qtbot.waitUntil(lambda: not window.writing.dirty and not window.session.lane.busy)
    said = drafting.head_of(desk, release).content
    assert (said.headline, said.body) == ("Sidang digelar",
                                          "Sidang dibuka.\n\nHadir warga.\n\nRapat ditutup. Tambahan. Lagi.\n")
    assert window.page.page.content().headline == "Sidang digelar"


def test_words_still_being_saved_are_saved_though_another_release_is_open_by_then(window: MainWindow,
                                                                                  qtbot: Any) -> None:
    desk, me = window.session.desk, window.session.me
    first, other = (drafting.create(desk, me, Content(headline=name, body="Isi."))[0] for name in ("Satu", "Dua"))
    window.writing.open(first)
    window.page.focus_headline()
    QTest.keyClicks(window.page.page.sheet, " ditulis")
    with window.writing._turn:
        window.writing.save()
        window.writing.close()
        window.writing.open(other)
    qtbot.waitUntil(lambda: not window.session.lane.busy)
    assert drafting.head_of(desk, first).content.headline == "Satu ditulis"
    assert drafting.head_of(desk, other).content.headline == "Dua"
