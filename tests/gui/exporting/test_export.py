"""Exporting from the window: names beforehand, one or many, embargo, bad folders, cancel, and the bar afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gui.dialogs.fitting import clipped
from humasdesk.domain.release import Content, Embargo
from humasdesk.gui.exporting.dialog import ExportDialog
from humasdesk.gui.exporting.handing import Handle
from humasdesk.gui.exporting.results import ResultBar, short_name
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import drafting, exporting, publishing, reviewing
from humasdesk.services.desk import Desk
from humasdesk.services.exporting import Outcome

Open = Callable[..., ExportDialog]


def nobody(*_: object) -> None:
    """Hears what became of a file's buttons."""


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    made = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made.setValue("export/folders", [str(tmp_path / "out")])
    return made


@pytest.fixture
def export(session: Session, memory: QSettings, light: Theme, qtbot: QtBot) -> Open:
    def opened(*releases: str) -> ExportDialog:
        made = ExportDialog(session, releases, light, memory)
        qtbot.addWidget(made, before_close_func=lambda one: one.reject())
        made.show()
        qtbot.waitUntil(lambda: made.names.count() > 0, timeout=20_000)
        return made

    return opened


def new(desk: Desk, headline: str, **said: object) -> str:
    content = Content(headline=headline, body="Isi rilis.", region="64", **said)  # type: ignore[arg-type]
    return drafting.create(desk, desk.me("mar"), content)[0]


def published(desk: Desk, headline: str, **said: object) -> str:
    release = new(desk, headline, **said)
    reviewing.move(desk, desk.me("mar"), release, "submit")
    reviewing.move(desk, desk.me("sul"), release, "approve")
    publishing.publish(desk, desk.me("sul"), release)
    return release


def written(dialog: ExportDialog, qtbot: QtBot) -> Outcome:
    with qtbot.waitSignal(dialog.exported, timeout=30_000) as heard:
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    return heard.args[0]


def test_names_follow_what_is_ticked_and_say_what_is_replaced(desk: Desk, export: Open, tmp_path: Path,
                                                              qtbot: QtBot) -> None:
    release = published(desk, "Jembatan Dibuka")
    exporting.export(desk, release, ("pdf",), tmp_path / "out")
    dialog = export(release)
    qtbot.waitUntil(lambda: dialog.names.count() == 2)
    assert [one.startswith(f"2 {'files'.upper()}") for one in (dialog._names_head.text(),)] == [True]
    assert "1 REPLACES" in dialog._names_head.text()
    dialog._formats["html"].setChecked(False)
    qtbot.waitUntil(lambda: dialog.names.count() == 1)
    dialog._formats["pdf"].setChecked(False)
    qtbot.waitUntil(lambda: dialog.names.count() == 0)
    assert not dialog.yes.isEnabled()
    assert dialog._doing.text() == "Choose at least one format."


def test_a_release_is_written_and_the_choices_are_remembered(desk: Desk, export: Open, memory: QSettings,
                                                             tmp_path: Path, qtbot: QtBot) -> None:
    release = published(desk, "Jembatan Dibuka")
    dialog = export(release)
    dialog._formats["html"].setChecked(False)
    dialog.choices.set_folder(tmp_path / "new" / "deeper")
    qtbot.waitUntil(lambda: dialog.names.count() == 1 and dialog.yes.isEnabled())
    outcome = written(dialog, qtbot)
    assert [one.path.parent for one in outcome.files] == [tmp_path / "new" / "deeper"]
    assert outcome.files[0].path.read_bytes().startswith(b"%PDF")
    again = export(release)
    assert again.wanted() == ["pdf"]
    assert again.choices.folder == tmp_path / "new" / "deeper"
    assert again.choices._folders.itemText(1) == str(tmp_path / "out")


