"""Several processes and a closed world: a desk that is being written, folders nobody may write, a pipe that ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from cli.line import Line
from humasdesk.services.desk import open_desk

HOLD = """
import sys
from pathlib import Path
from humasdesk.services.desk import open_desk
with open_desk(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""
NOBODY = 65534


@contextmanager
def held(home: Path) -> Iterator[int]:
    """Another process that has the desk open for writing; its id."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        try:
            yield other.pid
        finally:
            other.communicate("\n", timeout=20)


def test_a_second_writer_is_told_who_has_it_and_readers_go_on(line: Line, body: Path, tmp_path: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    release = line.published(body=body)
    monkeypatch.setattr("humasdesk.cli.command.open_desk", partial(open_desk, wait_seconds=0.1))
    with held(line.home) as other:
        said = line("tags", "add", "FKUB", by="mar")
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith("This desk is open for ")
        assert f"(process {other}, since " in said.err
        assert said.err.endswith("Close it there, or look at it read-only.\n")
        assert [one["id"] for one in line.data("list")["releases"]] == [release]
        assert line.data("search", "gubernur")["releases"]
        assert line.data("export", release, "--out", str(tmp_path / "keluar"))["files"]
    line.done("tags", "add", "FKUB", by="mar")


def test_a_killed_writer_leaves_no_lock(line: Line) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(line.home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        other.kill()
        other.wait(timeout=20)
    line.done("tags", "add", "FKUB", by="mar")
    assert not (line.home / "desk.open.json").exists()


def test_a_pipe_that_ends_early_is_no_error(line: Line) -> None:
    line.done("starter", by="mar")
    command = [sys.executable, "-m", "humasdesk", "--home", str(line.home), "officials", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          encoding="utf-8") as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        reader.stdout.readline()
        reader.stdout.close()
        assert reader.stderr.read() == ""
        assert reader.wait(timeout=30) == 0


def test_ctrl_c_during_an_import_keeps_what_was_done(line: Line, tmp_path: Path) -> None:
    folder = tmp_path / "masuk"
    folder.mkdir()
    for number in range(3_000):
        (folder / f"{number:04}.txt").write_text(f"Judul {number}\n\nSAMARINDA - Isi {number}.\n", encoding="utf-8")
    command = [sys.executable, "-m", "humasdesk", "--home", str(line.home), "--as", "mar", "import", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          encoding="utf-8") as other:
        assert other.stderr is not None
        assert other.stderr.readline().endswith("files read\n")
        other.send_signal(signal.SIGINT)
        out, err = other.communicate(timeout=60)
    assert (other.returncode, "Stopped. What had been brought in stays." in err) == (1, True)
    kept = len(line.data("list", "--limit", "100000")["releases"])
    assert 100 <= kept < 3_000
    assert f"{kept} brought in, 0 known, 0 not read" in out
    assert line.data("verify")["ok"]


# -- folders that may not be written

@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of the superuser, where the tests run as one."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def closed(line: Line, capsys: pytest.CaptureFixture[str]) -> Iterator[Line]:
    """A desk that may be read and not written; what the commands need of the program is loaded."""
    if os.name == "nt":
        pytest.skip("rights are asked for otherwise on Windows")
    line.done("tags", "add", "FKUB", by="mar")
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folder may only be entered by its owner
        Path(folder).chmod(0o755)
        home = Path(shutil.copytree(line.home, Path(folder) / "meja"))
        inside = (home, *home.rglob("*"))
        for path in inside:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield Line(home, capsys)
        for path in inside:
            path.chmod(0o755)


def test_a_desk_nobody_may_write_can_be_read(closed: Line) -> None:
    with as_nobody():
        assert len(closed.data("people", "list")["people"]) == 5
        assert [one["label"] for one in closed.data("tags")["tags"]] == ["FKUB"]
        said = closed.refused("tags", "add", "Rakor", by="mar")
        assert closed.refused("backup").startswith(said[:20])
    assert str(closed.home) in said


def test_a_home_that_is_a_file_or_cannot_be_made(bare: Line, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    for home in (tmp_path / "berkas", tmp_path / "berkas" / "dalam"):
        line = Line(home, bare._capsys)
        for words in (("people", "add", "Maria", "--initials", "mar"), ("list",), ("tags", "add", "FKUB")):
            line.refused(*words)
    assert (tmp_path / "berkas").read_text(encoding="utf-8") == ""
