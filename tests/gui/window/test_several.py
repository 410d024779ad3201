"""Deeds to several marked releases through the real window: moved, tagged, told; and the cards' menu."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from humasdesk.gui.exporting.dialog import ExportDialog
from humasdesk.gui.releases.model import SUMMARY
from humasdesk.gui.window import MainWindow
from humasdesk.services import reviewing, searching, together


def _ids(window: MainWindow) -> list[str]:
    model = window.releases.model
    return [model.index(row).data(SUMMARY).id for row in range(model.rowCount())]


def _say_yes() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.accept()


def test_one_question_then_each_is_moved_and_what_could_not_is_told(window: MainWindow, qtbot: Any) -> None:
    desk, ids = window.session.desk, _ids(window)
    reviewing.move(desk, window.session.me, ids[0], "submit")
    QTimer.singleShot(200, _say_yes)
    window.move_marked("submit", ids)
    qtbot.waitUntil(lambda: any("submitted" in one for one in window.messages.sentences))
    states = {one: searching.one(desk, one).state for one in ids}
    done = [one for one in ids if states[one] == "submitted"]
    assert ids[0] in done
    assert len(done) >= 2
    assert any("Submit was not possible" in one for one in window.messages.sentences)
    qtbot.waitUntil(lambda: not window.session.lane.busy)


def test_a_tag_for_several(window: MainWindow) -> None:
    desk, me, ids = window.session.desk, window.session.me, _ids(window)[:2]
    from humasdesk.domain.directory import Tag
    from humasdesk.services import cataloguing, drafting

    tag = cataloguing.add(desk, me, Tag("baru"))[0]
    outcome = together.add_tag(desk, me, ids, tag)
    assert (set(outcome.done), outcome.not_done) == (set(ids), ())
    assert all(drafting.head_of(desk, one).content.tags == (tag,) for one in ids)


def test_the_menu_of_a_card_and_of_several(window: MainWindow) -> None:
    ids = _ids(window)
    window.releases.view.mark(ids[:1], ids[0])
    offers = together.offers(window.session.desk, window.session.me, ids)
    single = [one.text() for one in window.menu_of({ids[0]: offers[ids[0]]}).actions() if one.text()]
    assert single[:3] == ["Open", "Submit", "Discard"]
    window.releases.view.mark(ids, ids[0])
    several = [one.text() for one in window.menu_of(offers).actions() if one.text()]
    assert "Open" not in several
    assert several[0] == "Submit"
    window.copy_of_marked(lambda one: one.id)
    assert QApplication.clipboard().text().splitlines() == ids


def test_several_are_exported_through_the_one_export_dialog(window: MainWindow, qtbot: Any) -> None:
    window.releases.view.selectAll()
    marked = [one.id for one in window.releases.marked]
    assert len(marked) > 1
    window.focus_list()
    window.export_release()  # the keyboard is in the list: all that is marked there is meant
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
    dialog = window.findChildren(ExportDialog)[0]
    assert list(dialog._ids) == marked
    qtbot.waitUntil(lambda: not window.session.lane.busy)
    dialog.reject()
    window.new_release()
    qtbot.waitUntil(lambda: [one.id for one in window.releases.marked] == [window.writing.release_id], timeout=5_000)
    assert window.writing.release_id not in marked, "what is begun is marked alone"
    assert window.releases.foot.isHidden()
