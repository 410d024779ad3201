"""The posts of an official on a line of years: definitive ones in the accent, acting ones in amber, one day marked."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from humasdesk.domain.directory import Post
from humasdesk.gui.days import day_said
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr

_BAR = 24
_GAP = 4
_LEAST_YEARS = 6
_PER_LABEL = 56


class TimeLine(QWidget):
    """A picture only; what it shows stands in the table below it and in its accessible description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._posts: tuple[Post, ...] = ()
        self._lanes: tuple[int, ...] = ()
        self._today = date(2000, 1, 1)
        self._marked = self._today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Posts by year"))

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.update()

    def show_posts(self, posts: tuple[Post, ...], marked: date, today: date) -> None:
        """Draw these posts, with a line at the day ``marked``."""
        self._posts, self._marked, self._today = posts, marked, today
        self._lanes = _lanes(posts)
        self.setAccessibleDescription("; ".join(said(post) for post in posts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lanes = max(self._lanes, default=0) + 1
        return QSize(320, lanes * (self._high + _GAP) + QFontMetrics(self.font()).height() + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _high(self) -> int:
        """Pixels of a bar: room for its words in the size of the text."""
        return max(_BAR, QFontMetrics(self.font()).height() + 2)

    @property
    def span(self) -> tuple[date, date]:
        """The first and last day drawn: whole years, at least six of them."""
        days = [day for post in self._posts for day in (post.since, post.until) if day] + [self._marked]
        if any(post.until is None for post in self._posts):
            days.append(self._today)
        first, last = min(days).year, max(days).year + 1
        if last - first < _LEAST_YEARS:
            first = last - _LEAST_YEARS
        return date(max(first, 1), 1, 1), date(min(last, 9999), 1, 1)

    def _x(self, day: date) -> float:
        first, last = self.span
        share = (day - first).days / max(1, (last - first).days)
        return share * (self.width() - 1)

    def _bar(self, place: int) -> QRectF:
        first, last = self.span
        post = self._posts[place]
        left = self._x(post.since or first)
        right = self._x(min(post.until + timedelta(days=1), last)) if post.until else float(self.width() - 1)
        return QRectF(left, self._lanes[place] * (self._high + _GAP), max(3.0, right - left - 1), self._high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._years(painter)
        for place, post in enumerate(self._posts):
            self._post(painter, self._bar(place), post)
        if not self._posts:
            metrics = QFontMetrics(self.font())  # on ground of its own: the lines of the years run through it
            painter.fillRect(QRectF(0, 0, metrics.horizontalAdvance(tr("No post yet.")) + GRID, self._high),
                             self._theme.color("ground"))
            painter.setPen(self._theme.color("text_faint"))
            painter.drawText(QRectF(0, 0, self.width(), self._high),
                             Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr("No post yet."))
        self._day(painter)
        painter.end()

    def _years(self, painter: QPainter) -> None:
        first, last = self.span
        bottom = (max(self._lanes, default=0) + 1) * (self._high + _GAP) + 2
        step = 1
        metrics = QFontMetrics(self.font())
        wide, height = max(_PER_LABEL, metrics.horizontalAdvance("2000") + GRID), metrics.height()
        while (last.year - first.year) / step * wide > self.width():
            step += 1 if step < 2 else 3 if step == 2 else 5
        for year in range(first.year, last.year + 1):
            at = self._x(date(year, 1, 1))
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(at, 0), QPointF(at, bottom))
            if (year - first.year) % step == 0 and year < last.year:
                painter.setPen(self._theme.color("text_faint"))
                painter.drawText(QRectF(at, bottom + 2, wide, height), Qt.AlignmentFlag.AlignLeft, str(year))

    def _post(self, painter: QPainter, bar: QRectF, post: Post) -> None:
        acting = post.holding != "definitive"
        painter.setPen(QPen(self._theme.color("attention" if acting else "accent"), 1))
        painter.setBrush(self._theme.color("attention_soft" if acting else "accent_soft"))
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        metrics = QFontMetrics(self.font())
        words = metrics.elidedText(post.printed, Qt.TextElideMode.ElideRight, int(bar.width()) - 2 * GRID)
        if len(words) > 2:
            painter.setPen(self._theme.color("text"))
            painter.drawText(bar.adjusted(GRID, 0, -GRID, 0),
                             Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _day(self, painter: QPainter) -> None:
        at = self._x(self._marked)
        bottom = (max(self._lanes, default=0) + 1) * (self._high + _GAP) + 2
        painter.setPen(QPen(self._theme.color("danger"), 2))
        painter.drawLine(QPointF(at, 0), QPointF(at, bottom))
        painter.setBrush(self._theme.color("danger"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([QPointF(at - 4, bottom + 4), QPointF(at + 4, bottom + 4), QPointF(at, bottom)]))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = next((post for place, post in enumerate(self._posts)
                        if self._bar(place).contains(QPointF(event.pos()))), None)
            QToolTip.showText(event.globalPos(), said(hit) if hit else "", self)
            return True
        return super().event(event)


def said(post: Post) -> str:
    """A post in a line: title and days."""
    since, until = (day_said(day) if day else "…" for day in (post.since, post.until))
    return f"{post.printed}, {since} – {until}"


def _lanes(posts: tuple[Post, ...]) -> tuple[int, ...]:
    """For each post the first lane in which nothing overlaps it."""
    ends: list[date] = []
    found: list[int] = []
    for post in posts:
        since, until = post.since or date.min, post.until or date.max
        lane = next((place for place, end in enumerate(ends) if end < since), len(ends))
        ends[lane:lane + 1] = [until]
        found.append(lane)
    return tuple(found)
