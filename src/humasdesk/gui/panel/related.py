"""*Terkait*: releases that are printed as related, found by headline or number, each a click away."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from humasdesk.domain.release import Content, Summary
from humasdesk.domain.review import STATE_NAMES
from humasdesk.errors import DeskError, NotFound
from humasdesk.gui.days import day_said
from humasdesk.gui.panel.alike import Alike
from humasdesk.gui.panel.noticing import Noticed
from humasdesk.gui.panel.suggestions import let_come
from humasdesk.gui.panel.view import View
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.chip_field import ChipField
from humasdesk.gui.widgets.chips import Chip, ChipDeed
from humasdesk.gui.widgets.offers import Answer
from humasdesk.i18n import tr
from humasdesk.services import searching, suggesting
from humasdesk.services.desk import Desk

_PAUSE_MS = 160
_LIMIT = 8


class Related(QWidget):
    """``change_wanted`` carries a change of the release, ``open_wanted`` the id of one to open, ``told`` a sentence of
    what was done and what undoes it."""

    change_wanted = Signal(object)
    open_wanted = Signal(str)
    told = Signal(str, object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._release = ""
        self._wish: tuple[str, Answer] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.chips = ChipField(tr("Add a related release …"), self._ask, theme, empty=tr("No related release"),
                               ordered=True, deeds=self._deeds, parent=self)
        self.chips.added.connect(lambda key: self._change(key, adding=True))
        self.chips.removed.connect(lambda key: self._change(key, adding=False))
        self.chips.reordered.connect(self._put)
        self.chips.opened.connect(self.open_wanted)
        column.addWidget(self.chips)
        self.alike = Alike(theme, self)
        self.alike.opening.connect(lambda one: self.open_wanted.emit(one.summary.id))
        self.alike.adding.connect(lambda one: self._change(one.summary.id, adding=True))
        self.alike.refusing.connect(self._refuse)
        column.addWidget(self.alike)

    def show_view(self, view: View) -> None:
        """Show the releases that this one names."""
        known = view.content.related
        stay = view.editable and self._release == view.summary.id
        self.alike.show_related(tuple(row.related for row in self.alike.rows
                                      if stay and row.related.summary.id not in known))
        self._release = view.summary.id
        desk = self._session.desk
        self.chips.show_chips([chip_of(desk, one) for one in view.content.related], readonly=not view.editable)

    def show_noticed(self, noticed: Noticed) -> None:
        """Show what may be related to the release that is open."""
        if noticed.release == self._release:
            self.alike.show_related(noticed.related)

    def _refuse(self, one: suggesting.Related) -> None:
        desk, me, release_id = self._session.desk, self._session.me, self._release
        self.alike.show_related(tuple(row.related for row in self.alike.rows if row.related != one))
        sentence = tr("{name} is not suggested for this release any more.", name=one.summary.headline)
        undo = let_come(self._session, self, release_id, suggesting.related_mark(one.summary.id))
        self._session.do(self, lambda: suggesting.refuse_related(desk, me, release_id, one.summary),
                         lambda _: self.told.emit(sentence, undo))

    def _deeds(self, chip: Chip) -> list[ChipDeed]:
        return [ChipDeed(tr("Open this release"), lambda: self.open_wanted.emit(chip.key))]

    def _ask(self, text: str, answer: Answer) -> None:
        self._wish = (text, answer)
        self._pause.start()

    def _look(self) -> None:
        if self._wish is None:
            return
        (text, answer), self._wish = self._wish, None
        desk, own = self._session.desk, self._release
        self._session.lane.run(self, lambda: found(desk, text, own), answer)

    def _change(self, key: str, *, adding: bool) -> None:
        def change(content: Content) -> Content:
            rest = tuple(one for one in content.related if one != key)
            return replace(content, related=(*rest, key) if adding else rest)

        self.change_wanted.emit(change)

    def _put(self, keys: list[str]) -> None:
        self.change_wanted.emit(lambda content: replace(content, related=tuple(keys)))

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.chips.wear(theme)
        self.alike.wear(theme)


def found(desk: Desk, text: str, own: str) -> list[Chip]:
    """Releases that a typed text may mean, the one of that number or id first; ``own`` is never offered."""
    ids: dict[str, Summary] = {}
    with suppress(DeskError):  # no number and no id: words, then
        one = searching.one(desk, searching.find(desk, text))
        ids[one.id] = one
    with suppress(DeskError):  # nothing to search for yet, such as a lone sign
        ids |= {one.id: one for one in searching.search(desk, text, limit=_LIMIT + 1) if one.id not in ids}
    return [_chip(one) for one in ids.values() if one.id != own][:_LIMIT]


def chip_of(desk: Desk, release_id: str) -> Chip:
    """A release as a chip; one that is not on this desk says so."""
    try:
        return _chip(searching.one(desk, release_id))
    except NotFound:
        return Chip(release_id, release_id[:13], tr("not on this desk"))


def _chip(one: Summary) -> Chip:
    day = day_said(one.date) if one.date else ""
    detail = " · ".join(part for part in (one.number, day, tr(STATE_NAMES[one.state])) if part)
    return Chip(one.id, one.headline or tr("(no headline)"), detail)
