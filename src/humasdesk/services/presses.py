"""What makes and draws pages: one press for each letterhead, so that many releases share what costs time to set up."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Self

from humasdesk.domain.release import Content
from humasdesk.export.page import Page
from humasdesk.export.pdf import Drawing, PdfPress, Spot
from humasdesk.services import letterheads, pages
from humasdesk.services.desk import Desk

__all__ = ["Drawing", "Presses", "Previewer", "Spot", "specimen"]

_KEPT = 8
"""Letterheads of the past that stay set up at once: more than pages are made at once, so that none is in use when
it is put away."""


class Presses:
    """A context manager; what it hands out can be used until it is left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._own: PdfPress | None = None
        self._frozen: dict[str, tuple[PdfPress, ExitStack]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Put everything away."""
        if self._own is not None:
            self._own.close()
        self._own = None
        while self._frozen:
            self._put_away()

    def ready(self, release_id: str, edition: int | None, *, head: bool, theme: str = "") -> tuple[Page, PdfPress]:
        """The page of the newest edition or of ``edition``, and the press of the letterhead it froze; with ``head``
        the text as it stands now, on today's letterhead or on ``theme``."""
        if head:
            page = pages.head_page(self._desk, release_id)
            return replace(page, theme=theme) if theme else page, self.own()
        page, archive = pages.edition_and_letterhead(self._desk, release_id, edition)
        return page, self._for(archive)

    def own(self) -> PdfPress:
        """The press for today's letterheads."""
        if self._own is None:
            self._own = PdfPress(letterheads.folders(self._desk))
        return self._own

    def _for(self, archive: str) -> PdfPress:
        if archive not in self._frozen:
            if len(self._frozen) >= _KEPT:
                self._put_away()
            stack = ExitStack()
            folders = stack.enter_context(letterheads.laid_out(self._desk, archive))
            self._frozen[archive] = (stack.enter_context(PdfPress(folders)), stack)
        self._frozen[archive] = self._frozen.pop(archive)  # the one used last is put away last
        return self._frozen[archive][0]

    def _put_away(self) -> None:
        """Put away the letterhead that was not used for longest."""
        _, stack = self._frozen.pop(next(iter(self._frozen)))
        stack.close()


def specimen(desk: Desk, theme: str, ppi: float) -> bytes:
    """The first sheet of a made-up release on that letterhead, as PNG, with this desk's own lines."""
    with PdfPress(letterheads.folders(desk)) as press:
        return press.draw(replace(pages.specimen_page(desk), theme=theme), ppi).sheets[0]


class Previewer:
    """Draws a text's sheets again and again, as while it is typed; one for a window."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._presses = Presses(desk)

    def published(self, release_id: str, ppi: float) -> Drawing:
        """The sheets of the newest edition, as it was published."""
        page, press = self._presses.ready(release_id, None, head=False)
        return press.draw(page, ppi)

    def sheets(self, release_id: str, content: Content, ppi: float) -> Drawing:
        """The sheets of the text as it would be printed, marked DRAF."""
        page = pages.draft_page(self._desk, release_id, content, self._desk.now())
        return self._presses.own().draw(page, ppi)

    def close(self) -> None:
        """Draw no more."""
        self._presses.close()
