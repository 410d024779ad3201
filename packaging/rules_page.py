"""Writes the manual's page of rules, ``docs/panduan/aturan.md``, from the table of rules: Indonesian, one row a rule.

Run it after a rule was added or changed; a test holds the page in step. ``--check`` writes nothing and fails where the
page is stale.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from humasdesk import i18n
from humasdesk.language.check import RULES
from humasdesk.language.facts import RULES as FACTS
from humasdesk.language.rule import Rule
from humasdesk.language.spelled import RULES as SPELLED
from humasdesk.language.style import RULES as STYLE

PAGE = Path(__file__).resolve().parent.parent / "docs" / "panduan" / "aturan.md"
SEVERITIES = {"error": "kesalahan", "style": "gaya", "fact": "fakta", "hint": "petunjuk"}
FIXES = {"A": "otomatis", "S": "pilihan", "-": "saran"}
_LONGEST = 60
HEAD = """# Aturan pemeriksaan

Halaman ini dibuat dari tabel aturan di dalam program (`packaging/rules_page.py`); jangan disunting dengan tangan.
*The page of rules, made from the table in the program.*

Setiap temuan menyebut aturannya. **Kesalahan** bergaris merah, **gaya** biru, **fakta** kuning (untuk dipastikan, bukan
vonis), **petunjuk** titik-titik abu-abu. Perbaikan *otomatis* hanya punya satu jawaban dan dapat dijalankan sekaligus;
*pilihan* ditawarkan satu per satu; *saran* hanya mengingatkan. Sumber: klausul EYD edisi V, KBBI, atau gaya kantor.
Dalam contoh, `⍽` adalah spasi tak terputus, `·` spasi yang berlebih, dan `⏎` paragraf baru.
"""
_COLUMNS = "\n| aturan | yang ditandai | contoh | sumber | tingkat | perbaikan |\n|---|---|---|---|---|---|\n"


def page() -> str:
    """The page's text."""
    i18n.use("id")
    parts = [HEAD]
    for title, rules in (("Ejaan", SPELLED), ("Gaya penulisan", STYLE), ("Fakta untuk dipastikan", FACTS)):
        parts.append(f"\n## {title}\n{_COLUMNS}{''.join(map(_row, rules))}")
    parts.append(f"\nSemuanya {len(RULES)} aturan.\n")
    return "".join(parts)


def _row(rule: Rule) -> str:
    source = {"house": "gaya kantor"}.get(rule.source, rule.source)
    cells = (f"`{rule.id}`", i18n.tr(rule.what), _example(rule), source, SEVERITIES[rule.severity], FIXES[rule.fix])
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _example(rule: Rule) -> str:
    """The shortest text it flags, with what becomes of it."""
    bad, good = min(rule.flags, key=lambda pair: (not pair[1], len(pair[0])))
    if len(bad) > _LONGEST and not good:
        return "–"
    shown = _code(bad)
    better = good.rstrip("|")
    return f"{shown} → {_code(better)}" if good and good != bad else shown


def _code(text: str) -> str:
    shown = text.replace("\u00a0", "⍽").replace("\u200b", "⍽").replace("\u00ad", "⍽").replace("\n\n", " ⏎ ")
    shown = "".join(_blanks(shown))
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST].rstrip() + " …"
    return f"`{shown}`"


def _blanks(text: str) -> Iterable[str]:
    """``text`` with blanks that would not be seen as dots."""
    for place, char in enumerate(text):
        alone = text[place - 1:place] not in (" ", "⍽") and text[place + 1:place + 2] not in (" ", "⍽", "")
        yield "·" if char == " " and not (place and alone) else char


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the page is not up to date")
    arguments = parser.parse_args()
    made = page()
    if arguments.check:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != made)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
