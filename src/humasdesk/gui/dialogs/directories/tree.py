"""The left side of the regions' directory: the tree by province, or what a search found in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator, QWidget

from humasdesk.domain.directory import Entity, Region
from humasdesk.gui.dialogs.directories.index import Index, said_of_nothing
from humasdesk.gui.dialogs.form import nothing_in
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr, trn
from humasdesk.services import cataloguing
from humasdesk.services.cataloguing import Listed

_CODE = Qt.ItemDataRole.UserRole
_MOST = 200


class RegionTree(Index):
    """Provinces open to kabupaten/kota, those to kecamatan; children are read when they are first shown."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._own: dict[str, Listed] = {}
        self._inside: dict[str | None, list[Region]] = {}
        self._picked: str | None = None
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, self.tree.header().ResizeMode.ResizeToContents)
        self.tree.itemExpanded.connect(self._opened)
        self.tree.currentItemChanged.connect(self._changed)
        self._nothing = nothing_in(self.tree)
        self.retired = QCheckBox(tr("Retired ones too"), self)
        self.retired.toggled.connect(lambda _: self._gather())
        self.column.addWidget(self.tree, 1)
        self.column.addWidget(self.retired)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        faint = theme.color("text_faint")
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            item.setForeground(1, faint)
            if not self.session.desk.regions.is_offered(str(item.data(0, _CODE))):
                item.setForeground(0, faint)
            walk += 1

    def name_field(self, words: str) -> None:
        super().name_field(words)
        self.tree.setAccessibleName(words.removesuffix(" …"))

    def reload(self, wanted: str | None = None) -> None:
        desk = self.session.desk
        keep = wanted or self._picked

        def done(found: tuple[Listed, ...]) -> None:
            self._own = {one.entity.id: one for one in found}
            self._gather()
            self.pick(keep)
            self.loaded.emit()

        self.session.do(self, lambda: cataloguing.listed(desk, "region", all_of_them=True), done)

    def _gather(self) -> None:
        self._inside = {}
        for region in self.session.desk.regions.all(retired=self.retired.isChecked()):
            own = self._own.get(region.code)
            if own is None or not own.entity.merged_into:
                self._inside.setdefault(region.parent, []).append(region)
        self.narrow(self.field.text())

    def narrow(self, text: str) -> None:
        wanted = self.session.desk.fold(text.strip())
        blocker = QSignalBlocker(self.tree)
        self.tree.clear()
        root = self.tree.invisibleRootItem()
        if not wanted:
            self._fill(root, None)
        else:
            found = [region for inside in self._inside.values() for region in inside
                     if region.code.startswith(wanted) or wanted in region.name.casefold()]
            found.sort(key=lambda region: (region.level, region.name))
            for region in found[:_MOST]:
                self._row(root, region, leaf=True)
            if len(found) > _MOST:
                rest = trn("and {count} more", "and {count} more", len(found) - _MOST)
                more = QTreeWidgetItem(root, [rest])
                more.setFlags(Qt.ItemFlag.NoItemFlags)
        del blocker
        self._nothing.setText(said_of_nothing(searched=bool(wanted)))
        self._nothing.setVisible(not self.tree.topLevelItemCount())
        self.pick(self._picked)

    def _fill(self, parent: QTreeWidgetItem, code: str | None) -> None:
        for region in self._inside.get(code, ()):
            self._row(parent, region, leaf=False)

    def _row(self, parent: QTreeWidgetItem, region: Region, *, leaf: bool) -> None:
        item = QTreeWidgetItem(parent, [region.name, region.code])
        item.setData(0, _CODE, region.code)
        inside = " › ".join(one.name for one in self.session.desk.regions.path(region.code)) if leaf else region.name
        item.setToolTip(0, inside)
        item.setForeground(1, self.theme.color("text_faint"))
        if not self.session.desk.regions.is_offered(region.code):
            item.setForeground(0, self.theme.color("text_faint"))
            item.setText(0, tr("{name} (retired)", name=region.name))
        if not leaf and region.code in self._inside:
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _opened(self, item: QTreeWidgetItem) -> None:
        if not item.childCount():
            self._fill(item, str(item.data(0, _CODE)))

    def pick(self, entity_id: str | None) -> None:
        self._picked = entity_id
        blocker = QSignalBlocker(self.tree)
        if entity_id is None:
            self.tree.setCurrentIndex(QModelIndex())
        else:
            self._walk_to(entity_id)
        del blocker

    def _walk_to(self, code: str) -> None:
        trail = [code] if self.field.text().strip() else [one.code for one in self.session.desk.regions.path(code)]
        here: QTreeWidgetItem = self.tree.invisibleRootItem()
        for step in trail:
            if here is not self.tree.invisibleRootItem():
                self._opened(here)
                here.setExpanded(True)
            inside = (here.child(place) for place in range(here.childCount()))
            found = next((item for item in inside if item is not None and item.data(0, _CODE) == step), None)
            if found is None:
                return
            here = found
        self.tree.setCurrentItem(here)
        self.tree.scrollToItem(here)

    def first(self) -> str | None:
        """The desk's own province would be a guess: nothing is chosen for a person."""
        return None

    def listed(self, entity_id: str) -> Listed | None:
        own = self._own.get(entity_id)
        region = self.session.desk.regions.get(entity_id)
        if own is not None or region is None:
            return own
        return Listed(Entity(region.code, "region", region, ""), 0)

    def names(self) -> dict[str, str]:
        return {f"{one.name} ({one.code})": one.code for one in self.session.desk.regions.all()}

    def _changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _CODE):
            code = str(item.data(0, _CODE))
            self._picked = code
            QTimer.singleShot(0, self, lambda: self.chosen.emit(code))
