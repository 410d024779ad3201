"""Language and appearance change while the window stands: same release, same words, same cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QTabWidget,
    QToolButton,
)

from gui.robust.conftest import typed
from humasdesk import i18n
from humasdesk.errors import StoreError
from humasdesk.gui.dialogs.people import PeopleDialog
from humasdesk.gui.dialogs.settings import GROUPS, SettingsDialog
from humasdesk.gui.exchanging import Held
from humasdesk.gui.file_dialogs import ICONS, draw
from humasdesk.gui.program import Program
from humasdesk.gui.theme import Theme
from humasdesk.gui.window import MainWindow
from humasdesk.services import configuring

Show = Callable[[MainWindow, str], str]


def choose(program: Program, label: str, value: str, qtbot: Any) -> None:
    """Change a setting of this computer in the settings dialog, as a person does."""
    before = program.window
    dialog = SettingsDialog(program.session, before)
    dialog.open()
    dialog.findChild(QTabWidget).setCurrentIndex(len(GROUPS) - 1)
    box = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == label)
    box.setCurrentIndex(box.findData(value))
    buttons = dialog.findChild(QDialogButtonBox)
    buttons.accepted.emit()
    qtbot.waitUntil(lambda: not program.session.lane.busy)


def test_the_language_changes_in_place(program: Program, show: Show, qtbot: Any, qapp: QApplication,
                                       monkeypatch: pytest.MonkeyPatch) -> None:
    before = program.window
    release = show(before, "Kabar 1")
    typed(before, " belum disimpan")
    before.page.focus_headline()
    before.sidebar.go("mine")
    before.sidebar.facets["regions"].open_up(True)
    before.page.page.open_find()
    before.page.page.finder.words.setText("rilis")
    before.page.page.finder.new.setText("kabar")
    before.focus_page()
    geometry, places = before.geometry(), []

    def while_it_is_made() -> None:
        """The old window stands, and is typed in, until the new one is whole."""
        assert program.under_way
        assert program.window is before
        typed(before, " dulu")
        places.append(before.page.page.sheet.textCursor().position())

    program.session.settings_changed.connect(while_it_is_made, Qt.ConnectionType.SingleShotConnection)
    configuring.set_own(program.session.desk, "interface.size", "125")  # both are chosen in one go
    choose(program, "Language of the program", "id", qtbot)
    qtbot.waitUntil(lambda: program.window is not before and not program.under_way, timeout=20_000)
    after = program.window
    assert after.page.page.sheet.overlay.zoom == 1.25, "the page is as large as the text around it"
    assert i18n.current() == "id"
    assert after.new_button.text() == "Rilis baru"
    assert after.findChild(QAction, "desk.settings").text() == "Pengaturan …"
    assert after.releases.view.accessibleName() == "Rilis"
    assert after.writing.release_id == release
    assert after.page.page.content().headline == "Kabar 1 belum disimpan dulu"
    assert after.page.page.sheet.textCursor().position() == places[0]
    assert after.sidebar.chosen_key == "mine"
    assert after.sidebar.open_folds == {"regions"}
    assert after.geometry().size() == geometry.size()
    assert after.isVisible()
    assert after.page.page.search.query.text == "rilis"
    assert after.page.page.search.new.text() == "kabar"
    paper = after.page.page
    assert after.focusWidget() is paper.sheet
    while paper.can("undo"):
        paper.do("undo")
    assert paper.content().headline == "Kabar 1", "what was typed before can be undone after"
    while paper.can("redo"):
        paper.do("redo")
    assert paper.content().headline == "Kabar 1 belum disimpan dulu"
    typed(after, " juga")
    assert paper.content().headline == "Kabar 1 belum disimpan dulu juga"
    qtbot.waitUntil(lambda: not shiboken6.isValid(before))
    assert qapp.translate("QPlatformTheme", "Cancel") == "Batal"
    own = QFileDialog(after, options=QFileDialog.Option.DontUseNativeDialog)
    assert [label.text().replace("&", "") for label in own.findChildren(QLabel)] == [
        "Lihat di:", "Nama berkas:", "Jenis berkas:"]
    draw(own)
    for name, icon in ICONS.items():
        button = own.findChild(QToolButton, name)
        assert button is not None, name
        assert button.icon().pixmap(18, 18).toImage() == after.theme.icon(icon).pixmap(18, 18).toImage(), name
    held = Held(after)
    QTest.keyClicks(paper.sheet, "x")
    QTest.keyClick(paper.sheet, Qt.Key.Key_Left)
    QTest.keyClicks(paper.sheet, "y")
    assert paper.content().headline == "Kabar 1 belum disimpan dulu juga", "in the last moment keys wait"
    held.let_go(after)
    assert paper.content().headline == "Kabar 1 belum disimpan dulu jugayx"
    choose(program, "Bahasa program", "en", qtbot)
    qtbot.waitUntil(lambda: program.window is not after and not program.under_way, timeout=20_000)
    assert program.window.new_button.text() == "New release"
    assert program.window.page.page.content().headline == "Kabar 1 belum disimpan dulu jugayx"
    last = program.window
    monkeypatch.setattr(MainWindow, "_recall_release", gone)
    choose(program, "Language of the program", "id", qtbot)
    qtbot.waitUntil(lambda: not program.under_way, timeout=20_000)
    assert program.window is last, "what cannot be made anew stays as it was"
    assert "The disk is gone." in last.messages.sentences
    assert i18n.current() == "en", "the window that stays goes on in its own language"
    typed(last, " tetap")
    qtbot.waitUntil(lambda: not last.writing.unkept)
    assert last.page.page.content().headline == "Kabar 1 belum disimpan dulu jugayx tetap"


def gone(_: MainWindow) -> None:
    raise StoreError("The disk is gone.")


def test_the_appearance_changes_at_once(program: Program, qtbot: Any) -> None:
    before = program.window
    choose(program, "Appearance", "dark", qtbot)
    assert program.window is before
    assert before.theme.dark


def test_a_larger_text_grows_page_icons_and_dialogs_with_it(program: Program, qtbot: Any, qapp: QApplication) -> None:
    """What is written was left small where the size came from the settings, and icons and dialogs in any case."""
    window, small = program.window, SettingsDialog(program.session, program.window).width()
    icon = window.new_button.iconSize().width()
    configuring.set_own(program.session.desk, "interface.size", "125")
    program.session.settings_changed.emit()
    assert window.page.page.sheet.overlay.zoom == 1.25
    qtbot.waitUntil(lambda: qapp.font().pointSizeF() == window.points)
    qtbot.waitUntil(lambda: window.new_button.iconSize().width() == round(1.25 * icon))
    qtbot.waitUntil(lambda: max(one.width() for one in window.new_button.icon().availableSizes()) > 1.2 * icon)
    assert SettingsDialog(program.session, window).width() > small


def _is_light(picture: QPixmap) -> bool:
    """Whether what is drawn on a picture is lighter than the middle, as it is on a dark ground."""
    image = picture.toImage()
    seen = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    tones = [color.lightness() for color in seen if color.alpha() > 128]
    return sum(tones) / len(tones) > 128


def test_the_systems_change_reaches_open_dialogs_and_banners(program: Program, qtbot: Any) -> None:
    window = program.window
    window.open_people()
    window.messages.say("danger", "Wrong.")
    dialog = window.findChild(PeopleDialog)
    window.wear(Theme(dark=True))
    qtbot.waitUntil(window.updatesEnabled)  # part by part, then it is painted
    assert dialog._list.itemDelegate()._theme.dark
    assert _is_light(dialog._new.icon().pixmap(18, 18))
    assert "Wrong." in window.messages.sentences
    assert _is_light(window.messages.findChild(QLabel, "sign").pixmap())
    dialog.reject()


def test_a_window_that_follows_the_system_hears_it_and_another_does_not(program: Program, qtbot: Any,
                                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    window = program.window
    monkeypatch.setattr("humasdesk.gui.theme.system_is_dark", lambda: True)
    window._system_appearance()
    assert not window.theme.dark, "light was chosen"
    window.appearance = "system"
    window._system_appearance()
    assert window.theme.dark
