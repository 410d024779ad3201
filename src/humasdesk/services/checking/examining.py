"""Examines a release again and again while it is written: what was read of the desk is kept, every block only once."""

from __future__ import annotations

from dataclasses import dataclass, field

from humasdesk.document.nodes import Document
from humasdesk.domain.answers import Answers
from humasdesk.domain.release import Content
from humasdesk.language.applying import Written, as_text
from humasdesk.language.check import ONCE, Between, Checker
from humasdesk.language.finding import Finding
from humasdesk.language.text import of_document
from humasdesk.services import answering
from humasdesk.services.checking.finding import checker, printed_sign_off, suggested, with_suggestions
from humasdesk.services.checking.questions import Examined, examine_text, grades, sorted_out
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

    def examine(self, release_id: str, content: Content, body: Document,
                between: Between = lambda: None) -> Examined:
        """Everything that is to be said of a release whose body is ``body`` (``content.body`` is not read);
        ``between`` is called often and may raise to give up."""
        answers = answering.of_release(self.desk, release_id)
        checks = self._ready(release_id, content, answers)
        text = as_text(Written(content.headline, content.kicker, content.dateline, body), printed_sign_off(content))
        return examine_text(self.desk, content, body, text, answers, checks, between)

    def suggested(self, one: Finding) -> Finding:
        """A finding with what was probably meant; takes up to 120 ms."""
        speller = self._checker.speller if self._checker else None
        return with_suggestions([one], speller)[0] if speller else suggested(self.desk, [one])[0]

    def of_blocks(self, release_id: str, content: Content, blocks: Document,
                  between: Between = lambda: None) -> tuple[tuple[Finding, ...], ...]:
        """What the rules by block find open in each of these blocks, with offsets within it: for what is in sight,
        before all is read. What hangs on the rest of the text is left out."""
        answers = answering.of_release(self.desk, release_id)
        checks = self._ready(release_id, content, answers)
        found = []
        for block in of_document(blocks):
            between()
            alone = (one for group in checks.check_block(block) for one in group.each() if one.rule != ONCE)
            found.append(sorted_out(self.desk, alone, answers)[0])
        return tuple(found)

    def _ready(self, release_id: str, content: Content, answers: Answers) -> Checker:
        weights = grades(self.desk, answers)
        key = (release_id, content.date, content.officials, content.region, tuple(sorted(weights.items())))
        if self._checker is None or key != self._key:
            self._checker, self._key = checker(self.desk, content, weights), key
        return self._checker
