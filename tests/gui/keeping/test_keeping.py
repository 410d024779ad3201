"""Backups and the check of the desk from the window: listed, shown before anything is done, stopped, said in words."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.fitting import clipped
from humasdesk.domain.release import Content
from humasdesk.gui.keeping.backups import BackupsDialog
from humasdesk.gui.keeping.checking import VerifyDialog
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import drafting, safekeeping
from humasdesk.services.desk import Desk

Show = Callable[[], BackupsDialog]


@pytest.fixture
def backups(session: Session, light: Theme, qtbot: QtBot) -> Show:
    def shown() -> BackupsDialog:
        made = BackupsDialog(session, light)
        qtbot.addWidget(made, before_close_func=lambda one: one.reject())
        made.show()
        qtbot.waitUntil(lambda: made.list.count() > 0 or bool(made.plan.text()), timeout=20_000)
        return made

    return shown


def test_a_backup_says_what_bringing_it_back_would_leave_behind(desk: Desk, backups: Show, qtbot: QtBot,
                                                                language: str) -> None:
    safekeeping.make_backup(desk)
    drafting.create(desk, desk.me("mar"), Content(headline="Sesudah cadangan"))
    dialog = backups()
    qtbot.waitUntil(dialog.sure.isEnabled, timeout=20_000)
    assert dialog.list.count() == 1
    assert "Sesudah cadangan" in dialog.plan.text()
    assert not dialog.bring.isEnabled()
    assert clipped(dialog) == []
    dialog.sure.setChecked(True)
    with qtbot.waitSignal(dialog.restore_wanted) as heard:
        QTest.mouseClick(dialog.bring, Qt.MouseButton.LeftButton)
    assert heard.args == [safekeeping.backups(desk.home)[0].name]


def test_without_a_backup_it_says_when_one_is_made_and_makes_one(desk: Desk, backups: Show, qtbot: QtBot) -> None:
    dialog = backups()
    if dialog.list.count() == 0:
        assert "no backup yet" in dialog.plan.text()
        assert dialog.bring.isHidden()
    before = dialog.list.count()
    dialog.make_one()
    qtbot.waitUntil(lambda: dialog.list.count() == before + 1, timeout=20_000)
    assert "verified" in dialog.trouble.sentence


def test_a_damaged_backup_is_said_and_cannot_be_brought_back(desk: Desk, backups: Show, qtbot: QtBot) -> None:
    made = safekeeping.make_backup(desk)
    made.store.write_bytes(b"x" * 100)
    dialog = backups()
    qtbot.waitUntil(lambda: bool(dialog.trouble.sentence), timeout=20_000)
    assert not dialog.sure.isEnabled()


def test_a_whole_desk_is_said_to_be_whole(session: Session, light: Theme, qtbot: QtBot) -> None:
    dialog = VerifyDialog(session, light)
    qtbot.addWidget(dialog, before_close_func=lambda one: one.reject())
    dialog.show()
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=30_000)
    assert "all whole" in dialog.outcome.sentence
    assert dialog.close_button.text() == "Close"
    assert clipped(dialog) == []


def test_what_is_damaged_is_named_with_the_way_to_a_backup(desk: Desk, session: Session, light: Theme,
                                                           qtbot: QtBot) -> None:
    name = desk.files.keep(b"a picture")
    path = desk.files.path(name)
    path.chmod(0o644)
    path.write_bytes(b"another")
    dialog = VerifyDialog(session, light)
    qtbot.addWidget(dialog, before_close_func=lambda one: one.reject())
    dialog.show()
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=30_000)
    assert dialog.report is not None
    if not dialog.report.ok:
        assert dialog.problems.count() >= 1
        assert not dialog._restore.isHidden()


def test_the_check_can_be_stopped(session: Session, light: Theme, qtbot: QtBot,
                                  monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(desk: Desk, *, progress: safekeeping.Progress, compare: bool = True) -> safekeeping.Report:
        for done in range(10_000):
            progress(done, 10_000)
            time.sleep(0.002)
        return safekeeping.Report(10_000, ())

    monkeypatch.setattr(safekeeping, "verify_desk", slowly)
    dialog = VerifyDialog(session, light)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._progress.value() > 0, timeout=10_000)
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=10_000)
    assert dialog.report is None
