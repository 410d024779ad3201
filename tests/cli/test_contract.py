"""The lines that scripts of the office rely on, exactly; and the whole story of two people, from file to paper."""

from __future__ import annotations

import json
from pathlib import Path

from pypdf import PdfReader

from cli.line import Line, process
from humasdesk import assets

SAMPLE = str(assets.path("samples", "rakor-kepala-daerah.txt"))
FIRST, LAST = "Setelah sukses menyelenggarakan Rapat Koordinasi", "forum-forum lainnya,\" kata Isran Noor."


def two_people(line: Line) -> None:
    line.done("people", "add", "Maria Rosari", "--initials", "mar", "--role", "writer")
    line.done("people", "add", "Sulaiman Hadi", "--initials", "sul", "--role", "supervisor")


def imported(line: Line) -> str:
    return str(line.data("import", SAMPLE, by="mar")["imported"][0]["id"])


def answered(line: Line) -> str:
    """The sample brought in, and what the check asks of it confirmed."""
    release = imported(line)
    line.done("confirm", release, "fact", by="mar")
    return release


def test_people_add(bare: Line) -> None:
    first = bare.data("people", "add", "Maria Rosari", "--initials", "mar", "--role", "writer")["person"]
    assert (first["name"], first["initials"], first["roles"], first["key_here"]) == (
        "Maria Rosari", "mar", ["admin", "writer"], True)
    second = bare.done("people", "add", "Sulaiman Hadi", "--initials", "sul", "--role", "supervisor")
    assert second.out == "Sulaiman Hadi (sul): supervisor\n"
    listed = bare.data("people", "list")
    assert [(one["initials"], one["roles"]) for one in listed["people"]] == [
        ("mar", ["admin", "writer"]), ("sul", ["supervisor"])]


def test_import_of_the_sample(bare: Line) -> None:
    two_people(bare)
    data = bare.data("import", SAMPLE, by="mar")
    assert set(data) >= {"imported", "known", "failed"}
    assert (data["known"], data["failed"]) == ([], [])
    one = data["imported"][0]
    assert set(one) >= {"id", "headline", "kicker", "dateline", "body", "sign_off", "changes"}
    assert (one["kicker"], one["headline"], one["dateline"]) == (
        "Kalimantan Timur", "Setelah Musrenbang, Rakor Kepala Daerah", "SAMARINDA")
    assert one["sign_off"] == {"initials": ["mar", "sul", "ri"], "unit": "humsprov kaltim"}
    paragraphs = one["body"].strip().split("\n\n")
    assert len(paragraphs) == 9
    assert paragraphs[0].startswith(FIRST)
    assert paragraphs[-1].endswith(LAST)
    assert "\u00a0" not in one["body"]
    assert "  " not in one["body"]
    assert "Berita Terkait" not in one["body"]
    assert "Government Public Relation" not in one["body"]
    assert [change["id"] for change in one["changes"]] == list(range(1, len(one["changes"]) + 1))
    again = bare.data("import", SAMPLE, by="mar")
    assert (again["imported"], again["known"]) == ([], [{"path": SAMPLE, "id": one["id"]}])


def test_submit_approve_return_publish(bare: Line) -> None:
    two_people(bare)
    release = answered(bare)
    assert bare.data("submit", release, by="mar")["state"] == "submitted"
    assert bare.data("return", release, "--note", "Tambah tanggal", by="sul")["state"] == "returned"
    assert bare.refused("return", release, "--note", "lagi", by="sul") == "It was returned to its writer."
    bare.done("people", "edit", "sul", "--role", "writer")
    alone = bare("submit", release, by="mar")
    assert (alone.code, alone.err) == (
        0, "Submitted, but nobody on this desk can approve it yet: there is no supervisor.\n")
    bare.done("recall", release, by="mar")
    bare.done("people", "edit", "sul", "--role", "supervisor")
    bare.done("submit", release, by="mar")
    assert bare.refused("approve", release, by="mar") == "Only a supervisor can do this."
    assert bare.data("approve", release, "--note", "Baik", by="sul")["state"] == "approved"
    published = bare.data("publish", release, by="sul")
    assert (published["state"], published["number"][:3], published["edition"]) == ("published", "001", 1)


def test_list_and_search(bare: Line) -> None:
    two_people(bare)
    release = answered(bare)
    assert bare.data("list", "--state", "submitted") == {"releases": []}
    bare.done("submit", release, by="mar")
    for data in (bare.data("list", "--state", "submitted"), bare.data("search", "rakor kep")):
        one = data["releases"][0]
        assert len(data["releases"]) == 1
        assert set(one) >= {"id", "headline", "state", "snippet"}
        assert (one["id"], one["headline"], one["state"]) == (
            release, "Setelah Musrenbang, Rakor Kepala Daerah", "submitted")
    assert "Rakor Kepala Daerah dan Forkopimda" in bare.data("search", "rakor kep")["releases"][0]["snippet"]
    assert bare.data("search", "tatkala") == {"releases": []}


