"""The export dialog: formats, text, letterhead, folder, the files' names before they are written, progress, cancel.

It is long because every choice changes the names and the button that the others show.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk import i18n
from humasdesk.errors import DeskError
from humasdesk.gui.dialogs.form import Trouble, TwoLines, fit, headline, keep_within, label, two_lines
from humasdesk.gui.exporting.choices import Choices
from humasdesk.gui.exporting.plans import Known, Names, known, names
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import exporting
from humasdesk.services.exporting import FORMATS, Outcome

_LOOK_MS = 120
_SHOWN = 200
"""Names that are listed; the rest is counted."""
_WAITING = mark("Looking at what would be written …")


class ExportDialog(QDialog):
    """Writes one release or many. ``exported`` carries the outcome as soon as something was written."""

    exported = Signal(object)
    _progressed = Signal(int, int, str)

    def __init__(self, session: Session, release_ids: Sequence[str], theme: Theme, memory: QSettings,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ids, self._theme = session, tuple(release_ids), theme
        self._memory = memory
        self._lane = Lane(self)
        self._lane.broke.connect(self._broke)
        self._question = 0
        self._refused = False
        self._stop = threading.Event()
        self._running = False
        self._found = Names()
        self.setWindowTitle(tr("Export"))
        self._build()
        fit(self, 680, 560 if len(self._ids) == 1 else 640)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._ask)
        self._progressed.connect(self._show_progress)
        session.lane.look(self, partial(known, session.desk, self._ids, i18n.current()), self._know, self._cannot)

    # -- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self._title = headline("", self, 1.25)
        column.addWidget(self._title)
        column.addWidget(label(tr("Formats").upper(), "section", self))
        self._formats = self._format_boxes(column)
        self.choices = Choices(self._memory, self)
        self.choices.changed.connect(self._changed)
        column.addSpacing(GRID // 2)
        column.addWidget(self.choices)
        column.addWidget(self._embargo_part())
        column.addWidget(self._names_part(), 1)
        self._trouble = Trouble(self._theme, self)
        policy = self._trouble.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self._trouble.setSizePolicy(policy)
        column.addWidget(self._trouble)
        self.another = QPushButton(tr("Choose another folder …"), self)
        self.another.setAutoDefault(False)
        self.another.clicked.connect(self._go_elsewhere)
        self.another.hide()
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._foot())

    def _format_boxes(self, column: QVBoxLayout) -> dict[str, QCheckBox]:
        chosen = self._memory.value("export/formats", list(FORMATS))
        wanted = [chosen] if isinstance(chosen, str) else list(chosen or FORMATS)  # type: ignore[call-overload]  # Qt's settings give objects
        boxes = {}
        for row in FORMATS.values():
            box = QCheckBox(f"{tr(row.label)}  (.{row.extension})", self)
            box.setChecked(row.id in wanted)
            box.toggled.connect(self._changed)
            boxes[row.id] = box
            column.addWidget(box)
        return boxes

    def _embargo_part(self) -> QFrame:
        self._embargo = QFrame(self)
        self._embargo.setProperty("role", "banner")
        column = QVBoxLayout(self._embargo)
        column.setContentsMargins(12, GRID, 12, GRID)
        column.setSpacing(GRID // 2)
        self._embargo_words = label("", "title", self._embargo, wrap=True)
        question = label(tr("To send it earlier, say why; the journal keeps the reason, and the file carries the "
                            "embargo line."), "soft", self._embargo, wrap=True)
        self.reason = QLineEdit(self._embargo)
        self.reason.setPlaceholderText(tr("Why it may leave the house before the embargo ends"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.reason.textChanged.connect(self._allow)
        for part in (self._embargo_words, question, self.reason):
            column.addWidget(part)
        self._embargo.hide()
        return self._embargo

    def _names_part(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        self._names_head = label(tr("Files").upper(), "section", holder)
        self.names = QListWidget(holder)
        self.names.setItemDelegate(TwoLines(self._theme, self.names, elide=Qt.TextElideMode.ElideMiddle))
        self.names.setAccessibleName(tr("Files that will be written"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setMinimumHeight(72)
        column.addWidget(self._names_head)
        column.addWidget(self.names, 1)
        return holder

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(GRID)
        self._doing = label("", "soft", self)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._doing)
        column.addWidget(self._progress)
        self._cancel = QPushButton(tr("Cancel"), self)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self.yes = QPushButton(tr("Export"), self)
        self.yes.setProperty("role", "primary")
        self.yes.setDefault(True)
        self.yes.setEnabled(False)
        self.yes.clicked.connect(self.export)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        row.addWidget(self.yes)
        self._show_idle()
        return row

    # -- what would be written

    def _know(self, found: Known) -> None:
        if len(found.releases) == 1:
            self._title.setText(found.releases[0].headline or tr("(no headline)"))
        else:
            self._title.setText(trn("{count} release", "{count} releases", len(found.releases)))
        self.choices.fill(self._session.desk, found)
        self._changed()

    def _cannot(self, error: DeskError) -> None:
        self._trouble.say(error.sentence)

    def _changed(self) -> None:
        self._refused = False
        self.another.hide()
        self._ask_anew()

    def _ask_anew(self) -> None:
        self._question += 1
        self._look.start()
        self._allow()

    def wanted(self) -> list[str]:
        """The formats that are ticked."""
        return [format_id for format_id, box in self._formats.items() if box.isChecked()]

    def _ask(self) -> None:
        question = self._question
        work = partial(names, self._session.desk, self.choices.orders(), self.wanted(), self.choices.folder,
                       lambda: question != self._question)
        self._session.lane.look(self, work, lambda found: self._show(found) if question == self._question else None,
                       self._cannot)

    def _show(self, found: Names) -> None:
        self._found = found
        self.names.clear()
        for name, there in found.files[:_SHOWN]:
            item = QListWidgetItem(self.names)
            two_lines(item, name, note=tr("replaces the one there") if there else "")
        if len(found.files) > _SHOWN:
            two_lines(QListWidgetItem(self.names), tr("and {count} more", count=len(found.files) - _SHOWN), faded=True)
        replaced = sum(there for _, there in found.files)
        head = trn("{count} file", "{count} files", len(found.files))
        if replaced:
            head += " · " + trn("{count} replaces one that is there", "{count} replace ones that are there", replaced)
        self._names_head.setText(head.upper())
        self._show_embargo(found.embargoes)
        if found.troubles:
            self._trouble.say(found.troubles[0], "attention")
        elif not self._running and not self._refused:
            self._trouble.clear()
        self._allow()

    def _show_embargo(self, embargoes: tuple[str, ...]) -> None:
        self._embargo.setVisible(bool(embargoes))
        if len(embargoes) == 1:
            self._embargo_words.setText(tr("Under embargo: {embargo}", embargo=embargoes[0]))
        elif embargoes:
            self._embargo_words.setText(trn("{count} release is under embargo; the first: {embargo}",
                                            "{count} releases are under embargo; the first: {embargo}",
                                            len(embargoes), embargo=embargoes[0]))
        layout = self.layout()
        if embargoes and layout is not None:  # in two zones it can be two days, and then the sentence takes two lines
            keep_within(self, self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _why_not(self) -> str:
        """What is still missing, as a sentence; empty where it can begin."""
        if not self.wanted():
            return tr("Choose at least one format.")
        if self.choices.folder is None:
            return tr("Choose a folder.")
        if self._found.embargoes and not self.reason.text().strip():
            return tr("It is under embargo: wait, or say why it may leave earlier.")
        if self._found.embargoes and not self._session.can_write:
            return tr("Here you can only look: what leaves before its embargo ends has to be recorded.")
        return ""

    def _allow(self) -> None:
        if not self._running:
            why_not = self._why_not()
            self.yes.setEnabled(not why_not and bool(self._found.files))
            self._doing.setText(why_not or ("" if self._found.files else tr(_WAITING)))

    # -- writing

    def export(self) -> None:
        """Write the files; the window stays usable behind, and Cancel stops before the next release."""
        folder = self.choices.folder
        if self._why_not() or folder is None:
            return
        self._running = True
        self._stop.clear()
        self._trouble.clear()
        self._memory.setValue("export/formats", self.wanted())
        self.choices.remember()
        me = self._session.me if self._session.can_write else None
        work = partial(exporting.export_all, self._session.desk, self.choices.orders(), self.wanted(), folder, me=me,
                       reason=self.reason.text(), progress=self._progressed.emit, cancelled=self._stop.is_set)
        for part in self._parts():
            part.setEnabled(False)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._lane.run(self, work, self._done, self._failed)

    def _parts(self) -> tuple[QWidget, ...]:
        return (*self._formats.values(), self.choices, self._embargo, self.names, self.yes)

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if total > 1:
            self._progress.setRange(0, total)
            self._progress.setValue(done)
        if not self._stop.is_set():
            self._doing.setText(tr("{number} of {count}: {name}", number=done + 1, count=total,
                                   name=what or tr("(no headline)")))

    def _show_idle(self) -> None:
        self._running = False
        self._progress.hide()
        for part in self._parts():
            part.setEnabled(True)

    def _done(self, outcome: Outcome) -> None:
        if outcome.changes is not None:
            self._session.changed.emit(outcome.changes)
        if outcome.files:
            self.exported.emit(outcome)
            self.accept()
            return
        self._show_idle()
        if outcome.failed:
            self._refuse(outcome.failed[0].sentence)
        elif outcome.cancelled:
            self._refuse(tr("Cancelled. Nothing was written."), "attention")

    def _failed(self, error: DeskError) -> None:
        self._show_idle()
        self._refuse(error.sentence)

    def _refuse(self, sentence: str, tone: str = "danger") -> None:
        """Say why nothing was written, until something is chosen anew; the names are looked up again meanwhile."""
        self._refused = True
        self._trouble.say(sentence, tone)
        self.another.setVisible(tone == "danger")
        self._ask_anew()
        self.choices.take_focus()

    def _go_elsewhere(self) -> None:
        """Ask for another folder and write there at once: it was only the folder that stood in the way."""
        if self.choices.choose_folder():
            self.export()

    def _broke(self, error: Exception) -> None:
        """A bug: let the dialog be used again, and let it fly to the report."""
        self._show_idle()
        self._session.lane.broke.emit(error)

    def reject(self) -> None:
        """Cancel what runs; without anything running, close."""
        if self._running:
            self._stop.set()
            self._doing.setText(tr("Stopping after this file …"))
            return
        super().reject()

    def done(self, result: int) -> None:
        """However it ends, the lane ends with it."""
        self._question += 1
        self._lane.finish()
        super().done(result)
