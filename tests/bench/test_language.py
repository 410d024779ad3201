"""The measurement of the spelling: its fixtures hold, and its figures are of what was measured; no time is judged."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from humasdesk.cli.main import main
from humasdesk.services.benchmark import language


@pytest.fixture(scope="module")
def report() -> language.Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "_MADE", 150)  # enough for marks this coarse
        patch.setattr(language, "_SPEED_WORDS", 3_000)
        return language.run(None, lambda line: None)


def test_the_right_sentences_raise_no_alarm(report: language.Report) -> None:
    assert report.words > 1000
    assert report.alarms == ()


def test_suggestions_reach_their_marks_on_the_fixtures(report: language.Report) -> None:
    natural, one, two = report.slips
    assert natural.count > 200
    assert (natural.caught >= 99, natural.first >= 90, natural.in_five >= 95) == (True, True, True)
    assert (one.first >= 90, one.in_five >= 98) == (True, True)
    assert (two.first >= 64, two.in_five >= 80) == (True, True)


def test_a_text_with_a_slip_in_it_raises_an_alarm(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_MADE", 5)
    monkeypatch.setattr(language, "_SPEED_WORDS", 100)
    path = tmp_path / "teks.txt"
    path.write_text("Warga membangn jembatan di atas sungai.", encoding="utf-8")
    assert main(["bench", "language", "--text", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rejected"] == {"membangn": 1}
    assert told["false_alarms_percent"] == pytest.approx(100 / 5)
    assert main(["bench", "language", "--text", str(path)]) == 0
    assert "membangn" in capsys.readouterr().out


def test_a_missing_text_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "language", "--text", str(tmp_path / "tiada.txt")]) == 1
    assert "tiada.txt cannot be read" in capsys.readouterr().err


def test_made_slips_are_one_edit_away() -> None:
    chance = random.Random(1)
    made = {language.made_slip("pasar", chance) for _ in range(200)}
    assert len(made) > 50
    assert {len(word) for word in made} == {4, 5, 6}
