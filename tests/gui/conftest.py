"""What holds for every test with a window: Python looks for garbage between the tests, as the program does between the
turns of its event loop, and never while Qt visits widgets or in a thread that is not the window's."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from humasdesk.gui.collecting import collect


@pytest.fixture(autouse=True)
def _garbage_between_tests() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()
    collect()
