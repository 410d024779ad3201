"""The settings dialog: every row is there, wrong values are said beside their field, shared ones dated and guarded."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.fitting import clipped
from humasdesk import assets
from humasdesk.gui.days import day_said
from humasdesk.gui.dialogs.keep import KeepDialog
from humasdesk.gui.dialogs.rules import RulesDialog
from humasdesk.gui.dialogs.settings import GROUPS, SettingsDialog
from humasdesk.gui.dialogs.settings.rules_field import RulesField
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.services import configuring, figures
from humasdesk.services.checking import rules
from humasdesk.services.desk import Desk
from humasdesk.settings.table import SETTINGS

Show = Callable[[], SettingsDialog]


@pytest.fixture
def show(session: Session, light: Theme, qtbot: QtBot) -> Show:
    home = QWidget()
    qtbot.addWidget(home)

    def shown() -> SettingsDialog:
        made = SettingsDialog(session, home)
        qtbot.addWidget(made, before_close_func=lambda one: one.reject())
        made.show()
        return made

    return shown


def _line(dialog: SettingsDialog, key: str) -> QLineEdit:
    found = dialog.fields[key].findChild(QLineEdit)
    assert found is not None
    return found


def _save(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.keep.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)


def _look_at_all(dialog: SettingsDialog) -> None:
    for tab in range(len(GROUPS)):
        dialog._tabs.setCurrentIndex(tab)


def test_every_row_of_the_table_is_in_one_group(show: Show) -> None:
    dialog = show()
    assert 0 < len(dialog.fields) < len(SETTINGS), "a group is made when it is looked at"
    _look_at_all(dialog)
    assert set(dialog.fields) == set(SETTINGS)
    for key in SETTINGS:
        assert sum(key.startswith(prefixes) for _, prefixes in GROUPS) == 1, key
    assert not any(field.is_changed for field in dialog.fields.values())
    assert not dialog.keep.isEnabled()


def test_the_checks_settings_are_said_in_words_and_changed_in_the_table_of_rules(show: Show, session: Session,
                                                                                 qtbot: QtBot) -> None:
    rules.set_desk(session.desk, session.me, {"SPELL": "hint"}, {"QUOTE-PAIR", "fact"})
    dialog = show()
    weights, stops = (dialog.fields[key] for key in ("check.rules", "check.blocking"))
    assert isinstance(weights, RulesField)
    assert isinstance(stops, RulesField)
    assert weights.words.text() == f"{rules.named('SPELL')} – hint (grey dots)"
    assert "Everything of the kind “Facts”." in stops.words.text()
    assert not any(rule in field.words.text() for field in (weights, stops) for rule in ("SPELL", "QUOTE-PAIR", "fact"))
    dialog.open_rules()
    table = dialog.findChild(RulesDialog)
    rules.set_desk(session.desk, session.me, {}, set())
    table.reject()
    assert weights.words.text() == "Every rule is as heavy as it came."
    assert not weights.is_changed


def test_what_is_wrong_is_said_beside_the_field_in_the_fields_own_name(show: Show) -> None:
    dialog = show()
    _line(dialog, "desk.zone").setText("Asia/Nowhere")
    field = dialog.fields["desk.zone"]
    assert "Asia/Nowhere" in field.wrong
    assert field._wrong.text() == field.wrong
    dialog._tabs.setCurrentIndex(0)
    dialog.keep.click()
    assert dialog.isVisible()
    assert dialog._tabs.currentIndex() == 1
    assert dialog.focusWidget() is field.focusProxy(), "it goes where something is to be mended"
    _line(dialog, "desk.zone").setText("")
    assert field.wrong.startswith("Time zone takes")
    _line(dialog, "desk.zone").setText("Asia/Jayapura")
    assert not field.wrong
    assert dialog.keep.isEnabled()


def test_the_zones_are_offered_by_name_and_others_are_taken(show: Show) -> None:
    dialog = show()
    field, line = dialog.fields["desk.zone"], _line(dialog, "desk.zone")
    assert (line.text(), field.text, field.is_changed) == ("WITA (Asia/Makassar)", "Asia/Makassar", False)
    for typed, meant in (("wit", "Asia/Jayapura"), ("WIB (Asia/Jakarta)", "Asia/Jakarta"),
                         ("Asia/Tokyo", "Asia/Tokyo")):
        line.setText(typed)
        assert (field.text, field.wrong) == (meant, "")


def test_the_number_pattern_shows_an_example_while_it_is_typed(show: Show, desk: Desk) -> None:
    dialog = show()
    field = dialog.fields["numbering.pattern"]
    _line(dialog, "numbering.pattern").setText("{seq:04}/{year}")
    assert field._example.text() == f"Example: 0007/{desk.today().year}"
    _line(dialog, "numbering.pattern").setText("{seq}/{unit}")
    assert field._example.text() == "Example: 7/HUMAS"
    _line(dialog, "unit.code").setText("humasprov")
    assert field._example.text() == "Example: 7/HUMASPROV"
    _line(dialog, "numbering.pattern").setText("{year}")
    assert "running number" in field.wrong
    _line(dialog, "numbering.pattern").setText("{seq}/{tahun}")
    assert "unknown part {tahun}" in field._wrong.text()
    assert field._example.isHidden()


def test_shared_values_are_changed_in_the_place_of_what_holds_now(show: Show, desk: Desk, qtbot: QtBot) -> None:
    since = desk.today() - timedelta(days=30)
    configuring.set_shared(desk, desk.me("mar"), {"agency.name": "Biro Lama"})
    configuring.set_shared(desk, desk.me("mar"), {"agency.name": "Biro Humas"}, since)
    dialog = show()
    assert f"holds since {day_said(since)}" in dialog.fields["agency.name"]._help.text()
    _line(dialog, "agency.name").setText("Biro Humas Setda")
    _save(dialog, qtbot)
    assert [(one.since, one.value) for one in configuring.dated(desk, "agency.name")] == [
        (None, "Biro Lama"), (since, "Biro Humas Setda")]


def test_shared_values_can_hold_from_a_day_on(show: Show, desk: Desk, qtbot: QtBot) -> None:
    configuring.set_shared(desk, desk.me("mar"), {"agency.name": "Biro Humas"})
    dialog = show()
    _line(dialog, "agency.name").setText("Biro Administrasi Pimpinan")
    dialog.since.how.setCurrentIndex(1)
    dialog.since.date.setDate(dialog.since.date.date().addDays(10))
    _save(dialog, qtbot)
    assert desk.setting("agency.name") == "Biro Humas"
    assert desk.setting("agency.name", desk.today() + timedelta(days=10)) == "Biro Administrasi Pimpinan"
    assert "Biro Administrasi Pimpinan" in show().fields["agency.name"]._help.text()


def test_every_kind_of_field_is_saved(show: Show, desk: Desk, qtbot: QtBot) -> None:
    dialog = show()
    spin = dialog.fields["numbering.start"].findChild(QSpinBox)
    text = dialog.fields["agency.about"].findChild(QPlainTextEdit)
    theme = dialog.fields["letterhead.theme"].findChild(QComboBox)
    appearance = dialog.fields["interface.appearance"].findChild(QComboBox)
    assert None not in (spin, text, theme, appearance)
    spin.setValue(40)
    text.setPlainText("Dua\nbaris.")
    theme.setCurrentIndex(theme.findData("ringkas"))
    appearance.setCurrentIndex(appearance.findData("dark"))
    _line(dialog, "agency.logo").setText(str(assets.path("samples", "logo-contoh.png")))
    _save(dialog, qtbot)
    assert desk.setting("numbering.start") == 40
    assert desk.setting("agency.about") == "Dua\nbaris."
    assert desk.setting("letterhead.theme") == "ringkas"
    assert desk.setting("interface.appearance") == "dark"
    assert desk.files.read(str(desk.setting("agency.logo")))


def test_a_logo_is_shown_and_one_that_cannot_be_read_is_said(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show()
    field = dialog.fields["agency.logo"]
    _line(dialog, "agency.logo").setText(str(assets.path("samples", "logo-contoh.png")))
    assert not field._picture.pixmap().isNull()  # type: ignore[attr-defined]  # a logo's own field
    bad = tmp_path / "logo.png"
    bad.write_bytes(b"no picture")
    _line(dialog, "agency.logo").setText(str(bad))
    assert "cannot be read" in field.wrong
    _line(dialog, "agency.logo").setText(str(tmp_path / "none.png"))
    assert field.wrong.startswith("There is no picture")
    large = tmp_path / "large.png"
    large.write_bytes(assets.path("samples", "logo-contoh.png").read_bytes())
    os.truncate(large, figures.MAX_BYTES + 1)
    _line(dialog, "agency.logo").setText(str(large))
    dialog.keep.click()
    qtbot.waitUntil(lambda: "larger than" in field.wrong, timeout=20_000)
    assert dialog.trouble.sentence == "", "it is said at the field, not at the foot"


def test_the_letterhead_is_pictured_and_another_one_looks_different(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    qtbot.waitUntil(lambda: not dialog._sheet.pixmap().isNull(), timeout=30_000)
    before = dialog._sheet.pixmap().toImage()
    theme = dialog.fields["letterhead.theme"].findChild(QComboBox)
    assert theme is not None
    theme.setCurrentIndex(theme.findData("ringkas"))
    qtbot.waitUntil(lambda: dialog._sheet.pixmap().toImage() != before, timeout=30_000)


def test_who_is_no_admin_reads_shared_settings_and_is_told_why(session: Session, desk: Desk, show: Show) -> None:
    session.sit(desk.me("sul"))
    dialog = show()
    assert not dialog.fields["agency.name"].isEnabled()
    assert dialog.fields["interface.appearance"].isEnabled()
    assert any("only an admin" in words.text() for words in dialog._tabs.widget(0).findChildren(type(dialog._sheet)))
    assert dialog.since.isHidden()
    page, own = dialog._tabs.widget(1), dialog._tabs.widget(len(GROUPS) - 1)
    assert isinstance(page, QScrollArea)
    dialog._tabs.setCurrentIndex(1)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0
    assert page.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert own.focusPolicy() == Qt.FocusPolicy.NoFocus, "its fields take the keyboard themselves"


@pytest.mark.parametrize("tab", range(len(GROUPS)))
def test_nothing_is_clipped(show: Show, language: str, tab: int, qtbot: QtBot) -> None:
    dialog = show()
    dialog._tabs.setCurrentIndex(tab)
    qtbot.wait(30)
    assert clipped(dialog) == []


def test_nothing_typed_is_lost_by_closing(show: Show, desk: Desk, qtbot: QtBot,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = show()
    _line(dialog, "contact.phone").setText("123")
    _line(dialog, "desk.zone").setText("Asia/Nowhere")
    dialog.close()
    asked = _asked(dialog)
    assert not asked.keep.isEnabled()
    asked.back.click()
    assert dialog.isVisible()
    _line(dialog, "desk.zone").setText("Asia/Makassar")
    dialog.reject()
    _asked(dialog).keep.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert desk.setting("contact.phone") == "123"
    dialog = show()
    _line(dialog, "contact.phone").setText("456")
    woken: list[str] = []
    monkeypatch.setattr(dialog.parentWidget(), "activateWindow", lambda: woken.append("below"))
    dialog.reject()
    _asked(dialog).leave.click()
    assert not dialog.isVisible()
    assert woken == ["below"], "two windows close at once, and the keyboard is not to stay in either"
    assert desk.setting("contact.phone") == "123"
    dialog = show()
    dialog.reject()
    assert not dialog.isVisible(), "nothing was changed"


def _asked(dialog: SettingsDialog) -> KeepDialog:
    return next(one for one in dialog.findChildren(KeepDialog) if one.isVisible())


def test_tab_walks_a_group_that_was_made_later_where_it_stands(show: Show) -> None:
    dialog = show()
    dialog._tabs.setCurrentIndex(len(GROUPS) - 1)
    dialog._tabs.tabBar().setFocus()
    inside = dialog._areas[-1]
    for forward in (True, False):
        assert dialog.focusNextPrevChild(forward)
        here = dialog.focusWidget()
        assert here is not None
        assert inside.isAncestorOf(here) is forward
        dialog._tabs.tabBar().setFocus()


def test_the_wheel_turns_no_field(show: Show) -> None:
    dialog = show()
    _look_at_all(dialog)
    turned = [one for field in dialog.fields.values()
              for one in (*field.findChildren(QComboBox), *field.findChildren(QSpinBox))]
    assert len(turned) > 3
    assert not any(_turn(one) for one in turned), "what lies around it takes the wheel"
    assert not any(field.is_changed for field in dialog.fields.values())


def _turn(field: QWidget) -> bool:
    """Turn the wheel over the field; whether it took it."""
    here = QPointF(field.rect().center())
    event = QWheelEvent(here, QPointF(field.mapToGlobal(here.toPoint())), QPoint(), QPoint(0, -120),
                        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_a_day_is_taken_as_it_is_chosen(show: Show) -> None:
    dialog = show()
    assert dialog.since.day is None
    dialog.since.how.setCurrentIndex(1)
    assert isinstance(dialog.since.day, date)
