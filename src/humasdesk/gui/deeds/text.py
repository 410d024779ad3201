"""The text on the page: its deeds done from menu and palette, found and replaced in, made larger and smaller."""

from __future__ import annotations

from PySide6.QtCore import Qt

from humasdesk.gui import theme as themes
from humasdesk.gui.deeds.base import DeedsBase
from humasdesk.gui.editor.find import Query
from humasdesk.gui.widgets.handing_over import hand_over
from humasdesk.services import configuring

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Percent of the ordinary size, a step of Ctrl+= or Ctrl+- each."""


class TextDeeds(DeedsBase):
    """What is done with the open release's text."""

    _words_across = ""
    """What was looked for last in all releases."""

    def on_page(self, deed: str) -> None:
        """Do one of the page's deeds, and go on writing."""
        if self.writing.release_id is None:
            return
        self.page.take_focus()
        self.page.page.do(deed)

    def find_in_release(self) -> None:
        if self.writing.release_id is not None:
            self.page.page.open_find()

    def find_across(self) -> None:
        """Find and replace in all releases of the desk. Who went from it to a release finds it again as it was; a new
        one begins with the words of before."""
        from humasdesk.gui.across.dialog import AcrossDialog

        dialog = next((one for one in self._window().findChildren(AcrossDialog) if not one.over), None)
        if dialog is None:
            dialog = made = AcrossDialog(self.session, self.asking, self.theme, self.writing.save, self._window())
            made.words.setText(self._words_across)
            made.gone_to.connect(self._go_to_place)
            made.finished.connect(lambda _: self._keep_words(made.words.text()))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.words.setFocus()
        dialog.words.selectAll()
        hand_over(dialog)

    def _keep_words(self, words: str) -> None:
        self._words_across = words

    def _go_to_place(self, release_id: str, query: Query, number: int) -> None:
        def show() -> None:
            self.page.page.finder.show_place(query, number)

        if self.writing.release_id == release_id:
            show()
        else:
            self.writing.opened.connect(show, Qt.ConnectionType.SingleShotConnection)
            self.writing.open(release_id)

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
        """Everything a step larger: the program's own text and the page's."""
        self._resize_text(1)
        self.page.page.zoom(1)

    def zoom_out(self) -> None:
        """Everything a step smaller."""
        self._resize_text(-1)
        self.page.page.zoom(-1)

    def zoom_normal(self) -> None:
        """Everything as the system has it."""
        self._set_text_size(100)
        self.page.page.set_zoom(1.0)

    def _resize_text(self, step: int) -> None:
        now = int(self.session.desk.setting("interface.size"))
        place = min(range(len(SIZES)), key=lambda one: abs(SIZES[one] - now))
        self._set_text_size(SIZES[max(0, min(len(SIZES) - 1, place + step))])

    def _set_text_size(self, percent: int) -> None:
        if percent == int(self.session.desk.setting("interface.size")):
            return
        if not self.session.desk.store.readonly:
            configuring.set_own(self.session.desk, "interface.size", str(percent))
        self.points = themes.points(percent)
        looks = self.memory.value("looks")
        if isinstance(looks, list):  # the next start speaks in this size before it has opened the desk
            self.memory.setValue("looks", [*looks[:2], self.points])
        self.wear(self.theme)
