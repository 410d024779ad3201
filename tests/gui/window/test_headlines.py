"""Cards: headlines on two lines where one is too short for most, whole in the tip; each drawn once while it says the
same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtGui import QFont, QFontMetricsF, QStandardItemModel
from PySide6.QtWidgets import QListView

from humasdesk.domain.release import Summary
from humasdesk.gui.releases.card import CardDelegate
from humasdesk.gui.releases.headline import Headlines, lines_for
from humasdesk.gui.releases.model import SUMMARY
from humasdesk.gui.theme import Theme

LONG = "Gubernur Kalimantan Timur Lantik Pejabat Pimpinan Tinggi Pratama di Lingkungan Pemerintah Provinsi"


def test_a_long_headline_stands_on_two_lines_and_only_the_second_is_cut(light: Theme) -> None:
    font, headlines = QFont(), Headlines()
    width = QFontMetricsF(font).averageCharWidth() * 40
    first, second = headlines.lines(LONG, font, width)
    assert LONG.startswith(first)
    assert not first.endswith("…")
    assert second.endswith("…")
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= width for line in (first, second))
    assert headlines.is_cut(LONG, font, width)
    assert headlines.lines("Pasar murah", font, width) == ("Pasar murah",)
    assert not headlines.is_cut("Pasar murah", font, width)
    two = LONG[:len(first) + 8]
    assert not headlines.is_cut(two, font, width), "two lines hold it whole"


def test_a_wide_column_gives_one_line_and_a_word_without_end_is_cut(light: Theme) -> None:
    font, headlines = QFont(), Headlines()
    wide = QFontMetricsF(font).averageCharWidth() * 70
    assert (lines_for(font, wide), lines_for(font, wide / 2)) == (1, 2)
    assert len(headlines.lines(LONG, font, wide)) == 1
    endless = headlines.lines("𝔸" * 200, font, wide / 2)
    assert headlines.is_cut("𝔸" * 200, font, wide / 2)
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= wide / 2 for line in endless)


def test_a_card_is_drawn_once_until_it_says_something_else(qtbot: Any) -> None:
    now = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
    written: list[str] = []

    class Counted(CardDelegate):
        def _write(self, painter: Any, font: QFont, words: Any, area: Any) -> None:
            written.append(f"{words.headline} {words.when}")
            super()._write(painter, font, words, area)

    at = [now]
    cards = Counted(Theme(dark=False), lambda _: "Samarinda", lambda _: "mar", lambda: at[0], "Asia/Makassar")
    view = QListView()
    qtbot.addWidget(view)
    model = QStandardItemModel(2, 1, view)
    view.setItemDelegate(cards)
    view.setModel(model)

    def show(headline: str, row: int = 0) -> None:
        item = Summary(str(row), headline, "draft", "draft", "none", updated=now)
        model.setData(model.index(row, 0), item, SUMMARY)
        view.grab()

    show("Satu", 0)
    show("Dua", 1)
    written.clear()
    view.grab()
    assert written == [], "the same words again"
    show("Tiga", 0)
    assert written == ["Tiga just now"]
    at[0] = now + timedelta(minutes=5)
    view.grab()
    assert written[1:] == ["Tiga 5 min", "Dua 5 min"]
    before = view.grab().toImage()
    cards.wear(Theme(dark=True))
    assert view.grab().toImage() != before
