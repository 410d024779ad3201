"""Looks beside the window for what the words on the page suggest; answers that came too late are dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from humasdesk.document.nodes import Document
from humasdesk.document.plain import plain_text
from humasdesk.domain.release import Changes, Content
from humasdesk.gui.editor.page import Page
from humasdesk.gui.panel.view import View
from humasdesk.gui.session import Session
from humasdesk.services import answering, suggesting
from humasdesk.services.suggesting import Related, Suggesting, Suggestion

PAUSE_MS = 600
"""After the last key: what is suggested may not change under somebody who types."""
OPENED_MS = 350
"""After a release was opened: who goes through a list from card to card looks at none for long."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a release suggests: metadata, related releases, and its body's plain text, which the mentions count in."""

    release: str
    suggestions: tuple[Suggestion, ...]
    related: tuple[Related, ...]
    body: str


class Noticing(QObject):
    """Says ``noticed`` with a :class:`Noticed` after a pause in which something changed."""

    noticed = Signal(object)

    def __init__(self, session: Session, page: Page, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._page = session, page
        self._view: View | None = None
        self._suggesting = Suggesting(session.desk)
        self._outdated = False
        self._number = 0
        self._busy = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        page.edited.connect(self.touched)
        session.changed.connect(self._on_changed)

    def show_view(self, view: View) -> None:
        """Another release: look when it stays open. Other metadata: look at once."""
        before, self._view = self._view, view
        if before is None or before.summary.id != view.summary.id:
            self._number += 1
            self._pause.start(OPENED_MS)
        else:
            self.look()

    def touched(self) -> None:
        """Something was typed: look at the next pause."""
        self._number += 1
        self._pause.start(PAUSE_MS)

    def look(self) -> None:
        """Look as soon as what runs has ended."""
        self._number += 1
        self._pause.stop()
        self._begin()

    def _on_changed(self, changes: Changes) -> None:
        if changes.directory or changes.settings:
            self._outdated = True
            self.look()
        elif self._view is not None and self._view.summary.id in changes.releases:
            self.look()

    def _begin(self) -> None:
        view = self._view
        if self._busy or view is None or not view.editable:
            return
        parts = self._page.content()
        content = replace(view.content, kicker=parts.kicker, headline=parts.headline, dateline=parts.dateline, body="")
        number, release_id, body = self._number, view.summary.id, parts.body
        self._busy = True

        def done(found: Noticed | None) -> None:
            self._busy = False
            if number == self._number:
                if found is not None:
                    self.noticed.emit(found)
            elif not self._pause.isActive():
                self._begin()

        self._session.lane.look(self, lambda: self._work(release_id, content, body), done, lambda _: done(None))

    def _work(self, release_id: str, content: Content, body: Document) -> Noticed:
        """In the worker, one at a time."""
        if self._outdated:
            self._outdated = False
            self._suggesting.forget()
        desk = self._session.desk
        answers = answering.of_release(desk, release_id)
        found = self._suggesting.of(content, answers, body)
        named = suggesting.taken(content, [(one.kind, one.key) for one in found if not one.is_new])
        related = suggesting.related_to(desk, named, release_id, answers=answers)
        return Noticed(release_id, found, related, plain_text(body))
