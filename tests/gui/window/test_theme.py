"""The look: contrast of every text on its ground, and every icon that is named is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from humasdesk import assets
from humasdesk.gui import theme as themes
from humasdesk.gui.commands import COMMANDS
from humasdesk.gui.theme import DARK, LIGHT, Theme, Tokens

GUI = Path(__file__).resolve().parents[3] / "src" / "humasdesk" / "gui"


def _luminance(color: str) -> float:
    parts = [int(color[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), the lighter above."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [
    ("text", "sheet"), ("text", "ground"), ("text", "raised"), ("text_soft", "ground"), ("text_soft", "sheet"),
    ("text_soft", "raised"), ("text_soft", "desk"), ("text_faint", "raised"), ("text_faint", "ground"),
    ("text", "accent_soft"), ("accent_strong", "accent_soft"), ("on_accent", "accent"), ("text", "attention_soft"),
    ("text", "danger_soft"), ("text", "selection"), ("state_submitted", "raised"), ("state_returned", "raised"),
    ("state_approved", "raised"), ("state_published", "raised"), ("state_withdrawn", "raised"),
    ("state_draft", "raised"),
    *((f"state_{state}", ground) for state in ("draft", "submitted", "returned", "approved", "published", "withdrawn",
                                               "discarded") for ground in ("sheet", "accent_soft")),
    ("text_soft", "accent_soft"), ("text_faint", "accent_soft"), ("text_faint", "sheet"),
    ("text_soft", "attention_soft"), ("danger", "raised"), ("accent", "sheet"), ("accent", "ground"),
    ("state_discarded", "raised"), ("on_accent", "accent_strong"), ("text", "desk"), ("on_focused", "focused"),
])
def test_text_can_be_read_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert _contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), [
    ("accent", "sheet"), ("accent", "ground"), ("accent", "raised"), ("accent", "accent_soft"), ("ring", "focused"),
    ("ring", "ground"), ("ring", "raised"), ("ring", "sheet"), ("ring", "desk"),
    ("attention", "attention_soft"), ("danger", "danger_soft"), ("text_faint", "sheet")])
def test_a_focus_and_a_sign_can_be_seen(tokens: Tokens, edge: str, ground: str) -> None:
    """WCAG 2.2, 1.4.11: 3 : 1 for what is no text."""
    assert _contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("wave", ["wave_error", "wave_style", "wave_fact", "wave_hint"])
def test_a_wave_can_be_seen_on_the_paper(tokens: Tokens, wave: str) -> None:
    assert _contrast(getattr(tokens, wave), tokens.sheet) >= 3


def test_every_icon_of_the_commands_is_there() -> None:
    for command in COMMANDS:
        if command.icon:
            assert assets.path("icons", f"{command.icon}.svg").exists()


def test_icons_are_drawn_in_the_colour_of_the_theme(qapp: object) -> None:
    picture = Theme(dark=False).pixmap("check", "danger", 32).toImage()
    colors = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
              if picture.pixelColor(x, y).alpha() == 255}
    assert LIGHT.danger in colors


@pytest.mark.parametrize("kind", [QToolButton, QPushButton])
@pytest.mark.parametrize("role", ["", "flat"])
def test_a_switch_that_is_on_looks_on(qtbot: Any, kind: type[QToolButton] | type[QPushButton], role: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setStyleSheet(Theme(True).style_sheet())
    button = kind(parent)
    button.setProperty("role", role)
    button.setText("Aa")
    button.setCheckable(True)
    off = button.grab().toImage()
    button.setChecked(True)
    middle = off.rect().center().x(), 4
    assert button.grab().toImage().pixelColor(*middle) != off.pixelColor(*middle)


@pytest.mark.parametrize("points", [10.0, 15.0, 20.0])
def test_a_button_is_never_lower_than_its_words(qapp: QApplication, points: float) -> None:
    themes.load_fonts()
    font = QFont(themes.SANS)
    font.setPointSizeF(points)
    found = re.search(r"^QPushButton, QToolButton \{[^}]*min-height: (\d+)px", Theme(True).style_sheet(points), re.M)
    assert found
    assert int(found[1]) >= QFontMetrics(font).height()


def test_no_colour_literal_stands_in_widget_code() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{6}\b|(?<!\.)\brgba?\(")  # a colour's own .rgb() is none
    for path in GUI.rglob("*.py"):
        if path.name != "theme.py":
            assert not literal.search(path.read_text(encoding="utf-8")), path


def test_keys_are_given_once() -> None:
    keys = [command.keys for command in COMMANDS if command.keys]
    assert len(keys) == len(set(keys))
