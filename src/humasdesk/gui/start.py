"""The first start: three short pages, and then the desk exists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from humasdesk import i18n
from humasdesk.errors import BadInput, DeskError
from humasdesk.gui.dialogs.form import Trouble, fit, label
from humasdesk.gui.qt_words import QtWords
from humasdesk.gui.start_begin import BeginPage
from humasdesk.gui.start_pages import OfficePage, PersonPage
from humasdesk.gui.start_parts import Languages, StartPage, expected, show_field
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import mark, tr
from humasdesk.services import founding
from humasdesk.services.founding import Wishes

_STEPS = (mark("Who are you?"), mark("Whose desk is this?"), mark("How do you want to begin?"))
_LAST = len(_STEPS) - 1


class StartPages(QDialog):
    """Asks, and makes the desk in ``home``; accepted means that it is there.

    ``initials`` then name who sits down, and ``notes`` hold what a backup brought along to be said. The first page
    offers the program's languages; all pages speak the chosen one at once, with what was typed, and the desk keeps it.
    """

    def __init__(self, home: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._theme = theme
        self._lane = Lane(self)
        self._lane.broke.connect(self._broke)
        self.initials: str | None = None
        self.notes: tuple[str, ...] = ()
        self._asked_for = ""
        self._words = QtWords(self)
        QApplication.installTranslator(self._words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._whole = self._build()
        self._column.addWidget(self._whole)
        fit(self, 760, 656)
        self._go(0)

    # -- building

    def _build(self) -> QWidget:
        """All of it, in the language in use."""
        self.setWindowTitle(tr("Welcome to HumasDesk"))
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.person = PersonPage(self._theme, whole, expected(self._home))
        self.office = OfficePage(whole)
        self.begin = BeginPage(whole)
        column.addWidget(self._steps())
        self._stack = QStackedWidget(whole)
        for page in self._pages:
            self._stack.addWidget(self._scrolling(page))
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot())
        return whole

    @property
    def _pages(self) -> tuple[StartPage, ...]:
        return self.person, self.office, self.begin

    def speak(self, language: str) -> None:
        """Go on in another language with what was typed; the keyboard stays on the choice."""
        if language == i18n.current():
            return
        i18n.use(language)
        self._asked_for = language
        QApplication.removeTranslator(self._words)
        self._words.deleteLater()
        self._words = QtWords(self)
        QApplication.installTranslator(self._words)
        typed = [page.typed() for page in self._pages]
        before, self._whole = self._whole, self._build()
        self._column.replaceWidget(before, self._whole)
        before.hide()
        before.deleteLater()
        for page, said in zip(self._pages, typed, strict=True):
            page.take_up(said)
        self._show_place(0)
        self.languages.take_focus()

    def _steps(self) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(4 * GRID, 12, 4 * GRID, 12)
        row.setSpacing(GRID)
        row.addWidget(label("HumasDesk", "title", bar))
        row.addStretch(1)
        self.languages = Languages(self._theme, bar)
        self.languages.chosen.connect(self.speak)
        row.addWidget(self.languages)
        row.addSpacing(2 * GRID)
        self._counted = label("", "soft", bar)
        row.addWidget(self._counted)
        self._progress = QProgressBar(bar)
        self._progress.setRange(0, len(_STEPS))
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(96, GRID)
        self._progress.setAccessibleName(tr("Pages"))
        row.addWidget(self._progress)
        return bar

    def _scrolling(self, page: StartPage) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setObjectName("status")
        row = QHBoxLayout(foot)
        row.setContentsMargins(4 * GRID, 12, 4 * GRID, 12)
        row.setSpacing(GRID)
        self._trouble = Trouble(self._theme, self)
        self._backup = self._button(tr("I have a backup …"), self._straight_to_backup)
        self._backup.setProperty("role", "flat")
        self._back = self._button(tr("Back"), lambda: self._go(self.place - 1))
        self._next = self._button(tr("Next"), self.go_on)
        self._next.setProperty("role", "primary")
        self._next.setDefault(True)
        row.addWidget(self._backup)
        row.addWidget(self._trouble, 1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        return foot

    def _button(self, words: str, deed: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setMinimumWidth(96)
        button.clicked.connect(lambda _=False: deed())
        return button

    # -- going

    @property
    def place(self) -> int:
        """Which page is shown, from 0."""
        return self._stack.currentIndex()

    @property
    def sentence(self) -> str:
        """What the page says is missing or wrong."""
        return self._trouble.sentence

    def _go(self, place: int) -> None:
        """Show a page, the cursor in its first field."""
        self._show_place(place)
        QTimer.singleShot(0, self._pages[self.place], self._pages[self.place].take_focus)

    def _show_place(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._trouble.clear()
        self._counted.setText(tr("{number} of {count}", number=place + 1, count=len(_STEPS)))
        self._progress.setRange(0, len(_STEPS))
        self._progress.setValue(place + 1)
        self._backup.setVisible(place == 0)
        self.languages.setVisible(place == 0)
        self._back.setVisible(place > 0)
        self._next.setText(tr("Open the desk") if place == _LAST else tr("Next"))

    def _straight_to_backup(self) -> None:
        """Somebody with a backup need not say who they are: the backup knows."""
        self.begin.choose("backup")
        self._go(_LAST)

    def go_on(self) -> None:
        """To the next page, or, from the last, make the desk; where something is missing, say it here."""
        try:
            self._pages[self.place].check()
            if self.place < _LAST:
                self._go(self.place + 1)
            elif self.begin.way == "backup":
                self._bring_back()
            else:
                self._check_before()
                self._found()
        except DeskError as error:
            self._say(error)

    def _check_before(self) -> None:
        """The last page can be reached past the first two; what they lack is asked for there."""
        for place, page in enumerate((self.person, self.office)):
            try:
                page.check()
            except DeskError:
                self._go(place)
                raise

    # -- deeds

    def _found(self) -> None:
        name, initials, roles = self.person.said
        wishes = Wishes(name, initials, roles, self.office.said, "sample" if self.begin.way == "sample" else "empty",
                        i18n.current())

        def done(made: str) -> None:
            self.initials = made
            self.accept()

        self._run(lambda: founding.found(self._home, wishes), done)

    def _bring_back(self) -> None:
        folder = self.begin.folder

        def done(restored: Any) -> None:
            self.notes = restored.lines()
            self.accept()

        self._run(lambda: founding.from_backup(self._home, folder, language=self._asked_for), done)

    def _run(self, deed: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._trouble.clear()
        self._busy(True)
        self._lane.run(self, deed, done, self._failed)

    def _busy(self, busy: bool) -> None:
        """While the desk is made nothing can be changed; the bar runs."""
        for part in (self._stack, self._back, self._next, self.languages):
            part.setEnabled(not busy)
        self._counted.setText(tr("Making the desk …") if busy else
                              tr("{number} of {count}", number=self.place + 1, count=len(_STEPS)))
        self._progress.setRange(0, 0 if busy else len(_STEPS))
        self._progress.setValue(self.place + 1)

    def _failed(self, error: DeskError) -> None:
        self._busy(False)
        if isinstance(error, BadInput) and self.begin.way != "backup":
            self._show_place(1)
        self._say(error)

    def _say(self, error: DeskError) -> None:
        """Say what is wrong at its field, in sight and with the keyboard in it; at the foot what has no field."""
        if not self._pages[self.place].show_wrong(error):
            self._trouble.say(error.sentence)
            return
        self._trouble.clear()
        QTimer.singleShot(0, self._pages[self.place], lambda: show_field(self._stack.currentWidget()))

    def _broke(self, error: Exception) -> None:
        """A bug: let the page be used again, and let it fly to the report."""
        self._busy(False)
        raise error

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes a page back, and on the first it does nothing: it would close the program with all that was
        typed."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._back.isVisible() and self._back.isEnabled():
            self._go(self.place - 1)

    def reject(self) -> None:
        """Leave without a desk; not in the middle of making one."""
        if not self._lane.busy:
            super().reject()

    def done(self, result: int) -> None:
        """However it ends, the lane ends with it, and the desk's window brings Qt's words along."""
        QApplication.removeTranslator(self._words)
        self._lane.finish()
        super().done(result)
