"""Finding files: order, depth, links, hidden things, folders named like files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from humasdesk.services.importing.folder import Candidate, Problem, Skipped, find_files

posix = pytest.mark.skipif(sys.platform == "win32", reason="links need no special right on POSIX only")


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("isi")


def found(folder: Path, *paths: Path | str) -> list[str]:
    """What is found in ``folder``, one word each: name, or a mark and the name."""
    marks = {Candidate: "", Problem: "!", Skipped: "-"}
    return [marks[type(one)] + one.path.relative_to(folder).as_posix() for one in find_files(paths or [folder])]


def test_a_folder_at_any_depth_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "A.TXT", "c.md", "d.Markdown", "2020/z.txt", "2019/maret/y.md", "2019/x.txt")
    assert found(tmp_path) == ["A.TXT", "b.txt", "c.md", "d.Markdown", "2019/x.txt", "2019/maret/y.md", "2020/z.txt"]


def test_kinds(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.MD", "c.markdown")
    assert [one.kind for one in find_files([tmp_path]) if isinstance(one, Candidate)] == ["text", "markdown",
                                                                                        "markdown"]


def test_other_kinds_in_a_folder_are_skipped_and_counted(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.docx", "c.pdf", "tanpa-akhiran")
    assert found(tmp_path) == ["a.txt", "-b.docx", "-c.pdf", "-tanpa-akhiran"]


def test_another_kind_that_is_named_is_a_problem(tmp_path: Path) -> None:
    make(tmp_path, "b.docx")
    (problem,) = find_files([tmp_path / "b.docx"])
    assert isinstance(problem, Problem)
    assert str(problem.reason) == (f"{tmp_path / 'b.docx'} is not a kind of file HumasDesk reads yet; text (.txt) "
                                       "and Markdown (.md) are.")


def test_hidden_things_are_passed_over_unless_named(tmp_path: Path) -> None:
    make(tmp_path, ".rahasia.txt", ".git/a.txt", "b.txt")
    assert found(tmp_path) == ["b.txt"]
    assert found(tmp_path, tmp_path / ".rahasia.txt") == [".rahasia.txt"]


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    make(tmp_path, "rilis.txt/a.txt", "rilis.txt/rilis.md/b.md")
    assert found(tmp_path) == ["rilis.txt/a.txt", "rilis.txt/rilis.md/b.md"]
    assert found(tmp_path, tmp_path / "rilis.txt") == ["rilis.txt/a.txt", "rilis.txt/rilis.md/b.md"]


def test_paths_are_taken_in_the_order_given(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/x.txt")
    assert found(tmp_path, tmp_path / "b.txt", str(tmp_path / "a")) == ["b.txt", "a/x.txt"]


def test_a_path_that_is_not_there_is_left_to_the_reader(tmp_path: Path) -> None:
    assert found(tmp_path, tmp_path / "hilang.txt", tmp_path / "hilang") == ["hilang.txt", "hilang"]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@posix
def test_loops_of_links_end(tmp_path: Path) -> None:
    make(tmp_path, "a/x.txt")
    (tmp_path / "a" / "lagi").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert found(tmp_path) == ["a/x.txt"]


@posix
def test_links_are_followed_and_broken_ones_left_to_the_reader(tmp_path: Path) -> None:
    make(tmp_path, "luar/x.txt", "rilis/a.txt")
    (tmp_path / "rilis" / "jauh").symlink_to(tmp_path / "luar")
    (tmp_path / "rilis" / "putus.txt").symlink_to(tmp_path / "hilang")
    assert found(tmp_path, tmp_path / "rilis") == ["rilis/a.txt", "rilis/putus.txt", "rilis/jauh/x.txt"]


@posix
def test_a_folder_that_may_not_be_read_is_told_and_the_rest_found(
        tmp_path: Path, nobody: Callable[[], AbstractContextManager[None]]) -> None:
    make(tmp_path, "a/x.txt", "b/y.txt")
    (tmp_path / "a").chmod(0)
    parents = [(parent, parent.stat().st_mode) for parent in tmp_path.parents if parent.stat().st_mode & 0o055 == 0]
    for parent, mode in parents:
        parent.chmod(mode | 0o055)
    tmp_path.chmod(0o755)
    try:
        with nobody():
            assert found(tmp_path) == ["!a", "b/y.txt"]
    finally:
        for parent, mode in parents:
            parent.chmod(mode)
        (tmp_path / "a").chmod(0o755)


def test_a_folder_that_vanishes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a/x.txt", "b/y.txt")
    real = os.scandir

    def gone(path: Path) -> object:
        if path.name == "a":
            raise FileNotFoundError(2, "gone")
        return real(path)

    monkeypatch.setattr(os, "scandir", gone)
    assert found(tmp_path) == ["!a", "b/y.txt"]


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    (one,) = find_files([f"{tmp_path}/x\0.txt"])
    if isinstance(one, Problem):
        assert "is not a name" in str(one.reason)
    else:
        assert isinstance(one, Candidate)


def test_very_deep_folders_need_no_deep_stack(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("isi")
    assert [one.path.name for one in find_files([tmp_path])] == ["x.txt"]