def test_export(bare: Line, tmp_path: Path) -> None:
    two_people(bare)
    release = answered(bare)
    bare.done("submit", release, by="mar")
    bare.done("approve", release, by="sul")
    bare.done("publish", release, by="sul")
    data = bare.data("export", release, "--format", "pdf,html", "--out", str(tmp_path / "keluar"))
    assert [one["format"] for one in data["files"]] == ["pdf", "html"]
    assert all(Path(one["path"]).is_file() for one in data["files"])


def test_verify(bare: Line) -> None:
    two_people(bare)
    imported(bare)
    data = bare.data("verify")
    assert (data["ok"], data["records"], data["problems"]) == (True, 3, [])
    next(path for path in (bare.home / "files").rglob("*") if path.is_file()).write_bytes(b"lain")
    said = bare("verify", "--json")
    assert (said.code, said.data["ok"], len(said.data["problems"])) == (1, False, 1)


def test_the_whole_story(bare: Line, tmp_path: Path) -> None:
    two_people(bare)
    bare.done("starter", by="mar")
    bare.done("settings", "set", "agency.name", "Biro Humas", by="mar")
    release = imported(bare)
    bare.done("meta", release, "--region", "Kalimantan Timur", "--region", "Samarinda", "--official", "Isran Noor",
              "--event", "Musrenbang RPJMD", "--tag", "FKUB", by="mar")
    bare.done("edit", release, "--date", "14/1/2019", by="mar")
    asked = bare("check", release, "--json")
    assert (asked.code, asked.data["shortcomings"]) == (1, [])
    assert {one["rule"] for one in asked.data["findings"] if one["blocking"]} == {
        "FACT-NO-DATE", "FACT-LAW", "FACT-ACRONYM"}
    assert "PP Nomor 12 Tahun 2008" in bare.refused("submit", release, by="mar")
    bare.done("confirm", release, "fact-law", "fact-no-date", "--note", "Sudah ditanyakan.", by="mar")
    bare.done("ignore", release, "FACT-ACRONYM", by="mar")
    assert bare.data("check", release)["answered"][0]["person"] == "Maria Rosari"
    bare.done("submit", release, by="mar")
    bare.done("approve", release, by="sul")
    assert bare.done("publish", release, by="sul").out.endswith("Number 001/HUMAS/I/2019\n")
    files = {}
    for turn in ("satu", "dua"):
        for one in bare.data("export", release, "--format", "pdf,html", "--out", str(tmp_path / turn))["files"]:
            files[turn, one["format"]] = Path(one["path"])
    assert files["satu", "pdf"].read_bytes() == files["dua", "pdf"].read_bytes()
    assert files["satu", "html"].read_bytes() == files["dua", "html"].read_bytes()
    assert files["satu", "pdf"].name == "2019-01-14_001-humas-i-2019_setelah-musrenbang-rakor-kepala-daerah.pdf"
    page = files["satu", "html"].read_text(encoding="utf-8")
    pages = PdfReader(files["satu", "pdf"])
    paper = " ".join(" ".join(leaf.extract_text() for leaf in pages.pages).split())
    for words in ("Biro Humas", "001/HUMAS/I/2019", "Senin, 14 Januari 2019", "Kalimantan Timur", "SAMARINDA",
                  "Setelah Musrenbang, Rakor Kepala Daerah", FIRST, "(mar/sul/ri/humsprov kaltim)"):
        assert words in page, words
        assert words in paper, words
    assert pages.metadata is not None
    assert pages.metadata.title == "Setelah Musrenbang, Rakor Kepala Daerah"
    assert "Gubernur Kalimantan Timur Dr. Ir. H. Isran Noor, M.Si." in str(pages.metadata.get("/Keywords"))
    assert [one["action"] for one in bare.data("history", release)["history"]] == [
        "edit", "edit", "edit", "Confirmed a fact", "Confirmed a fact", "Ignored a finding", "submit", "approve",
        "publish"]
    assert bare.data("verify")["ok"]


def test_the_same_as_a_process_of_its_own(tmp_path: Path) -> None:
    home = tmp_path / "meja"
    for words in (("people", "add", "Maria Rosari", "--initials", "mar", "--role", "writer"),
                  ("people", "add", "Sulaiman", "--initials", "sul", "--role", "supervisor")):
        done = process(home, *words)
        assert (done.returncode, done.stderr) == (0, "")
    done = process(home, "--as", "mar", "import", SAMPLE, "--json")
    release = json.loads(done.stdout)["imported"][0]["id"]
    refused = process(home, "--as", "sul", "approve", release, "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "It is a draft. It has to be submitted first.\n"
    assert process(home, "approve").returncode == 2
    assert (home / "backups").is_dir()  # the first start of a day makes one
