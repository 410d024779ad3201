"""The quiet line over the paper that shows what can be put in, and the sign beside an empty line that does so too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from humasdesk.gui.editor import whole
from humasdesk.gui.editor.actions import ACTS, OPENS
from humasdesk.gui.editor.formats import PARAGRAPH
from humasdesk.gui.editor.sheet import MARGIN, Sheet
from humasdesk.gui.theme import GRID, Theme, grown
from humasdesk.i18n import tr

_ICON = 16
_SIGN = 22
"""Width of the sign beside a line, in pixels: it stands in the margin of the paper."""
_LEAST = 12
"""Where the margin is narrower, as on a page that is made small, there is none."""
_AT_HAND = ("choose_picture", "choose_table")
"""What people look for most has a button of its own."""


class InsertBar(QFrame):
    """``asked`` carries the name of a deed, ``menu_asked`` where on the screen the menu of all of them is to stand. A
    click leaves the keyboard in the text."""

    asked = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN - GRID, 0, GRID, 0)
        row.setSpacing(2)
        acts = {act.slot: act for act in ACTS}
        self.buttons: dict[str, QToolButton] = {}
        for slot in (OPENS, *_AT_HAND):
            act, button = acts[slot], QToolButton(self)
            label = tr(act.label)
            button.setProperty("role", "flat")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(label)
            button.setToolTip(f"{label}  {act.keys_text}".rstrip())
            button.setText(label)
            row.addWidget(button)
            self.buttons[slot] = button
            if slot != OPENS:
                button.clicked.connect(lambda _=False, one=slot: self.asked.emit(one))
        opens = self.buttons[OPENS]
        opens.setText(tr("Insert"))
        opens.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        opens.clicked.connect(lambda _=False: self.menu_asked.emit(opens.mapToGlobal(opens.rect().bottomLeft())))
        row.addStretch(1)
        self._fit_words()
        self._column, self._edge = (0, 0), False
        self.wear(theme)

    def stand_over(self, left: int, right: int) -> None:
        """Begin where the column of text under it begins, in pixels; a flat button's frame is not seen."""
        self._column = left, right
        self._row.setContentsMargins(max(0, left - GRID), 0, GRID, 0)
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())  # words give way to signs, and never widen the page

    def _fit_words(self) -> None:
        """Words beside the signs where all of them fit; *Insert* has its word in any case."""
        inside = self.width() - self._row.contentsMargins().left() - self._row.contentsMargins().right()
        fits = sum(self._wide(button) for button in self.buttons.values()) <= inside
        for slot in _AT_HAND:
            self.buttons[slot].setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon if fits else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _wide(self, button: QToolButton) -> int:
        """How wide a button is with its word, in pixels, and the gap behind it."""
        return button.fontMetrics().horizontalAdvance(button.text()) + grown(_ICON) + 4 * GRID + self._row.spacing()

    def show_edge(self, scrolled: int) -> None:
        """Part the buttons from the text where that is scrolled under them."""
        if self._edge != bool(scrolled):
            self._edge = bool(scrolled)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._edge:
            painter, (left, right) = QPainter(self), self._column
            painter.fillRect(left, self.height() - 1, right - left, 1, self._theme.color("line"))
            painter.end()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for act in ACTS:
            if button := self.buttons.get(act.slot):
                button.setIcon(theme.icon(act.icon, "text_soft", _ICON))


class LineSign(QObject):
    """A plus in the margin beside the empty line in which the cursor stands; ``asked`` carries where on the screen the
    menu is to stand, ``column_moved`` where the column of text begins and ends, in the sheet's pixels."""

    asked = Signal(QPoint)
    column_moved = Signal(int, int)

    def __init__(self, sheet: Sheet, theme: Theme) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._on = False
        self._column = (0, 0)
        self.button = QToolButton(sheet.viewport())
        self.button.setProperty("role", "bare")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setIconSize(QSize(_ICON, _ICON))
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        act = next(act for act in ACTS if act.slot == OPENS)
        self.button.setAccessibleName(tr(act.label))
        self.button.setToolTip(f"{tr(act.label)}  {act.keys_text}")
        self.button.clicked.connect(
            lambda _=False: self.asked.emit(self.button.mapToGlobal(self.button.rect().bottomLeft())))
        self.button.hide()
        self._later = QTimer(self, singleShot=True, interval=0)  # in the middle of an edit nothing is laid out yet
        self._later.timeout.connect(self.look)
        for moved in (sheet.cursorPositionChanged, sheet.textChanged, sheet.verticalScrollBar().valueChanged):
            moved.connect(lambda *_: self._later.start())
        sheet.viewport().installEventFilter(self)
        self.wear(theme)

    def look(self) -> None:
        """Stand beside the cursor's line where that is empty and may be written in, else nowhere."""
        self._tell_column()
        on = offers(self._sheet)
        line = self._sheet.cursorRect() if on else QRect()
        size = min(_SIGN, line.left() - 1)
        if size >= _LEAST:
            self.button.setFixedSize(size, size)
            self.button.move(line.left() - size - 1, line.center().y() - size // 2)
        self.button.setVisible(on and size >= _LEAST)
        if on or self._on:
            self._sheet.viewport().update()  # the words in the empty line come and go with the sign
        self._on = on

    def _tell_column(self) -> None:
        margin = round(MARGIN * self._sheet.overlay.zoom)
        place = self._sheet.viewport().geometry()
        column = place.left() + margin, place.right() - margin
        if column != self._column:
            self._column = column
            self.column_moved.emit(*column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._later.start()  # while a window comes, Qt tells nothing of the place that the answer to this gives it
            self._tell_column()
        return super().eventFilter(watched, event)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.button.setIcon(theme.icon("plus", "text_faint", _ICON))


def offers(sheet: Sheet) -> bool:
    """Whether the cursor stands in an empty paragraph that somebody may write in."""
    cursor = sheet.textCursor()
    block = cursor.block()
    return (block.length() == 1 and not sheet.isReadOnly() and not cursor.hasSelection()
            and whole.in_body(block) and whole.shape(block) == PARAGRAPH)
