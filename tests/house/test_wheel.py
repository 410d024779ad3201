"""The wheel that offices install holds the program and everything in ``resources/``, and finds it there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network and unpacked as an installer would."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], cwd=ROOT, check=True)
    (wheel,) = out.glob("humasdesk-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(out / "site")
    return out / "site"


def names_below(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_every_resource_is_inside(unpacked: Path) -> None:
    wanted = names_below(ROOT / "resources")
    assert "samples/rakor-kepala-daerah.txt" in wanted
    manual = {f"panduan/{name}" for name in names_below(ROOT / "docs" / "panduan")}
    assert "panduan/README.md" in manual
    assert names_below(unpacked / "humasdesk" / "_resources") == wanted | manual


def test_every_module_is_inside(unpacked: Path) -> None:
    packed = {name for name in names_below(unpacked / "humasdesk") if not name.startswith("_resources/")}
    assert packed == names_below(ROOT / "src" / "humasdesk")


def test_the_installed_program_reads_its_own_resources(unpacked: Path) -> None:
    program = ("from humasdesk import assets; assert assets.manual('README.md').startswith('# Panduan'); "
               "print(assets.path('samples', 'rakor-kepala-daerah.txt'))")
    environment = os.environ | {"PYTHONPATH": str(unpacked)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, cwd=unpacked, check=True
    )
    assert Path(done.stdout.strip()).is_relative_to(unpacked)


def test_licence_and_entry_point_travel_with_it(unpacked: Path) -> None:
    (information,) = unpacked.glob("humasdesk-*.dist-info")
    assert "humasdesk = humasdesk.cli.main:run" in (information / "entry_points.txt").read_text(encoding="utf-8")
    assert "MIT License" in (information / "licenses" / "LICENSE").read_text(encoding="utf-8")
