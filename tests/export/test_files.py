"""A file is written whole or not at all, and whatever is in the way gets a sentence."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from humasdesk.errors import BadInput, ExportError
from humasdesk.files import replacing, write_whole


def only(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def half_written(path: Path, broken_by: Exception) -> None:
    with replacing(path) as out:
        out.write(b"setengah")
        raise broken_by


def test_a_new_file_appears_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"isi")
    assert (tmp_path / "a.pdf").read_bytes() == b"isi"
    assert only(tmp_path) == ["a.pdf"]


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"lama")
    with replacing(path) as out:
        out.write(b"ba")
        out.flush()
        assert path.read_bytes() == b"lama"
        out.write(b"ru")
    assert path.read_bytes() == b"baru"


def test_a_failure_in_between_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"lama")
    with pytest.raises(ZeroDivisionError):
        half_written(path, ZeroDivisionError())
    assert path.read_bytes() == b"lama"
    assert only(tmp_path) == ["a.pdf"]


def test_new_files_can_be_read_by_those_the_person_lets(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "a.pdf", b"x")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "There is no room left on the disk for"),
        (errno.EDQUOT, "There is no room left on the disk for"),
        (errno.EACCES, "is open in another program or protected"),
        (errno.EROFS, "Nothing may be written in the folder"),
        (errno.EIO, "could not be written (Input/output error)"),
    ],
)
def test_what_the_system_says_becomes_a_sentence(tmp_path: Path, number: int, expected: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"lama")
    with pytest.raises(ExportError) as caught:
        half_written(path, OSError(number, os.strerror(number)))
    assert expected in caught.value.sentence
    assert path.read_bytes() == b"lama"
    assert only(tmp_path) == ["a.pdf"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_whole(tmp_path / "tiada" / "a.pdf", b"x")
    assert caught.value.sentence == f"The folder {tmp_path / 'tiada'} is not there. Make it, or choose another."


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(ExportError) as caught:
        write_whole(tmp_path / "a.pdf", b"x")
    assert "is a folder" in caught.value.sentence


def test_a_protected_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"lama")
    path.chmod(0o444)
    with pytest.raises(ExportError) as caught:
        write_whole(path, b"baru")
    assert "write-protected" in caught.value.sentence
    assert path.read_bytes() == b"lama"


def test_a_name_too_long_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_whole(tmp_path / ("a" * 300), b"x")
    assert "too long" in caught.value.sentence
    assert only(tmp_path) == []


def test_another_room_may_choose_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        write_whole(tmp_path / "tiada" / "a", b"x", BadInput)


def test_an_error_of_another_file_is_not_renamed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "a") as out:
        out.write((tmp_path / "sumber").read_bytes())
    assert only(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux" or not hasattr(os, "geteuid") or os.geteuid() != 0,
                    reason="a small file system of its own needs Linux and root")
def test_a_disk_that_really_is_full(tmp_path: Path) -> None:
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmp_path], capture_output=True,
                             check=False)
    if mounted.returncode:
        pytest.skip("mounting a small file system is not allowed here")
    try:
        path = tmp_path / "a.pdf"
        write_whole(path, b"lama")
        with pytest.raises(ExportError) as caught:
            write_whole(path, b"x" * 200_000)
        assert "no room left" in caught.value.sentence
        assert path.read_bytes() == b"lama"
        assert only(tmp_path) == ["a.pdf"]
    finally:
        subprocess.run(["umount", tmp_path], check=True)
