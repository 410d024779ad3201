"""House style: lines of a web page that came along with the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from humasdesk.i18n import mark
from humasdesk.language import shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Hit, Rule, hit
from humasdesk.language.text import Text

_LONGEST = 120
_EVERYWHERE = ("baca juga:", "baca juga :", "copyright ©", "hak cipta ©", "©")


@lru_cache(maxsize=4_096)
def is_remnant(text: str) -> bool:
    """Whether a whole block is a line of a web page: *Berita Terkait*, *Government Public Relation*."""
    if len(text) > _LONGEST:
        return False
    if "\n" in text.strip():
        return all(is_remnant(line) for line in text.splitlines() if line.strip())
    lines, prefixes = shipped.furniture()
    words = " ".join(text.split()).casefold().rstrip(":").rstrip()
    return words in lines or words.startswith(prefixes) or words.startswith(_EVERYWHERE)


def remnants(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """Blocks that belong to a page: below the text, above it, and links to other news anywhere."""
    last = max(
        (index for index, block in enumerate(text.body) if block.words and not is_remnant(block.text)), default=-1
    )
    first = next((index for index, block in enumerate(text.body) if block.words and not is_remnant(block.text)), 0)
    for index, (start, block) in enumerate(zip(text.starts, text.body, strict=bool(text.body))):
        if not is_remnant(block.text):
            yield from _lines(block.text, start)
            continue
        anywhere = block.text.strip().casefold().startswith(_EVERYWHERE)
        if last >= 0 and (index > last or index < first or anywhere):
            begin = start + len(block.text) - len(block.text.lstrip())
            end = start + len(block.text.rstrip())
            yield hit(begin, end, "")


def _lines(text: str, start: int) -> Iterator[Hit]:
    """Links to other news that stand as a line of their own in a block of good words."""
    if "\n" not in text:
        return
    place = start
    for line in text.splitlines(keepends=True):
        if line.strip().casefold().startswith(_EVERYWHERE) and is_remnant(line.strip()):
            yield hit(place, place + len(line), "")
        place += len(line)


RULES = (
    Rule(
        "SITE-REMNANT",
        mark("Lines of a web page that came along: lists of other news, page furniture."),
        "style",
        "S",
        mark("“{text}” belongs to the web page, not to the release."),
        "house",
        (
            ("Rapat selesai sore itu.\n\nBerita Terkait", "Rapat selesai sore itu."),
            ("Rapat selesai.\n\nGovernment Public Relation", "Rapat selesai."),
            ("Rapat dibuka.\n\nBaca juga: Gubernur Tiba\n\nRapat ditutup.", "Rapat dibuka.\n\nRapat ditutup."),
        ),
        ("Rapat selesai.\n\nBerita terkait hal itu sudah tersebar.", "Beranda rumah itu luas.", "Pengunjung ramai."),
        text=remnants,
    ),
)
