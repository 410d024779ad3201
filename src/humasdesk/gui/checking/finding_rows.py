"""How a finding, something lacking, or an answer given before is drawn in a list and said to a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from humasdesk import clock
from humasdesk.domain.answers import Answer, label
from humasdesk.gui.severity import NAMES, sign
from humasdesk.gui.theme import RADIUS, Theme
from humasdesk.i18n import mark, tr

if TYPE_CHECKING:
    from humasdesk.services.checking import Shortcoming
    from humasdesk.services.checking.finding import Finding
    from humasdesk.services.checking.questions import Examined

STOPS = mark("Stops the release")
_ROW = Qt.ItemDataRole.UserRole + 1
_SIGN = 15
_GAP = 6
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_MOST_WORDS = 48


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: ``about`` is a finding or something lacking, ``given`` the answer to it, if any; ``kind``
    a severity or ``lack``. A row of a ``group`` alone is a heading."""

    group: str
    kind: str = ""
    words: str = ""
    message: str = ""
    stops: bool = False
    about: Finding | Shortcoming | None = None
    given: Answer | None = None
    when: str = ""

    @property
    def key(self) -> str:
        """The same as long as it speaks of the same."""
        mark = getattr(self.about, "fingerprint", "") or self.message
        return f"{self.group}|{mark}|{getattr(self.about, 'start', '')}"

    @property
    def said(self) -> str:
        """All of it for a screen reader."""
        if self.about is None and self.given is None:
            return self.group
        stops = tr(STOPS) if self.stops else ""
        return ". ".join(part for part in (tr(NAMES[self.kind]), self.words, self.message.rstrip("."), stops,
                                           self.when) if part)


def rows_of(examined: Examined, kinds: frozenset[str] = frozenset()) -> list[Row]:
    """What is open, what stops the release first, then by kind; with ``kinds`` those alone. Lighter findings at one
    place stand in its menu, unless they stop the release."""
    stopping = [_row(tr(STOPS), one, stops=True) for one in examined.stopping]
    rest = [_row("", group, stops=False) for group in examined.findings if not examined.stops(group)]
    rest += [_row("", one, stops=False) for one in examined.lacks if not examined.stops(one)]
    found = [row for row in stopping if not kinds or row.kind in kinds]
    rows = [Row(tr(STOPS)), *found] if found else []
    for kind, name in NAMES.items():
        own = [row for row in rest if row.kind == kind and (not kinds or kind in kinds)]
        if own:
            rows += [Row(tr(name)), *own]
    return rows


def obstacles(examined: Examined, only: frozenset[str] = frozenset()) -> list[Row]:
    """What stops the release; with ``only`` those of these rules alone."""
    return [_row(tr(STOPS), one, stops=True) for one in examined.stopping if not only or one.rule in only]


def answered_rows(examined: Examined, zone: str, names: dict[str, str]) -> list[Row]:
    """What was answered, with who and when; ``names`` of people by their ids."""
    found = []
    for one, given in examined.answered:
        moment = given.at.astimezone(ZoneInfo(zone))
        when = f"{tr(label(given.about, given.answer))} · {names.get(given.person, '?')}, {moment:%d/%m/%Y %H.%M} " \
               f"{clock.zone_name(zone)}" + (f" · “{given.note}”" if given.note else "")
        found.append(Row(tr("Answered"), one.severity, _short(one.text), one.sentence, False, one, given, when))
    return found


def _row(group: str, one: Finding | Shortcoming, *, stops: bool) -> Row:
    words = getattr(one, "text", "")
    return Row(group, getattr(one, "severity", "lack"), _short(words), one.sentence, stops, one)


def _short(words: str) -> str:
    line = " ".join(words.replace("\xa0", "°").split()) or words.replace(" ", "·").replace("\xa0", "°").strip("\n")
    return line if len(line) <= _MOST_WORDS else f"{line[:_MOST_WORDS - 1]}…"


def row_of(item: QListWidgetItem | QModelIndex | QPersistentModelIndex) -> Row:
    """The row that an item shows."""
    return cast("Row", item.data(_ROW))


def fill(item: QListWidgetItem, row: Row) -> None:
    """Let an item show a row."""
    item.setData(_ROW, row)
    item.setText(row.message or row.group)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, row.said)
    item.setToolTip("\n".join(part for part in (row.words, row.message, row.when) if part))
    if row.about is None:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)


class FindingRows(QStyledItemDelegate):
    """Draws a sign of its own shape, the words in bold, and under them the message, wrapped to the list's width."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row, metrics = row_of(index), QFontMetrics(option.font)
        if row.about is None:
            return QSize(100, metrics.height() + 8)
        return QSize(100, sum(rect.height() for rect, *_ in self._lines(row, option.font)) + 8)

    def _lines(self, row: Row, font: QFont) -> list[tuple[QRect, str, str, QFont]]:
        room = max(80, self._list.viewport().width() - _SIGN - _GAP - 12)
        top = 0
        found = []
        for words, tint, bold in ((row.words, "text", True), (row.message, "text_soft" if row.words else "text", False),
                                  (row.when, "text_faint", False)):
            if words:
                cut = QFont(font)
                cut.setBold(bold)
                rect = QFontMetrics(cut).boundingRect(QRect(0, 0, room, 10_000), _WRAP, words)
                found.append((QRect(0, top, room, rect.height()), words, tint, cut))
                top += rect.height()
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        row, place = row_of(index), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.about is None:
            font = QFont(option.font)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(self._theme.color("danger" if row.group == tr(STOPS) else "text_faint"))
            painter.drawText(place.adjusted(4, 4, -4, 0),
                             Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.group)
            painter.restore()
            return
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected) or focused:
            painter.setPen(self._theme.color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        left, top = place.left() + 4, place.top() + 4
        painter.drawPixmap(left, top + 2, sign(row.kind, self._theme, _SIGN))
        for rect, words, tint, font in self._lines(row, option.font):
            painter.setFont(font)
            painter.setPen(self._theme.color(tint))
            painter.drawText(rect.translated(left + _SIGN + _GAP, top), _WRAP, words)
        painter.restore()
