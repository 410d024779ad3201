"""*Meja*: where am I — the states with live counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from humasdesk.domain.release import Changes, State
from humasdesk.domain.review import STATE_NAMES
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import mark, tr
from humasdesk.services import searching
from humasdesk.services.searching import Wanted


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the desk: what it is called and which releases it holds."""

    key: str
    label: str
    state: State | None = None
    mine: bool = False


PLACES = (
    Place("all", mark("All")),
    Place("mine", mark("My drafts"), "draft", mine=True),
    Place("submitted", mark("Queue"), "submitted"),
    Place("returned", STATE_NAMES["returned"], "returned"),
    Place("approved", STATE_NAMES["approved"], "approved"),
    Place("published", STATE_NAMES["published"], "published"),
    Place("withdrawn", STATE_NAMES["withdrawn"], "withdrawn"),
    Place("discarded", STATE_NAMES["discarded"], "discarded"),
)


class _Row(QPushButton):
    """A row with a dot, a name and, at the right, a count."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(tr(place.label), parent)
        self.place = place
        self.count = ""
        self.count_color = QColor()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("role", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, count: int, color: QColor) -> None:
        self.count = f"{count:,}".replace(",", ".") if count else ""
        self.count_color = color
        self.setAccessibleName(f"{self.text()} {count}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count:
            painter = QPainter(self)
            painter.setPen(self.count_color)
            painter.drawText(self.rect().adjusted(0, 0, -12, 0),
                             int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self.count)
            painter.end()


class Sidebar(QFrame):
    """The left column."""

    chosen = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setObjectName("side")
        self.setAccessibleName(tr("The desk"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        self._layout.setSpacing(2)
        heading = QLabel(tr("DESK"), self)
        heading.setProperty("role", "section")
        heading.setContentsMargins(GRID, 0, 0, GRID // 2)
        self._layout.addWidget(heading)
        self._rows = {place.key: self._row(place) for place in PLACES}
        self._layout.addStretch(1)
        self._rows["all"].setChecked(True)
        session.changed.connect(self._on_changed)
        self.refresh()

    def _row(self, place: Place) -> _Row:
        row = _Row(place, self)
        row.clicked.connect(lambda: self.chosen.emit(place))
        self._layout.addWidget(row)
        return row

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.refresh()

    def go(self, key: str) -> None:
        """Choose a row."""
        self._rows[key].setChecked(True)
        self.chosen.emit(self._rows[key].place)

    def take_focus(self) -> None:
        """Put the keyboard on the row that is chosen."""
        self._rows[self.chosen_key or "all"].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all rows."""
        return frozenset(self._rows)

    @property
    def chosen_key(self) -> str:
        """The key of the row that is chosen."""
        return next((key for key, row in self._rows.items() if row.isChecked()), "")

    def wanted(self, place: Place) -> Wanted:
        """The filter that a row stands for."""
        person = self._session.person
        return Wanted(state=place.state, writer=person.id if place.mine and person else None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.counts:
            self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        counts = searching.counts(self._session.desk)
        total = sum(count for state, count in counts.items() if state not in ("discarded",))
        for key, row in self._rows.items():
            if key == "all":
                count = searching.count(self._session.desk, Wanted())
            elif row.place.mine:
                count = searching.count(self._session.desk, self.wanted(row.place)) if total else 0
            else:
                count = counts.get(cast("str", row.place.state), 0)
            row.show_count(count, self._theme.color("text_faint"))