def test_an_edition_can_be_chosen_and_keeps_its_letterhead(desk: Desk, export: Open, qtbot: QtBot) -> None:
    release = published(desk, "Jembatan Dibuka")
    publishing.correct(desk, desk.me("mar"), release, "Nama jembatan.")
    reviewing.move(desk, desk.me("mar"), release, "submit")
    reviewing.move(desk, desk.me("sul"), release, "approve")
    publishing.publish(desk, desk.me("sul"), release)
    dialog = export(release)
    texts = [dialog.choices.text.itemText(place) for place in range(dialog.choices.text.count())]
    assert [text.split(" · ")[0] for text in texts] == ["Correction 1", "Edition 1", "As it stands now, marked DRAF"]
    assert not dialog.choices.theme.isEnabled()
    dialog.choices.text.setCurrentIndex(1)
    assert dialog.choices.orders()[0].edition == 1
    dialog.choices.text.setCurrentIndex(2)
    assert dialog.choices.theme.isEnabled()
    dialog.choices.theme.setCurrentIndex(dialog.choices.theme.findData("ringkas"))
    order = dialog.choices.orders()[0]
    assert (order.head, order.theme) == (True, "ringkas")


def test_many_at_once_with_drafts_marked(desk: Desk, export: Open, tmp_path: Path, qtbot: QtBot) -> None:
    releases = [published(desk, f"Kabar {number}") for number in range(3)]
    dialog = export(*releases, new(desk, "Belum terbit"))
    qtbot.waitUntil(lambda: dialog.names.count() == 8, timeout=20_000)
    outcome = written(dialog, qtbot)
    assert len(outcome.files) == 8
    assert sum("_draf_" in one.path.name for one in outcome.files) == 2
    assert not outcome.failed


def test_an_embargo_is_said_in_both_zones_and_wants_a_reason(desk: Desk, session: Session, export: Open,
                                                              qtbot: QtBot) -> None:
    release = published(desk, "Kabar", embargo=Embargo(desk.now() + timedelta(days=2), "Asia/Makassar"))
    dialog = export(release)
    qtbot.waitUntil(lambda: not dialog._embargo.isHidden())
    assert "WITA" in dialog._embargo_words.text()
    assert "WIB" in dialog._embargo_words.text()
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.reason, "Media mitra")
    assert dialog.yes.isEnabled()
    with qtbot.waitSignal(session.changed, timeout=30_000) as heard:
        written(dialog, qtbot)
    assert heard.args[0].releases == {release}
    assert any("Media mitra" in (step.reason or "") for step in reviewing.history(desk, release))


