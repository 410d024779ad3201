"""Typing: from the key press to the end of the paint, on pages of 500, 5,000 and 50,000 words, in processor time.

Two pages take turns key by key: one whose words are underlined in every kind and washed, one without any marks.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from humasdesk.document.nodes import Document, Heading, Paragraph, Span
from humasdesk.gui import theme as themes
from humasdesk.gui.app import make_app
from humasdesk.gui.benchmark import told
from humasdesk.gui.editor.findings import SEVERITIES, Passage, Underline
from humasdesk.gui.editor.marks import Mark
from humasdesk.gui.editor.page import Page

KEYS = "rapat besok di samarinda membahas anggaran daerah. "
_TIMES = 3
_WORDS = ("rapat", "gubernur", "kaltim", "samarinda", "pembangunan", "daerah", "dengan", "untuk", "dan", "yang",
          "program", "bupati", "anggaran")
_EVERY = 9
"""Every so many words one is underlined."""
_KNOWN: dict[str, tuple[Underline, ...]] = {}


def text(words: int) -> Document:
    """So many words in paragraphs of 25 to 60, with a heading now and then."""
    chance = random.Random(7)  # noqa: S311 (words to measure with)
    blocks: list[Paragraph | Heading] = []
    while words > 0:
        count = chance.randint(25, 60)
        words -= count
        said = (Span(" ".join(chance.choices(_WORDS, k=count))),)
        blocks.append(Heading(2, (Span("Rapat daerah"),)) if not len(blocks) % 12 and blocks else Paragraph(said))
    return tuple(blocks)


def underlines(passage: Passage) -> Sequence[Underline]:
    """Every ninth word, in all kinds by turns; remembered by text, as a checker does."""
    found = _KNOWN.get(passage.text)
    if found is None:
        words = list(re.finditer(r"\w+", passage.text))[::_EVERY]
        found = tuple(Underline(word.start(), word.end(), SEVERITIES[place % len(SEVERITIES)])
                      for place, word in enumerate(words))
        _KNOWN[passage.text] = found
    return found


def washes(line: str) -> Sequence[Mark]:
    """Every *rapat*, as a search marks it."""
    return [Mark(found.start(), found.end()) for found in re.finditer("rapat", line)]


def _page(words: int, *, marked: bool) -> Page:
    page = Page(lambda data, name: None, lambda source: None, None, themes.Theme(dark=False))
    page.resize(760, 640)
    page.set_content("Kalimantan Timur", "Judul rilis", "SAMARINDA", text(words))
    if marked:
        page.set_marks(washes)
        page.findings.show(underlines)
    page.show()
    cursor = page.sheet.textCursor()
    cursor.setPosition(page.sheet.document().characterCount() // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    page.sheet.setTextCursor(cursor)
    page.sheet.setFocus()
    QApplication.processEvents()
    return page


def _key(page: Page, letter: str) -> float:
    """Milliseconds of processor time from the key to the page as it is painted."""
    before = time.process_time()
    QTest.keyClicks(page.sheet, letter)
    QApplication.processEvents()
    return (time.process_time() - before) * 1_000


def measure(words: int) -> dict[str, object]:
    """Both pages, key by key in turns; the first few keys of each are not counted."""
    marked, plain = _page(words, marked=True), _page(words, marked=False)
    found: dict[str, list[float]] = {"marked": [], "plain": []}
    for place, letter in enumerate(KEYS * _TIMES):
        ours, bare = _key(marked, letter), _key(plain, letter)
        if place >= 4:
            found["marked"].append(ours)
            found["plain"].append(bare)
    for page in (marked, plain):
        page.close()
    return dict(found)


if __name__ == "__main__":
    app = make_app(["humasdesk"])
    themes.put_on(app, themes.Theme(dark=False))
    told.tell(measure(int(sys.argv[1])))
