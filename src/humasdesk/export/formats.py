"""The table of formats a release can leave the house in: one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from humasdesk.errors import BadInput
from humasdesk.export.html import to_html
from humasdesk.export.notice import Made
from humasdesk.export.page import Page
from humasdesk.export.pdf import PdfPress
from humasdesk.i18n import mark

Make = Callable[[Page, PdfPress], Made]
"""Makes a page's file; the press is shared by all pages of one letterhead, and knows the office's theme folders."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its label (a gettext id), its file extension and who makes it."""

    id: str
    label: str
    extension: str
    media_type: str
    make: Make


FORMATS: Mapping[str, Format] = {
    row.id: row
    for row in (
        Format("pdf", mark("PDF on letterhead"), "pdf", "application/pdf",
               lambda page, press: press.make(page)),
        Format("html", mark("Web page in one file"), "html", "text/html; charset=utf-8",
               lambda page, press: to_html(page, press.templates)),
    )
}


def formats(names: Sequence[str]) -> tuple[Format, ...]:
    """The formats of these names, each once; raises ``BadInput`` with the known ones for any other."""
    for name in names:
        if name not in FORMATS:
            raise BadInput(mark("There is no format {name}. Choose from: {known}."),
                           name=name, known=", ".join(FORMATS))
    return tuple(FORMATS[name] for name in dict.fromkeys(names))
