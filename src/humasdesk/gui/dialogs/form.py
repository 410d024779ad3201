"""Parts that forms share: a banner of what went wrong, lists of two-line entries, and small words and helpers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.people import Role
from humasdesk.gui.messages import Remedy
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, RADIUS, Theme, grown
from humasdesk.i18n import mark, tr

DETAIL = Qt.ItemDataRole.UserRole + 1
NOTE = Qt.ItemDataRole.UserRole + 2
PICTURE = Qt.ItemDataRole.UserRole + 3
FADED = Qt.ItemDataRole.UserRole + 4
"""What a two-line entry shows beside its title: a soft second line, a word at the right, a picture, and whether it is
drawn faint."""

ROLE_NAMES: dict[Role, str] = {"writer": mark("writer"), "supervisor": mark("supervisor"), "admin": mark("admin")}
ROLE_WORDS: dict[Role, str] = {
    "writer": mark("writes releases and submits them"),
    "supervisor": mark("returns, approves and publishes them"),
    "admin": mark("looks after people, regions and settings"),
}
_ICONS = {"good": "circle-check", "attention": "triangle-alert", "danger": "circle-alert"}
_TINTS = {"good": "accent", "attention": "attention", "danger": "danger"}


class Trouble(QFrame):
    """A sentence inside a dialog: what was refused and what to do, or what was done. A screen reader hears it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, 12, GRID)
        row.setSpacing(GRID)
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self._row = row
        self._buttons: list[QPushButton] = []
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)
        self.setMinimumHeight(2 * self.fontMetrics().height() + 2 * GRID)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now; empty where nothing is."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str, tone: str = "danger", *remedies: Remedy) -> None:
        """Show a sentence; ``tone`` is ``good``, ``attention`` or ``danger``. What mends it stands beside it."""
        self._words.setText(sentence)
        self._put(remedies)
        self.setAccessibleName(sentence)
        self._draw_sign(tone)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()
        announce(self, sentence, urgent=tone == "danger")

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        if self.property("tone"):
            self._draw_sign(str(self.property("tone")))

    def _put(self, remedies: tuple[Remedy, ...]) -> None:
        """The buttons of this sentence, instead of those of the one before."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for remedy in remedies:
            button = QPushButton(remedy.label, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, one=remedy: one.run())
            self._row.addWidget(button)
            self._buttons.append(button)

    def _draw_sign(self, tone: str) -> None:
        self._sign.setPixmap(self._theme.pixmap(_ICONS[tone], _TINTS[tone], grown(18)))

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()


class TwoLines(QStyledItemDelegate):
    """Draws an entry of a list: picture, title with a note at the right, and a softer second line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, picture: int = 0,
                 elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = picture
        self._elide = elide

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = QFontMetrics(option.font).height()
        lines = 2 if index.data(DETAIL) or self._picture else 1
        return QSize(160, max(lines * line + 2 * GRID, self._picture + 2 * GRID))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        space = option.rect.adjusted(12, GRID // 2, -12, -GRID // 2)
        picture = index.data(PICTURE)
        if self._picture and isinstance(picture, QIcon):
            place = QRect(space.left(), space.center().y() - self._picture // 2, self._picture, self._picture)
            picture.paint(painter, place)
            space.setLeft(place.right() + 12)
        self._words(painter, option, index, space)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        place = option.rect.adjusted(3, 1, -3, -1)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if selected else "desk"))
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex,
               space: QRect) -> None:
        title, detail, note = (str(index.data(role) or "") for role in (Qt.ItemDataRole.DisplayRole, DETAIL, NOTE))
        metrics = QFontMetrics(option.font)
        height = metrics.height() * (2 if detail else 1)
        top = space.center().y() - height // 2 + 1
        line = QRect(space.left(), top, space.width(), metrics.height())
        taken = metrics.horizontalAdvance(note) + GRID if note else 0
        painter.setFont(option.font)
        painter.setPen(self._theme.color("text_faint"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
        painter.setPen(self._theme.color("text_faint" if index.data(FADED) else "text"))
        self._line(painter, metrics, line.adjusted(0, 0, -taken, 0), title)
        if detail:
            painter.setPen(self._theme.color("text_faint" if index.data(FADED) else "text_soft"))
            self._line(painter, metrics, line.translated(0, metrics.height()), detail)

    def _line(self, painter: QPainter, metrics: QFontMetrics, place: QRect, words: str) -> None:
        shown = metrics.elidedText(words, self._elide, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def two_lines(item: QListWidgetItem, title: str, detail: str = "", note: str = "", *, faded: bool = False) -> None:
    """Fill an entry, and say all of it to a screen reader."""
    item.setText(title)
    item.setData(DETAIL, detail)
    item.setData(NOTE, note)
    item.setData(FADED, faded)
    item.setToolTip("\n".join(part for part in (title, detail, note) if part))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (title, detail, note) if part))


def round_picture(initials: str, theme: Theme, size: int, *, faded: bool = False) -> QIcon:
    """A person's round picture: the initials on the accent's soft ground."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line_strong" if faded else "accent"), 1))  # seen on a chosen row's ground too
    painter.setBrush(theme.color("line" if faded else "accent_soft"))
    painter.drawEllipse(QRectF(0.5, 0.5, size - 1, size - 1))
    font = QFont(QApplication.font())
    font.setBold(True)
    font.setPixelSize(max(7, round(size * (0.4 if len(initials) <= 2 else 0.34))))
    painter.setFont(font)
    painter.setPen(theme.color("text_faint" if faded else "accent_strong"))
    painter.drawText(QRect(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, initials[:3])
    painter.end()
    return QIcon(made)


def fit(dialog: QWidget, width: int, height: int, large: QSize | None = None) -> None:
    """Make a dialog as large as is comfortable in this size of text, and never larger than the screen leaves beside a
    title bar. On a screen of which it takes no more than five sixths it is ``large``, so that longer lists and whole
    lines are in sight. The sizes are those for ordinary text."""
    room = _room(QSize(width, height))
    if large is not None and 6 * grown(large.width()) <= 5 * room.width() \
            and 6 * grown(large.height()) <= 5 * room.height():
        width, height = large.width(), large.height()
    keep_within(dialog, grown(width), grown(height))


def keep_within(dialog: QWidget, width: int, height: int) -> None:
    """Make a dialog that large, and never larger than the screen leaves beside a title bar; Qt may put that 40 pixels
    above the middle, and a taller dialog's was off the screen."""
    room = _room(QSize(width, height))
    dialog.resize(min(width, room.width() - 2 * GRID), min(height, room.height() - 10 * GRID))


def _room(instead: QSize) -> QSize:
    screen = QGuiApplication.primaryScreen()
    return screen.availableGeometry().size() if screen else instead


def yes_or_no(dialog: QWidget, yes: str) -> tuple[QDialogButtonBox, QPushButton]:
    """A box with the main button ``yes`` and *Cancel*, and that button. It has its role before the box dresses it."""
    box = QDialogButtonBox(dialog)
    button = QPushButton(yes, box)
    button.setProperty("role", "primary")
    box.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    return box, button


def nothing_in(items: QWidget) -> QLabel:
    """A label in the middle of a list, for what is said while the list is empty."""
    made = label("", "faint", items, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inside = QVBoxLayout(items)
    inside.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
    inside.addWidget(made)
    return made


def label(words: str, role: str, parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label in one of the theme's roles, its text never read as markup."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def headline(words: str, parent: QWidget | None = None, scale: float = 1.5) -> QLabel:
    """A larger label for the head of a page, ``scale`` times the text's size."""
    made = label(words, "title", parent, wrap=True)
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    made.setFont(font)
    return made


def roles_said(roles: Any) -> str:
    """Roles in words: ``writer, admin``."""
    return ", ".join(tr(ROLE_NAMES[role]) for role in ROLE_NAMES if role in roles)


def suggest_initials(name: str) -> str:
    """Initials for a name: the first letters of its first word that is no degree (``Dr. Maria Rosari``: ``mar``)."""
    for word in name.split():
        letters = "".join(letter for letter in word if letter.isalnum())
        if "." not in word and len(letters) >= 2:
            return letters[:3].lower()
    return ""
