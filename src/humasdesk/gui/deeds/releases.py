"""Releases: begun, brought in, saved, gone through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from humasdesk.domain.release import Changes, Content
from humasdesk.gui.asking_files import ask_files
from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.i18n import tr, trn
from humasdesk.services import drafting, intake


class ReleaseDeeds(DeedsBase):
    """What is done with releases as a whole."""

    tell_findings: Callable[[str, str], None]

    def new_release(self) -> None:
        """Begin a release and put the cursor in its headline."""
        if not self._may_write():
            return
        desk, me = self.session.desk, self.session.me

        def done(made: tuple[str, Changes]) -> None:
            self.releases.mark_none()
            self._show_drafts()
            self.writing.open(made[0])
            self.page.focus_headline()

        self.writing.save(lambda: self.session.do(self._window(), lambda: drafting.create(desk, me, Content()), done))

    def _show_drafts(self) -> None:
        """A release was made: let the list show it, where it stood at another place or was narrowed."""
        if self.asking.show_drafts():
            self.messages.say("good", tr("The list shows your drafts now, where the new release lies."), passing=True)

    def import_files(self) -> None:
        """Choose texts and bring them in."""
        if not self._may_write():
            return
        chosen = ask_files(self._window(), tr("Import texts …"), tr("Texts (*.txt *.md *.markdown)"), "texts")
        if chosen:
            self.take_in(chosen)

    def bring_in(self, paths: list[str]) -> None:
        """Bring in what was dropped."""
        if self._may_write():
            self.take_in(paths)

    def take_in(self, paths: list[str]) -> None:
        """Bring these files in and open the first."""
        desk, me = self.session.desk, self.session.me

        def done(outcome: intake.Outcome) -> None:
            for path, reason in outcome.failed:
                named = reason if Path(path).name in reason else f"{Path(path).name}: {reason}"
                self.messages.say("attention", named, lasting=True)  # another release opens
            if outcome.imported:
                first, *others = outcome.imported
                self._show_drafts()
                self.writing.open(first.id)
                self.tell_findings(first.id, trn(
                    "{name} and {count} more text were brought in; the first is open.",
                    "{name} and {count} more texts were brought in; the first is open.", len(others),
                    name=Path(first.path).name) if others else tr(
                    "{name} was brought in; {changes}.", name=Path(first.path).name,
                    changes=trn("{count} change", "{count} changes", len(first.imported.changes))))
                if outcome.known:
                    self.messages.say("attention", trn(
                        "{count} text had been brought in before and stays as it is.",
                        "{count} texts had been brought in before and stay as they are.", len(outcome.known)),
                        lasting=True)
            elif outcome.known:
                self.writing.open(outcome.known[0][1])
                self.messages.say("attention", tr("This text was brought in before; here it is."))

        self.session.do(self._window(), lambda: intake.take_in(desk, me, paths), done)

    def save_now(self) -> None:
        """Make what is typed a version, in the panel's forms too."""
        self.panel.settle()
        self.troubles.remind()
        self.writing.save()

    def tell_left_out(self) -> None:
        """A version was made: say what of the paper is not in it, also where the release is left for another one."""
        left_out = self.page.left_out
        if left_out:
            self.messages.say("attention", left_out, passing=True)

    def next_release(self) -> None:
        self.releases.step(1)

    def previous_release(self) -> None:
        self.releases.step(-1)
