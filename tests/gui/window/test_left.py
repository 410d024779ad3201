"""The desk opens where it was left: columns, the PDF beside the text, scroll and place; and text of another size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from humasdesk.gui import leaving
from humasdesk.gui import theme as themes
from humasdesk.gui.releases.model import SUMMARY
from humasdesk.gui.session import Session
from humasdesk.gui.window import MainWindow

Make = Callable[[], MainWindow]


@pytest.fixture
def make(session: Session, qtbot: Any, tmp_path: Path, qapp: QApplication) -> Iterator[Make]:
    themes.load_fonts()
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    windows: list[MainWindow] = []

    def made() -> MainWindow:
        window = MainWindow(session, "light", memory)
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        windows.append(window)
        return window

    yield made
    for window in windows:
        window._end()
    themes.put_on(qapp, themes.Theme(False))


def _open(window: MainWindow, row: int, qtbot: Any) -> None:
    window.releases.view.setCurrentIndex(window.releases.model.index(row))
    wanted = window.releases.model.index(row).data(SUMMARY).id
    qtbot.waitUntil(lambda: window.writing.release_id == wanted)


def test_columns_that_were_put_away_stay_away(make: Make, qtbot: Any) -> None:
    first = make()
    _open(first, 0, qtbot)
    first.toggle_panel()
    first.toggle_sidebar()
    _open(first, 1, qtbot)
    assert not first.panel.isVisible()
    first._end()
    second = make()
    assert not second.sidebar.isVisible()
    assert not second.panel.isVisible()
    assert second.releases.isVisible()
    second.toggle_panel()
    assert second.panel.isVisible()


def test_the_pdf_makes_room_and_gives_it_back(make: Make, qtbot: Any) -> None:
    window = make()
    _open(window, 0, qtbot)
    window.toggle_sidebar()
    window.toggle_preview()
    assert not window.panel.isVisible()
    _open(window, 1, qtbot)
    assert not window.panel.isVisible()
    window.toggle_panel()
    assert window.panel.isVisible()
    window.toggle_preview()
    assert window.panel.isVisible()
    assert not window.sidebar.isVisible()


def test_the_pdf_beside_the_text_and_the_place_come_back(make: Make, qtbot: Any) -> None:
    first = make()
    _open(first, 0, qtbot)
    first.sidebar.go("mine")
    first.toggle_preview()
    first._end()
    second = make()
    assert second.sidebar.chosen_key == "mine"
    qtbot.waitUntil(lambda: second.page.preview_shown, timeout=5_000)
    assert not second.panel.isVisible()
    second.toggle_preview()
    assert second.panel.isVisible()


def test_a_place_without_the_release_that_opens_gives_way_to_all(make: Make, qtbot: Any) -> None:
    first = make()
    _open(first, 0, qtbot)
    first.sidebar.go("submitted")
    first._end()
    second = make()
    assert second.writing.release_id
    assert second.sidebar.chosen_key == "all"


def test_the_pdf_that_was_switched_off_stays_off_though_the_end_came_without_warning(make: Make, qtbot: Any) -> None:
    window = make()
    _open(window, 0, qtbot)
    window.toggle_preview()
    assert window.memory.value("preview") == "yes"
    preview = window.page._preview
    assert preview is not None
    qtbot.waitUntil(lambda: not preview._pause.isActive(), timeout=20_000)
    window.writing.amend(lambda content: replace(content, date=date(2019, 1, 8)))
    assert preview._pause.isActive(), "the sheets follow the panel"
    assert window.page._wish() == (window.writing.release_id, window.writing.typed_now())
    window.toggle_preview()
    assert QSettings(window.memory.fileName(), QSettings.Format.IniFormat).value("preview") == "no"


def test_what_was_remembered_wrongly_is_passed_over(make: Make, qtbot: Any, tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    for key, value in (("hidden", "attic"), ("place", "cellar"), ("scroll", "far"), ("preview", "maybe")):
        memory.setValue(key, value)
    memory.sync()
    window = make()
    qtbot.wait(500)
    assert window.sidebar.isVisible()
    assert not window.page.preview_shown


def test_text_of_another_size_is_everywhere_and_remembered(make: Make, session: Session, qapp: QApplication,
                                                             qtbot: Any) -> None:
    window = make()
    before, zoom = window.points, window.page.page.sheet.overlay.zoom
    window.zoom_in()
    window.zoom_in()
    assert session.desk.setting("interface.size") == 125
    qtbot.waitUntil(lambda: qapp.font().pointSizeF() == pytest.approx(before * 1.25))
    assert window.page.page.sheet.overlay.zoom > zoom
    parts = (window.new_button, window.words_label, window.person_button, window.sidebar, window.releases)
    qtbot.waitUntil(lambda: all(part.font().pointSizeF() == pytest.approx(before * 1.25) for part in parts))
    assert make().points == pytest.approx(before * 1.25)
    window.points = 2 * before
    widths = {}
    for width in (1900, 1366):  # a window that is narrow again keeps its panel in sight
        window.resize(width, 728)
        qtbot.waitUntil(lambda width=width: window.width() == width)
        widths[width] = window.sidebar.minimumWidth()
        assert window.sidebar.isVisible() == (width == 1900), "at 200 % the page needs its room"
        columns = (window.sidebar, window.releases, window.middle, window.panel)
        assert sum(column.minimumWidth() for column in columns) < width
    assert widths[1366] < widths[1900]
    window.points = before * 1.25
    for _ in range(20):
        window.zoom_out()
    assert session.desk.setting("interface.size") == 80
    window.zoom_normal()
    assert session.desk.setting("interface.size") == 100
    qtbot.waitUntil(lambda: all(part.font().pointSizeF() == pytest.approx(before) for part in (qapp, *parts)))


def test_the_first_time_a_release_is_open_with_the_cursor_in_its_headline(make: Make, qtbot: Any) -> None:
    window = make()
    leaving.first_time(window)
    qtbot.waitUntil(lambda: window.writing.release_id is not None)
    assert window.writing.release_id == window.releases.model.index(0).data(SUMMARY).id
    sheet = window.page.page.sheet
    assert sheet.textCursor().block().text() == window.writing.content.headline
