"""The Indonesian manual says what is true: every command in it is run in order and must answer as it is printed."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from humasdesk import clock, i18n
from humasdesk.cli import families
from humasdesk.cli.main import main
from humasdesk.domain.review import MOVES, STATE_NAMES
from humasdesk.settings.table import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "docs" / "panduan" / "README.md"
GLOSSARY = ROOT / "docs" / "panduan" / "istilah.md"
HOME = "~/.local/share/HumasDesk"
DAY = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)

_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_VARIES = (
    (_ID, "ID"), (_STAMP, "STAMP"), (re.compile(r"\d{4}-\d\d-\d\d \d\d\.\d\d(?= WITA)"), "TIME"),
    (re.compile(r"(?<![0-9a-z])[0-9a-f]{8}(?![0-9a-z])"), "HASH"),
    (re.compile(r"\d+(?= (?:rekaman|berkas|entri)\b)"), "N"),
)
_NOT_FOR_OFFICERS = {"bench"}


class Frozen(datetime):
    """A clock that begins on the manual's day and goes on a little with every look."""

    looks = 0

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        cls.looks += 1
        return (DAY + timedelta(milliseconds=50 * cls.looks)).astimezone(tz)


@pytest.fixture
def officer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An office's computer: its desk's folder, and the files that the manual speaks of in the working folder."""
    work = tmp_path / "kerja"
    (work / "kiriman").mkdir(parents=True)
    sample = ROOT / "resources" / "samples" / "rakor-kepala-daerah.txt"
    for name in ("rakor-kepala-daerah.txt", "kiriman/rakor-kepala-daerah.txt"):
        shutil.copy(sample, work / name)
    for name in ("logo.png", "pameran.png"):
        shutil.copy(ROOT / "resources" / "samples" / "logo-contoh.png", work / name)
    (work / "kiriman" / "foto.txt").write_bytes(b"\x89PNG\r\n\x1a\n...")
    (work / "kiriman" / "banjir.txt").write_text(
        "BMKG Ingatkan Banjir\n\nBALIKPAPAN - Warga diminta waspada.\n\n(mar/humasprov kaltim)\n\n"
        "Baca juga: nomor posko banjir 112\n", encoding="utf-8")
    body = re.search(r"```markdown\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    assert body
    (work / "pameran.md").write_text(body[1], encoding="utf-8")
    home = tmp_path / "meja"
    monkeypatch.chdir(work)
    monkeypatch.setenv("HUMASDESK_HOME", str(home))
    monkeypatch.setenv("HUMASDESK_LANG", "id")
    monkeypatch.setenv("LANGUAGE", "id")
    monkeypatch.setattr(clock, "datetime", Frozen)
    before = i18n.current()
    i18n.use("id")
    yield home
    i18n.use(before)


def _steps(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every command of the manual with the lines that are printed below it."""
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *answer = step.rstrip("\n").split("\n")
            yield command, answer


def _run(arguments: list[str], home: Path) -> list[str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        main(arguments)
    return said.getvalue().replace(str(home), HOME).rstrip("\n").split("\n")


def _plain(line: str) -> str:
    for pattern, name in _VARIES:
        line = pattern.sub(name, line)
    return line


def _matches(printed: list[str], said: list[str]) -> bool:
    """Whether ``said`` is what is printed, where a line ``…`` stands for any lines."""
    pattern = "".join("(?:.*\n)*" if line == "…" else re.escape(_plain(line)) + "\n" for line in printed)
    return re.fullmatch(pattern, "".join(_plain(line) + "\n" for line in said)) is not None


def test_every_command_of_the_manual_answers_as_printed(officer: Path) -> None:
    real: dict[str, str] = {}  # what the manual prints of ids and backups: what they are here
    for command, printed in _steps(MANUAL.read_text(encoding="utf-8")):
        words = shlex.split(command)
        if words[0] == "cp":
            shutil.copytree(ROOT / words[2], words[3].replace(HOME, str(officer)))
            continue
        arguments = [real.get(word, word) for word in words[1:]]
        said = _run(arguments, officer)
        assert _matches(printed, said), "\n".join([f"$ {command}", *said, "--- the manual prints:", *printed])
        for pattern in (_ID, _STAMP):
            pairs = zip(pattern.findall("\n".join(printed)), pattern.findall("\n".join(said)), strict=False)
            for shown, found in pairs:
                real.setdefault(shown, found)
                real.setdefault(shown[-6:], found[-6:])


def test_the_manual_has_a_row_for_every_setting(officer: Path) -> None:
    text = MANUAL.read_text(encoding="utf-8")
    for row in SETTINGS.values():
        default = ("ya" if row.default else "tidak") if isinstance(row.default, bool) else str(row.default)
        own = " *Komputer ini.*" if row.scope == "machine" else ""
        shown = f"`{default}`" if default else ""
        wanted = f"| `{row.key}` | {i18n.tr(row.label)} | {i18n.tr(row.help)}{own} | {shown} |"
        assert wanted in text, f"put this row into {MANUAL.name}: {wanted}"


def test_the_manual_names_every_command() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    names = {command.name for command in families.COMMANDS} - _NOT_FOR_OFFICERS
    assert sorted(name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", text)) == []


def test_the_glossary_says_states_and_moves_as_the_screen_does(officer: Path) -> None:
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE))
    spoken = {label: term for term, label in rows.items()}
    hidden = {"export-early"}
    labels = [*STATE_NAMES.values(), *(move.label for move in MOVES.values() if move.action not in hidden)]
    assert {label: spoken.get(label) for label in labels} == {label: i18n.tr(label) for label in labels}
