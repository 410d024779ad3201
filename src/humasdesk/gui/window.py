"""The window: top bar, four columns (desk, list, page, panel), messages and status line; nothing modal in the way.

It is long because it alone knows every part: it builds them and joins their signals; what is done stands in ``deeds``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk import clock
from humasdesk.domain.release import Changes
from humasdesk.errors import DeskError
from humasdesk.gui import carrying, leaving, returned, text_line
from humasdesk.gui import theme as themes
from humasdesk.gui.carrying import Carried
from humasdesk.gui.checking.counts import Counts
from humasdesk.gui.checking.examiner import Examiner
from humasdesk.gui.checking.watch import Watch
from humasdesk.gui.closing import Closing
from humasdesk.gui.commands import COMMANDS, GROUPS, Command
from humasdesk.gui.deeds import WindowDeeds
from humasdesk.gui.desk_page import DeskPage
from humasdesk.gui.dropping import Dropping
from humasdesk.gui.editor.count import Count
from humasdesk.gui.exporting.results import ResultBar
from humasdesk.gui.messages import MessageBar
from humasdesk.gui.opening.inside import LEAST, Inside, put_back
from humasdesk.gui.outside import one_at_a_time
from humasdesk.gui.over import Over
from humasdesk.gui.panel.panel import Panel
from humasdesk.gui.presence import Presence
from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.releases.column import ListColumn
from humasdesk.gui.releases.search_field import SearchField
from humasdesk.gui.releases.sidebar import Sidebar
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Reported
from humasdesk.gui.text_line import TextLine
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.troubles import Troubles
from humasdesk.gui.turns import InTurn
from humasdesk.gui.under_review import Notice
from humasdesk.gui.wearing import Turns, wear_dialogs
from humasdesk.gui.widgets.chips import elided
from humasdesk.gui.widgets.keyboard_order import step
from humasdesk.gui.widgets.menu_hover import let_go
from humasdesk.gui.widgets.step_button import StepButton
from humasdesk.gui.writing import Writing
from humasdesk.i18n import tr
from humasdesk.services import searching

_COLUMNS = (176, 300, 640, 250)
_WIDE_SCREEN = 1600
_WIDE_COLUMNS = (192, 380, 640, 320)
"""The columns' widths at the first start, the second on a wide screen, where headlines and names then stand whole."""
_STATUS = 320
"""What the count of words may demand of the status line, in pixels, and of it two thirds what is being checked."""
_LARGEST = 1.5
_LARGEST_WIDE = 1.9
"""Columns grow with the text up to here, the second in a wide window; the page then still has half of 1366 pixels, or
a third of 1920."""
_NAME = 160
"""The room for a person's name in the top bar, in pixels."""


