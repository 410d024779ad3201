"""Headlines on cards: on two lines where one is too short for most, on one where there is room, whole in the tip."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from humasdesk.gui.releases.headline import Headlines, lines_for
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
