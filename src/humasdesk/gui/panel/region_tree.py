"""The tree of regions in a popup, to choose from without typing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from humasdesk.domain.directory import Region
from humasdesk.gui.theme import Theme, grown
from humasdesk.i18n import tr
from humasdesk.services.regions import Regions

_CODE = Qt.ItemDataRole.UserRole
_SIZE = (320, 380)


class RegionTree(QFrame):
    """Provinces, what lies in them when they are opened; Enter or a click takes one, the arrows fold.

    ``taken`` carries its code. Those in ``chosen`` are ticked and taken already; the tree opens at ``near``.
    """

    taken = Signal(str)

    def __init__(self, regions: Regions, chosen: tuple[str, ...], near: str | None, theme: Theme,
                 parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self._chosen, self._theme = chosen, theme
        self._inside: dict[str | None, list[Region]] = {}
        for region in regions.all():
            self._inside.setdefault(region.parent, []).append(region)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        self.tree = QTreeWidget(self)
        self.tree.setProperty("role", "plain")
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, self.tree.header().ResizeMode.ResizeToContents)
        self.tree.setAccessibleName(tr("Regions"))
        self.tree.itemExpanded.connect(self._opened)
        self.tree.itemActivated.connect(self._take)
        self.tree.itemClicked.connect(self._take)
        column.addWidget(self.tree)
        self.resize(*map(grown, _SIZE))
        self._fill(self.tree.invisibleRootItem(), None)
        self._walk_to([one.code for one in regions.path(near)] if near else [])

    def _fill(self, parent: QTreeWidgetItem, code: str | None) -> None:
        for region in self._inside.get(code, ()):
            item = QTreeWidgetItem(parent, [region.name, region.code])
            item.setData(0, _CODE, region.code)
            item.setForeground(1, self._theme.color("text_faint"))
            if region.code in self._chosen:
                item.setIcon(0, self._theme.icon("check", "accent", 14))
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, tr("{name}, chosen", name=region.name))
            if region.code in self._inside:
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _opened(self, item: QTreeWidgetItem) -> None:
        if not item.childCount():
            self._fill(item, str(item.data(0, _CODE)))

    def _walk_to(self, trail: list[str]) -> None:
        here = self.tree.invisibleRootItem()
        for place, step in enumerate(trail):
            inside = (here.child(n) for n in range(here.childCount()))
            found = next((item for item in inside if item is not None and item.data(0, _CODE) == step), None)
            if found is None:
                break
            here = found
            if place < len(trail) - 1 or place == 0:
                self._opened(here)
                here.setExpanded(True)
        current = here if here is not self.tree.invisibleRootItem() else self.tree.topLevelItem(0)
        if current is not None:
            self.tree.setCurrentItem(current)
            self.tree.scrollToItem(current, QTreeWidget.ScrollHint.PositionAtCenter)

    def _take(self, item: QTreeWidgetItem) -> None:
        code = str(item.data(0, _CODE))
        if code not in self._chosen:
            self.close()
            self.taken.emit(code)

    def open_under(self, widget: QWidget) -> None:
        """Show it under a widget, inside the screen."""
        place = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 2))
        screen = widget.screen().availableGeometry()
        place.setX(max(screen.left() + 4, place.x()))
        place.setY(min(place.y(), screen.bottom() - self.height() - 4))
        self.move(place)
        self.show()
        self.tree.setFocus()
