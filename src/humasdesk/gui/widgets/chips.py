"""Chips: what is named in a release's metadata, each with its way out, and a field beside them that completes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QToolButton, QWidget

from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.flow import FlowLayout
from humasdesk.i18n import tr

_FIELD = 204
"""Width of the field in pixels: a whole row of the panel, so that offered names can be read."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: what it stands for, what it shows, and a second, softer line of words."""

    key: str
    label: str
    detail: str = ""


class _ChipFrame(QFrame):
    def __init__(self, chip: Chip, theme: Theme, remove: Callable[[], None] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4 if remove else 10, 2)
        row.setSpacing(4)
        label = QLabel(self)
        shown = QFontMetrics(self.font()).elidedText(chip.label, Qt.TextElideMode.ElideRight, 156)
        label.setText(shown)
        self.setToolTip(f"{chip.label}\n{chip.detail}" if chip.detail else chip.label)
        self.setAccessibleName(f"{chip.label} {chip.detail}".strip())
        row.addWidget(label)
        if remove:
            button = QToolButton(self)
            button.setProperty("role", "flat")
            button.setIcon(theme.icon("x", "text_soft", 12))
            button.setFixedSize(20, 20)
            button.setStyleSheet("padding: 0;")
            button.setAccessibleName(tr("Remove {name}", name=chip.label))
            button.setToolTip(tr("Remove {name}", name=chip.label))
            button.clicked.connect(remove)
            row.addWidget(button)


class ChipField(QWidget):
    """Chips in rows, then a field in which a name completes while it is typed."""

    added = Signal(str)
    removed = Signal(str)
    unknown = Signal(str)

    def __init__(self, placeholder: str, complete: Callable[[str], list[Chip]], theme: Theme, *, free: bool = False,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._complete = complete
        self._theme = theme
        self._free = free
        self._offered: list[Chip] = []
        self._readonly = False
        self._gone_to = False
        self._flow = FlowLayout(self)
        self._field = _Field(self)
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(placeholder)
        self._field.setMinimumWidth(_FIELD)
        self._field.textEdited.connect(self._offer)
        self._field.returnPressed.connect(self._take_typed)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._popup = QListView(self)
        self._popup.setProperty("role", "completer")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        completer.setPopup(self._popup)
        self._popup.installEventFilter(self)
        completer.activated.connect(self._take_offered)
        self._field.setCompleter(completer)
        self._flow.addWidget(self._field)

    def show_chips(self, chips: list[Chip], *, readonly: bool) -> None:
        """Show these chips; ``readonly`` takes their ways out and the field away."""
        self._readonly = readonly
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None and widget is not self._field:
                widget.hide()
                widget.deleteLater()
        for chip in chips:
            remove = None if readonly else (lambda key=chip.key: self.removed.emit(key))
            self._flow.addWidget(_ChipFrame(chip, self._theme, remove, self))
        self._flow.addWidget(self._field)
        self._field.setVisible(not readonly)
        self.updateGeometry()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme

    @property
    def field(self) -> QLineEdit:
        """The field, for the order of the keyboard."""
        return self._field

    def focus_field(self) -> None:
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the first name that is offered, also where none was gone to with the arrows."""
        if watched is self._popup and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._gone_to |= event.key() in _ARROWS
            if event.key() in _ENTER and not self._gone_to:
                self._popup.hide()
                self._take_typed()
                return True
        return super().eventFilter(watched, event)

    def _offer(self, text: str) -> None:
        self._gone_to = False
        self._offered = self._complete(text) if text.strip() else []
        self._names.setStringList([self._shown(chip) for chip in self._offered])
        QTimer.singleShot(0, self._popup, self._settle_popup)

    def _settle_popup(self) -> None:
        """What Enter takes stands on top, and the names have room up to the window's right edge."""
        if not self._popup.isVisible():
            return
        self._popup.setCurrentIndex(QModelIndex())
        self._popup.scrollToTop()
        right = self.window().frameGeometry().right()
        width = max(_FIELD, 360)
        left = min(self._popup.x(), right - width)
        self._popup.setGeometry(left, self._popup.y(), width, self._popup.height())

    @staticmethod
    def _shown(chip: Chip) -> str:
        return f"{chip.label} — {chip.detail}" if chip.detail else chip.label

    def _take_offered(self, text: str) -> None:
        found = next((chip for chip in self._offered if self._shown(chip) == text), None)
        if found:
            self.added.emit(found.key)
        QTimer.singleShot(0, self._field, self._field.clear)

    def _take_typed(self) -> None:
        text = self._field.text().strip()
        if not text or (self._popup.isVisible() and self._gone_to):
            return
        self._offer(text)
        same = next((chip for chip in self._offered if chip.label.casefold() == text.casefold()), None)
        first = same or (self._offered[0] if self._offered and not self._free else None)
        if first:
            self.added.emit(first.key)
        elif self._free:
            self.added.emit(f"+{text}")
        else:
            self.unknown.emit(text)
            return
        QTimer.singleShot(0, self._field, self._field.clear)


class _Field(QLineEdit):
    """The field at the end of the chips; Escape empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
