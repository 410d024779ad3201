"""*Kutipan* through the window: asked by keys, answered while it reads, opened at its place, copied, written."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from humasdesk.domain.release import Content
from humasdesk.gui.commands import COMMANDS
from humasdesk.gui.dialogs.directories import DirectoriesDialog
from humasdesk.gui.quotes import placing
from humasdesk.gui.quotes.dialog import QuotesDialog
from humasdesk.gui.window import MainWindow
from humasdesk.services import cataloguing, drafting, quoting
from humasdesk.services.desk import Desk
from humasdesk.services.quoting import Asked

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, of popups


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> QuotesDialog:
    window.open_quotes()
    made = window.findChild(QuotesDialog)
    assert isinstance(made, QuotesDialog)
    return made


def words(dialog: QuotesDialog) -> list[str]:
    return [quote.words for quote, _ in dialog.view.cards.cards]


def ended(dialog: QuotesDialog, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: not dialog.question._pause.isActive() and not dialog._looking.running, timeout=10_000)
    return words(dialog)


def test_a_subject_is_asked_and_opened_by_keys_alone(window: MainWindow, dialog: QuotesDialog, desk: Desk,
                                                     qtbot: QtBot) -> None:
    assert dialog.stack.currentWidget() is dialog.empty
    QTest.keyClicks(dialog.question.about, "bangun jalan")
    assert ended(dialog, qtbot) == ["Pembangunan jalan itu mendesak"]
    quote, hits = dialog.view.cards.cards[0]
    assert [quote.words[start:end] for start, end in hits] == ["Pembangunan", "jalan"]
    assert (quote.name, quote.post) == ("Isran Noor", "Gubernur Kalimantan Timur")
    QTest.keyClick(dialog.question.about, Qt.Key.Key_Return)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.writing.release_id == quote.release.id, timeout=10_000)
    qtbot.waitUntil(lambda: window.page.page.sheet.textCursor().selectedText() == quote.words)
    assert not dialog.isVisible(), "it makes room for the page"
    window.open_quotes()
    assert dialog.isVisible()
    assert words(dialog) == ["Pembangunan jalan itu mendesak"]
    dialog.view.opening.emit(quoting.search(desk, Asked(about="sekolah"))[0])
    assert window.page.page.sheet.textCursor().selectedText() == "Sekolah juga penting"


def test_an_official_is_found_by_name_and_by_post(dialog: QuotesDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.question.official, "isran noor")
    assert ended(dialog, qtbot) == ["Jembatan selesai tahun ini", "Pembangunan jalan itu mendesak",
                                    "Sekolah juga penting"]
    assert "3" in dialog.said.text()
    assert "2" in dialog.said.text()


def test_days_and_speakers_narrow_it(dialog: QuotesDialog, qtbot: QtBot) -> None:
    dialog.question.speaker.setText("siti")
    assert ended(dialog, qtbot) == ["Jalan kami rusak parah"]
    dialog.question.since.line.setText("2/2/2019")
    dialog.question.since.line.editingFinished.emit()
    assert ended(dialog, qtbot) == []
    assert dialog.empty.text().startswith("Nobody is quoted")
    dialog.question.until.line.setText("1/1/2019")
    dialog.question.until.line.editingFinished.emit()
    assert dialog.empty.text().startswith("The first day lies after")


def test_an_official_whom_no_directory_knows_is_explained(dialog: QuotesDialog, qtbot: QtBot) -> None:
    dialog.question.official.setText("Siapa Saja")
    assert ended(dialog, qtbot) == []
    assert "No official" in dialog.empty.text()


def test_an_answer_to_an_older_question_is_dropped(dialog: QuotesDialog, qtbot: QtBot,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, begun = threading.Event(), threading.Event()
    batches = quoting.Quoting.batches

    def slow(self: quoting.Quoting, asked: Asked) -> object:
        if asked.about == "jalan":
            begun.set()
            go_on.wait(10)
        return batches(self, asked)

    monkeypatch.setattr(quoting.Quoting, "batches", slow)
    dialog.question.about.setText("jalan")
    dialog.question.now()
    assert begun.wait(10)
    dialog.question.about.setText("sekolah")
    dialog.question.now()
    go_on.set()
    assert ended(dialog, qtbot) == ["Sekolah juga penting"]


def test_stopping_keeps_what_was_found(dialog: QuotesDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quoting, "_FIRST", 1)
    monkeypatch.setattr(quoting, "_PAGE", 1)
    dialog.question.about.setText("jalan")
    dialog._looking.found.connect(lambda cards: cards and dialog.cancel.click())
    assert ended(dialog, qtbot) == ["Jalan kami rusak parah"]
    assert not dialog.cancel.isVisible()


def test_several_are_copied_with_who_said_it(dialog: QuotesDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.question.official.setText("Isran Noor")
    ended(dialog, qtbot)
    dialog.view.selectAll()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().split("\n\n") == [
        "“Jembatan selesai tahun ini,” kata Isran Noor (Jembatan, 1 Maret 2019)",
        "“Pembangunan jalan itu mendesak,” kata Isran Noor (Jalan, 14 Januari 2019)",
        "“Sekolah juga penting,” kata Isran Noor (Jalan, 14 Januari 2019)"]
    dialog.save_list(tmp_path / "kutipan.csv")
    qtbot.waitUntil(lambda: "kutipan.csv" in dialog.said.text(), timeout=10_000)
    assert (tmp_path / "kutipan.csv").read_text(encoding="utf-8-sig").count("Isran Noor") == 3
    dialog.save_list(tmp_path / "no" / "kutipan.csv")
    qtbot.waitUntil(lambda: "Written" not in dialog.said.text() and bool(dialog.said.text()), timeout=10_000)


def test_chip_and_directory_lead_to_an_officials_quotations(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    isran = cataloguing.find(desk, "official", "Isran Noor").id
    mine = drafting.create(desk, desk.me("mar"), Content(headline="Kabar", officials=(isran,)))[0]
    window.writing.open(mine)
    field = window.panel.fields.by_kind["official"]
    qtbot.waitUntil(lambda: field.keys == [isran], timeout=10_000)
    next(one for one in field.menu_of(field._frames[0].chip).actions() if one.text() == "Quotations …").trigger()
    dialog = window.findChild(QuotesDialog)
    assert isinstance(dialog, QuotesDialog)
    assert len(ended(dialog, qtbot)) == 3
    dialog.question.official.clear()
    window.show_entry("official", isran)
    directories = window.findChild(DirectoriesDialog)
    assert isinstance(directories, DirectoriesDialog)
    detail = directories.pages["official"].detail
    qtbot.waitUntil(lambda: detail.shown_name == "Isran Noor", timeout=10_000)
    detail._quotes.click()
    assert not directories.isVisible()
    assert len(ended(dialog, qtbot)) == 3
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, QuotesDialog)] == [dialog]


def test_of_the_same_words_twice_the_one_that_was_meant_is_found(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    body = "“Kita kerja keras,” kata Isran Noor.\n\nLalu lagi.\n\n“Kita kerja keras,” kata Siti Aminah.\n"
    mine = drafting.create(desk, desk.me("mar"), Content(headline="Dua", body=body))[0]
    window.writing.open(mine)
    qtbot.waitUntil(lambda: window.writing.release_id == mine, timeout=10_000)
    found = quoting.search(desk, Asked(about="kerja"))
    places = [placing.place_of(one, window.page.page.findings.passages()) for one in found]
    assert [one and one[0] for one in places] == [3, 5]


def test_no_two_commands_share_their_keys() -> None:
    keys = [one.keys for one in COMMANDS if one.keys]
    assert sorted(keys) == sorted(set(keys))
