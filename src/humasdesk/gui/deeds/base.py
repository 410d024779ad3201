"""What every group of the window's deeds stands on: the parts that the window builds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow, QPushButton, QStackedWidget

from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr

if TYPE_CHECKING:
    from humasdesk.gui.checking.examiner import Examiner
    from humasdesk.gui.checking.watch import Watch
    from humasdesk.gui.desk_page import DeskPage
    from humasdesk.gui.exporting.results import ResultBar
    from humasdesk.gui.messages import MessageBar
    from humasdesk.gui.over import Over
    from humasdesk.gui.panel.panel import Panel
    from humasdesk.gui.releases.asking import Asking
    from humasdesk.gui.releases.column import ListColumn
    from humasdesk.gui.releases.sidebar import Sidebar
    from humasdesk.gui.troubles import Troubles
    from humasdesk.gui.writing import Writing


class DeedsBase:
    """The window's parts, by name; the window builds them."""

    session: Session
    memory: QSettings
    appearance: str
    theme: Theme
    messages: MessageBar
    over: Over
    sidebar: Sidebar
    releases: ListColumn
    page: DeskPage
    stack: QStackedWidget
    """The page, or what stands in its place while nothing is open."""
    begin_button: QPushButton
    writing: Writing
    asking: Asking
    examiner: Examiner
    watch: Watch
    panel: Panel
    results: ResultBar
    troubles: Troubles
    wear: Callable[[Theme], None]
    want_restore: Callable[[str], None]
    points = 10.0
    paper_only = False

    def _window(self) -> QMainWindow:
        return cast("QMainWindow", self)

    def _may_write(self) -> bool:
        if self.session.can_write:
            return True
        self.messages.say("attention", tr("This desk is open read-only here."))
        return False
