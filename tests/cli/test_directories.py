"""Directories, settings and people on the command line."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from cli.line import Line

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
    assert said == "1 Jan 2023 lies before 1 Jan 2024. Give the days the other way round."
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
