"""The window *Kutipan*: asked about a subject, an official, a speaker and days; answered in cards while it reads."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.release import Changes
from humasdesk.gui.asking_files import ask_new_file
from humasdesk.gui.dialogs.form import fit
from humasdesk.gui.quotes.cards import Card, CardView
from humasdesk.gui.quotes.looking import MOST, Looking
from humasdesk.gui.quotes.question import Question
from humasdesk.gui.session import Session
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr, trn
from humasdesk.services import citing
from humasdesk.services.quoting import Quote


class QuotesDialog(QDialog):
    """``gone_to`` carries a quotation whose release is to be opened at it."""

    gone_to = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.over = False
        """Whether it was closed; one that only made room for the page is shown again as it was."""
        self.setWindowTitle(tr("Quotations"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(self, 860, 640, QSize(960, 820))
        self._looking = Looking(session, self)
        self.question = Question(session.desk, theme, self)
        self.said = QLabel(self)
        self.said.setProperty("role", "soft")
        self.said.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(4)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.view = CardView(theme, self)
        self.empty = QLabel(self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "soft")
        self.cancel = self._button(tr("Stop"), self.stop)
        self.copy = self._button(tr("Copy"), self.copy_marked)
        self.export = self._button(tr("Export …"), self.export_list)
        self.open_one = self._button(tr("Open the release"), self._open_current)
        self._build()
        self._connect()
        self._show_running(running=False)
        self.begin()

    # -- building

    def _button(self, label: str, deed: object) -> QPushButton:
        button = QPushButton(label, self)
        button.setAutoDefault(False)
        button.clicked.connect(deed)
        return button

    def _build(self) -> None:
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.view)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.said, 1)
        for button in (self.cancel, self.copy, self.export, self.open_one):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.question)
        column.addWidget(self.progress)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        order = [*self.question.stops, self.view, self.cancel, self.copy, self.export, self.open_one]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.question.changed.connect(self.begin)
        self.question.entered.connect(self._go_to_answers)
        self.question.wrong.connect(self.said.setText)
        self._looking.found.connect(self._found)
        self._looking.went_on.connect(self._went_on)
        self._looking.ended.connect(self._ended)
        self._looking.refused.connect(self._refused)
        self._session.changed.connect(self._on_changed)
        self.finished.connect(self._close)
        self.view.opening.connect(self._go)
        self.view.left_upwards.connect(self.question.about.setFocus)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._able())
        copying = QAction(tr("Copy"), self.view)
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copying.triggered.connect(self.copy_marked)
        opening = QAction(tr("Open the release"), self.view)
        opening.triggered.connect(self._open_current)
        for action in (opening, copying):
            self.view.addAction(action)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _on_changed(self, changes: Changes) -> None:
        if changes.directory:
            self.question.know_officials()

    def _close(self) -> None:
        self.over = True
        self._looking.stop()

    # -- asking

    def begin(self) -> None:
        """Look for what the fields ask."""
        self._looking.stop()
        self.view.cards.clear()
        self._able()
        asked = self.question.asked
        self._show_running(running=False)
        if asked is None:
            self._tell_empty(tr("No official of the directory is called that. Choose one of the list, or look for the "
                                "speaker’s words."))
        elif asked.nothing:
            self._tell_empty(tr("What has somebody said about a subject? Fill in one of the fields: a subject, an "
                                "official, a speaker, or days."))
        elif self.question.days_reversed:
            self._tell_empty(tr("The first day lies after the last one. Change one of them."))
        else:
            self._tell_empty(tr("Looking …"))
            self._show_running(running=True)
            self.progress.setRange(0, 0)
            self._looking.look(asked)

    def stop(self) -> None:
        """Look no further; what was found stays."""
        self._looking.stop()
        self._ended(more=True)

    def _tell_empty(self, sentence: str) -> None:
        self.empty.setText(sentence)
        self.stack.setCurrentWidget(self.empty)
        self.said.setText("")

    def _found(self, cards: list[Card]) -> None:
        self.view.cards.add(cards)
        if cards:
            self.stack.setCurrentWidget(self.view)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.view.cards.index(0))
        self.said.setText(self._count())
        self._able()

    def _went_on(self, read: int, total: int) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(read)

    def _ended(self, more: bool) -> None:
        self._show_running(running=False)
        count = len(self.view.cards.cards)
        if not count:
            self._tell_empty(tr("Nobody is quoted with that. Try fewer words or other days."))
        sentence = self._count() if count else self.empty.text()
        if more and count >= MOST:
            sentence = tr("The newest {count} quotations; ask for something rarer to see others.", count=count)
        self.said.setText(sentence if count else "")
        announce(self, sentence)

    def _refused(self, sentence: str) -> None:
        self._show_running(running=False)
        self._tell_empty(sentence)

    def _count(self) -> str:
        cards = self.view.cards.cards
        if not cards:
            return ""
        releases = len({quote.release.id for quote, _ in cards})
        return tr("{quotes} in {releases}", quotes=trn("{count} quotation", "{count} quotations", len(cards)),
                  releases=trn("{count} release", "{count} releases", releases))

    def _show_running(self, *, running: bool) -> None:
        self.progress.setVisible(running)
        self.cancel.setVisible(running)

    def _able(self) -> None:
        some = bool(self.view.cards.cards)
        self.copy.setEnabled(bool(self.view.marked))
        self.open_one.setEnabled(bool(self.view.marked))
        self.export.setEnabled(some)

    def _go_to_answers(self) -> None:
        if self.view.cards.cards:
            self.view.setFocus()

    # -- what is done with the answers

    def _open_current(self) -> None:
        marked = self.view.marked
        if marked:
            self._go(marked[0])

    def _go(self, quote: Quote) -> None:
        """Make room for the page, and have the quotation shown there."""
        self.hide()
        self.gone_to.emit(quote)

    def copy_marked(self) -> None:
        """Put the marked quotations on the clipboard, each with who said it, where and when."""
        marked = self.view.marked
        if marked:
            QGuiApplication.clipboard().setText(citing.as_text(marked))
            sentence = trn("{count} quotation copied.", "{count} quotations copied.", len(marked))
            self.said.setText(sentence)
            announce(self, sentence)

    def export_list(self) -> None:
        """Ask where, and write the list there."""
        chosen, kind = ask_new_file(self, tr("Export …"), f"{tr('quotations')}.csv",
                                    f"{tr('Table (*.csv)')};;{tr('Text (*.txt)')}")
        if chosen:
            path = Path(chosen)
            self.save_list(path if path.suffix else path.with_suffix(".csv" if "csv" in kind else ".txt"))

    def save_list(self, path: Path) -> None:
        """Write the marked quotations to a file where several are marked, else all."""
        marked = self.view.marked
        quotes = marked if len(marked) > 1 else [quote for quote, _ in self.view.cards.cards]
        self._session.lane.run(self, lambda: citing.save(quotes, path),
                               lambda _: self.said.setText(tr("Written to {path}", path=str(path))),
                               lambda error: self.said.setText(error.sentence))
