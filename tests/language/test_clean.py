"""On ten releases as they should be, no rule fires. People switch off a checker that cries wolf."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from humasdesk.language.check import Checker
from humasdesk.services.checking.files import lay
from language.proofs import office, regions
from language.test_rules import speller

CLEAN = sorted((Path(__file__).parent / "clean").glob("*.txt"))
PLACES = frozenset(one.name for one in regions())


def test_there_are_ten() -> None:
    assert len(CLEAN) == 10


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_no_rule_fires(path: Path) -> None:
    laid = lay(path.read_text(encoding="utf-8"), PLACES)
    assert laid.text.headline
    assert laid.text.dateline
    found = Checker(office(), speller=speller()).check(laid.text)
    assert [(one.rule, one.text, one.sentence) for group in found for one in group.each()] == []


def test_looking_at_a_desk_does_not_load_the_checker() -> None:
    """The check list is asked when the window opens; the language desk may not make it wait."""
    program = "import sys, humasdesk.services.checking as c; sys.exit('humasdesk.language.check' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
