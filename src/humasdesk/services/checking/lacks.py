"""What a release still lacks: the check list of submit and publish. Blocking shortcomings stop the move.

One row a rule. What the language desk finds stands beside it, in :mod:`humasdesk.services.checking.finding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from humasdesk import i18n
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.nodes import Document, Figure
from humasdesk.document.plain import plain_text
from humasdesk.domain.directory import Official
from humasdesk.domain.release import Content
from humasdesk.export.glyphs import NAMED, Ink
from humasdesk.i18n import mark
from humasdesk.services import figures
from humasdesk.services.desk import Desk
from humasdesk.store import directory


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing a release lacks. ``message`` is a message id, ``fields`` fill it."""

    rule: str
    blocking: bool
    message: str
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return i18n.tr(self.message, **self.fields)


Finder = Callable[[Desk, Content, Document], Iterator[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the check list; ``find`` answers the fields of each place where it fails."""

    id: str
    blocking: bool
    message: str
    find: Finder


def _no_headline(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    if not content.headline.strip():
        yield {}


def _no_body(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    if not body:
        yield {}


def _no_alt(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    for place, figure in enumerate(_figures(body), start=1):
        if not figure.alt.strip():
            yield {"place": place}


def _lost_picture(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    for place, figure in enumerate(_figures(body), start=1):
        name = figures.file_of(figure.source)
        if name is None or not desk.files.path(name).exists():
            yield {"place": place}


def _no_dateline(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    if not content.dateline.strip():
        yield {}


def _no_region(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    if content.region is None:
        yield {}


def _no_caption(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    for place, figure in enumerate(_figures(body), start=1):
        if not figure.caption.strip():
            yield {"place": place}


def _official_without_post(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    day = content.date or desk.today()
    with desk.store.reading() as connection:
        for entity_id in content.officials:
            entity = directory.get(connection, directory.target(connection, entity_id))
            if entity and isinstance(entity.value, Official) and not entity.value.posts_on(day):
                yield {"name": entity.value.name, "day": day}


def _embargo_over(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    if content.embargo and content.embargo.until <= desk.now():
        yield {}


def _no_agency(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    if not desk.setting("agency.name"):
        yield {}


def _unprintable(desk: Desk, content: Content, body: Document) -> Iterator[dict[str, Any]]:
    ink = Ink()
    for text in (content.kicker, content.headline, content.dateline, plain_text(body)):
        ink.words(text, "")
    if ink.lost:
        yield {"signs": ", ".join(ink.lost[:NAMED])}


RULES = (
    Rule("HEADLINE-MISSING", True, mark("It has no headline."), _no_headline),
    Rule("BODY-MISSING", True, mark("It has no text."), _no_body),
    Rule("ALT-MISSING", True, mark("Picture {place} has no description for people who cannot see it (alt text)."),
         _no_alt),
    Rule("PICTURE-MISSING", True, mark("The file of picture {place} is missing. Put the picture in again."),
         _lost_picture),
    Rule("DATELINE-MISSING", False, mark("It has no dateline (the place before the first words)."), _no_dateline),
    Rule("REGION-MISSING", False, mark("No region is named in its metadata."), _no_region),
    Rule("SIGN-UNPRINTABLE", False, mark("No font of the letterhead prints {signs}; □ would stand there. "
                                         "Leave that out, or say it in words."), _unprintable),
    Rule("CAPTION-MISSING", False, mark("Picture {place} has no caption."), _no_caption),
    Rule("POST-MISSING", False, mark("{name} held no post on {day}, as far as the directory knows."),
         _official_without_post),
    Rule("EMBARGO-OVER", False, mark("Its embargo is over already."), _embargo_over),
    Rule("AGENCY-MISSING", False,
         mark("The letterhead has no agency name yet. Fill it in under Settings, Letterhead."), _no_agency),
)
"""The check list, in the order people should mend things."""


def check(desk: Desk, content: Content, body: Document | None = None) -> tuple[Shortcoming, ...]:
    """Everything this text lacks, blocking things first. ``body`` is the content's, where it has been read already."""
    if body is None:
        body = from_markdown(content.body)
    found = [Shortcoming(rule.id, rule.blocking, rule.message, fields)
             for rule in RULES for fields in rule.find(desk, content, body)]
    return tuple(sorted(found, key=lambda one: not one.blocking))


def _figures(body: Document) -> list[Figure]:
    return [block for block in body if isinstance(block, Figure)]
