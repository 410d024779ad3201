"""An office with its people for every test that asks, made once and copied; no backup at every start."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from services import office as offices
from services.office import Office


@pytest.fixture(autouse=True)
def _no_daily_backup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("humasdesk.services.safekeeping.on_start", lambda desk: None)


@pytest.fixture(scope="package")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("office") / "desk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("humasdesk.services.safekeeping.on_start", lambda desk: None)
        offices.found(home)
    return home


@pytest.fixture
def home(founded: Path, tmp_path: Path) -> Path:
    """A desk of its own, closed."""
    return Path(shutil.copytree(founded, tmp_path / "desk"))


@pytest.fixture
def office(home: Path) -> Iterator[Office]:
    """A desk of its own, open."""
    with offices.opened(home) as found:
        yield found
