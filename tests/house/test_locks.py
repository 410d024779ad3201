"""The lock files hold everything pyproject.toml asks for, pinned and hashed, and agree with each other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import humasdesk

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "locks"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked package: the version, the marker it is for, and the hashes of its files."""

    version: str
    marker: str
    hashes: frozenset[str]


def read_lock(name: str) -> dict[str, Pin]:
    """The pins of ``packaging/locks/NAME.txt`` by normalised package name; an unpinned line fails."""
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.M).replace("\\\n", " ")
    pins = {}
    for line in text.splitlines():
        wanted = Requirement(line.split("--hash=")[0].strip())
        (only,) = wanted.specifier
        assert only.operator == "==", line
        hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line))
        pins[canonicalize_name(wanted.name)] = Pin(only.version, str(wanted.marker or ""), hashes)
    return pins


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("dev", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]),
        ("dev", PROJECT["build-system"]["requires"]),
    ],
    ids=["run", "dev", "build"],
)
def test_a_lock_satisfies_the_project(lock: str, wanted: list[str]) -> None:
    pins = read_lock(lock)
    for line in wanted:
        requirement = Requirement(line)
        pin = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(pin.version), line


def test_every_pin_has_hashes() -> None:
    assert [name for lock in ("run", "dev") for name, pin in read_lock(lock).items() if not pin.hashes] == []


def test_what_runs_is_what_is_developed_with() -> None:
    dev = read_lock("dev")
    assert {name: pin for name, pin in read_lock("run").items() if dev.get(name) != pin} == {}


def test_a_lock_names_no_address() -> None:
    for file in LOCKS.iterdir():
        assert not re.search(r"https?:|file:|^--|\bindex\b", file.read_text(encoding="utf-8"), re.M), file.name


def test_one_version() -> None:
    assert PROJECT["project"]["version"] == humasdesk.__version__
