"""Going about the window: columns, focus, zoom, preview, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QWidget

from humasdesk.gui import theme as themes
from humasdesk.gui.deeds.base import DeedsBase

_ROOMY = 1_700
"""A window narrower than this gives the PDF the room of the outer columns."""


_NARROW = 1_100
"""A window narrower than this shows the desk column only when it is called."""
_LARGER = 0.35
"""How much wider a window has to be for both with every further 100 % of the size of text: the page then still has
room for its words in one of 1366 pixels at 200 %, and beside the PDF in one of 1920."""


class GoingDeeds(DeedsBase):
    """What is shown, and where the keyboard is."""

    hidden: frozenset[str] = frozenset()
    """The columns that are put away: ``sidebar``, ``list``, ``panel``."""
    called_back = False
    """Whether the desk column was called into a narrow window."""
    _made_room: frozenset[str] | None = None
    """What was put away before the PDF needed the room."""
    _put_away: Sequence[QWidget] = ()
    _shown_as = Qt.WindowState.WindowNoState
    _stood_at = QByteArray()

    def export_release(self) -> None:
        """Write the files of the release, or of several that are marked while the keyboard is in the list."""
        marked = tuple(one.id for one in self.releases.marked)
        if len(marked) > 1 and self.releases.view.hasFocus():
            self.export_releases(marked)
        elif self.writing.release_id:
            self.export_releases((self.writing.release_id,))

    def export_releases(self, release_ids: Sequence[str]) -> None:
        """Write the files of these releases, with what is typed in the open one."""
        from humasdesk.gui.exporting.dialog import ExportDialog

        def ask() -> None:
            dialog = ExportDialog(self.session, release_ids, self.theme, self.memory, self._window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.exported.connect(self.results.show_outcome)
            dialog.open()

        if release_ids:
            self.writing.save(ask)

    def toggle_preview(self) -> None:
        """Show or hide the PDF beside the text; where the window is narrow, the outer columns make room for it."""
        self.page.toggle_preview(self.writing.release_id)
        self.memory.setValue("preview", "yes" if self.page.preview_shown else "no")  # an end without warning keeps it
        self.memory.sync()
        if self.page.preview_shown and self._window().width() < _ROOMY * self._wider:
            self._made_room = self.hidden
            self.hidden = self.hidden | {"sidebar", "panel"}
        elif self._made_room is not None:
            self.hidden, self._made_room = self._made_room, None
        self.show_columns()

    def show_columns(self) -> None:
        """Show the columns that are wanted; the panel only beside a release, and none beside the paper alone."""
        unwanted = set(self.hidden)
        if self.writing.release_id is None:
            unwanted.add("panel")
        if self._narrow and not self.called_back:
            unwanted.add("sidebar")
        for name, column in self._columns().items():
            column.setVisible(name not in unwanted and not self.paper_only)

    @property
    def _narrow(self) -> bool:
        return self._window().width() < _NARROW * self._wider

    @property
    def _wider(self) -> float:
        """How much wider a window has to be in this size of text to hold as much."""
        return 1 + (max(1.0, self.points / themes.points(100)) - 1) * _LARGER

    @property
    def hidden_by_hand(self) -> frozenset[str]:
        """The columns that a person put away, without those that only make room for the PDF."""
        return self.hidden if self._made_room is None else self._made_room

    def _columns(self) -> dict[str, QWidget]:
        return {"sidebar": self.sidebar, "list": self.releases, "panel": self.panel}

    def _toggle(self, name: str) -> None:
        shown = self._columns()[name].isVisible()
        if name == "sidebar" and self._narrow:
            self.called_back = not shown
            if shown:  # what the person chose for a wide window stays as it is
                self.show_columns()
                return
        self.hidden = self.hidden | {name} if shown else self.hidden - {name}
        self._made_room = None if self._made_room is None else (
            self._made_room | {name} if shown else self._made_room - {name})
        self.show_columns()

    def focus_search(self) -> None:
        search = self._window().findChild(QWidget, "search")
        if search:
            search.setFocus()

    def focus_list(self) -> None:
        self.releases.take_focus()

    def focus_page(self) -> None:
        """Put the keyboard on the page; where nothing is open, on the button that begins a release, else in the list.
        A page that is not shown would pass it on to the window's first part."""
        if self.writing.release_id is not None:
            self.page.take_focus()
        elif self.begin_button.isVisibleTo(self._window()):
            self.begin_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.releases.take_focus()

    def next_column(self) -> None:
        """Go on to the next column that is shown, from left to right and round again."""
        self._step_column(1)

    def previous_column(self) -> None:
        self._step_column(-1)

    def _step_column(self, by: int) -> None:
        takers: dict[QWidget, Callable[[], None]] = {
            self.sidebar: self.sidebar.take_focus, self.releases: self.releases.take_focus,
            self.over: self.over.take_focus, self.stack: self.focus_page, self.panel: self.panel.take_focus}
        columns = [column for column in takers if column.isVisible()]
        focused = QApplication.focusWidget()
        here = next((place for place, column in enumerate(columns)
                     if focused is not None and (column is focused or column.isAncestorOf(focused))), None)
        if columns:
            takers[columns[(here + by) % len(columns) if here is not None else 0]]()

    def toggle_sidebar(self) -> None:
        self._toggle("sidebar")

    def toggle_list(self) -> None:
        self._toggle("list")

    def toggle_panel(self) -> None:
        self._toggle("panel")

    def paper_alone(self) -> None:
        """Leave the paper alone on the screen, or bring back what was there before."""
        window = self._window()
        self.paper_only = not self.paper_only
        parts = [part for part in (window.findChild(QWidget, "bar"), window.findChild(QWidget, "status"))
                 if part is not None]
        if self.paper_only:
            self._put_away = [part for part in parts if part.isVisibleTo(window)]
            self._shown_as = window.window().windowState()
            self._stood_at = window.saveGeometry()
            for part in parts:
                part.hide()
            window.window().showFullScreen()
        else:
            window.window().setWindowState(self._shown_as & ~Qt.WindowState.WindowFullScreen)
            for part in self._put_away:
                part.show()
        self.show_columns()
        self.page.show_alone(self.paper_only)
        self.page.take_focus()

    @property
    def geometry_to_keep(self) -> QByteArray:
        """Where the window stands, or stood before the paper was alone."""
        return self._stood_at if self.paper_only else self._window().saveGeometry()

    def leave_paper_alone(self) -> None:
        """Escape: bring everything back, if the paper stands alone."""
        if self.paper_only:
            self.paper_alone()
