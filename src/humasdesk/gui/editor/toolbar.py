"""The small toolbar over a selection, and the box in which a link's address is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.gui.editor.actions import ACTS
from humasdesk.gui.editor.inline import Look
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr

_ICON = 16
_ADDRESS = 280
"""The room for a link's address, in pixels."""


class FloatingBar(QFrame):
    """Buttons for what can be done to a selection. A click leaves the focus in the text; with the keyboard one goes
    into the bar (:meth:`take_focus`), along it with the arrows, and out of it with Escape."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for act in ACTS:
            if act.floats:
                button = QToolButton(self)
                button.setProperty("role", "flat")
                button.setCheckable(True)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.installEventFilter(self)
                label = tr(act.label)
                button.setAccessibleName(label)
                button.setToolTip(f"{label}  {act.keys_text}".rstrip())
                button.clicked.connect(lambda _=False, slot=act.slot: self.asked.emit(slot))
                row.addWidget(button)
                self.buttons[act.slot] = button
        float_over(self)
        self.wear(theme)
        self.hide()

    def take_focus(self) -> None:
        """Give the keyboard to the first button."""
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_focus(self) -> bool:
        """Whether the keyboard is in the bar."""
        return any(button.hasFocus() for button in self.buttons.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            buttons = list(self.buttons.values())
            place = next((number for number, button in enumerate(buttons) if button is watched), 0)
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Tab: 1}.get(
                Qt.Key(event.key()))
            if step:
                buttons[(place + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._icons(None)

    def show_look(self, look: Look) -> None:
        """Press the buttons of what the selection already is."""
        self._icons(look)

    def _icons(self, look: Look | None) -> None:
        for act in ACTS:
            if button := self.buttons.get(act.slot):
                on = look is not None and act.is_on(look)
                button.setChecked(on)
                button.setIcon(self._theme.icon(act.icon, "accent" if on else "text_soft", _ICON))

    def place_over(self, selection: QRect) -> None:
        """Stand above ``selection`` (in the parent's pixels), or below it where there is no room."""
        self.adjustSize()
        place_beside(self, selection, above=True)
        self.show()
        self.raise_()


class LinkBox(QFrame):
    """Asks for the address of a link. ``chosen`` carries it; an empty one takes the link away."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        row = QHBoxLayout()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("https://")
        self.field.setAccessibleName(tr("Address of the link"))
        self.field.returnPressed.connect(self._choose)
        put = QPushButton(tr("Link"), self)
        put.setProperty("role", "primary")
        put.clicked.connect(self._choose)
        self.remove = QPushButton(tr("Remove link"), self)
        self.remove.clicked.connect(lambda: self.chosen.emit(""))
        for widget in (self.field, put, self.remove):
            row.addWidget(widget)
        column.addLayout(row)
        self.trouble = QLabel(tr("A link begins with https://, mailto: or tel:."), self)
        self.trouble.setProperty("role", "soft")
        column.addWidget(self.trouble)
        self._selection = QRect()
        float_over(self)
        self.hide()

    def ask(self, address: str, selection: QRect) -> None:
        """Show the box under ``selection`` with the address the link has now."""
        self._selection = selection
        self.field.setText(address)
        self.field.selectAll()
        self.remove.setVisible(bool(address))
        self.trouble.hide()
        self.show()  # before it is measured: what was never shown has not its style yet
        self._fit()
        place_beside(self, selection, above=False)
        self.raise_()
        self.field.setFocus()

    def _fit(self) -> None:
        """As wide as an address needs, and no wider than the page."""
        self._give(_ADDRESS)
        holder = self.parentWidget()
        beyond = self.width() + 2 * GRID - holder.width() if holder else 0
        if beyond > 0:
            self._give(max(_ADDRESS // 3, _ADDRESS - beyond))

    def _give(self, width: int) -> None:
        self.field.setFixedWidth(width)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()

    def refuse(self) -> None:
        """Say that what was written is no address."""
        self.trouble.show()
        self.adjustSize()
        place_beside(self, self._selection, above=False)  # at the foot of the page it has grown out of it
        self.field.setFocus()

    def _choose(self) -> None:
        text = self.field.text().strip()
        if text and ":" not in text and "." in text:
            text = ("mailto:" if "@" in text else "https://") + text
        self.chosen.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def float_over(box: QWidget) -> None:
    """Let a box stand out from the page under it."""
    shadow = QGraphicsDropShadowEffect(box)
    shadow.setBlurRadius(18)
    shadow.setOffset(0, 3)
    colour = QColor(Qt.GlobalColor.black)
    colour.setAlphaF(0.22)
    shadow.setColor(colour)
    box.setGraphicsEffect(shadow)


def place_beside(box: QWidget, selection: QRect, *, above: bool) -> None:
    """Move ``box`` over or under ``selection``, inside its parent."""
    holder = box.parentWidget()
    parent = holder.rect() if holder else selection
    size = box.sizeHint()
    over, under = selection.top() - size.height() - 6, selection.bottom() + 6
    top = over if (above and over >= 0) or under + size.height() > parent.bottom() else under
    left = min(selection.left(), parent.right() - size.width() - 4)
    box.move(QPoint(max(4, left), max(0, top)))
