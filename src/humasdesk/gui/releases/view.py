"""The cards as a list to walk, mark and drag: one that is gone to opens, several that are marked stay together."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from humasdesk.domain.release import Summary
from humasdesk.gui.releases.model import SUMMARY, ReleaseModel
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr, trn

_STEPS: dict[int, int] = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_MOVES: dict[int, str] = {Qt.Key.Key_A: "approve", Qt.Key.Key_R: "return"}
"""Keys of whoever goes through the queue."""


class CardView(QListView):
    """``gone_to`` names the one release that is marked; ``marked`` says that what is marked changed."""

    gone_to = Signal(str)
    marked = Signal()
    menu_wanted = Signal(QPoint)
    drag_begun = Signal(list)
    drag_ended = Signal()
    left_upwards = Signal()
    move_wanted = Signal(str)
    has_keyboard = Signal(bool)

    def __init__(self, model: ReleaseModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, model
        self.setProperty("role", "cards")
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolling moves what is drawn already
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Releases"))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._settle)
        self._before: tuple[list[str], str, int] = ([], "", 0)
        self._quiet = False
        self._tall = -1
        self.reviewing = False
        self._pressed: QPoint | None = None
        model.about_to_change.connect(self._remember)
        model.changed.connect(self._recall)
        self.selectionModel().selectionChanged.connect(lambda *_: self._changed())
        self.selectionModel().currentChanged.connect(lambda *_: self._changed())

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.viewport().update()

    @property
    def chosen(self) -> list[Summary]:
        """The releases that are marked, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.model().index(row, 0).data(SUMMARY) for row in rows]

    @property
    def in_sight(self) -> int:
        """How many cards are seen at once, and one more, so that there is something to scroll to."""
        card = self.visualRect(self.model().index(0, 0)).height() or 4 * self.fontMetrics().height()
        return self.viewport().height() // card + 2

    def _changed(self) -> None:
        if not self._quiet:
            self._later.start()

    @property
    def is_choosing(self) -> bool:
        """Whether somebody chose just now and nothing came of it yet."""
        return self._later.isActive()

    def _settle(self) -> None:
        """A key or click has done all it does to the marks: one marked release is opened, several are not."""
        chosen = self.chosen
        if len(chosen) == 1:
            self.gone_to.emit(chosen[0].id)
        self.marked.emit()

    # -- kept through a change of the rows

    def _remember(self) -> None:
        current = self.currentIndex().data(SUMMARY)
        self._before = ([one.id for one in self.chosen], current.id if isinstance(current, Summary) else "",
                        self.verticalScrollBar().value())

    def _recall(self) -> None:
        chosen, current, scroll = self._before
        if not chosen and not current:
            return
        self.mark(chosen, current)
        self.verticalScrollBar().setValue(scroll)
        if len(chosen) > 1:
            self.marked.emit()

    def mark(self, chosen: list[str], current: str = "") -> None:
        """Mark these releases where they are loaded, without opening any."""
        model, marks = self._rows, self.selectionModel()
        self._quiet = True
        try:
            marks.clearSelection()
            for row in (model.row_of(one) for one in chosen):
                if row >= 0:
                    marks.select(model.index(row), QItemSelectionModel.SelectionFlag.Select)
            row = model.row_of(current)
            if row >= 0:
                marks.setCurrentIndex(model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
                if chosen == [current]:
                    self.scrollTo(model.index(row))
        finally:
            self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a column that became narrower or wider a headline may get another number of lines."""
        super().resizeEvent(event)
        tall = self.sizeHintForRow(0)
        if tall != self._tall:
            self._tall = tall
            self.doItemsLayout()

    # -- keys, menu, drag

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("ground"))
        painter.end()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.has_keyboard.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.has_keyboard.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up from the first card goes back to the search; Escape leaves one card marked. In the queue J and K go on
        and back, A approves and R returns. With no card marked, the first step marks the one at hand."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self.reviewing and plain and (step := _STEPS.get(event.key())):
            self._step(step)
            return
        if self.reviewing and plain and (move := _MOVES.get(event.key())):
            if self.chosen:
                self.move_wanted.emit(move)
            return
        if plain and event.key() == Qt.Key.Key_Down and not self.chosen:
            self._step(0)
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0 and not event.modifiers():
            self.left_upwards.emit()
            return
        if event.key() == Qt.Key.Key_Escape and len(self.chosen) > 1:
            self.setCurrentIndex(self.currentIndex())
            return
        super().keyPressEvent(event)

    def selectAll(self) -> None:
        """Mark every card, those too that are not loaded yet, up to what is shown at once."""
        self._rows.load(lambda: super(CardView, self).selectAll())

    def _step(self, by: int) -> None:
        """Mark the card that lies ``by`` rows below; where none is marked, the one at hand."""
        row = max(0, self.currentIndex().row()) + (by if self.chosen else 0)
        if 0 <= row < self.model().rowCount():
            self.selectionModel().setCurrentIndex(self.model().index(row, 0),
                                                  QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            self.menu_wanted.emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        here = event.position().toPoint()
        self._pressed = here if plain and self.indexAt(here).isValid() else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag here: the press opens a release, which may save another and make the rows anew, and Qt then
        knows no more where it was pressed and marks the cards that the mouse goes over."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.startDrag(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        chosen = self.chosen
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(self.selectedIndexes()))
        drag.setPixmap(self._picture(chosen))
        drag.setHotSpot(QPoint(12, 12))
        self.drag_begun.emit([one.id for one in chosen])
        drag.exec(Qt.DropAction.MoveAction)
        self.drag_ended.emit()

    def _picture(self, chosen: list[Summary]) -> QPixmap:
        """A small card under the pointer: the headline, or how many there are."""
        words = (chosen[0].headline or tr("(no headline)")) if len(chosen) == 1 else trn(
            "{count} release", "{count} releases", len(chosen))
        area = QRect(0, 0, 240, self.fontMetrics().height() + 16)
        ratio = self.devicePixelRatioF()
        made = QPixmap(area.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("accent"))
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(self._theme.color("text"))
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width() - 24)
        painter.drawText(area.adjusted(12, 0, -12, 0), int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
        return made
