"""The checker in the window: underlines and menus of the page, keys that walk the findings, counts below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QMenu

from humasdesk.gui.checking import wording
from humasdesk.gui.checking.beside import place_beside
from humasdesk.gui.checking.counts import Counts
from humasdesk.gui.checking.examiner import Examiner, Reading
from humasdesk.gui.checking.finding_menu import FindingMenu, Wishes
from humasdesk.gui.checking.popover import Popover
from humasdesk.gui.editor.findings import Placed
from humasdesk.gui.editor.page import Page
from humasdesk.gui.session import Session
from humasdesk.gui.speaking import announce
from humasdesk.i18n import tr

if TYPE_CHECKING:
    from humasdesk.services.checking.finding import Finding


class Watch(QObject):
    """Shows what an examiner finds. ``note`` is the line of the status bar that tells where the walk stands."""

    def __init__(self, session: Session, page: Page, examiner: Examiner, counts: Counts, note: QLabel,
                 wishes: Callable[[], Wishes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._page, self._examiner = session, page, examiner
        self._counts, self._note, self._wishes = counts, note, wishes
        self.popover = Popover(page.sheet.viewport(), page.sheet)
        self._waits = False
        self._told: int | None = None
        examiner.seen.connect(page.sheet.viewport().update)
        examiner.read.connect(self._read)
        examiner.takes_long.connect(self._takes_long)
        counts.wanted.connect(self._go_to_kind)
        page.filling_menu.connect(self._fill)
        page.edited.connect(self.unsay)

    # -- walking

    def walk(self, *, forward: bool) -> None:
        """Select the next finding or the one before, round the ends, and say what it is."""
        self._tell(self._page.findings.step(forward=forward))

    def _go_to_kind(self, kind: str) -> None:
        """The next finding of a kind after the cursor, round the end."""
        findings = self._page.findings
        first = found = findings.step()
        while found is not None and found.underline.severity != kind:
            found = findings.step()
            if found == first:
                found = None
        self._tell(found)

    def _tell(self, found: Placed | None) -> None:
        self._told = None
        if found is None:
            self._note.setText(tr("Nothing is open"))
            announce(self._page.sheet, self._note.text())
            return
        one = _finding(found)
        self._page.sheet.setFocus()
        self._page.floating.hide()
        keys = tr("Ctrl+. mends · F8 goes on · Shift+F8 goes back")
        self.popover.say(self._rect(found.first), one.sentence, wording.reason(one), keys)
        self._note.setText(self._where(found))
        self._told = self._open()
        announce(self._page.sheet, f"{wording.kind(one)}: {one.text}. {one.sentence}")

    def _open(self) -> int:
        """How many findings are open now."""
        reading = self._examiner.reading
        return len(reading.spots) if reading else 0

    def _where(self, found: Placed) -> str:
        """Which of how many it is."""
        reading = self._examiner.reading
        places = [(spot.block, spot.start) for _, spot in reading.spots] if reading else []
        here = (found.passage.block, found.underline.start)
        number = sum(place <= here for place in places)
        return tr("Finding {number} of {count}", number=max(1, number), count=max(1, len(places)))

    def _rect(self, place: int) -> QRect:
        cursor = QTextCursor(self._page.sheet.document())
        cursor.setPosition(place)
        return self._page.sheet.cursorRect(cursor)

    # -- the menu

    def open_fixes(self) -> None:
        """The menu of the finding at the cursor, the first fix ready for Enter."""
        found = self._page.finding_at()
        if found is None:
            self._note.setText(tr("No finding here · F8 goes to the next"))
            announce(self._page.sheet, self._note.text())
            return
        menu = QMenu(self._page)
        menu.setAccessibleName(_finding(found).sentence)
        filler = self._filler(menu)
        filler.fill(_finding(found))
        menu.aboutToHide.connect(menu.deleteLater)
        self.popover.hide()
        filler.grown = partial(self._stand_beside, menu, found.first)
        menu.popup(self._beside(menu, found.first))
        if filler.first is not None:
            menu.setActiveAction(filler.first)
        announce(self._page.sheet, _finding(found).sentence)

    def _beside(self, menu: QMenu, place: int) -> QPoint:
        viewport = self._page.sheet.viewport()
        line, text = self._rect(place), viewport.rect()
        return place_beside(menu.sizeHint(), line.translated(viewport.mapToGlobal(QPoint())),
                            text.translated(viewport.mapToGlobal(QPoint())), viewport.screen().availableGeometry())

    def _stand_beside(self, menu: QMenu, place: int) -> None:
        """Place the menu again: its fixes came late, and it grew."""
        if menu.isVisible():
            menu.resize(menu.sizeHint())
            menu.move(self._beside(menu, place))

    def _fill(self, menu: QMenu, position: int) -> None:
        found = self._page.finding_at(position)
        if found is not None:
            self._filler(menu).fill(_finding(found))

    def _filler(self, menu: QMenu) -> FindingMenu:
        return FindingMenu(menu, self._examiner, self._wishes(), fixing=not self._page.sheet.isReadOnly(),
                           answering=self._session.can_write, before=next(iter(menu.actions()), None))

    # -- counts

    def _read(self, reading: Reading | None) -> None:
        self._counts.show_counts(reading.examined if reading else None)
        if reading is None:
            self.unsay()
        elif self._told not in (None, self._open()) and not self._waits:
            self._note.clear()  # one was answered or came: the walk's "3 of 9" holds no more
            self._told = None

    def _takes_long(self, waits: bool) -> None:
        if waits:
            self._note.setText(tr("Being checked …"))
        elif self._waits:
            self._note.clear()
        self._waits = waits

    def unsay(self) -> None:
        """Tell no more where the walk stands: it has ended."""
        self.popover.hide()
        self._told = None
        if not self._waits and self._note.text():  # a label cleared is drawn anew, also an empty one: at every key
            self._note.clear()


def _finding(found: Placed) -> Finding:
    """The finding that the examiner put into an underline."""
    return cast("Finding", found.underline.key)
