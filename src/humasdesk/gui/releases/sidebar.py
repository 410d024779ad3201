"""*Meja*: where am I — the places of the desk with live counts, what narrows the list, and searches that were saved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.release import Changes
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.line import ask_line
from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.releases.facets import Facet, Kind
from humasdesk.gui.releases.places import PLACES, Place
from humasdesk.gui.releases.row import Row
from humasdesk.gui.releases.together import target
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Reported
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import mark, tr
from humasdesk.services import facets, searching, together
from humasdesk.services.asking import saved
from humasdesk.services.asking.saved import Saved
from humasdesk.services.reviewing import Offer
from humasdesk.services.searching import Wanted

_FACETS = (
    Kind("regions", mark("Region"), facets.regions),
    Kind("officials", mark("Officials"), facets.officials),
)
_PAUSE_MS = 150


class Sidebar(QFrame):
    """The left column. ``dropped`` says which move cards that were dropped on a place ask for."""

    dropped = Signal(str, list)
    said = Signal(str, str)

    def __init__(self, session: Session, asking: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._asking, self._theme = session, asking, theme
        self._dragged: list[str] = []
        self._turn = 0
        self.setObjectName("side")
        self.setAccessibleName(tr("The desk"))
        self._inside = QWidget()
        self._layout = QVBoxLayout(self._inside)
        self._layout.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        self._layout.setSpacing(2)
        self._heading(tr("DESK"), 0)
        self._places = QButtonGroup(self)
        self.rows = {place.key: self._place_row(place) for place in PLACES}
        self._heading(tr("FILTERS"), GRID)
        self.facets = {kind.key: self._facet(kind) for kind in _FACETS}
        self._heading(tr("SAVED"), GRID)
        self.saved: list[Row] = []
        self._none_saved = QLabel(tr("A search that you need again can be kept here."), self._inside)
        self._none_saved.setWordWrap(True)
        self._none_saved.setProperty("role", "faint")
        self._none_saved.setContentsMargins(GRID, 0, GRID, 0)
        self._layout.addWidget(self._none_saved)
        self._save = QPushButton(tr("Save …"), self._inside)
        self._save.setToolTip(tr("Save this search"))
        self._save.setAccessibleName(tr("Save this search"))
        self._save.setProperty("role", "row")
        self._save.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._save.clicked.connect(self.save_search)
        self._layout.addWidget(self._save)
        self._layout.addStretch(1)
        self._wrap()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        self.rows["all"].setChecked(True)
        session.changed.connect(self._on_changed)
        asking.changed.connect(self._show_asked)
        self._show_saved()
        self._show_asked()
        self.wear(theme)
        self.refresh(first=True)

    def _wrap(self) -> None:
        """Let the column scroll where the window is low."""
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._scroll = scroll

    def _heading(self, words: str, above: int) -> None:
        heading = QLabel(words, self._inside)
        heading.setProperty("role", "section")
        heading.setContentsMargins(GRID, above, 0, GRID // 2)
        self._layout.addWidget(heading)

    def _place_row(self, place: Place) -> Row:
        row = Row(tr(place.label), self._theme, self._inside)
        row.clicked.connect(lambda: self.go(place.key))
        row.dropped.connect(self._drop)
        self._places.addButton(row)
        self._layout.addWidget(row)
        return row

    def _facet(self, kind: Kind) -> Facet:
        made = Facet(self._session, self._asking, kind, self._theme, self._inside)
        self._layout.addWidget(made)
        return made

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._save.setIcon(theme.icon("bookmark", "text_faint", 14))
        for row in (*self.rows.values(), *self.saved):
            row.wear(theme)
        for facet in self.facets.values():
            facet.wear(theme)

    # -- places

    def go(self, key: str) -> None:
        """Look at a place."""
        place = next((one for one in PLACES if one.key == key), PLACES[0])
        self.rows[place.key].setChecked(True)
        self._asking.go(place)

    def take_focus(self) -> None:
        """Put the keyboard on the row that is chosen."""
        self.rows[self.chosen_key].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all rows."""
        return frozenset(self.rows)

    @property
    def open_folds(self) -> frozenset[str]:
        """The keys of the filters that are unfolded."""
        return frozenset(key for key, facet in self.facets.items() if facet.is_open)

    @property
    def chosen_key(self) -> str:
        """The key of the place that is looked at."""
        return self._asking.place.key

    def _show_asked(self) -> None:
        self.rows[self._asking.place.key].setChecked(True)
        self._save.setEnabled(not self._asking.is_plain and not self._session.desk.store.readonly)
        asked = (self._asking.place.key, self._asking.question)
        for row, one in zip(self.saved, self._known, strict=True):
            row.setChecked((one.place, one.question) == asked)

    def _on_changed(self, changes: Changes) -> None:
        if changes.counts or changes.directory:
            self._later.start()

    def refresh(self, *, first: bool = False) -> None:
        """Count anew, beside the window; an answer that is late is dropped. The ``first`` counts come with the window,
        which is opened as it was left."""
        self._turn += 1
        turn, desk, person = self._turn, self._session.desk, self._session.person
        mine = next(place for place in PLACES if place.mine).wanted(person, desk.now())

        def work() -> dict[str, int]:
            found = searching.counts(desk)
            return found | {"all": searching.count(desk, Wanted()), "mine": searching.count(desk, mine)}

        if first:
            self._show_counts(work())
            return
        self._session.lane.look(self, work, self._show_counts, lambda _: None, lambda: turn == self._turn)
        for facet in self.facets.values():
            facet.count()

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        for key, row in self.rows.items():
            row.show_count(counts.get(key, 0))

    # -- cards dragged over it

    def begin_drag(self, ids: list[str]) -> None:
        """Light up the places where these releases may lawfully go."""
        self._dragged = ids
        if not self._session.can_write:
            return
        desk, me = self._session.desk, self._session.me

        def light(offers: Mapping[str, tuple[Offer, ...]]) -> None:
            if self._dragged is ids:
                for place in PLACES:
                    self.rows[place.key].offer(target(place, offers), len(ids))

        self._session.lane.look(self, lambda: together.offers(desk, me, ids), light, lambda _: None)

    def _drop(self, action: str) -> None:
        """Tell of it when the drag has ended: what is asked then may stand long, and the places would stay lit."""
        ids = list(self._dragged)
        QTimer.singleShot(0, self, lambda: self.dropped.emit(action, ids))

    def end_drag(self) -> None:
        """The cards were dropped or taken back."""
        self._dragged = []
        for row in self.rows.values():
            row.offer(None)

    # -- saved searches

    def _show_saved(self) -> None:
        self._known = saved.all_of_them(self._session.desk)
        for row in self.saved:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        place = self._layout.indexOf(self._save)
        self.saved = [self._saved_row(one) for one in self._known]
        for number, row in enumerate(self.saved):
            self._layout.insertWidget(place + number, row)
            row.show()
        self._none_saved.setVisible(not self.saved)

    def _saved_row(self, one: Saved) -> Row:
        row = Row(one.name, self._theme, self._inside)
        row.setAcceptDrops(False)
        row.clicked.connect(lambda: self.take_up(one))
        row.menu_wanted.connect(lambda: self._saved_menu(row, one))
        row.rename_wanted.connect(lambda: self.rename_search(one.name))
        row.remove_wanted.connect(lambda: self._keep(partial(saved.remove, self._session.desk, one.name)))
        return row

    def take_up(self, one: Saved) -> None:
        """Ask what was saved."""
        self._asking.place = next((place for place in PLACES if place.key == one.place), PLACES[0])
        self._asking.take_up(one.question)

    def _saved_menu(self, row: Row, one: Saved) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Rename …")).triggered.connect(lambda _=False: self.rename_search(one.name))
        menu.addAction(tr("Remove")).triggered.connect(lambda _=False: row.remove_wanted.emit())
        menu.popup(row.mapToGlobal(QPoint(row.width() // 2, row.height())))

    def save_search(self) -> None:
        """Keep what is asked now under a name."""
        shown = " ".join((*(part.shown for part in self._asking.question.parts), self._asking.words.strip())).strip()
        name = ask_line(self.window(), tr("Save this search"), tr("What shall the search be called?"), tr("Save"),
                        shown[:saved.LONGEST])
        if name:
            one = Saved(name, self._asking.place.key, self._asking.question)
            self._keep(partial(saved.save, self._session.desk, one))

    def rename_search(self, old: str) -> None:
        """Give a saved search another name."""
        name = ask_line(self.window(), tr("Rename the search"), tr("What shall the search be called?"), tr("Rename"),
                        old)
        if name:
            self._keep(partial(saved.rename, self._session.desk, old, name))

    def _keep(self, deed: partial[None]) -> None:
        def done(_: None) -> None:
            self._show_saved()
            self._show_asked()

        self._session.lane.run(self, deed, done, self._refused)

    def _refused(self, error: DeskError) -> None:
        if not isinstance(error, Reported):
            self.said.emit(error.sentence, "danger")
