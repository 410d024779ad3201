"""*Riwayat*: every step of the release, newest first; a version can be looked at, and an edition's PDF too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QPushButton, QVBoxLayout, QWidget

from humasdesk.gui.panel.history_rows import HistoryRows, fill
from humasdesk.gui.panel.view import View
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr, trn
from humasdesk.services import versions
from humasdesk.services.versions import Story, Told

_SHOWN = 40
_TOLD = Qt.ItemDataRole.UserRole


class History(QWidget):
    """Built only while it is shown, and read away from the window's thread. ``look_wanted`` carries the step whose
    version is to be looked at, ``take_up_wanted`` the one whose version is to be taken up again."""

    look_wanted = Signal(object)
    take_up_wanted = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._view: View | None = None
        self._stale = False
        self._last: int | None = _SHOWN
        self._head = ""
        self._asked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.list = _Rows(self)
        self.list.setAccessibleName(tr("History"))
        self._rows = HistoryRows(theme, session.desk.zone, self.list)
        self.list.setItemDelegate(self._rows)
        self.list.itemActivated.connect(self._look)
        self.list.itemClicked.connect(self._look)
        self.list.menu_wanted.connect(self._menu)
        column.addWidget(self.list)
        self.more = QPushButton(tr("Show older steps"), self)
        self.more.setProperty("role", "flat")
        self.more.setMinimumWidth(1)
        self.more.clicked.connect(self._show_all)
        self.more.hide()
        column.addWidget(self.more)

    def show_view(self, view: View) -> None:
        """Follow a release; what is not seen is read when it comes into view."""
        if self._view is None or self._view.summary.id != view.summary.id:
            self._last = _SHOWN
            self.list.clear()
        self._view = view
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        if self._view is None:
            return
        self._stale = False
        self._asked += 1
        asked, desk, release, last = self._asked, self._session.desk, self._view.summary.id, self._last

        def done(story: Story) -> None:
            if asked == self._asked:
                self._show(story)

        self._session.lane.run(self, lambda: versions.story(desk, release, last), done)

    def _show(self, story: Story) -> None:
        self._head = story.head
        current = self.list.currentRow()
        self.list.clear()
        for told in story.steps:
            item = QListWidgetItem(self.list)
            item.setData(_TOLD, told)
            fill(item, told, self._session.desk.zone, is_now=told.step.id == story.head)
        self.list.setCurrentRow(min(current, self.list.count() - 1))
        self.list.fit()
        hidden = story.total - len(story.steps)
        self.more.setVisible(hidden > 0)
        self.more.setText(trn("Show {count} older step", "Show {count} older steps", hidden))

    def _show_all(self) -> None:
        self._last = None
        self._read()

    @property
    def steps(self) -> list[Told]:
        """The steps that are shown."""
        return [self.list.item(row).data(_TOLD) for row in range(self.list.count())]

    def _look(self, item: QListWidgetItem) -> None:
        if item.data(_TOLD).step.revision:  # an answer to the check has no version of its own
            self.look_wanted.emit(item.data(_TOLD))

    def _menu(self, item: QListWidgetItem, event: QContextMenuEvent) -> None:
        if not item.data(_TOLD).step.revision:
            return
        menu = self.menu_of(item.data(_TOLD))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def menu_of(self, told: Told) -> QMenu:
        """What can be done with a step."""
        menu = QMenu(self)
        words = tr("Look at edition {number}", number=told.edition.sequence) if told.edition else (
            tr("Look at this version"))
        menu.addAction(words, lambda: self.look_wanted.emit(told))
        again = menu.addAction(tr("Take this version up again"), lambda: self.take_up_wanted.emit(told))
        again.setEnabled(bool(self._view and self._view.editable) and told.step.revision != self._head)
        return menu

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._rows.wear(theme)
        self.list.viewport().update()


class _Rows(QListWidget):
    """A list as tall as what it holds: the panel scrolls, not the list."""

    menu_wanted = Signal(QListWidgetItem, QContextMenuEvent)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.fit()

    def fit(self) -> None:
        """Take the height that the rows need at this width."""
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.count())) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos()) or self.currentItem()
        if item is not None:
            self.menu_wanted.emit(item, event)
