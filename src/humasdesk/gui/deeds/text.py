"""The text on the page: its deeds done from menu and palette, found and replaced in, made larger and smaller."""

from __future__ import annotations

from humasdesk.gui.deeds.base import DeedsBase


class TextDeeds(DeedsBase):
    """What is done with the open release's text."""

    def on_page(self, deed: str) -> None:
        """Do one of the page's deeds, and go on writing."""
        if self.writing.release_id is None:
            return
        self.page.take_focus()
        self.page.page.do(deed)

    def find_in_release(self) -> None:
        if self.writing.release_id is not None:
            self.page.page.open_find()

    def replace_in_release(self) -> None:
        if self.writing.release_id is not None:
            self.page.page.open_find(replace=True)

    def find_next(self) -> None:
        if self.writing.release_id is not None:
            self.page.page.find_again()

    def find_previous(self) -> None:
        if self.writing.release_id is not None:
            self.page.page.find_again(forward=False)

    def zoom_in(self) -> None:
        self.page.page.zoom(1)

    def zoom_out(self) -> None:
        self.page.page.zoom(-1)

    def zoom_normal(self) -> None:
        self.page.page.set_zoom(1.0)
