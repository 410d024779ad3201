"""A desk with its people for every command that asks, made once and copied; no backup at every start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.line import Line
from services import office


@pytest.fixture(autouse=True)
def _no_daily_backup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("humasdesk.services.safekeeping.on_start", lambda desk: None)


@pytest.fixture(scope="package")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("cli") / "desk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("humasdesk.services.safekeeping.on_start", lambda desk: None)
        office.found(home)
    return home


@pytest.fixture
def line(founded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line of a desk with five people."""
    return Line(Path(shutil.copytree(founded, tmp_path / "meja")), capsys)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line of a folder where no desk is yet."""
    return Line(tmp_path / "baru", capsys)


@pytest.fixture
def body(tmp_path: Path) -> Path:
    """A short text."""
    path = tmp_path / "isi.md"
    path.write_text("Gubernur membuka rakor di Samarinda.\n", encoding="utf-8")
    return path
