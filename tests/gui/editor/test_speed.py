"""The page stays quick: opening and typing within their budgets, in processor time, with room for slow machines."""

from __future__ import annotations

import random
import time

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from gui.editor.tiny import Typist, a, b, h2, li, p
from humasdesk.document import normal
from humasdesk.document.nodes import Block, Document
from humasdesk.gui.editor import find_in_page
from humasdesk.gui.editor.find import Query

WORDS = (
    "rapat", "gubernur", "kaltim", "samarinda", "pembangunan", "daerah", "dengan", "untuk", "dan", "yang", "program",
    "bupati", "anggaran",
)  # fmt: skip


def release(words: int) -> Document:
    """A release of so many words, with everything that occurs in life."""
    chance = random.Random(7)
    blocks: list[Block] = []
    left = words
    while left > 0:
        text = " ".join(chance.choices(WORDS, k=chance.randint(25, 60)))
        left -= text.count(" ") + 1
        blocks.append(chance.choice((p(text), p(text), p(text[:40], b(text[40:60]), a(text[60:80]), text[80:]),
                                     li(text[:80]), h2(text[:30]))))
    return normal.document(blocks)


def cpu_ms(deed: object, *arguments: object) -> float:
    before = time.process_time()
    deed(*arguments)  # type: ignore[operator]
    QApplication.processEvents()
    return (time.process_time() - before) * 1000


@pytest.mark.parametrize(("words", "budget"), [(700, 30), (5_000, 100)])
def test_a_release_opens_within_its_budget(typist: Typist, words: int, budget: float) -> None:
    body = release(words)
    taken = min(cpu_ms(typist.page.set_content, "Kaltim", "Judul", "SAMARINDA", body) for _ in range(5))
    assert taken <= budget


def test_a_key_is_on_the_page_within_its_budget(typist: Typist) -> None:
    """8 ms at 5,000 words, hits of a search marked; the median, because the tail is the machine's."""
    typist.page.set_content("Kaltim", "Judul", "SAMARINDA", release(5_000))
    typist.page.set_marks(find_in_page.marks(Query("rapat")))
    sheet = typist.page.sheet
    cursor = sheet.textCursor()
    cursor.setPosition(sheet.document().characterCount() // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    sheet.setTextCursor(cursor)
    QApplication.processEvents()
    taken = sorted(cpu_ms(typist.type, letter) for letter in "rapat besok di samarinda " * 4)
    assert taken[len(taken) // 2] <= 8
