"""*Kamus*: the words that are taken for right in this release, on the whole desk, and on this computer."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.release import Changes
from humasdesk.errors import DeskError
from humasdesk.gui.asking_files import ask_file
from humasdesk.gui.dialogs.form import Trouble, fit, label, nothing_in
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wearing import picture
from humasdesk.i18n import mark, tr, trn
from humasdesk.services.checking import words as service
from humasdesk.services.checking.words import Where

_PLACES: tuple[tuple[Where, str, str], ...] = (
    ("desk", mark("The whole desk"), mark("Words that everybody at this desk may write.")),
    ("release", mark("This release"), mark("Words that are right in this release alone.")),
    ("mine", mark("This computer"), mark("Words that are right for whoever works at this computer.")),
)


class Words(QListWidget):
    """A list that the keyboard enters on a word: one that stands alone could else not be chosen with the arrows."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.selectedItems():
            shown = next((row for row in range(self.count()) if not self.item(row).isHidden()), -1)
            self.setCurrentRow(shown)


class KnownWordsDialog(QDialog):
    """The three lists, a tab each."""

    def __init__(self, session: Session, theme: Theme, release_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Dictionary"))
        fit(self, 560, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self.trouble = Trouble(theme, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(tr("Dictionary"))
        self.lists: dict[Where, WordList] = {}
        for where, title, hint in _PLACES:
            if where == "release" and release_id is None:
                continue
            made = WordList(session, theme, where, tr(hint), release_id, self.trouble, self)
            self.lists[where] = made
            self.tabs.addTab(made, tr(title))
        column.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row.addWidget(self.trouble, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.tabs.currentChanged.connect(lambda _: self.trouble.clear())
        self.lists["desk"].field.setFocus()


class WordList(QWidget):
    """One list: a field that searches and adds, the words, and what can be done with them."""

    def __init__(self, session: Session, theme: Theme, where: Where, hint: str, release_id: str | None,
                 trouble: Trouble, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._where, self._release, self._trouble = session, where, release_id, trouble
        self._words: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label(hint, "soft", self, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Search, or write a new word"))
        self.field.setAccessibleName(tr("Search, or write a new word"))
        self.field.setClearButtonEnabled(True)
        self.add = QPushButton(tr("Add"), self)
        picture(self.add, theme, "plus")
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        self.list = Words(self)
        self.list.setSpacing(2)
        self.list.setAccessibleName(hint)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        column.addWidget(self.list, 1)
        self._nothing = nothing_in(self.list)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        self.remove = QPushButton(tr("Remove"), self)
        picture(self.remove, theme, "trash-2")
        self.bring = QPushButton(tr("Words from a file …"), self)
        picture(self.bring, theme, "file-down")
        self.count: QLabel = label("", "faint", self)
        foot.addWidget(self.remove)
        foot.addWidget(self.bring)
        foot.addStretch(1)
        foot.addWidget(self.count)
        column.addLayout(foot)
        for button in (self.add, self.remove, self.bring):
            button.setAutoDefault(False)
        self._connect()
        for before, after in pairwise((self.field, self.add, self.list, self.remove, self.bring)):
            QWidget.setTabOrder(before, after)
        self.reload()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._narrow())
        self.field.returnPressed.connect(self.take)
        self.add.clicked.connect(lambda _=False: self.take())
        self.list.itemSelectionChanged.connect(self._look)
        self.remove.clicked.connect(lambda _=False: self.leave())
        self.bring.clicked.connect(lambda _=False: self._choose_file())
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.leave)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._session.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if changes.directory or changes.settings or self._release in changes.releases:
            self.reload()

    def reload(self) -> None:
        """Show the words as they are now."""
        self._words = getattr(service.lists(self._session.desk, self._release), self._where)
        self.list.clear()
        self.list.addItems(list(self._words))
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.field.text().strip().casefold()
        shown = 0
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(wanted not in item.text().casefold())
            shown += not item.isHidden()
        self.count.setText(trn("{count} word", "{count} words", shown))
        self._nothing.setText(tr("No word here is like that. Add takes it in.") if self._words else
                              tr("No words yet. Write one above, or take them from a file."))
        self._nothing.setVisible(not shown)
        self._look()

    def _look(self) -> None:
        typed = self.field.text().strip()
        known = typed.casefold() in (word.casefold() for word in self._words)
        self.add.setEnabled(bool(typed) and not known and self._session.can_write)
        self.remove.setEnabled(bool(self.list.selectedItems()) and self._session.can_write)
        self.bring.setEnabled(self._session.can_write)

    # -- deeds

    def take(self) -> None:
        """Add what is typed, and warn where it is close to a known word."""
        session, word, where, release = self._session, self.field.text().strip(), self._where, self._release
        if not self.add.isEnabled():
            return

        def deed() -> tuple[tuple[str, ...], Changes]:
            close = service.near(word)
            return close, service.learn(session.desk, session.me, word, where, release)

        def done(result: tuple[tuple[str, ...], Changes]) -> None:
            self.field.clear()
            self._trouble.say(tr("{word} is right from now on. It is close to {words}: remove it if that was meant.",
                                 word=word, words=", ".join(result[0])), "attention") if result[0] else (
                self._trouble.say(tr("{word} is right from now on.", word=word), "good"))

        self._trouble.clear()
        session.do(self, deed, done, self._failed)

    def leave(self) -> None:
        """Take the chosen words for right no more."""
        session, where, release = self._session, self._where, self._release
        chosen = [item.text() for item in self.list.selectedItems()]
        if not chosen or not session.can_write:
            return

        def deed() -> Changes:
            changes = Changes()
            for word in chosen:
                changes = service.forget(session.desk, session.me, word, where, release)
            return changes

        def done(_: Changes) -> None:
            self._trouble.say(trn("{count} word was removed.", "{count} words were removed.", len(chosen)), "good")

        self._trouble.clear()
        session.do(self, deed, done, self._failed)

    def _choose_file(self) -> None:
        path = ask_file(self, tr("Words from a file …"), tr("Texts (*.txt *.md *.markdown)"), "words")
        if path:
            self.bring_in(Path(path))

    def bring_in(self, path: Path) -> None:
        """Add every word of a text file."""
        session, where, release = self._session, self._where, self._release

        def done(result: tuple[int, Changes]) -> None:
            self._trouble.say(trn("{count} word was added.", "{count} words were added.", result[0]), "good")

        self._trouble.clear()
        session.do(self, lambda: service.learn_all(session.desk, session.me, service.read_words(path), where, release),
                   done, self._failed)

    def _failed(self, error: DeskError) -> None:
        self._trouble.say(error.sentence)
