"""The one door to the person's eyes: a bar inside the window, with the button that mends where there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, Theme, grown
from humasdesk.gui.widgets.flow import FlowLayout
from humasdesk.i18n import tr, trn

_ICONS = {"good": "circle-check", "attention": "triangle-alert", "danger": "circle-alert"}
_TINTS = {"good": "accent", "attention": "attention", "danger": "danger"}
_STAYS_MS = 9_000
_LIT_MS = 400
"""How long a banner shines that is said again."""
_LINE = 240
"""Pixels of a line of ordinary words beside a button; where they have less, the button goes under them."""
_SHOWN = 3
"""Banners that stand at once; older ones wait behind a button."""
_TALL = 28
"""Pixels of a line from which on, at some 150 % of the ordinary text, one banner alone stands: three hid the page."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button of a banner."""

    label: str
    run: Callable[[], None]


class MessageBar(QWidget):
    """Banners, newest lowest, three at most, in large text one, unless the person asks for the others. Good news goes
    by itself; trouble stays until it is mended or closed. ``left`` says that the banner with the keyboard was closed,
    and no other is there; ``changed`` that another amount of room is needed."""

    left = Signal()
    changed = Signal()
    said = Signal()
    """Something was said, new or again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._banners: dict[str, QFrame] = {}
        self._lasting: set[str] = set()
        self._whole = False
        self._rest = QPushButton(self)
        self._rest.setProperty("role", "more")
        self._rest.clicked.connect(self._show_rest)
        self._column.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignHCenter)
        self._arrange()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for banner in self._banners.values():
            self._draw(banner)

    def _draw(self, banner: QFrame) -> None:
        """The signs of a banner, in the colours of the theme."""
        tone = str(banner.property("tone"))
        sign, close = banner.findChild(QLabel, "sign"), banner.findChild(QToolButton)
        if sign is not None and close is not None:
            sign.setPixmap(self._theme.pixmap(_ICONS[tone], _TINTS[tone], grown(18)))
            close.setIcon(self._theme.icon("x", "text_soft", 14))

    def say(self, tone: str, sentence: str, *remedies: Remedy, lasting: bool = False,
            passing: bool = False, fading: bool = False) -> None:
        """Show a banner; the same sentence twice is shown once, and lights up. A ``lasting`` one speaks of the whole
        desk and stays when another release is opened; a ``passing`` one stays too, and goes by itself like good news; a
        ``fading`` one goes by itself though it has a button. A screen reader hears it."""
        again = sentence in self._banners
        if again:
            self.take_back(sentence)
        self.said.emit()
        banner = self._banner(tone, sentence, remedies)
        self._banners[sentence] = banner
        if lasting or passing:
            self._lasting.add(sentence)
        self._column.addWidget(banner)
        self._arrange()
        if again:
            self._light(banner)
        announce(banner, sentence, urgent=tone == "danger")
        if passing or fading or (tone == "good" and not remedies):
            QTimer.singleShot(_STAYS_MS, banner, lambda: self._gone(sentence, banner))

    def say_again(self, sentence: str) -> None:
        """A banner that stands lights up and is announced once more: what it says was just met again."""
        banner = self._banners.get(sentence)
        if banner is not None:
            self._light(banner)
            announce(banner, sentence, urgent=banner.property("tone") == "danger")

    def _light(self, banner: QFrame) -> None:
        _shine(banner, lit=True)
        QTimer.singleShot(_LIT_MS, banner, lambda: _shine(banner, lit=False))

    def take_back(self, sentence: str) -> None:
        """Close the banner of this sentence, if it is shown."""
        banner = self._banners.pop(sentence, None)
        self._lasting.discard(sentence)
        if banner is None:
            return
        focused = self.window().focusWidget()  # while a dialog is open this is where the keyboard comes back to
        had_keyboard = focused is not None and banner.isAncestorOf(focused)
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self._arrange()
        if had_keyboard:
            self.take_focus()

    def take_back_trouble(self) -> None:
        """Close every banner that asks or refuses: what it spoke of has gone on."""
        for sentence, banner in list(self._banners.items()):
            if banner.property("tone") != "good" and sentence not in self._lasting:
                self.take_back(sentence)

    def take_back_good(self) -> None:
        """Close the good news that asks nothing: something newer wants the room."""
        for sentence, banner in list(self._banners.items()):
            if banner.property("tone") == "good" and banner.findChild(QPushButton) is None:
                self.take_back(sentence)

    def take_back_all(self) -> None:
        """Close every banner but the lasting ones: somebody else sits here now."""
        for sentence in [one for one in self._banners if one not in self._lasting]:
            self.take_back(sentence)

    def take_focus(self) -> None:
        """Put the keyboard on the newest banner's first button; without a banner ``left`` is told."""
        if not self._banners:
            self.left.emit()
            return
        newest = list(self._banners.values())[-1]
        button = newest.findChild(QPushButton) or newest.findChild(QToolButton)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the banner that has the keyboard."""
        focused = QApplication.focusWidget()
        here = next((sentence for sentence, banner in self._banners.items()
                     if focused is not None and banner.isAncestorOf(focused)), None)
        if event.key() == Qt.Key.Key_Escape and here is not None:
            self.take_back(here)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        """Show the newest, and how many more there are."""
        banners = list(self._banners.values())
        most = _SHOWN if self.fontMetrics().height() < _TALL else 1
        self._whole = self._whole and len(banners) > most
        waiting = 0 if self._whole else max(0, len(banners) - most)
        for number, banner in enumerate(banners):
            banner.setVisible(number >= waiting)
        self._rest.setVisible(bool(waiting))
        self._rest.setText(trn("+{count} more", "+{count} more", waiting))
        self._rest.setAccessibleName(trn("Show {count} more message", "Show {count} more messages", waiting))
        self.changed.emit()

    def _show_rest(self) -> None:
        self._whole = True
        self._arrange()
        oldest = next(iter(self._banners.values())).findChild(QToolButton)
        if oldest is not None:
            oldest.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown now."""
        return tuple(self._banners)

    def _gone(self, sentence: str, banner: QFrame) -> None:
        if self._banners.get(sentence) is banner:
            self.take_back(sentence)

    def _banner(self, tone: str, sentence: str, remedies: tuple[Remedy, ...]) -> QFrame:
        banner = _Banner(self)
        banner.setProperty("role", "banner")
        banner.setProperty("tone", tone)
        banner.setAccessibleName(sentence)
        row = QHBoxLayout(banner)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(GRID)
        sign = QLabel(banner)
        sign.setObjectName("sign")
        sign.setContentsMargins(0, 7, 0, 0)  # level with the first line beside it
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QLabel(sentence, banner)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(sentence)
        text = QVBoxLayout()
        text.setSpacing(GRID)
        text.addWidget(words)
        row.addLayout(text, 1)
        self._add_buttons(banner, text, remedies)
        close = QToolButton(banner)
        close.setProperty("role", "flat")
        close.setAccessibleName(tr("Close this message"))
        close.setToolTip(tr("Close this message"))
        close.clicked.connect(lambda: self.take_back(sentence))
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._draw(banner)
        return banner

    @staticmethod
    def _add_buttons(banner: _Banner, text: QBoxLayout, remedies: tuple[Remedy, ...]) -> None:
        """One button stands beside the words, several under them and in rows, so that all words keep their room."""
        rows = FlowLayout(gap=GRID)
        for remedy in remedies:
            button = QPushButton(remedy.label, banner)
            button.clicked.connect(lambda _=False, one=remedy: one.run())
            rows.addWidget(button)
        if remedies:
            text.addLayout(rows)
        if len(remedies) == 1:
            banner.alone, banner.under = button, rows


class _Banner(QFrame):
    """One message. Its button, where there is just one, goes ``under`` the words in a narrow column."""

    alone: QPushButton | None = None
    under: QLayout | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.layout()
        if self.alone is None or self.under is None or not isinstance(row, QBoxLayout):
            return
        left = self.width() - self.alone.sizeHint().width() - 10 * GRID  # the signs at both ends, and the gaps
        beside = left >= grown(_LINE)
        if beside and self.under.count():
            self.under.removeWidget(self.alone)
            row.insertWidget(2, self.alone)
        elif not beside and not self.under.count():
            row.removeWidget(self.alone)
            self.under.addWidget(self.alone)


def _shine(banner: QFrame, *, lit: bool) -> None:
    banner.setProperty("lit", lit)
    banner.style().unpolish(banner)
    banner.style().polish(banner)
