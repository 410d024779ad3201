"""Going about the window: columns, focus, zoom, preview, export."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from humasdesk.gui.deeds.base import DeedsBase

_ROOMY = 1_700
"""A window narrower than this gives the PDF the room of the outer columns."""


class GoingDeeds(DeedsBase):
    """What is shown, and where the keyboard is."""

    def export_release(self) -> None:
        """Write the release's files."""
        from humasdesk.gui.dialogs.export import ExportDialog

        if self.writing.release_id and self.writing.summary:
            release_id, summary = self.writing.release_id, self.writing.summary
            self.writing.save(lambda: ExportDialog(self.session, release_id, summary, self.theme, self.messages,
                                                   self.memory, self._window()).open())

    def toggle_preview(self) -> None:
        self.page.toggle_preview(self.writing.release_id)
        if self._window().width() < _ROOMY:
            for column in (self.sidebar, self.panel):
                column.setVisible(not self.page.preview_shown)

    def focus_search(self) -> None:
        search = self._window().findChild(QWidget, "search")
        if search:
            search.setFocus()

    def focus_list(self) -> None:
        self.releases.take_focus()

    def focus_page(self) -> None:
        self.page.take_focus()

    def toggle_sidebar(self) -> None:
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def toggle_list(self) -> None:
        self.releases.setVisible(not self.releases.isVisible())

    def toggle_panel(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())

    def paper_alone(self) -> None:
        """Leave the paper alone on the screen, or bring everything back."""
        self.paper_only = not self.paper_only
        for part in ("bar", "status"):
            widget = self._window().findChild(QWidget, part)
            if widget:
                widget.setVisible(not self.paper_only)
        for column in (self.sidebar, self.releases, self.panel):
            column.setVisible(not self.paper_only)
        window = self._window()
        window.showFullScreen() if self.paper_only else window.showNormal()
        self.page.take_focus()

    def find_in_release(self) -> None:
        self.page.open_find()

    def zoom_in(self) -> None:
        self.page.zoom(1)

    def zoom_out(self) -> None:
        self.page.zoom(-1)
