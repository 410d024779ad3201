"""Paints a release as a card: state dot and headline, then state, place, initials and time; hits in bold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple
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
from humasdesk.gui.theme import Theme, in_bold
from humasdesk.i18n import tr, trn

_PAD = 12
_GAP = 4
_DOT = 14
"""What the dot of the state takes of a headline's room."""
_SIDES = 2 * _PAD + _DOT
_CUT = "…"
_SHOWN = 16
"""So many whole cards are kept drawn, some 1.5 MiB: a screenful, and a few that were hovered or chosen."""
_KINDS = 6
"""So many empty cards are kept drawn: plain, hovered, chosen, with two and three lines, before and after a resize."""


class _Kind(NamedTuple):
    """How a card looks apart from its words: its size in logical pixels, of which each is ``ratio`` real ones wide."""

    width: int
    height: int
    ratio: float
    chosen: bool
    hovered: bool
    focused: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """All that a card says. ``rest`` follows the state, ``snippet`` has its hits between U+0002 and U+0003."""

    headline: str
    state: str
    rest: str
    when: str
    snippet: str


class CardDelegate(QStyledItemDelegate):
    """Draws cards, each once until it says something else or looks otherwise; no widget stands behind a card."""

    def __init__(self, theme: Theme, place_of: Callable[[Summary], str], initials_of: Callable[[str], str],
                 now: Callable[[], datetime], zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place_of = place_of
        self._initials_of = initials_of
        self._now = now
        self._zone = ZoneInfo(zone)
        self._grounds: dict[_Kind, QPixmap] = {}
        self._drawn: dict[tuple[_Kind, str, _Words], QPixmap] = {}
        """Cards as they were drawn, the one that was shown last at the end."""
        self._headlines = Headlines()
        self.searching = False

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._grounds.clear()
        self._drawn.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = QFontMetricsF(option.font).height()
        list_ = option.widget
        room = list_.viewport().width() if isinstance(list_, QAbstractItemView) else option.rect.width()
        head = lines_for(in_bold(option.font), room - _SIDES)
        below = 2 if self.searching else 1
        return QSize(0, round((head + below) * line + 2 * _PAD + below * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        one = index.data(SUMMARY)
        if not isinstance(one, Summary):
            return
        words = self._words(one)
        kind = self._kind(painter, option)
        drawn = self._drawn.pop((kind, option.font.key(), words), None)
        if drawn is None:
            while len(self._drawn) >= _SHOWN:
                del self._drawn[next(iter(self._drawn))]
            drawn = self._empty(kind)
            drawn.fill(self._theme.color("ground"))  # on a ground of its own text is as sharp as the screen can
            with QPainter(drawn) as drawing:
                drawing.drawPixmap(QPointF(), self._ground(kind))
                self._write(drawing, option.font, words, QRectF(QPointF(), QRectF(option.rect).size()))
        self._drawn[kind, option.font.key(), words] = drawn
        painter.drawPixmap(option.rect.topLeft(), drawn)

    def _words(self, one: Summary) -> _Words:
        rest = " · ".join(part for part in self._parts(one) if part)
        when = ago(one.updated, self._now(), self._zone) if one.updated else ""
        return _Words(one.headline or tr("(no headline)"), one.state, rest, when,
                      one.snippet if self.searching else "")

    def _write(self, painter: QPainter, font: QFont, words: _Words, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, bold, room = QFontMetricsF(font), in_bold(font), area.width() - _SIDES
        lines = self._headlines.lines(words.headline, bold, room)
        spare = (lines_for(bold, room) - len(lines)) * metrics.height()
        below = area.adjusted(_PAD + _DOT, _PAD + spare / 2, -_PAD, -_PAD)
        painter.setBrush(self._theme.color(f"state_{words.state}"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(area.left() + _PAD + 4, below.top() + metrics.height() / 2), 4, 4)
        painter.setFont(bold)
        painter.setPen(self._theme.color("text"))
        for line in lines:
            painter.drawText(below, Qt.AlignmentFlag.AlignTop, line)
            below = below.adjusted(0, metrics.height(), 0, 0)
        below = below.adjusted(0, _GAP, 0, 0)
        painter.setFont(font)
        self._facts(painter, words, below, metrics)
        if words.snippet:
            self._snippet(painter, font, words.snippet, below.adjusted(0, metrics.height() + _GAP, 0, 0))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
                  index: QModelIndex | QPersistentModelIndex) -> bool:
        """The whole headline of a card that shows less of it."""
        one = index.data(SUMMARY)
        if event.type() != QEvent.Type.ToolTip or not isinstance(one, Summary):
            return super().helpEvent(event, view, option, index)
        width = view.visualRect(index).width() - _SIDES
        cut = self._headlines.is_cut(one.headline, in_bold(view.font()), width)
        words = f"<p>{escape(one.headline)}</p>" if cut else ""  # as markup it breaks where the screen ends
        QToolTip.showText(event.globalPos(), words, view.viewport())
        return True

    def _kind(self, painter: QPainter, option: QStyleOptionViewItem) -> _Kind:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        return _Kind(option.rect.width(), option.rect.height(), painter.device().devicePixelRatioF(), chosen, hovered,
                     focused)

    def _empty(self, kind: _Kind) -> QPixmap:
        made = QPixmap(QSize(round(kind.width * kind.ratio), round(kind.height * kind.ratio)))
        made.setDevicePixelRatio(kind.ratio)
        return made

    def _ground(self, kind: _Kind) -> QPixmap:
        """The empty card: round corners cost more than all its words, so each kind is drawn once."""
        if kind not in self._grounds:
            if len(self._grounds) >= _KINDS:
                self._grounds.clear()
            made = self._empty(kind)
            made.fill(Qt.GlobalColor.transparent)
            with QPainter(made) as drawing:
                self._draw_ground(drawing, QRectF(0, 0, kind.width, kind.height), kind.chosen, kind.hovered,
                                  kind.focused)
            self._grounds[kind] = made
        return self._grounds[kind]

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

    def _facts(self, painter: QPainter, words: _Words, area: QRectF, metrics: QFontMetricsF) -> None:
        painter.setPen(self._theme.color("text_faint"))
        width = metrics.horizontalAdvance(words.when) + 8
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), words.when)
        left = area.adjusted(0, 0, -width, 0)
        state = tr(STATE_NAMES[words.state])
        painter.setPen(self._theme.color(f"state_{words.state}"))
        painter.drawText(left, Qt.AlignmentFlag.AlignTop,
                         metrics.elidedText(state, Qt.TextElideMode.ElideRight, left.width()))
        if words.rest:
            used = metrics.horizontalAdvance(state)
            painter.setPen(self._theme.color("text_soft"))
            room = left.adjusted(used, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignTop,
                             metrics.elidedText(f" · {words.rest}", Qt.TextElideMode.ElideRight, room.width()))

    def spoken(self, one: Summary) -> str:
        """The card in words, for a screen reader: headline, state, what else it shows, time."""
        when = ago(one.updated, self._now(), self._zone) if one.updated else ""
        return ", ".join(part for part in (one.headline or tr("(no headline)"), tr(STATE_NAMES[one.state]),
                                           *self._parts(one), when) if part)

    def _parts(self, one: Summary) -> tuple[str, ...]:
        flags = tr("two versions") if one.conflict else tr("published without approval") if one.unapproved else ""
        writers = "/".join(self._initials_of(person) for person in one.writers)
        return (correction_said(one), flags, self._place_of(one), writers)

    def _snippet(self, painter: QPainter, font: QFont, snippet: str, area: QRectF) -> None:
        text, ranges = "", []
        metrics = QFontMetricsF(font)
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
        layout = fitted(text, font, ranges, area.width())
        painter.setClipRect(area)
        painter.setPen(self._theme.color("text_soft"))
        layout.draw(painter, area.topLeft())


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
    """The snippet without so many words at its front that the first hit, where there is one (a name of the panel may be
    what was found), stands within ``width`` pixels."""
    before, mark, rest = snippet.partition("\x02")
    if not mark or metrics.horizontalAdvance(before) <= width:
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
