"""What the window says of the page while it is written on: which deeds can be done, how much text there is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from humasdesk.gui.editor.count import Count
from humasdesk.gui.editor.page import Page
from humasdesk.i18n import tr, trn

_PAUSE_MS = 120
_AT_ONCE = 60_000
"""Characters: a text up to here is counted as it is opened, a longer one a moment later. It is a length and no time
measured, so that a busy machine counts as a quiet one does."""


def sentence(count: Count, selected: Count) -> str:
    """How much text there is, of it how much is selected, and how long it takes to read."""
    words = trn("{count} word", "{count} words", count.words)
    if selected.words:
        words = tr("{part} of {words}", part=selected.words, words=words)
    characters = selected.characters if selected.words else count.characters
    return " · ".join((words, trn("{count} character", "{count} characters", characters),
                       tr("{minutes} min to read", minutes=count.minutes)))


class TextLine(QObject):
    """Keeps ``label`` and the page's actions in step with ``page``."""

    def __init__(self, page: Page, label: QLabel, actions: dict[str, QAction]) -> None:
        super().__init__(page)
        self._page, self._label, self._actions = page, label, actions
        self._open = False
        self._count = Count()
        self._said: tuple[bool, Count, Count] | None = None
        self._counting = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._counting.timeout.connect(self._recount)
        self._looking = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._looking.timeout.connect(self.look)
        page.edited.connect(self._on_edited)
        page.selection_changed.connect(self._on_moved)

    def show_open(self, is_open: bool) -> None:
        """Another release came onto the page, or none is there any more."""
        self._open = is_open
        if is_open and self._page.sheet.document().characterCount() > _AT_ONCE:
            self._said = None
            self._label.clear()
            self._counting.start()
        else:
            self._recount()
        self.look()

    def look(self) -> None:
        """Make grey what cannot be done where the cursor stands."""
        self._looking.stop()
        for deed, action in self._actions.items():
            action.setEnabled(self._open and self._page.can(deed))

    def _on_edited(self) -> None:
        self._looking.start()
        self._recount()

    def _on_moved(self) -> None:
        self._looking.start()
        if not self._counting.isActive():
            self._say()

    def _recount(self) -> None:
        self._counting.stop()
        self._count = self._page.count() if self._open else Count()
        self._say()

    def _say(self) -> None:
        now = self._open, self._count, self._page.count_selected() if self._open else Count()
        if now == self._said:  # a key tells of what it typed and of the cursor that it moved
            return
        self._said = now
        said = sentence(*now[1:]) if self._open else ""
        self._label.setText(said)
        self._label.setToolTip(said)
