"""Findings on the page: mended, walked, shown or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from humasdesk.gui.checking.finding_menu import Wishes
from humasdesk.gui.deeds.answers import AnswerDeeds

if TYPE_CHECKING:
    from humasdesk.services.checking.finding import Finding


class FindingDeeds(AnswerDeeds):
    """What is done with the checker's findings."""

    def open_fixes(self) -> None:
        """What would mend the finding at the cursor."""
        if self.writing.release_id is not None:
            self.watch.open_fixes()

    def next_finding(self) -> None:
        if self.writing.release_id is not None:
            self.watch.walk(forward=True)

    def previous_finding(self) -> None:
        if self.writing.release_id is not None:
            self.watch.walk(forward=False)

    def toggle_underlines(self) -> None:
        """Draw underlines or not, and remember it."""
        self.draw_underlines(not self.page.page.findings.drawn)
        self.memory.setValue("underlines", "yes" if self.page.page.findings.drawn else "no")

    def draw_underlines(self, drawn: bool) -> None:
        """Draw underlines or not, with the tick in the menu."""
        self.page.page.findings.draw(drawn)
        action = self._window().findChild(QAction, "view.underlines")
        if action is not None:
            action.setCheckable(True)
            action.setChecked(drawn)

    def confirm_finding(self, one: Finding) -> None:
        """Ask what a fact was compared with, and let it stand."""
        raise NotImplementedError

    def note_finding(self, one: Finding) -> None:
        """Pass a finding over with a note."""
        raise NotImplementedError

    def learn_word(self, word: str) -> None:
        """Ask where a word is right."""
        raise NotImplementedError

    def finding_wishes(self) -> Wishes:
        """What a finding's menu may ask of this window."""
        return Wishes(self.confirm_finding, self.note_finding, self.learn_word, self.open_rules, self.mend_all)
