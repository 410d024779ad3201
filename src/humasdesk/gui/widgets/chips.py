"""Chips: what is named in a release's metadata, each a small card with its way out, its menu and its own keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from humasdesk.gui.theme import Theme, grown
from humasdesk.i18n import tr

_LEAST = 24
_MENU = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu)
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: what it stands for, what it shows, a second softer line, a word beside the name, and a longer tip."""

    key: str
    label: str
    detail: str = ""
    note: str = ""
    tip: str = ""

    @property
    def said(self) -> str:
        """All of it in one line, for a screen reader."""
        return ", ".join(part for part in (self.label, self.note, self.detail) if part)


class Elided(QLabel):
    """A label of one line that ends in an ellipsis where it has no room; its whole text is the tip of its chip."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class TwoLines(Elided):
    """A label that goes on in a second line where one is too narrow, so that names that begin alike are told apart;
    the second line ends in an ellipsis where that is too narrow too."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return self.fontMetrics().height() * len(self._lines(width))

    def _lines(self, width: int) -> tuple[str, ...]:
        """The words in one line or two, the break between words where there is one."""
        words, metrics = self.text(), self.fontMetrics()
        if metrics.horizontalAdvance(words) <= width:
            return (words,)
        first, rest = "", words
        for place in (place for place, sign in enumerate(words) if sign == " "):
            if metrics.horizontalAdvance(words[:place]) <= width:
                first, rest = words[:place], words[place + 1:]
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return (first, shown) if first else (shown,)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        tall = self.fontMetrics().height()
        for number, line in enumerate(self._lines(self.width())):
            place = QRect(0, number * tall, self.width(), tall)
            painter.drawText(place, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), line)
        painter.end()


def elided(words: str, role: str, parent: QWidget) -> Elided:
    """An eliding label in one of the theme's roles, its text never read as markup."""
    made = Elided(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


class ChipFrame(QFrame):
    """One chip. It asks its field for everything: ``removing``, ``menu_wanted`` (a place of the screen), ``stepping``
    (1 or -1 along the chips), ``dragged`` (a place in the field), ``dropped`` and ``pressed`` (a plain click)."""

    removing = Signal()
    menu_wanted = Signal(QPoint)
    stepping = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal()
    pressed = Signal()
    focused = Signal()

    def __init__(self, chip: Chip, theme: Theme, *, removable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = chip
        self._removable = removable
        self._from: QPoint | None = None
        self._dragging = False
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 2, 3 if removable else 9, 2)
        row.setSpacing(4)
        row.addLayout(self._words(chip), 1)
        if removable:
            row.addWidget(self._way_out(theme), 0, Qt.AlignmentFlag.AlignTop)
        self.setToolTip("\n".join(dict.fromkeys(
            part for part in (chip.label, chip.note, chip.detail, chip.tip) if part)))
        self.setAccessibleName(chip.said)
        self.setAccessibleDescription(tr("Enter opens its menu, Delete takes it out.") if removable else
                                      tr("Enter opens its menu."))

    def _words(self, chip: Chip) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 1, 0, 1)
        column.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(6)
        name = TwoLines(chip.label, self)
        name.setProperty("role", "chip-name")
        first.addWidget(name, 1)
        if chip.note:
            first.addWidget(elided(chip.note, "badge", self))
        column.addLayout(first)
        if chip.detail:
            column.addWidget(elided(chip.detail, "chip-soft", self))
        return column

    def _way_out(self, theme: Theme) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "bare")
        button.setIcon(theme.icon("x", "text_soft", 12))
        button.setFixedSize(grown(22), grown(22))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(self._away_words())
        button.setToolTip(self._away_words())
        button.clicked.connect(self.removing)
        return button

    def _away_words(self) -> str:
        return tr("Remove {name}", name=self.chip.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _AWAY and self._removable:
            self.removing.emit()
        elif key in _MENU:
            self.menu_wanted.emit(self.mapToGlobal(QPoint(8, self.height())))
        elif key in _STEPS:
            self.stepping.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._from is None:
            return
        self._dragging |= (here - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging:
            self.dragged.emit(self.mapToParent(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._from is None:
            return
        (self.dropped if self._dragging else self.pressed).emit()
        self._from, self._dragging = None, False


@dataclass(frozen=True, slots=True)
class ChipDeed:
    """A row of a chip's menu."""

    label: str
    run: Callable[[], None]
