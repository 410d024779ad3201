"""Writing on the command line: texts, metadata, what an import changed, and unsaved work."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from cli.line import Line
from humasdesk import assets
from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Content
from humasdesk.services import drafting
from humasdesk.services.desk import open_desk

SAMPLE = str(assets.path("samples", "rakor-kepala-daerah.txt"))


# -- writing

def test_new_and_edit(line: Line, body: Path) -> None:
    said = line.done("new", "--headline", "  Rakor   Kepala Daerah ", "--kicker", "Kaltim", "--dateline", "SAMARINDA",
                     "--date", "8/1/2019", "--embargo", "2026-11-30 10:00 WIB", "--body", str(body), by="mar")
    release = said.out.splitlines()[0]
    assert said.out.splitlines()[1] == "New release: “Rakor Kepala Daerah” is now Draft."
    found = line.show(release)
    assert (found["headline"], found["date"], found["embargo"]) == (
        "Rakor Kepala Daerah", "2019-01-08", {"until": "2026-11-30T03:00:00.000Z", "zone": "Asia/Jakarta"})
    assert found["writers"] == ["Maria Rosari"]
    line.done("edit", release[-8:], "--date", "none", "--embargo", "none", "--sign-off", "(mar/humas)", by="bud")
    found = line.show(release)
    assert (found["date"], found["embargo"], found["sign_off"]) == (None, None, "mar/humas")
    line.done("edit", release, "--sign-off", "none", by="mar")
    assert line.show(release)["sign_off"] is None
    assert line.done("edit", release, by="mar").out == "Nothing was changed: “Rakor Kepala Daerah” is now Draft.\n"
    assert line.done("edit", release, "--kicker", "Kaltim", by="mar").out.startswith("Nothing was changed")


def test_a_text_from_standard_input(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Baris satu\r\nlanjut “ya”.\r\n".encode())))
    release = line.new("--body", "-")
    assert line.show(release)["body"] == "Baris satu lanjut “ya”.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x00\x01")))
    assert line.refused("new", "--body", "-", by="mar").startswith("standard input is not text")


def test_a_body_with_its_pictures(line: Line, tmp_path: Path) -> None:
    Image.effect_noise((64, 48), 40).convert("RGB").save(tmp_path / "foto.jpg")
    text = tmp_path / "isi.md"
    text.write_text("Teks.\n\n![Gubernur](foto.jpg \"Rakor\")\n", encoding="utf-8")
    release = line.new("--body", str(text))
    assert len(line.show(release)["files"]) == 1
    text.write_text("![Gubernur](https://contoh.go.id/foto.jpg)\n", encoding="utf-8")
    assert line.refused("edit", release, "--body", str(text), by="mar") == (
        "The picture https://contoh.go.id/foto.jpg lies elsewhere. Save it beside the text and name it there.")


def test_metadata_added_and_removed(line: Line) -> None:
    line.done("starter", by="mar")
    release = line.new()
    line.done("meta", release, "--region", "Samarinda", "--region", "64.71", "--official", "Isran Noor",
              "--event", "Musrenbang RPJMD", "--tag", "FKUB", "--tag", "Rakor", by="mar")
    found = line.show(release)
    assert (found["region"], found["regions"]) == ("64.72", ["64.71"])
    assert [one["name"] for one in found["officials"]] == ["Dr. Ir. H. Isran Noor, M.Si."]
    assert [one["name"] for one in found["tags"]] == ["FKUB", "Rakor"]
    line.done("meta", release, "--main-region", "Kalimantan Timur", "--region", "Bontang", by="mar")
    assert (line.show(release)["region"], line.show(release)["regions"]) == ("64", ["64.72", "64.71", "64.74"])
    line.done("meta", release, "remove", "--region", "64", "--region", "Bontang", "--official", "Isran Noor",
              "--tag", "fkub", by="mar")
    found = line.show(release)
    assert (found["region"], found["regions"], found["officials"]) == ("64.72", ["64.71"], [])
    assert line.done("meta", release, by="mar").out.startswith("Nothing was changed")


def test_a_tag_is_taken_by_its_whole_name_only(line: Line) -> None:
    line.done("tags", "add", "Ekonomi Kreatif", by="mar")
    release = line.new()
    line.done("meta", release, "--tag", "Ekonomi", by="mar")
    assert [one["label"] for one in line.data("tags")["tags"]] == ["Ekonomi", "Ekonomi Kreatif"]
    assert [one["name"] for one in line.show(release)["tags"]] == ["Ekonomi"]
    waiting = line.new("--body", SAMPLE)
    line.done("ignore", waiting, "fact", by="mar")
    line.done("submit", waiting, by="mar")
    line.refused("meta", waiting, "--tag", "Baru", by="bud")
    assert "Baru" not in [one["label"] for one in line.data("tags")["tags"]]  # nothing is left of a refused deed


def test_merged_entries_in_metadata(line: Line) -> None:
    line.done("tags", "add", "Rakor", by="mar")
    line.done("tags", "add", "Rapat", by="mar")
    release = line.new()
    line.done("meta", release, "--tag", "Rakor", "--tag", "Rapat", by="mar")
    line.done("tags", "merge", "Rakor", "--into", "Rapat", by="bud")
    assert [one["name"] for one in line.show(release)["tags"]] == ["Rapat"]
    assert "Tag: Rapat\n" in line.done("show", release).out
    for name in ("Rapat", "Rakor"):
        assert [one["id"] for one in line.data("list", "--tag", name)["releases"]] == [release]
    assert line.refused("tags", "retire", "Rakor", by="mar") == "Rakor was merged into Rapat. Use that entry."
    assert line.done("meta", release, "--tag", "Rakor", by="mar").out.startswith("Nothing was changed")
    line.done("meta", release, "remove", "--tag", "Rapat", by="mar")
    assert line.show(release)["tags"] == []


def test_related_releases(line: Line, body: Path, tmp_path: Path) -> None:
    before = line.published("--date", "2026-03-05", body=body)
    release = line.new("--body", str(body))
    line.done("meta", release, "--related", "001/HUMAS/III/2026", by="mar")
    assert line.show(release)["related"] == [before]
    assert line.refused("meta", release, "--related", release, by="mar") == "A release cannot be related to itself."
    files = line.data("export", release, "--head", "--format", "html", "--out", str(tmp_path / "keluar"))["files"]
    assert "Siaran pers terkait" in Path(files[0]["path"]).read_text(encoding="utf-8")
    line.done("meta", release, "remove", "--related", before, by="mar")
    assert line.show(release)["related"] == []


def test_an_import_shown_and_taken_back(line: Line, tmp_path: Path) -> None:
    release = line.data("import", SAMPLE, by="mar")["imported"][0]["id"]
    changes = line.data("show", release, "--changes")["changes"]
    assert not any(change["undone"] for change in changes)
    assert "Berita Terkait" in line.done("show", release, "--changes").out
    line.done("undo-change", release, "3", str(len(changes)), by="mar")
    undone = [change["id"] for change in line.data("show", release, "--changes")["changes"] if change["undone"]]
    assert undone == [3, len(changes)]
    assert line.refused("undo-change", release, "3", by="mar") == "Change 3 is undone already."
    assert line.refused("show", line.new(), "--changes") == "This release was not imported."
    again = line("import", SAMPLE, str(tmp_path / "tiada.txt"), by="mar")
    assert (again.code, "brought in before, as " + release in again.out) == (0, True)
    assert again.err == f"✗ {tmp_path / 'tiada.txt'} is not there; check the name, or whether it was moved.\n"


def test_an_import_of_nothing_is_refused_on_standard_error(line: Line, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    (tmp_path / "kosong.txt").write_bytes(b"")
    said = line("import", str(tmp_path / "kosong"), by="mar")
    assert (said.code, said.err) == (1, "No text (.txt) or Markdown (.md) was found there.\n")
    said = line("import", str(tmp_path / "kosong.txt"), "--json", by="mar")
    assert said.code == 1
    assert said.data["failed"] == [{"path": str(tmp_path / "kosong.txt"),
                                    "reason": f"{tmp_path / 'kosong.txt'} is empty; there is nothing to import."}]
    assert said.err.startswith("✗ ")


# -- the working copy

def kept(line: Line, release: str, content: Content, base: tuple[str, ...] | None = None) -> None:
    with open_desk(line.home) as desk:
        drafting.keep(desk, desk.me("mar"), release,
                      (drafting.head_of(desk, release).id,) if base is None else base, content)


def test_the_next_start_tells_of_unsaved_text(line: Line, body: Path) -> None:
    release = line.new("--body", str(body))
    kept(line, release, Content(headline="Judul baru", body="Ketikan.\n"))
    notice = f"Unsaved text of Judul baru was brought back. Go on with: humasdesk edit {release} --resume\n"
    said = line("tags", "add", "FKUB", by="bud")
    assert (said.code, said.err) == (0, notice)
    first = ("This release has unsaved text from the last session. Go on with it (edit --resume) or put it aside "
             "(edit --set-aside) first.\n")
    for words in (("edit", "--kicker", "K"), ("meta", "--tag", "FKUB"), ("undo-change", "1")):
        said = line(words[0], release, *words[1:], by="mar")
        assert (said.code, said.err) == (1, notice + first)
    said = line("edit", release, "--resume", by="bud")
    assert said.err.endswith("Maria Rosari was writing this text and has to go on with it. Others can put it aside.\n")
    said = line("edit", release, "--resume", "--kicker", "Kaltim", by="mar")
    assert (said.code, said.out) == (0, "Edited: “Judul baru” is now Draft.\n")
    assert (line.show(release)["body"], line.show(release)["kicker"]) == ("Ketikan.\n", "Kaltim")
    assert line.refused("edit", release, "--resume", by="mar") == "This release has no unsaved text."


def test_unsaved_text_put_aside_can_be_read(line: Line, body: Path) -> None:
    release = line.new("--body", str(body))
    assert line.refused("show", release, "--set-aside") == "Nothing of this release was put aside."
    kept(line, release, Content(headline="Judul baru", body="Ketikan.\n"))
    said = line("edit", release[-8:], "--set-aside", by="bud")
    assert said.code == 0
    assert said.out == f"The unsaved text was put aside. humasdesk show {release} --set-aside shows it.\n"
    said = line.done("show", release, "--set-aside")
    assert "It was put aside by hand." in said.out
    assert "Ketikan." in said.out
    assert line.data("show", release, "--set-aside")["set_aside"][0]["release"] == release


def test_a_new_text_that_was_never_saved(line: Line) -> None:
    release = new_id(datetime.now(UTC))
    kept(line, release, Content(headline="Belum pernah disimpan"), base=())
    said = line("edit", release, "--resume", by="mar")
    assert (said.code, said.out) == (0, "Edited: “Belum pernah disimpan” is now Draft.\n")
    assert line.show(release)["headline"] == "Belum pernah disimpan"
    other = new_id(datetime.now(UTC))
    kept(line, other, Content(headline="Tidak jadi"), base=())
    assert line("edit", other, "--set-aside", by="mar").code == 0
    assert "Tidak jadi" in line.done("show", other, "--set-aside").out


def test_a_copy_on_an_old_text_is_told_with_its_reason(line: Line, body: Path) -> None:
    release = line.new("--body", str(body))
    kept(line, release, Content(headline="Judul baru"), base=("ab" * 32,))
    said = line("tags", "add", "FKUB", by="bud")
    assert said.err == f"Unsaved text of release {release} was put aside: The release went on without it.\n"
    assert line("tags", "add", "Rakor", by="bud").err == ""
