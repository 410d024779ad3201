"""A page in a window, and somebody who types on it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.editor.tiny import Desk, Typist
from humasdesk.gui import theme
from humasdesk.gui.editor.page import Page


@pytest.fixture(scope="session")
def _fonts(qapp: object) -> None:
    theme.load_fonts()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, _fonts: None) -> Page:
    made = Page(desk.take, desk.fetch, theme=theme.Theme(dark=False))
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    made.sheet.setFocus()
    return made


@pytest.fixture
def typist(page: Page) -> Typist:
    return Typist(page)


@pytest.fixture(scope="module")
def typist_of_module(qapp: object) -> Typist:
    """Somebody at a page that lives as long as the module: for property tests."""
    desk = Desk()
    made = Page(desk.take, desk.fetch, theme=theme.Theme(dark=False))
    made.resize(600, 500)
    return Typist(made)
