"""The window for finding and replacing in all releases: fields and switches, how far it is, and the places found.

It is long because looking, replacing and taking back all work on what one list shows.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.release import Summary
from humasdesk.errors import DeskError
from humasdesk.gui.across import looking
from humasdesk.gui.across.looking import InRelease
from humasdesk.gui.across.tree import Places
from humasdesk.gui.dialogs.form import fit
from humasdesk.gui.editor import find
from humasdesk.gui.editor.find import Query
from humasdesk.gui.messages import MessageBar, Remedy
from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.wheel import scrolled_past
from humasdesk.i18n import tr, trn
from humasdesk.services.rewriting import Rewritten
from humasdesk.services.together import Outcome

Then = Callable[[Callable[[], None]], None]
"""Saves what is typed in the window, then goes on."""
_PAUSE = 400
"""Milliseconds without a key in the new words, until the places that were shown are shown with them."""


class AcrossDialog(QDialog):
    """``gone_to`` asks for a release to be opened at the place of that number, with what was looked for."""

    gone_to = Signal(str, object, int)

    def __init__(self, session: Session, asking: Asking, theme: Theme, save: Then, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._asking, self._save = session, asking, save
        self._turn = 0
        self.over = False  # closed, and only waiting to be deleted
        self._asked = False
        self._running = False
        self._waiting: list[Summary] = []
        self._total = 0
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self.start)
        self.setWindowTitle(tr("Find and replace in all releases"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 820, 600, QSize(1040, 800))
        self.words, self.new = self._field(tr("Find")), self._field(tr("Replace with"))
        self.whole = self._switch(tr("Whole words"), "W")
        self.case = self._switch(tr("Match case"), "Aa")
        self.case.setToolTip(tr("Match case\nWhile it is off, new words follow the case of those they replace."))
        self.expression = self._switch(tr("Regular expression"), ".*")
        self.where = scrolled_past(QComboBox(self))
        self.where.addItems([tr("All releases"), tr("The releases in the list")])
        self.where.setAccessibleName(tr("Where to look"))
        self.go = QPushButton(tr("Find all"), self)
        self.go.setProperty("role", "primary")
        self.go.setDefault(True)
        self.swap = QPushButton(self)
        self.swap.setAutoDefault(False)
        self.said = QLabel(self)
        self.said.setProperty("role", "soft")
        self.said.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(8)
        self.messages = MessageBar(theme, self)
        self.places = Places(theme, self)
        self._build()
        self._connect()
        self._show_running(False)
        self._count()

    def _field(self, label: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(label)
        field.setPlaceholderText(label)
        return field

    def _switch(self, label: str, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setText(sign)
        button.setToolTip(label)
        button.setAccessibleName(label)
        return button

    def _build(self) -> None:
        switches = QHBoxLayout()
        for button in (self.whole, self.case, self.expression):
            switches.addWidget(button)
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for row, (field, beside, last) in enumerate(((self.words, switches, self.go), (self.new, None, self.swap))):
            grid.addWidget(field, row, 0)
            if beside is not None:
                grid.addLayout(beside, row, 1)
            grid.addWidget(last, row, 2)
        grid.addWidget(self.where, 1, 1)
        grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(grid)
        column.addWidget(self.messages)
        column.addWidget(self.said)
        column.addWidget(self.progress)
        column.addWidget(self.places, 1)

    def _connect(self) -> None:
        self.go.clicked.connect(lambda: self.stop() if self._running else self.start())
        self.swap.clicked.connect(self.replace)
        self.places.ticked.connect(self._count)
        self.places.gone_to.connect(lambda release, number: self.gone_to.emit(release, self.query, number))
        self.words.textChanged.connect(lambda _: self._forget())
        self.new.textChanged.connect(lambda _: self._reword())
        for button in (self.whole, self.case, self.expression):
            button.toggled.connect(lambda _: self._forget())
        self.where.currentIndexChanged.connect(lambda _: self._forget())

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.words.text(), self.whole.isChecked(), self.case.isChecked(), self.expression.isChecked())

    # -- looking

    def _forget(self) -> None:
        """What is shown answers another question: it goes, so that nothing else than what is seen is replaced."""
        self._turn += 1
        self._again.stop()
        self._waiting = []
        self._asked = False
        self.places.start()
        self._show_running(False)
        self._count()

    def _reword(self) -> None:
        """Other new words for the places that are shown: they come again by themselves, with those."""
        shown = self._asked or self._again.isActive()
        self._forget()
        if shown:
            self._again.start()

    def start(self) -> None:
        """Look through the releases, a handful at a time."""
        self._forget()
        if not self.words.text():
            self.words.setFocus()
            return
        try:
            find.matcher(self.query)
        except DeskError as error:
            self.said.setText(error.sentence)
            return
        self._save(self._gather)

    def _gather(self) -> None:
        turn, desk = self._turn, self._session.desk
        listed = self.where.currentIndex() == 1
        wanted, words = (self._asking.wanted, self._asking.words) if listed else (None, "")
        self._asked = True
        self._show_running(True)
        self.progress.setRange(0, 0)
        self._count()

        def gathered(found: list[Summary]) -> None:
            if turn == self._turn:
                self._waiting, self._total = found, len(found)
                self.progress.setRange(0, max(1, len(found)))
                self._next(turn)

        self._session.lane.look(self, lambda: looking.scope(desk, wanted, words, lambda: turn != self._turn),
                                gathered, self._refused)

    def _next(self, turn: int) -> None:
        if turn != self._turn:
            return
        many = sum(len(one.hits) for one in self.places.found) >= looking.MOST
        if not self._waiting or many:
            self._waiting = []
            self._show_running(False)
            self._count(more=many)
            return
        some, self._waiting = self._waiting[:looking.CHUNK], self._waiting[looking.CHUNK:]
        desk, query, new = self._session.desk, self.query, self.new.text()
        me = self._session.me if self._session.can_write else None

        def found(places: list[InRelease]) -> None:
            if turn == self._turn:
                self.places.add(places)
                self.progress.setValue(self._total - len(self._waiting))
                self._count()
                self._next(turn)

        self._session.lane.look(self, lambda: looking.look(desk, me, some, query, new), found, self._refused)

    def stop(self) -> None:
        """Look no further; what was found stays."""
        self._turn += 1
        self._waiting = []
        self._show_running(False)
        self._count()

    def done(self, result: int) -> None:
        """Closed: nothing is looked for any more."""
        self.over = True
        self._turn += 1
        self._again.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the fields into the places; Enter on a place goes there, and does not look for all anew."""
        if event.key() == Qt.Key.Key_Down and (self.words.hasFocus() or self.new.hasFocus()):
            self.places.begin()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.places.hasFocus():
            super().keyPressEvent(event)

    def _refused(self, error: DeskError) -> None:
        self.stop()
        self.said.setText(error.sentence)

    def _show_running(self, running: bool) -> None:
        self._running = running
        self.progress.setVisible(running)
        self.go.setText(tr("Stop") if running else tr("Find all"))

    def _count(self, *, more: bool = False) -> None:
        found = self.places.found
        places = sum(len(one.hits) for one in found)
        ticked = sum(len(hits) for _, hits in self.places.chosen())
        self.swap.setText(self._swap_label(ticked))
        self.swap.setEnabled(bool(ticked) and not self._waiting)
        if not self.words.text():
            self.said.setText(tr("Looks through headlines, texts, captions and tables of every release."))
        elif not found and not self._running:
            self.said.setText(tr("Not found") if self._asked else tr("Enter looks through the releases."))
        elif more:
            self.said.setText(tr("More than {count} places; look for something rarer.", count=places))
        else:
            self.said.setText(tr("{places} in {releases}", places=trn("{count} place", "{count} places", places),
                                 releases=trn("{count} release", "{count} releases", len(found))))

    def _swap_label(self, ticked: int) -> str:
        """Nothing in the place of the words is a deletion, and is called so."""
        if not ticked:
            return tr("Replace")
        if self.new.text():
            return trn("Replace {count}", "Replace {count}", ticked)
        return trn("Delete {count}", "Delete {count}", ticked)

    # -- replacing

    def replace(self) -> None:
        """Replace what is ticked: each release gets one new revision."""
        chosen = list(self.places.chosen())
        if not chosen or not self._session.can_write:
            return
        desk, me, made = self._session.desk, self._session.me, list[Rewritten]()
        self.swap.setEnabled(False)

        def done(outcome: Outcome) -> None:
            self._forget()
            self._tell(outcome, tr("Replaced in {releases}.", releases=trn(
                "{count} release", "{count} releases", len(outcome.done))), made)

        self._save(lambda: self._session.do(self, lambda: looking.replace(desk, me, chosen, made), done,
                                            self._refused))

    def _tell(self, outcome: Outcome, sentence: str, made: list[Rewritten]) -> None:
        if outcome.done:
            remedies = [Remedy(tr("Undo"), lambda: self._take_back(sentence, made))] if made else []
            self.messages.say("good", sentence, *remedies)
        for one in outcome.not_done[:5]:
            self.messages.say("attention", f"{one.headline or tr('(no headline)')}: {one.sentence}")

    def _take_back(self, sentence: str, made: list[Rewritten]) -> None:
        self.messages.take_back(sentence)
        desk, me = self._session.desk, self._session.me

        def done(outcome: Outcome) -> None:
            self._tell(outcome, tr("Taken back in {releases}.", releases=trn(
                "{count} release", "{count} releases", len(outcome.done))), [])

        self._save(lambda: self._session.do(self, lambda: looking.take_back(desk, me, made), done, self._refused))
