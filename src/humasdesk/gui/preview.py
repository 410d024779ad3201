"""The PDF's sheets beside the text, drawn again when typing pauses, away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from humasdesk.domain.release import Content
from humasdesk.errors import DeskError
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import GRID
from humasdesk.i18n import tr
from humasdesk.services.presses import Drawing, Previewer

_PAUSE_MS = 300
_POINTS_WIDE = 595.0
"""Width of A4 in points (1/72 inch)."""


class Preview(QScrollArea):
    """Sheets under one another, as wide as the column."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawer = Previewer(session.desk)
        self._lane = Lane(self)
        self._lane.broke.connect(session.lane.broke)
        self._wish: tuple[str, Callable[[], Content] | None] | None = None
        self._drawing = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("PDF beside the text"))
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(GRID)
        self._column.addStretch(1)
        self._sheets: list[QLabel] = []
        self._trouble = QLabel(inside)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._column.insertWidget(0, self._trouble)
        self.setWidget(inside)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._draw)

    def show_text(self, release_id: str, content: Callable[[], Content] | None) -> None:
        """Draw what ``content`` says by then (``None``: the newest edition) when nothing newer comes for a moment."""
        self._wish = (release_id, content)
        self._pause.start()

    def finish(self) -> None:
        """Draw no more; waits for the sheet at hand."""
        self._pause.stop()
        self._lane.finish()
        self._drawer.close()

    def _draw(self) -> None:
        if self._wish is None or self._drawing or not self.isVisible():
            return
        (release_id, content), self._wish = self._wish, None
        ratio = self.devicePixelRatioF()
        width = max(200, self.viewport().width() - 2 * GRID - 2)
        ppi = width * ratio / _POINTS_WIDE * 72
        self._drawing = True
        drawer = self._drawer
        work = (partial(drawer.published, release_id, ppi) if content is None
                else partial(drawer.sheets, release_id, content(), ppi))
        self._lane.run(self, work, self._show, self._failed)

    def _show(self, drawing: Drawing) -> None:
        sheets = drawing.sheets
        self._drawing = False
        self._trouble.hide()
        while len(self._sheets) > len(sheets):
            gone = self._sheets.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        for place, data in enumerate(sheets):
            if place == len(self._sheets):
                label = QLabel(self.widget())
                label.setObjectName("sheet")
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                self._sheets.append(label)
                self._column.insertWidget(self._column.count() - 1, label)
            picture = QPixmap()
            picture.loadFromData(data)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._sheets[place].setPixmap(picture)
            self._sheets[place].setAccessibleName(tr("Sheet {number}", number=place + 1))
        if self._wish is not None:
            self._draw()

    def _failed(self, error: DeskError) -> None:
        self._drawing = False
        self._trouble.setText(error.sentence)
        self._trouble.show()
