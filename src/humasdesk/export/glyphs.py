"""Which signs the shipped fonts can print, and what stands in the place of those they cannot.

A sign none of them has (emoji, Chinese) would stop a PDF/UA file. It is printed as □ instead, and a notice names it
and the place, so that a person can choose another word. A sign with its accents counts as one: Typst takes a whole
cluster from one font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from humasdesk import assets
from humasdesk.export.notice import Notice
from humasdesk.i18n import mark

SUBSTITUTE = "□"
NAMED = 8
"""How many signs one notice spells out."""

_SURE = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2015\u2018-\u201f\u2022\u2026\u2030\u20ac\u2116\u2122]*")
"""Text made of these alone needs no look into the fonts: every one of the text faces has them (a test holds that)."""

_BLANK = re.compile("[\t\x0b-\r\x85\u1680\u2028\u2029\u3000]")
"""Blanks and line ends that no text face has; a plain blank is printed. A no-break space stays one."""

_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Signs without a shape that would do harm: controls, soft hyphens (they are copied out of the file), tags."""

_SHAPELESS = re.compile("[\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
                        "\U000e0100-\U000e01ef]")
"""Signs that only tell how their neighbours join, look or run; no font needs a shape for them."""


class Ink:
    """Makes words printable and remembers what had to give way; one for each page."""

    def __init__(self) -> None:
        self._lost: dict[tuple[str, int], list[str]] = {}

    def words(self, text: str, place: str, number: int = 0) -> str:
        """``text`` as it can be printed; ``place`` (a gettext id, with ``{number}`` for a block) is for the notice."""
        if _SURE.fullmatch(text):
            return text
        printed: list[str] = []
        for cluster in clusters(_DROPPED.sub("", _BLANK.sub(" ", text))):
            if printable(cluster):
                printed.append(cluster)
            else:
                printed.append(SUBSTITUTE)
                self._lost.setdefault((place, number), []).append(cluster)
        return "".join(printed)

    @property
    def lost(self) -> list[str]:
        """Every sign that had to give way, once."""
        return list(dict.fromkeys(sign for signs in self._lost.values() for sign in signs))

    def notices(self) -> Iterator[Notice]:
        """One notice for each place that lost signs, in the order of the page."""
        for (place, number), lost in self._lost.items():
            once = list(dict.fromkeys(lost))
            named = ", ".join(spelled(cluster) for cluster in once[:NAMED])
            where = Notice("place", place, {"number": number} if number else {})
            fields: dict[str, object] = {"place": where, "signs": named}
            if len(once) > NAMED:
                yield Notice("glyph", mark("{place}: no shipped font can print {signs} and {more} others; □ stands in "
                                           "their place."), {**fields, "more": len(once) - NAMED})
            else:
                yield Notice("glyph", mark("{place}: no shipped font can print {signs}; □ stands in their place."),
                             fields)


def clusters(text: str) -> Iterator[str]:
    """``text`` in pieces that a font must have whole: a sign, its accents, what a joiner or skin tone ties to it."""
    piece = ""
    for sign in text:
        tied = piece and (
            unicodedata.category(sign) in ("Mn", "Mc", "Me")
            or _SHAPELESS.match(sign)
            or _is_tone(sign)
            or (_is_flag_half(sign) and _is_flag_half(piece))
            or (piece[-1] == "\u200d" and ord(sign) > 0x2000)
        )
        if piece and not tied:
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


def _is_tone(sign: str) -> bool:
    return "\U0001f3fb" <= sign <= "\U0001f3ff"


def _is_flag_half(sign: str) -> bool:
    return len(sign) == 1 and "\U0001f1e6" <= sign <= "\U0001f1ff"


def printable(cluster: str) -> bool:
    """Whether one shipped font has every sign of ``cluster``."""
    needed = {ord(sign) for sign in _SHAPELESS.sub("", cluster)} - {0x0A, 0x20}
    return any(needed <= signs for signs in coverage().values())


def spelled(cluster: str) -> str:
    """``😀 (U+1F600)``: the sign and its number, which a person can look up."""
    return f"{cluster} ({' '.join(f'U+{ord(sign):04X}' for sign in cluster)})"


@lru_cache(maxsize=1)
def coverage() -> dict[str, frozenset[int]]:
    """The signs of every shipped font by file name; read once, and only when a text holds an unusual sign."""
    from fontTools.ttLib import TTFont

    table: dict[str, frozenset[int]] = {}
    for path in sorted(assets.path("fonts").glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            table[path.name] = frozenset(font.getBestCmap())
    return table
