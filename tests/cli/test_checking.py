"""``check`` on the command line: of a file without a desk, of a file with one, and of a release."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.line import Line

TEXT = ("Rapat Di Samarinda\n\nSAMARINDA - Para  walikota hadir di kantor gubernur. 😀 "
        "Mereka\xa0menunjukan hasil kerja.\n\n\xa0\nRapat selesai. (mar/humsprov kaltim)\n")
KEYS = {"rule", "severity", "field", "line", "column", "start", "end", "start16", "end16", "text", "message", "fixes"}


def test_a_file_without_a_desk(bare: Line, tmp_path: Path) -> None:
    path = tmp_path / "rilis.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = bare.data("check", str(path))["findings"]
    places = {(one["rule"], one["line"], one["column"], one["text"], one["field"]) for one in found}
    assert ("HEAD-CASE", 1, 7, "Di", "headline") in places
    assert ("DATELINE-DASH", 3, 10, " - ", "dateline") in places
    assert ("SPC-DOUBLE", 3, 17, "  ", "body") in places
    assert ("COMPOUND-SPLIT", 3, 19, "walikota", "body") in places
    assert ("SPC-NBSP", 3, 62, "\xa0", "body") in places
    assert ("SPC-EDGE", 5, 1, "\xa0", "body") in places
    assert ("SIGNOFF", 6, 21, "humsprov kaltim", "body") in places
    lines = TEXT.split("\n")
    for one in found:
        assert set(one) >= KEYS
        assert lines[one["line"] - 1][one["column"] - 1:][:len(one["text"])] == one["text"]
    kan = next(one for one in found if one["rule"] == "KAN-K")
    assert kan["start16"] == kan["start"] + 1
    assert kan["fixes"][0]["replacement"] == "menunjukkan"


def test_a_markdown_file(bare: Line, tmp_path: Path) -> None:
    path = tmp_path / "rilis.md"
    path.write_text("# Rapat di Samarinda\n\nSAMARINDA — Para **walikota** hadir.\n\n- Kita [kerjasama](https://contoh.id/x)"
                    " dimana saja.\n", encoding="utf-8")
    found = bare.data("check", str(path))["findings"]
    places = {(one["rule"], one["line"], one["column"], one["text"]) for one in found}
    assert ("COMPOUND-SPLIT", 3, 20, "walikota") in places
    assert ("COMPOUND-SPLIT", 5, 9, "kerjasama") in places
    assert ("DI-KE-SPLIT", 5, 41, "dimana") in places


def test_what_cannot_be_read(bare: Line, tmp_path: Path) -> None:
    said = bare("check", str(tmp_path / "tiada.txt"))
    assert said.code == 1
    assert "is not there" in said.err


def test_a_file_that_needs_nothing(bare: Line, tmp_path: Path) -> None:
    path = tmp_path / "baik.txt"
    path.write_text("Gubernur membuka rapat di Samarinda.\n", encoding="utf-8")
    assert bare.done("check", str(path)).out == "Nothing found.\n"


@pytest.mark.parametrize("name", ["rilis.txt"])
def test_with_the_desks_lists(line: Line, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Rapat selesai di Samarinda. (zzz/humasprov kaltim)\n", encoding="utf-8")
    found = line.data("check", str(path))["findings"]
    assert [(one["rule"], one["text"]) for one in found] == [("FACT-SIGNOFF", "zzz")]


def test_a_release(line: Line) -> None:
    release = line.new()
    line.done("edit", release, "--dateline", "SAMARINDA", "--headline", "Rapat Di Samarinda", by="mar")
    found = line("check", release, "--json").data["findings"]
    places = [(one["rule"], one["field"], one["line"], one["column"]) for one in found]
    assert places == [("HEAD-CASE", "headline", 1, 7)]
