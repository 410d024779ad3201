"""Suggested metadata: dashed chips after those that are set, each a click from being set, and one button for all.

It is long because what is shown, kept in its place and taken away while one types is one state.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget

from humasdesk.domain.release import Changes
from humasdesk.gui.days import day_said
from humasdesk.gui.editor.page import Page
from humasdesk.gui.panel import washing
from humasdesk.gui.panel.fields import Fields
from humasdesk.gui.panel.noticing import Noticed
from humasdesk.gui.panel.view import View
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.turns import InTurn
from humasdesk.gui.widgets.chips import Chip, elided
from humasdesk.gui.widgets.suggested import SuggestedFrame
from humasdesk.i18n import tr, trn
from humasdesk.services import suggesting
from humasdesk.services.suggesting import Suggestion

_Place = tuple[str, str]
_CALM_MS = 1_500
_AT_ONCE = 3
"""So many new chips are made with whatever else the turn does; more of them in turns of their own."""
_AT_MOST = 6
"""So many new chips a turn of their own makes."""


class Suggestions(QObject):
    """``change_wanted`` carries a change of the release; ``told`` a sentence of what was done and what undoes it.

    While the text is typed in, what is shown keeps its place and its room: new suggestions come last, and a field
    gets no lower before typing rests and the mouse is elsewhere, so that nothing moves away from under it.
    """

    change_wanted = Signal(object)
    told = Signal(str, object)

    def __init__(self, session: Session, page: Page, fields: Fields, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._page, self._fields, self._theme = session, page, fields, theme
        self._view: View | None = None
        self._noticed = Noticed("", (), (), "")
        self._frames: dict[_Place, SuggestedFrame] = {}
        self._shown: dict[_Place, Suggestion] = {}
        self._taken_out: set[_Place] = set()
        self._in_turn = InTurn(self)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._close_gaps)
        fields.taken_out.connect(lambda kind, key: self._taken_out.add((kind, key)))
        self.strip = Strip(parent)
        self.strip.all.clicked.connect(self.accept_all)

    @property
    def shown(self) -> tuple[Suggestion, ...]:
        """What is suggested now, as it stands in the panel."""
        return tuple(self._shown.values())

    def frame_of(self, kind: str, label: str) -> SuggestedFrame | None:
        """The chip of that kind and name."""
        return next((frame for place, frame in self._frames.items()
                     if place[0] == kind and self._shown[place].label == label), None)

    # -- showing

    def show_view(self, view: View) -> None:
        """Another release, or other metadata: what it has now is suggested no more."""
        other = self._view is None or self._view.summary.id != view.summary.id
        self._view = view
        if other:
            self._taken_out.clear()
        self.strip.setVisible(view.editable or view.may_begin)
        self.strip.show_reading(reading=view.may_begin)
        for field in self._fields.by_kind.values():
            field.setMinimumHeight(0)
        known = suggesting.names(view.content)
        self._show([] if other or not view.editable else
                   [one for place, one in self._shown.items() if place not in known])

    def show_noticed(self, noticed: Noticed) -> None:
        """Show what was found in the text of the release that is open."""
        if self._view is None or noticed.release != self._view.summary.id or not self._view.editable:
            return
        self._noticed = noticed
        found = {(one.kind, one.key): one for one in noticed.suggestions}
        for place in [place for place in found if place in self._taken_out]:
            self._keep_out(noticed.release, found.pop(place))
        first = not self._shown
        for field in () if first else self._fields.by_kind.values():
            field.setMinimumHeight(field.height() if found else 0)
        self._calm.start()
        stay = [found[place] for place in self._shown if place in found]
        self._show([*stay, *(one for place, one in found.items() if place not in self._shown)])

    def _close_gaps(self) -> None:
        """Give back the room of what is suggested no more."""
        if any(field.underMouse() for field in self._fields.by_kind.values()):
            self._calm.start()
            return
        for field in self._fields.by_kind.values():
            field.setMinimumHeight(0)

    def _show(self, suggestions: list[Suggestion]) -> None:
        self._shown = {(one.kind, one.key): one for one in suggestions}
        after = self._neighbour()
        gone = [place for place, frame in self._frames.items()
                if place not in self._shown or self._chip(self._shown[place]) != frame.chip]
        old = [self._frames.pop(place) for place in gone]
        missing = [place for place in self._shown if place not in self._frames]
        later = {kind for kind, _ in missing} if len(missing) > _AT_ONCE else set()
        for kind in self._fields.by_kind:
            if kind in later:  # a turn for each kind of many: a chip takes two to five milliseconds to make
                self._in_turn.add(self, partial(self._fill, kind))
            self._fill(kind, make=kind not in later)
        for frame in old:
            frame.hide()
            frame.deleteLater()
        if after is not None and any(after.stands_for(frame) for frame in old):
            after.take_keyboard(self._frames)
        if old:
            self._page.set_marks(None)
        self.strip.show_count(len(self._shown))

    def _fill(self, kind: str, make: bool = True) -> None:
        """Show the chips of a kind in its field, of many the first and the others a turn later; without ``make`` those
        alone that are there already."""
        missing = [place for place in self._shown if make and place[0] == kind and place not in self._frames]
        for place in missing[:_AT_MOST]:
            self._frames[place] = self._frame(place, self._shown[place])
        if len(missing) > _AT_MOST:
            self._in_turn.add(self, partial(self._fill, kind))
        self._fields.by_kind[kind].show_following(
            [self._frames[place] for place in self._shown if place[0] == kind and place in self._frames])

    def _neighbour(self) -> _After | None:
        """Where the keyboard goes if the chip it is on goes."""
        here = next((place for place, frame in self._frames.items() if frame.hasFocus()), None)
        if here is None:
            return None
        row = [place for place in self._frames if place[0] == here[0]]
        at = row.index(here)
        return _After(self._frames[here], [*row[at:], *reversed(row[:at])], self._fields.by_kind[here[0]].focus_field)

    def _frame(self, place: _Place, one: Suggestion) -> SuggestedFrame:
        frame = SuggestedFrame(self._chip(one), said(one), self._theme, self._fields.by_kind[one.kind])
        frame.accepting.connect(lambda: self.accept([self._shown[place]]))
        frame.removing.connect(lambda: self.refuse(self._shown[place]))
        frame.menu_wanted.connect(lambda where: self._menu(self._shown[place], where))
        frame.stepping.connect(lambda by: self._fields.by_kind[one.kind].walk(frame, by))
        frame.regarded.connect(lambda looking: self._wash(self._shown.get(place) if looking else None))
        return frame

    def _chip(self, one: Suggestion) -> Chip:
        words = ", ".join(f"“{words}”" for words in one.words)
        return Chip(one.key, one.label, self._detail(one), tr("new") if one.is_new else "",
                    tr("from {words}", words=words))

    def _detail(self, one: Suggestion) -> str:
        """What it is; of an official the post held on the day of the release."""
        if one.kind != "official" or one.detail or self._view is None:
            return one.detail
        return tr("no post on {day}", day=day_said(self._view.content.date or self._session.desk.today()))

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        shown = list(self._shown.values())
        self._show([])
        self._show(shown)

    # -- looking

    def _wash(self, one: Suggestion | None) -> None:
        self._page.set_marks(washing.marks(one, self._page.findings.passages(), self._noticed.body) if one else None)

    def show_in_text(self, one: Suggestion) -> None:
        """Select the first of the words that led to a suggestion."""
        found = washing.first(one, self._page.findings.passages(), self._noticed.body)
        if found is not None:
            self._page.findings.go_to(*found)
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def menu_of(self, one: Suggestion) -> QMenu:
        """What can be done with a suggestion."""
        menu = QMenu(self.strip)
        menu.addAction(tr("Accept"), lambda: self.accept([one]))
        menu.addAction(tr("Refuse"), lambda: self.refuse(one))
        menu.addAction(tr("Show in the text"), lambda: self.show_in_text(one))
        menu.addSeparator()
        menu.addAction(tr("Accept all ({count})", count=len(self._shown)), self.accept_all)
        return menu

    def _menu(self, one: Suggestion, place: QPoint) -> None:
        menu = self.menu_of(one)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    # -- answering

    def accept_all(self) -> None:
        """Take everything that is suggested into the metadata, as one version."""
        self.accept(list(self._shown.values()))

    def accept(self, wanted: list[Suggestion]) -> None:
        """Take these into the metadata as one version; new tags enter their directory first."""
        if self._view is None or not wanted:
            return
        desk, me, release_id = self._session.desk, self._session.me, self._view.summary.id

        def done(made: tuple[tuple[tuple[str, str], ...], Changes]) -> None:
            chosen = made[0]
            if self._is_open(release_id):
                self.change_wanted.emit(lambda content: suggesting.taken(content, chosen))
            else:
                self._session.do(self, lambda: suggesting.accept(desk, me, release_id, wanted))
            if len(chosen) > 1:
                sentence = trn("{count} suggestion accepted.", "{count} suggestions accepted.", len(chosen))
                self.told.emit(sentence, lambda: self._take_out(release_id, chosen))

        if any(one.is_new for one in wanted):
            self._session.do(self, lambda: suggesting.entered(desk, me, wanted), done)
        else:
            done((tuple((one.kind, one.key) for one in wanted), Changes()))

    def _take_out(self, release_id: str, chosen: tuple[tuple[str, str], ...]) -> None:
        if self._is_open(release_id):
            self.change_wanted.emit(lambda content: suggesting.without(content, chosen))

    def _is_open(self, release_id: str) -> bool:
        return self._view is not None and self._view.summary.id == release_id

    def _keep_out(self, release_id: str, one: Suggestion) -> None:
        """What somebody removed by hand was refused, though the text still names it."""
        desk, me = self._session.desk, self._session.me
        self._taken_out.discard((one.kind, one.key))
        self._session.do(self, lambda: suggesting.refuse(desk, me, release_id, one))

    def refuse(self, one: Suggestion) -> None:
        """Suggest this no more for this release; it goes at once, and comes back where that could not be kept."""
        if self._view is None:
            return
        desk, me, release_id = self._session.desk, self._session.me, self._view.summary.id
        before = list(self._shown.values())
        self._fields.by_kind[one.kind].setMinimumHeight(0)
        self._show([other for other in before if other != one])
        sentence = tr("{name} is not suggested for this release any more.", name=one.label)
        undo = let_come(self._session, self, release_id, suggesting.mark_of(one))
        self._session.do(self, lambda: suggesting.refuse(desk, me, release_id, one),
                         lambda _: self.told.emit(sentence, undo))


class _After:
    """The chip the keyboard is on, and the others in the order in which they may take it over."""

    def __init__(self, frame: SuggestedFrame, order: list[_Place], otherwise: Callable[[], None]) -> None:
        self._frame, self._order, self._otherwise = frame, order, otherwise

    def stands_for(self, frame: SuggestedFrame) -> bool:
        """Whether it is that chip."""
        return frame is self._frame

    def take_keyboard(self, frames: dict[_Place, SuggestedFrame]) -> None:
        """Put the keyboard on the nearest chip that is still there, else into the field."""
        near = next((frames[place] for place in self._order if place in frames), None)
        if near is not None:
            near.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._otherwise()


def said(one: Suggestion) -> str:
    """A suggestion in one line, for a screen reader."""
    parts = [one.label, *([tr("new")] if one.is_new else []), *([one.detail] if one.detail else []),
             tr("from {words}", words=", ".join(one.words))]
    return tr("Suggested: {what}", what=", ".join(parts))


def let_come(session: Session, owner: QObject, release_id: str, key: str) -> Callable[[], None]:
    """What takes the refusal under ``key`` back."""
    desk, me = session.desk, session.me
    return lambda: session.do(owner, lambda: suggesting.let_come(desk, me, release_id, key))


class Strip(QWidget):
    """How much is suggested, and the button that accepts all of it; it keeps its room also where there is nothing.
    Where a release is read that others write, the button that begins to edit it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(6)
        self._words = elided("", "faint", self)
        row.addWidget(self._words, 1)
        self.all = QPushButton(self)
        self.all.setProperty("role", "flat")
        row.addWidget(self.all)
        self.begin = QPushButton(tr("Edit"), self)
        self.begin.setToolTip(tr("Change this release; you become one of its writers when something is changed."))
        self.begin.setAccessibleDescription(self.begin.toolTip())
        row.insertWidget(1, self.begin)
        self.begin.clicked.connect(self._hold_all)
        self._reading = False
        self._said = ""
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        words = tr("From the text") if count else tr("Nothing to suggest")
        self._said = tr("Written by others") if self._reading else words
        self.begin.setVisible(self._reading)
        self.all.setText(tr("Accept all ({count})", count=count))
        self.all.setVisible(bool(count))
        edge = 0 if count or not self._reading else GRID  # a flat button's words end where the fields do
        self._row.setContentsMargins(GRID, 0, edge, 0)
        self.setMinimumHeight(max(self.all.sizeHint().height(), self.begin.sizeHint().height()))
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """In large text the button for all leaves its heading a letter or two; it says enough without them."""
        beside = self.all.sizeHint().width() if self.all.isVisibleTo(self) else 0
        room = self.width() - beside - self._row.spacing() - 2 * GRID
        cut = beside and 2 * room < self._words.fontMetrics().horizontalAdvance(self._said)
        self._words.setText("" if cut else self._said)

    def _hold_all(self) -> None:
        """Let the button for all, which comes where the other one was, hear no second half of a double click."""
        self.all.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QTimer.singleShot(QApplication.doubleClickInterval(), self.all, self._free_all)

    def _free_all(self) -> None:
        self.all.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def show_reading(self, *, reading: bool) -> None:
        """Whether the release is only read, though it may be edited."""
        self._reading = reading
        self.show_count(0)
