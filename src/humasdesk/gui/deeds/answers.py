"""What is done about findings: rules weighed, words let through, everything mended that has one right answer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from humasdesk.document.markdown_in import from_markdown
from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.widgets.handing_over import made_over
from humasdesk.i18n import tr, trn


class AnswerDeeds(DeedsBase):
    """The language desk comes in with the dialogs, not before: it is long to load."""

    def open_rules(self, rule_id: str | None = None) -> None:
        """Show the rules of the check, one of them chosen."""
        from humasdesk.gui.dialogs.rules import RulesDialog

        dialog = made_over(lambda: RulesDialog(self.session, self.theme, self.writing.release_id, rule_id,
                                               self._window()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_dictionary(self) -> None:
        """Show the words that are taken for right."""
        from humasdesk.gui.dialogs.known_words import KnownWordsDialog

        dialog = made_over(lambda: KnownWordsDialog(self.session, self.theme, self.writing.release_id, self._window()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def mend_all(self) -> None:
        """List everything that has one right answer, and mend what a person leaves ticked, in one step to undo."""
        from humasdesk.gui.dialogs.mend_all import MendAllDialog
        from humasdesk.services import answering
        from humasdesk.services.checking import mending, rules

        release_id = self.writing.release_id
        if release_id is None:
            return
        if not self.writing.editable:
            self.messages.say("attention", tr(self.writing.why_not_editable or "This desk is open read-only here."))
            return
        desk, window, content = self.session.desk, self._window(), self.writing.typed_now()

        def plan(leave: tuple[str, ...] = ()) -> mending.Mended:
            return mending.mend(desk, content, answering.of_release(desk, release_id), leave)

        def ask(made: mending.Mended) -> None:
            if self.writing.release_id != release_id:
                return
            if not made.steps:
                self.session.say(tr("There is nothing with one right answer left to mend."))
                return
            dialog = MendAllDialog(made.steps, {one.id: one for one in rules.table()}, self.theme, window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.chosen.connect(lambda leave: self.session.lane.look(window, lambda: plan(tuple(leave)), put))
            dialog.open()

        def put(made: mending.Mended) -> None:
            if self.writing.release_id != release_id or self.writing.typed_now() != content:
                self.messages.say("attention", tr("The text changed meanwhile; nothing was mended. Try again."))
                return
            said = made.content
            self.page.page.change_to(Parts(said.kicker, said.headline, said.dateline, from_markdown(said.body)))
            self.page.take_focus()
            self.session.say(trn("{count} place was mended. Ctrl+Z takes it back.",
                                 "{count} places were mended. Ctrl+Z takes all of it back.", len(made.steps)))

        self.session.lane.look(window, plan, ask)
