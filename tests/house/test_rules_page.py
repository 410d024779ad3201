"""The manual's page of rules says what the table says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from humasdesk.language.check import RULES

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_in_step() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "packaging" / "rules_page.py"), "--check"], cwd=ROOT)
    assert done.returncode == 0, "run packaging/rules_page.py"


def test_every_rule_is_there() -> None:
    page = (ROOT / "docs" / "panduan" / "aturan.md").read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if f"| `{rule.id}` |" not in page] == []
