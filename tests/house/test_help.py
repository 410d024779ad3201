"""The help of every command speaks the reader's language to the last word that is not itself typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from humasdesk import i18n
from humasdesk.cli import families, wording
from humasdesk.cli.main import parser

PLACEHOLDER = re.compile(r"(?:--[a-z-]+ |^  )(?P<word>[A-Z][A-Z_|]*)(?=[\s\]]|$)", re.MULTILINE)


@pytest.fixture
def _any_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "en")  # argparse's own words are set by whoever runs the line
    monkeypatch.setenv("COLUMNS", "120")
    before = i18n.current()
    yield
    i18n.use(before)


def _help(command: str, language: str, capsys: pytest.CaptureFixture[str]) -> str:
    i18n.use(language)
    with pytest.raises(SystemExit):
        parser().parse_args([command, "--help"])
    return capsys.readouterr().out


@pytest.mark.usefixtures("_any_language")
@pytest.mark.parametrize("command", [command.name for command in families.COMMANDS])
def test_placeholders_are_translated(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    english = {found["word"] for found in PLACEHOLDER.finditer(_help(command, "en", capsys))}
    assert english <= wording.PLACEHOLDERS, "name the new ones in cli/wording.py"
    indonesian = {found["word"] for found in PLACEHOLDER.finditer(_help(command, "id", capsys))}
    assert indonesian == {i18n.tr(word) for word in english}


@pytest.mark.usefixtures("_any_language")
@pytest.mark.parametrize("command", [command.name for command in families.COMMANDS])
def test_no_sentence_of_the_help_stays_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    english, indonesian = (set(re.findall(r"(?:^|  )([A-Z][^\n]*?[.;])(?=\s|$)", _help(command, language, capsys),
                                          re.MULTILINE)) for language in ("en", "id"))
    assert english
    assert english & indonesian == set()
