"""One directory: its index at the left, the chosen entry at the right, and nothing lost between them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from humasdesk.domain.directory import EntityKind
from humasdesk.domain.release import Changes
from humasdesk.gui.dialogs.directories.detail import Detail, EntityForm
from humasdesk.gui.dialogs.directories.index import SPOKEN, Index, used_said
from humasdesk.gui.dialogs.form import Trouble
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wearing import picture
from humasdesk.i18n import tr
from humasdesk.services import searching
from humasdesk.services.cataloguing import Listed


@dataclass(frozen=True, slots=True)
class Words:
    """What a directory is called, and what it says of itself; message ids."""

    title: str
    search: str
    new: str
    hint: str


class DirectoryPage(QWidget):
    """One tab of the dialog."""

    def __init__(self, session: Session, theme: Theme, kind: EntityKind, words: Words, index: Index,
                 form: EntityForm, trouble: Trouble, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.index = index
        self.form = form
        self._session = session
        self._kind = kind
        self._trouble = trouble
        self._shown: str | None = None
        self._arrived = False
        self._wanted: str | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2 * GRID, 0, 0)
        row.setSpacing(3 * GRID)
        row.addWidget(index, 2)  # before the form: the tab order is the order of arrival
        index.name_field(tr(words.search))
        why = self._why_locked()
        self._new = QPushButton(tr(words.new), self)
        picture(self._new, theme, "plus")
        self._new.setAutoDefault(False)
        self._new.setEnabled(not why)
        self._new.setToolTip(why)
        self._new.clicked.connect(self.begin_new)
        index.column.addWidget(self._new)
        self.detail = Detail(session, form, trouble, why, self)
        row.addWidget(self.detail, 5)
        index.chosen.connect(self._choose)
        index.loaded.connect(self._loaded)
        self.detail.kept.connect(self._kept)
        self.detail.left.connect(self._left)
        session.changed.connect(self._changed)

    def _why_locked(self) -> str:
        person = self._session.person
        if not self._session.can_write:
            return tr("This desk is open read-only here.")
        if self._kind == "region" and not (person and person.may("admin")):
            return tr("Only an admin can change regions and shared settings.")
        return ""

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self.detail.dirty

    @property
    def shown_name(self) -> str:
        return self.detail.shown_name

    def arrive(self) -> None:
        """The page is turned to: its entries are read when it is first."""
        self.detail.be_default()
        if not self._arrived:
            self._arrived = True
            self._empty()
            self.index.reload()

    def show_entry(self, entity_id: str) -> None:
        """Choose an entry, once the entries are read."""
        self._wanted = entity_id
        self.index.reload(entity_id)

    def begin_new(self) -> None:
        """An empty form for a new entry."""
        if not self._free_to_go():
            return
        self._shown = None
        self.index.pick(None)
        self.detail.begin_new(tr(self.words.new), tr(self.words.hint))
        self._trouble.clear()

    def _free_to_go(self) -> bool:
        if not self.dirty:
            return True
        self.index.pick(self._shown)
        self._trouble.say(tr("Save or discard the changes to {name} first.", name=self.shown_name), "attention")
        return False

    def _choose(self, entity_id: str) -> None:
        if entity_id == self._shown or not self._free_to_go():
            return
        self._trouble.clear()
        self._show(entity_id)

    def _show(self, entity_id: str) -> None:
        listed = self.index.listed(entity_id)
        if listed is None:
            self._empty()
            return
        self._shown = entity_id
        self.detail.show_entity(listed.entity, *self._used(listed))

    def _used(self, listed: Listed) -> tuple[str, int]:
        if self._kind in SPOKEN:
            return "", 0
        if self._kind != "region":
            return used_said(listed.used), listed.used
        inside = searching.count(self._session.desk, searching.Wanted(region=listed.entity.id))
        said = used_said(inside)
        return (tr("{used} Places inside count too.", used=said) if inside else said), inside

    def _loaded(self) -> None:
        self.detail.offer(self.index.names())
        if self.dirty:
            return
        wanted = self._wanted or self._shown or self.index.first()
        self._wanted = None
        if wanted and self.index.listed(wanted):
            self.index.pick(wanted)
            self._show(wanted)
        else:
            self._empty()

    def _empty(self) -> None:
        """Nothing is chosen: a new entry may be typed, and a sentence says what belongs here."""
        self._shown = None
        self.detail.begin_new(tr(self.words.new), tr(self.words.hint))
        self.index.field.setFocus()

    def _kept(self, entity_id: str) -> None:
        self._wanted = entity_id
        self.index.reload(entity_id)

    def _left(self) -> None:
        self._wanted = None
        self._loaded()

    def _changed(self, changes: object) -> None:
        if self._arrived and isinstance(changes, Changes) and changes.directory and not self.dirty:
            self.index.reload(self._wanted or self._shown)
