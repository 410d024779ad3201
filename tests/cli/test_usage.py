"""How the command line answers: help, wrong usage, refusals, errors nobody foresaw; and which commands there are."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from cli.line import Line
from humasdesk import i18n
from humasdesk.cli.families import COMMANDS
from humasdesk.cli.main import main

KNOWN = [
    "import", "new", "edit", "meta", "officials", "events", "regions", "tags", "acronyms", "citations", "words",
    "settings", "list", "show", "search", "suggest", "related", "quotes", "check", "spell", "rule", "reopen",
    "ignore", "confirm", "submit", "recall", "return", "approve", "accept-edit", "publish", "force-publish",
    "approve-after", "correct", "number", "withdraw", "reinstate", "discard", "restore-release",
    "drop-correction", "export",
    "history", "backup", "restore", "verify", "rebuild", "people", "starter", "undo-change", "demo", "bench",
]
"""What offices have written scripts for: a command that goes away breaks them."""


def test_the_commands_are_those_that_are_known() -> None:
    names = [command.name for command in COMMANDS]
    assert len(set(names)) == len(names)
    assert set(names) == set(KNOWN)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_help_works(language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
                          request: pytest.FixtureRequest) -> None:
    request.addfinalizer(lambda: i18n.use("en"))
    i18n.use(language)
    monkeypatch.setenv("COLUMNS", "100")
    for words in ([], *([command.name] for command in COMMANDS)):
        assert main([*words, "--help"]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        assert f"humasdesk {' '.join(words)}".strip() in said.out
        assert "--json" in said.out or not words


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr()
    assert all(f"\n    {command.name}" in said.out for command in COMMANDS)
    assert said.err == ""


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "humasdesk 0.1.0\n"


@pytest.mark.parametrize(("words", "sentence"), [
    (("frobnicate",), "invalid choice"),
    (("list", "--state", "lost"), "invalid choice"),
    (("list", "--limit", "0"), "a whole number from 1 to 100000 is needed"),
    (("list", "--limit", "x"), "a whole number from 1 to 100000 is needed"),
    (("export", "ab12"), "the following arguments are required: --out"),
    (("export", "ab12", "--out", "x", "--head", "--edition", "1"), "not allowed with argument"),
    (("export", "ab12", "--out", "x", "--edition", "-1"), "a whole number from 1 to 100000 is needed"),
    (("edit", "ab12", "--resume", "--set-aside"), "not allowed with argument"),
    (("correct", "ab12"), "the following arguments are required: --note"),
    (("submit",), "the following arguments are required: ID"),
    (("list", "--stat", "draft"), "unrecognized arguments: --stat"),
    (("undo-change", "ab12", "tiga"), "a whole number"),
    (("import",), "the following arguments are required"),
    (("people", "dance"), "invalid choice"),
])
def test_wrong_usage(line: Line, words: tuple[str, ...], sentence: str) -> None:
    said = line.refused(*words, code=2)
    assert said.startswith("The command line cannot be read: ")
    assert sentence in said
    assert said.splitlines()[-1].startswith("See humasdesk")


@pytest.mark.parametrize(("words", "sentence"), [
    (("people", "add", "Nina"), "humasdesk people add needs NAME --initials XYZ."),
    (("people", "retire"), "humasdesk people retire needs INITIALS."),
    (("people", "policy"), "humasdesk people policy needs accept-edits|writers-publish."),
    (("officials", "show"), "Say which entry: humasdesk officials show NAME."),
    (("tags", "merge", "FKUB"), "Say into which entry: --into NAME."),
    (("regions", "add", "Baru"), "A region needs its code (--code)."),
    (("settings", "set", "agency.name"), "Say what to set: humasdesk settings set KEY VALUE."),
    (("settings", "set", "backup.daily", "no", "--from", "2026-01-01"),
     "backup.daily belongs to this computer alone and holds at once; leave --from out."),
    (("new",), "A new release needs at least a headline or a text (--headline, --body FILE)."),
    (("meta", "ab12", "remove", "--main-region", "64"),
     "--main-region goes with add; take a region away with --region."),
])
def test_what_a_command_lacks_is_wrong_usage_too(line: Line, words: tuple[str, ...], sentence: str) -> None:
    assert line.refused(*words, by="mar", code=2) == sentence


@pytest.mark.parametrize(("words", "sentence"), [
    (("show", "ab12"), "There is no release ab12 on this desk."),
    (("history", "001/HUMAS"), "There is no release 001/HUMAS on this desk."),
    (("submit", "ab12"), "There is no release ab12 on this desk."),
    (("search", '"rakor'), "A quotation mark in the search is not closed. Close it, or leave it out."),
    (("search", "  "), "Write at least one word to search for."),
    (("list", "--tag", "tiada"), "The directory has no tiada. Add it first."),
    (("list", "--region", "Atlantis"),
     "There is no region Atlantis. Give its name or Kemendagri code (such as 64.72)."),
    (("new", "--headline", "A", "--date", "32/1/2026"),
     "There is no 32/1/2026: that month ends on 31 Jan 2026."),
    (("new", "--headline", "A", "--embargo", "besok"), "besok is not a time. Write it as 2026-11-30 10:00 WITA."),
    (("new", "--headline", "A", "--body", "/nirgends/isi.md"),
     "/nirgends/isi.md is not there; check the name, or whether it was moved."),
    (("new", "--headline", "A" * 1_001),
     "What was given for headline is too long or holds characters that cannot be kept. Shorten or retype it."),
    (("starter", "bali"), "There is no starter directory bali."),
    (("settings", "get", "agency.nama"), "There is no setting agency.nama."),
])
def test_a_refusal_is_a_sentence(line: Line, words: tuple[str, ...], sentence: str) -> None:
    assert line.refused(*words, by="mar").startswith(sentence)
    assert line.refused(*words, "--json", by="mar").startswith(sentence)


def test_without_a_desk(bare: Line) -> None:
    for words in (("list",), ("new", "--headline", "A"), ("backup",), ("people", "list"), ("settings",)):
        assert bare.refused(*words).startswith(f"There is no desk in {bare.home} yet.")
    assert not bare.home.exists()


def test_who_you_are(line: Line) -> None:
    said = line.refused("new", "--headline", "A")
    assert said == "Say who you are with --as INITIALS. On this computer: mar, bud, sul, rin, adm."
    assert line.refused("new", "--headline", "A", by="xyz").startswith("Nobody on this desk has the initials xyz.")


def test_an_error_nobody_foresaw(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "".join(("raha", "sia"))

    def broken(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError(secret)

    monkeypatch.setattr("humasdesk.services.searching.page", broken)
    said = line("list")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Something went wrong that nobody foresaw (ZeroDivisionError).")
    report = line.home / "log" / "report.txt"
    assert str(report) in said.err
    words = report.read_text(encoding="utf-8")
    assert "humasdesk" in words.lower()
    assert words.endswith("ZeroDivisionError\n")
    assert secret not in words  # never a text
    monkeypatch.setenv("HUMASDESK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        line("list")


def test_ctrl_c_is_a_sentence(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("humasdesk.services.searching.page", interrupted)
    assert line.refused("list") == "Stopped. What was done before is kept."


def test_json_stands_alone_on_standard_output(line: Line, body: Path) -> None:
    release = line.new("--body", str(body))
    for words in (("list",), ("search", "rakor"), ("show", release), ("history", release), ("check", release),
                  ("officials",), ("events",), ("tags",), ("regions",), ("settings",), ("settings", "help"),
                  ("people",), ("restore",), ("verify",)):
        assert line.data(*words), words
    for words in (("meta", release, "--tag", "FKUB"), ("edit", release, "--kicker", "Kaltim"), ("submit", release)):
        assert line.data(*words, by="mar")["id"] == release


def test_other_streams_than_terminals(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system's own encoding cannot say a word, it is said in UTF-8 all the same."""
    line.done("tags", "add", "ḥumāś", by="mar")
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main(["--home", str(line.home), "tags"]) == 0
    narrow.flush()
    assert "ḥumāś" in narrow.buffer.getvalue().decode()  # type: ignore[attr-defined]


def test_every_command_takes_json_and_help() -> None:
    from humasdesk.cli.main import parser

    made = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    for name, command in made.choices.items():
        assert {"--json", "--help"} <= set(command._option_string_actions), name
