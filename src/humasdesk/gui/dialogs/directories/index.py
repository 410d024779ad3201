"""The left side of a directory: a field to search, and its entries in a list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from humasdesk.domain.directory import Acronym, Citation, EntityKind, EntityValue, Event, Official
from humasdesk.gui.days import day_said
from humasdesk.gui.dialogs.form import TwoLines, label, nothing_in, two_lines
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wearing import picture
from humasdesk.i18n import tr, trn
from humasdesk.services import cataloguing
from humasdesk.services.cataloguing import Listed

_ID = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 10
SPOKEN: frozenset[EntityKind] = frozenset({"acronym", "citation", "word"})
"""Directories that the check reads; no release names their entries."""


class Index(QWidget):
    """What every directory's left side has: ``chosen`` carries the id of the entry that was chosen."""

    chosen = Signal(str)
    loaded = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID)
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        sign = self.field.addAction(theme.icon("search", "text_faint"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(tr("Search"))
        picture(sign, theme, "search", "text_faint")
        self.field.textChanged.connect(self.narrow)
        self.column.addWidget(self.field)
        self.setMinimumWidth(240)

    def wear(self, theme: Theme) -> None:
        """Show the entries in this theme from now on."""
        self.theme = theme

    def name_field(self, words: str) -> None:
        """Say what is searched."""
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)

    def reload(self, wanted: str | None = None) -> None:
        """Show the entries anew, ``wanted`` chosen where it is there."""
        raise NotImplementedError

    def pick(self, entity_id: str | None) -> None:
        """Mark an entry as chosen and tell nobody."""
        raise NotImplementedError

    def narrow(self, text: str) -> None:
        """Show only what fits ``text``."""
        raise NotImplementedError

    def listed(self, entity_id: str) -> Listed | None:
        """The entry of that id as the list knows it."""
        raise NotImplementedError

    def first(self) -> str | None:
        """The id of the entry to show at first; ``None`` for none."""
        raise NotImplementedError

    def names(self) -> dict[str, str]:
        """Labels of the active entries with their ids, to merge into."""
        raise NotImplementedError


class ListIndex(Index):
    """Officials, events or tags by name."""

    def __init__(self, session: Session, theme: Theme, kind: EntityKind, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._kind = kind
        self._known: dict[str, Listed] = {}
        self.list = QListWidget(self)
        self.list.setItemDelegate(TwoLines(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.currentItemChanged.connect(self._changed)
        self._nothing = nothing_in(self.list)
        self.retired = QCheckBox(tr("Retired ones too"), self)
        self.retired.toggled.connect(lambda _: self.narrow(self.field.text()))
        self.count: QLabel = label("", "faint", self)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.retired)
        self.column.addWidget(self.count)

    def name_field(self, words: str) -> None:
        super().name_field(words)
        self.list.setAccessibleName(words.removesuffix(" …"))

    def reload(self, wanted: str | None = None) -> None:
        desk, kind = self.session.desk, self._kind
        keep = wanted or self._current()

        def done(found: tuple[Listed, ...]) -> None:
            self._known = {one.entity.id: one for one in found if not one.entity.merged_into}
            self._draw(desk.today(), keep)
            self.loaded.emit()

        self.session.do(self, lambda: cataloguing.listed(desk, kind, all_of_them=True), done)

    def _draw(self, day: date, keep: str | None) -> None:
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for one in sorted(self._known.values(), key=lambda one: _order(one.entity.value)):
            entity = one.entity
            item = QListWidgetItem(self.list)
            item.setData(_ID, entity.id)
            detail = about(entity.value, day)
            item.setData(_WORDS, self.session.desk.fold(f"{entity.label} {_named(entity.value)} {detail}"))
            note = tr("retired") if entity.retired else str(one.used or "")
            two_lines(item, _named(entity.value), detail, note, faded=entity.retired)
            used = "" if self._kind in SPOKEN else used_said(one.used)
            item.setToolTip("\n".join(part for part in (entity.label, detail, used) if part))
        del blocker
        self.narrow(self.field.text())
        self.pick(keep)

    def pick(self, entity_id: str | None) -> None:
        blocker = QSignalBlocker(self.list)
        place = next((place for place, item in enumerate(self._items()) if item.data(_ID) == entity_id), -1)
        self.list.setCurrentRow(place)
        del blocker

    def narrow(self, text: str) -> None:
        wanted = self.session.desk.fold(text.strip()).split()
        shown = 0
        for item in self._items():
            one = self._known[str(item.data(_ID))]
            fits = all(word in str(item.data(_WORDS)) for word in wanted)
            fits = fits and (self.retired.isChecked() or not one.entity.retired)
            item.setHidden(not fits)
            shown += fits
        if self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem())
        self.count.setText(trn("{count} entry", "{count} entries", shown))
        self._nothing.setText(said_of_nothing(searched=bool(wanted)))
        self._nothing.setVisible(not shown)

    def first(self) -> str | None:
        return next((str(item.data(_ID)) for item in self._items() if not item.isHidden()), None)

    def listed(self, entity_id: str) -> Listed | None:
        return self._known.get(entity_id)

    def names(self) -> dict[str, str]:
        return {one.entity.label: one.entity.id for one in self._known.values() if not one.entity.retired}

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _current(self) -> str | None:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item else None

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            entity_id = str(item.data(_ID))
            QTimer.singleShot(0, self, lambda: self.chosen.emit(entity_id))


def said_of_nothing(*, searched: bool) -> str:
    """What stands in a list without entries."""
    return (tr("Nothing here is called that. A new entry is begun with the button below.") if searched else
            tr("Nothing here yet. Begin with the button below."))


def about(value: EntityValue, day: date) -> str:
    """The second line of an entry."""
    if isinstance(value, Official):
        return value.title_on(day) or (tr("formerly {title}", title=value.posts[-1].printed) if value.posts else "")
    if isinstance(value, Event):
        return " · ".join(part for part in (value.short, days_said(value), value.place) if part)
    if isinstance(value, Acronym):
        return value.expansion
    if isinstance(value, Citation):
        return value.subject
    return ""


def days_said(value: Event) -> str:
    """An event's day or days."""
    since, until = (day_said(day) if day else "" for day in (value.since, value.until))
    return f"{since} – {until}" if since and until and since != until else since or until


def used_said(count: int) -> str:
    """How many releases name an entry."""
    return trn("Named in {count} release.", "Named in {count} releases.", count)


def _named(value: EntityValue) -> str:
    return value.name if isinstance(value, Official) else getattr(value, "name", "")


def _order(value: EntityValue) -> str:
    return str(getattr(value, "name", "")).casefold()
