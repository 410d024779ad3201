"""What is said stands at the foot of the page's column in room of its own: it covers no word, and none moves for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from humasdesk.gui.exporting.results import ResultBar
from humasdesk.gui.messages import MessageBar
from humasdesk.gui.theme import GRID
from humasdesk.i18n import tr

_WIDEST = 760
"""Pixels: a sentence is read with ease in no longer line."""
_PAPER = 160
"""Pixels of the page that stay however much is said; in a lower window the messages lie over the rest."""
_HEARD = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ShowToParent, QEvent.Type.HideToParent,
                    QEvent.Type.LayoutRequest, QEvent.Type.Resize})
"""The ones to the parent come also where nothing is shown yet."""


class Over(QWidget):
    """Holds ``messages`` and ``results`` at the foot of ``desk``, whose layout ends above them: the page loses lines at
    its end and stays where it is. Only where the line that is written in ``sheet`` was among them it scrolls on. What
    is merely good news of ``results`` makes room for a message."""

    def __init__(self, desk: QWidget, sheet: QTextEdit, messages: MessageBar, results: ResultBar) -> None:
        super().__init__(desk)
        self._desk, self._sheet = desk, sheet
        self._messages, self._results = messages, results
        self._placing = False
        self.setAccessibleName(tr("Messages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (messages, results):
            self._column.addWidget(part)
        for watched in (desk, messages, results):
            watched.installEventFilter(self)
        messages.changed.connect(self.place)
        messages.said.connect(results.give_way)
        results.shown.connect(messages.take_back_good)
        self.hide()

    def take_focus(self) -> None:
        """Put the keyboard on the newest message, else on what was exported."""
        if self._messages.sentences:
            self._messages.take_focus()
        else:
            self._results.setFocus()

    def place(self) -> None:
        """Take the room that is needed from the foot of the column; none while nothing is said."""
        if self._placing:
            return
        self._placing = True
        try:
            if not self._messages.sentences and self._results.isHidden():
                self.hide()
                self._give_room(0)
                return
            self._column.invalidate()
            room = self._room()
            self.setGeometry(room)
            self.show()
            self.raise_()
            self._give_room(min(self._desk.height() - room.top() + GRID, max(0, self._desk.height() - _PAPER)))
        finally:
            self._placing = False

    def _room(self) -> QRect:
        width = min(_WIDEST, self._desk.width() - 4 * GRID)
        height = max(self._column.heightForWidth(width), self._column.minimumSize().height())
        return QRect((self._desk.width() - width) // 2, self._desk.height() - height - GRID, width, height)

    def _give_room(self, height: int) -> None:
        """End the page so far above the foot of the column, the line that is written still in sight."""
        layout = self._desk.layout()
        margins = layout.contentsMargins() if layout is not None else None
        if layout is None or margins is None or margins.bottom() == height:
            return
        viewport, bar = self._sheet.viewport(), self._sheet.verticalScrollBar()
        stood = bar.value()
        was_seen = viewport.rect().intersects(self._sheet.cursorRect())
        margins.setBottom(height)
        layout.setContentsMargins(margins)
        layout.activate()
        bar.setValue(stood)  # of another height the page looks for its cursor; here no word moves under the mouse
        hidden = self._sheet.cursorRect().bottom() + GRID - viewport.height()
        writing = self._sheet.window().focusWidget() is self._sheet
        if writing and was_seen and hidden > 0:
            bar.setValue(bar.value() + hidden)

    def event(self, event: QEvent) -> bool:
        """A new message is as high as it will be only after it was laid out; then other room may be needed."""
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible() and self._room() != self.geometry():
            self.place()
        return answer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Placing asks the column below to lay itself out, so of that only its size counts: it would never end."""
        own = watched is self._messages or watched is self._results
        if event.type() in _HEARD and not self._placing and (own or event.type() != QEvent.Type.LayoutRequest):
            self.place()
        return False
