"""What paper and screen ask of a block in the same way: its picture's file, its alt text."""

from __future__ import annotations

from humasdesk.document.nodes import Figure
from humasdesk.errors import ExportError
from humasdesk.export.page import Page
from humasdesk.i18n import mark

BODY = mark("Body, block {number}")
"""Where a notice points to."""


def picture_bytes(page: Page, figure: Figure) -> bytes:
    """The file of ``figure``; raises ``ExportError`` where the page does not carry it."""
    try:
        return page.pictures[figure.source]
    except KeyError as exc:
        raise ExportError(mark("The picture {name} is not kept with this release. Add it again or take it out."),
                          name=figure.source) from exc


def alt_text(figure: Figure, page: Page) -> str:
    """What the picture shows, never empty: the alt text, else the caption, else the headline."""
    return figure.alt.strip() or figure.caption.strip() or page.headline.strip() or figure.source