class MainWindow(WindowDeeds, Inside):
    """The desk's one window. ``reopen_wanted`` asks for the desk to be opened anew for writing, ``restore_wanted`` for
    the backup of that name to be brought back."""

    reopen_wanted = Signal()
    restore_wanted = Signal(str)

    def __init__(self, session: Session, appearance: str, memory: QSettings, frame: QWidget | None = None, *,
                 whole: bool = True) -> None:
        """With ``whole`` it is built at once; without, it has no parts until every step of ``building`` was taken."""
        super().__init__(frame)
        if frame is not None:
            self.setWindowFlags(Qt.WindowType.Widget)  # before it has parts: moved later, they are all dressed twice
        self.session = session
        self.want_restore = self.restore_wanted.emit
        self.memory = memory
        self.appearance = appearance
        self.theme = themes.chosen(appearance)
        self.points = themes.points(int(session.desk.setting("interface.size")))
        self.setWindowTitle("HumasDesk")
        self.setMinimumSize(LEAST)
        self._dressing = Turns(self)
        self._in_turn = InTurn(self)
        if whole:
            for _ in self.building():
                pass

    # -- building

    def building(self) -> Iterator[None]:
        """Build the window; a breath may be taken wherever this yields, for keys that another window hears."""
        yield from self._build()
        self._connect()
        yield
        yield from self._make_actions()
        yield
        self._recall()
        yield
        self._recall_release()
        if self.writing.release_id is None:
            self.show_writing()

    def _build(self) -> Iterator[None]:
        whole = QWidget(self)  # every part is made where it will stand: moved there later, it is dressed twice
        self.columns = QSplitter(Qt.Orientation.Horizontal, whole)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(1)
        self.messages = MessageBar(self.theme, self)
        self.asking = Asking(self.session, self)
        self._recall_order()
        yield
        self.sidebar = Sidebar(self.session, self.asking, self.theme, self.columns)
        yield
        self.releases = ListColumn(self.session, self.asking, self.theme, self.columns)
        yield
        desk = QFrame(self.columns)
        self.stack = QStackedWidget(desk)
        self.page = DeskPage(self.session, self.theme, self.messages, self.stack)
        yield
        self.writing = Writing(self.session, self.page.typed, self)
        self.closing = Closing(self, self.writing, self._end)
        self.panel = Panel(self.session, self.theme, self.memory, self.page.page, self.columns, whole=False)
        yield from self.panel.building()
        yield
        self.middle = self._middle(desk)
        yield
        self._measure_columns()
        for part in (self.sidebar, self.releases, self.middle, self.panel):
            self.columns.addWidget(part)
            yield
        self._put_in_reading_order()
        self.columns.setStretchFactor(2, 1)
        self.columns.setSizes(_COLUMNS)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar(whole))
        yield
        column.addWidget(self.columns, 1)
        yield
        column.addWidget(self._status_bar(whole))
        yield
        self.setCentralWidget(whole)
        yield

    def _put_in_reading_order(self) -> None:
        """A screen reader reads children from the lowest up; a splitter lays each new column under the others."""
        for column in (self.sidebar, self.releases, self.middle, self.panel):
            column.raise_()
        for place in range(self.columns.count()):
            self.columns.handle(place).raise_()
            self.columns.handle(place).setAccessibleName(tr("Edge between columns"))

    def _middle(self, desk: QFrame) -> QFrame:
        desk.setObjectName("desk")
        desk.setAccessibleName(tr("Page"))
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        self.results = ResultBar(self.theme, one_at_a_time(self.messages), desk)
        self.empty = self._empty()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.page)
        column.addWidget(self.stack, 1)
        self.over = Over(desk, self.page.page.sheet, self.messages, self.results)
        return desk

    def _empty(self) -> QWidget:
        holder = QWidget(self.stack)
        column = QVBoxLayout(holder)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign = QLabel(holder)
        sign.setPixmap(self.theme.pixmap("file-text", "line_strong", 56))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel(tr("No release is open.\nChoose one in the list.") if self.session.desk.store.readonly else
                       tr("No release is open.\nChoose one in the list, or begin a new one."), holder)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setProperty("role", "soft")
        begin = self.begin_button = QPushButton(tr("New release"), holder)
        begin.setProperty("role", "primary")
        begin.clicked.connect(self.new_release)
        begin.setVisible(not self.session.desk.store.readonly)
        for widget in (sign, words, begin):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        return holder

    def _top_bar(self, whole: QWidget) -> QFrame:
        bar = QFrame(whole)
        bar.setObjectName("bar")
        bar.setAccessibleName(tr("Commands"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        self.desk_button = QToolButton(bar)
        self.desk_button.setProperty("role", "flat")
        self.desk_button.setIcon(self.theme.icon("panel-left"))
        self.desk_button.setAccessibleName(tr("Desk column"))
        self.desk_button.setToolTip(f"{tr('Desk column')} (Ctrl+1)")
        self.desk_button.clicked.connect(self.toggle_sidebar)
        row.addWidget(self.desk_button)
        self.new_button = QPushButton(tr("New release"), bar)
        self.new_button.setProperty("role", "primary")
        self.new_button.setIcon(self.theme.icon("plus", "on_accent"))
        self.new_button.clicked.connect(self.new_release)
        self.new_button.setToolTip(f"{tr('New release')} (Ctrl+N)")
        if self.session.desk.store.readonly:
            self.new_button.setEnabled(False)
            self.new_button.setToolTip(tr("This desk is open read-only here."))
        row.addWidget(self.new_button)
        self.search = SearchField(self.session, self.asking, self.theme, bar)
        self.search.setMaximumWidth(560)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        self.next_button = StepButton(bar, prominent=False)  # the panel's is the one that stands out
        self.next_button.clicked.connect(self.next_step)
        row.addWidget(self.next_button)
        self.export_button = QPushButton(tr("Export …"), bar)
        self.export_button.setIcon(self.theme.icon("file-up"))
        self.export_button.setToolTip(f"{tr('Export …')} (Ctrl+E)")
        self.export_button.clicked.connect(self.export_release)
        row.addWidget(self.export_button)
        self.person_button = QPushButton(bar)
        self.person_button.setProperty("role", "flat")
        self.person_button.setIcon(self.theme.icon("user"))
        self.person_button.clicked.connect(lambda _: self.choose_person())
        row.addWidget(self.person_button)
        self.menu_button = QToolButton(bar)
        self.menu_button.setProperty("role", "flat")
        self.menu_button.setIcon(self.theme.icon("menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(tr("All commands …"))
        self.menu_button.setToolTip(tr("All commands …"))
        row.addWidget(self.menu_button)
        return bar

    def _status_bar(self, whole: QWidget) -> QFrame:
        bar = QFrame(whole)
        bar.setObjectName("status")
        bar.setAccessibleName(tr("Status"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * GRID, 4, 2 * GRID, 4)
        row.setSpacing(2 * GRID)
        self.words_label = elided("", "soft", bar)
        self.saved_label = QLabel(bar)
        self.desk_label = QLabel(bar)
        self.task_label = elided("", "soft", bar)  # the first that gives up room: it is gone in a moment
        for label in (self.saved_label, self.desk_label):
            label.setProperty("role", "soft")
        row.addWidget(self.words_label)
        self.counts = Counts(self.theme, bar)
        row.addWidget(self.counts)
        self.finding_label = elided("", "soft", bar)
        self.finding_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._measure_status()
        row.addWidget(self.finding_label, 1)
        row.addWidget(self.task_label)
        row.addWidget(self.saved_label)
        row.addWidget(self.desk_label)
        readonly = self.session.desk.store.readonly
        self.desk_label.setText(tr("Read-only") if readonly else tr("Offline"))
        return bar

    # -- connecting

    def _connect(self) -> None:
        self.session.leaving = self.writing.save
        self.session.said.connect(self.messages.say)
        self.results.left.connect(self.focus_page)
        self.messages.left.connect(self.focus_page)
        self.troubles = Troubles(self.messages, self.writing, self.reopen_wanted.emit, self)
        self.presence = Presence(self.session, self.troubles, self)
        self.session.lane.refused.connect(self._refused)
        self.session.person_changed.connect(self._person_changed)
        self.session.changed.connect(self._changed)
        self.sidebar.dropped.connect(self.move_marked)
        self.sidebar.said.connect(self.session.say)
        self.asking.changed.connect(self._remember_order)
        self._connect_list()
        self._connect_page()
        self._connect_panel()
        Dropping(self, self.bring_in)
        self.page.page.pasting.import_wanted.connect(self.bring_in)
        self.search.left_downwards.connect(self.releases.take_focus)
        QApplication.styleHints().colorSchemeChanged.connect(self._system_appearance)

    def _connect_list(self) -> None:
        self.releases.chosen.connect(self._open_chosen)
        self.releases.menu_wanted.connect(self.card_menu)
        self.releases.head.mended.connect(self.search.mend)
        self.releases.foot.move_wanted.connect(self.move_marked)
        self.releases.foot.export_wanted.connect(self.export_marked)
        self.releases.foot.tag_wanted.connect(self.tag_marked)
        self.releases.view.drag_begun.connect(self.sidebar.begin_drag)
        self.releases.view.drag_ended.connect(self.sidebar.end_drag)
        self.releases.view.move_wanted.connect(self.move_marked)
        self.releases.view.left_upwards.connect(self.search.setFocus)

    def _connect_page(self) -> None:
        self.page.edited.connect(self.writing.touched)
        self.page.edited.connect(self.results.put_away)
        self.page.said.connect(self.session.say)
        self.writing.opened.connect(self.show_writing)
        self.writing.saved.connect(self.tell_left_out)
        self.examiner = Examiner(self.session, self.page.page, self.writing, self)
        self.watch = Watch(self.session, self.page.page, self.examiner, self.counts, self.finding_label,
                           self.finding_wishes, self)
        self.page.finished.connect(self.examiner.finish)
        self.writing.opened.connect(self.watch.unsay)
        self.wire_check()
        self.writing.stayed.connect(lambda: self.releases.select(self.writing.release_id or ""))
        self.writing.state_changed.connect(self._show_state)
        self._notice = Notice(self)
        self.writing.state_changed.connect(self._notice.look)
        self.writing.kept.connect(self._show_kept)
        self.writing.going_on.connect(lambda: self.saved_label.setText(tr("Being written …")))
        self.writing.amended.connect(lambda: self.page.follow(self.writing.content))
        self.writing.opened.connect(self.forget_undoable)
        self.writing.opened.connect(lambda: self.results.look(self.writing.release_id))

    def _connect_panel(self) -> None:
        self.panel.move_wanted.connect(self.make_move)
        self.panel.change_wanted.connect(self.writing.amend)
        self.panel.begin_wanted.connect(self.writing.begin)
        self.panel.go_wanted.connect(self.go_to)
        self.panel.open_wanted.connect(self.writing.open)
        self.panel.entry_wanted.connect(self.show_entry)
        self.panel.quotes_wanted.connect(self.show_quotes)
        self.panel.told.connect(self.tell_undoable)
        self.panel.look_wanted.connect(self.look_at_version)
        self.panel.take_up_wanted.connect(self.take_up_version)

    def _make_actions(self) -> Iterator[None]:
        menu = QMenu(self.menu_button)
        groups: dict[str, QMenu] = {}
        on_page: dict[str, QAction] = {}
        for command in COMMANDS:
            if command.group not in groups:
                groups[command.group] = menu.addMenu(tr(GROUPS[command.group]))
            action = QAction(tr(command.label), self)
            action.setObjectName(command.id)
            if command.icon:
                action.setIcon(self.theme.icon(command.icon))
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
                action.setAutoRepeat(command.id != "release.next")  # keys that are held make one step, not two
            action.triggered.connect(self._running(command))
            if command.deed:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                on_page[command.deed] = action
            (self.page if command.deed else self).addAction(action)
            groups[command.group].addAction(action)
        yield
        self.menu_button.setMenu(menu)
        let_go(menu, self.menu_button)
        self.page.page.sheet.left.connect(self.leave_paper_alone)
        self.text_line = TextLine(self.page.page, self.words_label, on_page)
        menu.aboutToShow.connect(self.text_line.look)

    def _running(self, command: Command) -> Callable[[], None]:
        return lambda: command.run(self)

    # -- showing

    def _open_chosen(self, release_id: str) -> None:
        """Read a release in this turn and show it in the next: keys are heard between."""
        if release_id != self.writing.release_id:
            with suppress(DeskError):  # what cannot be read is said where it is opened
                self.page.read_ahead(self.writing.newest_words(release_id).body)
        self._in_turn.add(self, partial(self.writing.open, release_id))

    def show_writing(self) -> None:
        """Show what is open: page, panel, buttons, status."""
        is_open = self.writing.release_id is not None
        self.messages.take_back_trouble()
        self.stack.setCurrentWidget(self.page if is_open else self.empty)
        self.show_columns()
        if is_open:
            self.page.show_content(self.writing.content, editable=self.writing.editable,
                                   release_id=self.writing.release_id, published=self.writing.is_frozen)
            self.releases.select(self.writing.release_id or "")
            # brought back, the card has the headline of the last version; replaced elsewhere, that of what was typed
            self.releases.show_typed(self.writing.release_id or "", self.writing.content.headline)
            self.memory.setValue("release", self.writing.release_id)
            untold = self.panel.isHidden() or self.writing.somebody_elses  # the panel's head says the rest
            if untold and not self.writing.editable and self.writing.why_not_editable:
                self.messages.say("attention", tr(self.writing.why_not_editable))
        else:
            self.page.leave()
            self.releases.select("")
        self._show_state()
        self._in_turn.add_once(self, self._look_returned)
        self.text_line.show_open(is_open)
        self.counts.setVisible(is_open)

    def _show_state(self) -> None:
        summary = self.writing.summary
        if summary is not None and self.writing.release_id:
            self.page.set_editable(self.writing.editable)
            self._in_turn.add_once(self, self.show_panel)
        self._show_next()
        self.export_button.setEnabled(summary is not None)
        if summary is None:
            self.saved_label.setText("")
        elif self.writing.unkept:
            self.saved_label.setText(tr("Being written …"))
        elif self.writing.dirty and self.writing.kept_at is not None:
            self.saved_label.setText(tr("Kept {time}", time=self._time(self.writing.kept_at)))
        elif summary.updated:
            self.saved_label.setText(tr("Saved {time}", time=self._time(summary.updated)))

    def show_panel(self) -> None:
        """Have the panel show what is open now; else it does so in the turn after the page's, which is long enough."""
        writing, summary = self.writing, self.writing.summary
        if summary is not None and writing.release_id:
            self.panel.show_release(summary, writing.content, writing.offers, editable=writing.begun,
                                    may_begin=writing.editable and not writing.begun)

    def _look_returned(self) -> None:
        returned.look(self)

    def _show_next(self) -> None:
        likely = self.likely_step
        self.next_button.setVisible(bool(likely))
        if likely:
            self.next_button.show_step(likely, tr(self.label_of(likely)))
            self.next_button.setIcon(self.theme.icon("send"))
        person = self.session.person
        name = person.name if person else tr("Who am I …")
        self.person_button.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME))
        self.person_button.setAccessibleName(name)
        self.person_button.setToolTip(name)

    def _show_kept(self) -> None:
        self.saved_label.setText(tr("Kept {time}", time=self._time(self.writing.kept_at or self.session.desk.now())))
        self.memory.setValue("cursor", self.page.place)  # an end without warning keeps it
        self.panel.show_typed()
        self.releases.show_typed(self.writing.release_id or "", self.writing.content.headline)

    def _time(self, moment: datetime) -> str:
        zone = self.session.desk.zone
        return f"{moment.astimezone(ZoneInfo(zone)):%H.%M} {clock.zone_name(zone)}"

    # -- hearing

    def _changed(self, changes: Changes) -> None:
        if changes.releases:
            self._in_turn.add_once(self, self._show_list)

    def _show_list(self) -> None:
        self.releases.refresh()
        if self.writing.release_id:
            self.releases.select(self.writing.release_id)

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, Reported):
            return  # the report stands there already
        self.messages.take_back_trouble()
        self.troubles.say(error)

    def _person_changed(self) -> None:
        if self.session.person is not None:
            self.memory.setValue("person", self.session.person.initials)
        self.messages.take_back_all()
        self.sidebar.refresh()
        self.releases.ask()  # whose drafts are mine
        if self.writing.release_id:
            current = self.writing.release_id
            self.writing.close()
            self.writing.open(current)
        self._show_next()

    def _system_appearance(self, _: object = None) -> None:
        if self.appearance == "system":
            self.wear(themes.chosen("system"))

    def wear(self, theme: Theme) -> None:
        """Put another theme on everything, part by part."""
        self.theme = theme
        parts = (self.messages, self.results, self.sidebar, self.releases, self.search, self.page, self.counts)
        self._dressing.begin((*self._taking_off(), self._put_on, partial(wear_dialogs, self, theme),
                              *(partial(part.wear, theme) for part in parts), *self.panel.dressing(theme),
                              self._measure_status, self._measure_columns, self.show_columns,
                              self._draw_icons))

    def _measure_status(self) -> None:
        """Give the labels of the status line the room they need in this size of text."""
        room = self.words_label.fontMetrics().horizontalAdvance(text_line.sentence(Count(9_999, 99_999), Count()))
        most = _STATUS if self.points < _LARGEST * themes.points(100) else _STATUS * 2 // 3  # else the zone was cut
        self.words_label.setMinimumWidth(min(room, most))  # what stands beside it does not move while it grows
        measure = self.finding_label.fontMetrics().horizontalAdvance
        self.finding_label.setMinimumWidth(min(_STATUS * 2 // 3, 4 + max(  # counts give up their names before it is cut
            measure(tr("Being checked …")), measure(tr("Finding {number} of {count}", number=99, count=99)))))

    def _measure_columns(self) -> None:
        """Give the columns beside the page more room for a larger text: names and counts were cut at 200 %."""
        wide = self.width() >= _WIDE_SCREEN
        larger = min(_LARGEST_WIDE if wide else _LARGEST, max(1.0, self.points / themes.points(100)))
        for part, least in ((self.sidebar, 136), (self.releases, 200), (self.panel, 220)):
            part.setMinimumWidth(round(least * larger))
        self.middle.setMinimumWidth(370)

    def _taking_off(self) -> tuple[Callable[[], None], ...]:
        """What comes before another look or size of text is put on; nothing where both stay."""
        app = QApplication.instance()
        if not isinstance(app, QApplication) or app.styleSheet() in ("", self.theme.style_sheet(self.points)):
            return ()
        return partial(themes.put_off, app), partial(themes.colour, app, self.theme, self.points)

    def _put_on(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.put_on(app, self.theme, self.points)

    def _draw_icons(self) -> None:
        for button, name, tint in ((self.new_button, "plus", "on_accent"), (self.menu_button, "menu", "text_soft"),
                                   (self.desk_button, "panel-left", "text_soft"),
                                   (self.person_button, "user", "text_soft"),
                                   (self.export_button, "file-up", "text_soft")):
            button.setIcon(self.theme.icon(name, tint))
        for command in COMMANDS:
            action = self.findChild(QAction, command.id)
            if action is not None and command.icon:
                action.setIcon(self.theme.icon(command.icon))
        self._show_state()

    # -- remembering

    def _recall_order(self) -> None:
        remembered = self.memory.value("list/order")
        self._order = self.asking.order = next((one for one in searching.LIST_ORDERS if one == remembered), "newest")

    def _remember_order(self) -> None:
        if self._order != self.asking.order:  # else every key that filters would ask the file
            self._order = self.asking.order
            self.memory.setValue("list/order", self._order)

    def _recall(self) -> None:
        geometry, columns = self.memory.value("geometry"), self.memory.value("columns")
        if isinstance(geometry, QByteArray):
            put_back(self, geometry)
        else:
            self.resize(1366, 728)
        if isinstance(columns, QByteArray):
            self.columns.restoreState(columns)
        elif self.screen().availableGeometry().width() >= _WIDE_SCREEN:
            self.columns.setSizes(_WIDE_COLUMNS)
        leaving.recall(self)
        self.draw_underlines(self.memory.value("underlines") != "no")
        self.page.page.zoom_changed.connect(lambda zoom: self.memory.setValue("zoom", zoom))
        self.page.page.set_zoom(float(str(self.memory.value("zoom", 1.0))))

    def _recall_release(self) -> None:
        release = self.memory.value("release")
        if isinstance(release, str) and release:
            try:
                searching.one(self.session.desk, release)
                self.writing.open(release)
                self.page.put_cursor(int(str(self.memory.value("cursor", 0))))
            except (DeskError, ValueError):
                self.memory.remove("release")

    def take_keyboard(self) -> None:
        """Put the keyboard where it is wanted first: on the page where one is open, else into a list that holds any."""
        if self.writing.release_id is None and self.releases.model.rowCount():
            self.releases.view.setFocus()
        else:
            self.focus_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() >= _WIDE_SCREEN) != (event.oldSize().width() >= _WIDE_SCREEN):
            self._measure_columns()
        self.show_columns()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: what came since the window was built (chips, pictures, filters, deeds) is walked where it stands."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.panel.settle()
        self.closing.asked(event)

    def remember(self) -> None:
        """Note how the window stands, for the next one."""
        self.memory.setValue("geometry", self.geometry_to_keep)
        self.memory.setValue("columns", self.columns.saveState())
        self.memory.setValue("cursor", self.page.place)
        leaving.remember(self)

    def _end(self) -> None:
        self.remember()
        self.page.finish()
        self.panel.finish()
        self.writing.finish()

    # -- made anew in place

    def carry(self) -> Carried:
        """What a new window in this one's place has to show again."""
        return carrying.carry(self)

    def going_on(self, carried: Carried) -> Iterator[None]:
        """Show what another window showed, step by step."""
        return carrying.going_on(self, carried)
