"""Draws the sheets anew when typing pauses, away from the window's thread: soon and coarse, then sharp."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from humasdesk.domain.release import Content
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import Trouble
from humasdesk.gui.preview.places import Part
from humasdesk.gui.preview.sheets import SheetsView, Shown
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import GRID, Theme
from humasdesk.services.presses import Drawing, Previewer

_PAUSE_MS = 150
_AT_LATEST_MS = 900
"""While somebody types on and on, the sheets follow at least this often."""
_SHARP_MS = 350
"""Rest before coarse sheets are drawn sharply."""
_SLOW_MS = 220
"""A drawing that takes longer is done coarsely first."""
_COARSE_PPI = 60.0
_MOST_PPI = 300.0
_ALIKE = 0.25
"""Pixels an inch that nobody sees."""
_KEPT = 6
"""Sheets whose pictures are held at once: a sharp one takes some 15 MB."""

Wish = tuple[str, Content | None]
"""A release and the text to draw; ``None`` draws the newest edition."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What came from the lane: the drawing, pictures of the sheets that are looked at, pixels an inch, and how long."""

    drawing: Drawing
    images: dict[int, QImage]
    ppi: float
    milliseconds: float


class Preview(QWidget):
    """The column of sheets. ``source`` says what to draw when it is time to; ``clicked`` carries a part of the page."""

    clicked = Signal(object)
    drawn = Signal()

    def __init__(self, session: Session, source: Callable[[], Wish | None], theme: Theme,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawer = Previewer(session.desk)
        self._lane = Lane(self)
        self._lane.broke.connect(session.lane.broke)
        self._lane.broke.connect(self._broke)
        self._source = source
        self._drawing = False
        self._waiting = False
        self._cost = 0.0
        self._last: tuple[Drawing, float] | None = None
        self._asked: set[int] = set()
        self.view = SheetsView(theme, self)
        self.trouble = Trouble(theme, self)
        policy = self.trouble.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.trouble.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.trouble)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=_AT_LATEST_MS)
        self._sharp = QTimer(self, singleShot=True, interval=_SHARP_MS)
        self._pause.timeout.connect(self._draw)
        self._latest.timeout.connect(self._draw)
        self._sharp.timeout.connect(partial(self._draw, sharp=True))
        self.view.clicked.connect(self.clicked)
        self.view.resized.connect(self._sharp.start)
        self.view.lacking.connect(self._decode)

    # -- told from outside

    def changed(self) -> None:
        """The text is another: draw it when nothing newer comes for a moment."""
        self._sharp.stop()
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def show_part(self, part: Part | None, *, reveal: bool = True) -> None:
        """Mark where the cursor stands."""
        self.view.show_part(part, reveal=reveal)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.view.wear(theme)
        self.trouble.wear(theme)

    def finish(self) -> None:
        """Draw no more; waits for the sheet at hand."""
        for timer in (self._pause, self._latest, self._sharp):
            timer.stop()
        self._lane.finish()
        self._drawer.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.changed()

    # -- drawing

    @property
    def wanted_ppi(self) -> float:
        """Pixels an inch that are sharp on this screen at this size."""
        return min(_MOST_PPI, self.view.scale * 72 * self.devicePixelRatioF())

    def _draw(self, *, sharp: bool = False) -> None:
        self._pause.stop()
        self._latest.stop()
        if not self.isVisible():
            return
        if self._drawing:
            self._waiting = True
            return
        wish = self._source()
        if wish is None:
            return
        ppi = self.wanted_ppi
        if sharp and self._last is not None and abs(self._last[1] - ppi) < _ALIKE:
            return
        if not sharp and self._cost > _SLOW_MS:
            ppi = min(ppi, _COARSE_PPI)
        self._drawing = True
        self._lane.run(self, partial(_drawn, self._drawer, wish, ppi, self.view.seen() or (0, 1)), self._show,
                       self._failed)

    def _show(self, done: _Drawn) -> None:
        self._drawing = False
        before, old = self._last, self.view.shown
        self._last = (done.drawing, done.ppi)
        self._asked.clear()
        if done.ppi > _COARSE_PPI:
            self._cost = done.milliseconds
        self.trouble.clear()
        drawing = done.drawing
        shown = [Shown(drawing.width, drawing.height, done.images.get(place)) for place in range(len(drawing.sheets))]
        if before is not None:  # a sheet that is as it was keeps its picture
            for place, (data, now) in enumerate(zip(before[0].sheets, done.drawing.sheets, strict=False)):
                if data == now and place < len(old):
                    shown[place].image = shown[place].image or old[place].image
        self.view.show_sheets(shown, done.drawing.spots)
        self.drawn.emit()
        if self._waiting:
            self._waiting = False
            self._draw()
        elif abs(done.ppi - self.wanted_ppi) >= _ALIKE:
            self._sharp.start()

    def _failed(self, error: DeskError) -> None:
        self._drawing = False
        self.trouble.say(error.sentence)
        if self._waiting:
            self._waiting = False
            self._draw()

    def _broke(self, _error: Exception) -> None:
        """A bug was told to everybody; the next change may be drawn again."""
        self._drawing = False

    def _decode(self, place: int) -> None:
        """A sheet without a picture is looked at: have it made, and let go of those far away."""
        if self._last is None or place in self._asked:
            return
        self._asked.add(place)
        drawing, sheets = self._last[0], self.view.shown
        near = sorted(range(len(sheets)), key=lambda number: abs(number - place))[:_KEPT]
        for number, sheet in enumerate(sheets):
            if number not in near and sheet.image is not None:
                sheet.image = None
                self._asked.discard(number)

        def done(image: QImage) -> None:
            if self._last is not None and self._last[0] is drawing:
                self.view.show_image(place, image)
            self._asked.discard(place)

        self._lane.run(self, partial(QImage.fromData, drawing.sheets[place]), done)


def _drawn(drawer: Previewer, wish: Wish, ppi: float, seen: tuple[int, ...]) -> _Drawn:
    """Draw, and make pictures of what is looked at; runs in the lane."""
    began = time.perf_counter()
    release_id, content = wish
    drawing = drawer.published(release_id, ppi) if content is None else drawer.sheets(release_id, content, ppi)
    places = [place for place in seen if place < len(drawing.sheets)][:_KEPT] or range(min(2, len(drawing.sheets)))
    images = {place: QImage.fromData(drawing.sheets[place]) for place in places}
    return _Drawn(drawing, images, ppi, (time.perf_counter() - began) * 1_000)

