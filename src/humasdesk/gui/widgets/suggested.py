"""A suggested chip: dashed until somebody takes it, with its way out, its menu and its own keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.chips import Chip, ChipFrame
from humasdesk.i18n import tr

_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class SuggestedFrame(ChipFrame):
    """``pressed`` and Enter accept, ``removing`` refuses. ``regarded`` follows the mouse over it and the keyboard on
    it, ``True`` while somebody looks at it."""

    accepting = Signal()
    regarded = Signal(bool)

    def __init__(self, chip: Chip, said: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(chip, theme, removable=True, parent=parent)
        self._eyes = {"mouse": False, "keys": False}
        self.setProperty("tone", "suggested")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(said)
        self.setAccessibleDescription(tr("Enter accepts it, Delete refuses it, Shift+F10 opens its menu."))
        self.pressed.connect(self.accepting)

    def _away_words(self) -> str:
        return tr("Refuse {name}", name=self.chip.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKE:
            self.accepting.emit()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.menu_wanted.emit(self.mapToGlobal(QPoint(8, self.height())))
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._look("mouse", True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look("mouse", False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look("keys", True)
        if event.reason() in _BY_KEYS:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look("keys", False)

    def _look(self, how: str, looking: bool) -> None:
        before = any(self._eyes.values())
        self._eyes[how] = looking
        if any(self._eyes.values()) != before:
            self.regarded.emit(not before)
