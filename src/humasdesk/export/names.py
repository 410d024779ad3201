"""File names of what leaves the house: date, number and headline, safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from humasdesk.export.page import Page

MAX_LENGTH = 120
"""Characters of a whole name: leaves room for a folder in Windows' 260."""

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789")}
)
"""Names that Windows keeps for devices, with any extension."""

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l",
                          "’": "", "'": "", "ʼ": ""})
_OTHER = re.compile(r"[^a-z0-9]+")


def file_name(page: Page, extension: str) -> str:
    """``2019-01-08_012-humas-i-2019_setelah-musrenbang-rakor-kepala-daerah.pdf``: ASCII, lower case, at most 120 signs.

    A page without a number carries the end of its release's id instead, so that no two releases share a name. Marks
    (``draf``, ``embargo``, ``ralat-1``, ``dicabut``) stand before the headline.
    """
    ending = f".{slug(extension)}"
    room = MAX_LENGTH - len(ending)
    head = "_".join(part for part in _facts(page) if part)
    headline = _cut(slug(page.headline), room - len(head) - 1)
    stem = _cut("_".join(part for part in (head, headline) if part), room) or "siaran-pers"
    return f"siaran-pers-{stem}{ending}" if stem in RESERVED else f"{stem}{ending}"


def slug(words: str) -> str:
    """``words`` in a-z, 0-9 and single hyphens; accents are dropped, all other signs part words."""
    apart = unicodedata.normalize("NFKD", words.translate(_LETTERS))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _OTHER.sub("-", plain.lower()).strip("-")


def _facts(page: Page) -> Iterator[str]:
    if page.date:
        yield page.date.isoformat()
    yield _cut(slug(page.number), 40) or slug(page.release_id)[-8:].strip("-")
    if page.draft:
        yield "draf"
    if page.embargo:
        yield "embargo"
    if page.correction:
        yield f"ralat-{page.correction.sequence}"
    if page.withdrawn:
        yield "dicabut"


def _cut(words: str, room: int) -> str:
    """At most ``room`` characters, at the end of a word where there is one in the last third."""
    if len(words) <= room:
        return words
    kept = words[: max(room, 0)]
    border = kept.rfind("-")
    return kept[:border] if border > room * 2 // 3 and words[room] != "-" else kept.rstrip("-_")
