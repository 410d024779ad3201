"""The right side of a directory: the form of one entry, and what can be done with it.

It is long because it holds the deeds of all kinds; the forms have modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.directory import Entity, EntityValue, Official
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import Trouble, headline, label
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import cataloguing


class EntityForm(QWidget):
    """The fields of one kind of entry. ``touched`` tells that a person changed something."""

    touched = Signal()

    def show_value(self, value: EntityValue | None) -> None:
        """Fill the fields; ``None`` empties them for a new entry."""
        raise NotImplementedError

    def read(self) -> EntityValue:
        """What the fields say; raises a ``DeskError`` with the sentence to show."""
        raise NotImplementedError

    def go_to_wrong(self) -> None:
        """Put the keyboard on what :meth:`read` did not take, where the form can tell."""

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        raise NotImplementedError

    def lock(self, locked: bool) -> None:
        """Let the fields be read only."""
        self.setEnabled(not locked)


class Detail(QWidget):
    """One entry. ``kept`` carries its id after a deed that changed it, ``left`` tells that a new one was given up,
    ``releases_wanted`` carries the id of one whose releases somebody wants to see, ``quotes_wanted`` of one whose
    quotations."""

    kept = Signal(str)
    left = Signal()
    releases_wanted = Signal(str)
    quotes_wanted = Signal(str)

    def __init__(self, session: Session, form: EntityForm, trouble: Trouble, why_locked: str,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form = form
        self._trouble = trouble
        self._locked = bool(why_locked)
        self._entity: Entity | None = None
        self._names: dict[str, str] = {}
        self._used = 0
        self.dirty = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._head = headline("", self, 1.3)
        self._state = label("", "soft", self, wrap=True)
        column.addWidget(self._head)
        column.addLayout(self._used_row())
        if why_locked:
            column.addWidget(label(why_locked, "faint", self, wrap=True))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(form)
        column.addWidget(area, 1)
        column.addWidget(self._merging())
        column.addLayout(self._deeds())
        form.touched.connect(self._touched)

    # -- building

    def _used_row(self) -> QHBoxLayout:
        """How many releases name the entry, and the way to them."""
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._see = self._button(tr("Show them in the list"), self._ask_releases)
        self._see.setProperty("role", "flat")
        row.addWidget(self._state, 1)
        row.addWidget(self._see, 0, Qt.AlignmentFlag.AlignTop)
        self._quotes = self._button(tr("Quotations …"), self._ask_quotes)
        self._quotes.setProperty("role", "flat")
        row.addWidget(self._quotes, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _ask_quotes(self) -> None:
        if self._entity is not None:
            self.quotes_wanted.emit(self._entity.id)

    def _ask_releases(self) -> None:
        if self._entity is not None:
            self.releases_wanted.emit(self._entity.id)

    def _merging(self) -> QWidget:
        self._merge_row = QWidget(self)
        column = QVBoxLayout(self._merge_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        column.addLayout(row)
        self._preview = label("", "soft", self._merge_row, wrap=True)
        column.addWidget(self._preview)
        row.addWidget(label(tr("Merge into"), "soft", self._merge_row))
        self._target = QLineEdit(self._merge_row)
        self._target.setAccessibleName(tr("The entry that stays"))
        self._target.setPlaceholderText(tr("The entry that stays"))
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self._target)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._target.setCompleter(completer)
        self._target.textChanged.connect(lambda _: self._foretell())
        completer.activated.connect(lambda _: self._foretell())
        self._do_merge = self._button(tr("Merge"), self.merge)
        row.addWidget(self._target, 1)
        row.addWidget(self._button(tr("Cancel"), self._merge_row.hide))
        row.addWidget(self._do_merge)
        self._merge_row.hide()
        return self._merge_row

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._merge = self._button(tr("Merge into …"), self._open_merge)
        self._merge.setToolTip(tr("Whoever names this entry means the other one from then on."))
        self._retire = self._button(tr("Retire"), self.retire)
        self._drop = self._button(tr("Discard changes"), self.discard)
        self._keep = self._button(tr("Save"), self.keep)
        self._keep.setProperty("role", "primary")
        row.addWidget(self._merge)
        row.addWidget(self._retire)
        row.addStretch(1)
        row.addWidget(self._drop)
        row.addWidget(self._keep)
        return row

    def _button(self, words: str, deed: Callable[[], Any]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: deed())
        return button

    # -- showing

    @property
    def shown_name(self) -> str:
        return self._head.text()

    def show_entity(self, entity: Entity, used: str, count: int) -> None:
        """Fill the form with an entry; ``used`` says how many releases name it, ``count`` how many those are."""
        self._entity = entity
        self._used = count
        self._head.setText(entity.label)
        marks = [used]
        marks += [tr("retired: offered no more")] if entity.retired else []
        marks += [tr("two desks changed it unseen of each other; look at it and save it")] if entity.heads > 1 else []
        self._state.setText(" · ".join(part for part in marks if part))
        self._retire.setText(tr("Bring back") if entity.retired else tr("Retire"))
        self._retire.setToolTip("" if entity.retired else tr("Offer it no more; releases that name it stay."))
        self._fill(entity.value)

    def begin_new(self, words: str, hint: str) -> None:
        """An empty form."""
        self._entity = None
        self._used = 0
        self._head.setText(words)
        self._state.setText(hint)
        self._fill(None)
        self._form.take_focus()

    def _fill(self, value: EntityValue | None) -> None:
        self._form.show_value(value)
        self._merge_row.hide()
        self.dirty = False
        self._form.lock(self._locked)
        self._look()

    def _touched(self) -> None:
        self.dirty = True
        self._look()

    def _look(self) -> None:
        there = self._entity is not None and not self._locked
        self._see.setVisible(self._used > 0)
        self._quotes.setVisible(self._entity is not None and isinstance(self._entity.value, Official))
        self._merge.setEnabled(there)
        self._retire.setEnabled(there)
        self._keep.setText(tr("Save") if self._entity else tr("Add"))
        self._keep.setEnabled(self.dirty and not self._locked)
        self._drop.setEnabled(self.dirty)

    def offer(self, names: dict[str, str]) -> None:
        """The entries that this one may be merged into, by label."""
        self._names = names

    def be_default(self) -> None:
        """Let Enter in this form save."""
        self._keep.setDefault(True)

    # -- deeds

    def keep(self) -> None:
        """Save what the form says."""
        self.save(lambda: None)

    def save(self, then: Callable[[], None]) -> None:
        """Save what the form says, and go on with ``then`` when it is kept."""
        desk, entity = self._session.desk, self._entity
        try:
            value = self._form.read()
        except DeskError as error:
            self._form.go_to_wrong()
            self._trouble.say(error.sentence)
            return
        if entity is None:
            me = self._session.me
            self._do(lambda: cataloguing.add(desk, me, value), None, mark("{name} was added."), str(value_name(value)),
                     then)
        else:
            me, known = self._session.me, entity.id
            self._do(lambda: cataloguing.edit(desk, me, known, lambda _: value), known, mark("{name}: saved."),
                     str(value_name(value)), then)

    def discard(self) -> None:
        """Show the entry as it is kept."""
        self._trouble.clear()
        if self._entity is not None:
            self._fill(self._entity.value)
        else:
            self.dirty = False
            self.left.emit()

    def retire(self) -> None:
        """Offer the entry no more, or again."""
        desk, entity = self._session.desk, self._entity
        if entity is not None:
            me, back = self._session.me, entity.retired
            sentence = mark("{name} is offered again.") if back else mark("{name} is offered no more.")
            self._do(lambda: cataloguing.retire(desk, me, entity.id, back=back), entity.id, sentence, entity.label)

    def _open_merge(self) -> None:
        own = self._entity.id if self._entity else ""
        self._offers.setStringList([name for name, entity_id in self._names.items() if entity_id != own])
        self._target.clear()
        self._merge_row.show()
        self._foretell()
        self._target.setFocus()

    def _meant(self) -> tuple[str, str] | None:
        """Name and id of the entry that stands in the merge field; ``None`` where it is none."""
        wanted = self._target.text().strip().casefold()
        return next(((name, one) for name, one in self._names.items() if name.casefold() == wanted), None)

    def _foretell(self) -> None:
        """Say what a merge would change, before it is made."""
        entity, meant = self._entity, self._meant()
        if entity is None or meant is None or meant[1] == entity.id:
            self._preview.setText(tr("The entry here goes, the one you name stays."))
            return
        said = trn("“{gone}” goes out of the directory; {count} release that names it then names “{stays}”.",
                   "“{gone}” goes out of the directory; {count} releases that name it then name “{stays}”.",
                   self._used, gone=entity.label, stays=meant[0])
        more = tr("Its posts go over to the one that stays.") if isinstance(entity.value, Official) else ""
        self._preview.setText(f"{said} {more}".strip())

    def merge(self) -> None:
        """Let this entry be the one whose name stands in the field."""
        desk, entity, wanted = self._session.desk, self._entity, self._target.text().strip()
        if entity is None:
            return
        meant = self._meant()
        target = meant[1] if meant else None
        if target is None:
            self._trouble.say(tr("The directory has no {name}. Choose one of its names.", name=wanted) if wanted
                              else tr("Say which entry stays."))
            self._target.setFocus()
            return
        me = self._session.me
        self._do(lambda: cataloguing.merge(desk, me, entity.id, target), target,
                 mark("{name} was merged."), entity.label)

    def _do(self, deed: Callable[[], Any], wanted: str | None, sentence: str, name: str,
            then: Callable[[], None] = lambda: None) -> None:
        def done(result: Any) -> None:
            self.dirty = False
            self.kept.emit(wanted or str(result[0]))
            self._trouble.say(tr(sentence, name=name), "good")
            then()

        self._trouble.clear()
        self._keep.setEnabled(False)
        self._session.do(self, deed, done, self._failed)

    def _failed(self, error: DeskError) -> None:
        self._look()
        self._trouble.say(error.sentence)


def value_name(value: EntityValue) -> str:
    """What a sentence calls an entry."""
    return Entity("", cataloguing.kind_of(value), value, "").label
