"""A row of the first column: a name and, at the right, a count; arrow keys go from row to row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from humasdesk.gui.releases.model import CARDS
from humasdesk.gui.releases.together import Target, tip
from humasdesk.gui.theme import Theme

_ROOM = 12
"""At the right of a count, in pixels."""
_EDGE = 9
"""What the style sheet leaves at either side, with the border."""
_GAP = 8
"""Between the name and its count."""


def _in_two(label: str, fits: Callable[[str], bool]) -> list[str]:
    """``label`` in two lines, the first of as many words as fit, at least one."""
    words = label.split(" ")
    first = next((end for end in range(len(words) - 1, 1, -1) if fits(" ".join(words[:end]))), 1)
    return [" ".join(words[:first]), " ".join(words[first:])]


class Row(QPushButton):
    """``dropped`` says that cards were dropped on it where that is lawful."""

    dropped = Signal(str)
    menu_wanted = Signal()
    remove_wanted = Signal()
    rename_wanted = Signal()

    def __init__(self, label: str, theme: Theme, parent: QWidget, *, depth: int = 0) -> None:
        super().__init__(label, parent)
        self._theme = theme
        self._label, self._depth = label, depth
        self.count = ""
        self._target: Target | None = None
        self._dragged = 0
        self._over = False
        self.setCheckable(True)
        self.setProperty("role", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAcceptDrops(True)
        self.setToolTip(label)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _: self._fit())
        self._fit()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.update()

    def show_count(self, count: int) -> None:
        """Show a count; none for nothing."""
        self.count = f"{count:,}".replace(",", ".") if count else ""
        self.setAccessibleName(f"{self._label} {count}")
        self._fit()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        """Cut the name where the count begins; one under a heading, most of which begin alike (*Kabupaten …*), goes on
        in a second line instead."""
        indent = "\u2003" * min(self._depth, 1) + "\u2002" * (self._depth - 1)  # deeper ones need their room for words
        font = self.font()
        font.setBold(self.isChecked())  # the style sheet sets the chosen one so, and tells nobody
        metrics = QFontMetrics(font)
        room = self.width() - _EDGE - metrics.horizontalAdvance(indent)
        beside = max(24, room - (metrics.horizontalAdvance(self.count) + _GAP + _ROOM if self.count else _EDGE))
        lines = [self._label]
        if self._depth and " " in self._label and metrics.horizontalAdvance(self._label) > beside:
            lines = _in_two(self._label, lambda words: metrics.horizontalAdvance(words) <= beside)
        shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
                 for line, width in zip(lines, (beside, room - _EDGE), strict=False)]
        text = "\n".join(indent + line for line in shown)
        if self.text() != text:
            self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.lit and self._over:
            with QPainter(self) as ground:  # under the words, which stay to be read
                self._fill(ground)
        super().paintEvent(event)
        painter = QPainter(self)
        if self._target is not None:
            self._light(painter)
        if self.count:
            painter.setPen(self._faint())
            first = self.rect().adjusted(0, 0, -_ROOM, 0)
            if "\n" in self.text():
                first.setBottom(first.center().y())
            painter.drawText(first, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self.count)
        painter.end()

    def _faint(self) -> QColor:
        return self._theme.color("accent_strong" if self.isChecked() else "text_faint")

    # -- cards dropped on it

    def offer(self, target: Target | None, dragged: int = 0) -> None:
        """Light up where cards may be dropped; ``None`` when the drag is over."""
        self._target, self._dragged, self._over = target, dragged, False
        self.update()

    @property
    def lit(self) -> bool:
        """Whether cards may be dropped here now."""
        return self._target is not None and not self._target.why_not

    def _light(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.lit
        pen = QPen(self._theme.color("accent" if lit else "line"), 2 if lit and self._over else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if lit else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)

    def _fill(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("selection"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not event.mimeData().hasFormat(CARDS) or self._target is None:
            return
        self._over = True
        self.update()
        QToolTip.showText(self.mapToGlobal(self.rect().topRight()), tip(self._target, self._dragged), self)
        event.setAccepted(self.lit)
        if not self.lit:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        QToolTip.hideText()
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        QToolTip.hideText()
        if self.lit and self._target is not None and event.mimeData().hasFormat(CARDS):
            event.acceptProposedAction()
            self.dropped.emit(self._target.action)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(forward=event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, *, forward: bool) -> None:
        """To the neighbour: of a group Qt leaves Tab only the row that is chosen."""
        def beside(widget: QWidget) -> QWidget:
            return (widget.nextInFocusChain() if forward else widget.previousInFocusChain()) or self

        one = beside(self)
        while one is not self and not (
                one.focusPolicy() & Qt.FocusPolicy.ClickFocus and one.isVisible() and one.isEnabled()):
            one = beside(one)
        one.setFocus(Qt.FocusReason.TabFocusReason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit()
