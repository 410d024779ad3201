"""Files by their hash: written once and whole, checked on every read, mended when they come again."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.errors import NotFound, StoreDamaged, StoreFull
from humasdesk.store.files import Files, hash_of, hash_of_file


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


@given(st.binary(max_size=2_000))
def test_what_is_kept_is_read_back(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    files = Files(tmp_path_factory.getbasetemp() / "files")
    name = files.keep(data)
    assert (name, files.read(name), files.keep(data)) == (hash_of(data), data, name)
    assert hash_of_file(files.path(name)) == name


def test_the_names_of_all_files_and_of_nothing_else(files: Files) -> None:
    assert list(files.names()) == []
    kept = sorted(files.keep(data) for data in (b"a", b"b"))
    (files.path(kept[0]).parent / ".new-half").write_bytes(b"setengah")
    assert sorted(files.names()) == kept


def test_a_damaged_or_missing_file_is_told(files: Files) -> None:
    name = files.keep(b"foto")
    files.path(name).write_bytes(b"f0to")
    with pytest.raises(StoreDamaged, match="damaged"):
        files.read(name)
    files.path(name).unlink()
    with pytest.raises(NotFound, match="missing"):
        files.read(name)


@pytest.mark.parametrize("damage", [b"f0to", b"f", b""])
def test_a_damaged_file_is_mended_when_it_comes_again(files: Files, damage: bytes) -> None:
    name = files.keep(b"foto")
    files.path(name).write_bytes(damage)
    assert files.keep(b"foto") == name
    assert files.read(name) == b"foto"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_file_that_cannot_be_written_leaves_nothing(files: Files, monkeypatch: pytest.MonkeyPatch,
                                                      code: int) -> None:
    def fail(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreFull) as told:
        files.keep(b"foto")
    assert told.value.sentence.endswith(".")
    assert [path for path in files.folder.rglob("*") if path.is_file()] == []