def test_a_folder_that_cannot_be_made_is_said_and_nothing_is_lost(desk: Desk, export: Open, tmp_path: Path,
                                                                   qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("x")
    dialog = export(published(desk, "Kabar"))
    dialog.choices.set_folder(tmp_path / "file" / "below")
    qtbot.waitUntil(dialog.yes.isEnabled)
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Choose another" in dialog._trouble.sentence, timeout=30_000)
    with qtbot.waitSignal(dialog.names.model().rowsInserted, timeout=20_000):
        pass  # the names are looked up again
    assert "Choose another" in dialog._trouble.sentence
    assert dialog.isVisible()
    assert dialog.yes.isEnabled()
    dialog.choices.set_folder(tmp_path / "out")
    qtbot.waitUntil(lambda: not dialog._trouble.sentence)
    qtbot.waitUntil(lambda: dialog.names.count() == 2)
    assert len(written(dialog, qtbot).files) == 2


def test_another_folder_is_chosen_and_the_export_goes_on(desk: Desk, export: Open, tmp_path: Path, qtbot: QtBot,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    dialog = export(published(desk, "Kabar"))
    dialog.choices.set_folder(tmp_path / "file" / "below")
    qtbot.waitUntil(dialog.yes.isEnabled)
    assert dialog.another.isHidden()
    dialog.export()
    qtbot.waitUntil(dialog.another.isVisible, timeout=30_000)
    assert clipped(dialog) == []
    (tmp_path / "there").mkdir()
    answers = iter(["", str(tmp_path / "there")])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    dialog.another.click()
    assert dialog.another.isVisible(), "nothing was chosen, nothing changes"
    with qtbot.waitSignal(dialog.exported, timeout=30_000) as came:
        dialog.another.click()
    assert {one.path.parent for one in came.args[0].files} == {tmp_path / "there"}


def test_cancel_stops_between_files_and_closes_only_when_nothing_runs(desk: Desk, export: Open, tmp_path: Path,
                                                                      qtbot: QtBot) -> None:
    dialog = export(*(published(desk, f"Kabar {number}") for number in range(6)))
    qtbot.waitUntil(lambda: dialog.names.count() == 12 and dialog.yes.isEnabled(), timeout=20_000)
    dialog._progressed.connect(lambda done, _total, _what: dialog.reject() if done == 1 else None)
    outcome = written(dialog, qtbot)
    assert outcome.cancelled
    assert 0 < len(outcome.files) < 12
    assert {path.name for path in (tmp_path / "out").iterdir()} == {one.path.name for one in outcome.files}


def test_the_bar_lists_every_file_with_its_deeds(light: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    bar = ResultBar(light, nobody)
    qtbot.addWidget(bar)
    files = tuple(exporting.Exported("pdf", tmp_path / f"{number}.pdf") for number in range(3))
    for one in files:
        one.path.write_bytes(b"%PDF")
    bar.show_outcome(Outcome(files))
    assert "3 files were written" in bar.sentence
    names = [button.accessibleName() for button in bar.findChildren(QToolButton)]
    for one in files:
        name = one.path.name
        assert {f"Open {name}", f"Show {name} in its folder", f"Copy the path of {name}"} <= set(names)
    copy = next(button for button in bar.findChildren(QToolButton) if button.accessibleName() == "Copy all paths")
    copy.click()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().splitlines() == [str(one.path) for one in files]
    assert [Path(url.toLocalFile()) for url in mime.urls()] == [one.path for one in files]
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_a_long_name_keeps_what_tells_it_from_others(light: Theme) -> None:
    metrics = QLabel().fontMetrics()
    name = "2019-01-08_012-humas-i-2019_ralat-1_setelah-musrenbang-rakor-kepala-daerah.pdf"
    wide = metrics.horizontalAdvance(name)
    assert short_name(name, metrics, wide) == name
    for width in (wide - 1, wide - 60, metrics.horizontalAdvance("2019-01-08_012-humas-i-2019_ralat-1_s….pdf")):
        made = short_name(name, metrics, width)
        assert metrics.horizontalAdvance(made) <= width
        assert made.startswith("2019-01-08_012-humas-i-2019_ralat-1_")
        assert made.endswith("….pdf")
    narrow = short_name(name, metrics, metrics.horizontalAdvance("2019_ralat-1_….pdf") + 20)
    assert narrow.startswith("…")
    assert narrow.endswith("ralat-1_….pdf")


def test_files_are_dragged_out_as_files(light: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    bar = ResultBar(light, nobody)
    qtbot.addWidget(bar)
    files = tuple(exporting.Exported("pdf", tmp_path / f"{number}.pdf") for number in range(2))
    bar.show_outcome(Outcome(files))
    handles = bar.findChildren(Handle)
    dragged = [[Path(url.toLocalFile()).name for url in handle.make_drag().mimeData().urls()] for handle in handles]
    assert dragged == [["0.pdf", "1.pdf"], ["0.pdf"], ["1.pdf"]]


def test_failures_stand_beside_what_was_written(light: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    bar = ResultBar(light, nobody)
    qtbot.addWidget(bar)
    failed = exporting.Failure(exporting.Order("x"), "Kabar", "Nothing may be written there. Choose another folder.")
    bar.show_outcome(Outcome((exporting.Exported("pdf", tmp_path / "a.pdf"),), (failed,), cancelled=True))
    assert "1 release could not be written." in bar.sentence
    assert "cancelled" in bar.sentence
    assert bar.property("tone") == "attention"


def test_everything_fits_in_both_languages(language: str, desk: Desk, export: Open, qtbot: QtBot) -> None:
    end = (desk.now() + timedelta(days=2)).replace(hour=16, minute=48)  # two days in two zones
    dialog = export(published(desk, "Kabar", embargo=Embargo(end, "Asia/Makassar")))
    qtbot.wait(50)
    assert clipped(dialog) == []
