"""What is said lies over the top of the page's column and moves nothing; it gives way to the line that is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from humasdesk.gui.exporting.results import ResultBar
from humasdesk.gui.messages import MessageBar
from humasdesk.gui.theme import GRID
from humasdesk.i18n import tr

_WIDEST = 760
"""Pixels: a sentence is read with ease in no longer line."""
_HEARD = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ShowToParent, QEvent.Type.HideToParent,
                    QEvent.Type.LayoutRequest, QEvent.Type.Resize})
"""The ones to the parent come also where nothing is shown yet."""


class Over(QWidget):
    """Holds ``messages`` and ``results`` over ``desk``. Where the line with the cursor of ``sheet`` would lie under
    them the page scrolls on; where it cannot, as at its beginning, they stand at the foot of the column."""

    def __init__(self, desk: QWidget, sheet: QTextEdit, messages: MessageBar, results: ResultBar) -> None:
        super().__init__(desk)
        self._desk, self._sheet = desk, sheet
        self._messages, self._results = messages, results
        self._low = False
        self._placing = False
        self.setAccessibleName(tr("Messages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (messages, results):
            self._column.addWidget(part)
        for watched in (desk, sheet, messages, results):
            watched.installEventFilter(self)
        messages.changed.connect(self.place)
        sheet.cursorPositionChanged.connect(self._make_way)
        self.hide()

    def take_focus(self) -> None:
        """Put the keyboard on the newest message, else on what was exported."""
        if self._messages.sentences:
            self._messages.take_focus()
        else:
            self._results.setFocus()

    def place(self) -> None:
        """Take the room that is needed, over everything else of the column; none while nothing is said."""
        if self._placing:
            return
        self._placing = True
        try:
            if not self._messages.sentences and self._results.isHidden():
                self._low = False
                self.hide()
                return
            self._column.invalidate()
            self.setGeometry(self._room(low=self._low))
            self.show()
            self.raise_()
            self._make_way()
        finally:
            self._placing = False

    def _room(self, *, low: bool) -> QRect:
        width = min(_WIDEST, self._desk.width() - 2 * GRID)
        height = max(self._column.heightForWidth(width), self._column.minimumSize().height())
        top = self._desk.height() - height - GRID if low else self._highest()
        return QRect((self._desk.width() - width) // 2, top, width, height)

    def _highest(self) -> int:
        """Under what a person has opened over the page, such as the search."""
        page = self._sheet.parentWidget()
        if page is None or not self._sheet.isVisible():
            return GRID
        begins = self._sheet.mapTo(self._desk, QPoint(0, 0)).y()
        return begins if begins > page.mapTo(self._desk, QPoint(0, 0)).y() else GRID

    def _line(self) -> QRect:
        """Where the line with the cursor stands in the column."""
        line = self._sheet.cursorRect()
        return line.translated(self._sheet.viewport().mapTo(self._desk, QPoint(0, 0)))

    def _make_way(self) -> None:
        """Leave the line that is written in sight."""
        if self.isHidden() or not self._sheet.isVisible() or self._sheet.isReadOnly():
            return
        line, own = self._line(), self.geometry()
        if line.bottom() < own.top() or line.top() > own.bottom():
            return
        bar = self._sheet.verticalScrollBar()
        if self._low:
            bar.setValue(bar.value() + line.bottom() - own.top() + GRID)
            return
        wanted = bar.value() - (own.bottom() - line.top() + GRID)
        if wanted >= bar.minimum():
            bar.setValue(wanted)
        else:
            self._low = True
            self.setGeometry(self._room(low=True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Placing asks the column below to lay itself out, so of that only its size counts: it would never end."""
        own = watched is self._messages or watched is self._results
        if event.type() in _HEARD and not self._placing and (own or event.type() != QEvent.Type.LayoutRequest):
            self.place()
        return False
