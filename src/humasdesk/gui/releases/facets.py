"""*Saringan*: the regions and officials that occur in what the list shows, each with its count; a click narrows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.releases.row import Row
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr, trn
from humasdesk.services.asking.values import Part
from humasdesk.services.desk import Desk
from humasdesk.services.facets import Occurring
from humasdesk.services.searching import Wanted

_FEW = 8
_SHORT = ("Kabupaten ", "Kab. ", 1)
"""As newsrooms shorten it where there is little room."""
_PAUSE_MS = 250

Count = Callable[[Desk, Wanted, str], list[Occurring]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One fold: its key in the window's memory, its title, and how it is counted."""

    key: str
    title: str
    count: Count


class Facet(QWidget):
    """A heading that opens to rows; counted only while it is open."""

    def __init__(self, session: Session, asking: Asking, kind: Kind, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._asking, self._kind, self._theme = session, asking, kind, theme
        self._found: list[Occurring] = []
        self._rows: list[Row] = []
        self._all = False
        self._turn = 0
        self.is_open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.head = QPushButton(tr(kind.title), self)
        self.head.setProperty("role", "row")
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.head.clicked.connect(lambda: self.open_up(not self.is_open))
        self._column.addWidget(self.head)
        self._more = QPushButton(self)
        self._more.setText(tr("Fewer"))
        self._more.setProperty("role", "row")
        self._more.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._more.clicked.connect(self._toggle_all)
        self._column.addWidget(self._more)
        self._more.hide()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.count)
        asking.changed.connect(self._ask_soon)
        self.wear(theme)

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return self._rows

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.head.setIcon(theme.icon("chevron-down" if self.is_open else "chevron-right", "text_faint", 14))
        self.head.setAccessibleName(f"{tr(self._kind.title)} · " + (tr("open") if self.is_open else tr("closed")))
        for row in self._rows:
            row.wear(theme)

    def open_up(self, is_open: bool) -> None:
        """Open or close the fold."""
        self.is_open = is_open
        self.wear(self._theme)
        if is_open:
            self.count()
        else:
            self._show([])

    def _ask_soon(self) -> None:
        if self.is_open:
            self._mark()
            self._later.start()

    def count(self) -> None:
        """Count anew, beside the window."""
        if not self.is_open:
            return
        self._turn += 1
        turn, desk, wanted, words = self._turn, self._session.desk, self._asking.wanted, self._asking.words
        self._session.lane.look(self, lambda: self._kind.count(desk, wanted, words), self._show, lambda _: None,
                                lambda: turn == self._turn and self.is_open)

    def _toggle_all(self) -> None:
        self._all = not self._all
        self._show(self._found)

    def _show(self, found: list[Occurring]) -> None:
        self._found = found
        shown = found if self._all else found[:_FEW]
        focused = next((row.toolTip() for row in self._rows if row.hasFocus()), "")
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in shown]
        for place, row in enumerate(self._rows, start=1):
            self._column.insertWidget(place, row)
            row.show()
            if focused and row.toolTip() == focused:
                row.setFocus()
        self._more.setVisible(len(found) > _FEW)
        self._more.setText(tr("Fewer") if self._all else trn("All {count} …", "All {count} …", len(found)))
        self._mark()

    def _row(self, one: Occurring) -> Row:
        row = Row(one.part.label.replace(*_SHORT), self._theme, self, depth=one.depth + 1)
        row.setToolTip(one.part.label)
        row.setAcceptDrops(False)
        row.show_count(one.count)
        row.clicked.connect(lambda checked, part=one.part: self._toggle(part, checked))
        return row

    def _toggle(self, part: Part, checked: bool) -> None:
        if checked:
            self._asking.add(part)
        else:
            self._asking.remove(part)

    def _mark(self) -> None:
        wanted = {(part.kind, part.value) for part in self._asking.question.parts}
        for row, one in zip(self._rows, self._found, strict=False):
            row.setChecked((one.part.kind, one.part.value) in wanted)
