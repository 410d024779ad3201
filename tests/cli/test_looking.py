"""Lists, search, export, history and corrections on the command line, as people type and read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.line import Line, Said
from humasdesk.services.desk import open_desk


def test_a_desk_of_an_older_program_is_brought_up_to_date_by_a_look(line: Line, body: Path) -> None:
    release = line.new("--body", str(body))
    with open_desk(line.home) as desk, desk.store.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE derivation SET version = 'of long ago'")
    assert [one["id"] for one in line.data("list")["releases"]] == [release]


def test_numbers_and_pieces_name_a_release(line: Line, body: Path) -> None:
    release = line.published("--date", "2026-03-05", body=body)
    for name in (release, release[-8:], "001/HUMAS/III/2026"):
        assert line.show(name)["id"] == release
    assert line.done("list").out.splitlines() == [
        "1 release", f"{release}  Rakor Kepala Daerah", "    Published · SAMARINDA · 001/HUMAS/III/2026 · 2026-03-05"]


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
    assert [row.split()[5] for row in rows] == ["Edited", "Submitted", "Approved", "Made"]


def test_a_correction_on_the_line(line: Line, body: Path) -> None:
    release = line.published(body=body)
    assert line.refused("correct", release, "--note", " ", by="mar") == (
        "Say what the correction puts right (--note).")
    said = line.done("correct", release, "--note", "Nama acara", by="mar")
    assert said.out.startswith("Begin a correction: “Rakor Kepala Daerah” is now Draft.")
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
