"""The right column: where the release stands and what comes next, and under it sections that fold: its metadata, its
publication, its pictures, what it lacks, what is related, its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from humasdesk.domain.release import Changes, Content, Summary
from humasdesk.gui.editor.page import Page
from humasdesk.gui.panel.check import Check
from humasdesk.gui.panel.fields import Fields
from humasdesk.gui.panel.figures import Figures
from humasdesk.gui.panel.head import Head
from humasdesk.gui.panel.history import History
from humasdesk.gui.panel.noticing import Noticed, Noticing
from humasdesk.gui.panel.publication import Publication
from humasdesk.gui.panel.related import Related
from humasdesk.gui.panel.suggestions import Suggestions
from humasdesk.gui.panel.view import View
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.turns import InTurn
from humasdesk.gui.widgets.section import Section
from humasdesk.i18n import tr
from humasdesk.services.reviewing import Offer

_FOLDED = "panel/folded"
_FOLDED_AT_FIRST = ("history",)


class Panel(QFrame):
    """Asks for moves and for changes of what the release says; the window carries them out.

    ``change_wanted`` carries a change (:data:`humasdesk.gui.panel.view.Change`), ``go_wanted`` a place outside the
    panel (``headline``, ``body``, ``dateline``, ``settings``), ``begin_wanted`` asks for a release that is only read to
    be edited, ``open_wanted`` carries a release, ``entry_wanted`` the kind
    and id of an entry of a directory, ``told`` a sentence of what was done and what undoes it.
    """

    move_wanted = Signal(str)
    change_wanted = Signal(object)
    begin_wanted = Signal()
    go_wanted = Signal(str)
    open_wanted = Signal(str)
    entry_wanted = Signal(str, str)
    look_wanted = Signal(object)
    take_up_wanted = Signal(object)
    told = Signal(str, object)
    quotes_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, memory: QSettings, page: Page,
                 parent: QWidget | None = None, *, whole: bool = True) -> None:
        """With ``whole`` it is built at once, else by the steps of ``building``."""
        super().__init__(parent)
        self._session, self._theme, self._memory, self._page = session, theme, memory, page
        self._shown: View | None = None
        self._check_said = ""
        self._in_turn = InTurn(self)
        self.setObjectName("panel")
        self.setAccessibleName(tr("Panel"))
        if whole:
            for _ in self.building():
                pass

    def building(self) -> Iterator[None]:
        """Build it, part by part."""
        session, theme, page = self._session, self._theme, self._page
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head = Head(theme, self)
        outer.addWidget(self.head)
        outer.addWidget(self._scrolled(), 1)
        self.sections: dict[str, Section] = {}
        yield
        self.fields = Fields(session, theme, self)
        yield
        self.publication = Publication(session, theme, self)
        self.figures = Figures(session, page, theme, self)
        self.check = Check(session, theme, self)
        self.related = Related(session, theme, self)
        self.history = History(session, theme, self)
        yield
        self.suggestions = Suggestions(session, page, self.fields, theme, self)
        self.noticing = Noticing(session, page, self)
        self._column.addWidget(self.suggestions.strip)
        yield
        for kind, title, field in self.fields.rows:
            self._section(kind, title, field)
            yield
        for key, title, widget in (("publication", tr("Publication"), self.publication),
                                   ("figures", tr("Pictures"), self.figures), ("check", tr("Check"), self.check),
                                   ("related", tr("Related"), self.related), ("history", tr("History"), self.history)):
            self._section(key, title, widget)
            yield
        self._column.addStretch(1)
        self._connect()
        yield
        self._recall()

    def _scrolled(self) -> QScrollArea:
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self._area)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(2)
        self._area.setWidget(inside)
        return self._area

    def _section(self, key: str, title: str, content: QWidget) -> None:
        section = Section(title, content, self._theme, self)
        self.sections[key] = section
        self._column.addWidget(section)

    def _connect(self) -> None:
        self.head.move_wanted.connect(self.move_wanted)
        for part in (self.fields, self.publication, self.related, self.suggestions):
            part.change_wanted.connect(self.change_wanted)
        self.fields.entry_wanted.connect(self.entry_wanted)
        self.fields.quotes_wanted.connect(self.quotes_wanted)
        self.related.open_wanted.connect(self.open_wanted)
        self.history.look_wanted.connect(self.look_wanted)
        self.history.take_up_wanted.connect(self.take_up_wanted)
        self.check.go.connect(self.go)
        self.check.counted.connect(self._note_check)
        self.figures.counted.connect(lambda count, _: self.sections["figures"].note(str(count or "")))
        self.noticing.noticed.connect(self._noticed)
        for part in (self.suggestions, self.related):
            part.told.connect(self.told)
        self.suggestions.strip.begin.clicked.connect(lambda _=False: self.begin_wanted.emit())
        self._session.changed.connect(self._changed)

    # -- showing

    def show_release(self, summary: Summary, content: Content, offers: tuple[Offer, ...], *, editable: bool,
                     may_begin: bool = False) -> None:
        """Show a release; only what differs from what is shown already is drawn anew. With ``may_begin`` it is shown to
        be read, and a button begins to edit it."""
        view, before = View(summary, content, offers, editable, may_begin), self._shown
        if view == before:
            return
        self._shown = view
        self.head.show_state(summary)
        self.head.show_steps(offers)
        self.figures.follow(editable=editable)
        if before is None or (
                before.content, before.editable, before.may_begin, before.summary.id, before.summary.editions) != (
                content, editable, may_begin, summary.id, summary.editions):
            self.fields.show_view(view)
            self.publication.show_view(view)
            self.related.show_view(view)
            self.suggestions.show_view(view)
            self.noticing.show_view(view)
            self._count(content)
        elif before.summary.state != summary.state:
            self.publication.show_view(view)  # who approved stands in the sign-off
        self.check.show_frozen(frozen=summary.is_frozen)
        self.history.show_view(view)

    def show_typed(self) -> None:
        """Follow what is typed on the page: its pictures."""
        if self._shown is not None:
            self.figures.follow(editable=self._shown.editable)

    def _noticed(self, noticed: Noticed) -> None:
        self.suggestions.show_noticed(noticed)
        self._in_turn.add(self, partial(self.related.show_noticed, noticed))  # a turn of its own: keys go first

    def _note_check(self, count: int, stopping: int) -> None:
        """How much is open, and how much of it stops the release."""
        said = tr("{count} stop it", count=stopping) if stopping else ""
        self._check_said = " · ".join(part for part in (str(count or ""), said) if part)
        self.show_outdated(outdated=False)

    def show_outdated(self, *, outdated: bool) -> None:
        """Whether what is listed as found is of an earlier text, because the reading takes its time."""
        self.sections["check"].note(tr("being checked …") if outdated else self._check_said)

    def _count(self, content: Content) -> None:
        """Each section's heading says how much is in it, also while it is folded."""
        for kind, count in self.fields.counts(content).items():
            self.sections[kind].note(str(count or ""))
        self.sections["related"].note(str(len(content.related) or ""))
        self.sections["publication"].note(tr("embargo") if content.embargo else "")

    def _changed(self, changes: Changes) -> None:
        """A directory, the people or a setting changed: names and titles may read differently now."""
        if changes.directory or changes.people or changes.settings:
            self._shown = None
            self.fields.forget()
        elif self._shown is not None and self._shown.summary.id in changes.releases:
            self.history.show_view(self._shown)  # an answer to the check changes nothing else of the release

    # -- going

    def go(self, place: str) -> None:
        """Go to where something is mended; what lies outside the panel is told to the window."""
        if place.startswith("figure:"):
            self._unfold("figures")
            self.figures.edit(int(place.removeprefix("figure:")))
        elif place == "embargo":
            self._unfold("publication")
            self.publication.embargo.day.line.setFocus()
        elif place in self.sections:
            self.focus_field(place)
        else:
            self.go_wanted.emit(place)

    def take_focus(self) -> None:
        """Put the keyboard on the next step, else on what comes first."""
        usable = self.head.next.isVisible() and self.head.next.isEnabled()
        first = self.head.next if usable else next(section.head for section in self.sections.values())
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_field(self, key: str) -> None:
        """Put the keyboard into a section."""
        self._unfold(key)
        if key in self.fields.by_kind:
            self.fields.by_kind[key].focus_field()
        else:
            self.sections[key].head.setFocus()

    def _unfold(self, key: str) -> None:
        self.sections[key].fold(False)
        self._area.ensureWidgetVisible(self.sections[key])

    def settle(self) -> None:
        """Write what is typed in a form of the panel, before the release is left or the window goes."""
        self.figures.settle()
        self.publication.settle()

    def finish(self) -> None:
        """Before the window goes: end what runs."""
        self.figures.finish()

    # -- looks and memory

    def dressing(self, theme: Theme) -> Iterator[Callable[[], object]]:
        """What is to be done, one after the other, to draw in this theme from now on."""
        self._theme = theme
        self._shown = None
        yield from (partial(section.wear, theme) for section in self.sections.values())
        for part in (self.head, self.fields, self.publication, self.figures, self.check, self.related, self.history,
                     self.suggestions):
            yield partial(part.wear, theme)

    def _recall(self) -> None:
        kept = self._memory.value(_FOLDED)
        folded = _FOLDED_AT_FIRST if kept is None else tuple(str(kept).split())
        for key, section in self.sections.items():
            section.fold(key in folded)
            section.folded.connect(lambda _: self._remember())

    def _remember(self) -> None:
        self._memory.setValue(_FOLDED, " ".join(key for key, one in self.sections.items() if not one.is_open) or "-")
