"""Each command once as people type it: what it changes, and what it says."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from cli.line import Line, Said
from humasdesk import assets
from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Content
from humasdesk.services import drafting
from humasdesk.services.desk import open_desk

SAMPLE = str(assets.path("samples", "rakor-kepala-daerah.txt"))


def show(line: Line, release: str) -> dict[str, object]:
    found = line.data("show", release)["release"]
    assert isinstance(found, dict)
    return found


# -- writing

def test_new_and_edit(line: Line, body: Path) -> None:
    said = line.done("new", "--headline", "  Rakor   Kepala Daerah ", "--kicker", "Kaltim", "--dateline", "SAMARINDA",
                     "--date", "8/1/2019", "--embargo", "2026-11-30 10:00 WIB", "--body", str(body), by="mar")
    release = said.out.splitlines()[0]
    assert said.out.splitlines()[1] == "New release: “Rakor Kepala Daerah” is now Draft."
    found = show(line, release)
    assert (found["headline"], found["date"], found["embargo"]) == (
        "Rakor Kepala Daerah", "2019-01-08", {"until": "2026-11-30T03:00:00.000Z", "zone": "Asia/Jakarta"})
    assert found["writers"] == ["Maria Rosari"]
    line.done("edit", release[-8:], "--date", "none", "--embargo", "none", "--sign-off", "(mar/humas)", by="bud")
    found = show(line, release)
    assert (found["date"], found["embargo"], found["sign_off"]) == (None, None, "mar/humas")
    line.done("edit", release, "--sign-off", "none", by="mar")
    assert show(line, release)["sign_off"] is None
    assert line.done("edit", release, by="mar").out == "Nothing was changed: “Rakor Kepala Daerah” is now Draft.\n"
    assert line.done("edit", release, "--kicker", "Kaltim", by="mar").out.startswith("Nothing was changed")


def test_a_text_from_standard_input(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Baris satu\r\nlanjut “ya”.\r\n".encode())))
    release = line.new("--body", "-")
    assert show(line, release)["body"] == "Baris satu lanjut “ya”.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x00\x01")))
    assert line.refused("new", "--body", "-", by="mar").startswith("standard input is not text")


def test_a_body_with_its_pictures(line: Line, tmp_path: Path) -> None:
    Image.effect_noise((64, 48), 40).convert("RGB").save(tmp_path / "foto.jpg")
    text = tmp_path / "isi.md"
    text.write_text("Teks.\n\n![Gubernur](foto.jpg \"Rakor\")\n", encoding="utf-8")
    release = line.new("--body", str(text))
    assert len(show(line, release)["files"]) == 1  # type: ignore[arg-type]
    text.write_text("![Gubernur](https://contoh.go.id/foto.jpg)\n", encoding="utf-8")
    assert line.refused("edit", release, "--body", str(text), by="mar") == (
        "The picture https://contoh.go.id/foto.jpg lies elsewhere. Save it beside the text and name it there.")


def test_metadata_added_and_removed(line: Line) -> None:
    line.done("starter", by="mar")
    release = line.new()
    line.done("meta", release, "--region", "Samarinda", "--region", "64.71", "--official", "Isran Noor",
              "--event", "Musrenbang RPJMD", "--tag", "FKUB", "--tag", "Rakor", by="mar")
    found = show(line, release)
    assert (found["region"], found["regions"]) == ("64.72", ["64.71"])
    assert [one["name"] for one in found["officials"]] == ["Dr. Ir. H. Isran Noor, M.Si."]  # type: ignore[attr-defined]
    assert [one["name"] for one in found["tags"]] == ["FKUB", "Rakor"]  # type: ignore[attr-defined]
    line.done("meta", release, "--main-region", "Kalimantan Timur", "--region", "Bontang", by="mar")
    assert (show(line, release)["region"], show(line, release)["regions"]) == ("64", ["64.72", "64.71", "64.74"])
    line.done("meta", release, "remove", "--region", "64", "--region", "Bontang", "--official", "Isran Noor",
              "--tag", "fkub", by="mar")
    found = show(line, release)
    assert (found["region"], found["regions"], found["officials"]) == ("64.72", ["64.71"], [])
    assert line.done("meta", release, by="mar").out.startswith("Nothing was changed")


def test_a_tag_is_taken_by_its_whole_name_only(line: Line) -> None:
    line.done("tags", "add", "Ekonomi Kreatif", by="mar")
    release = line.new()
    line.done("meta", release, "--tag", "Ekonomi", by="mar")
    assert [one["label"] for one in line.data("tags")["tags"]] == ["Ekonomi", "Ekonomi Kreatif"]
    assert [one["name"] for one in show(line, release)["tags"]] == ["Ekonomi"]  # type: ignore[attr-defined]
    line.done("submit", line.new("--body", SAMPLE), by="mar")
    waiting = line.data("list", "--state", "submitted")["releases"][0]["id"]
    line.refused("meta", waiting, "--tag", "Baru", by="bud")
    assert "Baru" not in [one["label"] for one in line.data("tags")["tags"]]  # nothing is left of a refused deed


def test_merged_entries_in_metadata(line: Line) -> None:
    line.done("tags", "add", "Rakor", by="mar")
    line.done("tags", "add", "Rapat", by="mar")
    release = line.new()
    line.done("meta", release, "--tag", "Rakor", "--tag", "Rapat", by="mar")
    line.done("tags", "merge", "Rakor", "--into", "Rapat", by="bud")
    assert [one["name"] for one in show(line, release)["tags"]] == ["Rapat"]  # type: ignore[attr-defined]
    assert "Tag: Rapat\n" in line.done("show", release).out
    for name in ("Rapat", "Rakor"):
        assert [one["id"] for one in line.data("list", "--tag", name)["releases"]] == [release]
    assert line.refused("tags", "retire", "Rakor", by="mar") == "Rakor was merged into Rapat. Use that entry."
    assert line.done("meta", release, "--tag", "Rakor", by="mar").out.startswith("Nothing was changed")
    line.done("meta", release, "remove", "--tag", "Rapat", by="mar")
    assert show(line, release)["tags"] == []


def test_related_releases(line: Line, body: Path, tmp_path: Path) -> None:
    before = line.published("--date", "2026-03-05", body=body)
    release = line.new("--body", str(body))
    line.done("meta", release, "--related", "001/HUMAS/III/2026", by="mar")
    assert show(line, release)["related"] == [before]
    assert line.refused("meta", release, "--related", release, by="mar") == "A release cannot be related to itself."
    files = line.data("export", release, "--head", "--format", "html", "--out", str(tmp_path / "keluar"))["files"]
    assert "Siaran pers terkait" in Path(files[0]["path"]).read_text(encoding="utf-8")
    line.done("meta", release, "remove", "--related", before, by="mar")
    assert show(line, release)["related"] == []


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


# -- directories

def test_an_official_through_all_deeds(line: Line) -> None:
    line.done("officials", "add", "Isran Noor", "--prefix", "Dr. H.", "--suffix", "M.Si.", "--post",
              "Gubernur Kalimantan Timur", "--region", "64", "--since", "2018-10-01", "--source", "Keppres 173/P",
              by="bud")

    def on(day: str) -> str:
        return str(line.data("officials", "show", "Isran Noor", "--on", day)["official"]["title"])

    assert [on(day) for day in ("2018-09-30", "2018-10-01", "2023-10-02")] == [
        "", "Gubernur Kalimantan Timur", "Gubernur Kalimantan Timur"]
    line.done("officials", "edit", "Isran Noor", "--post", "Gubernur Kalimantan Timur", "--until", "2023-10-01",
              by="bud")
    assert [on(day) for day in ("2018-10-01", "2023-10-01", "2023-10-02")] == [
        "Gubernur Kalimantan Timur", "Gubernur Kalimantan Timur", ""]  # the post was ended, not doubled
    line.done("officials", "edit", "Isran", "--post", "Bupati Kutai Timur", "--region", "Kutai Timur", "--since",
              "2009-02-04", "--until", "2015-03-30", by="bud")
    posts = line.data("officials", "show", "Isran Noor")["official"]["posts"]
    assert [(post["title"], post["region"], post["since"]) for post in posts] == [
        ("Bupati Kutai Timur", "64.08", "2009-02-04"), ("Gubernur Kalimantan Timur", "64", "2018-10-01")]
    shown = line.done("officials", "show", "Isran Noor", "--on", "2020-01-01").out.splitlines()
    assert shown == ["Dr. H. Isran Noor, M.Si. · Gubernur Kalimantan Timur", "On 2020-01-01: Gubernur Kalimantan Timur",
                    "  Bupati Kutai Timur  2009-02-04 – 2015-03-30",
                    "  Gubernur Kalimantan Timur  2018-10-01 – 2023-10-01", "Source: Keppres 173/P"]
    line.done("officials", "edit", "Isran Noor", "--remove-post", "Bupati Kutai Timur", by="bud")
    assert line.refused("officials", "edit", "Isran Noor", "--remove-post", "Bupati Kutai Timur", by="bud") == (
        "Isran Noor has no post Bupati Kutai Timur.")
    said = line.refused("officials", "edit", "Isran Noor", "--post", "Gubernur", "--since", "2024-01-01", "--until",
                        "2023-01-01", by="bud")
    assert said == "2023-01-01 lies before 2024-01-01. Give the days the other way round."
    line.done("officials", "edit", "Isran Noor", "--name", "Isran", by="bud")
    assert line.done("officials", "retire", "Isran", by="bud").out.startswith("Dr. H. Isran, M.Si. · retired")
    assert line.data("officials")["officials"] == []
    assert [one["retired"] for one in line.data("officials", "--all")["officials"]] == [True]
    line.done("officials", "restore", "Isran", by="bud")
    assert len(line.data("officials", "list", "isran")["officials"]) == 1
    assert line.data("officials", "list", "hadi")["officials"] == []


def test_a_post_held_twice(line: Line) -> None:
    for deed, since, until in (("add", "2003-01-01", "2008-01-01"), ("edit", "2013-01-01", "2018-01-01")):
        line.done("officials", deed, "Rina Wati", "--post", "Wali Kota", "--since", since, "--until", until,
                  "--holding", "Pj", by="mar")
    assert line.refused("officials", "edit", "Rina Wati", "--post", "Wali Kota", "--until", "2019-01-01", by="mar") == (
        "Rina Wati has held the post Wali Kota more than once. Say its first day (--since).")
    line.done("officials", "edit", "Rina Wati", "--post", "Wali Kota", "--since", "2013-01-01", "--holding",
              "definitive", by="mar")
    posts = line.data("officials", "show", "Rina Wati")["official"]["posts"]
    assert [(post["holding"], post["until"]) for post in posts] == [("Pj", "2008-01-01"), ("definitive", "2018-01-01")]
    line.done("officials", "edit", "Rina Wati", "--remove-post", "Wali Kota", "--since", "2003-01-01", by="mar")
    assert len(line.data("officials", "show", "Rina Wati")["official"]["posts"]) == 1


def test_events_and_regions(line: Line) -> None:
    said = line.done("events", "add", "Rapat Koordinasi Kepala Daerah", "--short", "Rakor", "--since", "8/1/2019",
                     "--place", "Samarinda", "--region", "64.72", "--source", "Undangan", by="mar")
    assert said.out == "Rapat Koordinasi Kepala Daerah · Rakor · Samarinda · 2019-01-08\nSource: Undangan\n"
    line.done("events", "edit", "Rakor", "--until", "2019-01-09", by="mar")
    assert line.data("events", "show", "Rakor")["event"]["until"] == "2019-01-09"
    assert "64.72  Kota Samarinda\n" in line.done("regions", "list", "Kalimantan Timur").out
    assert line.done("regions", "show", "Samarinda").out == "64.72  Kota Samarinda, Kalimantan Timur\n"
    assert line.refused("regions", "add", "Baru", "--code", "64.99", "--parent", "64", by="bud") == (
        "Only an admin can change regions and shared settings.")
    line.done("regions", "add", "Kota Baru", "--code", "64.99", "--parent", "64", by="adm")
    line.done("regions", "edit", "Kota Baru", "--name", "Kota Nusantara", by="adm")
    assert line.done("regions", "retire", "Kota Nusantara", by="adm").out == (
        "64.99  Kota Nusantara, Kalimantan Timur\nnot offered\n")
    assert "64.99" not in line.done("regions", "list", "64").out
    assert "64.99  Kota Nusantara" in line.done("regions", "list", "64", "--all").out
    line.done("regions", "restore", "Kota Nusantara", by="adm")
    assert "64.99  Kota Nusantara" in line.done("regions", "list", "64").out


# -- settings

def test_settings_as_people_type_them(line: Line, tmp_path: Path) -> None:
    assert line.done("settings", "set", "agency.name", "Biro Humas", by="adm").out == "agency.name  Biro Humas\n"
    assert line.refused("settings", "set", "agency.name", "X", by="sul").startswith("Sulaiman Hadi is not an admin")
    line.done("settings", "set", "agency.name", "Biro Baru", "--from", "2099-01-01", by="adm")
    said = line.refused("settings", "set", "agency.name", "Biro Lain", by="adm", code=2)
    assert said == ("agency.name has other values from 2099-01-01 on. Say from which day the new one holds "
                    "(--from DAY, or --from start).")
    line.done("settings", "set", "agency.name", "Biro Lain", "--from", "start", by="adm")
    assert line.done("settings", "get", "agency.name").out == (
        "agency.name      Biro Lain\nfrom 2099-01-01  Biro Baru\n")
    data = line.data("settings", "get", "agency.name")
    assert data["settings"] == {"agency.name": "Biro Lain"}
    assert data["dated"] == [{"from": None, "value": "Biro Lain"}, {"from": "2099-01-01", "value": "Biro Baru"}]
    assert line.data("settings", "get", "agency.name", "--from", "2099-01-01")["settings"] == {
        "agency.name": "Biro Baru"}
    line.done("settings", "set", "backup.daily", "tidak", by="bud")  # this computer's own: anybody's
    assert line.done("settings", "get", "backup.daily").out == "backup.daily  no\n"
    assert line.data("settings")["settings"]["numbering.yearly"] is True
    assert line.done("settings", "help", "desk.zone").out == "desk.zone  Time zone  The zone of days and times.\n"
    assert line.refused("settings", "set", "numbering.pattern", "{bulan}", by="adm").startswith("The number pattern")
    Image.new("RGB", (40, 40)).save(tmp_path / "logo.png")
    assert line.done("settings", "set", "agency.logo", str(tmp_path / "logo.png"), by="adm").out.startswith(
        "agency.logo  a picture (")


# -- people

def test_people_as_people_type_them(line: Line) -> None:
    line.done("people", "add", "Nina", "--initials", "nin")
    assert line.data("people")["people"][-1]["roles"] == ["writer"]
    assert line.done("people", "edit", "nin", "--role", "writer", "--role", "supervisor").out == (
        "Nina (nin): writer, supervisor\n")
    said = line.done("people", "retire", "nin", by="adm")
    assert said.out == "Nina (nin): writer, supervisor · retired\n"
    assert line.data("people", "retire", "bud")["person"]["key_here"] is False
    line.done("people", "add-key", "nin")
    line.done("people", "policy", "writers-publish")
    assert line.data("people")["policies"] == ["writers-publish"]
    assert "Policies: writers-publish" in line.done("people", "list").out
    line.done("people", "policy", "writers-publish", "--off")
    assert "Policies" not in line.done("people").out
    assert line.refused("people", "add", "Otto", "--initials", "ott", by="sul").startswith(
        "Sulaiman Hadi is not an admin")


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
    assert (show(line, release)["body"], show(line, release)["kicker"]) == ("Ketikan.\n", "Kaltim")
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
    assert show(line, release)["headline"] == "Belum pernah disimpan"
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


# -- looking and sending

def test_a_desk_of_an_older_program_is_brought_up_to_date_by_a_look(line: Line, body: Path) -> None:
    release = line.new("--body", str(body))
    with open_desk(line.home) as desk, desk.store.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE derivation SET version = 'of long ago'")
    assert [one["id"] for one in line.data("list")["releases"]] == [release]


def test_numbers_and_pieces_name_a_release(line: Line, body: Path) -> None:
    release = line.published("--date", "2026-03-05", body=body)
    for name in (release, release[-8:], "001/HUMAS/III/2026"):
        assert show(line, name)["id"] == release
    assert line.done("list").out.splitlines() == [
        "1 release", f"{release}  Rakor Kepala Daerah", "    Published · 001/HUMAS/III/2026 · 2026-03-05"]


def test_marks_in_the_list(line: Line, body: Path) -> None:
    release = line.new("--body", str(body), "--embargo", "2099-01-01 10:00 WITA")
    assert "Draft · under embargo" in line.done("list").out
    line.done("force-publish", release, "--reason", "Banjir", by="sul")
    assert "Published · published without approval" in line.done("list").out
    line.done("approve-after", release, by="rin")
    line.done("correct", release, "--note", "Nama acara", by="mar")
    assert "Draft · edition 1 Published" in line.done("list").out
    said = line.done("withdraw", release, "--reason", "Batal", by="sul")
    assert said.out.startswith("Withdraw: “Rakor Kepala Daerah” is now Withdrawn.")
    assert "Draft · edition 1 Withdrawn" in line.done("list").out


def test_search_shows_its_hits(line: Line, body: Path) -> None:
    line.new("--body", str(body))
    assert "«Gubernur» «membuka» rakor di Samarinda." in line.done("search", "gubernur membuka", "--newest").out
    assert line.data("search", "gubernur")["releases"][0]["hits"] == ["Gubernur"]
    assert line.done("search", "tiada").out == "0 releases\n"


def test_an_embargo_on_the_line(line: Line, body: Path, tmp_path: Path) -> None:
    release = line.published("--embargo", "2099-01-01 10:00", "--date", "2098-12-31", body=body)
    out = str(tmp_path / "keluar")
    said = line.refused("export", release, "--out", out)
    assert "1 Januari 2099 pukul 10.00 WITA (09.00 WIB)" in said
    assert line.refused("export", release, "--out", out, "--embargo-reason", "Media").startswith("Say who you are")
    files = line.data("export", release, "--out", out, "--format", "html", "--embargo-reason", "Media mitra", by="sul")
    assert "embargo" in Path(files["files"][0]["path"]).name
    last = line.data("history", release)["history"][-1]
    assert (last["action"], last["person"], last["reason"]) == ("export-early", "Sulaiman Hadi", "Media mitra")
    assert "EMBARGOED until Thursday, 1 January 2099 at 10:00 WITA (09:00 WIB)" in line.done("show", release).out


def test_export_on_the_line(line: Line, body: Path, tmp_path: Path) -> None:
    release = line.new("--body", str(body))
    assert line.refused("export", release, "--out", str(tmp_path / "x")) == (
        "It has not been published. Export it as a draft with --head.")
    assert line.refused("export", release, "--head", "--format", "pdf,docx", "--out", str(tmp_path / "x")) == (
        "There is no format docx. Choose from: pdf, html.")
    assert line.refused("export", release, "--head", "--format", ",", "--out", str(tmp_path / "x")) == (
        "Say at least one format, such as pdf.")
    assert not (tmp_path / "x").exists()
    said = line.done("export", release, "--head", "--format", " html , html ", "--out", str(tmp_path / "a" / "b"))
    assert said.out.endswith("draf_rakor-kepala-daerah.html\n")
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    assert line.refused("export", release, "--head", "--out", str(tmp_path / "berkas")).startswith(
        f"The folder {tmp_path / 'berkas'} cannot be made")


def test_history_in_words(line: Line, body: Path) -> None:
    release = line.published(body=body)
    rows = line.done("history", release).out.splitlines()
    assert [row.split("WITA  ")[1].split("  ")[0] for row in rows] == [
        "Maria Rosari", "Maria Rosari", "Sulaiman Hadi", "Sulaiman Hadi"]
    assert [row.split()[5] for row in rows] == ["Edit", "Submit", "Approve", "Publish"]


def test_a_correction_on_the_line(line: Line, body: Path) -> None:
    release = line.published(body=body)
    assert line.refused("correct", release, "--note", " ", by="mar") == (
        "Say what the correction puts right (--note).")
    said = line.done("correct", release, "--note", "Nama acara", by="mar")
    assert said.out.startswith("Correct: “Rakor Kepala Daerah” is now Draft.")
    line.done("edit", release, "--headline", "Rakor Bupati", by="mar")
    line.done("submit", release, by="mar")
    line.done("approve", release, by="sul")
    assert line.data("publish", release, by="sul")["edition"] == 2


def test_the_check_on_the_line(line: Line) -> None:
    release = line.new()
    said: Said = line("check", release, "--json")
    assert (said.code, said.data["shortcomings"][0]["rule"]) == (1, "BODY-MISSING")
    assert line("check", release).out.startswith("✗ It has no text.\n• ")


def test_the_language_of_this_computer(line: Line, monkeypatch: pytest.MonkeyPatch,
                                       request: pytest.FixtureRequest) -> None:
    from humasdesk import i18n

    request.addfinalizer(lambda: i18n.use("en"))
    line.done("settings", "set", "interface.language", "id", by="mar")
    monkeypatch.delenv("HUMASDESK_LANG")
    assert line.refused("show", "tiada").startswith("Tidak ada ")
    monkeypatch.setenv("HUMASDESK_LANG", "en")
    i18n.use("en")
    assert line.refused("show", "tiada") == "There is no release tiada on this desk."


def test_the_demonstration(line: Line, tmp_path: Path) -> None:
    data = line.data("demo", "--out", str(tmp_path / "hasil"))
    assert [one["format"] for one in data["files"]] == ["pdf", "html"]
    assert len(data["steps"]) > 8


def test_days_of_this_year_are_days(line: Line) -> None:
    release = line.new("--date", "5.3.2026")
    with open_desk(line.home, readonly=True) as desk:
        assert drafting.head_of(desk, release).content == replace(
            drafting.head_of(desk, release).content, date=date(2026, 3, 5))
