"""*Kutipan*: what somebody has said about a subject, and back to the release where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt

from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.widgets.handing_over import hand_over
from humasdesk.services.quoting import Quote


class QuoteDeeds(DeedsBase):
    """What is done with quotations."""

    def open_quotes(self) -> None:
        """Ask for quotations of all releases."""
        self.show_quotes("")

    def show_quotes(self, official: str) -> None:
        """Show what an official (by id) is quoted with; for none, ask. Who went from it to a release finds it again as
        it was."""
        from humasdesk.gui.quotes.dialog import QuotesDialog

        dialog = next((one for one in self._window().findChildren(QuotesDialog) if not one.over), None)
        if dialog is None:
            dialog = QuotesDialog(self.session, self.theme, self._window())
            dialog.gone_to.connect(self.go_to_quote)
        dialog.show()
        if official:
            dialog.question.ask(official)
        dialog.raise_()
        dialog.activateWindow()
        dialog.question.about.setFocus()
        hand_over(dialog)

    def go_to_quote(self, quote: Quote) -> None:
        """Open the quotation's release and select it there."""

        def show() -> None:
            from humasdesk.gui.quotes.placing import place_of

            page = self.page.page
            place = place_of(quote, page.findings.passages())
            if place is not None:
                page.findings.go_to(*place)
            self._window().activateWindow()
            page.setFocus(Qt.FocusReason.OtherFocusReason)

        if self.writing.release_id == quote.release.id:
            show()
        else:
            self.writing.opened.connect(show, Qt.ConnectionType.SingleShotConnection)
            self.writing.open(quote.release.id)
