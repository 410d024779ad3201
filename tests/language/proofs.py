"""What the tests of the rules share: an office, texts as documents, and what a fix makes of them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from humasdesk import assets
from humasdesk.document.nodes import Document, Paragraph, Span
from humasdesk.document.plain import plain
from humasdesk.domain.directory import Official, Post, Region
from humasdesk.language.applying import Written
from humasdesk.language.finding import Field
from humasdesk.language.knowledge import Knowledge, Unit

ISRAN = Official("Isran Noor", "Dr. Ir. H.", "M.Si.", (
    Post("Gubernur Kalimantan Timur", "64", date(2018, 10, 1), date(2023, 10, 1)),))
HADI = Official("Hadi Mulyadi", "H.", "S.Si., M.Si.", (
    Post("Wakil Gubernur Kalimantan Timur", "64", date(2018, 10, 1), date(2023, 10, 1)),))


@lru_cache(maxsize=1)
def regions() -> tuple[Region, ...]:
    """The shipped tree."""
    rows = [line.split("\t") for line in assets.text("regions", "regions.tsv").splitlines()[1:] if line]
    return tuple(Region(code, name, int(level), parent or None) for code, level, name, parent in rows)


@lru_cache(maxsize=4)
def office(day: date = date(2019, 3, 5)) -> Knowledge:
    """A provincial office in Samarinda on a day of 2019."""
    return Knowledge.of_shipped(
        day, regions=regions(), officials=(ISRAN, HADI), initials=frozenset({"mar", "sul", "ri"}),
        units=(Unit("humasprov kaltim"), Unit("humas lama", None, date(2017, 1, 1))))


def body(text: str) -> Document:
    """Paragraphs divided by an empty line; ``*words*`` are italic. Blanks stay as they are."""
    return tuple(Paragraph(_spans(part)) for part in text.split("\n\n"))


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(part, italic=place % 2 == 1) for place, part in enumerate(text.split("*")) if part)


def shown(document: Document) -> str:
    """The way back from :func:`body`."""
    return "\n\n".join("".join(f"*{span.text}*" if span.italic else span.text for span in getattr(block, "spans", ()))
                       or plain(block) for block in document)


def written(text: str, field: Field = "body") -> Written:
    """``text`` in one field, nothing in the others."""
    return Written(body=body(text)) if field == "body" else Written(**{field: text})
