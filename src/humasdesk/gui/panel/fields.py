"""The chip fields of the metadata: what is completed, browsed, added anew, put in order, and taken out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from humasdesk.domain.directory import Tag
from humasdesk.domain.release import Content
from humasdesk.gui.panel import metadata
from humasdesk.gui.panel.metadata import Row
from humasdesk.gui.panel.names import Names
from humasdesk.gui.panel.region_tree import RegionTree
from humasdesk.gui.panel.view import View
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.chip_field import NEW, ChipField
from humasdesk.gui.widgets.chips import Chip, ChipDeed
from humasdesk.gui.widgets.offers import Answer, Complete
from humasdesk.i18n import tr
from humasdesk.services import cataloguing


class Fields(QObject):
    """One field a kind of metadata. ``change_wanted`` carries a change of the release, ``entry_wanted`` the kind and
    id of an entry that somebody wants to see in its directory, ``quotes_wanted`` the id of an official whose
    quotations are, ``taken_out`` kind and key of what somebody removed by hand."""

    change_wanted = Signal(object)
    taken_out = Signal(str, str)
    entry_wanted = Signal(str, str)
    quotes_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme, self._parent = session, theme, parent
        self._names = Names(session.desk)
        self._content = Content()
        self._rows = {row.kind: row for row in metadata.ROWS}
        self.by_kind: dict[str, ChipField] = {row.kind: self._build(row) for row in metadata.ROWS}

    def _build(self, row: Row) -> ChipField:
        field = ChipField(
            tr(row.placeholder), self._completing(row), self._theme, empty=tr(row.none), free=row.free,
            ordered=row.ordered, new_row=lambda text: self._new_row(row, text),
            deeds=lambda chip: self._deeds(row, chip), parent=self._parent)
        field.added.connect(lambda key: self._add(row, key))
        field.removed.connect(lambda key: self._take_out(row, key))
        field.reordered.connect(lambda keys: self.change_wanted.emit(lambda content: row.put(content, tuple(keys))))
        field.unknown.connect(lambda name: self.add_new(row, name))
        field.browsing.connect(lambda: self._browse(row))
        if row.kind == "region":
            action = field.field.addAction(self._theme.icon("list", "text_faint", 16),
                                           field.field.ActionPosition.TrailingPosition)
            action.setText(tr("Choose from the tree (Down)"))
            action.setToolTip(action.text())
            action.triggered.connect(lambda: self._browse(row))
            self._tree_action = action
        return field

    def _deeds(self, row: Row, chip: Chip) -> list[ChipDeed]:
        """What a chip's menu offers beside the field's own rows."""
        found = [ChipDeed(tr("Show in the directory"), lambda: self.entry_wanted.emit(row.kind, chip.key))]
        if row.kind == "official":
            found.append(ChipDeed(tr("Quotations …"), lambda: self.quotes_wanted.emit(chip.key)))
        return found

    @property
    def rows(self) -> list[tuple[str, str, ChipField]]:
        """Kind, title and field of each, in order."""
        return [(kind, tr(self._rows[row.kind].label), field)
                for row, (kind, field) in zip(metadata.ROWS, self.by_kind.items(), strict=True)]

    # -- showing

    def show_view(self, view: View) -> None:
        """Show what a release names."""
        self._content = view.content
        for row in metadata.ROWS:
            self.by_kind[row.kind].show_chips(row.chips(self._session.desk, view.content), readonly=not view.editable)

    def counts(self, content: Content) -> dict[str, int]:
        """How many a text names, by kind."""
        return {row.kind: len(row.keys(content)) for row in metadata.ROWS}

    def forget(self) -> None:
        """The directories changed: read their names anew."""
        self._names.forget()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._tree_action.setIcon(theme.icon("list", "text_faint", 16))
        for field in self.by_kind.values():
            field.wear(theme)

    # -- completing

    def _completing(self, row: Row) -> Complete:
        def complete(text: str, answer: Answer) -> None:
            answer(row.offered(self._session.desk, self._names, text, self._content))

        return complete

    def _new_row(self, row: Row, text: str) -> Chip | None:
        """The last row: the way to a new entry, or why there is none."""
        name = " ".join(text.split())
        person = self._session.person
        if row.kind == "region" and not (person and person.may("admin")):
            return Chip("", tr("Another region? An admin adds it to the directory."))
        return Chip(f"{NEW}{name}", tr(row.new, name=name))

    def _browse(self, row: Row) -> None:
        """Everything that could be taken: regions as a tree, others as a list."""
        field = self.by_kind[row.kind]
        if row.kind != "region":
            field.offer(row.offered(self._session.desk, self._names, "", self._content))
            return
        self.open_tree()

    def open_tree(self) -> RegionTree:
        """Show the tree of regions under its field."""
        content, desk = self._content, self._session.desk
        near = content.region or self._usual_region()
        made = RegionTree(desk.regions, self._rows["region"].keys(content), near, self._theme, self._parent)
        made.taken.connect(lambda code: self._add(self._rows["region"], code))
        made.open_under(self.by_kind["region"].field)
        return made

    def _usual_region(self) -> str | None:
        """Where this desk's releases usually are: the region of one of the events, else none."""
        found = (getattr(one.value, "region", None) for one in cataloguing.offered(self._session.desk, "event"))
        return next((code for code in found if code), None)

    # -- changing

    def _take_out(self, row: Row, key: str) -> None:
        self.taken_out.emit(row.kind, key)
        self._tell(row, key, adding=False)

    def _add(self, row: Row, key: str) -> None:
        if not key.startswith(NEW):
            self._tell(row, key, adding=True)
            return
        desk, me, name = self._session.desk, self._session.me, " ".join(key.removeprefix(NEW).split())
        self._session.do(self._parent, lambda: cataloguing.add(desk, me, Tag(name)),
                         lambda made: self._tell(row, made[0], adding=True))

    def _tell(self, row: Row, key: str, *, adding: bool) -> None:
        self.change_wanted.emit(lambda content: row.change(content, key, adding=adding))

    def add_new(self, row: Row, name: str) -> QObject:
        """Open the directory's own form for a name that was missed; once it is saved, the release names it."""
        from humasdesk.gui.dialogs.quick_add import QuickAdd

        dialog = QuickAdd(self._session, self._theme, row.kind, name, self._content, self._parent.window())
        dialog.made.connect(lambda key: self._added_new(row, key))
        dialog.open()
        return dialog

    def _added_new(self, row: Row, key: str) -> None:
        field = self.by_kind[row.kind]
        field.field.clear()
        field.focus_field()
        self._tell(row, key, adding=True)
