"""``humasdesk spell`` with and without a desk."""

from __future__ import annotations

import io

import pytest

from cli.line import Line


def test_words_are_told_with_their_ground_and_what_was_meant(bare: Line) -> None:
    said = bare.done("spell", "digelar", "pemerntah", "walikota").out.splitlines()
    assert said[0] == "✓ digelar: rightly made: di- + gelar"
    assert said[1].startswith("✗ pemerntah: not known → pemerintah")
    assert said[2].startswith("✗ walikota: two words: wali kota → wali kota")
    assert not bare.home.exists()  # asking makes no desk


def test_words_come_from_standard_input_one_a_line(bare: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("pemerntah\n\ntatapi\r\nSamarinda\nmenunjukan\n"))
    found = bare.data("spell", "-")["words"]
    assert [(one["word"], one["known"], one["severity"]) for one in found] == [
        ("pemerntah", False, "error"), ("tatapi", False, "hint"), ("Samarinda", True, None),
        ("menunjukan", False, "style")]
    assert [set(one) for one in found] == [{"word", "known", "severity", "why", "suggestions"}] * 4
    assert found[0]["suggestions"][0] == "pemerintah"
    assert (found[2]["why"], found[2]["suggestions"]) == ("region", [])


def test_the_desks_words_and_names_are_known(line: Line) -> None:
    assert not line.data("spell", "wadidaw")["words"][0]["known"]
    line.done("words", "add", "wadidaw", by="bud")
    line.done("officials", "add", "Zulqxar Bhrata", by="bud")
    found = line.data("spell", "wadidaw", "Zulqxar", "zulqxar")["words"]
    assert [(one["known"], one["why"]) for one in found] == [
        (True, "desk"), (True, "official"), (False, "capital: Zulqxar")]
