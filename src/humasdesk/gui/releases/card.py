"""Paints a release as a card: state dot and headline, then state, place, initials and time; hits in bold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from humasdesk import clock
from humasdesk.domain.release import Summary
from humasdesk.domain.review import STATE_NAMES
from humasdesk.gui.days import day_said
from humasdesk.gui.editions import correction_said
from humasdesk.gui.releases.headline import Headlines, lines_for
from humasdesk.gui.releases.model import SUMMARY
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr, trn

_PAD = 12
_GAP = 4
_DOT = 14
"""What the dot of the state takes of a headline's room."""
_SIDES = 2 * _PAD + _DOT
_CUT = "…"
_KINDS = 16
"""So many empty cards are kept drawn: plain, hovered, chosen, with two and three lines, before and after a resize."""


class CardDelegate(QStyledItemDelegate):
    """Draws cards; every text is laid out once a paint, no widget stands behind a card."""

    def __init__(self, theme: Theme, place_of: Callable[[Summary], str], initials_of: Callable[[str], str],
                 now: Callable[[], datetime], zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place_of = place_of
        self._initials_of = initials_of
        self._now = now
        self._zone = ZoneInfo(zone)
        self._grounds: dict[tuple[float | bool, ...], QPixmap] = {}
        self._headlines = Headlines()
        self.searching = False

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._grounds.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = QFontMetricsF(option.font).height()
        list_ = option.widget
        room = list_.viewport().width() if isinstance(list_, QAbstractItemView) else option.rect.width()
        head = lines_for(_bold(option.font), room - _SIDES)
        below = 2 if self.searching else 1
        return QSize(0, round((head + below) * line + 2 * _PAD + below * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        one = index.data(SUMMARY)
        if not isinstance(one, Summary):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        self._ground(painter, option, area)
        metrics = QFontMetricsF(option.font)
        bold = _bold(option.font)
        lines = self._headlines.lines(one.headline or tr("(no headline)"), bold, area.width() - _SIDES)
        spare = (lines_for(bold, area.width() - _SIDES) - len(lines)) * metrics.height()
        inner = area.adjusted(_PAD + _DOT, _PAD + spare / 2, -_PAD, -_PAD)
        painter.setBrush(self._theme.color(f"state_{one.state}"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(area.left() + _PAD + 4, inner.top() + metrics.height() / 2), 4, 4)
        painter.setFont(bold)
        painter.setPen(self._theme.color("text"))
        below = inner
        for line in lines:
            painter.drawText(below, Qt.AlignmentFlag.AlignTop, line)
            below = below.adjusted(0, metrics.height(), 0, 0)
        below = below.adjusted(0, _GAP, 0, 0)
        self._facts(painter, option, one, below, metrics)
        if self.searching and one.snippet:
            self._snippet(painter, option, one.snippet, below.adjusted(0, metrics.height() + _GAP, 0, 0))
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
                  index: QModelIndex | QPersistentModelIndex) -> bool:
        """The whole headline of a card that shows less of it."""
        one = index.data(SUMMARY)
        if event.type() != QEvent.Type.ToolTip or not isinstance(one, Summary):
            return super().helpEvent(event, view, option, index)
        width = view.visualRect(index).width() - _SIDES
        cut = self._headlines.is_cut(one.headline, _bold(view.font()), width)
        QToolTip.showText(event.globalPos(), one.headline if cut else "", view.viewport())
        return True

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF) -> None:
        """The empty card: round corners cost more than all its words, so each kind is drawn once."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        ratio = painter.device().devicePixelRatioF()
        kind = (area.width(), area.height(), ratio, chosen, hovered, focused)
        if kind not in self._grounds:
            if len(self._grounds) >= _KINDS:
                self._grounds.clear()
            made = QPixmap((area.size() * ratio).toSize())
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            with QPainter(made) as drawing:
                self._draw_ground(drawing, QRectF(QPointF(), area.size()), chosen, hovered, focused)
            self._grounds[kind] = made
        painter.drawPixmap(area.topLeft(), self._grounds[kind])

    def _draw_ground(self, painter: QPainter, area: QRectF, chosen: bool, hovered: bool, focused: bool) -> None:
        card = area.adjusted(4, 2, -4, -2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent" if chosen else "line"), 1))
        painter.setBrush(self._theme.color("accent_soft" if chosen else "sheet" if hovered else "raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if focused:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 6, 6)

    def _facts(self, painter: QPainter, option: QStyleOptionViewItem, one: Summary, area: QRectF,
               metrics: QFontMetricsF) -> None:
        painter.setFont(option.font)
        when = ago(one.updated, self._now(), self._zone) if one.updated else ""
        painter.setPen(self._theme.color("text_faint"))
        width = metrics.horizontalAdvance(when) + 8
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), when)
        left = area.adjusted(0, 0, -width, 0)
        state = tr(STATE_NAMES[one.state])
        painter.setPen(self._theme.color(f"state_{one.state}"))
        painter.drawText(left, Qt.AlignmentFlag.AlignTop, state)
        rest = " · ".join(part for part in self._parts(one) if part)
        if rest:
            used = metrics.horizontalAdvance(state)
            painter.setPen(self._theme.color("text_soft"))
            room = left.adjusted(used, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignTop,
                             metrics.elidedText(f" · {rest}", Qt.TextElideMode.ElideRight, room.width()))

    def spoken(self, one: Summary) -> str:
        """The card in words, for a screen reader: headline, state, what else it shows, time."""
        when = ago(one.updated, self._now(), self._zone) if one.updated else ""
        return ", ".join(part for part in (one.headline or tr("(no headline)"), tr(STATE_NAMES[one.state]),
                                           *self._parts(one), when) if part)

    def _parts(self, one: Summary) -> tuple[str, ...]:
        flags = tr("two versions") if one.conflict else tr("published without approval") if one.unapproved else ""
        writers = "/".join(self._initials_of(person) for person in one.writers)
        return (correction_said(one), flags, self._place_of(one), writers)

    def _snippet(self, painter: QPainter, option: QStyleOptionViewItem, snippet: str, area: QRectF) -> None:
        text, ranges = "", []
        metrics = QFontMetricsF(option.font)
        for number, piece in enumerate(_from_word_near_hit(snippet, metrics, area.width() * 0.4).split("\x02")):
            hit, _, rest = piece.partition("\x03") if number else ("", "", piece)
            if hit:
                found = QTextLayout.FormatRange()
                found.start, found.length = len(text.encode("utf-16-le")) // 2, len(hit.encode("utf-16-le")) // 2
                form = QTextCharFormat()
                form.setFontWeight(QFont.Weight.Bold)
                form.setForeground(self._theme.color("text"))
                found.format = form
                ranges.append(found)
            text += hit + rest
        layout = fitted(text, option.font, ranges, area.width())
        painter.setClipRect(area)
        painter.setPen(self._theme.color("text_soft"))
        layout.draw(painter, area.topLeft())


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def fitted(text: str, font: QFont, ranges: list[QTextLayout.FormatRange], width: float) -> QTextLayout:
    """``text`` on one line of at most ``width`` pixels, cut with an ellipsis; ``ranges`` say how it looks."""
    layout = _laid_out(text, font, ranges)
    line = layout.lineAt(0)
    if line.naturalTextWidth() <= width:
        return layout
    room = width - QFontMetricsF(font).horizontalAdvance(_CUT)
    units = line.xToCursor(room, QTextLine.CursorPosition.CursorOnCharacter)
    begin = text.encode("utf-16-le")[:2 * units].decode("utf-16-le", "ignore").rstrip()
    return _laid_out(begin + _CUT, font, ranges)


def _laid_out(text: str, font: QFont, ranges: list[QTextLayout.FormatRange]) -> QTextLayout:
    """``text`` on one line, however long."""
    layout = QTextLayout(text, font)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine().setLineWidth(1e6)
    layout.endLayout()
    return layout


def _from_word_near_hit(snippet: str, metrics: QFontMetricsF, width: float) -> str:
    """The snippet without so many words at its front that the first hit stands within ``width`` pixels."""
    before, mark, rest = snippet.partition("\x02")
    if metrics.horizontalAdvance(before) <= width:
        return snippet
    words = before.split(" ")

    def room_left(cut: int) -> float:
        return width - metrics.horizontalAdvance(" ".join(words[cut:]))

    fewest = bisect_left(range(len(words) - 1), 0.0, key=room_left)
    return ("… " if fewest else "") + " ".join(words[fewest:]) + mark + rest


def ago(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """How long ago, as a list says it: minutes and hours of today, then the day."""
    past = now - moment
    if past < timedelta(minutes=1):
        return tr("just now")
    if past < timedelta(hours=1):
        return trn("{count} min", "{count} min", int(past.total_seconds() // 60))
    local = moment.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return f"{local:%H.%M} {clock.zone_name(zone.key)}"
    return day_said(local.date())
