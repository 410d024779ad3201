"""A new entry of a directory, added from where it was missed, in the directory's own form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from humasdesk.domain.directory import EntityKind, EntityValue, Event, Official, Region, Tag
from humasdesk.domain.release import Content
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.directories.detail import EntityForm
from humasdesk.gui.dialogs.directories.forms import EventForm, RegionForm, TagForm
from humasdesk.gui.dialogs.directories.officials import OfficialForm
from humasdesk.gui.dialogs.directories.places import Places
from humasdesk.gui.dialogs.form import Trouble, fit, label
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import mark, tr
from humasdesk.services import cataloguing
from humasdesk.services.desk import Desk

_TITLES = {"official": mark("New official"), "event": mark("New event"), "region": mark("New region"),
           "tag": mark("New tag")}
_SIZES = {"official": (760, 560), "event": (520, 488), "region": (520, 320), "tag": (440, 240)}


class QuickAdd(QDialog):
    """``made`` carries the id of the entry that was added."""

    made = Signal(str)

    def __init__(self, session: Session, theme: Theme, kind: EntityKind, name: str, content: Content,
                 parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self.setWindowTitle(tr(_TITLES[kind]))
        fit(self, *_SIZES[kind])
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(tr("It goes into the directory, and into this release at once."), "soft", self,
                               wrap=True))
        self.form = form_of(kind, session.desk, theme)
        column.addWidget(self._scrolled(), 1)
        self.trouble = Trouble(theme, self)
        column.addWidget(self.trouble)
        column.addLayout(self._buttons())
        self.form.show_value(guess(kind, name, content))
        self.form.take_focus()

    def _scrolled(self) -> QScrollArea:
        """On a small screen the form scrolls, and the buttons stay in sight."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        return area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        leave = QPushButton(tr("Cancel"), self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.keep = QPushButton(tr("Add"), self)
        self.keep.setProperty("role", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.add)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.keep)
        return row

    def add(self) -> None:
        """Put the entry into its directory; what is refused is said here, and nothing typed is lost."""
        desk, me = self._session.desk, self._session.me
        try:
            value = self.form.read()
        except DeskError as error:
            self.trouble.say(error.sentence)
            self.form.go_to_wrong()
            return

        def done(result: Any) -> None:
            self.accept()
            self.made.emit(str(result[0]))

        def failed(error: DeskError) -> None:
            self.keep.setEnabled(True)
            self.trouble.say(error.sentence)

        self.trouble.clear()
        self.keep.setEnabled(False)
        self._session.do(self, lambda: cataloguing.add(desk, me, value), done, failed)


def form_of(kind: EntityKind, desk: Desk, theme: Theme) -> EntityForm:
    """The directory's own form for a kind of entry."""
    places = Places(desk.regions)
    if kind == "official":
        return OfficialForm(desk, places, theme)
    if kind == "event":
        return EventForm(places)
    return RegionForm(desk, places) if kind == "region" else TagForm()


def guess(kind: EntityKind, name: str, content: Content) -> EntityValue:
    """What is known of the entry already: its name, and for an event the day and the region of the release."""
    if kind == "official":
        return Official(name)
    if kind == "event":
        return Event(name, since=content.date, region=content.region)
    return Region("", name, 0) if kind == "region" else Tag(name)
