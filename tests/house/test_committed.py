"""What is committed belongs to everyone: no package registry, no path of one machine, a sentence in every module."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Each pattern is written so that it does not find itself.
REGISTRIES = re.compile(r"py[p]i\.org|pythonhoste[d]\.org|--(extra-)?inde[x]-url|--find-link[s]", re.I)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(wor[k]/|roo[t]/|op[t]/(py|wh)|home/\w+[/])|\b[A-Z]:\\Use[r]s\\")


def committed() -> list[Path]:
    """The files git keeps; ``safe.directory`` because continuous integration may check out as another user."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    return [file for file in files if file.is_file()]


def found(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """``path: match`` for every hit in a text file."""
    hits = []
    for file in files:
        data = file.read_bytes()
        if b"\0" not in data:
            text = data.decode("utf-8", errors="replace")
            hits += [f"{file.relative_to(ROOT)}: {match.group()}" for match in pattern.finditer(text)]
    return hits


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE_PATHS], ids=["registry", "machine path"])
def test_no_committed_file_names_a_registry_or_a_machine(pattern: re.Pattern[str]) -> None:
    files = committed()
    assert ROOT / "pyproject.toml" in files
    assert found(pattern, files) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRIES, "https://py" + "pi.org/simple"),
        (REGISTRIES, "--index" + "-url x"),
        (MACHINE_PATHS, "see /wo" + "rk/notes"),
        (MACHINE_PATHS, "'/home" + "/ani/desk'"),
        (MACHINE_PATHS, "C:\\Us" + "ers\\ani"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def test_no_lock_file_with_addresses_is_committed() -> None:
    assert {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"}.isdisjoint(file.name for file in committed())


def test_every_module_opens_with_a_sentence() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in sorted((ROOT / "src").rglob("*.py"))
        if not (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").strip()
    ]
    assert silent == []


def test_the_readme_opens_with_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first_block = re.search(r"```\w*\n(.*?)```", text, re.S)
    assert first_block is not None
    assert re.findall(r"^make \w+", first_block.group(1), re.M) == ["make run", "make test"]
    assert text[: first_block.start()].count("\n") <= 12


def test_the_commands_of_readme_and_contributing_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for page in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"`make (\w+)|^make (\w+)", (ROOT / page).read_text(encoding="utf-8"), re.M))
        assert {first or second for first, second in named} <= targets, page
