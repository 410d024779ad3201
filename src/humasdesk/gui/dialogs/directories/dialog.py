"""The dialog of the directories: a tab each for officials, events, regions, tags, and what the check knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from humasdesk.domain.directory import EntityKind
from humasdesk.gui.dialogs.directories.detail import EntityForm
from humasdesk.gui.dialogs.directories.forms import EventForm, RegionForm, TagForm
from humasdesk.gui.dialogs.directories.index import ListIndex
from humasdesk.gui.dialogs.directories.officials import OfficialForm
from humasdesk.gui.dialogs.directories.page import DirectoryPage, Words
from humasdesk.gui.dialogs.directories.places import Places
from humasdesk.gui.dialogs.directories.spoken import AcronymForm, CitationForm, WordForm
from humasdesk.gui.dialogs.directories.tree import RegionTree
from humasdesk.gui.dialogs.form import Trouble, fit
from humasdesk.gui.dialogs.keep import ask_to_keep
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.keyboard_order import step
from humasdesk.i18n import mark, tr

_OFFICIALS = Words(mark("Officials"), mark("Search officials …"), mark("New official"),
                   mark("Officials and their posts belong here, so that every release prints the right title."))
_EVENTS = Words(mark("Events"), mark("Search events …"), mark("New event"),
                mark("Meetings, visits and campaigns belong here, with their days and places."))
_REGIONS = Words(mark("Regions"), mark("Search regions by name or code …"), mark("New region"),
                 mark("The Kemendagri tree of provinces, kabupaten/kota and kecamatan."))
_TAGS = Words(mark("Tags"), mark("Search tags …"), mark("New tag"), mark("Subjects of releases belong here."))
_ACRONYMS = Words(mark("Acronyms"), mark("Search acronyms …"), mark("New acronym"),
                  mark("Short forms and what they stand for; the check compares every explanation with them."))
_CITATIONS = Words(mark("Regulations"), mark("Search regulations …"), mark("New regulation"),
                   mark("Laws and decrees as they are cited; the check compares number, year and subject."))
_WORDS = Words(mark("Words"), mark("Search words …"), mark("New word"),
               mark("Words that everybody at this desk may write."))


_WORDS_OF: dict[EntityKind, Words] = {
    "official": _OFFICIALS, "event": _EVENTS, "region": _REGIONS, "tag": _TAGS, "acronym": _ACRONYMS,
    "citation": _CITATIONS, "word": _WORDS}
"""In the order of the tabs."""
KINDS = tuple(_WORDS_OF)


class _Pages(dict[EntityKind, DirectoryPage]):
    """The directories that were looked at, by kind; each is made when it is first asked for. All seven together would
    hold the window up for a tenth of a second."""

    def __init__(self, make: Callable[[EntityKind], DirectoryPage]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, kind: EntityKind) -> DirectoryPage:
        made = self[kind] = self._make(kind)
        return made


class DirectoriesDialog(QDialog):
    """All directories of the desk. Every change is made through the services; every refusal is said inside.
    ``releases_wanted`` carries the id of an entry whose releases somebody wants to see in the list,
    ``quotes_wanted`` of an official whose quotations."""

    releases_wanted = Signal(str)
    quotes_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Directories"))
        fit(self, 1040, 680, QSize(1280, 860))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self._trouble = Trouble(theme, self)
        self._session, self._theme = session, theme
        self._places = Places(session.desk.regions)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setAccessibleName(tr("Directories"))
        self.pages = _Pages(self._make)
        self._holders: dict[EntityKind, QVBoxLayout] = {}
        for kind, words in _WORDS_OF.items():
            holder = QWidget(self)
            self._holders[kind] = QVBoxLayout(holder)
            self._holders[kind].setContentsMargins(0, 0, 0, 0)
            self._tabs.addTab(holder, tr(words.title))
        self._tabs.currentChanged.connect(self._turned)
        column.addWidget(self._tabs, 1)
        column.addLayout(self._foot())
        self._turned(0)

    def wear(self, theme: Theme) -> None:
        """Make what is made from now on in this theme."""
        self._theme = theme

    def _make(self, kind: EntityKind) -> DirectoryPage:
        session, theme = self._session, self._theme
        index = RegionTree(session, theme) if kind == "region" else ListIndex(session, theme, kind)
        page = DirectoryPage(session, theme, kind, _WORDS_OF[kind], index, self._form(kind), self._trouble, self)
        page.detail.releases_wanted.connect(self._show_releases)
        page.detail.quotes_wanted.connect(self._show_quotes)
        self._holders[kind].addWidget(page)
        return page

    def _form(self, kind: EntityKind) -> EntityForm:
        if kind == "official":
            return OfficialForm(self._session.desk, self._places, self._theme)
        if kind == "event":
            return EventForm(self._places)
        if kind == "region":
            return RegionForm(self._session.desk, self._places)
        plain = {"tag": TagForm, "acronym": AcronymForm, "citation": CitationForm, "word": WordForm}
        return plain[kind]()

    def _show_releases(self, entity_id: str) -> None:
        """Leave for the list of an entry's releases."""
        self._leave(lambda: self.releases_wanted.emit(entity_id))

    def _show_quotes(self, official: str) -> None:
        """Leave for what an official is quoted with."""
        self._leave(lambda: self.quotes_wanted.emit(official))

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row.addWidget(self._trouble, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def show_directory(self, kind: EntityKind, entity_id: str | None = None) -> None:
        """Turn to the directory of that kind, and to one of its entries."""
        self._tabs.setCurrentIndex(KINDS.index(kind))
        if entity_id is not None:
            self.pages[kind].show_entry(entity_id)

    def _turned(self, place: int) -> None:
        self._trouble.clear()
        self.pages[KINDS[place]].arrive()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: a page that was made since is walked where it stands."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def reject(self) -> None:
        """Close; where something typed is not saved, ask first what becomes of it."""
        self._leave(lambda: None)

    def _leave(self, then: Callable[[], None]) -> None:
        """Close and go on with ``then``, as soon as it is known of every page what becomes of what is typed there."""
        kind = next((kind for kind, page in self.pages.items() if page.dirty), None)
        if kind is None:
            super().reject()
            then()
            return
        detail = self.pages[kind].detail

        def forget() -> None:
            detail.discard()
            self._leave(then)

        self._tabs.setCurrentIndex(KINDS.index(kind))
        ask_to_keep(self, lambda: detail.save(lambda: self._leave(then)), forget,
                    what=tr("What you typed for {name} is not saved.", name=self.pages[kind].shown_name))
