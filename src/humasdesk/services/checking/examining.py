"""Examines a release again and again while it is written: what was read of the desk is kept, every block only once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from humasdesk.document.nodes import Document
from humasdesk.domain.answers import Answers
from humasdesk.domain.release import Content
from humasdesk.language.applying import Written, as_text
from humasdesk.language.check import Checker
from humasdesk.language.finding import Finding
from humasdesk.language.text import of_document
from humasdesk.services import answering
from humasdesk.services.checking.finding import checker, printed_sign_off
from humasdesk.services.checking.questions import Examined, examine_text, grades
from humasdesk.services.desk import Desk


@dataclass(slots=True)
class Examining:
    """Belongs to one thread at a time. :meth:`forget` after a change of directories or settings."""

    desk: Desk
    _key: object = None
    _checker: Checker | None = None
    _answers: Answers = field(default_factory=Answers)

    def forget(self) -> None:
        """Read the desk anew at the next examination."""
        self._checker = None

    def examine(self, release_id: str, content: Content, body: Document) -> Examined:
        """Everything that is to be said of a release whose body is ``body`` (``content.body`` is not read)."""
        answers = answering.of_release(self.desk, release_id)
        checks = self._ready(release_id, content, answers)
        text = as_text(Written(content.headline, content.kicker, content.dateline, body), printed_sign_off(content))
        return examine_text(self.desk, content, body, text, answers, checks)

    def of_blocks(self, release_id: str, content: Content, body: Document,
                  numbers: Iterable[int]) -> tuple[tuple[int, tuple[Finding, ...]], ...]:
        """What the rules by block find in the blocks of these numbers alone, with offsets within each block: for what
        is in sight, before all is read. Answers are not looked at."""
        checks = self._ready(release_id, content, answering.of_release(self.desk, release_id))
        blocks = of_document(body)
        return tuple((number, checks.check_block(blocks[number])) for number in numbers if number < len(blocks))

    def _ready(self, release_id: str, content: Content, answers: Answers) -> Checker:
        weights = grades(self.desk, answers)
        key = (release_id, content.date, content.officials, content.region, tuple(sorted(weights.items())))
        if self._checker is None or key != self._key:
            self._checker, self._key = checker(self.desk, content, weights), key
        return self._checker
